import { type MeasureName, NAME_TYPE } from "../../../derive/layout-input.ts";
import { whenPaintable } from "../../../lib/ui/page-faces.ts";
import type { KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";

/** Of more names the page would feel that they are measured, and they never fit on a screen. */
const MOST_MEASURED = 5_000;

/**
 * Measures names in the page's own type, once its faces are there.
 * @returns undefined where there are too many, or nothing can be measured: then they are estimated.
 */
export async function nameMeasure({ dataset }: KnowledgeGraph): Promise<MeasureName | undefined> {
  const context = document.createElement("canvas").getContext("2d");
  if (context === null || dataset.entities.length > MOST_MEASURED) return undefined;
  const { fontFamily: family } = getComputedStyle(document.body);
  await whenPaintable(dataset.entities.map(nameOf).join(""), { family });
  context.font = `${NAME_TYPE.weight} ${NAME_TYPE.size}px ${family}`;
  context.textRendering = "geometricPrecision";
  return (line) => context.measureText(line).width;
}
