import { readerWords as words } from "../../words/en/readers.ts";
import { hexColour } from "./colour.ts";
import type { FieldInput } from "./field-table.ts";
import type { ClaimInput, Position } from "./graph-builder.ts";
import { childOf, childrenOf, elementsIn, type XmlElement } from "./xml-tree.ts";

/** How yEd draws a node. */
export interface NodeDrawing {
  readonly label: string | null;
  /** The centre of its box, y up. */
  readonly position: Position | null;
  readonly fields: readonly FieldInput[];
}

/** How yEd draws an edge. */
export interface EdgeDrawing {
  readonly label: string | null;
  /** By its arrow heads; undefined where they are not stated. */
  readonly direction: ClaimInput["direction"] | undefined;
  /** Whether its only arrow head is at its source. */
  readonly isTurned: boolean;
  readonly fields: readonly FieldInput[];
}

/** @param data the element that holds the drawing. */
export function drawnNode(data: XmlElement): NodeDrawing {
  const drawing = activeIn(data);
  const labels = drawing === undefined ? [] : textsOf(drawing, "NodeLabel");
  const box = drawing && childOf(drawing, "Geometry")?.attributes;
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(box?.get(name) ?? Number.NaN));
  const fill = drawing && childOf(drawing, "Fill")?.attributes;
  const colour = fill?.get("transparent") === "true" ? null : hexColour(fill?.get("color") ?? "");
  const shape = drawing && childOf(drawing, "Shape")?.attributes.get("type");
  return {
    label: labels[0] ?? null,
    position: x === undefined || y === undefined ? null : { x: x + (width || 0) / 2, y: -(y + (height || 0) / 2) },
    fields: [
      ...(colour === null
        ? []
        : [{ name: words.colourField(), key: "colour", value: colour, type: "colour" as const }]),
      ...(shape ? [{ name: words.shapeField(), key: "shape", value: shape }] : []),
      ...moreLabels(labels),
    ],
  };
}

/** @param data the element that holds the drawing. */
export function drawnEdge(data: XmlElement): EdgeDrawing {
  const drawing = activeIn(data);
  const labels = drawing === undefined ? [] : textsOf(drawing, "EdgeLabel");
  const arrows = drawing && childOf(drawing, "Arrows")?.attributes;
  const hasHead = (end: string) => (arrows?.get(end) ?? "none") !== "none";
  const [atSource, atTarget] = [hasHead("source"), hasHead("target")];
  const heads = atSource && atTarget ? "both-ways" : atSource || atTarget ? "directed" : "undirected";
  return {
    label: labels[0] ?? null,
    direction: arrows === undefined ? undefined : heads,
    isTurned: atSource && !atTarget,
    fields: moreLabels(labels),
  };
}

/** The drawing itself; of a group, which has one open and one closed, the one that is active. */
function activeIn(data: XmlElement): XmlElement | undefined {
  for (const realizers of elementsIn(data, "Realizers")) {
    const active = Number(realizers.attributes.get("active") ?? 0);
    return realizers.children[active] ?? realizers.children[0];
  }
  return data.children[0];
}

function textsOf(drawing: XmlElement, name: string): readonly string[] {
  return childrenOf(drawing, name).flatMap(({ attributes, text }) => {
    const isShown = attributes.get("hasText") !== "false" && text.trim() !== "";
    return isShown ? [text.trim()] : [];
  });
}

function moreLabels([, ...more]: readonly string[]): readonly FieldInput[] {
  return more.length === 0 ? [] : [{ name: words.moreLabelsField(), key: "more labels", value: more }];
}
