import * as v from "valibot";
import { keepsAll } from "../../derive/field-filters.ts";
import { withHiddenValues } from "../../model/hidden-values.ts";
import { DEFAULT_VIEW, type ViewState } from "../../model/view-state.ts";
import { filterWords as words } from "../../words/en/filters.ts";
import { defineCommand } from "../../workspace/command.ts";

const values = v.strictObject({ facet: v.string(), values: v.array(v.string()) });

/** Hides the given values of a facet, or shows them where all of them are hidden already. */
export const toggleValues = defineCommand({
  id: "filters.toggle",
  title: words.changeFilter,
  payload: values,
  run: ({ view }, { facet, values }) => {
    const hidden = view.hidden[facet] ?? [];
    const next = values.every((value) => hidden.includes(value))
      ? hidden.filter((value) => !values.includes(value))
      : [...hidden, ...values];
    return withHidden(view, facet, next);
  },
});

/** Hides every value of a facet but the given ones; `all` lists the facet's values. */
export const keepOnly = defineCommand({
  id: "filters.only",
  title: words.showOnlyThis,
  payload: v.strictObject({ facet: v.string(), values: v.array(v.string()), all: v.array(v.string()) }),
  run: ({ view }, { facet, values, all }) =>
    withHidden(
      view,
      facet,
      all.filter((value) => !values.includes(value)),
    ),
});

/** Shows all values of one facet again. */
export const showAllOf = defineCommand({
  id: "filters.show-all-of",
  title: words.clearFilter,
  payload: v.strictObject({ facet: v.string() }),
  run: ({ view }, { facet }) => withHidden(view, facet, []),
});

/** Clears every filter: legend, lens, time and focus. Selection, places and camera stay. */
export const showEverything = defineCommand({
  id: "filters.clear",
  title: words.clearFilters,
  keys: "Shift+Escape",
  menu: ["stage"],
  payload: v.undefined(),
  isEnabled: ({ view }) => isFiltered(view),
  run: ({ view }) =>
    isFiltered(view)
      ? {
          ...view,
          hidden: DEFAULT_VIEW.hidden,
          fields: view.fields.map(({ field }) => ({ field })),
          time: DEFAULT_VIEW.time,
          focus: null,
          grown: [],
          aside: { ...view.aside, hidden: [], dimmed: [] },
        }
      : view,
});

/** Moves the ends of the time range. A bound is a year, month or day; null leaves that end open. */
export const setTimeWindow = defineCommand({
  id: "time.set",
  title: words.changeTimeRange,
  payload: v.strictObject({ from: v.nullable(v.string()), to: v.nullable(v.string()) }),
  recording: "gesture",
  run: ({ view }, { from, to }) =>
    from === view.time.from && to === view.time.to ? view : { ...view, time: { ...view.time, from, to } },
});

/** Chooses whether a claim must be definitely in range, or only possibly. */
export const setTimeMatch = defineCommand({
  id: "time.match",
  title: words.matchDates,
  payload: v.strictObject({ match: v.picklist(["certainly", "possibly"]) }),
  run: ({ view }, { match }) => (match === view.time.match ? view : { ...view, time: { ...view.time, match } }),
});

/** Shows or hides the claims that have no date. */
export const toggleUndated = defineCommand({
  id: "time.undated",
  title: words.toggleUndated,
  payload: v.undefined(),
  run: ({ view }) => ({ ...view, time: { ...view.time, undated: !view.time.undated } }),
});

function isFiltered({ hidden, fields, time, focus }: ViewState): boolean {
  return (
    Object.keys(hidden).length > 0 ||
    !fields.every(keepsAll) ||
    time.from !== null ||
    time.to !== null ||
    !time.undated ||
    focus !== null
  );
}

function withHidden(view: ViewState, facet: string, values: readonly string[]): ViewState {
  return { ...view, hidden: withHiddenValues(view.hidden, facet, values) };
}
