import { linkedProgram } from "./group-fade.ts";

const VERTEX_SHADER = /* glsl */ `
attribute vec2 a_corner;
uniform vec2 u_offset;
uniform float u_scale;
varying vec2 v_place;

void main() {
  vec2 place = u_scale * a_corner + u_offset;
  gl_Position = vec4(2.0 * place.x - 1.0, 1.0 - 2.0 * place.y, 0.0, 1.0);
  v_place = a_corner;
}
`;

const FRAGMENT_SHADER = /* glsl */ `
precision mediump float;
uniform sampler2D u_picture;
uniform float u_share;
varying vec2 v_place;

void main() {
  gl_FragColor = u_share * texture2D(u_picture, v_place);
}
`;

/** At this scale, or its inverse, a picture has faded away: names of twice their size look like a fault. */
const FADED_AT = 2;

/** How much of a picture is left at a scale, from 0 to 1. */
const shareAt = (scale: number) => Math.max(0, (FADED_AT - Math.max(scale, 1 / scale)) / (FADED_AT - 1));

/** How far a picture has been moved, in CSS pixels, and by what it has been scaled, from the top left corner. */
export interface Move {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** The program, and where it takes what it is given: looked up once, as it is given with every frame. */
type Linked = ReturnType<typeof link>;

function link(gl: WebGLRenderingContext) {
  const program = linkedProgram(gl, VERTEX_SHADER, FRAGMENT_SHADER);
  const uniform = (name: string) => gl.getUniformLocation(program, name);
  return {
    program,
    corner: gl.getAttribLocation(program, "a_corner"),
    picture: uniform("u_picture"),
    offset: uniform("u_offset"),
    size: uniform("u_scale"),
    share: uniform("u_share"),
  };
}

/**
 * Draws the picture of one canvas, moved, on another: where both move along with each frame, that spares the browser the
 * putting together of the page's layers, which takes longer than all else that it does in a frame.
 */
export class MovedPicture {
  readonly #gl: WebGLRenderingContext;
  readonly #canvas: HTMLCanvasElement;
  readonly #isBeneath: boolean;
  #linked: Linked | null = null;
  #texture: WebGLTexture | null = null;
  #buffer: WebGLBuffer | null = null;
  #isTaken = false;

  /**
   * @param gl of the canvas that is drawn on, whose colours are premultiplied.
   * @param canvas the picture.
   * @param isBeneath whether it goes beneath what has been drawn.
   */
  constructor(gl: WebGLRenderingContext, canvas: HTMLCanvasElement, isBeneath: boolean) {
    this.#gl = gl;
    this.#canvas = canvas;
    this.#isBeneath = isBeneath;
  }

  /** Whether the picture is drawn on the other canvas, and its own is hidden. */
  get isTaken(): boolean {
    return this.#isTaken;
  }

  /** Draws the picture as it now is on its own canvas, or was when that was hidden; the fainter the more it is scaled. */
  draw({ x, y, scale }: Move): void {
    const gl = this.#gl;
    const { clientWidth, clientHeight } = this.#canvas;
    this.#linked ??= link(gl);
    gl.activeTexture(gl.TEXTURE0);
    if (this.#isTaken) gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    else this.#take();
    const { program, corner, picture, offset, size, share } = this.#linked;
    // biome-ignore lint/correctness/useHookAtTopLevel: a method of WebGL and no hook
    gl.useProgram(program);
    gl.uniform1i(picture, 0);
    gl.uniform2f(offset, x / clientWidth, y / clientHeight);
    gl.uniform1f(size, scale);
    gl.uniform1f(share, shareAt(scale));
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer);
    gl.enableVertexAttribArray(corner);
    gl.vertexAttribPointer(corner, 2, gl.FLOAT, false, 0, 0);
    if (this.#isBeneath) gl.blendFunc(gl.ONE_MINUS_DST_ALPHA, gl.ONE);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.disableVertexAttribArray(corner);
    gl.bindBuffer(gl.ARRAY_BUFFER, null);
  }

  /** Gives the picture back to its own canvas. */
  release(): void {
    if (!this.#isTaken) return;
    this.#isTaken = false;
    this.#canvas.style.visibility = "";
  }

  dispose(): void {
    this.release();
    this.#gl.deleteProgram(this.#linked?.program ?? null);
    this.#gl.deleteTexture(this.#texture);
    this.#gl.deleteBuffer(this.#buffer);
  }

  #take(): void {
    const gl = this.#gl;
    this.#isTaken = true;
    this.#canvas.style.visibility = "hidden";
    if (this.#buffer === null) {
      this.#buffer = gl.createBuffer();
      gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer);
      gl.bufferData(gl.ARRAY_BUFFER, Float32Array.of(0, 0, 1, 0, 0, 1, 1, 1), gl.STATIC_DRAW);
    }
    this.#texture ??= gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, this.#canvas);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    for (const [name, value] of [
      [gl.TEXTURE_MIN_FILTER, gl.LINEAR],
      [gl.TEXTURE_MAG_FILTER, gl.LINEAR],
      [gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE],
      [gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE],
    ] as const)
      gl.texParameteri(gl.TEXTURE_2D, name, value);
  }
}
