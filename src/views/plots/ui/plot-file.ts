import { describeFilters } from "../../../derive/describe-filters.ts";
import type { PictureOptions } from "../../../drawing/picture.ts";
import { svgOf } from "../../../drawing/svg.ts";
import { measureOn } from "../../../drawing/ui/draw-marks.ts";
import { pngOf } from "../../../drawing/ui/png.ts";
import { readPalette } from "../../../drawing/ui/read-palette.ts";
import { mayPaintPicture, whenPicturePaintable } from "../../../drawing/ui/type.ts";
import type { ViewedGraph } from "../../../drawing/viewed-state.ts";
import { err, ok, type Result } from "../../../lib/result.ts";
import type { Issue } from "../../../model/issue.ts";
import { imageWords } from "../../../words/en/image.ts";
import type { Plot } from "../plot.ts";
import { pictureOfPlot } from "../plot-picture.ts";

/** Pixels of a PNG to the CSS pixel. */
const PNG_SCALE = 2;

/**
 * A plot as a file, in the colours and the faces of the page.
 * @param at an element of the page whose colours are taken.
 */
export async function plotFile(
  plot: Plot,
  { knowledge, view, derived }: ViewedGraph,
  at: Element,
  ending: "svg" | "png",
): Promise<Result<Blob, Issue>> {
  const context = document.createElement("canvas").getContext("2d");
  if (context === null)
    return err({ code: "picture/no-canvas", path: "", message: imageWords.noCanvas(), hint: imageWords.reload() });
  const options: PictureOptions = {
    scope: "whole",
    stage: { width: 1, height: 1 },
    palette: readPalette(at),
    hasGround: true,
    title: null,
    hasLegend: true,
    hasSourceLine: true,
    filters: describeFilters(knowledge, view),
  };
  const draw = () => pictureOfPlot(plot, { knowledge, view, derived }, options, measureOn(context));
  let made = draw();
  // Measured by another face than it is set in, it is made again when that has come.
  if (made.ok && !mayPaintPicture(made.value)) {
    await whenPicturePaintable(made.value);
    made = draw();
  }
  if (!made.ok) return made;
  return ending === "png" ? pngOf(made.value, PNG_SCALE) : ok(new Blob([svgOf(made.value)], { type: "image/svg+xml" }));
}
