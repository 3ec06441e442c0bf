import { expect, test } from "vitest";
import { shortShader } from "../../../scripts/vite-short-shaders.ts";

test("a shader loses comments, indentation and needless space, and keeps what its compiler reads", () => {
  const shader = `
/** Where it is. */
varying vec2 v_point; // in pixels

void main() {
  float a = 1.0 / u_scale;
  /* of two
     lines */ float b = a - -1.0;
  gl_Position = vec4(v_point * a, b + +a, 1.0);
}
`;
  expect(shortShader(shader)).toBe(
    "varying vec2 v_point;void main(){float a=1.0/u_scale;float b=a - -1.0;gl_Position=vec4(v_point*a,b + +a,1.0);}",
  );
});

test("values of the script stay in a shader as they are, with the space around them", () => {
  expect(shortShader("float a = b - $" + "{glsl(-1, 2)} * c; // twice")).toBe("float a=b - $" + "{glsl(-1, 2)} *c;");
});

test("a shader with lines for the preprocessor is left alone", () => {
  const shader = "#version 300 es\nprecision highp float; // as much as there is\n";
  expect(shortShader(shader)).toBe(shader);
});
