import * as v from "valibot";
import { slug } from "./field-schemas.ts";
import { list, text } from "./plain-schemas.ts";
import { viewSpecificationSchema } from "./view-state.ts";

/** What may be written around what a figure shows, from the top down. */
export const FIGURE_PARTS = ["title", "caption", "legend", "source"] as const;
/** What a figure may show of its view: all that is shown, what was in sight, the selection, or that with its claims. */
export const FIGURE_SCOPES = ["whole", "view", "selection", "claims"] as const;
/** The colours of a figure: those of the page's themes, or dark on white paper. */
export const FIGURE_THEMES = ["light", "dark", "print"] as const;

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(0.99));
const length = v.pipe(v.number(), v.minValue(1), v.maxValue(8_000));

/** How large a figure is: in pixels for screens, in millimetres for paper. */
const sizeSchema = v.strictObject({
  unit: v.picklist(["px", "mm"]),
  width: length,
  /** Null: as high as it comes out. */
  height: v.nullable(length),
});
export type FigureSize = v.InferOutput<typeof sizeSchema>;

/** One of the pictures that a report or a slide deck needs, as it is kept: what it shows and how it is drawn. */
export const figureSchema = v.strictObject({
  id: slug<"figure">(),
  /** What it is a picture of. Another kind is another value, with what it needs. */
  kind: v.literal("view"),
  title: text,
  /** A sentence or a few. May be empty. */
  caption: v.string(),
  /** The view that it shows, or a part of one; what it does not name has its default. The first of its views is drawn. */
  view: viewSpecificationSchema,
  scope: v.picklist(FIGURE_SCOPES),
  /** Size of what was in sight, in CSS pixels, for the scope "view"; absent: that of a slide. */
  stage: v.exactOptional(v.strictObject({ width: length, height: length })),
  /** What is cut off on each side, as shares of width or height; absent: nothing. */
  crop: v.exactOptional(v.strictObject({ left: share, top: share, right: share, bottom: share })),
  size: sizeSchema,
  theme: v.picklist(FIGURE_THEMES),
  parts: list(v.picklist(FIGURE_PARTS)),
  /** Whether all text is a quarter larger than usual. */
  hasLargeText: v.boolean(),
});
export type Figure = v.InferOutput<typeof figureSchema>;
export type FigureTheme = (typeof FIGURE_THEMES)[number];
