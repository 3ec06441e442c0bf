import { spawnSync } from "node:child_process";
import { type Hints, hintFor } from "./machine.ts";
import { installPackages, type Packages } from "./system-packages.ts";

/** The program that draws an SVG by librsvg, the renderer of GNOME and Wikimedia. */
export const RSVG_CONVERT = "rsvg-convert";

const PACKAGES: Packages = {
  "apt-get": ["librsvg2-bin"],
  dnf: ["librsvg2-tools"],
  apk: ["rsvg-convert"],
  pacman: ["librsvg"],
  zypper: ["rsvg-convert"],
  brew: ["librsvg"],
};

/** How a person gets it. */
export const LIBRSVG_HINTS: Hints = {
  linux: "Install librsvg's tools by the system's package manager (Debian: librsvg2-bin).",
  darwin: 'Run "brew install librsvg".',
  win32: `Install ${RSVG_CONVERT} ("choco install rsvg-convert") and put its folder on PATH.`,
};

/**
 * A renderer of SVG other than a browser's: one that is on the machine, else one installed by the system's package
 * manager.
 * @param say told each step, as it may take minutes.
 * @returns its version; or in one sentence why there is none.
 */
export function provideLibrsvg(
  say: (line: string) => void,
): { readonly version: string } | { readonly failure: string } {
  const present = versionOf();
  if (present !== null) return { version: present };
  say(`No ${RSVG_CONVERT} here.`);
  const hindrance = installPackages(PACKAGES, say);
  const installed = versionOf();
  if (installed !== null) return { version: installed };
  return {
    failure: `No ${RSVG_CONVERT} to open pictures with: ${hindrance ?? "it was installed but does not start"}. ${hintFor(LIBRSVG_HINTS)}`,
  };
}

function versionOf(): string | null {
  const { status, stdout } = spawnSync(RSVG_CONVERT, ["--version"], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
}
