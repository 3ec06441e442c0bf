/**
 * How much of the graph a picture shows: all that is not filtered out, what is on the canvas, what is selected, or that
 * with its claims. All but the canvas is fitted to what is shown.
 */
export type PictureScope = "whole" | "view" | "selection" | "claims";

/** Whether a picture shows nothing but the selection and what belongs to it. */
export function isOfSelection(scope: PictureScope): scope is "selection" | "claims" {
  return scope === "selection" || scope === "claims";
}
