import { messages } from "../message.ts";

/** What entities are sized and coloured by. */
export const drawnByWords = messages("drawn-by", {
  title: "Sizes and colours",
  size: "Size",
  colour: "Colour",
  sizeScale: "Scale of sizes",
  colourScale: "Scale of colours",
  connections: "Number of claims",
  same: "All the same",
  entityType: "Entity type",
  linear: "linear scale",
  log: "logarithmic scale",
  ranks: "by rank",
  each: "as categories",
  withScale: "{field}, {scale}",
  others: "{count, number} other values",
  notStated: "not stated",
  ramp: "From {least} to {most}",
  range: "{least} to {most}",
  rangeThrough: "{least} through {middle} to {most}",
  sizesSay: "Entity sizes show: {field}.",
  coloursSay: "Entity colours show: {field}.",

  resize: "Change entity sizes",
  recolour: "Change entity colours",
  sizeBy: "Size entities by {field}",
  sizeByClaims: "Size entities by number of claims",
  sizeSame: "Draw all entities at the same size",
  colourBy: "Colour entities by {field}",
  colourByType: "Colour entities by entity type",
});
