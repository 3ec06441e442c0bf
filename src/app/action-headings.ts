import { bug } from "../lib/result.ts";
import { menuWords as words } from "../words/en/menus.ts";
import type { Words } from "../words/message.ts";
import type { Action } from "./actions.ts";

/** Headings of actions by the first part of their ids, in the order in which they are listed. */
const HEADINGS: Readonly<Record<string, () => Words>> = {
  page: words.general,
  story: words.present,
  history: words.history,
  view: words.view,
  camera: words.view,
  bundles: words.view,
  labels: words.view,
  drawn: words.view,
  room: words.view,
  focus: words.focus,
  selection: words.selection,
  sets: words.selection,
  aside: words.visibility,
  filters: words.filters,
  time: words.time,
  lens: words.lens,
  path: words.analysis,
  claims: words.analysis,
  comparison: words.analysis,
  contested: words.analysis,
  measures: words.analysis,
  plots: words.analysis,
  differences: words.analysis,
  voices: words.analysis,
  text: words.sources,
  exercises: words.exercises,
  stories: words.stories,
  scenes: words.stories,
  figures: words.stories,
  positions: words.layout,
  document: words.dataset,
  entity: words.dataset,
  claim: words.dataset,
};
const ORDER = Object.keys(HEADINGS);

/** The heading that an action stands under. */
export function headingOf({ id }: Pick<Action, "id">): Words {
  return HEADINGS[prefixOf(id)]?.() ?? bug(`The action "${id}" has no heading.`);
}

/** Actions sorted by heading, so that those under the same heading stand together. */
export function byHeading(actions: readonly Action[]): readonly Action[] {
  const place = ({ id }: Action) => ORDER.indexOf(prefixOf(id));
  return [...actions].sort((a, b) => place(a) - place(b));
}

function prefixOf(id: string): string {
  return id.slice(0, id.indexOf("."));
}
