import { drawBy } from "../derive/drawn-by/draw-by.ts";
import { drawnByLegend } from "./drawn-by-legend.ts";
import type { LegendGroup } from "./legend-entry.ts";
import type { Palette } from "./palette.ts";
import type { ViewedGraph } from "./viewed-state.ts";

/** What follows the name of an entity in a drawing: " · 12"; empty where labels say nothing, or nothing is stated. */
export function afterName({ knowledge, view }: Pick<ViewedGraph, "knowledge" | "view">, e: number): string {
  const said = drawBy(knowledge, view.drawnBy, "light")?.labelOf(e) ?? null;
  return said === null ? "" : ` · ${said}`;
}

/** What follows names, for the legend of a drawing that is sized and coloured by other things; none where nothing does. */
export function labelLegend({ knowledge, view, derived }: ViewedGraph, palette: Palette): readonly LegendGroup[] {
  const { label = null } = drawBy(knowledge, view.drawnBy, "light") ?? {};
  return drawnByLegend(knowledge, derived, { size: null, colour: null, label }, palette);
}
