import axe from "axe-core";
import { LESSER, OF_COLOURS } from "../../fixtures/axe-rules.ts";
import { settled } from "./settled.ts";

/** What is looked for. */
interface Sought {
  /** Only what axe calls serious or critical; default all. */
  readonly only?: "serious";
  /** Rules that do not count, such as those of a whole page where a part of one is shown; default none. */
  readonly except?: readonly string[];
}

/**
 * What axe finds at fault in an element, as it is now: each rule with the elements that break it.
 * @param root default the whole document.
 */
export function faultsIn(root: Element = document.body, { only, except = [] }: Sought = {}): Promise<string[]> {
  const off = [...(only === "serious" ? LESSER : []), ...except];
  return found(root, { rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])) }, only);
}

/**
 * What axe finds at fault in an element, in the light theme and in the dark one; where both have come to rest. Themes differ
 * in colours alone: nothing else is tried in the second. The page is in its default one afterwards.
 */
export async function faultsInThemes(root: Element = document.body, sought: Sought = {}): Promise<string[]> {
  const themed = document.documentElement.dataset;
  themed.theme = "light";
  await settled();
  const light = await faultsIn(root, sought);
  themed.theme = "dark";
  await settled();
  const dark = await found(root, { runOnly: { type: "rule", values: [...OF_COLOURS] } }, sought.only);
  delete themed.theme;
  return [...light, ...dark.map((fault) => `dark: ${fault}`)];
}

async function found(root: Element, options: axe.RunOptions, only: Sought["only"]): Promise<string[]> {
  const { violations } = await axe.run(root, { ...options, resultTypes: ["violations"], selectors: false });
  return violations
    .filter(({ impact }) => only !== "serious" || impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`);
}
