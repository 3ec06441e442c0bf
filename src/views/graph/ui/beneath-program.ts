import type { Attributes } from "graphology-types";
import { AbstractEdgeProgram } from "sigma/rendering";
import type { RenderParams } from "sigma/types";

/** Draws no edge, and compiles nothing: keeps a place beneath all lines for what is drawn there at times. */
export class BeneathProgram<
  N extends Attributes = Attributes,
  E extends Attributes = Attributes,
> extends AbstractEdgeProgram<N, E> {
  readonly drawLabel = undefined;
  /** What is drawn there; null where nothing is. */
  instead: { render(params: RenderParams): void } | null = null;

  render(params: RenderParams): void {
    this.instead?.render(params);
  }

  kill(): void {}
  reallocate(): void {}
  process(): void {}
}
