import type { Point } from "./edge-geometry.ts";

/** Type families of the product: serif for what is said, sans for the apparatus. Fallbacks where they are not installed. */
export const FAMILIES = {
  sans: '"Inter Variable", Inter, system-ui, "Helvetica Neue", Arial, sans-serif',
  serif: '"Source Serif 4 Variable", "Source Serif 4", Georgia, "Times New Roman", serif',
} as const;

export interface Font {
  readonly family: keyof typeof FAMILIES;
  /** CSS pixels. */
  readonly size: number;
  readonly weight: number;
  readonly isItalic?: boolean;
}

/** How wide a text is set in a font, in CSS pixels. */
export type MeasureText = (text: string, font: Font) => number;

/** A shape. All lengths in CSS pixels, y down. */
export interface PathMark {
  readonly kind: "path";
  /** SVG path data around `at`. */
  readonly d: string;
  /** Default: the picture's origin. */
  readonly at?: Point;
  /** How many times the path data is magnified around `at`; strokes keep their width. Default 1. */
  readonly scale?: number;
  /** #rrggbb; none where absent. */
  readonly fill?: string;
  readonly stroke?: string;
  /** Of the stroke. Default 1. */
  readonly width?: number;
  /** Dashes and gaps along the stroke. Default: unbroken. */
  readonly dash?: readonly number[];
  readonly isRound?: boolean;
  /** Default 1. */
  readonly opacity?: number;
}

/** One line of text. */
export interface TextMark {
  readonly kind: "text";
  readonly text: string;
  readonly font: Font;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
  readonly fill: string;
  /** Colour of a rim around the letters that keeps them off what lies behind. */
  readonly halo?: string;
  /** Default 1. */
  readonly opacity?: number;
  /** Degrees, clockwise, by which it is turned around its place. Default 0. */
  readonly turn?: number;
  /** Whether the text as a whole runs from right to left. Each run of letters takes its own direction all the same. */
  readonly isRightToLeft?: boolean;
  /** The text that this is a line of: no line is painted before all of it can be. Default: the text itself. */
  readonly whole?: string;
}

/** One thing to draw. A list is drawn from its first to its last, whatever draws it: a canvas or an SVG. */
export type Mark = PathMark | TextMark;

/** Width, in CSS pixels, of a halo's stroke, of which half lies outside the letters. */
export const HALO_WIDTH = 4;

/** A font as CSS and canvas write it. */
export function cssFont({ family, size, weight, isItalic = false }: Font): string {
  return `${isItalic ? "italic " : ""}${weight} ${size}px ${FAMILIES[family]}`;
}

/** Baseline of a text whose capitals are to stand around the height `y`. */
export function baselineAround(y: number, size: number): number {
  return y + 0.3 * size;
}

/** The letter of a family in the middle of a glyph of that radius. */
export function letterMark(letter: string, { x, y }: Point, radius: number, fill: string): TextMark {
  const font: Font = { family: "sans", size: Math.round(1.35 * radius * 4) / 4, weight: 700 };
  return { kind: "text", text: letter, font, x, y: baselineAround(y, 1.2 * font.size), anchor: "middle", fill };
}

/** Path data of a circle. */
export function circlePath(radius: number, { x, y }: Point = { x: 0, y: 0 }): string {
  const r = rounded(radius);
  return `M${rounded(x - radius)} ${rounded(y)}a${r} ${r} 0 1 0 ${rounded(2 * radius)} 0a${r} ${r} 0 1 0 ${rounded(-2 * radius)} 0Z`;
}

/** A coordinate in hundredths of a pixel: finer than an eye or a printer sees. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
