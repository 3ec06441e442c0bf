import { messages } from "../message.ts";

/** The note that the graph is not drawn, or drawn again. */
export const drawingWords = messages("drawing", {
  redrawn: "The graph is drawn again.",
  lost: "The browser lost the graphics context, so the graph cannot be drawn at the moment. {standIn, select, yes {A static image is shown instead. } other {}}Everything else works.",
  notRedrawn:
    "The graph could not be drawn again: {reason} {standIn, select, yes {A static image is shown instead. } other {}}Everything else works. Close other tabs or restart the browser.{attempts, plural, one {} other { Tried # times.}}",
  notDrawn:
    "This browser cannot draw the graph: {reason} {standIn, select, yes {A static image is shown instead. } other {}}Everything else works. Turn on hardware acceleration in the browser’s settings, or try another browser.{attempts, plural, one {} other { Tried # times.}}",
  noWebgl: "WebGL is missing or turned off.",
  drawAgain: "Draw again",
});
