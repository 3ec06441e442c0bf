import { linkedProgram } from "./group-fade.ts";

const VERTEX_SHADER = /* glsl */ `
attribute vec2 a_corner;

void main() {
  gl_Position = vec4(a_corner, 0.0, 1.0);
}
`;

const FRAGMENT_SHADER = /* glsl */ `
precision highp float;
uniform sampler2D u_copy;
uniform vec2 u_size;

void main() {
  gl_FragColor = texture2D(u_copy, gl_FragCoord.xy / u_size);
}
`;

/** A copy of all that a canvas holds, to the byte, in place of drawing it again. */
export class LayerCopy {
  readonly #gl: WebGLRenderingContext;
  readonly #program: WebGLProgram;
  #texture: WebGLTexture | null = null;
  #buffer: WebGLBuffer | null = null;

  /** Its program is compiled at once: when it is used, to ask whether it has been would wait for all that is being drawn. */
  constructor(gl: WebGLRenderingContext) {
    this.#gl = gl;
    this.#program = linkedProgram(gl, VERTEX_SHADER, FRAGMENT_SHADER);
  }

  /** Copies what the canvas holds now. */
  take(): void {
    const gl = this.#gl;
    gl.activeTexture(gl.TEXTURE0);
    this.#texture ??= gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    gl.copyTexImage2D(gl.TEXTURE_2D, 0, gl.RGBA, 0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight, 0);
    for (const [name, value] of [
      [gl.TEXTURE_MIN_FILTER, gl.NEAREST],
      [gl.TEXTURE_MAG_FILTER, gl.NEAREST],
      [gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE],
      [gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE],
    ] as const)
      gl.texParameteri(gl.TEXTURE_2D, name, value);
  }

  /** Puts the copy in place of what the canvas holds. The current program is another one then. */
  put(): void {
    const gl = this.#gl;
    if (this.#buffer === null) {
      this.#buffer = gl.createBuffer();
      gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer);
      // One triangle around the canvas.
      gl.bufferData(gl.ARRAY_BUFFER, Float32Array.of(-1, -1, 3, -1, -1, 3), gl.STATIC_DRAW);
    }
    // biome-ignore lint/correctness/useHookAtTopLevel: a method of WebGL and no hook
    gl.useProgram(this.#program);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    gl.uniform1i(gl.getUniformLocation(this.#program, "u_copy"), 0);
    gl.uniform2f(gl.getUniformLocation(this.#program, "u_size"), gl.drawingBufferWidth, gl.drawingBufferHeight);
    const corner = gl.getAttribLocation(this.#program, "a_corner");
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer);
    gl.enableVertexAttribArray(corner);
    gl.vertexAttribPointer(corner, 2, gl.FLOAT, false, 0, 0);
    gl.disable(gl.BLEND);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    gl.enable(gl.BLEND);
    gl.disableVertexAttribArray(corner);
    gl.bindBuffer(gl.ARRAY_BUFFER, null);
  }

  dispose(): void {
    this.#gl.deleteProgram(this.#program);
    this.#gl.deleteTexture(this.#texture);
    this.#gl.deleteBuffer(this.#buffer);
  }
}
