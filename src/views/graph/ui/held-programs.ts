import type { Attributes } from "graphology-types";
import type { ProgramInfo } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData } from "sigma/types";
import { ClaimEdgeProgram } from "./claim-edge-program.ts";
import { EntityNodeProgram } from "./entity-node-program.ts";

// Sigma's own way: it puts elements into a program one by one, and the program sends all of them to the graphics card each
// time it draws. Held: what a program draws is put into it as a whole, and sent only when it is another.

/** Draws entities as sigma has them, or as they are put into it as a whole. */
export class HeldNodeProgram<
  N extends Attributes = Attributes,
  E extends Attributes = Attributes,
  G extends Attributes = Attributes,
> extends EntityNodeProgram<N, E, G> {
  private isHeld = false;
  private isSent = false;

  /** @param array all entities, as `nodeColumns` fills it; null where sigma puts them in again. */
  hold(array: Float32Array | null): void {
    this.isHeld = array !== null;
    this.isSent = false;
    this.array = array ?? new Float32Array();
    this.capacity = array === null ? -1 : array.length / this.STRIDE;
    this.verticesCount = array === null ? 0 : this.VERTICES * this.capacity;
  }

  override reallocate(capacity: number): void {
    if (!this.isHeld) super.reallocate(capacity);
  }

  override process(index: number, offset: number, data: NodeDisplayData): void {
    if (!this.isHeld) super.process(index, offset, data);
  }

  protected override bindProgram(program: ProgramInfo): void {
    if (this.isHeld && this.isSent) {
      bindSent(program, this.CONSTANT_ATTRIBUTES, this.ATTRIBUTES, this.bindAttribute.bind(this));
      return;
    }
    super.bindProgram(program);
    this.isSent = true;
  }
}

/** A claim's line with its two ends, as `ClaimEdgeProgram` reads it. */
export interface HeldLine {
  readonly source: NodeDisplayData;
  readonly target: NodeDisplayData;
  readonly data: EdgeDisplayData;
}

/** Draws claims as sigma has them, or as they are put into it as a whole. */
export class HeldEdgeProgram<
  N extends Attributes = Attributes,
  E extends Attributes = Attributes,
  G extends Attributes = Attributes,
> extends ClaimEdgeProgram<N, E, G> {
  private isHeld = false;
  private isSent = false;

  /** @param lines all lines, the lowest first; null where sigma puts them in again. */
  hold(lines: readonly HeldLine[] | null): void {
    this.isHeld = false;
    this.isSent = false;
    if (lines === null) {
      super.reallocate(0);
      return;
    }
    super.reallocate(lines.length);
    for (const [at, { source, target, data }] of lines.entries()) super.process(0, at, source, target, data);
    this.isHeld = true;
  }

  override reallocate(capacity: number): void {
    if (!this.isHeld) super.reallocate(capacity);
  }

  override process(
    index: number,
    offset: number,
    source: NodeDisplayData,
    target: NodeDisplayData,
    data: EdgeDisplayData,
  ): void {
    if (!this.isHeld) super.process(index, offset, source, target, data);
  }

  protected override bindProgram(program: ProgramInfo): void {
    if (this.isHeld && this.isSent) {
      bindSent(program, this.CONSTANT_ATTRIBUTES, this.ATTRIBUTES, this.bindAttribute.bind(this));
      return;
    }
    super.bindProgram(program);
    this.isSent = true;
  }
}

type Attribute = HeldNodeProgram["ATTRIBUTES"][number];

/** Binds what was sent before. */
function bindSent(
  program: ProgramInfo,
  constant: readonly Attribute[],
  own: readonly Attribute[],
  bind: (attribute: Attribute, program: ProgramInfo, offset: number, setDivisor: boolean) => number,
): void {
  const { gl } = program;
  for (const [buffer, attributes, isOwn] of [
    [program.constantBuffer, constant, false],
    [program.buffer, own, true],
  ] as const) {
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    let offset = 0;
    for (const attribute of attributes) offset += bind(attribute, program, offset, isOwn);
  }
  gl.bindBuffer(gl.ARRAY_BUFFER, null);
}
