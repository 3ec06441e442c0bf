import { existsSync } from "node:fs";
import { chromium } from "playwright";

/** What a headless Chromium needs to draw WebGL without a GPU, and to stay off the network. */
export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
];

const SYSTEM_PATHS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Paths of the Chromiums on this machine, the preferred one first: CHROMIUM_PATH, Playwright's own, the system's. */
export function findChromiums(): readonly string[] {
  return [process.env.CHROMIUM_PATH, chromium.executablePath(), ...SYSTEM_PATHS].filter(
    (path): path is string => path !== undefined && path !== "" && existsSync(path),
  );
}

/** Path of the preferred Chromium on this machine; undefined where there is none. */
export function findChromium(): string | undefined {
  return findChromiums()[0];
}
