import { execFileSync } from "node:child_process";
import { cpus, loadavg, totalmem, type } from "node:os";
import { fileURLToPath } from "node:url";

/** What was measured on, without anything that names the machine. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGib: number;
  readonly system: string;
  readonly node: string;
  /** Null where no page was measured. */
  readonly browser: string | null;
  /** What draws WebGL; null likewise. */
  readonly graphics: string | null;
}

export function describeMachine(browser: string | null, graphics: string | null): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryGib: Math.round(totalmem() / 2 ** 30),
    system: type(),
    node: process.version,
    browser,
    graphics,
  };
}

/** Processes that ran or waited, on average over the last minute. */
export function loadNow(): number {
  return Math.round((loadavg()[0] ?? 0) * 100) / 100;
}

/** Short hash of the commit, and whether what is measured differs from it. */
export function describeCommit(): { readonly commit: string; readonly isChanged: boolean } {
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: fileURLToPath(new URL("../..", import.meta.url)), encoding: "utf8" }).trim();
  const measured = ["src", "graph-data", "index.html", "vite.config.ts", "package-lock.json"];
  return {
    commit: git("rev-parse", "--short", "HEAD"),
    isChanged: git("status", "--porcelain", "--", ...measured) !== "",
  };
}
