import * as v from "valibot";
import { filterWords as words } from "../../words/en/filters.ts";
import { defineCommand } from "../../workspace/command.ts";
import { LENS_FACETS, whichLens, withLensOn } from "./presets.ts";

const facet = v.picklist(LENS_FACETS.map(({ id }) => id));
const values = v.pipe(v.array(v.string()), v.readonly());

/** Puts a whole lens on: a preset, or one that was kept. */
export const putOnLens = defineCommand({
  id: "lens.put-on",
  title: words.changeLens,
  payload: v.strictObject({ lens: whichLens, hidden: v.record(facet, values) }),
  run: ({ view }, { lens, hidden }) => withLensOn(view, lens, hidden),
});

/** Chooses whether what is filtered out is hidden or faded. */
export const setHiding = defineCommand({
  id: "lens.hiding",
  title: words.hideOrFade,
  payload: v.strictObject({ hiding: v.picklist(["hide", "dim"]) }),
  run: ({ view }, { hiding }) => (hiding === view.hiding ? view : { ...view, hiding }),
});

/** Opens the panel in which lenses are set and compared, and what they exclude is listed. */
export const openLens = defineCommand({
  id: "lens.open",
  title: words.openLens,
  keys: "w",
  payload: v.undefined(),
  run: ({ view }) => (view.room.kind === "lens" ? view : { ...view, room: { kind: "lens" } }),
});
