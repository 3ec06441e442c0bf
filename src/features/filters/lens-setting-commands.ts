import * as v from "valibot";
import { withHiddenValues } from "../../model/hidden-values.ts";
import type { Hidden, ViewState } from "../../model/view-state.ts";
import { lensSettingWords as words } from "../../words/en/lens-setting.ts";
import type { Words } from "../../words/message.ts";
import { type CommandContext, defineCommand } from "../../workspace/command.ts";
import {
  authorPreset,
  isSameLens,
  LENS_FACETS,
  type LensPreset,
  lensOf,
  whichLens,
  withLens,
  withLensOn,
  withoutAllegationsPreset,
} from "./presets.ts";

const facet = v.picklist(LENS_FACETS.map(({ id }) => id));
const values = v.pipe(v.array(v.string()), v.readonly());

/** Includes the given values of one list, or excludes them where all of them are included. */
export const toggleInLens = defineCommand({
  id: "lens.toggle",
  title: words.changeLens,
  payload: v.strictObject({ lens: whichLens, facet, values }),
  run: ({ view }, { lens, facet, values }) => {
    const hidden = lensNamed(view, lens)[facet] ?? [];
    const next = values.every((value) => hidden.includes(value))
      ? hidden.filter((value) => !values.includes(value))
      : [...hidden, ...values];
    return changed(view, lens, facet, next);
  },
});

/** Includes none of a list but the given values. */
export const onlyInLens = defineCommand({
  id: "lens.only",
  title: words.changeLens,
  payload: v.strictObject({ lens: whichLens, facet, values }),
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

/** Includes all values of one list again. */
export const allInLens = defineCommand({
  id: "lens.all",
  title: words.changeLens,
  payload: v.strictObject({ lens: whichLens, facet }),
  run: ({ view }, { lens, facet }) => changed(view, lens, facet, []),
});

/** Includes all attributions. */
export const includeEveryone = defineCommand({
  id: "lens.everything",
  title: words.includeEveryone,
  payload: v.undefined(),
  isEnabled: ({ view }) => !isSameLens(view.hidden, {}),
  run: ({ view }) => withLensOn(view, "first", {}),
});

/** Includes what the author asserts, and nothing else. */
export const includeAuthor = presetCommand("lens.author", words.includeAuthor, authorPreset);

/** Excludes accusations. */
export const excludeAllegations = presetCommand(
  "lens.without-allegations",
  words.excludeAllegations,
  withoutAllegationsPreset,
);

/** Fades what is filtered out, or hides it where it is faded. */
export const toggleHiding = defineCommand({
  id: "lens.toggle-hiding",
  title: words.hideOrFade,
  payload: v.undefined(),
  run: ({ view }) => ({ ...view, hiding: view.hiding === "hide" ? "dim" : "hide" }),
});

/**
 * Begins to compare the lens that is on with a second one: with everyone; where everyone is included, with what the
 * author asserts, so that there is a difference to see.
 */
export const compareLenses = defineCommand({
  id: "lens.compare",
  title: words.compareLenses,
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
  title: words.swapLenses,
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
  title: words.stopComparing,
  payload: v.undefined(),
  isEnabled: ({ view }) => view.against !== null,
  run: ({ view }) => (view.against === null ? view : { ...view, against: null }),
});

function presetCommand(
  id: string,
  title: () => Words,
  presetOf: (knowledge: CommandContext["knowledge"]) => LensPreset | null,
) {
  return defineCommand({
    id,
    title,
    payload: v.undefined(),
    isEnabled: ({ knowledge }) => presetOf(knowledge) !== null,
    run: ({ knowledge, view }) => {
      const preset = presetOf(knowledge);
      return preset === null ? view : withLensOn(view, "first", preset.hidden);
    },
  });
}

function lensNamed(view: ViewState, lens: v.InferOutput<typeof whichLens>): Hidden {
  return lens === "first" ? view.hidden : (view.against ?? {});
}

function changed(view: ViewState, lens: v.InferOutput<typeof whichLens>, facet: string, values: readonly string[]) {
  return withLensOn(view, lens, withHiddenValues(lensOf(lensNamed(view, lens)), facet, values));
}
