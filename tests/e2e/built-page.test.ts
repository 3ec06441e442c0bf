import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenedPage, openPage, whenReady } from "./support/page.ts";
import { DIST, type StaticServer, serveFolder } from "./support/static-server.ts";

const UNDER = "/some/deep/path/";
let server: StaticServer;
let html: string;

beforeAll(async () => {
  server = await serveFolder(DIST, UNDER);
  html = readFileSync(join(DIST, "index.html"), "utf8");
});
afterAll(() => server?.close());

describe("the built index.html", () => {
  test("opens its head with a policy that lets it run and show its own files only", () => {
    const [, head = ""] = /<head>\s*(<[^>]+>)/.exec(html) ?? [];
    const policy = new Map(
      (/content="([^"]+)"/.exec(head)?.[1] ?? "")
        .replaceAll("&#39;", "'")
        .split("; ")
        .map((directive): [string, string[]] => [directive.split(" ")[0] ?? "", directive.split(" ").slice(1)]),
    );
    expect(head).toContain('http-equiv="Content-Security-Policy"');
    for (const name of ["default-src", "script-src", "font-src", "connect-src", "worker-src"]) {
      expect(policy.get(name), name).toEqual(["'self'"]);
    }
    for (const name of ["object-src", "base-uri", "form-action"]) expect(policy.get(name), name).toEqual(["'none'"]);
    expect(policy.get("img-src")).toEqual(["'self'", "data:", "blob:"]);
    for (const source of policy.get("style-src") ?? []) expect(source).toMatch(/^'self'$|^'sha256-/);
    expect(policy.get("style-src")).toContain("'self'");
    expect(html).not.toContain("unsafe-");
  });

  test("has no inline script, no inline handler and no inline style", () => {
    for (const [, attributes, body] of html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)) {
      expect(attributes).toMatch(/\ssrc="/);
      expect(body?.trim()).toBe("");
    }
    expect(html).not.toMatch(/<[^>]+\son[a-z]+\s*=/i);
    expect(html).not.toMatch(/<style|<[^>]+\sstyle\s*=/i);
    expect(html).not.toMatch(/javascript:/i);
  });

  test("names its files by relative addresses, and each of them is there", () => {
    const addresses = [...html.matchAll(/\s(?:src|href)="([^"]*)"/g)].map((match) => match[1] ?? "");
    expect(addresses.length).toBeGreaterThan(2);
    for (const address of addresses) {
      expect(address).toMatch(/^\.\//);
      expect(() => readFileSync(join(DIST, address)), address).not.toThrow();
    }
  });

  test("has the first dataset fetched while the script is on its way", () => {
    const link = /<link[^>]*rel="preload"[^>]*>/.exec(html)?.[0] ?? "";
    expect(link).toContain('as="fetch"');
    expect(link).toContain("crossorigin");
    expect(link).toContain('href="./datasets/kerman-attack.kg.json"');
  });
});

test("no built stylesheet takes anything from elsewhere", () => {
  for (const name of readdirSync(DIST, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".css")) continue;
    for (const [, address] of readFileSync(join(DIST, name), "utf8").matchAll(/url\(\s*["']?([^"')]+)/g)) {
      expect(address, name).toMatch(/^(?:\.{1,2}\/|data:|#|[\w-]+\.)/);
    }
    expect(readFileSync(join(DIST, name), "utf8"), name).not.toMatch(/@import\s+(?:url\()?["']?(?:https?:)?\/\//);
  }
});

describe.each([
  { name: "desktop, light", viewport: { width: 1280, height: 800 }, colorScheme: "light" },
  { name: "phone, dark", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
] as const)("the page on a host's sub-path ($name)", ({ viewport, colorScheme }) => {
  let opened: OpenedPage;
  beforeAll(async () => {
    opened = await openPage({ url: server.url, viewport, colorScheme });
    await whenReady(opened);
  });
  afterAll(() => opened?.close());

  test("draws the graph without an error", () => {
    expect(opened.pageErrors).toEqual([]);
    expect(opened.consoleErrors).toEqual([]);
  });

  test("stays within its policy, also when its controls are used", async () => {
    const { page } = opened;
    // Pressable and overlay controls are what brings styles in late.
    await page.keyboard.press("/");
    await page.keyboard.press("Escape");
    for (let step = 0; step < 12; step++) await page.keyboard.press("Tab");
    await page.mouse.move(viewport.width / 2, viewport.height / 2);
    expect(opened.cspViolations).toEqual([]);
  });

  test("asks its own folder only, for everything once", () => {
    const paths = opened.requests.filter((address) => !/^(?:data|blob):/.test(address));
    expect(paths.filter((address) => !address.startsWith(server.url))).toEqual([]);
    const dataset = `${server.url}datasets/kerman-attack.kg.json`;
    expect(paths.filter((address) => address === dataset)).toHaveLength(1);
  });
});

test("the policy is in force: an injected inline script does not run, and is reported", async () => {
  const opened = await openPage({ url: server.url });
  const hasRun = await opened.page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.documentElement.dataset.injected = 'yes'";
    document.body.append(script);
    return document.documentElement.dataset.injected === "yes";
  });
  expect(hasRun).toBe(false);
  await expect.poll(() => opened.cspViolations.join()).toContain("script-src");
  await opened.close();
});
