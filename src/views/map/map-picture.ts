import { pictureOfDrawn } from "../../drawing/drawn.ts";
import type { DrawPicture } from "../../drawing/picture.ts";
import { loadAtlas } from "./atlas.ts";
import { mapKind } from "./map-view.ts";

/** Pictures of the map, once its outlines are there. */
export async function loadPictureOfMap(): Promise<DrawPicture> {
  return pictureOfDrawn(mapKind(await loadAtlas()));
}
