import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { ONE_FILE_PAGE } from "../formats/one-file-ids.ts";
import { checkedPage } from "../formats/one-file-page.ts";
import { err, type Result } from "../lib/result.ts";
import { issueLine } from "../model/issue.ts";
import { cliWords as words } from "../words/en/cli.ts";
import { verbatim, type Words } from "../words/message.ts";
import type { Terminal } from "./terminal.ts";

const pathOf = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));
const BUILT = pathOf(`dist/${ONE_FILE_PAGE}`);
const BUILDER = pathOf("scripts/one-file-page.ts");
const BUILD_TOOL = pathOf("node_modules/vite");

/** The page that standalone HTML is made from: the built one, or else one that is built now, which takes some seconds. */
export async function readStandalonePage(terminal: Terminal): Promise<Result<string, Words>> {
  if (existsSync(BUILT)) return inWords(checkedPage(await readFile(BUILT, "utf8")));
  if (!existsSync(BUILD_TOOL)) return err(words.noBuildTools());
  terminal.complain(words.building());
  const built = await outputOf(BUILDER);
  return built.ok ? inWords(checkedPage(built.value)) : built;
}

function inWords(page: ReturnType<typeof checkedPage>): Result<string, Words> {
  return page.ok ? page : err(words.pageProblem({ path: BUILT, problem: issueLine(page.error) }));
}

/** What a script of ours prints; where it fails, its error. */
function outputOf(script: string): Promise<Result<string, Words>> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "pipe"] });
    const chunks: Buffer[] = [];
    let complaints = "";
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => {
      complaints += chunk.toString();
    });
    child.on("error", (error) => resolve(err(words.notStarted({ reason: error.message }))));
    child.on("close", (code) => {
      if (code === 0) return resolve({ ok: true, value: Buffer.concat(chunks).toString("utf8") });
      const line = complaints.split("\n").find((each) => /error/i.test(each));
      const reason = line === undefined ? words.endedWith({ code: String(code) }) : verbatim(line.trim());
      resolve(err(words.notBuilt({ reason })));
    });
  });
}
