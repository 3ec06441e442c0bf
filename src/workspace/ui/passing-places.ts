/** Draws entities at places of layout space that the view does not have: entity e at [2e], [2e + 1]; null at the view's own. */
type DrawPassing = (places: Float32Array | null) => void;

let draw: DrawPassing | null = null;

/** Tells how the one canvas on the page draws what is only passing. Returns the way to end that. */
export function drawPassingBy(drawer: DrawPassing): () => void {
  draw = drawer;
  return () => {
    if (draw === drawer) draw = null;
  };
}

/** Shows where entities are on their way to where a layout will have them. No step to undo, and kept nowhere. */
export function showPassing(places: Float32Array | null): void {
  draw?.(places);
}
