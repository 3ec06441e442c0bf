import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";
import { CHROMIUM_FLAGS, findChromiums } from "./chromium.ts";

const PLAYWRIGHT = fileURLToPath(new URL("../node_modules/playwright/cli.js", import.meta.url));
const LAUNCH_TIMEOUT_MS = 30_000;
/** For Playwright's download, which without a network would try again and again. */
const DOWNLOAD_TIMEOUT_MS = 300_000;
const PACKAGE_TIMEOUT_MS = 900_000;

/** How each system's own package manager gets a Chromium; the first one on the machine is used. */
const PACKAGE_MANAGERS: readonly { readonly program: string; readonly commands: readonly (readonly string[])[] }[] = [
  { program: "apt-get", commands: [["update"], ["install", "-y", "--no-install-recommends", "chromium"]] },
  { program: "dnf", commands: [["install", "-y", "chromium"]] },
  { program: "apk", commands: [["add", "chromium"]] },
  { program: "pacman", commands: [["-Sy", "--noconfirm", "chromium"]] },
  { program: "zypper", commands: [["--non-interactive", "install", "chromium"]] },
  { program: "brew", commands: [["install", "--cask", "chromium"]] },
];

/** A browser that starts, or in one sentence what was tried for it. */
export type Provided = { readonly path: string } | { readonly failure: string };

/**
 * A Chromium to test with: one that is on the machine and starts, else one fetched by Playwright's installer, else by
 * the system's package manager (as root, or by a sudo that asks for no password).
 * @param say told each step, as it may take minutes.
 */
export async function provideChromium(say: (line: string) => void): Promise<Provided> {
  const tried: string[] = [];
  const given = process.env.CHROMIUM_PATH;
  if (given && !existsSync(given)) say(`CHROMIUM_PATH is ${given}, where there is no file; looking elsewhere.`);

  const found = findChromiums();
  if (found.length === 0) tried.push("none was found on this machine");
  const present = await firstThatStarts(found, tried);
  if (present) return { path: present };

  say("No Chromium here that starts: trying Playwright's installer.");
  if (run(process.execPath, [PLAYWRIGHT, "install", "chromium"], DOWNLOAD_TIMEOUT_MS)) {
    const fetched = await firstThatStarts([chromium.executablePath()].filter(existsSync), tried);
    if (fetched) return { path: fetched };
    if (process.platform === "linux" && prefixForRoot()) {
      say("It was fetched but does not start: trying to install the libraries that it needs.");
      run(process.execPath, [PLAYWRIGHT, "install-deps", "chromium"], PACKAGE_TIMEOUT_MS);
      const repaired = await firstThatStarts([chromium.executablePath()].filter(existsSync), tried);
      if (repaired) return { path: repaired };
    }
  } else tried.push('Playwright\'s installer failed ("npx playwright install chromium")');

  const manager = PACKAGE_MANAGERS.find(({ program }) => isOnPath(program));
  if (!manager) tried.push("no package manager that is known here was found");
  else {
    const prefix = manager.program === "brew" ? [] : prefixForRoot();
    if (!prefix) tried.push(`${manager.program} needs root, and sudo asks for a password`);
    else {
      say(`Trying the system's package manager, ${manager.program}.`);
      // A failed update (one stale list among many) need not hinder the installation, so only the last command counts.
      const outcomes = manager.commands.map((command) => {
        const [program = "", ...args] = [...prefix, manager.program, ...command];
        return run(program, args, PACKAGE_TIMEOUT_MS);
      });
      if (!outcomes.at(-1)) tried.push(`${manager.program} could not install "chromium"`);
      const installed = await firstThatStarts(findChromiums(), tried);
      if (installed) return { path: installed };
    }
  }
  return {
    failure: `No Chromium to test with: ${[...new Set(tried)].join("; ")}. Install Chromium or Chrome and set CHROMIUM_PATH to its executable.`,
  };
}

async function firstThatStarts(paths: readonly string[], tried: string[]): Promise<string | undefined> {
  for (const executablePath of new Set(paths)) {
    try {
      const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS, timeout: LAUNCH_TIMEOUT_MS });
      await browser.close();
      return executablePath;
    } catch {
      tried.push(`${executablePath} does not start`);
    }
  }
  return undefined;
}

/** Runs a program with its output shown; whether it ended well and in time. */
function run(program: string, args: readonly string[], timeoutMs: number): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(program, args, { stdio: ["ignore", "inherit", "inherit"], timeout: timeoutMs, env }).status === 0;
}

function isOnPath(program: string): boolean {
  return (process.env.PATH ?? "").split(":").some((folder) => existsSync(`${folder}/${program}`));
}

/** What to put before a command that needs root; null where root is not to be had without a password. */
function prefixForRoot(): readonly string[] | null {
  if (process.getuid?.() === 0) return [];
  return isOnPath("sudo") && spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status === 0
    ? ["sudo", "-n"]
    : null;
}
