import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const TIMEOUT_MS = 900_000;

/** How a system's own package manager gets a package, command after command; the first manager on the machine is used. */
const MANAGERS: readonly { readonly program: string; readonly commands: readonly (readonly string[])[] }[] = [
  { program: "apt-get", commands: [["update"], ["install", "-y", "--no-install-recommends"]] },
  { program: "dnf", commands: [["install", "-y"]] },
  { program: "apk", commands: [["add"]] },
  { program: "pacman", commands: [["-Sy", "--noconfirm"]] },
  { program: "zypper", commands: [["--non-interactive", "install"]] },
  { program: "brew", commands: [["install"]] },
];

/** What a package is called; by package manager where it has another name, which may be more than one argument. */
export type PackageNames = { readonly default: string } & Readonly<Record<string, string>>;

/**
 * Installs a package by the system's package manager, as root or by a sudo that asks for no password.
 * @param say told each step, as it may take minutes.
 * @returns why it could not be tried or did not end well, as part of a sentence; null where it ended well.
 */
export function installPackage(names: PackageNames, say: (line: string) => void): string | null {
  const manager = MANAGERS.find(({ program }) => isOnPath(program));
  if (!manager) return "no package manager that is known here was found";
  const { program, commands } = manager;
  const prefix = program === "brew" ? [] : prefixForRoot();
  if (!prefix) return `${program} needs root, and sudo asks for a password`;
  say(`Trying the system's package manager, ${program}.`);
  const name = names[program] ?? names.default;
  // A failed update (one stale list among many) need not hinder the installation, so only the last command counts.
  const outcomes = commands.map((command, i) => {
    const [first = "", ...rest] = [
      ...prefix,
      program,
      ...command,
      ...(i === commands.length - 1 ? name.split(" ") : []),
    ];
    return runShown(first, rest, TIMEOUT_MS);
  });
  return outcomes.at(-1) ? null : `${program} could not install "${name}"`;
}

/** Runs a program with its output shown; whether it ended well and in time. */
export function runShown(program: string, args: readonly string[], timeoutMs: number): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(program, args, { stdio: ["ignore", "inherit", "inherit"], timeout: timeoutMs, env }).status === 0;
}

/** Whether a program is found without its folder. */
function isOnPath(program: string): boolean {
  return (process.env.PATH ?? "").split(":").some((folder) => existsSync(`${folder}/${program}`));
}

/** What to put before a command that needs root; null where root is not to be had without a password. */
export function prefixForRoot(): readonly string[] | null {
  if (process.getuid?.() === 0) return [];
  return isOnPath("sudo") && spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status === 0
    ? ["sudo", "-n"]
    : null;
}
