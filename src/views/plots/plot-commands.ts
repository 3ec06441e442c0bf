import * as v from "valibot";
import { plotScale } from "../../model/view-slices/room.ts";
import { plotWords as words } from "../../words/en/plots.ts";
import { defineCommand } from "../../workspace/command.ts";

/** Opens the panel of plots. */
export const openPlots = defineCommand({
  id: "plots.open",
  title: words.open,
  menu: ["stage"],
  payload: v.undefined(),
  run: ({ view }) => (view.room.kind === "plots" ? view : { ...view, room: { kind: "plots" } }),
});

/** Chooses a plot in its panel, by id, and its scale. */
export const choosePlot = defineCommand({
  id: "plots.choose",
  title: words.choose,
  payload: v.strictObject({ plot: v.string(), scale: v.exactOptional(plotScale) }),
  run: ({ view }, chosen) => ({ ...view, room: { kind: "plots", ...chosen } }),
});
