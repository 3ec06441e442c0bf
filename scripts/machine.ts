import { existsSync } from "node:fs";
import { posix, win32 } from "node:path";

/** A machine, as far as programs are looked for on it. A parameter, so that each system's rules are tested on any. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
}

export const THIS_MACHINE: Machine = { platform: process.platform, env: process.env, exists: existsSync };

/** What Windows takes for a program where PATHEXT does not say. */
const WINDOWS_ENDINGS = ".COM;.EXE;.BAT;.CMD";

/** Path of a program that is called by its name; undefined where no folder of PATH has it. */
export function programOnPath(name: string, { platform, env, exists }: Machine = THIS_MACHINE): string | undefined {
  const isWindows = platform === "win32";
  const { delimiter, join } = isWindows ? win32 : posix;
  const endings = isWindows ? (env.PATHEXT ?? WINDOWS_ENDINGS).split(delimiter) : [""];
  const folders = (env.PATH ?? env.Path ?? "").split(delimiter).map((folder) => folder.replace(/^"(.*)"$/, "$1"));
  return folders
    .filter(Boolean)
    .flatMap((folder) => endings.map((ending) => join(folder, name + ending)))
    .find(exists);
}

/** Where a program may stand in the folders that Windows installs into, for all users or for one. */
export function underProgramFiles({ env }: Machine, ...parts: readonly string[]): readonly string[] {
  return [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].flatMap((folder) =>
    folder ? [win32.join(folder, ...parts)] : [],
  );
}

/** Where the program inside a macOS application may stand, for all users or for one. */
export function inApplications({ env }: Machine, application: string, program: string): readonly string[] {
  const folders = ["/Applications", ...(env.HOME ? [posix.join(env.HOME, "Applications")] : [])];
  return folders.map((folder) => posix.join(folder, `${application}.app`, "Contents", "MacOS", program));
}

/** The programs on PATH of these names, in their order. */
export function namedOnPath(names: readonly string[], machine: Machine): readonly string[] {
  return names.flatMap((name) => programOnPath(name, machine) ?? []);
}

/** A sentence for each system on how a person gets a program there; other systems take Linux's. */
export type Hints = Readonly<Record<"linux" | "darwin" | "win32", string>>;

/** The sentence for a system. */
export function hintFor(hints: Hints, platform: NodeJS.Platform = process.platform): string {
  return platform === "darwin" || platform === "win32" ? hints[platform] : hints.linux;
}
