const VERTEX_SHADER = /* glsl */ `
attribute vec2 a_corner;

void main() {
  gl_Position = vec4(a_corner, 0.0, 1.0);
}
`;

const FRAGMENT_SHADER = /* glsl */ `
precision mediump float;
uniform vec3 u_ink;

void main() {
  gl_FragColor = vec4(u_ink, 0.0);
}
`;

/** Fades all that a canvas holds so far, as one: what lies over each other in it does not shine through. */
export interface GroupFade {
  /**
   * The current program is another one then.
   * @param share of its opacity that is kept, 0 to 1; nothing is done at 1.
   * @param ink the one colour of all that is there, in four bytes: where thousands of faint things lie over each other in
   *   eight bits, their colour is off by then, and is set anew from how opaque they are together. null keeps colours.
   */
  fade(share: number, ink?: number | null): void;
  dispose(): void;
}

/**
 * A fade for a canvas with premultiplied colours. Its program is compiled at once: when it is used, to ask whether it has
 * been would wait for all that is still being drawn.
 */
export function createGroupFade(gl: WebGLRenderingContext): GroupFade {
  const program = linkedProgram(gl, VERTEX_SHADER, FRAGMENT_SHADER);
  let buffer: WebGLBuffer | null = null;
  return {
    fade: (share, ink = null) => {
      if (share === 1) return;
      if (buffer === null) {
        buffer = gl.createBuffer();
        gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
        // One triangle around the canvas.
        gl.bufferData(gl.ARRAY_BUFFER, Float32Array.of(-1, -1, 3, -1, -1, 3), gl.STATIC_DRAW);
      }
      // biome-ignore lint/correctness/useHookAtTopLevel: a method of WebGL and no hook
      gl.useProgram(program);
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      const corner = gl.getAttribLocation(program, "a_corner");
      gl.enableVertexAttribArray(corner);
      gl.vertexAttribPointer(corner, 2, gl.FLOAT, false, 0, 0);
      const bytes = ink ?? 0;
      const [red, green, blue] = [bytes & 255, (bytes >> 8) & 255, (bytes >> 16) & 255].map((byte) => byte / 255);
      gl.uniform3f(
        gl.getUniformLocation(program, "u_ink"),
        share * (red ?? 0),
        share * (green ?? 0),
        share * (blue ?? 0),
      );
      gl.blendColor(0, 0, 0, share);
      if (ink === null) gl.blendFunc(gl.ZERO, gl.CONSTANT_ALPHA);
      else gl.blendFuncSeparate(gl.DST_ALPHA, gl.ZERO, gl.ZERO, gl.CONSTANT_ALPHA);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      gl.disableVertexAttribArray(corner);
      gl.bindBuffer(gl.ARRAY_BUFFER, null);
    },
    dispose: () => {
      gl.deleteProgram(program);
      gl.deleteBuffer(buffer);
    },
  };
}

/** A program of two shaders. @throws where they do not compile, unless the context is lost. */
export function linkedProgram(gl: WebGLRenderingContext, vertexShader: string, fragmentShader: string): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertexShader],
    [gl.FRAGMENT_SHADER, fragmentShader],
  ] as const) {
    const shader = gl.createShader(type);
    if (shader === null) throw new Error("Sourceline: this browser gives no shader.");
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    // It goes with the program.
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost())
    throw new Error(`Sourceline: a program could not be linked: ${gl.getProgramInfoLog(program)}`);
  return program;
}
