import { describeFilters } from "../../../../../src/derive/describe-filters.ts";
import type { Mark, MeasureText } from "../../../../../src/drawing/marks.ts";
import { PALETTES } from "../../../../../src/drawing/palette.ts";
import type { DrawPicture, Picture, PictureOptions } from "../../../../../src/drawing/picture.ts";
import { pictureOf } from "../../../../../src/views/graph/picture/graph-picture.ts";
import type { Workspace } from "../../../../../src/workspace/workspace.ts";

export const measure: MeasureText = (text, { size }) => 0.55 * size * text.length;

/**
 * A picture of a workspace with everything around it, or why there is none.
 * @param draw of which view; default: of the graph.
 */
export function made(
  workspace: Workspace,
  options: Partial<PictureOptions> = {},
  draw: DrawPicture = pictureOf,
): ReturnType<DrawPicture> {
  const state = workspace.store.getState();
  return draw(
    state,
    {
      scope: "whole",
      stage: { width: 900, height: 640 },
      palette: PALETTES.light,
      hasGround: true,
      title: null,
      hasLegend: true,
      hasSourceLine: true,
      filters: describeFilters(state.knowledge, state.view),
      ...options,
    },
    measure,
  );
}

/** The same where there is one. */
export function pictured(
  workspace: Workspace,
  options: Partial<PictureOptions> = {},
  draw: DrawPicture = pictureOf,
): Picture {
  const result = made(workspace, options, draw);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** The texts of a layer, or of all. */
export function textsOf(picture: Picture, id?: Picture["layers"][number]["id"]): string[] {
  const marks = picture.layers.filter((layer) => id === undefined || layer.id === id).flatMap((layer) => layer.marks);
  return marks.flatMap((mark) => (mark.kind === "text" ? [mark.text] : []));
}

export const marksOf = (picture: Picture, id: Picture["layers"][number]["id"]): readonly Mark[] =>
  picture.layers.find((layer) => layer.id === id)?.marks ?? [];
