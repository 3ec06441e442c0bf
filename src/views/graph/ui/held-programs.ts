import type { Attributes } from "graphology-types";
import type { ProgramInfo } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData } from "sigma/types";
import { ClaimEdgeProgram } from "./claim-edge-program.ts";
import { EntityNodeProgram } from "./entity-node-program.ts";
import { createGroupFade, type GroupFade } from "./group-fade.ts";

// Sigma's own way: it puts elements into a program one by one, and the program sends all of them to the graphics card each
// time it draws. Held: what a program draws is put into it as a whole, and sent only when it is another. Sigma knows
// nothing of these programs; they draw in place of its own.

/** Draws entities as they are put into it as a whole. */
export class HeldNodeProgram<
  N extends Attributes = Attributes,
  E extends Attributes = Attributes,
  G extends Attributes = Attributes,
> extends EntityNodeProgram<N, E, G> {
  private isSent = false;
  /** How many of those held recede, which come first, and what share of their opacity they keep as one picture. */
  private receding = { count: 0, share: 1 };
  private groupFade: GroupFade | null = null;

  /**
   * @param array all entities, as `nodeColumns` fills it.
   * @param receding how many of them recede, and the share of their opacity that these keep, from 0 to 1.
   */
  hold(array: Float32Array, receding: { readonly count: number; readonly share: number }): void {
    this.receding = receding;
    this.groupFade ??= createGroupFade(this.normalProgram.gl as WebGLRenderingContext);
    this.isSent = false;
    this.array = array;
    this.capacity = array.length / this.STRIDE;
    this.verticesCount = this.VERTICES * this.capacity;
  }

  protected override bindProgram(program: ProgramInfo): void {
    if (this.isSent) {
      bindSent(program, this.CONSTANT_ATTRIBUTES, this.ATTRIBUTES, this.bindAttribute.bind(this));
      return;
    }
    super.bindProgram(program);
    this.isSent = true;
  }

  override drawWebGL(method: number, program: ProgramInfo): void {
    const { count, share } = this.receding;
    if (count === 0) {
      super.drawWebGL(method, program);
      return;
    }
    const { gl } = program;
    const all = this.capacity;
    this.capacity = count;
    super.drawWebGL(method, program);
    this.unbindProgram(program);
    this.groupFade?.fade(share);
    // biome-ignore lint/correctness/useHookAtTopLevel: a method of WebGL and no hook
    gl.useProgram(program.program);
    bindSent(program, this.CONSTANT_ATTRIBUTES, this.ATTRIBUTES, this.bindAttribute.bind(this), count * this.STRIDE);
    this.capacity = all - count;
    if (this.capacity > 0) super.drawWebGL(method, program);
    this.capacity = all;
  }

  override kill(): void {
    this.groupFade?.dispose();
    super.kill();
  }
}

/** A claim's line with its two ends, as `ClaimEdgeProgram` reads it. */
export interface HeldLine {
  readonly source: NodeDisplayData;
  readonly target: NodeDisplayData;
  readonly data: EdgeDisplayData;
}

/** Draws claims as they are put into it as a whole. */
export class HeldEdgeProgram<
  N extends Attributes = Attributes,
  E extends Attributes = Attributes,
  G extends Attributes = Attributes,
> extends ClaimEdgeProgram<N, E, G> {
  private isSent = false;

  /** @param lines all lines, the lowest first. */
  hold(lines: readonly HeldLine[]): void {
    this.isSent = false;
    this.reallocate(lines.length);
    for (const [at, { source, target, data }] of lines.entries()) this.process(0, at, source, target, data);
  }

  protected override bindProgram(program: ProgramInfo): void {
    if (this.isSent) {
      bindSent(program, this.CONSTANT_ATTRIBUTES, this.ATTRIBUTES, this.bindAttribute.bind(this));
      return;
    }
    super.bindProgram(program);
    this.isSent = true;
  }
}

type Attribute = HeldNodeProgram["ATTRIBUTES"][number];

/**
 * Binds what was sent before.
 * @param from where to begin, in numbers of the elements' own buffer. Default: at its start.
 */
function bindSent(
  program: ProgramInfo,
  constant: readonly Attribute[],
  own: readonly Attribute[],
  bind: (attribute: Attribute, program: ProgramInfo, offset: number, setDivisor: boolean) => number,
  from = 0,
): void {
  const { gl } = program;
  for (const [buffer, attributes, isOwn] of [
    [program.constantBuffer, constant, false],
    [program.buffer, own, true],
  ] as const) {
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    let offset = isOwn ? from * Float32Array.BYTES_PER_ELEMENT : 0;
    for (const attribute of attributes) offset += bind(attribute, program, offset, isOwn);
  }
  gl.bindBuffer(gl.ARRAY_BUFFER, null);
}
