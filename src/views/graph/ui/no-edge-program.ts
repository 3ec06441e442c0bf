import type { Attributes } from "graphology-types";
import { AbstractEdgeProgram } from "sigma/rendering";

/** Draws no edge, and compiles nothing: stands in for a program of sigma's that no edge has. */
export class NoEdgeProgram<
  N extends Attributes = Attributes,
  E extends Attributes = Attributes,
> extends AbstractEdgeProgram<N, E> {
  readonly drawLabel = undefined;
  kill(): void {}
  reallocate(): void {}
  process(): void {}
  render(): void {}
}
