import { drawnStance } from "../../../derive/claim-words.ts";
import { claimLineMarks, type LineEnd } from "../../../drawing/claim-line.ts";
import {
  MIN_NODE_RADIUS,
  NODE_OUTLINE,
  type Point,
  SELECTION_REACH,
  THIN_LINE,
} from "../../../drawing/edge-geometry.ts";
import { glyphOutline, glyphPath } from "../../../drawing/glyph-shapes.ts";
import type { Mark, PathMark } from "../../../drawing/marks.ts";
import type { ViewedState } from "../../../drawing/viewed-state.ts";
import { GLYPHS, type Glyph, LINE_PATTERNS } from "../../../model/signs.ts";
import { claimsOfLine } from "../bundles.ts";
import type { LabelLayout } from "../label-layout.ts";
import { captionMarks, labelMarks } from "../label-marks.ts";
import { paintClaim, paintEntity } from "../paint.ts";
import { placeOf, pointOnLine, type Rendering } from "../rendering.ts";
import type { Stage } from "../stage.ts";

/** A graph as it is drawn, from the bottom to the top, and what of it is in sight: what a legend has to explain. */
export interface DrawnGraph {
  readonly captions: readonly Mark[];
  readonly lines: readonly Mark[];
  readonly entities: readonly Mark[];
  readonly labels: readonly Mark[];
  readonly seen: Seen;
}

/** What is inside the frame. */
export interface Seen {
  /** Entities that are shown, not merely dimmed. */
  readonly entities: readonly number[];
  /** Shown claims between two entities, those that a bundle's line stands for included. */
  readonly claims: readonly number[];
  /** Positions of families and of stances in the vocabulary, dimmed ones included. */
  readonly families: ReadonlySet<number>;
  readonly stances: ReadonlySet<number>;
  readonly hasArrow: boolean;
  readonly hasDenial: boolean;
  readonly hasSelection: boolean;
  /** Entities that are there for context alone. */
  readonly hasContext: boolean;
}

/** Ring around an entity by paintEntity's number: its distance from the glyph, and its width, in CSS pixels. */
const RINGS: readonly (readonly [distance: number, width: number] | null)[] = [
  null,
  [2.4, 1.2],
  [SELECTION_REACH - 1, 2],
];
/** Points of a line that are looked at to tell whether it is in sight. */
const PROBES = 16;

/** Draws a rendering on a stage: what the WebGL programs and the label layer draw, as marks. */
export function drawGraph(state: ViewedState, rendering: Rendering, stage: Stage, layout: LabelLayout): DrawnGraph {
  const { knowledge } = state;
  const painted = Array.from({ length: knowledge.order }, (_, e) => {
    const paint = paintEntity(state, rendering, e);
    const at = stage.toPixels(placeOf(rendering, e));
    return { ...paint, ...at, radius: Math.max(stage.scaleSize(paint.size), MIN_NODE_RADIUS) };
  });
  const seen = {
    entities: [] as number[],
    claims: [] as number[],
    families: new Set<number>(),
    stances: new Set<number>(),
    hasArrow: false,
    hasDenial: false,
    hasSelection: false,
    hasContext: false,
  };

  const lines: Mark[] = [];
  for (let c = 0; c < knowledge.claimCount; c++) {
    const object = knowledge.claimObject[c] as number;
    if (object < 0) continue;
    const [source, target] = [painted[knowledge.claimSubject[c] as number], painted[object]];
    if (source === undefined || target === undefined || source.hidden || target.hidden) continue;
    const paint = paintClaim(state, rendering, c);
    if (paint.hidden || !isLineInSight(rendering, stage, c, source, target)) continue;
    lines.push(
      ...claimLineMarks({
        source: endOf(source),
        target: endOf(target),
        curvature: paint.curvature,
        width: Math.max(paint.size, THIN_LINE),
        color: paint.color,
        pattern: LINE_PATTERNS[paint.pattern] ?? "solid",
        hasArrow: paint.arrow === 1,
        isDenied: paint.denied === 1,
      }),
    );
    const members = claimsOfLine(rendering.bundles, c);
    seen.stances.add(drawnStance(knowledge, state.derived, c));
    seen.claims.push(...members.filter((member) => rendering.claimMask[member] === 1));
    seen.hasArrow ||= paint.arrow === 1;
    seen.hasDenial ||= paint.denied === 1;
  }

  const entities: Mark[] = [];
  for (const [e, paint] of painted.entries()) {
    if (paint.hidden || !isInside(paint, stage, 2 * paint.radius + SELECTION_REACH)) continue;
    const at = { x: paint.x, y: paint.y };
    const glyph = glyphOf(paint.glyph);
    const ring = RINGS[paint.ring];
    const outline = (distance: number, style: Pick<PathMark, "fill" | "stroke" | "width">): PathMark => {
      return { kind: "path", d: glyphOutline(glyph, paint.radius, distance), at, ...style };
    };
    entities.push(
      outline(NODE_OUTLINE, { fill: paint.outline }),
      { kind: "path", d: glyphPath(glyph, paint.radius), at, fill: paint.color },
      ...(ring ? [outline(ring[0], { stroke: paint.ringColor, width: ring[1] })] : []),
    );
    if (!isInside(paint, stage, paint.radius)) continue;
    seen.families.add(knowledge.entityFamily[e] as number);
    if (rendering.entityMask[e] === 1) seen.entities.push(e);
    seen.hasSelection ||= paint.ring === 2;
    seen.hasContext ||= rendering.context.has(e);
  }
  return { captions: captionMarks(rendering, layout), lines, entities, labels: labelMarks(rendering, layout), seen };
}

function endOf(paint: Point & { readonly radius: number; readonly glyph: number; readonly ring: number }): LineEnd {
  const { x, y, radius, glyph, ring } = paint;
  return { x, y, radius, glyph: glyphOf(glyph), isSelected: ring === 2 };
}

function glyphOf(number: number): Glyph {
  return GLYPHS[number] ?? "circle";
}

function isInside({ x, y }: Point, { width, height }: Stage, reach: number): boolean {
  return x >= -reach && y >= -reach && x <= width + reach && y <= height + reach;
}

function isLineInSight(
  rendering: Rendering,
  stage: Stage,
  claim: number,
  source: LineEndOnStage,
  target: LineEndOnStage,
) {
  if (isInside(source, stage, source.radius) || isInside(target, stage, target.radius)) return true;
  for (let probe = 1; probe < PROBES; probe++)
    if (isInside(stage.toPixels(pointOnLine(rendering, claim, probe / PROBES)), stage, 2)) return true;
  return false;
}

type LineEndOnStage = Point & { readonly radius: number };
