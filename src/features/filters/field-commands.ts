import * as v from "valibot";
import { viewSlices } from "../../model/view-state.ts";
import { fieldFilterWords as words } from "../../words/en/field-filters.ts";
import { defineCommand } from "../../workspace/command.ts";

const field = v.object({ field: v.string() });

/** Opens a field to filter by, before all others; what it filters stays as it is. */
export const openField = defineCommand({
  id: "fields.open",
  title: words.add,
  payload: field,
  run: ({ view }, { field }) => {
    const others = view.fields.filter((each) => each.field !== field);
    const filter = view.fields.find((each) => each.field === field) ?? { field };
    return view.fields[0] === filter ? view : { ...view, fields: [filter, ...others] };
  },
});

/** Filters by a field, as the payload says and not as before; what it keeps of an open list of values has one spelling. */
export const filterByField = defineCommand({
  id: "fields.filter",
  title: words.change,
  payload: viewSlices.fields.schema,
  recording: "gesture",
  run: ({ view }, [filter]) => {
    if (filter === undefined) return view;
    const { without = [], ...others } = filter;
    const next = { ...others, ...(without.length > 0 && { without: [...without].sort() }) };
    return { ...view, fields: view.fields.map((each) => (each.field === next.field ? next : each)) };
  },
});

/** Filters by a field no longer, and closes it. */
export const closeField = defineCommand({
  id: "fields.close",
  title: words.removeFilter,
  payload: field,
  run: ({ view }, { field }) => ({ ...view, fields: view.fields.filter((each) => each.field !== field) }),
});
