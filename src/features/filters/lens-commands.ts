import * as v from "valibot";
import { withHiddenValues } from "../../model/hidden-values.ts";
import type { Hidden, ViewState } from "../../model/view-state.ts";
import { type CommandContext, defineCommand } from "../../workspace/command.ts";
import {
  authorPreset,
  isSameLens,
  LENS_FACETS,
  type LensPreset,
  lensOf,
  withLens,
  withoutAllegationsPreset,
} from "./presets.ts";

/** "first" is the lens that the legend shows; "second" the one that it is compared with. */
const which = v.picklist(["first", "second"]);
const facet = v.picklist(LENS_FACETS.map(({ id }) => id));
const values = v.pipe(v.array(v.string()), v.readonly());

/** Takes the given holders or stances, or leaves them where all of them are taken already. */
export const toggleInLens = defineCommand({
  id: "lens.toggle",
  title: "Take or leave a voice",
  payload: v.strictObject({ lens: which, facet, values }),
  run: ({ view }, { lens, facet, values }) => {
    const hidden = lensNamed(view, lens)[facet] ?? [];
    const next = values.every((value) => hidden.includes(value))
      ? hidden.filter((value) => !values.includes(value))
      : [...hidden, ...values];
    return changed(view, lens, facet, next);
  },
});

/** Takes none of a list but the given values; an empty list takes nobody's word. */
export const onlyInLens = defineCommand({
  id: "lens.only",
  title: "Take only these voices",
  payload: v.strictObject({ lens: which, facet, values }),
  run: ({ view, knowledge }, { lens, facet, values }) => {
    const all = LENS_FACETS.find(({ id }) => id === facet)?.values(knowledge) ?? [];
    return changed(
      view,
      lens,
      facet,
      all.flatMap(({ id }) => (values.includes(id) ? [] : [id])),
    );
  },
});

/** Takes all values of one list again. */
export const allInLens = defineCommand({
  id: "lens.all",
  title: "Take all of this list",
  payload: v.strictObject({ lens: which, facet }),
  run: ({ view }, { lens, facet }) => changed(view, lens, facet, []),
});

/** Puts a whole lens on: a preset, or one that was kept. */
export const putOnLens = defineCommand({
  id: "lens.put-on",
  title: "Change whose word is taken",
  payload: v.strictObject({ lens: which, hidden: v.record(facet, values) }),
  run: ({ view }, { lens, hidden }) => put(view, lens, hidden),
});

/** Takes everybody's word, at every stance. */
export const takeEverything = defineCommand({
  id: "lens.everything",
  title: "Take everybody’s word",
  payload: v.undefined(),
  isEnabled: ({ view }) => !isSameLens(view.hidden, {}),
  run: ({ view }) => put(view, "first", {}),
});

/** Takes what the author asserts, and nothing else. */
export const takeAuthor = presetCommand("lens.author", "Take only what the author asserts", authorPreset);

/** Takes everything but accusations. */
export const leaveAllegations = presetCommand(
  "lens.without-allegations",
  "Leave out what is alleged",
  withoutAllegationsPreset,
);

/** Says whether what is filtered out disappears or recedes. */
export const setHiding = defineCommand({
  id: "lens.hiding",
  title: "Hide or dim what is filtered out",
  payload: v.strictObject({ hiding: v.picklist(["hide", "dim"]) }),
  run: ({ view }, { hiding }) => (hiding === view.hiding ? view : { ...view, hiding }),
});

/** Lets what is filtered out recede, or disappear where it receded. */
export const toggleHiding = defineCommand({
  id: "lens.toggle-hiding",
  title: "Dim what is filtered out, or hide it",
  payload: v.undefined(),
  run: ({ view }) => ({ ...view, hiding: view.hiding === "hide" ? "dim" : "hide" }),
});

/**
 * Begins to compare the lens that is on with a second one: with everything; where everything is taken, with what the
 * author asserts, so that there is a difference to see.
 */
export const compareLenses = defineCommand({
  id: "lens.compare",
  title: "Compare two lenses",
  payload: v.undefined(),
  isEnabled: ({ view }) => view.against === null,
  run: ({ view, knowledge }) => {
    if (view.against !== null) return view;
    const against = isSameLens(view.hidden, {}) ? (authorPreset(knowledge)?.hidden ?? {}) : {};
    return { ...view, against, room: { kind: "lens" } };
  },
});

/** Puts the second lens in place of the first, and the other way round. */
export const swapLenses = defineCommand({
  id: "lens.swap",
  title: "Swap the two lenses",
  payload: v.undefined(),
  isEnabled: ({ view }) => view.against !== null,
  run: ({ view }) =>
    view.against === null
      ? view
      : { ...view, hidden: withLens(view.hidden, view.against), against: lensOf(view.hidden) },
});

/** Goes on with the first lens alone. */
export const stopComparing = defineCommand({
  id: "lens.stop-comparing",
  title: "Stop comparing two lenses",
  payload: v.undefined(),
  isEnabled: ({ view }) => view.against !== null,
  run: ({ view }) => (view.against === null ? view : { ...view, against: null }),
});

function presetCommand(
  id: string,
  title: string,
  presetOf: (knowledge: CommandContext["knowledge"]) => LensPreset | null,
) {
  return defineCommand({
    id,
    title,
    payload: v.undefined(),
    isEnabled: ({ knowledge }) => presetOf(knowledge) !== null,
    run: ({ knowledge, view }) => {
      const preset = presetOf(knowledge);
      return preset === null ? view : put(view, "first", preset.hidden);
    },
  });
}

function lensNamed(view: ViewState, lens: v.InferOutput<typeof which>): Hidden {
  return lens === "first" ? view.hidden : (view.against ?? {});
}

function changed(view: ViewState, lens: v.InferOutput<typeof which>, facet: string, values: readonly string[]) {
  return put(view, lens, withHiddenValues(lensOf(lensNamed(view, lens)), facet, values));
}

/** The view with one of its lenses exchanged; the same view where that changes nothing. */
function put(view: ViewState, lens: v.InferOutput<typeof which>, hidden: Hidden): ViewState {
  if (lens === "first")
    return isSameLens(view.hidden, hidden) ? view : { ...view, hidden: withLens(view.hidden, hidden) };
  if (view.against !== null && isSameLens(view.against, hidden)) return view;
  return { ...view, against: withLens({}, hidden) };
}

/** Opens the room in which lenses are set and compared, and what they lose is listed. */
export const openLens = defineCommand({
  id: "lens.open",
  title: "Whose word do you take?",
  keys: "w",
  payload: v.undefined(),
  run: ({ view }) => (view.room.kind === "lens" ? view : { ...view, room: { kind: "lens" } }),
});
