import { messages } from "../message.ts";

/** The graph on the canvas, with its controls and what is read out of it. */
export const canvasWords = messages("canvas", {
  graph: "Graph",
  role: "graph",
  keys: "Graph of entities and claims. Arrow keys move between entities, Enter selects.",
  entity: "{name}. {claims, plural, =0 {No claims} one {# claim} other {# claims}}.",
  entityWithGloss: "{name}. {gloss} {claims, plural, =0 {No claims} one {# claim} other {# claims}}.",
  bundleLabel: "{count, plural, one {# claim} other {# claims}}: {support}",
  bundledLine: "{count, plural, one {# claim} other {# claims}} drawn as one line. {support}. Firmest: {claim}",

  dragging: "Drag mode",
  pan: "Pan the canvas and move entities",
  rectangle: "Select with a rectangle",
  lasso: "Select with a lasso",
  canvas: "Canvas",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  fitGraph: "Fit graph to canvas",
  fitSelection: "Fit selection to canvas",
  tidyView: "Tidy this view",
  exportImage: "Export image",
  bundleClaims: "Bundle parallel claims",
  unbundleClaims: "Unbundle parallel claims",
  toggleBundles: "Bundle or unbundle parallel claims",

  selection: "Selection",
  selected: "{count, number} selected",
  overlapping: "{count, plural, other {# overlap here}}: choose one",
  overlappingThing: "{position, number} of {count, number}: {name}",
  hide: "Hide",
  fade: "Fade",
  unfade: "Unfade",
  pin: "Pin",
  unpin: "Unpin",
  neighbours: "Neighbours",
  invert: "Invert",
  clear: "Clear",

  redrawn: "The graph is drawn again.",
  lost: "The browser lost the graphics context, so the graph cannot be drawn at the moment. {standIn, select, yes {A static image is shown instead. } other {}}Everything else works.",
  notRedrawn:
    "The graph could not be drawn again: {reason} {standIn, select, yes {A static image is shown instead. } other {}}Everything else works. Close other tabs or restart the browser.{attempts, plural, one {} other { Tried # times.}}",
  notDrawn:
    "This browser cannot draw the graph: {reason} {standIn, select, yes {A static image is shown instead. } other {}}Everything else works. Turn on hardware acceleration in the browser’s settings, or try another browser.{attempts, plural, one {} other { Tried # times.}}",
  noWebgl: "WebGL is missing or turned off.",
  drawAgain: "Draw again",
});
