import * as v from "valibot";
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

/** Chooses a plot in its panel, by id, and whether its scales are logarithmic. */
export const choosePlot = defineCommand({
  id: "plots.choose",
  title: words.choose,
  payload: v.strictObject({ plot: v.string(), isLog: v.boolean() }),
  run: ({ view }, { plot, isLog }) => ({
    ...view,
    room: { kind: "plots", plot, ...(isLog && { scale: "log" as const }) },
  }),
});
