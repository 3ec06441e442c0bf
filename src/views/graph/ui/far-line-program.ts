import type { RenderParams } from "sigma/types";
import type { LineInks, LinePaths } from "../far-lines.ts";
import { opacityBytes, PLAIN_INK, RAISED_INK } from "../level-of-detail.ts";
import { DENSITY_GRID, type LineDensity } from "../line-density.ts";
import { createGroupFade, type GroupFade, linkedProgram } from "./group-fade.ts";
import { LayerCopy } from "./layer-copy.ts";

const VERTEX_SHADER = /* glsl */ `
attribute vec2 a_position;
attribute vec4 a_color;
uniform mat3 u_matrix;
varying vec4 v_color;
varying vec2 v_position;

const float bias = 255.0 / 254.0;

void main() {
  // What is not shown lies outside of what is drawn.
  gl_Position = a_color.a == 0.0 ? vec4(2.0) : vec4((u_matrix * vec3(a_position, 1.0)).xy, 0.0, 1.0);
  v_color = vec4(a_color.rgb, a_color.a * bias);
  v_position = a_position;
}
`;

const FRAGMENT_SHADER = /* glsl */ `
precision mediump float;
uniform sampler2D u_opacities;
varying vec4 v_color;
varying vec2 v_position;

void main() {
  float root = texture2D(u_opacities, v_position).a;
  float opacity = v_color.a * root * root;
  gl_FragColor = vec4(v_color.rgb * opacity, opacity);
}
`;

/** Lines on their way to the screen, with how they are drawn next. */
interface Batch {
  readonly ends: WebGLBuffer;
  readonly colours: WebGLBuffer;
  /** Opacity by place, and the scale it was made for, in pixels per unit of the frame; 0 where it was not made yet. */
  readonly opacities: WebGLTexture;
  madeFor: number;
  paths: LinePaths | null;
  density: LineDensity | null;
  ink: number | null;
}

/** The layers of far lines, the lower first: all lines, and over them those that are singled out. */
export const FAR_LAYERS = ["all", "raised"] as const;
export type FarLayer = (typeof FAR_LAYERS)[number];

/** The program, and where it takes what it is given: looked up once, as it is given with every frame. */
type Linked = ReturnType<typeof link>;

function link(gl: WebGLRenderingContext) {
  const program = linkedProgram(gl, VERTEX_SHADER, FRAGMENT_SHADER);
  return {
    program,
    matrix: gl.getUniformLocation(program, "u_matrix"),
    opacities: gl.getUniformLocation(program, "u_opacities"),
    position: gl.getAttribLocation(program, "a_position"),
    colour: gl.getAttribLocation(program, "a_color"),
  };
}

const INKS = { all: PLAIN_INK, raised: RAISED_INK } as const;

/**
 * Draws lines from afar: one pixel wide, straight and translucent, in one draw from a buffer that is written only when what
 * it holds changes. How strongly they are drawn depends on how many lie at a place: a small image, made anew when the scale
 * changes. It takes nothing from sigma's graph, and compiles its shaders when there is a line to draw.
 */
export class FarLineProgram {
  readonly #gl: WebGLRenderingContext;
  readonly #batches = new Map<FarLayer, Batch>();
  readonly #fade: GroupFade;
  readonly #copy: LayerCopy;
  /** What all lines were copied for; null where there is no copy, or another one. */
  #copiedFor: RenderParams | null = null;
  #linked: Linked | null = null;
  /** Share of their opacity that all lines keep, as one picture, while some are singled out. */
  kept = 1;

  constructor(gl: WebGLRenderingContext) {
    this.#gl = gl;
    this.#fade = createGroupFade(gl);
    this.#copy = new LayerCopy(gl);
  }

  /** Puts lines in place of those that a layer had. What is the same object as before is not sent again. */
  hold(layer: FarLayer, paths: LinePaths, { colours, density, ink }: LineInks): void {
    const gl = this.#gl;
    const batch: Batch = this.#batches.get(layer) ?? {
      ends: gl.createBuffer(),
      colours: gl.createBuffer(),
      opacities: gl.createTexture(),
      madeFor: 0,
      paths: null,
      density: null,
      ink: null,
    };
    this.#batches.set(layer, batch);
    if (batch.paths !== paths) this.#send(batch.ends, paths.ends);
    this.#send(batch.colours, colours);
    batch.paths = paths;
    batch.density = density;
    batch.ink = ink;
    batch.madeFor = 0;
    if (layer === "all") this.#copiedFor = null;
  }

  #send(buffer: WebGLBuffer, data: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>): void {
    const gl = this.#gl;
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.bufferData(gl.ARRAY_BUFFER, data, gl.STATIC_DRAW);
    gl.bindBuffer(gl.ARRAY_BUFFER, null);
  }

  /** Leaves a layer without lines. */
  drop(layer: FarLayer): void {
    const batch = this.#batches.get(layer);
    if (batch === undefined) return;
    this.#batches.delete(layer);
    for (const buffer of [batch.ends, batch.colours]) this.#gl.deleteBuffer(buffer);
    this.#gl.deleteTexture(batch.opacities);
  }

  /**
   * @param unit pixels of the screen per unit of the frame.
   * @param isStill whether the camera is at rest. All lines are then drawn once, into a cleared canvas, and copied: what is
   *   pointed at and selected there changes none of them.
   */
  render(params: RenderParams, unit: number, isStill: boolean): void {
    for (const layer of FAR_LAYERS) {
      const batch = this.#batches.get(layer);
      if (batch === undefined) continue;
      const isAll = layer === "all";
      if (isAll && this.#copiedFor !== null && isSameStage(this.#copiedFor, params)) this.#copy.put();
      else {
        this.#bindOpacities(batch, unit, INKS[layer]);
        this.#draw(batch, params);
        if (isAll) {
          if (isStill) this.#copy.take();
          this.#copiedFor = isStill ? params : null;
        }
      }
      if (isAll) this.#fade.fade(this.kept, batch.ink);
    }
  }

  #bindOpacities(batch: Batch, unit: number, ink: typeof PLAIN_INK): void {
    const gl = this.#gl;
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, batch.opacities);
    if (batch.density === null || batch.madeFor === unit) return;
    batch.madeFor = unit;
    const bytes = opacityBytes(batch.density, unit, ink);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.ALPHA, DENSITY_GRID, DENSITY_GRID, 0, gl.ALPHA, gl.UNSIGNED_BYTE, bytes);
    for (const [name, value] of [
      [gl.TEXTURE_MIN_FILTER, gl.LINEAR],
      [gl.TEXTURE_MAG_FILTER, gl.LINEAR],
      [gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE],
      [gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE],
    ] as const)
      gl.texParameteri(gl.TEXTURE_2D, name, value);
  }

  #draw({ ends, colours, paths }: Batch, { matrix, width, height, pixelRatio }: RenderParams): void {
    const gl = this.#gl;
    this.#linked ??= link(gl);
    const { program, matrix: toMatrix, opacities, position, colour } = this.#linked;
    gl.viewport(0, 0, width * pixelRatio, height * pixelRatio);
    gl.enable(gl.BLEND);
    // biome-ignore lint/correctness/useHookAtTopLevel: a method of WebGL and no hook
    gl.useProgram(program);
    gl.uniformMatrix3fv(toMatrix, false, matrix);
    gl.uniform1i(opacities, 0);
    for (const location of [position, colour]) gl.enableVertexAttribArray(location);
    gl.bindBuffer(gl.ARRAY_BUFFER, ends);
    gl.vertexAttribPointer(position, 2, gl.FLOAT, false, 0, 0);
    gl.bindBuffer(gl.ARRAY_BUFFER, colours);
    gl.vertexAttribPointer(colour, 4, gl.UNSIGNED_BYTE, true, 0, 0);
    gl.drawArrays(gl.LINES, 0, 2 * (paths?.claims.length ?? 0));
    for (const location of [position, colour]) gl.disableVertexAttribArray(location);
    gl.bindBuffer(gl.ARRAY_BUFFER, null);
  }

  kill(): void {
    for (const layer of FAR_LAYERS) this.drop(layer);
    this.#gl.deleteProgram(this.#linked?.program ?? null);
    this.#fade.dispose();
    this.#copy.dispose();
  }
}

/** Whether lines lie in the same pixels. */
function isSameStage(a: RenderParams, b: RenderParams): boolean {
  return (
    a.width === b.width &&
    a.height === b.height &&
    a.pixelRatio === b.pixelRatio &&
    a.matrix.every((value, at) => value === b.matrix[at])
  );
}
