import { chromium } from "playwright";
import { inApplications, type Machine, namedOnPath, THIS_MACHINE, underProgramFiles } from "./machine.ts";

/**
 * What draws WebGL without a graphics card: Chromium's own SwiftShader, or llvmpipe, which is Mesa's and takes half as much
 * of the processor.
 */
export type Renderer = "swiftshader" | "llvmpipe";

const RENDERER_FLAGS: Readonly<Record<Renderer, readonly string[]>> = {
  swiftshader: ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
  llvmpipe: ["--use-gl=angle", "--use-angle=gl-egl", "--disable-gpu-sandbox"],
};

const COMMON_FLAGS = [
  "--no-sandbox",
  "--ignore-gpu-blocklist",
  // Without a GPU a page takes twice as much of the processor if a simulated one paints and composes it. WebGL still is
  // drawn by it.
  "--disable-gpu-rasterization",
  "--disable-gpu-compositing",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
];

/** What a headless Chromium needs to draw WebGL by its own means, and to stay off the network. */
export const CHROMIUM_FLAGS: readonly string[] = [...RENDERER_FLAGS.swiftshader, ...COMMON_FLAGS];

/** Where `npm test` leaves the renderer that it has found to work. */
export const RENDERER_VARIABLE = "CHROMIUM_RENDERER";

/** How the tests start Chromium; by its own renderer where no other is known to work. */
export function chromiumLaunch(
  renderer: Renderer = process.env[RENDERER_VARIABLE] === "llvmpipe" ? "llvmpipe" : "swiftshader",
): { readonly args: string[]; readonly env?: Record<string, string> } {
  const args = [...RENDERER_FLAGS[renderer], ...COMMON_FLAGS];
  if (renderer === "swiftshader") return { args };
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return { args, env: { ...Object.fromEntries(inherited), LIBGL_ALWAYS_SOFTWARE: "1", EGL_PLATFORM: "surfaceless" } };
}

/** Names of the headless shell: Chromium without a browser's own windows, which loads a page in half the time. */
const SHELLS = ["chromium-headless-shell", "chrome-headless-shell"] as const;

/** Where browsers that are Chromium inside are installed on a system, the preferred place first. */
export function chromiumPlaces(machine: Machine): readonly string[] {
  if (machine.platform === "win32") {
    return [
      ...underProgramFiles(machine, "Google", "Chrome", "Application", "chrome.exe"),
      ...underProgramFiles(machine, "Chromium", "Application", "chrome.exe"),
      // Comes with Windows.
      ...underProgramFiles(machine, "Microsoft", "Edge", "Application", "msedge.exe"),
    ];
  }
  if (machine.platform === "darwin") {
    const names = ["Google Chrome", "Chromium", "Microsoft Edge"];
    return names.flatMap((name) => inApplications(machine, name, name));
  }
  const names = [...SHELLS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  return [
    ...names.map((name) => `/usr/bin/${name}`),
    "/snap/bin/chromium",
    ...namedOnPath([...names, "microsoft-edge"], machine),
  ];
}

/**
 * Paths of the Chromiums on a machine, the preferred one first: CHROMIUM_PATH, then headless shells, Playwright's own,
 * the system's.
 */
export function findChromiums(machine = THIS_MACHINE): readonly string[] {
  const places = chromiumPlaces(machine);
  const paths = [machine.env.CHROMIUM_PATH, ...places.filter(isShell), chromium.executablePath(), ...places];
  return [...new Set(paths)].filter(
    (path): path is string => path !== undefined && path !== "" && machine.exists(path),
  );
}

/** Whether a Chromium is a headless shell, by its name. */
export function isShell(path: string): boolean {
  return SHELLS.some((name) => path.endsWith(`/${name}`));
}

/** Path of the preferred Chromium on this machine; undefined where there is none. */
export function findChromium(): string | undefined {
  return findChromiums()[0];
}
