import type { DrawPicture } from "../drawing/picture.ts";
import type { ViewId } from "../model/view-slices/views.ts";

/** Loads what makes a picture of a view, by the view. */
export const pictures: { readonly [Id in ViewId]: () => Promise<DrawPicture> } = {
  graph: async () => (await import("../views/graph/picture/graph-picture.ts")).pictureOf,
  map: async () => (await import("../views/map/map-picture.ts")).loadPictureOfMap(),
  timeline: async () => (await import("../views/timeline/timeline-view.ts")).pictureOfTimeline,
  table: async () => (await import("../views/table/table-picture.ts")).pictureOfTable,
  matrix: async () => (await import("../views/matrix/matrix-view.ts")).pictureOfMatrix,
  agreement: async () => (await import("../views/agreement/agreement-view.ts")).pictureOfAgreement,
};
