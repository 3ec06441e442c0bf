import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inApplications, type Machine, namedOnPath, THIS_MACHINE, underProgramFiles } from "./machine.ts";

// Starts a stock Firefox that is driven by WebDriver BiDi, the W3C's protocol, over a WebSocket. Why not by Playwright:
// docs/decisions/2026-11-25-one-file.md.

const START_TIMEOUT_MS = 60_000;
/** After which it is ended the hard way. */
const END_TIMEOUT_MS = 5_000;

/** What keeps it quiet, off the network, and drawing WebGL without a GPU. */
const PREFERENCES: Readonly<Record<string, boolean | number | string>> = {
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.aboutwelcome.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "browser.startup.page": 0,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "toolkit.telemetry.reportingpolicy.firstRun": false,
  "webgl.force-enabled": true,
};

/** Where Firefox is installed on a system, the preferred place first. */
export function firefoxPlaces(machine: Machine): readonly string[] {
  if (machine.platform === "win32") return underProgramFiles(machine, "Mozilla Firefox", "firefox.exe");
  if (machine.platform === "darwin") return inApplications(machine, "Firefox", "firefox");
  const names = ["firefox-esr", "firefox"];
  return [...names.map((name) => `/usr/bin/${name}`), "/snap/bin/firefox", ...namedOnPath(names, machine)];
}

/** Paths of the Firefoxes on a machine, the preferred one first: FIREFOX_PATH, then the system's. */
export function findFirefoxes(machine = THIS_MACHINE): readonly string[] {
  return [...new Set([machine.env.FIREFOX_PATH, ...firefoxPlaces(machine)])].filter(
    (path): path is string => path !== undefined && path !== "" && machine.exists(path),
  );
}

/**
 * What Firefox is started with.
 * @param isOnScreen it gets a screen, be it one that nobody sees.
 */
export function firefoxArguments(platform: NodeJS.Platform, profile: string, isOnScreen: boolean): readonly string[] {
  return [
    ...(isOnScreen ? [] : ["--headless"]),
    // On Windows the process that is started hands over to another; this one then stays, and passes on what is said.
    ...(platform === "win32" ? ["--wait-for-browser"] : []),
    "--no-remote",
    "--remote-debugging-port=0",
    "--profile",
    profile,
    "about:blank",
  ];
}

/** A running Firefox and the address of its BiDi session endpoint. */
export interface RunningFirefox {
  readonly endpoint: string;
  close(): Promise<void>;
}

/**
 * Starts a Firefox with a profile of its own, which goes when it is closed. On Linux it gets a screen of its own where
 * there is an Xvfb: without any, Firefox there draws no WebGL.
 * @throws where it does not come up.
 */
export async function startFirefox(path: string): Promise<RunningFirefox> {
  const profile = mkdtempSync(join(tmpdir(), "sourceline-firefox-"));
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  writeFileSync(join(profile, "user.js"), lines.join(""));
  const children: ChildProcess[] = [];
  const close = async () => {
    for (const child of children.toReversed()) await ended(child);
    // Its last helper processes may still be writing.
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  try {
    const display = process.platform === "linux" ? await ownDisplay(children) : undefined;
    const args = firefoxArguments(process.platform, profile, display !== undefined);
    const env = { ...process.env, ...(display === undefined ? {} : { DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: "1" }) };
    const firefox = spawn(path, args, { stdio: ["ignore", "ignore", "pipe"], env });
    children.push(firefox);
    return { endpoint: `${await listeningAddress(firefox)}/session`, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A screen that nobody sees; undefined where there is no Xvfb to make one. */
async function ownDisplay(children: ChildProcess[]): Promise<string | undefined> {
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const number = await new Promise<string | undefined>((resolve) => {
    server.once("error", () => resolve(undefined));
    server.once("exit", () => resolve(undefined));
    server.stdio[3]?.once("data", (chunk: Buffer) => resolve(chunk.toString().trim()));
  });
  if (number === undefined) return undefined;
  children.push(server);
  return `:${number}`;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const end = new Promise((resolve) => child.once("exit", resolve));
  child.kill();
  const timer = setTimeout(() => child.kill("SIGKILL"), END_TIMEOUT_MS);
  await end;
  clearTimeout(timer);
}

function listeningAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const timer = setTimeout(
      () => reject(new Error(`it did not listen in time: ${said.slice(-300)}`)),
      START_TIMEOUT_MS,
    );
    const end = (error: Error) => {
      clearTimeout(timer);
      reject(error);
    };
    child.once("error", end);
    child.once("exit", (code, signal) => end(new Error(`it ended with ${code ?? signal}: ${said.slice(-300)}`)));
    child.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const address = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}
