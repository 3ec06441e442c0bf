import type { Attributes } from "graphology-types";
import { EdgeProgram, type ProgramInfo } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import { MIN_NODE_RADIUS, OUTLINE_SHARE, SELECTION_REACH } from "../../../drawing/edge-geometry.ts";
import { type EntityNodeDisplay, GLYPH_GLSL } from "./entity-node-program.ts";

/** What a claim's edge says to `ClaimEdgeProgram` beyond sigma's own size (thickness in CSS pixels) and color. */
export interface ClaimEdgeDisplay {
  /** Height of the arc over its chord, as a fraction of the chord; see edge-geometry.ts for its sign. Default 0. */
  curvature: number;
  /** Index into LINE_PATTERNS. Default 0, solid. */
  pattern: number;
  /** 1 for an arrowhead at the target. Default 0. */
  arrow: number;
  /** 1 for a bar across the middle of the line. Default 0. */
  denied: number;
}

/**
 * The line is a strip of columns of two vertices each: `half` columns up to the middle, `half` from there to the
 * arrowhead, one at its tip. A strip only has to enclose the line, which the fragment shader places exactly, so few
 * columns do; the more lines there are, the fewer they get.
 */
const DETAIL = [
  { upTo: 4_000, half: 8 },
  { upTo: 50_000, half: 5 },
  { upTo: Number.POSITIVE_INFINITY, half: 3 },
];
const FINEST = 8;
const verticesFor = (half: number) => 2 * (2 * half + 3);

const glsl = (value: number) => value.toFixed(4);

const VERTEX_SHADER = /* glsl */ `
attribute vec4 a_ends;
attribute vec4 a_shape;
attribute float a_style;
attribute vec4 a_color;
attribute vec2 a_vertex;

uniform mat3 u_matrix;
uniform vec2 u_viewport;
uniform float u_sizeRatio;
uniform float u_pixelRatio;
uniform float u_minThickness;
uniform float u_half;
uniform float u_leastRadius;

/** Where this fragment is, from the source's centre, in CSS pixels, y up. */
varying vec2 v_point;
/** Of a curve, a and b in at + btt, from the source's centre; of a loop, centre, radius and first angle. */
varying vec4 v_curve;
/** Parameter and arc length from the source's rim, as first guess. */
varying vec2 v_along;
/** Length from rim to rim, thickness, length of the arrowhead, half height of the bar. */
varying vec4 v_line;
/** Pattern, whether a loop. */
varying vec2 v_style;
varying vec4 v_color;

const float bias = 255.0 / 254.0;

${GLYPH_GLSL}

vec2 toPixels(vec2 position) {
  return (u_matrix * vec3(position, 1.0)).xy * 0.5 * u_viewport;
}

/** Arc length of at + btt between two parameters (Gauss-Legendre, five points). */
float arcLength(vec2 a, vec2 b, float from, float to) {
  float h = 0.5 * (to - from);
  float m = 0.5 * (to + from);
  float sum = 0.568889 * length(a + 2.0 * b * m);
  sum += 0.478629 * (length(a + 2.0 * b * (m - 0.538469 * h)) + length(a + 2.0 * b * (m + 0.538469 * h)));
  sum += 0.236927 * (length(a + 2.0 * b * (m - 0.906180 * h)) + length(a + 2.0 * b * (m + 0.906180 * h)));
  return sum * h;
}

/** Parameter at which at + btt leaves the glyph around the origin. */
float leaves(vec2 a, vec2 b, float glyph, float radius, float margin) {
  float rim = glyphRim(glyph, normalize(a)) * radius + margin;
  float t = rim / length(a);
  t = rim / length(a + b * t);
  t = rim / length(a + b * t);
  rim = glyphRim(glyph, normalize(a + b * t)) * radius + margin;
  t = rim / length(a + b * t);
  t = rim / length(a + b * t);
  return t;
}

void hide() {
  gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}

void main() {
  if (a_shape.x <= 0.0) {
    hide();
    return;
  }
  float thickness = max(a_shape.x, u_minThickness);
  float curvature = a_shape.y;
  vec2 radii = max(a_shape.zw / u_sizeRatio, u_leastRadius);
  float pattern = mod(a_style, 8.0);
  float arrow = mod(floor(a_style / 8.0), 2.0);
  float denied = mod(floor(a_style / 16.0), 2.0);
  vec2 glyphs = mod(floor(a_style / vec2(32.0, 256.0)), 8.0);
  vec2 margins = mix(vec2(${glsl(OUTLINE_SHARE)} * u_leastRadius), vec2(${glsl(SELECTION_REACH)}),
                     mod(floor(a_style / vec2(2048.0, 4096.0)), 2.0));

  vec2 source = toPixels(a_ends.xy);
  vec2 chord = toPixels(a_ends.zw) - source;
  bool loop = dot(chord, chord) < 0.01;
  float feather = 0.6 / u_pixelRatio;

  vec2 a, b;
  float first, last, lineLength;
  if (loop) {
    float radius = (0.6 * radii.x + 8.0) * (1.0 + 2.0 * abs(curvature));
    float reach = radii.x + 0.7 * radius;
    vec2 out_ = vec2(curvature < 0.0 ? -0.8192 : 0.8192, 0.5736);
    float rim = radii.x + margins.x;
    float opening = acos(clamp((reach * reach + radius * radius - rim * rim) / (2.0 * reach * radius), -1.0, 1.0));
    a = out_ * reach;
    b = vec2(radius, atan(-out_.y, -out_.x) + opening);
    lineLength = radius * (6.283185 - 2.0 * opening);
    first = 0.0;
    last = 1.0;
  } else {
    vec2 control = 0.5 * chord + 2.0 * curvature * vec2(-chord.y, chord.x);
    a = 2.0 * control;
    b = chord - 2.0 * control;
    first = leaves(a, b, glyphs.x, radii.x, margins.x);
    last = 1.0 - leaves(2.0 * (control - chord), b, glyphs.y, radii.y, margins.y);
    lineLength = arcLength(a, b, first, last);
  }
  if (last <= first || lineLength < 1.0) {
    hide();
    return;
  }

  // A hollow line is three times as wide as the others.
  float broad = pattern > 4.5 ? 1.35 : 1.0;
  float head = arrow * min(broad * (5.2 + 2.8 * thickness), 0.6 * lineLength);
  float bar = denied * broad * (3.6 + 1.7 * thickness);
  float firstSpeed = loop ? lineLength : length(a + 2.0 * b * first);
  float lastSpeed = loop ? lineLength : length(a + 2.0 * b * last);
  float middle = 0.5 * (first + last);
  float middleSpeed = loop ? lineLength : length(a + 2.0 * b * middle);
  if (!loop) middle += (0.5 * lineLength - arcLength(a, b, first, middle)) / middleSpeed;

  // Where this column stands, and how wide the line is there.
  float margin = (2.0 + thickness + feather) / middleSpeed * denied;
  float start = first - feather / firstSpeed;
  float base = max(middle + margin, last - (head + 2.0 + feather) / lastSpeed);
  float column = a_vertex.x;
  float t = column <= u_half ? mix(start, middle - margin, column / u_half)
    : column < 2.0 * u_half + 2.0 ? mix(middle + margin, base, (column - u_half - 1.0) / u_half)
    : last + feather / lastSpeed;
  float halfWidth = pattern > 4.5 ? 1.6 * thickness : pattern > 3.5 ? 0.9 * thickness : 0.5 * thickness;
  if (column >= u_half && column <= u_half + 1.0) halfWidth = max(halfWidth, bar);
  if (column >= 2.0 * u_half + 1.0) halfWidth = max(halfWidth, (loop ? 0.5 : 0.36) * head);
  halfWidth += feather;

  // Straight pieces cut across the bend: widen them by its height, on its outer side.
  float piece = 0.5 * (last - first) / u_half;
  vec2 position, normal;
  if (loop) {
    float angle = b.y + t * lineLength / b.x;
    normal = vec2(cos(angle), sin(angle));
    position = a + b.x * normal;
    float turn = piece * lineLength / b.x;
    if (a_vertex.y > 0.0) halfWidth += 0.16 * b.x * turn * turn;
  } else {
    position = t * (a + b * t);
    vec2 tangent = a + 2.0 * b * t;
    normal = vec2(-tangent.y, tangent.x) / length(tangent);
    if (a_vertex.y * dot(normal, b) < 0.0) halfWidth += 0.27 * length(b) * piece * piece;
  }

  v_point = position + normal * halfWidth * a_vertex.y;
  v_curve = vec4(a, b);
  v_along = vec2(t, loop ? t * lineLength : arcLength(a, b, first, t));
  v_line = vec4(lineLength, thickness, head, bar);
  v_style = vec2(pattern, loop ? 1.0 : 0.0);
  gl_Position = vec4((source + v_point) * 2.0 / u_viewport, 0.0, 1.0);

  v_color = a_color;
  v_color.a *= bias;
}
`;

const FRAGMENT_SHADER = /* glsl */ `
precision highp float;

uniform float u_pixelRatio;

varying vec2 v_point;
varying vec4 v_curve;
varying vec2 v_along;
varying vec4 v_line;
varying vec2 v_style;
varying vec4 v_color;

/** Share of a pixel around x that lies between two edges; exact for a strip thinner than the pixel, too. */
float between(float x, float low, float high) {
  return clamp((high - x) * u_pixelRatio + 0.5, 0.0, 1.0) - clamp((low - x) * u_pixelRatio + 0.5, 0.0, 1.0);
}

float cover(float distance_) {
  return clamp(0.5 - distance_ * u_pixelRatio, 0.0, 1.0);
}

/** Ink at arc length s and distance d from the middle of a line that ends at one length, its last whole dot at another. */
float ink(float pattern, float w, float s, float d, float end, float lastDot) {
  float across = between(d, -0.5 * w, 0.5 * w) * between(s, 0.0, end);
  if (pattern < 0.5) return across;
  if (pattern < 2.5) {
    float dash = pattern < 1.5 ? 6.5 * w : 2.8 * w;
    float period = pattern < 1.5 ? 10.0 * w : 5.2 * w;
    float x = mod(s, period);
    // No stub of a dash before the arrowhead.
    if (s - x > end - w) return 0.0;
    return across * (between(x, 0.0, dash) + between(x, period, period + dash));
  }
  if (pattern < 3.5) {
    float period = 11.2 * w;
    float x = mod(s, period);
    return across
      * (between(x, 0.0, 5.6 * w) + between(x, 7.8 * w, 9.0 * w) + between(x, period, period + 5.6 * w));
  }
  if (pattern < 4.5) {
    float period = 3.4 * w;
    float centre = (floor(s / period) + 0.5) * period;
    if (centre < 0.0 || centre + 0.8 * w > lastDot) return 0.0;
    return cover(length(vec2(s - centre, d)) - 0.8 * w);
  }
  float outer = 1.55 * w;
  float stroke = 0.72 * w;
  return between(d, -outer, outer) * between(s, 0.0, end)
    - between(d, stroke - outer, outer - stroke) * between(s, stroke, end - stroke);
}

void main(void) {
  float lineLength = v_line.x;
  float w = v_line.y;
  float head = v_line.z;
  float bar = v_line.w;

  // Arc length s from the source's rim and distance d from the line.
  float s, d;
  if (v_style.y > 0.5) {
    vec2 q = v_point - v_curve.xy;
    float opening = 6.283185 - lineLength / v_curve.z;
    s = (mod(atan(q.y, q.x) - v_curve.w + 0.5 * opening, 6.283185) - 0.5 * opening) * v_curve.z;
    d = length(q) - v_curve.z;
  } else {
    // One step of Newton's method from the strip's parameter to the nearest point of the curve.
    vec2 a = v_curve.xy;
    vec2 b = v_curve.zw;
    float t = v_along.x;
    vec2 tangent = a + 2.0 * b * t;
    vec2 off = v_point - t * (a + b * t);
    float step_ = dot(off, tangent) / max(dot(tangent, tangent) - 2.0 * dot(off, b), 0.25 * dot(tangent, tangent));
    s = v_along.y + step_ * length(tangent + b * step_);
    t += step_;
    tangent = a + 2.0 * b * t;
    off = v_point - t * (a + b * t);
    d = dot(off, vec2(-tangent.y, tangent.x)) / length(tangent);
  }

  float notch = 0.22 * head;
  float end = head > 0.0 ? lineLength - head + notch + 0.5 : lineLength;
  float alpha = ink(v_style.x, w, s, d, end, lineLength - head);
  if (head > 0.0) {
    // Two straight flanks, and a back that is drawn in towards the line.
    float back = lineLength - s;
    float side = d;
    if (v_style.y > 0.5) {
      // A loop bends too much for a bent arrowhead: lay it along the chord of its arc.
      float angle = v_curve.w + lineLength / v_curve.z;
      float turn = head / v_curve.z;
      vec2 tip = v_point - v_curve.xy - v_curve.z * vec2(cos(angle), sin(angle));
      vec2 axis = vec2(-sin(angle - 0.5 * turn), cos(angle - 0.5 * turn));
      back = -dot(tip, axis);
      side = tip.x * axis.y - tip.y * axis.x;
    }
    float half_ = 0.32 * head;
    float flank = (abs(side) - 0.32 * back) / length(vec2(1.0, 0.32));
    float rear = (back - head + notch - notch * abs(side) / half_) / length(vec2(1.0, notch / half_));
    alpha = max(alpha, cover(max(flank, rear)));
  }
  if (bar > 0.0) {
    float thick = max(0.6 * w, 0.8);
    float beside = s - 0.5 * lineLength;
    if (v_style.y > 0.5) beside = (d + v_curve.z) * sin(beside / v_curve.z);
    alpha = max(alpha, between(beside, -thick, thick) * between(d, -bar, bar));
  }
  alpha *= v_color.a;
  gl_FragColor = vec4(v_color.rgb * alpha, alpha);
}
`;

const UNIFORMS = [
  "u_matrix",
  "u_viewport",
  "u_sizeRatio",
  "u_pixelRatio",
  "u_minThickness",
  "u_half",
  "u_leastRadius",
] as const;
type Uniform = (typeof UNIFORMS)[number];

/**
 * Draws claims: arc, pattern, arrowhead and bar in one instanced draw. Lines run from rim to rim of the two entities
 * (as `EntityNodeProgram` draws them) and patterns start at the source. Thickness, dashes and arrowheads are measured
 * in CSS pixels and do not change with the zoom; dashes and arrowheads grow with the thickness. A claim of an entity
 * about itself is drawn as a loop.
 */
export class ClaimEdgeProgram<
  N extends Attributes = Attributes,
  E extends Attributes = Attributes,
  G extends Attributes = Attributes,
> extends EdgeProgram<Uniform, N, E, G> {
  /** Columns in each half of the strip. */
  private half = FINEST;
  /** How small entities are drawn, as `EntityNodeProgram` is told. */
  leastRadius = MIN_NODE_RADIUS;

  override getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
    return {
      VERTICES: verticesFor(FINEST),
      VERTEX_SHADER_SOURCE: VERTEX_SHADER,
      FRAGMENT_SHADER_SOURCE: FRAGMENT_SHADER,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_ends", size: 4, type: FLOAT },
        { name: "a_shape", size: 4, type: FLOAT },
        { name: "a_style", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_vertex", size: 2, type: FLOAT }],
      CONSTANT_DATA: Array.from({ length: verticesFor(FINEST) }, (_, index) => [index >> 1, index % 2 === 0 ? -1 : 1]),
    };
  }

  override reallocate(capacity: number): void {
    this.half = DETAIL.find(({ upTo }) => capacity <= upTo)?.half ?? FINEST;
    this.VERTICES = verticesFor(this.half);
    super.reallocate(capacity);
  }

  override processVisibleItem(
    _id: number,
    offset: number,
    source: NodeDisplayData & Partial<EntityNodeDisplay>,
    target: NodeDisplayData & Partial<EntityNodeDisplay>,
    data: EdgeDisplayData & Partial<ClaimEdgeDisplay>,
  ): void {
    const { array } = this;
    array[offset] = source.x;
    array[offset + 1] = source.y;
    array[offset + 2] = target.x;
    array[offset + 3] = target.y;
    array[offset + 4] = data.size;
    array[offset + 5] = data.curvature ?? 0;
    array[offset + 6] = source.size;
    array[offset + 7] = target.size;
    array[offset + 8] =
      (data.pattern ?? 0) +
      8 * (data.arrow ?? 0) +
      16 * (data.denied ?? 0) +
      32 * (source.glyph ?? 0) +
      256 * (target.glyph ?? 0) +
      2048 * (source.ring === 2 ? 1 : 0) +
      4096 * (target.ring === 2 ? 1 : 0);
    array[offset + 9] = floatColor(data.color);
  }

  override setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo<Uniform>): void {
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
    gl.uniform2f(uniformLocations.u_viewport, params.width, params.height);
    gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio);
    gl.uniform1f(uniformLocations.u_pixelRatio, params.pixelRatio);
    gl.uniform1f(uniformLocations.u_minThickness, params.minEdgeThickness);
    gl.uniform1f(uniformLocations.u_half, this.half);
    gl.uniform1f(uniformLocations.u_leastRadius, this.leastRadius);
  }
}
