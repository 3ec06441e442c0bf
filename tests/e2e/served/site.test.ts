import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sha256Source } from "../../../scripts/vite-content-security-policy.ts";
import { type OpenedPage, openPage, whenReady } from "../support/page.ts";
import { DIST, type StaticServer, serveFolder } from "../support/static-server.ts";

// What holds for a site only: it is made of files that name one another, and a host can lose one of them.

const DESKTOP = { width: 1440, height: 900 };
let server: StaticServer;
let html: string;

beforeAll(async () => {
  server = await serveFolder(DIST, "/some/deep/path/");
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
    for (const name of ["default-src", "font-src", "connect-src", "worker-src"]) {
      expect(policy.get(name), name).toEqual(["'self'"]);
    }
    for (const name of ["object-src", "base-uri", "form-action"]) expect(policy.get(name), name).toEqual(["'none'"]);
    expect(policy.get("img-src")).toEqual(["'self'", "data:", "blob:"]);
    for (const name of ["script-src", "style-src"]) {
      for (const source of policy.get(name) ?? []) expect(source).toMatch(/^'self'$|^'sha256-/);
      expect(policy.get(name)).toContain("'self'");
    }
    expect(html).not.toContain("unsafe-");
  });

  test("has one inline script and one inline style, both named by the policy, and no other inline code", () => {
    const inline = [...html.matchAll(/<(script|style)>([\s\S]*?)<\/\1>/g)];
    expect(inline.map(([, element]) => element)).toEqual(["script", "style"]);
    for (const [, , text = ""] of inline) expect(html).toContain(sha256Source(text).replaceAll("'", "&#39;"));
    for (const [, attributes, body] of html.matchAll(/<script\s([^>]*)>([\s\S]*?)<\/script>/g)) {
      expect(attributes).toMatch(/(?:^|\s)src="/);
      expect(body?.trim()).toBe("");
    }
    expect(html.match(/<(?:script|style)\b/g)).toHaveLength(inline.length + 1);
    expect(html).not.toMatch(/<[^>]+\son[a-z]+\s*=/i);
    expect(html).not.toMatch(/<[^>]+\sstyle\s*=/i);
    expect(html).not.toMatch(/javascript:/i);
  });

  test("names its files by relative addresses, and each of them is there", () => {
    const addresses = [...html.matchAll(/\s(?:src|href)="([^#"][^"]*)"/g)].map((match) => match[1] ?? "");
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

test("the words that the controls say of themselves come in the language of the page alone", () => {
  const scripts = readdirSync(join(DIST, "assets"))
    .filter((name) => name.endsWith(".js"))
    .map((name) => readFileSync(join(DIST, "assets", name), "utf8"));
  expect(scripts.some((script) => script.includes("Dismiss"))).toBe(true);
  expect(scripts.filter((script) => script.includes("Schlie\u00dfen") || script.includes("Schlie\\xDFen"))).toEqual([]);
});

test("another language can be asked for, though no message is parsed in the page", async () => {
  const opened = await openPage({ url: `${server.url}?lang=en-XA`, viewport: DESKTOP });
  await whenReady(opened);
  const counts = await opened.page.getByTestId("counts").innerText();
  expect(counts).toMatch(/\b\d+\s+éént/);
  await opened.close();
});

test("without its dataset the page says what is wrong and offers to try again", async () => {
  const opened = await openPage({
    url: server.url,
    viewport: DESKTOP,
    prepare: (page) => page.route("**/datasets/*", (route) => route.fulfill({ status: 404, body: "" })),
  });
  const { page } = opened;
  await whenReady(opened);
  await page.getByRole("heading", { name: "The graph could not be opened" }).waitFor();
  await page.getByText("kerman-attack").waitFor();
  // In place of the still picture.
  expect(await page.locator(".still").count()).toBe(0);
  await page.unroute("**/datasets/*");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("application").waitFor();
  await opened.close();
});

test("a dataset that was changed since the build is checked by the page: a fault is said, and a sound change is shown", async () => {
  const dataset = JSON.parse(readFileSync(join(DIST, "datasets/kerman-attack.kg.json"), "utf8"));
  const [first, ...others] = dataset.entities;
  const answers = [
    { ...dataset, entities: [{ ...first, kind: "unheard-of" }, ...others] },
    { ...dataset, dataset: { ...dataset.dataset, title: "Changed on the host" } },
  ];
  const opened = await openPage({
    url: server.url,
    viewport: DESKTOP,
    prepare: (page) => page.route("**/datasets/*", (route) => route.fulfill({ json: answers.shift() })),
  });
  const { page } = opened;
  await whenReady(opened);
  await page.getByText("“unheard-of” is not the id of an entity kind").waitFor();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("application").waitFor();
  await page.getByRole("heading", { level: 1, name: "Changed on the host" }).waitFor();
  await opened.close();
});

test.each([1280, 390])(
  "the time bar may come later than the graph, %d px wide: its place is kept, the stage stays as it is, and the page is ready once it is there",
  async (width) => {
    let comes = (): void => {};
    const coming = new Promise<void>((resolve) => {
      comes = resolve;
    });
    const opened = await openPage({
      url: server.url,
      viewport: { width, height: 800 },
      prepare: (page) =>
        page.route(/\/opening-[^/]*\.js$/, async (route) => {
          await coming;
          await route.continue();
        }),
    });
    const { page } = opened;
    await page.getByRole("application").waitFor();
    const stage = page.getByRole("main");
    const timeBar = page.getByRole("region", { name: "Time" });
    const state = page.locator("html");
    const before = await stage.boundingBox();
    expect(await timeBar.count()).toBe(0);
    expect(await state.getAttribute("data-state")).toBe("loading");
    comes();
    await timeBar.waitFor();
    await whenReady(opened);
    expect(await stage.boundingBox()).toEqual(before);
    expect([...opened.pageErrors, ...opened.consoleErrors]).toEqual([]);
    await opened.close();
  },
);

describe("one page of it", () => {
  let opened: OpenedPage;
  /** Lets the code of paths and comparisons come. */
  let comes = (): void => {};
  beforeAll(async () => {
    const coming = new Promise<void>((resolve) => {
      comes = resolve;
    });
    opened = await openPage({
      url: server.url,
      viewport: DESKTOP,
      prepare: (page) =>
        page.route(/\/exploring-[^/]*\.js$/, async (route) => {
          await coming;
          await route.continue();
        }),
    });
    await whenReady(opened);
  });
  afterAll(() => opened?.close());

  test("the first dataset is asked for once", () => {
    const dataset = `${server.url}datasets/kerman-attack.kg.json`;
    expect(opened.requests.filter((address) => address === dataset)).toHaveLength(1);
  });

  test("the faces of the opening screen are fetched from the start, those of other alphabets only when they are needed", async () => {
    const links = [...html.matchAll(/<link[^>]*as="font"[^>]*>/g)].map(([link]) => link);
    const faces = links.map((link) => /href="\.\/([^"]+)"/.exec(link)?.[1] ?? "");
    expect(faces.map((face) => face.replace(/^assets\/|-[\w-]{8}\.woff2$/g, ""))).toEqual([
      "inter-latin-wght-normal",
      "source-serif-4-latin-wght-normal",
      "source-serif-4-latin-wght-italic",
    ]);
    for (const link of links) expect(link).toContain("crossorigin");
    await opened.page.evaluate(() => document.fonts.ready);
    const fetched = opened.requests.filter((address) => address.endsWith(".woff2"));
    expect(fetched.toSorted()).toEqual(faces.map((face) => server.url + face).toSorted());
  });

  test("while what was asked for is on its way the page says that it is busy", async () => {
    const { page } = opened;
    await page.evaluate(() => {
      location.hash = "v=1&room=path:e.iran:e.israel";
    });
    await page.locator('html[data-state="busy"]').waitFor({ state: "attached" });
    comes();
    await page.getByTestId("path-panel").waitFor();
    await whenReady(opened);
  });

  test("where the page to hand out is missing, or the host answers with another one, Export says so and the rest works", async () => {
    const { page } = opened;
    await page.route("**/one-file.html", (route) => route.fulfill({ status: 404, body: "" }));
    await page.getByRole("button", { name: "Export", exact: true }).click();
    const dialog = page.getByRole("dialog");
    const format = (name: RegExp) => dialog.getByRole("radio", { name });
    await format(/Standalone HTML/).press("Space");
    await dialog.getByText("could not be loaded: the server answered 404").waitFor();
    expect(await dialog.getByRole("button", { name: "Download" }).isDisabled()).toBe(true);
    await format(/Sourceline dataset/).press("Space");
    await dialog.getByText("This format keeps everything").waitFor();
    expect(await dialog.getByRole("button", { name: "Download" }).isEnabled()).toBe(true);
    await page.unroute("**/one-file.html");
    await page.route("**/one-file.html", (route) => route.fulfill({ body: html, contentType: "text/html" }));
    await format(/Standalone HTML/).press("Space");
    await dialog.getByText("is not the one that standalone HTML files are made from").waitFor();
  });
});
