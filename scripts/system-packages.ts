import { spawnSync } from "node:child_process";
import { programOnPath } from "./machine.ts";

const PACKAGE_TIMEOUT_MS = 900_000;

/** How each system's own package manager installs; the first one on the machine is used. */
const PACKAGE_MANAGERS = [
  { program: "apt-get", commands: [["update"], ["install", "-y", "--no-install-recommends"]] },
  { program: "dnf", commands: [["install", "-y"]] },
  { program: "apk", commands: [["add"]] },
  { program: "pacman", commands: [["-Sy", "--noconfirm"]] },
  { program: "zypper", commands: [["--non-interactive", "install"]] },
  { program: "brew", commands: [["install"]] },
] as const;
type PackageManager = (typeof PACKAGE_MANAGERS)[number]["program"];

/** What to install, by package manager; those that do not have it are left out. */
export type Packages = Readonly<Partial<Record<PackageManager, readonly string[]>>>;

/** A program that starts, or in one sentence what was tried for it. */
export type Provided = { readonly path: string } | { readonly failure: string };

/**
 * Installs packages by the system's package manager, as root or by a sudo that asks for no password.
 * @param say told each step, as it may take minutes.
 * @returns null where that was done, else why not.
 */
export function installPackages(packages: Packages, say: (line: string) => void): string | null {
  // One that stands there belongs to a shell brought from elsewhere, and installs for that shell.
  if (process.platform === "win32") return "on Windows nothing is installed from here";
  const manager = PACKAGE_MANAGERS.find(({ program }) => programOnPath(program));
  if (!manager) return "no package manager that is known here was found";
  const names = packages[manager.program];
  if (!names) return `${manager.program} does not have it`;
  const prefix = manager.program === "brew" ? [] : prefixForRoot();
  if (!prefix) return `${manager.program} needs root, and sudo asks for a password`;
  say(`Trying the system's package manager, ${manager.program}.`);
  // A failed update (one stale list among many) need not hinder the installation, so only the last command counts.
  const outcomes = manager.commands.map((command, at) => {
    const isLast = at === manager.commands.length - 1;
    const [program = "", ...args] = [...prefix, manager.program, ...command, ...(isLast ? names : [])];
    return runProgram(program, args, PACKAGE_TIMEOUT_MS);
  });
  return outcomes.at(-1) ? null : `${manager.program} could not install "${names.join(" ")}"`;
}

/** Runs a program with its output shown; whether it ended well and in time. */
export function runProgram(program: string, args: readonly string[], timeoutMs: number): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(program, args, { stdio: ["ignore", "inherit", "inherit"], timeout: timeoutMs, env }).status === 0;
}

/** What to put before a command that needs root; null where root is not to be had without a password. */
export function prefixForRoot(): readonly string[] | null {
  if (process.getuid?.() === 0) return [];
  return programOnPath("sudo") && spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status === 0
    ? ["sudo", "-n"]
    : null;
}
