import { cssFont, HALO_WIDTH, type Mark, type PathMark, type TextMark } from "../marks.ts";

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Shapes that recur, as glyphs and signs do; forgotten together before they grow into a burden. */
const shapes = new Map<string, Path2D>();
const MOST_SHAPES = 4_000;
/** The same of shapes that are magnified, as the outlines of a map are: few, and large. */
const magnified = new Map<string, Path2D>();
const MOST_MAGNIFIED = 40;

/** Draws marks in order on a canvas whose unit is the CSS pixel, and leaves its state as it was. */
export function drawMarks(context: Context, marks: readonly Mark[]): void {
  context.save();
  context.lineJoin = "round";
  context.textRendering = "geometricPrecision";
  for (const mark of marks) {
    context.globalAlpha = mark.opacity ?? 1;
    if (mark.kind === "text") drawText(context, mark);
    else drawPath(context, mark);
  }
  context.restore();
}

function drawText(context: Context, mark: TextMark): void {
  const { turn, x, y } = mark;
  if (turn === undefined) drawLevelText(context, mark);
  else {
    context.save();
    context.translate(x, y);
    context.rotate((turn * Math.PI) / 180);
    drawLevelText(context, { ...mark, x: 0, y: 0 });
    context.restore();
  }
}

function drawLevelText(context: Context, { text, font, x, y, anchor, fill, halo, isRightToLeft }: TextMark): void {
  context.font = cssFont(font);
  // Left and right, not start and end, which change sides with the direction.
  context.textAlign = anchor === "middle" ? "center" : anchor === "start" ? "left" : "right";
  context.direction = isRightToLeft ? "rtl" : "ltr";
  if (halo !== undefined) {
    context.lineWidth = HALO_WIDTH;
    context.strokeStyle = halo;
    context.strokeText(text, x, y);
  }
  context.fillStyle = fill;
  context.fillText(text, x, y);
}

function drawPath(context: Context, { d, at, scale: by, fill, stroke, width = 1, dash, isRound }: PathMark): void {
  const isMagnified = at !== undefined && by !== undefined;
  const scale = isMagnified ? by : 1;
  const path = at === undefined ? new Path2D(d) : shapeOf(d, isMagnified);
  if (at !== undefined) context.translate(at.x, at.y);
  if (isMagnified) context.scale(scale, scale);
  if (fill !== undefined) {
    context.fillStyle = fill;
    context.fill(path);
  }
  if (stroke !== undefined) {
    context.strokeStyle = stroke;
    context.lineWidth = width / scale;
    context.lineCap = isRound ? "round" : "butt";
    context.setLineDash(dash === undefined ? [] : dash.map((length) => length / scale));
    context.stroke(path);
  }
  if (isMagnified) context.scale(1 / scale, 1 / scale);
  if (at !== undefined) context.translate(-at.x, -at.y);
}

function shapeOf(d: string, isMagnified: boolean): Path2D {
  const [known, most] = isMagnified ? [magnified, MOST_MAGNIFIED] : [shapes, MOST_SHAPES];
  let shape = known.get(d);
  if (shape === undefined) {
    if (known.size >= most) known.clear();
    shape = new Path2D(d);
    known.set(d, shape);
  }
  return shape;
}

/** A measure of text by the page's own fonts. */
export function measureOn(context: Context): (text: string, font: Parameters<typeof cssFont>[0]) => number {
  return (text, font) => {
    context.font = cssFont(font);
    context.textRendering = "geometricPrecision";
    return context.measureText(text).width;
  };
}
