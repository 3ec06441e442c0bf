import { createDerivation } from "../../derive/derive.ts";
import { describeFilters } from "../../derive/describe-filters.ts";
import { measuresOf } from "../../derive/drawn-by/measure-fields.ts";
import { fitView } from "../../derive/fit-view.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { Figure, FigureSize, FigureTheme } from "../../model/figure.ts";
import type { Issue } from "../../model/issue.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import type { ViewId } from "../../model/view-slices/views.ts";
import type { ViewState } from "../../model/view-state.ts";
import { drawnByWords } from "../../words/en/drawn-by.ts";
import type { MeasureText, TextMark } from "../marks.ts";
import { PALETTES, type Palette } from "../palette.ts";
import type { DrawPicture, Picture, PictureOptions } from "../picture.ts";
import { PIXELS_PER_MM, PRINT_LIMITS } from "../print-size.ts";
import type { Size } from "../size.ts";
import type { ViewedGraph } from "../viewed-state.ts";

/** Loads what draws each view: the list in product/pictures.ts. */
export type Pictures = { readonly [Id in ViewId]: () => Promise<DrawPicture> };

/** The colours of figures: those of the page's themes, and dark on white for paper. */
export const FIGURE_PALETTES: Readonly<Record<FigureTheme, Palette>> = {
  ...PALETTES,
  print: { ...PALETTES.light, paper: "#ffffff", ink: "#111315", mute: "#54575c", rule: "#cfcfcf" },
};

/** Least and greatest width and height that may be chosen, by unit. */
export const FIGURE_LIMITS = { mm: PRINT_LIMITS, px: { least: 400, most: 8_000 } } as const;

/** Sizes by name, in the order in which they are offered. Whatever is none of them is a size of one's own. */
export const FIGURE_SIZES = {
  slide: { unit: "px", width: 1_920, height: 1_080 },
  "half-slide": { unit: "px", width: 960, height: 1_080 },
  column: { unit: "mm", width: 85, height: null },
  "two-columns": { unit: "mm", width: 175, height: null },
  square: { unit: "px", width: 1_080, height: 1_080 },
} as const satisfies Readonly<Record<string, FigureSize>>;
export type FigureSizeId = keyof typeof FIGURE_SIZES;

/** The name of a size; null where it has none. */
export function nameOfSize({ unit, width, height }: FigureSize): FigureSizeId | null {
  const named = Object.entries(FIGURE_SIZES) as readonly (readonly [FigureSizeId, FigureSize])[];
  return named.find(([, size]) => size.unit === unit && size.width === width && size.height === height)?.[0] ?? null;
}

/**
 * Pixels of a screen to the pixel that a picture is composed in: a slide is looked at from afar, and its text is half as
 * large again. On paper a CSS pixel is 1/96 inch.
 */
const SLIDE_SCALE = 1.5;
const LARGE_TEXT = 1.25;
/** Least size of text in a picture at its own scale: 12 pixels of a slide, and 6 points on paper, come to the same. */
const LEAST_TEXT = 8;
/** The stage of a figure that was captured on none, in CSS pixels. */
const STAGE: Size = { width: 1_280, height: 720 };

/** The picture of a figure, and how large it is written. */
export interface FigurePicture {
  readonly picture: Picture;
  /** Units of the file to the pixel that the picture is composed in: pixels of a slide, CSS pixels of print. */
  readonly scale: number;
  readonly unit: "px" | "mm";
  /** The view that is drawn: what the dataset lacks is left out. */
  readonly view: ViewState;
  /** Its filters in words; "everything" where there are none. */
  readonly filters: string;
  /** What the view names and the dataset lacks. */
  readonly missing: readonly Issue[];
  /** Texts in it that are smaller than can be read at this size. */
  readonly tooSmall: readonly string[];
}

/**
 * Draws a figure as it is exported, headless. Measures that it is drawn by are computed on what it shows.
 * @param pictures what draws each view.
 * @param measure how wide text is set.
 */
export async function pictureOfFigure(
  knowledge: KnowledgeGraph,
  figure: Figure,
  pictures: Pictures,
  measure: MeasureText,
): Promise<Result<FigurePicture, Issue>> {
  const { view, issues: missing } = fitView(knowledge, figure.view, "figure");
  const draw = await pictures[view.views.first]();
  const derived = createDerivation()(knowledge, view);
  const filters = describeFilters(knowledge, view);
  const textScale = figure.hasLargeText ? LARGE_TEXT : 1;
  const { unit } = figure.size;
  const scale = textScale * (unit === "px" ? SLIDE_SCALE : 1);
  const has = (part: Figure["parts"][number]) => figure.parts.includes(part);
  const options: PictureOptions = {
    scope: figure.scope,
    stage: figure.stage ?? STAGE,
    palette: FIGURE_PALETTES[figure.theme],
    hasGround: true,
    title: has("title") ? figure.title : "",
    caption: has("caption") ? figure.caption : "",
    crop: figure.crop,
    size: sizeIn(figure.size, scale),
    hasLegend: has("legend"),
    hasSourceLine: has("source"),
    filters,
  };
  const measured = await withMeasures({ knowledge, view, derived });
  if (!measured.ok) return measured;
  const made = draw(measured.value, options, measure);
  if (!made.ok) return made;
  // Whether or not the title is written above it, it is what the picture is called.
  const picture = { ...made.value, title: figure.title };
  return ok({ picture, scale, unit, view, filters, missing, tooSmall: textsBelow(picture, LEAST_TEXT / textScale) });
}

/** What a figure is drawn from, with the measures that it is drawn by: held for it alone, as the canvas shows other things. */
async function withMeasures(viewed: ViewedGraph): Promise<Result<ViewedGraph, Issue>> {
  if (measuresOf(viewed.view.drawnBy).length === 0) return ok(viewed);
  const [{ computeDrawn, measuresDue }, { measureTask }, { runInSlices }] = await Promise.all([
    import("../../features/measures/drawn-measures.ts"),
    import("../../features/measures/measure-task.ts"),
    import("../../lib/task.ts"),
  ]);
  // What is computed is held by shape.
  const own = { ...viewed, knowledge: { ...viewed.knowledge, shape: {} } };
  for (const measure of measuresDue(own)) {
    const is = await computeDrawn(own, measure, (input, options) => runInSlices(measureTask, input, options));
    if (is !== "done") return err({ code: "picture/no-measure", path: "", message: drawnByWords.failed(), hint: null });
  }
  return ok(own);
}

/** The size that a figure is composed in, in CSS pixels. */
function sizeIn({ unit, width, height }: FigureSize, scale: number): NonNullable<PictureOptions["size"]> {
  const by = (unit === "mm" ? PIXELS_PER_MM : 1) / scale;
  return { width: width * by, height: height === null ? null : height * by };
}

/** The texts of a picture that are set smaller than so many CSS pixels, each once. */
function textsBelow({ layers }: Picture, least: number): readonly string[] {
  const texts = layers.flatMap(({ marks }) => marks.filter((mark): mark is TextMark => mark.kind === "text"));
  // Letters in glyphs are signs, which the legend explains in full size.
  const small = texts.filter(({ font, text }) => font.size < least - 1e-6 && [...text].length > 1);
  return [...new Set(small.map(({ whole, text }) => whole ?? text))];
}
