import { messages } from "../message.ts";

/** The views of the canvas: their names, and how they are opened beside each other. */
export const viewsWords = messages("views", {
  views: "Views",
  name: "{view, select, graph {Graph} map {Map} timeline {Timeline} table {Table} agreement {Agreement} other {Matrix}}",
  openView: "Open view",
  openNamed: "View: {name}",
  openBeside: "Open view beside",
  beside: "Show a second view beside this one",
  closeView: "Close view",
  closeNamed: "Close {name}",
  divideViews: "Divide width between views",
  zoomView: "Zoom view",
  divider: "Width of the second view",
});
