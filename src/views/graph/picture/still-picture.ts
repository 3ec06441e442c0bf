import { MIN_NODE_RADIUS, NODE_OUTLINE } from "../../../drawing/edge-geometry.ts";
import { glyphOutline, glyphPath } from "../../../drawing/glyph-shapes.ts";
import { FAMILIES, HALO_WIDTH, type Mark, type MeasureText } from "../../../drawing/marks.ts";
import { PALETTES } from "../../../drawing/palette.ts";
import { attributes, escapeXml } from "../../../drawing/svg.ts";
import type { ViewedState } from "../../../drawing/viewed-state.ts";
import { GLYPHS, type Glyph } from "../../../model/signs.ts";
import { paintEntity } from "../paint.ts";
import { boundsOf, placeOf, renderingFor } from "../rendering.ts";
import { LINES_STYLE, stillLines } from "./still-lines.ts";
import { type Anchored, NAME_STAGES, writtenOn } from "./still-names.ts";
import { Declarations, fittingStyle, hundredth, inBoth, type StillDrawing, tenth } from "./still-style.ts";

/** An image that is in the page before any script runs. */
export interface StillPicture {
  /** An SVG element without a style of its own, to stand in an element of the class `still-picture`. */
  readonly svg: string;
  /** The rules that it needs: colours of both themes, and how it fits itself to its box. */
  readonly style: string;
}

/** Radius at which glyphs are written down, so that hundredths are fine enough. */
const GLYPH_RADIUS = 10;
/** Layout units are scaled to the box; what is given in CSS pixels is scaled back. */
const TO_PIXELS = "scale:calc(1/var(--still-fit))";
const MARKS_STYLE = [
  `.still-picture svg{fill:none;stroke-linejoin:round;font-family:${FAMILIES.sans};text-rendering:geometricPrecision}`,
  ".still-picture path,.still-glyph path{vector-effect:non-scaling-stroke}",
  `.still-picture text{text-anchor:middle;stroke-width:${HALO_WIDTH}px;paint-order:stroke}`,
  `#still-captions text,#still-names text,#still-names path{${TO_PIXELS}}`,
  `.still-glyph{scale:calc(max(var(--r)*var(--still-crowd),${MIN_NODE_RADIUS})/${GLYPH_RADIUS}/var(--still-fit))}`,
].join("\n");

/**
 * The whole of a view as the stage shows it without camera and selection, at any size of stage: every entity lies where
 * the stage will draw it, as large; lines keep their width and their dashes. Names are laid out for a few sizes. Claims
 * of an entity about itself have no line.
 * @param words title and description, for those who do not see it.
 * @param measure about how wide text is set.
 */
export function stillPicture(
  state: ViewedState,
  words: { readonly title: string; readonly description: string },
  measure: MeasureText,
): StillPicture {
  const [light, dark] = [renderingFor(state, PALETTES.light), renderingFor(state, PALETTES.dark)];
  const { x, y } = boundsOf(light);
  const declarations = new Declarations();
  const drawing: StillDrawing = {
    state,
    light,
    dark,
    declarations,
    centred: (at) => ({ x: tenth(at.x - (x[0] + x[1]) / 2), y: tenth((y[0] + y[1]) / 2 - at.y) }),
  };
  const { lines, heads } = stillLines(drawing);
  const { beneath, above } = writtenOn(light, dark, measure);
  const group = (id: string, elements: readonly string[]) => `<g id="still-${id}">${elements.join("\n")}</g>`;
  const svg = [
    `<svg${attributes({ role: "img", "aria-labelledby": "still-title still-description" })}>`,
    `<title id="still-title">${escapeXml(words.title)}</title>`,
    `<desc id="still-description">${escapeXml(words.description)}</desc>`,
    `<defs>${[...glyphsOf(drawing), ...heads].join("\n")}</defs>`,
    group("fitted", [
      group("captions", writtenElements(drawing, beneath)),
      group("lines", lines),
      group("entities", entitiesOf(drawing)),
      group("names", writtenElements(drawing, above)),
    ]),
    "</svg>",
  ].join("\n");
  const fitting = fittingStyle(x[1] - x[0] || 1, y[1] - y[0] || 1, state.knowledge.order);
  return { svg, style: [fitting, MARKS_STYLE, LINES_STYLE, declarations.rules, stagesStyle()].join("\n") };
}

/** Of what is written, only that is seen which was laid out for a stage of about this size. */
function stagesStyle(): string {
  const classes = NAME_STAGES.map((_, number) => `.still-stage-${number}`);
  return NAME_STAGES.map(({ least: { width, height } }, number) => {
    if (number === 0) return `${classes.slice(1).join()}{display:none}`;
    // An element may belong to a smaller stage as well: what shows it comes last.
    const rules = `${classes.slice(0, number).join()}{display:none}${classes[number]}{display:inline}`;
    return `@container (min-width:${width}px) and (min-height:${height}px){${rules}}`;
  }).join("\n");
}

function entitiesOf({ state, light, dark, declarations, centred }: StillDrawing): readonly string[] {
  const elements: string[] = [];
  for (let e = 0; e < state.knowledge.order; e++) {
    const [paint, other] = [paintEntity(state, light, e), paintEntity(state, dark, e)];
    if (paint.hidden) continue;
    const { x, y } = centred(placeOf(light, e));
    // The outline of one that is hollow lies outside its glyph, where others have paper.
    const hollow = light.context.has(e)
      ? [`stroke:${inBoth(paint.outline, other.outline)}`, `stroke-width:${2 * NODE_OUTLINE}px;paint-order:stroke`]
      : [];
    elements.push(
      `<use${attributes({
        href: `#still-${GLYPHS[paint.glyph] ?? "circle"}`,
        class: declarations.classes(
          `fill:${inBoth(paint.color, other.color)}`,
          ...hollow,
          `--r:${hundredth(paint.size)}`,
        ),
        transform: `translate(${x} ${y})`,
      })}/>`,
    );
  }
  return elements;
}

/** Each glyph with the paper that an entity keeps around itself. */
function glyphsOf({ state, light, dark, declarations }: StillDrawing): readonly string[] {
  const paper = inBoth(light.palette.paper, dark.palette.paper);
  const around = declarations.classes(`fill:${paper};stroke:${paper};stroke-width:${2 * NODE_OUTLINE}px`);
  const used = new Set<Glyph>(["circle", ...state.knowledge.familyLooks.map(({ glyph }) => glyph)]);
  return [...used].map(
    (glyph) =>
      `<g${attributes({ id: `still-${glyph}`, class: "still-glyph" })}>` +
      `<path${attributes({ class: around, d: glyphOutline(glyph, GLYPH_RADIUS, 0) })}/>` +
      `<path${attributes({ d: glyphPath(glyph, GLYPH_RADIUS) })}/></g>`,
  );
}

/** In one group for all that is seen on the same stages: what depends on the size of the box are a few elements. */
function writtenElements({ declarations, centred }: StillDrawing, written: readonly Anchored[]): readonly string[] {
  const byStages = new Map<string, string[]>();
  for (const { at, marks, others, stages } of written) {
    const inner = marks.map((mark, index) => markElement(mark, others[index] ?? mark, declarations)).join("");
    const { x, y } = centred(at);
    const classes = stages.map((number) => `still-stage-${number}`).join(" ");
    const elements = byStages.get(classes) ?? [];
    byStages.set(classes, elements);
    elements.push(`<g${attributes({ transform: `translate(${x} ${y})` })}>${inner}</g>`);
  }
  return [...byStages].map(([classes, elements]) => `<g${attributes({ class: classes })}>${elements.join("\n")}</g>`);
}

/** @param other the same mark in the colours of the dark theme. */
function markElement(mark: Mark, other: Mark, declarations: Declarations): string {
  const style: string[] = [];
  const add = (property: string, light: string | undefined, dark: string | undefined) => {
    if (light !== undefined) style.push(`${property}:${inBoth(light, dark ?? light)}`);
  };
  add("fill", mark.fill, other.fill);
  if (mark.opacity !== undefined && mark.opacity !== 1) style.push(`opacity:${mark.opacity}`);
  if (mark.kind === "path") {
    add("stroke", mark.stroke, other.kind === "path" ? other.stroke : undefined);
    if (mark.width !== undefined) style.push(`stroke-width:${mark.width}px`);
    return `<path${attributes({ class: declarations.classes(...style), d: mark.d })}/>`;
  }
  const { family, size, weight, isItalic } = mark.font;
  add("stroke", mark.halo, other.kind === "text" ? other.halo : undefined);
  style.push(`font-size:${size}px;font-weight:${weight}${isItalic ? ";font-style:italic" : ""}`);
  if (family !== "sans") style.push(`font-family:${FAMILIES[family]}`);
  const anchor = mark.anchor === "middle" ? {} : { "text-anchor": mark.anchor };
  const { x, y, text } = mark;
  return `<text${attributes({ class: declarations.classes(...style), x, y, ...anchor })}>${escapeXml(text)}</text>`;
}
