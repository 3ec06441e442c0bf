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
  private readonly bindings = new SentBindings();
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
    this.bindings.forget();
    this.array = array;
    this.capacity = array.length / this.STRIDE;
    this.verticesCount = this.VERTICES * this.capacity;
  }

  protected override bindProgram(program: ProgramInfo): void {
    this.bindings.bind(program, 0, (isSent) => {
      if (isSent) bindSent(program, this.CONSTANT_ATTRIBUTES, this.ATTRIBUTES, this.bindAttribute.bind(this));
      else super.bindProgram(program);
    });
  }

  protected override unbindProgram(program: ProgramInfo): void {
    this.bindings.unbind(() => super.unbindProgram(program));
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
    this.bindings.bind(program, count, () =>
      bindSent(program, this.CONSTANT_ATTRIBUTES, this.ATTRIBUTES, this.bindAttribute.bind(this), count * this.STRIDE),
    );
    this.capacity = all - count;
    if (this.capacity > 0) super.drawWebGL(method, program);
    this.capacity = all;
  }

  override kill(): void {
    this.groupFade?.dispose();
    this.bindings.forget();
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
  private readonly bindings = new SentBindings();

  /** @param lines all lines, the lowest first. */
  hold(lines: readonly HeldLine[]): void {
    this.bindings.forget();
    this.reallocate(lines.length);
    for (const [at, { source, target, data }] of lines.entries()) this.process(0, at, source, target, data);
  }

  protected override bindProgram(program: ProgramInfo): void {
    this.bindings.bind(program, 0, (isSent) => {
      if (isSent) bindSent(program, this.CONSTANT_ATTRIBUTES, this.ATTRIBUTES, this.bindAttribute.bind(this));
      else super.bindProgram(program);
    });
  }

  protected override unbindProgram(program: ProgramInfo): void {
    this.bindings.unbind(() => super.unbindProgram(program));
  }
}

/**
 * What a program draws from, remembered by the graphics card: bound with one call in each frame, and not attribute by
 * attribute. WebGL 1 does not remember it.
 */
class SentBindings {
  #isSent = false;
  #gl: WebGL2RenderingContext | null = null;
  /** By the element that they begin with. */
  readonly #arrays = new Map<number, WebGLVertexArrayObject>();

  /** What is bound next is to be sent, and bound anew. */
  forget(): void {
    this.#isSent = false;
    for (const array of this.#arrays.values()) this.#gl?.deleteVertexArray(array);
    this.#arrays.clear();
  }

  /**
   * @param from the element to begin with.
   * @param bindEach binds attribute by attribute; sends what they read, unless it is told that this was done.
   */
  bind({ gl }: ProgramInfo, from: number, bindEach: (isSent: boolean) => void): void {
    this.#gl = gl instanceof WebGL2RenderingContext ? gl : null;
    const known = this.#arrays.get(from);
    const array = known ?? this.#gl?.createVertexArray() ?? null;
    if (array !== null) {
      this.#gl?.bindVertexArray(array);
      this.#arrays.set(from, array);
    }
    if (known === undefined) bindEach(this.#isSent);
    this.#isSent = true;
  }

  unbind(unbindEach: () => void): void {
    if (this.#gl === null) unbindEach();
    else this.#gl.bindVertexArray(null);
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
