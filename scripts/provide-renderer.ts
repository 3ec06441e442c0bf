import { chromium } from "playwright";
import { chromiumLaunch, type Renderer } from "./chromium.ts";
import { installPackages, type Packages } from "./system-packages.ts";

/** Mesa's EGL and its software renderer. */
const PACKAGES: Packages = {
  "apt-get": ["libegl1", "libgl1-mesa-dri"],
  dnf: ["mesa-libEGL", "mesa-dri-drivers"],
  apk: ["mesa-egl", "mesa-dri-gallium"],
  pacman: ["mesa"],
  zypper: ["Mesa-libEGL1", "Mesa-dri"],
};
const LAUNCH_TIMEOUT_MS = 30_000;

/**
 * The renderer that a Chromium draws WebGL with in the tests: llvmpipe where it works or can be installed, as only on Linux;
 * else Chromium's own, which takes longer and draws the same.
 * @param say told what was found, and each step, as it may take minutes.
 */
export async function provideRenderer(executablePath: string, say: (line: string) => void): Promise<Renderer> {
  if (process.platform !== "linux") return "swiftshader";
  if (await drawsWithLlvmpipe(executablePath)) return "llvmpipe";
  say("Mesa's software renderer, which is faster than Chromium's own, does not work here.");
  const fault = installPackages(PACKAGES, say);
  if (fault === null && (await drawsWithLlvmpipe(executablePath))) return "llvmpipe";
  say(`Using Chromium's own renderer: ${fault ?? "Mesa was installed but does not draw"}.`);
  return "swiftshader";
}

async function drawsWithLlvmpipe(executablePath: string): Promise<boolean> {
  const launch = { executablePath, ...chromiumLaunch("llvmpipe"), timeout: LAUNCH_TIMEOUT_MS };
  const browser = await chromium.launch(launch).catch(() => null);
  if (browser === null) return false;
  try {
    const page = await browser.newPage();
    const renderer = await page.evaluate(() => {
      const gl = document.createElement("canvas").getContext("webgl2");
      const names = gl?.getExtension("WEBGL_debug_renderer_info");
      return gl && names ? String(gl.getParameter(names.UNMASKED_RENDERER_WEBGL)) : "";
    });
    return renderer.includes("llvmpipe");
  } catch {
    return false;
  } finally {
    await browser.close();
  }
}
