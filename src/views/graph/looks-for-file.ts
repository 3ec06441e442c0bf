import { drawBy } from "../../derive/drawn-by/draw-by.ts";
import { lookOfEntity } from "../../derive/looks.ts";
import { nodeSizes } from "../../derive/sizes.ts";
import { PALETTES, type Theme } from "../../drawing/palette.ts";
import type { PackedLooks } from "../../formats/looks.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import type { ViewState } from "../../model/view-state.ts";

/** How a view draws the entities of a graph, whatever is selected or faded in it. */
export function looksForFile(
  knowledge: KnowledgeGraph,
  { drawnBy }: Pick<ViewState, "drawnBy">,
  theme: Theme,
): PackedLooks {
  const { hues } = PALETTES[theme];
  const drawing = drawBy(knowledge, drawnBy, theme);
  return {
    radii: (drawing ?? nodeSizes(knowledge)).radii.slice(),
    colours: Uint32Array.from({ length: knowledge.order }, (_, e) =>
      Number.parseInt((drawing?.colourOf(e) ?? hues[lookOfEntity(knowledge, e).hue]).slice(1), 16),
    ),
  };
}
