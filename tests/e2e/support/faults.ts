import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright";
import { LESSER, OF_COLOURS } from "../../fixtures/axe-rules.ts";

const AXE = readFileSync(join(import.meta.dirname, "../../../node_modules/axe-core/axe.min.js"), "utf8");

/**
 * What axe calls serious or critical on a page as it is, in the light theme and in the dark one: each rule with the elements
 * that break it. Themes differ in colours alone: nothing else is tried in the second. The page is in the light one afterwards.
 * @throws where the page looks the same in both.
 */
export async function seriousFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  const light = await inTheme(page, "light", {
    rules: Object.fromEntries(LESSER.map((rule) => [rule, { enabled: false }])),
  });
  const dark = await inTheme(page, "dark", { runOnly: { type: "rule", values: [...OF_COLOURS] } });
  await page.emulateMedia({ colorScheme: "light" });
  if (light.ground === dark.ground) throw new Error(`The page is ${light.ground} in either theme.`);
  return [...light.faults, ...dark.faults.map((fault) => `dark: ${fault}`)];
}

async function inTheme(page: Page, colorScheme: "light" | "dark", options: import("axe-core").RunOptions) {
  await page.emulateMedia({ colorScheme });
  return page.evaluate(async (given) => {
    // The theme is on with the next frame. While something fades in, its colours are not yet its own.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
    const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
    const { violations } = await axe.run(document, { ...given, resultTypes: ["violations"] });
    return {
      ground: getComputedStyle(document.body).backgroundColor,
      faults: violations
        .filter(({ impact }) => impact === "serious" || impact === "critical")
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`),
    };
  }, options);
}
