import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { afterEach, describe, expect, test } from "vitest";
import { fanCurvatures, loopCircle, NODE_OUTLINE, type Point, pointOnEdge } from "../../src/drawing/edge-geometry.ts";
import { GLYPHS, LINE_PATTERNS, type LinePattern } from "../../src/model/signs.ts";
import { type ClaimEdgeDisplay, ClaimEdgeProgram } from "../../src/views/graph/ui/claim-edge-program.ts";
import { type EntityNodeDisplay, EntityNodeProgram } from "../../src/views/graph/ui/entity-node-program.ts";
import { createGroupFade } from "../../src/views/graph/ui/group-fade.ts";

const WIDTH = 640;
const HEIGHT = 400;
const PAPER = "#ffffff";
const RADIUS = 10;

type NodeStyle = Point & Partial<EntityNodeDisplay> & { size?: number; color?: string };
type EdgeStyle = Partial<ClaimEdgeDisplay> & {
  from: string;
  to: string;
  size?: number;
  color?: string;
  hidden?: boolean;
};

let sigma: Sigma | undefined;
let host: HTMLElement | undefined;

afterEach(() => {
  sigma?.kill();
  host?.remove();
  sigma = undefined;
});

/** Draws entities that stand at viewport coordinates (y down, as on screen) and claims between them. */
function draw(nodes: Record<string, NodeStyle>, edges: Record<string, EdgeStyle> = {}): Sigma {
  const graph = new MultiDirectedGraph();
  // The corners, unseen, keep graph space and viewport the same up to the sign of y.
  graph.addNode("corner 1", { x: 0, y: 0, hidden: true });
  graph.addNode("corner 2", { x: WIDTH, y: HEIGHT, hidden: true });
  for (const [key, node] of Object.entries(nodes)) {
    graph.addNode(key, { size: RADIUS, color: "#0000ff", outline: PAPER, ...node, y: HEIGHT - node.y });
  }
  for (const [key, { from, to, ...style }] of Object.entries(edges)) {
    graph.addEdgeWithKey(key, from, to, { size: 2, color: "#000000", ...style });
  }
  host = document.createElement("div");
  host.style.cssText = `position: fixed; inset: 0 auto auto 0; width: ${WIDTH}px; height: ${HEIGHT}px`;
  document.body.append(host);
  sigma = new Sigma(graph, host, {
    stagePadding: 0,
    minEdgeThickness: 0.5,

    renderLabels: false,
    defaultEdgeType: "claim",
    defaultNodeType: "entity",
    edgeProgramClasses: { claim: ClaimEdgeProgram },
    nodeProgramClasses: { entity: EntityNodeProgram },
  });
  return sigma;
}

const A: NodeStyle = { x: 100, y: 200 };
const B: NodeStyle = { x: 540, y: 200 };

function drawLine(edge: Partial<EdgeStyle> = {}): Sigma {
  return draw({ a: A, b: B }, { line: { from: "a", to: "b", ...edge } });
}

/** Draws a line per row, all from A.x to B.x, and says how high each row is. */
function drawRows(edges: Partial<EdgeStyle>[], target: Partial<NodeStyle>[] = []): { on: Sigma; rows: number[] } {
  const rows = edges.map((_, index) => Math.round(((index + 0.5) * HEIGHT) / edges.length));
  const nodes = rows.flatMap((y, index): [string, NodeStyle][] => [
    [`a ${index}`, { ...A, y }],
    [`b ${index}`, { ...B, ...target[index], y }],
  ]);
  const lines = edges.map((edge, index): [string, EdgeStyle] => [
    `line ${index}`,
    { from: `a ${index}`, to: `b ${index}`, ...edge },
  ]);
  return { on: draw(Object.fromEntries(nodes), Object.fromEntries(lines)), rows };
}

function patternIndex(pattern: LinePattern): number {
  return LINE_PATTERNS.indexOf(pattern);
}

/** What one layer, or both, show on paper. Coordinates are CSS pixels, y down. */
interface Picture {
  /** 0 for paper, 1 for black. */
  ink(x: number, y: number): number;
  rgb(x: number, y: number): [number, number, number];
}

function look(on: Sigma, layers: readonly string[] = ["edges", "nodes"]): Picture {
  // WebGL drops its picture after the frame, so it is drawn and copied in one go.
  on.refresh();
  const scale = window.devicePixelRatio;
  const canvas = new OffscreenCanvas(WIDTH * scale, HEIGHT * scale);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  context.fillStyle = PAPER;
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const layer of layers) {
    const source = on.getCanvases()[layer];
    if (source) context.drawImage(source, 0, 0);
  }
  const { data, width } = context.getImageData(0, 0, canvas.width, canvas.height);
  const rgb = (x: number, y: number): [number, number, number] => {
    const at = 4 * (Math.floor(y * scale) * width + Math.floor(x * scale));
    return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
  };
  return { rgb, ink: (x, y) => 1 - (rgb(x, y)[0] + rgb(x, y)[1] + rgb(x, y)[2]) / 765 };
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

/** Darkest ink of the column at x, within `reach` of the row y. */
function inkAcross(picture: Picture, x: number, y: number, reach = 3): number {
  return Math.max(...range(-reach, reach).map((offset) => picture.ink(x, y + offset)));
}

/** Sum of ink across the line: its visible thickness in pixels. */
function thicknessAt(picture: Picture, x: number, y: number, reach = 14): number {
  return range(-reach, reach).reduce((sum, offset) => sum + picture.ink(x, y + offset), 0);
}

/** Lengths of the inked and of the blank runs along a horizontal line, the first and last run left out. */
function runs(picture: Picture, y = 200, from = 120, to = 520): { ink: number[]; paper: number[] } {
  const found = { ink: [] as number[], paper: [] as number[] };
  let start = from;
  for (let x = from + 1; x < to; x++) {
    const now = inkAcross(picture, x, y) > 0.5;
    if (now === inkAcross(picture, x - 1, y) > 0.5) continue;
    if (start > from) found[now ? "paper" : "ink"].push(x - start);
    start = x;
  }
  return found;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("the pattern of a line", () => {
  test("a solid line has no gap", () => {
    const picture = look(drawLine());
    for (const x of range(115, 525)) expect(inkAcross(picture, x, 200)).toBeGreaterThan(0.9);
  });

  test("every broken line alternates ink and paper along its length", () => {
    const broken = ["long-dash", "short-dash", "dash-dot", "dots"] as const;
    const { on, rows } = drawRows(broken.map((pattern) => ({ pattern: patternIndex(pattern) })));
    const picture = look(on);
    for (const y of rows) {
      const { ink, paper } = runs(picture, y);
      expect(ink.length).toBeGreaterThan(10);
      expect(Math.abs(ink.length - paper.length)).toBeLessThanOrEqual(1);
    }
  });

  test("long dashes are longer than short ones, short ones longer than dots, each about even", () => {
    const { on, rows } = drawRows(
      (["long-dash", "short-dash", "dots"] as const).map((pattern) => ({ pattern: patternIndex(pattern) })),
    );
    const picture = look(on);
    const [long = 0, short = 0, dot = 0] = rows.map((y) => {
      const { ink } = runs(picture, y);
      for (const dash of ink) expect(Math.abs(dash - mean(ink))).toBeLessThanOrEqual(1.5);
      return mean(ink);
    });
    expect(long).toBeGreaterThan(1.5 * short);
    expect(short).toBeGreaterThan(1.3 * dot);
  });

  test("a dash-dot line has marks of two lengths in turn", () => {
    const { ink } = runs(look(drawLine({ pattern: patternIndex("dash-dot") })));
    for (const [index, mark] of ink.entries()) {
      const next = ink[index + 1];
      if (next !== undefined) expect(Math.max(mark, next) / Math.min(mark, next)).toBeGreaterThan(2);
    }
  });

  test("a hollow line has paper at its centre and ink at both sides", () => {
    const picture = look(drawLine({ pattern: patternIndex("hollow"), size: 2 }));
    for (const x of range(130, 510)) {
      expect(picture.ink(x, 200) + picture.ink(x, 199)).toBeLessThan(0.1);
      expect(inkAcross(picture, x, 203, 2)).toBeGreaterThan(0.5);
      expect(inkAcross(picture, x, 197, 2)).toBeGreaterThan(0.5);
    }
  });

  test("dashes keep their length in pixels when the camera zooms", () => {
    const on = drawLine({ pattern: patternIndex("short-dash") });
    const near = runs(look(on));
    on.getCamera().setState({ ratio: 2 });
    const far = runs(look(on), 200, 235, 405);
    on.getCamera().setState({ ratio: 0.25 });
    const close = runs(look(on), 200, 10, 630);
    for (const { ink, paper } of [far, close]) {
      expect(mean(ink)).toBeCloseTo(mean(near.ink), 0);
      expect(mean(paper)).toBeCloseTo(mean(near.paper), 0);
    }
  });

  test("dashes grow with the thickness of the line", () => {
    const { on, rows } = drawRows([1.5, 3].map((size) => ({ pattern: patternIndex("short-dash"), size })));
    const picture = look(on);
    const [thin = 0, thick = 0] = rows.map((y) => mean(runs(picture, y).ink));
    expect(thick / thin).toBeCloseTo(2, 0);
  });

  test("the pattern starts at the source, so moving the target leaves the dashes where they are", () => {
    const on = drawLine({ pattern: patternIndex("short-dash") });
    const before = look(on);
    on.getGraph().setNodeAttribute("b", "x", 500);
    const after = look(on);
    for (const x of range(112, 480)) expect(Math.abs(after.ink(x, 200) - before.ink(x, 200))).toBeLessThan(0.15);
  });

  test("a line is as thick as its size says, at any zoom", () => {
    const sizes = [1, 1.4, 3];
    const { on, rows } = drawRows(sizes.map((size) => ({ size })));
    for (const ratio of [1, 3]) {
      on.getCamera().setState({ ratio });
      const picture = look(on);
      for (const [index, size] of sizes.entries()) {
        const y = Math.round(HEIGHT / 2 + ((rows[index] ?? 0) - HEIGHT / 2) / ratio);
        expect(thicknessAt(picture, 320, y)).toBeCloseTo(size, 1);
      }
    }
  });

  test("a translucent line on paper is as light as its alpha says", () => {
    const { on, rows } = drawRows([
      { size: 4, color: "rgba(0, 0, 0, 0.4)" },
      { size: 4, color: "rgba(255, 0, 0, 0.5)" },
    ]);
    const picture = look(on);
    expect(picture.ink(320, rows[0] ?? 0)).toBeCloseTo(0.4, 1);
    const [red, green] = picture.rgb(320, rows[1] ?? 0);
    expect(red).toBeGreaterThan(250);
    expect(Math.abs(green - 128)).toBeLessThan(4);
  });
});

describe("the ends of a line", () => {
  const rim = B.x - RADIUS - NODE_OUTLINE;

  test("a line runs from rim to rim and no further", () => {
    const picture = look(drawLine(), ["edges"]);
    expect(inkAcross(picture, A.x + RADIUS + NODE_OUTLINE + 1, 200)).toBeGreaterThan(0.9);
    expect(inkAcross(picture, A.x + RADIUS, 200)).toBe(0);
    expect(inkAcross(picture, rim - 1, 200)).toBeGreaterThan(0.9);
    expect(inkAcross(picture, B.x - RADIUS + 1, 200)).toBe(0);
  });

  test("an arrowhead widens from its tip at the target's rim, and the source has none", () => {
    const picture = look(drawLine({ arrow: 1 }), ["edges"]);
    expect(thicknessAt(picture, rim + 1, 200)).toBe(0);
    const widths = [1, 3, 5, 7].map((back) => thicknessAt(picture, rim - back, 200));
    expect(widths).toEqual([...widths].sort((one, other) => one - other));
    expect(widths[3]).toBeGreaterThan(3.5);
    expect(thicknessAt(picture, A.x + 20, 200)).toBeCloseTo(2, 1);
  });

  test("a symmetric claim has no arrowhead at either end", () => {
    const picture = look(drawLine({ arrow: 0 }), ["edges"]);
    for (const x of range(115, 525)) expect(thicknessAt(picture, x, 200)).toBeCloseTo(2, 1);
  });

  test("a curved line's arrowhead ends at the rim, too", () => {
    const on = drawLine({ arrow: 1, curvature: 0.25 });
    const picture = look(on, ["edges"]);
    const nearest = Math.min(
      ...range(500, 560).flatMap((x) =>
        range(160, 240)
          .filter((y) => picture.ink(x, y) > 0.3)
          .map((y) => Math.hypot(x + 0.5 - 540, y + 0.5 - 200)),
      ),
    );
    expect(nearest).toBeGreaterThan(RADIUS + NODE_OUTLINE - 0.5);
    expect(nearest).toBeLessThan(RADIUS + NODE_OUTLINE + 2);
  });

  test("the tip meets the side of a square and the point of a diamond alike", () => {
    const reaches = [
      ["square", 0.886 * RADIUS],
      ["diamond", 1.1 * RADIUS],
    ] as const;
    const { on, rows } = drawRows(
      reaches.map(() => ({ arrow: 1 })),
      reaches.map(([glyph]) => ({ glyph: GLYPHS.indexOf(glyph) })),
    );
    const picture = look(on, ["edges"]);
    for (const [index, [, reach]] of reaches.entries()) {
      const tip = Math.max(...range(500, 560).filter((x) => inkAcross(picture, x, rows[index] ?? 0) > 0.3));
      expect(Math.abs(tip + 1 - (B.x - reach - NODE_OUTLINE))).toBeLessThan(2);
    }
  });

  test("a line between entities that cover each other is left out", () => {
    const on = draw({ a: A, b: { x: 112, y: 200 } }, { line: { from: "a", to: "b" } });
    expect(inkAcross(look(on, ["edges"]), 106, 200, 20)).toBe(0);
  });
});

describe("a denied claim", () => {
  test.each([0, 0.15])("has a bar across the middle of its line, an affirmed one none (curvature %f)", (curvature) => {
    const { on, rows } = drawRows([0, 1].map((denied) => ({ denied, curvature })));
    const picture = look(on, ["edges"]);
    const [affirmed = [], denied = []] = rows.map((row) => {
      const { x, y } = pointOnEdge({ ...A, y: row }, { ...B, y: row }, -curvature, 0.5);
      return [x - 30, x, x + 30].map((at) =>
        Math.max(thicknessAt(picture, at, Math.round(y)), thicknessAt(picture, at - 1, Math.round(y))),
      );
    });
    for (const thickness of affirmed) expect(thickness).toBeLessThan(3);
    expect(denied[0]).toBeLessThan(3);
    expect(denied[1]).toBeGreaterThan(9);
    expect(denied[2]).toBeLessThan(3);
  });
});

describe("curved and parallel claims", () => {
  test("a curve runs where the shared geometry says, left of its way for a positive curvature", () => {
    const curvatures = [0.07, 0.25, -0.4];
    const ends = Object.fromEntries(
      curvatures.map((curvature, index) => [`line ${index}`, { from: "a", to: "b", curvature }]),
    );
    const picture = look(draw({ a: A, b: B }, ends));
    for (const curvature of curvatures) {
      for (const t of [0.1, 0.3, 0.5, 0.8]) {
        // The viewport's y points down, so left of the way is up: minus.
        const { x, y, angle } = pointOnEdge(A, B, -curvature, t);
        expect(inkAcross(picture, x, y, 2)).toBeGreaterThan(0.6);
        for (const off of [-8, 8]) {
          expect(picture.ink(x - off * Math.sin(angle), y + off * Math.cos(angle))).toBe(0);
        }
      }
    }
  });

  test("parallel claims are drawn apart, those that run the other way among them", () => {
    const edges = Object.fromEntries(
      fanCurvatures(4).map((curvature, index) => [
        `claim ${index}`,
        index % 2 ? { from: "b", to: "a", curvature: -curvature } : { from: "a", to: "b", curvature },
      ]),
    );
    const picture = look(draw({ a: A, b: B }, edges));
    let crossings = 0;
    for (const y of range(20, 380)) if (picture.ink(320, y) > 0.4 && picture.ink(320, y - 1) <= 0.4) crossings++;
    expect(crossings).toBe(4);
  });

  test("a claim of an entity about itself is a loop beside it", () => {
    const on = draw({ a: { x: 320, y: 200 } }, { line: { from: "a", to: "a", curvature: 0.07 } });
    const picture = look(on);
    const loop = loopCircle({ x: 320, y: -200 }, RADIUS, 0.07);
    for (const angle of [0, 0.5, 1, 1.5]) {
      const x = loop.x + loop.radius * Math.cos(angle);
      expect(inkAcross(picture, x, -loop.y - loop.radius * Math.sin(angle), 2)).toBeGreaterThan(0.6);
    }
    expect(picture.ink(loop.x + 4, -loop.y)).toBe(0);
  });

  test("hidden claims leave no ink", () => {
    const on = drawLine({ hidden: true });
    const picture = look(on);
    for (const x of range(115, 525)) expect(inkAcross(picture, x, 200, 10)).toBe(0);
  });

  test("with tens of thousands of claims the curve is as smooth as with one", () => {
    const alone = look(drawLine({ curvature: 0.3 }), ["edges"]);
    sigma?.kill();
    host?.remove();
    const crowd = Object.fromEntries(
      range(0, 20_001).map((index) => [`hidden ${index}`, { from: "b", to: "a", hidden: true }]),
    );
    const among = look(draw({ a: A, b: B }, { ...crowd, line: { from: "a", to: "b", curvature: 0.3 } }), ["edges"]);
    for (const x of range(105, 535)) {
      for (const y of range(50, 210)) expect(Math.abs(among.ink(x, y) - alone.ink(x, y))).toBeLessThan(0.12);
    }
  });
});

/** An entity of each glyph, side by side. */
function inARow(style: (glyph: number) => Partial<NodeStyle>): [string, NodeStyle][] {
  return GLYPHS.map((name, glyph) => [name, { x: 50 + glyph * 90, y: 200, ...style(glyph) }]);
}

describe("the glyphs", () => {
  /** Ink of each glyph at each pixel of a square around it. */
  function silhouettes(size: number): number[][] {
    const row = inARow((glyph) => ({ glyph, size, color: "#000000" }));
    const picture = look(draw(Object.fromEntries(row)), ["nodes"]);
    return row.map(([, { x, y }]) =>
      range(-40, 40).flatMap((dy) => range(-40, 40).map((dx) => picture.ink(x + dx, y + dy))),
    );
  }
  const area = (ink: readonly number[]) => ink.reduce((sum, value) => sum + value, 0);

  test.each([5, 12, 20])("at radius %i each covers about the area of the circle", (size) => {
    for (const ink of silhouettes(size)) {
      const share = area(ink) / (Math.PI * size * size);
      expect(share).toBeGreaterThan(0.75);
      expect(share).toBeLessThan(1.25);
    }
  });

  test.each([4, 12])("at radius %i no two have the same silhouette", (size) => {
    const all = silhouettes(size);
    for (const [index, one] of all.entries()) {
      for (const other of all.slice(index + 1)) {
        const difference = one.reduce((sum, ink, pixel) => sum + Math.abs(ink - (other[pixel] ?? 0)), 0);
        expect(difference).toBeGreaterThan(0.15 * Math.PI * size * size);
      }
    }
  });

  test("an entity never gets smaller than it can be seen, however far the camera is", () => {
    const on = draw({ a: { x: 320, y: 200, size: 4, color: "#000000" } });
    on.getCamera().setState({ ratio: 400 });
    const picture = look(on, ["nodes"]);
    const ink = range(-10, 10).flatMap((y) => range(-10, 10).map((x) => picture.ink(320 + x, 200 + y)));
    expect(area(ink)).toBeGreaterThan(15);
  });

  test("the outline keeps a line that passes under an entity off its rim", () => {
    const on = draw(
      { a: A, b: B, middle: { x: 320, y: 200, size: 8, color: "#0000ff" } },
      { line: { from: "a", to: "b", size: 3 } },
    );
    const picture = look(on);
    expect(picture.rgb(320, 200)).toEqual([0, 0, 255]);
    expect(picture.ink(320 - 9, 200)).toBeLessThan(0.25);
    expect(picture.ink(320 - 11, 200)).toBeGreaterThan(0.9);
  });

  test("focus draws a thin ring, selection a stronger one with a gap, in the ring's colour", () => {
    const rings = [0, 1, 2].map((ring): [string, NodeStyle] => [
      `${ring}`,
      { x: 100 + 200 * ring, y: 200, ring, ringColor: "#ff0000" },
    ]);
    const picture = look(draw(Object.fromEntries(rings)), ["nodes"]);
    const bands = rings.map(([, { x, y }]) =>
      range(0, 24).map((off) => {
        const [red, green] = picture.rgb(x + off, y);
        return (red - green) / 255;
      }),
    );
    const strength = (band: readonly number[] | undefined) => (band ?? []).reduce((sum, red) => sum + red, 0);
    expect(strength(bands[0])).toBe(0);
    expect(strength(bands[1])).toBeGreaterThan(0.8);
    expect(strength(bands[2])).toBeGreaterThan(1.5 * strength(bands[1]));
    expect(bands[2]?.slice(0, RADIUS + 2).every((red) => red < 0.1)).toBe(true);
  });

  test("lines end at the ring of a selected entity", () => {
    const on = draw({ a: A, b: { ...B, ring: 2, ringColor: "#ff0000" } }, { line: { from: "a", to: "b", arrow: 1 } });
    const picture = look(on, ["edges"]);
    const tip = Math.max(...range(500, 560).filter((x) => inkAcross(picture, x, 200) > 0.3));
    expect(tip).toBeLessThan(B.x - RADIUS - 4);
  });
});

test("what fades as one picture keeps its colours, or has one ink by how opaque it is, whatever colour it came out as", () => {
  const gl = document.createElement("canvas").getContext("webgl2", { premultipliedAlpha: true });
  if (gl === null) throw new Error("This browser gives no WebGL.");
  gl.enable(gl.BLEND);
  const fade = createGroupFade(gl);
  const faded = (...given: Parameters<typeof fade.fade>) => {
    gl.clearColor(0.6, 0.4, 0.2, 0.8);
    gl.clear(gl.COLOR_BUFFER_BIT);
    fade.fade(...given);
    const pixel = new Uint8Array(4);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    return [...pixel].map((byte) => Math.round(byte / 2.55));
  };
  expect(faded(0.5)).toEqual([30, 20, 10, 40]);
  // Red 0.2, green 0.4, blue 1: of each, as much as is opaque afterwards.
  expect(faded(0.5, 0xffff6633)).toEqual([8, 16, 40, 40]);
  fade.dispose();
});
