import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { ONE_FILE_PAGE } from "../formats/one-file-ids.ts";
import { checkedPage } from "../formats/one-file-page.ts";
import { err, type Result } from "../lib/result.ts";
import { issueLine } from "../model/issue.ts";
import type { Terminal } from "./terminal.ts";

const pathOf = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));
const BUILT = pathOf(`dist/${ONE_FILE_PAGE}`);
const BUILDER = pathOf("scripts/one-file-page.ts");
const BUILD_TOOL = pathOf("node_modules/vite");

/** The page that a one-file is written into: the built one, else one that is built now, which takes some seconds. */
export async function readPageToHandOut(terminal: Terminal): Promise<Result<string, string>> {
  if (existsSync(BUILT)) return inWords(checkedPage(await readFile(BUILT, "utf8")));
  if (!existsSync(BUILD_TOOL)) {
    return err('the page is not built, and what builds it is not installed (run "npm ci" first)');
  }
  terminal.complain('sourceline: building the page first ("npm run build" keeps it for the next time)');
  const built = await outputOf(BUILDER);
  return built.ok ? inWords(checkedPage(built.value)) : built;
}

function inWords(page: ReturnType<typeof checkedPage>): Result<string, string> {
  return page.ok ? page : err(`${BUILT}: ${issueLine(page.error)}`);
}

/** What a script of ours prints; where it fails, the last thing that it complained of. */
function outputOf(script: string): Promise<Result<string, string>> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "pipe"] });
    const chunks: Buffer[] = [];
    let complaints = "";
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => {
      complaints += chunk.toString();
    });
    child.on("error", (fault) => resolve(err(`the page cannot be built: ${fault.message}`)));
    child.on("close", (code) => {
      if (code === 0) return resolve({ ok: true, value: Buffer.concat(chunks).toString("utf8") });
      const reason = complaints.split("\n").find((line) => /error/i.test(line)) ?? `it ended with ${code}`;
      resolve(err(`the page cannot be built: ${reason.trim()} (run "npm run build" to see more)`));
    });
  });
}
