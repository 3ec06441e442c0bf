import { headLength, headPath, pensOf } from "../../../drawing/claim-line.ts";
import { controlPoint, MIN_NODE_RADIUS, NODE_OUTLINE, type Point } from "../../../drawing/edge-geometry.ts";
import { glyphRim } from "../../../drawing/glyph-shapes.ts";
import { attributes } from "../../../drawing/svg.ts";
import { GLYPHS, LINE_PATTERNS, type LinePattern } from "../../../model/signs.ts";
import { paintClaim, paintEntity } from "../paint.ts";
import { placeOf } from "../rendering.ts";
import { hundredth, inBoth, type StillDrawing, tenth } from "./still-style.ts";

// Lines of a still picture run from centre to centre, beneath the entities: where a rim is depends on the size of the
// stage. Arrowheads and the first dash are told how far to keep off, in the rule that knows that size.

/** Distance in CSS pixels from an entity's centre to where its lines end; `--r` is its rim at full size. */
const RIM = `max(var(--r)*var(--still-crowd),${MIN_NODE_RADIUS}) + ${NODE_OUTLINE}`;

/** The rules that all lines share. */
export const LINES_STYLE = [
  `.still-head{transform:scale(calc(1/var(--still-fit))) translate(calc(-1px*(${RIM})))}`,
  `.still-dashed{stroke-dashoffset:calc(-1px*(${RIM}))}`,
].join("\n");

/** The lines of all claims between two entities, and the markers that are their arrowheads. */
export function stillLines(drawing: StillDrawing): {
  readonly lines: readonly string[];
  readonly heads: readonly string[];
} {
  const { state, light, dark, declarations } = drawing;
  const { knowledge } = state;
  const lines: string[] = [];
  const heads = new Heads(drawing);
  for (let c = 0; c < knowledge.claimCount; c++) {
    const [subject, object] = [knowledge.claimSubject[c] as number, knowledge.claimObject[c] as number];
    if (object < 0 || object === subject) continue;
    const [paint, other] = [paintClaim(state, light, c), paintClaim(state, dark, c)];
    if (paint.hidden) continue;
    const [from, to] = [placeOf(light, subject), placeOf(light, object)];
    const control = controlPoint(from, to, paint.curvature);
    const pattern = LINE_PATTERNS[paint.pattern] ?? "solid";
    const colour = inBoth(paint.color, other.color);
    const d = pathOf(drawing, from, control, to);
    const pens = pensOf(pattern, paint.size);
    for (const [index, { width, dash, isRound, isPaper }] of pens.entries()) {
      const classes = [
        declarations.classes(
          `stroke:${isPaper ? inBoth(light.palette.paper, dark.palette.paper) : colour};stroke-width:${tenth(width)}px` +
            (dash === undefined ? "" : `;stroke-dasharray:${dash.map(hundredth).join(" ")}`) +
            (isRound ? ";stroke-linecap:round" : ""),
        ),
        ...(dash === undefined ? [] : ["still-dashed", declarations.classes(rimOf(drawing, subject, from, control))]),
      ];
      const hasHead = paint.arrow === 1 && index === pens.length - 1;
      const rim = rimOf(drawing, object, to, control);
      const marker = hasHead ? { "marker-end": `url(#${heads.idOf(pattern, paint.size, colour, rim)})` } : {};
      lines.push(`<path${attributes({ class: classes.join(" "), d, ...marker })}/>`);
    }
  }
  return { lines, heads: heads.elements };
}

/** The arc between two places. */
function pathOf({ centred }: StillDrawing, from: Point, control: Point, to: Point): string {
  const start = centred(from);
  const step = (point: Point) => {
    const { x, y } = centred(point);
    return `${tenth(x - start.x)} ${tenth(y - start.y)}`;
  };
  return `M${start.x} ${start.y}q${step(control)} ${step(to)}`;
}

/** Arrowheads that differ in size, colour or in how far they keep off, each as a marker. */
class Heads {
  readonly #declarations: StillDrawing["declarations"];
  readonly #elements = new Map<string, string>();

  constructor({ declarations }: StillDrawing) {
    this.#declarations = declarations;
  }

  idOf(pattern: LinePattern, width: number, colour: string, rim: string): string {
    const length = headLength(pattern, width);
    const path = `<path${attributes({
      class: `still-head ${this.#declarations.classes(`fill:${colour}`, rim)}`,
      d: headPath(length),
    })}/>`;
    const ids = [...this.#elements.keys()];
    const known = ids.find((id) => this.#elements.get(id)?.includes(path));
    if (known !== undefined) return known;
    const id = `still-head-${ids.length}`;
    const marker = attributes({ id, orient: "auto", markerUnits: "userSpaceOnUse", overflow: "visible" });
    this.#elements.set(id, `<marker${marker}>${path}</marker>`);
    return id;
  }

  get elements(): readonly string[] {
    return [...this.#elements.values()];
  }
}

/** How far the rim of an entity is from its centre where a line comes in that is bent by a control point. */
function rimOf({ state, light }: StillDrawing, e: number, at: Point, control: Point): string {
  const { size, glyph } = paintEntity(state, light, e);
  const away = { x: control.x - at.x, y: control.y - at.y };
  const length = Math.hypot(away.x, away.y) || 1;
  const rim = glyphRim(GLYPHS[glyph] ?? "circle", { x: away.x / length, y: away.y / length });
  return `--r:${Math.round(rim * size * 2) / 2}`;
}
