import type { Attributes } from "graphology-types";
import { NodeProgram, type ProgramInfo } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import { MIN_NODE_RADIUS, OUTLINE_SHARE, SELECTION_REACH } from "../../../drawing/edge-geometry.ts";

/** What an entity's node says to `EntityNodeProgram` beyond sigma's own x, y, size (radius) and color. */
export interface EntityNodeDisplay {
  /** Index into GLYPHS. Default 0, the circle. */
  glyph: number;
  /** 0 none; 1 thin ring at the rim, for hover and focus; 2 ring with a gap, for selection. Default 0. */
  ring: number;
  /** Colour of the ring. Default: the node's colour. */
  ringColor: string;
  /** Colour of the paper around the node, which keeps lines off its rim. Default: none. */
  outline: string;
}

const glsl = (value: number) => value.toFixed(4);

/**
 * The glyphs at radius 1, each of about the area of the unit circle (y up). `glyphDistance` is signed, negative inside;
 * with `hull` the hole of the ring counts as inside. `glyphRim` is the distance from the centre to the outer edge in
 * the direction of a unit vector, notches of the cross bridged.
 */
export const GLYPH_GLSL = /* glsl */ `
float toSegment(vec2 p, vec2 a, vec2 b) {
  vec2 along = b - a;
  vec2 q = p - a;
  return length(q - along * clamp(dot(q, along) / dot(along, along), 0.0, 1.0));
}

float toBox(vec2 p, vec2 corner) {
  vec2 q = abs(p) - corner;
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0);
}

float glyphDistance(float glyph, vec2 p, bool hull) {
  vec2 q = abs(p);
  if (glyph < 0.5) return length(p) - 1.0;
  if (glyph < 1.5) {
    float plane = max(-p.y, 0.866 * q.x + 0.5 * p.y) - 0.74;
    float edge = min(toSegment(vec2(q.x, p.y), vec2(0.0, -0.74), vec2(1.2817, -0.74)),
                     toSegment(vec2(q.x, p.y), vec2(1.2817, -0.74), vec2(0.0, 1.48)));
    return plane < 0.0 ? -edge : edge;
  }
  if (glyph < 2.5) return hull ? length(p) - 1.17 : abs(length(p) - 0.87) - 0.3;
  if (glyph < 3.5) return toBox(p, vec2(0.886));
  if (glyph < 4.5) {
    float edge = toSegment(q, vec2(1.1, 0.0), vec2(0.0, 1.43));
    return q.x / 1.1 + q.y / 1.43 < 1.0 ? -edge : edge;
  }
  if (glyph < 5.5) {
    float edge = min(toSegment(q, vec2(0.0, 0.8), vec2(0.6, 0.8)), toSegment(q, vec2(0.6, 0.8), vec2(1.36, 0.0)));
    return max(q.y / 0.8, q.x / 1.36 + 0.6985 * q.y) < 1.0 ? -edge : edge;
  }
  return min(toBox(p, vec2(1.3, 0.36)), toBox(p, vec2(0.36, 1.3)));
}

float glyphRim(float glyph, vec2 direction) {
  vec2 q = abs(direction);
  if (glyph < 0.5) return 1.0;
  if (glyph < 1.5) return 0.74 / max(-direction.y, 0.866 * q.x + 0.5 * direction.y);
  if (glyph < 2.5) return 1.17;
  if (glyph < 3.5) return 0.886 / max(q.x, q.y);
  if (glyph < 4.5) return 1.0 / (q.x / 1.1 + q.y / 1.43);
  if (glyph < 5.5) return 1.0 / max(q.y / 0.8, q.x / 1.36 + 0.6985 * q.y);
  return 1.0 / max(max(q.x, q.y) / 1.3, (q.x + q.y) / 1.66);
}
`;

const VERTEX_SHADER = /* glsl */ `
attribute vec2 a_position;
attribute float a_size;
attribute vec4 a_color;
attribute vec4 a_outline;
attribute vec4 a_ringColor;
attribute float a_style;
attribute vec2 a_corner;

uniform mat3 u_matrix;
uniform vec2 u_viewport;
uniform float u_sizeRatio;
uniform float u_leastRadius;

varying vec2 v_point;
varying float v_radius;
varying vec2 v_style;
varying vec4 v_color;
varying vec4 v_outline;
varying vec4 v_ringColor;

const float bias = 255.0 / 254.0;

void main() {
  if (a_size <= 0.0) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  v_radius = max(a_size / u_sizeRatio, u_leastRadius);
  v_style = vec2(mod(a_style, 8.0), floor(a_style / 8.0));
  float glyph = v_style.x;
  float reach = glyph < 0.5 || glyph == 3.0 ? 1.0 : glyph == 2.0 ? 1.17 : 1.48;
  float margin = 1.0 + (v_style.y > 0.5 ? ${glsl(SELECTION_REACH)} : ${glsl(OUTLINE_SHARE)} * u_leastRadius);
  v_point = a_corner * (v_radius * reach + margin);
  vec2 centre = (u_matrix * vec3(a_position, 1.0)).xy;
  gl_Position = vec4(centre + v_point * 2.0 / u_viewport, 0.0, 1.0);

  v_color = a_color;
  v_color.a *= bias;
  v_outline = vec4(a_outline.rgb, a_outline.a * bias);
  v_ringColor = vec4(a_ringColor.rgb, a_ringColor.a * bias);
}
`;

const FRAGMENT_SHADER = /* glsl */ `
precision highp float;

uniform float u_pixelRatio;
uniform float u_leastRadius;

varying vec2 v_point;
varying float v_radius;
varying vec2 v_style;
varying vec4 v_color;
varying vec4 v_outline;
varying vec4 v_ringColor;

${GLYPH_GLSL}

/** Share of the pixel inside an edge at signed distance d, in CSS pixels. */
float cover(float d) {
  return clamp(0.5 - d * u_pixelRatio, 0.0, 1.0);
}

void main(void) {
  vec2 p = v_point / v_radius;
  float hull = glyphDistance(v_style.x, p, true) * v_radius;

  float fill = cover(glyphDistance(v_style.x, p, false) * v_radius) * v_color.a;
  float paper = cover(hull - ${glsl(OUTLINE_SHARE)} * u_leastRadius) * v_outline.a;
  vec4 color = vec4(v_outline.rgb, 1.0) * paper * (1.0 - fill) + vec4(v_color.rgb, 1.0) * fill;

  float ring = 0.0;
  if (v_style.y > 1.5) ring = cover(abs(hull - ${glsl(SELECTION_REACH - 1)}) - 1.0);
  else if (v_style.y > 0.5) ring = cover(abs(hull - 2.4) - 0.6);
  ring *= v_ringColor.a;
  gl_FragColor = color * (1.0 - ring) + vec4(v_ringColor.rgb, 1.0) * ring;
}
`;

const UNIFORMS = ["u_matrix", "u_viewport", "u_sizeRatio", "u_pixelRatio", "u_leastRadius"] as const;
type Uniform = (typeof UNIFORMS)[number];

/**
 * Draws entities as flat glyphs with an outline of paper and an optional ring. A node's `size` is the radius, in CSS
 * pixels at camera ratio 1, of the circle whose area the glyph has; it never falls below `leastRadius`.
 * Colours are hex or comma-separated rgb(a), as sigma reads them. Lines do not shine through a translucent node that
 * has an outline: it is mixed with the paper.
 */
export class EntityNodeProgram<
  N extends Attributes = Attributes,
  E extends Attributes = Attributes,
  G extends Attributes = Attributes,
> extends NodeProgram<Uniform, N, E, G> {
  /** Radius, in CSS pixels, below which no entity is drawn; the paper around entities narrows with it. */
  leastRadius = MIN_NODE_RADIUS;

  override getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
    return {
      VERTICES: 4,
      VERTEX_SHADER_SOURCE: VERTEX_SHADER,
      FRAGMENT_SHADER_SOURCE: FRAGMENT_SHADER,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_outline", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_ringColor", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_style", size: 1, type: FLOAT },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
      CONSTANT_DATA: [
        [-1, -1],
        [1, -1],
        [-1, 1],
        [1, 1],
      ],
    };
  }

  override processVisibleItem(_id: number, offset: number, data: NodeDisplayData & Partial<EntityNodeDisplay>): void {
    const { array } = this;
    const color = floatColor(data.color);
    array[offset] = data.x;
    array[offset + 1] = data.y;
    array[offset + 2] = data.size;
    array[offset + 3] = color;
    array[offset + 4] = data.outline ? floatColor(data.outline) : 0;
    array[offset + 5] = data.ringColor ? floatColor(data.ringColor) : color;
    array[offset + 6] = (data.glyph ?? 0) + 8 * (data.ring ?? 0);
  }

  override setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo<Uniform>): void {
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
    gl.uniform2f(uniformLocations.u_viewport, params.width, params.height);
    gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio);
    gl.uniform1f(uniformLocations.u_pixelRatio, params.pixelRatio);
    gl.uniform1f(uniformLocations.u_leastRadius, this.leastRadius);
  }
}
