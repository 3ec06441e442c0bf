import * as v from "valibot";
import { withHiddenValues } from "../../model/hidden-values.ts";
import { DEFAULT_VIEW, type Hidden, type ViewState } from "../../model/view-state.ts";
import { panelSteeringWords as words } from "../../words/en/panel-steering.ts";
import { defineCommand } from "../../workspace/command.ts";

const ids = v.pipe(v.array(v.string()), v.readonly());

/** What to show again so that two entities are connected: see `joiningOffers`. */
export const reopeningSchema = v.strictObject({
  /** Values to show again, by facet. */
  values: v.record(v.string(), ids),
  /** Fields to filter by no longer. */
  fields: ids,
  /** Entities and claims to show again that were hidden by hand. */
  byHand: ids,
  time: v.boolean(),
  undated: v.boolean(),
  focus: v.boolean(),
});
export type Reopening = v.InferOutput<typeof reopeningSchema>;

/** A view that shows what it hid, as far as a reopening says. */
export function reopened(view: ViewState, { values, fields, byHand, time, undated, focus }: Reopening): ViewState {
  const hidden = Object.entries(values).reduce<Hidden>(
    (next, [facet, shown]) =>
      withHiddenValues(
        next,
        facet,
        (next[facet] ?? []).filter((value) => !shown.includes(value)),
      ),
    view.hidden,
  );
  return {
    ...view,
    hidden,
    fields: view.fields.map((filter) => (fields.includes(filter.field) ? { field: filter.field } : filter)),
    time: {
      ...(time ? { ...DEFAULT_VIEW.time, undated: view.time.undated } : view.time),
      ...(undated ? { undated: true } : {}),
    },
    aside: { ...view.aside, hidden: view.aside.hidden.filter((id) => !byHand.includes(id)) },
    ...(focus ? { focus: null, grown: [] } : {}),
  };
}

/** Shows what connects the two ends, and changes the options as far as that needs. */
export const joinEnds = defineCommand({
  id: "path.join",
  title: words.connectEnds,
  payload: v.strictObject({ reopening: v.nullable(reopeningSchema), directed: v.boolean(), avoid: ids }),
  isEnabled: ({ view }) => view.room.kind === "path",
  run: ({ view }, { reopening, directed, avoid }) => {
    if (view.room.kind !== "path") return view;
    const room = { ...view.room, directed, avoid, choice: 0 };
    return { ...(reopening === null ? view : reopened(view, reopening)), room };
  },
});
