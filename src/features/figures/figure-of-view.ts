import type { Figure, FigureSize } from "../../model/figure.ts";
import { VIEW_SHARE, type ViewId } from "../../model/view-slices/views.ts";
import type { ViewState } from "../../model/view-state.ts";
import { viewOfCanvas } from "../stories/capture.ts";

/** How a figure is drawn until its author says otherwise: for a slide, with all that stands around it. */
export const NEW_FIGURE = {
  // `addFigures` gives it one of its own.
  id: "figure" as Figure["id"],
  kind: "view",
  size: { unit: "px", width: 1_920, height: 1_080 } satisfies FigureSize,
  theme: "light",
  parts: ["title", "caption", "legend", "source"],
  hasLargeText: false,
} as const satisfies Partial<Figure>;

/**
 * A figure of a view as it is now.
 * @param of which of its views.
 * @param stage its size on the screen, in CSS pixels.
 */
export function figureOfView(
  view: ViewState,
  of: ViewId,
  { title, caption }: { readonly title: string; readonly caption: string },
  stage: { readonly width: number; readonly height: number },
): Figure {
  // What was panned or magnified was meant to be seen so.
  const isWhole = of === "graph" ? view.camera === null : (view.zooms[of] ?? null) === null;
  return {
    ...NEW_FIGURE,
    title,
    caption,
    view: viewOfCanvas(alone(view, of)),
    scope: isWhole ? "whole" : "view",
    stage,
  };
}

/** The view with one of its views and none beside it. */
export function alone(view: ViewState, of: ViewId): ViewState {
  return { ...view, views: { first: of, second: null, share: VIEW_SHARE.standard } };
}
