import { describe, expect, test } from "vitest";
import { chromiumPlaces, findChromiums, isShell } from "../../../scripts/chromium.ts";
import { findFirefoxes, firefoxArguments, firefoxPlaces } from "../../../scripts/firefox.ts";
import { hintFor, type Machine, programOnPath } from "../../../scripts/machine.ts";
import { CHROMIUM_HINTS } from "../../../scripts/provide-chromium.ts";
import { FIREFOX_HINTS } from "../../../scripts/provide-firefox.ts";
import { LIBRSVG_HINTS } from "../../../scripts/provide-librsvg.ts";

/** A machine on which these files stand and no others. */
const machine = (platform: NodeJS.Platform, env: Machine["env"], ...files: readonly string[]): Machine => ({
  platform,
  env,
  exists: (path) => files.includes(path),
});

describe("a program that is called by its name", () => {
  test("is found in the first folder of PATH that has it", () => {
    const env = { PATH: "/usr/local/bin:/usr/bin:/bin" };
    expect(programOnPath("brew", machine("linux", env, "/usr/bin/brew", "/bin/brew"))).toBe("/usr/bin/brew");
    expect(programOnPath("brew", machine("linux", env, "/opt/brew"))).toBeUndefined();
  });

  test("is found on Windows by semicolons and endings, in folders with blanks, colons and quotation marks", () => {
    const env = { Path: String.raw`C:\Windows;"D:\My tools";E:\node`, PATHEXT: ".EXE;.CMD" };
    expect(programOnPath("npm", machine("win32", env, String.raw`E:\node\npm`, String.raw`E:\node\npm.CMD`))).toBe(
      String.raw`E:\node\npm.CMD`,
    );
    expect(programOnPath("rsvg", machine("win32", env, String.raw`D:\My tools\rsvg.EXE`))).toBe(
      String.raw`D:\My tools\rsvg.EXE`,
    );
  });

  test("is not found where there is no PATH, nor in a folder without a name, which would be where one stands", () => {
    expect(programOnPath("sudo", machine("linux", {}, "sudo", "/sudo"))).toBeUndefined();
    expect(programOnPath("sudo", machine("linux", { PATH: ":/bin" }, "sudo", "/sudo"))).toBeUndefined();
  });
});

describe("a browser to test with is looked for", () => {
  const windows = {
    PROGRAMFILES: String.raw`C:\Program Files`,
    "PROGRAMFILES(X86)": String.raw`C:\Program Files (x86)`,
    LOCALAPPDATA: String.raw`C:\Users\a\AppData\Local`,
  };

  test("on Windows where all users or one have installed it, Edge last, which is always there", () => {
    const edge = String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`;
    const chrome = String.raw`C:\Users\a\AppData\Local\Google\Chrome\Application\chrome.exe`;
    expect(findChromiums(machine("win32", windows, edge, chrome))).toEqual([chrome, edge]);
    const firefox = String.raw`C:\Program Files\Mozilla Firefox\firefox.exe`;
    expect(findFirefoxes(machine("win32", windows, firefox))).toEqual([firefox]);
  });

  test("on macOS among the applications of all users and of one", () => {
    const chrome = "/Users/a/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    const firefox = "/Applications/Firefox.app/Contents/MacOS/firefox";
    expect(findChromiums(machine("darwin", { HOME: "/Users/a" }, chrome))).toEqual([chrome]);
    expect(findFirefoxes(machine("darwin", { HOME: "/Users/a" }, firefox))).toEqual([firefox]);
  });

  test("on Linux in the usual places, and by name on PATH where a system has others", () => {
    const usual = ["/usr/bin/chromium", "/usr/bin/firefox-esr"];
    const unusual = ["/run/current-system/sw/bin/chromium", "/run/current-system/sw/bin/firefox"];
    const nix = machine("linux", { PATH: "/run/current-system/sw/bin" }, ...usual, ...unusual);
    expect(findChromiums(nix)).toEqual([usual[0], unusual[0]]);
    expect(findFirefoxes(nix)).toEqual([usual[1], unusual[1]]);
  });

  test("the headless shell before all others, but where the variable says", () => {
    const [shell, whole] = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];
    expect(findChromiums(machine("linux", {}, whole, shell))).toEqual([shell, whole]);
    expect(findChromiums(machine("linux", { CHROMIUM_PATH: whole }, whole, shell))).toEqual([whole, shell]);
    expect([shell, whole].map(isShell)).toEqual([true, false]);
  });

  test("first where the variable says, and once only", () => {
    const env = { CHROMIUM_PATH: "/usr/bin/chromium", FIREFOX_PATH: "/opt/firefox", PATH: "/usr/bin" };
    const here = machine("linux", env, "/usr/bin/chromium", "/opt/firefox", "/usr/bin/firefox");
    expect(findChromiums(here)).toEqual(["/usr/bin/chromium"]);
    expect(findFirefoxes(here)).toEqual(["/opt/firefox", "/usr/bin/firefox"]);
  });

  test.each(["win32", "darwin", "linux"] as const)("on %s by whole paths of that system alone", (platform) => {
    const here = machine(platform, platform === "win32" ? windows : { HOME: "/Users/a", PATH: "/usr/bin" });
    const places = [...chromiumPlaces(here), ...firefoxPlaces(here)];
    expect(places.length).toBeGreaterThan(3);
    for (const place of places) expect(place).toMatch(platform === "win32" ? /^C:\\[^/]+\.exe$/ : /^\/[^\\]+$/);
  });
});

test("Firefox is waited for on Windows, where it starts by another process, and has no window without a screen", () => {
  expect(firefoxArguments("win32", "p", false)).toEqual(expect.arrayContaining(["--wait-for-browser", "--headless"]));
  expect(firefoxArguments("linux", "p", true)).not.toContain("--wait-for-browser");
  expect(firefoxArguments("linux", "p", true)).not.toContain("--headless");
});

test.each([
  ["Chromium", CHROMIUM_HINTS],
  ["Firefox", FIREFOX_HINTS],
  ["librsvg", LIBRSVG_HINTS],
])("what to do without %s is said with the means of each system", (_, hints) => {
  expect(hintFor(hints, "win32")).toMatch(/winget|choco/);
  expect(hintFor(hints, "darwin")).toMatch(/brew install/);
  expect(hintFor(hints, "linux")).toMatch(/package manager/);
  expect(hintFor(hints, "freebsd")).toBe(hintFor(hints, "linux"));
});
