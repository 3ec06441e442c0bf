import * as v from "valibot";
import { measurePanelWords as words } from "../../words/en/measure-panel.ts";
import { defineCommand } from "../../workspace/command.ts";

/** Opens the panel of measures. */
export const openMeasures = defineCommand({
  id: "measures.open",
  title: words.open,
  menu: ["stage"],
  payload: v.undefined(),
  run: ({ view }) => (view.room.kind === "measures" ? view : { ...view, room: { kind: "measures" } }),
});

/** Chooses a measure in its panel, by id. */
export const chooseMeasure = defineCommand({
  id: "measures.choose",
  title: words.choose,
  payload: v.string(),
  run: ({ view }, measure) => ({ ...view, room: { kind: "measures", measure } }),
});
