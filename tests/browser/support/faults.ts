import axe from "axe-core";
import { settled } from "./settled.ts";

/** What is looked for. */
interface Sought {
  /** Only what axe calls serious or critical; default all. */
  readonly only?: "serious";
  /** Rules that do not count, such as those of a whole page where a part of one is shown; default none. */
  readonly except?: readonly string[];
}

/** Rules whose breach axe calls moderate or minor: not tried where that would not count. */
const LESSER = [
  ...["aria-allowed-role", "aria-deprecated-role", "empty-heading", "empty-table-header", "form-field-multiple-labels"],
  ...["heading-order", "html-xml-lang-mismatch", "image-redundant-alt", "landmark-banner-is-top-level"],
  ...["landmark-contentinfo-is-top-level", "landmark-main-is-top-level", "landmark-no-duplicate-banner"],
  ...["landmark-no-duplicate-contentinfo", "landmark-no-duplicate-main", "landmark-one-main", "landmark-unique"],
  ...[
    "meta-viewport",
    "meta-viewport-large",
    "no-autoplay-audio",
    "page-has-heading-one",
    "presentation-role-conflict",
  ],
  ...["region", "scope-attr-valid", "server-side-image-map", "skip-link", "table-duplicate-name"],
];
/** Rules that look at colours. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

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
