import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

const START = fileURLToPath(new URL("../../../scripts/start.mjs", import.meta.url));
const INSTALLED = fileURLToPath(new URL("../../../scripts/installed.mjs", import.meta.url));

let folder: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sourceline-start-"));
});
afterEach(() => {
  child?.kill();
  child = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** A page of one script, to be built in a moment. */
function writePage(script = "document.title = 'small';"): void {
  writeFileSync(join(folder, "index.html"), '<title>page</title><script type="module" src="./main.js"></script>');
  writeFileSync(join(folder, "main.js"), script);
}

interface Said {
  readonly lines: readonly string[];
  /** Undefined while it runs. */
  readonly code: number | undefined;
}

/** Runs a script until it has said something that matches, or has ended. */
function run(script: string, args: readonly string[] = [], until = /^$/, env: NodeJS.ProcessEnv = {}): Promise<Said> {
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, [script, ...args], {
      cwd: folder,
      env: { ...process.env, NODE_ENV: "", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child = running;
    let said = "";
    const linesNow = () => said.split("\n").filter((line) => line.trim() !== "");
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (linesNow().some((line) => until.test(line))) resolve({ lines: linesNow(), code: undefined });
    };
    running.stdout?.on("data", hear);
    running.stderr?.on("data", hear);
    running.once("error", reject);
    running.once("close", (code) => resolve({ lines: linesNow(), code: code ?? undefined }));
  });
}

const OPEN = /^Open (http:\/\/\S+) in a browser; press Ctrl\+C here to stop\.$/;

test("npm start builds, serves, and says in two lines no more than that and where", async () => {
  writePage();
  const { lines, code } = await run(START, ["--port", "0"], OPEN);
  expect(code).toBeUndefined();
  expect(lines).toEqual(["Building the explorer …", expect.stringMatching(OPEN)]);
  const page = await fetch(OPEN.exec(lines[1] ?? "")?.[1] ?? "");
  expect(await page.text()).toContain("<title>page</title>");
});

test("npm start ends with a plain sentence where the page cannot be built, after the reason", async () => {
  writePage('import "./missing.js";');
  const { lines, code } = await run(START);
  expect(code).toBe(1);
  expect(lines.at(-1)).toBe("The explorer could not be built, for the reason above, so nothing is served.");
  expect(lines.join("\n")).toContain("missing.js");
  expect(lines.filter((line) => /^\s+at /.test(line))).toEqual([]);
});

test("npm start ends with a plain sentence where the port that was asked for is taken", async () => {
  writePage();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "localhost", resolve));
  const { port } = other.address() as AddressInfo;
  const { lines, code } = await run(START, ["--port", String(port)]);
  await new Promise((resolve) => other.close(resolve));
  expect(code).toBe(1);
  expect(lines.at(-1)).toBe(
    `Port ${port} is in use by another program. Choose another, or leave out --port to take the first that is free.`,
  );
});

test.each([
  [["--port", "high"], '"high" is no port: give a number from 0 to 65535.'],
  [["--prot", "8000"], "Unknown option '--prot'"],
])("npm start %j builds nothing and says what is wrong with it", async (args, sentence) => {
  const { lines, code } = await run(START, args);
  expect(code).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(sentence);
});

/** The scripts alone, as in a clone in which nothing is installed. */
function bareCopyOf(script: string): string {
  mkdirSync(join(folder, "scripts"));
  const copy = join(folder, "scripts", "copy.mjs");
  copyFileSync(script, copy);
  return copy;
}

test("npm start before npm ci says so in one line", async () => {
  const { lines, code } = await run(bareCopyOf(START));
  expect(code).toBe(1);
  expect(lines).toEqual(['What builds the page is not installed: run "npm ci" first.']);
});

const NEXT = "Next: run npm start to open the explorer, or npm test to check it.";
const npmOn = (node: string) => ({ npm_config_user_agent: `npm/11.19.1 node/v${node} linux x64 workspaces/false` });

test.each(["22.12.0", "24.0.0", "26.3.0"])("npm ci on Node %s ends with what to do next", async (node) => {
  expect(await run(INSTALLED, [], undefined, npmOn(node))).toEqual({ lines: [NEXT], code: 0 });
});

test.each(["20.19.0", "20.20.2", "23.1.0", "25.0.0"])(
  "npm ci on Node %s, which one package refuses, says that this does no harm, and then what to do next",
  async (node) => {
    const { lines, code } = await run(INSTALLED, [], undefined, npmOn(node));
    expect(code).toBe(0);
    expect(lines).toEqual([expect.stringContaining(`Node ${process.versions.node}`), NEXT]);
    expect(lines[0]).toContain(`not run on your ${node}.`);
  },
);

test.each(["18.20.8", "20.18.3", "21.7.3", "22.11.0"])("npm ci on Node %s fails with one sentence", async (node) => {
  expect(await run(INSTALLED, [], undefined, npmOn(node))).toEqual({
    lines: [`Sourceline needs Node 20.19, 22.12 or newer, but npm is running on Node ${node}.`],
    code: 1,
  });
});

test("npm ci --omit=dev says what is not there", async () => {
  const { lines, code } = await run(bareCopyOf(INSTALLED), [], undefined, npmOn("24.0.0"));
  expect(code).toBe(0);
  expect(lines).toEqual([expect.stringContaining("Installed without what builds and tests the explorer")]);
});
