import { existsSync } from "node:fs";
import { findFirefoxes } from "./firefox.ts";
import { openFirefox } from "./firefox-page.ts";
import { type Hints, hintFor } from "./machine.ts";
import { installPackages, type Packages, type Provided } from "./system-packages.ts";

/** Beside Firefox, on Linux, a screen for it and drivers that draw WebGL without a GPU. */
const PACKAGES: Packages = {
  "apt-get": ["firefox-esr", "xvfb", "libegl1", "libgl1", "libgl1-mesa-dri"],
  dnf: ["firefox", "xorg-x11-server-Xvfb", "mesa-dri-drivers"],
  apk: ["firefox", "xvfb", "mesa-dri-gallium", "mesa-egl"],
  pacman: ["firefox", "xorg-server-xvfb", "mesa"],
  zypper: ["MozillaFirefox", "xorg-x11-server-Xvfb", "Mesa-dri"],
  brew: ["--cask", "firefox"],
};

/** How a person gets a Firefox. */
export const FIREFOX_HINTS: Hints = {
  linux:
    "Install Firefox, Xvfb and Mesa's drivers by the system's package manager (Debian: firefox-esr xvfb libegl1 libgl1-mesa-dri), or set FIREFOX_PATH to the executable of one that is there.",
  darwin: 'Run "brew install --cask firefox", or set FIREFOX_PATH to its executable.',
  win32: 'Run "winget install Mozilla.Firefox", or set FIREFOX_PATH to its executable.',
};

const HAS_WEBGL = 'document.createElement("canvas").getContext("webgl2") !== null';

/**
 * A Firefox to test with: one that is on the machine, starts and draws WebGL, else one from the system's package manager.
 * @param say told each step, as it may take minutes.
 */
export async function provideFirefox(say: (line: string) => void): Promise<Provided> {
  const tried: string[] = [];
  const given = process.env.FIREFOX_PATH;
  if (given && !existsSync(given)) say(`FIREFOX_PATH is ${given}, where there is no file; looking elsewhere.`);

  const found = findFirefoxes();
  if (found.length === 0) tried.push("none was found on this machine");
  const present = await firstThatDraws(found, tried);
  if (present) return { path: present };

  say("No Firefox here that starts and draws.");
  const fault = installPackages(PACKAGES, say);
  if (fault !== null) tried.push(fault);
  const installed = await firstThatDraws(findFirefoxes(), tried);
  if (installed) return { path: installed };
  return {
    failure: `No Firefox to test with: ${[...new Set(tried)].join("; ")}. ${hintFor(FIREFOX_HINTS)}`,
  };
}

async function firstThatDraws(paths: readonly string[], tried: string[]): Promise<string | undefined> {
  for (const path of new Set(paths)) {
    try {
      const page = await openFirefox(path, { width: 400, height: 300 });
      const draws = await page.evaluate<boolean>(HAS_WEBGL).finally(() => page.close());
      if (draws) return path;
      tried.push(`${path} starts, but has no WebGL`);
    } catch (error) {
      tried.push(`${path} does not start (${error instanceof Error ? error.message : error})`);
    }
  }
  return undefined;
}
