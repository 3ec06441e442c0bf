import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";
import { CHROMIUM_FLAGS, findChromiums, isShell } from "./chromium.ts";
import { type Hints, hintFor } from "./machine.ts";
import { installPackages, type Packages, type Provided, prefixForRoot, runProgram } from "./system-packages.ts";

const PLAYWRIGHT = fileURLToPath(new URL("../node_modules/playwright/cli.js", import.meta.url));
const LAUNCH_TIMEOUT_MS = 30_000;
/** For Playwright's download, which without a network would try again and again. */
const DOWNLOAD_TIMEOUT_MS = 300_000;
/** For the libraries that Playwright's Chromium needs. */
const LIBRARIES_TIMEOUT_MS = 900_000;

const PACKAGES: Packages = {
  "apt-get": ["chromium"],
  dnf: ["chromium"],
  apk: ["chromium"],
  pacman: ["chromium"],
  zypper: ["chromium"],
  brew: ["--cask", "chromium"],
};

/** Of the known systems, only Debian packs the headless shell by itself. */
const SHELL_PACKAGES: Packages = { "apt-get": ["chromium-headless-shell"] };
const OS_RELEASE = "/etc/os-release";
const isDebian = () => existsSync(OS_RELEASE) && /^ID="?debian"?$/m.test(readFileSync(OS_RELEASE, "utf8"));

/** How a person gets a Chromium. */
export const CHROMIUM_HINTS: Hints = {
  linux:
    "Install Chromium or Chrome by the system's package manager, or set CHROMIUM_PATH to the executable of one that is there.",
  darwin: 'Run "brew install --cask chromium", or set CHROMIUM_PATH to the executable of Chromium, Chrome or Edge.',
  win32: 'Run "winget install Google.Chrome", or set CHROMIUM_PATH to the executable of Chromium, Chrome or Edge.',
};

/**
 * A Chromium to test with: one that is on the machine and starts, else one fetched by Playwright's installer, else by
 * the system's package manager (as root, or by a sudo that asks for no password). On Debian the headless shell is
 * fetched that way first, also beside another Chromium: the tests take half as long in it.
 * @param say told each step, as it may take minutes.
 */
export async function provideChromium(say: (line: string) => void): Promise<Provided> {
  const tried: string[] = [];
  const given = process.env.CHROMIUM_PATH;
  if (given && !existsSync(given)) say(`CHROMIUM_PATH is ${given}, where there is no file; looking elsewhere.`);

  if (!process.env.CHROMIUM_PATH && !findChromiums().some(isShell) && isDebian()) {
    const fault = installPackages(SHELL_PACKAGES, say);
    if (fault !== null) say(`No headless shell, so a whole Chromium: ${fault}.`);
  }
  const found = findChromiums();
  if (found.length === 0) tried.push("none was found on this machine");
  const present = await firstThatStarts(found, tried);
  if (present) return { path: present };

  say("No Chromium here that starts: trying Playwright's installer.");
  if (runProgram(process.execPath, [PLAYWRIGHT, "install", "chromium"], DOWNLOAD_TIMEOUT_MS)) {
    const fetched = await firstThatStarts([chromium.executablePath()].filter(existsSync), tried);
    if (fetched) return { path: fetched };
    if (process.platform === "linux" && prefixForRoot()) {
      say("It was fetched but does not start: trying to install the libraries that it needs.");
      runProgram(process.execPath, [PLAYWRIGHT, "install-deps", "chromium"], LIBRARIES_TIMEOUT_MS);
      const repaired = await firstThatStarts([chromium.executablePath()].filter(existsSync), tried);
      if (repaired) return { path: repaired };
    }
  } else tried.push('Playwright\'s installer failed ("npx playwright install chromium")');

  const fault = installPackages(PACKAGES, say);
  if (fault !== null) tried.push(fault);
  const installed = await firstThatStarts(findChromiums(), tried);
  if (installed) return { path: installed };
  return {
    failure: `No Chromium to test with: ${[...new Set(tried)].join("; ")}. ${hintFor(CHROMIUM_HINTS)}`,
  };
}

async function firstThatStarts(paths: readonly string[], tried: string[]): Promise<string | undefined> {
  for (const executablePath of new Set(paths)) {
    try {
      const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS], timeout: LAUNCH_TIMEOUT_MS });
      await browser.close();
      return executablePath;
    } catch {
      tried.push(`${executablePath} does not start`);
    }
  }
  return undefined;
}
