import { messages } from "../message.ts";

/** The graph on the canvas, with its controls and what is read out of it. */
export const canvasWords = messages("canvas", {
  graph: "Graph",
  role: "graph",
  keys: "Graph of entities and claims. Arrow keys move between entities, Enter selects.",
  entity: "{name}. {claims, plural, =0 {No claims} one {# claim} other {# claims}}.",
  entityWithGloss: "{name}. {gloss} {claims, plural, =0 {No claims} one {# claim} other {# claims}}.",
  notShown: "{name} is hidden by the current filters.",
  pinned: "{name} is pinned. Unpin it to move it.",
  bundleLabel: "{count, plural, one {# claim} other {# claims}}: {support}",
  bundledLine: "{count, plural, one {# claim} other {# claims}} drawn as one line. {support}. Firmest: {claim}",

  dragging: "Drag mode",
  pan: "Pan the canvas and move entities",
  rectangle: "Select with a rectangle",
  lasso: "Select with a lasso",
  canvas: "Canvas",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  tidyView: "Tidy this view",
  exportImage: "Export image",
  bundleClaims: "Bundle parallel claims",
  toggleBundles: "Bundle or unbundle parallel claims",

  selected: "{count, number} selected",
  selectedEntity: "{name} selected, {claims, plural, =0 {no claims} one {# claim} other {# claims}}",
  selectedClaim: "Claim selected. {claim}",
});
