import type { RenderParams } from "sigma/types";
import type { FarLines } from "../far-lines.ts";
import { END_STRIDE } from "../far-lines.ts";
import { createGroupFade, type GroupFade, linkedProgram } from "./group-fade.ts";

const VERTEX_SHADER = /* glsl */ `
attribute vec2 a_position;
attribute vec4 a_color;
uniform mat3 u_matrix;
uniform float u_opacity;
varying vec4 v_color;

const float bias = 255.0 / 254.0;

void main() {
  gl_Position = vec4((u_matrix * vec3(a_position, 1.0)).xy, 0.0, 1.0);
  float opacity = a_color.a * bias * u_opacity;
  v_color = vec4(a_color.rgb * opacity, opacity);
}
`;

const FRAGMENT_SHADER = /* glsl */ `
precision mediump float;
varying vec4 v_color;

void main() {
  gl_FragColor = v_color;
}
`;

/** Lines on their way to the screen, with how they are drawn next. */
interface Batch {
  readonly buffer: WebGLBuffer;
  count: number;
  opacity: number;
}

/** The layers of far lines, the lower first: all lines, and over them those that are singled out. */
export const FAR_LAYERS = ["all", "raised"] as const;
export type FarLayer = (typeof FAR_LAYERS)[number];

/**
 * Draws lines from afar: one pixel wide, straight and translucent, in one draw from a buffer that is written only when what
 * it holds changes. How strongly they are drawn is a uniform. It takes nothing from sigma's graph, and compiles nothing
 * before there is something to draw.
 */
export class FarLineProgram {
  readonly #gl: WebGLRenderingContext;
  readonly #batches = new Map<FarLayer, Batch>();
  readonly #fade: GroupFade;
  #program: WebGLProgram | null = null;
  /** Share of their opacity that all lines keep, as one picture, while some are singled out. */
  kept = 1;

  constructor(gl: WebGLRenderingContext) {
    this.#gl = gl;
    this.#fade = createGroupFade(gl);
  }

  /** Puts lines in place of those that a layer had. */
  hold(layer: FarLayer, { vertices, count }: Pick<FarLines, "vertices" | "count">): void {
    const gl = this.#gl;
    const batch = this.#batches.get(layer) ?? { buffer: gl.createBuffer(), count: 0, opacity: 0 };
    this.#batches.set(layer, batch);
    batch.count = count;
    gl.bindBuffer(gl.ARRAY_BUFFER, batch.buffer);
    gl.bufferData(gl.ARRAY_BUFFER, vertices, gl.STATIC_DRAW);
    gl.bindBuffer(gl.ARRAY_BUFFER, null);
  }

  /** @param opacity 0 to 1; at 0 the layer is not drawn. */
  setOpacity(layer: FarLayer, opacity: number): void {
    const batch = this.#batches.get(layer);
    if (batch !== undefined) batch.opacity = opacity;
  }

  render(params: RenderParams): void {
    for (const layer of FAR_LAYERS) {
      const batch = this.#batches.get(layer);
      if (batch === undefined || batch.count === 0 || batch.opacity === 0) continue;
      this.#draw(batch, params);
      if (layer === "all") this.#fade.fade(this.kept);
    }
  }

  #draw({ buffer, count, opacity }: Batch, { matrix, width, height, pixelRatio }: RenderParams): void {
    const gl = this.#gl;
    this.#program ??= linkedProgram(gl, VERTEX_SHADER, FRAGMENT_SHADER);
    const program = this.#program;
    gl.viewport(0, 0, width * pixelRatio, height * pixelRatio);
    gl.enable(gl.BLEND);
    // biome-ignore lint/correctness/useHookAtTopLevel: a method of WebGL and no hook
    gl.useProgram(program);
    gl.uniformMatrix3fv(gl.getUniformLocation(program, "u_matrix"), false, matrix);
    gl.uniform1f(gl.getUniformLocation(program, "u_opacity"), opacity);
    const position = gl.getAttribLocation(program, "a_position");
    const colour = gl.getAttribLocation(program, "a_color");
    const stride = END_STRIDE * Float32Array.BYTES_PER_ELEMENT;
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    for (const location of [position, colour]) gl.enableVertexAttribArray(location);
    gl.vertexAttribPointer(position, 2, gl.FLOAT, false, stride, 0);
    gl.vertexAttribPointer(colour, 4, gl.UNSIGNED_BYTE, true, stride, 2 * Float32Array.BYTES_PER_ELEMENT);
    gl.drawArrays(gl.LINES, 0, 2 * count);
    for (const location of [position, colour]) gl.disableVertexAttribArray(location);
    gl.bindBuffer(gl.ARRAY_BUFFER, null);
  }

  kill(): void {
    for (const { buffer } of this.#batches.values()) this.#gl.deleteBuffer(buffer);
    this.#gl.deleteProgram(this.#program);
    this.#fade.dispose();
  }
}
