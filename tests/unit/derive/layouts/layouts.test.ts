import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ComputedLayout, LayoutHeading, LayoutInput } from "../../../../src/derive/layout.ts";
import { layoutInputOf } from "../../../../src/derive/layout-input.ts";
import { forceGraph } from "../../../../src/derive/layouts/force/force-graph.ts";
import { communitiesOf } from "../../../../src/derive/layouts/placing/communities.ts";
import { nodeTraits } from "../../../../src/derive/node-traits.ts";
import { computedLayouts } from "../../../../src/features/layouts/layout-task.ts";
import { seededRandom } from "../../../../src/lib/random.ts";
import { runInSlices, type TaskOptions } from "../../../../src/lib/task.ts";
import { buildKnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import { namedGraph } from "../../../fixtures/named-graph.ts";
import { stoppedAfter } from "../../../fixtures/stopped-after.ts";

/** Each layout lets others have their turn at least so often, in a graph of a few hundred nodes. */
const LEAST_STEPS = 3;

/** The force layout has more tests of its own. */
const others = [...computedLayouts.values()].filter(({ id }) => id !== "force");

type Lines = readonly (readonly [from: number, to: number])[];

/** Every third node has a date, every fourth coordinates; the first is selected. */
function inputOf(order: number, lines: Lines, given: Partial<NonNullable<LayoutInput["traits"]>> = {}): LayoutInput {
  const every = (nth: number, value: (node: number) => number) =>
    Float64Array.from({ length: order }, (_, node) => (node % nth === 0 ? value(node) : Number.NaN));
  return {
    order,
    from: Int32Array.from(lines, ([from]) => from),
    to: Int32Array.from(lines, ([, to]) => to),
    boxes: {
      halfWidth: Float32Array.from({ length: order }, (_, node) => 10 + (node % 7) * 8),
      above: Float32Array.from({ length: order }, (_, node) => 4 + (node % 3)),
      below: Float32Array.from({ length: order }, (_, node) => 20 + (node % 2) * 14),
    },
    iterations: 10,
    seed: 1,
    start: null,
    keepsStart: false,
    traits: {
      kind: Uint16Array.from({ length: order }, (_, node) => (node * 7) % 4),
      family: Uint16Array.from({ length: order }, (_, node) => ((node * 7) % 4) >> 1),
      day: every(3, (node) => node * 41),
      latitude: every(4, (node) => ((node * 13) % 140) - 70),
      longitude: every(4, (node) => ((node * 29) % 360) - 180),
      isSelected: Uint8Array.from({ length: order }, (_, node) => (node === 0 ? 1 : 0)),
      ...given,
    },
  };
}

async function placed({ load }: ComputedLayout, input: LayoutInput, options: TaskOptions<never, never, never> = {}) {
  const outcome = await runInSlices({ run: await load() }, input, options);
  if (outcome.is !== "done") throw new Error(`The layout was ${outcome.is}.`);
  return outcome.output;
}

/** How many pairs of boxes overlap, found along a sweep from left to right. */
function overlaps({ order, boxes: { halfWidth, above, below } }: LayoutInput, places: Float32Array): number {
  const all = Array.from({ length: order }, (_, node) => {
    const [x, y] = [places[2 * node] as number, places[2 * node + 1] as number];
    const [half, up, down] = [halfWidth[node] as number, above[node] as number, below[node] as number];
    return { left: x - half, right: x + half, low: y - down, high: y + up };
  }).sort((a, b) => a.left - b.left);
  let count = 0;
  for (const [at, a] of all.entries())
    for (let next = at + 1; next < all.length; next++) {
      const b = all[next] as typeof a;
      if (b.left >= a.right) break;
      if (a.low < b.high && b.low < a.high) count++;
    }
  return count;
}

/** Finite, each on its own, and the same once more. */
async function expectsGood(layout: ComputedLayout, input: LayoutInput) {
  const places = await placed(layout, input);
  expect(places).toHaveLength(2 * input.order);
  expect(places.every(Number.isFinite)).toBe(true);
  expect(overlaps(input, places)).toBe(0);
  expect(await placed(layout, input)).toEqual(places);
  return places;
}

const at = (places: Float32Array, node: number) => ({
  x: places[2 * node] as number,
  y: places[2 * node + 1] as number,
});
const layoutOf = (id: string) => computedLayouts.get(id) as ComputedLayout;

const anyGraph = fc.integer({ min: 1, max: 40 }).chain((order) =>
  fc.record({
    order: fc.constant(order),
    lines: fc.array(fc.tuple(fc.nat({ max: order - 1 }), fc.integer({ min: -1, max: order - 1 })), { maxLength: 80 }),
  }),
);

describe.each([...computedLayouts.values()].map((layout) => [layout.id, layout] as const))(
  "the layout %s",
  (_, layout) => {
    test("finds finite places without overlaps, the same ones each time, for any graph with loops and nodes alone", async () => {
      await fc.assert(
        fc.asyncProperty(anyGraph, ({ order, lines }) => expectsGood(layout, inputOf(order, lines)).then(() => {})),
        { numRuns: 15 },
      );
    });

    test("takes no node, one, nodes that all want the same place or stand there, and values that are all alike", async () => {
      const none = inputOf(0, []);
      if ((layout.refusal?.(none) ?? null) === null) expect(await placed(layout, none)).toHaveLength(0);
      const inOnePoint = { ...inputOf(60, [[1, 1]]), start: new Float32Array(120) };
      await expectsGood(layout, inOnePoint);
      await expectsGood(layout, inputOf(1, []));
      await expectsGood(layout, inputOf(1, [[0, 0]]));
      const alike = (value: number) => new Float64Array(60).fill(value);
      const lines = Array.from({ length: 59 }, (_, node): [number, number] => [node + 1, 0]);
      await expectsGood(
        layout,
        inputOf(60, lines, { kind: new Uint16Array(60), day: alike(5), latitude: alike(0), longitude: alike(0) }),
      );
    });

    test("takes no further step when it is stopped, wherever it is", async () => {
      // Parts of their own, since layers are found part by part; few enough for any layout.
      const lines = Array.from({ length: 360 }, (_, node) => [node % 9 === 8 ? node : node + 1, node] as const);
      const input = inputOf(360, lines, { day: Float64Array.from({ length: 360 }, (_, node) => 41 * node) });
      const compute = await layout.load();
      const whole = await stoppedAfter({ run: compute }, input, Infinity);
      expect(whole.is).toBe("done");
      expect(whole.steps).toBeGreaterThanOrEqual(LEAST_STEPS);
      for (const share of [0, 0.5, 0.9]) {
        const at = 1 + Math.floor(share * whole.steps);
        expect(await stoppedAfter({ run: compute }, input, at)).toEqual({ is: "cancelled", steps: at, heard: 0 });
      }
    });
  },
);

test("ten thousand nodes without a line are placed by each layout that accepts so many", async () => {
  for (const layout of computedLayouts.values()) {
    const input = inputOf(10_000, []);
    if ((layout.refusal?.(input) ?? null) !== null) continue;
    const places = await placed(layout, input);
    expect([layout.id, places.every(Number.isFinite), overlaps(input, places)]).toEqual([layout.id, true, 0]);
  }
});

test("layers lead from left to right, and only a line that closes a cycle leads back", async () => {
  const chain: Lines = [
    [0, 1],
    [1, 2],
    [0, 3],
    [3, 2],
    [2, 4],
  ];
  const places = await expectsGood(layoutOf("layered"), inputOf(5, chain));
  for (const [from, to] of chain) expect(at(places, from).x).toBeLessThan(at(places, to).x);
  const cycle: Lines = [...chain, [4, 0]];
  const cyclic = await expectsGood(layoutOf("layered"), inputOf(5, cycle));
  expect(cycle.filter(([from, to]) => at(cyclic, from).x >= at(cyclic, to).x)).toHaveLength(1);
});

test("rings are as far from the selection as claims are, and what is not connected stands below all of them", async () => {
  const lines: Lines = [
    ...Array.from({ length: 6 }, (_, node) => [0, node + 1] as const),
    ...Array.from({ length: 6 }, (_, node) => [node + 7, node + 1] as const),
  ];
  const places = await expectsGood(layoutOf("radial"), inputOf(15, lines));
  const far = (node: number) => Math.hypot(at(places, node).x - at(places, 0).x, at(places, node).y - at(places, 0).y);
  const [first, second] = [1, 7].map((from) => Array.from({ length: 6 }, (_, node) => far(from + node)));
  expect(Math.max(...(first ?? []))).toBeLessThan(Math.min(...(second ?? [])));
  const lowest = Math.min(...Array.from({ length: 13 }, (_, node) => at(places, node).y));
  for (const alone of [13, 14]) expect(at(places, alone).y).toBeLessThan(lowest);
});

test("each type has columns of its own, beside those of the one before it", async () => {
  const input = inputOf(60, [[1, 2]]);
  const places = await expectsGood(layoutOf("columns"), input);
  const xs = [0, 1, 2, 3].map((kind) =>
    Array.from({ length: 60 }, (_, node) => node)
      .filter((node) => input.traits?.kind[node] === kind)
      .map((node) => at(places, node).x),
  );
  for (const kind of [1, 2, 3])
    expect(Math.min(...(xs[kind] ?? []))).toBeGreaterThan(Math.max(...(xs[kind - 1] ?? [])));
});

test("a type is one stretch of the circle", async () => {
  const input = inputOf(40, [[1, 20]]);
  const places = await expectsGood(layoutOf("circular"), input);
  const around = Array.from({ length: 40 }, (_, node) => node).sort(
    (a, b) => Math.atan2(at(places, a).y, at(places, a).x) - Math.atan2(at(places, b).y, at(places, b).x),
  );
  const kinds = around.map((node) => input.traits?.kind[node]);
  expect(kinds.filter((kind, turn) => kind !== kinds.at(turn - 1))).toHaveLength(4);
});

test("dates are as far apart as their days, and what has none stands below all that do", async () => {
  const day = Float64Array.from([0, 1_000, 3_000, Number.NaN, 3_000, Number.NaN]);
  const places = await expectsGood(layoutOf("time"), inputOf(6, [[3, 2]], { day }));
  const x = (node: number) => at(places, node).x;
  expect((x(2) - x(0)) / (x(1) - x(0))).toBeCloseTo(3, 1);
  expect(x(4)).toBe(x(2));
  for (const undated of [3, 5])
    for (const dated of [0, 1, 2, 4]) expect(at(places, undated).y).toBeLessThan(at(places, dated).y);
});

test("north is up and east is right, also across the antimeridian and at 0°, 0°; without coordinates nothing is on the map", async () => {
  const none = Number.NaN;
  const map = (latitude: number[], longitude: number[]) =>
    expectsGood(
      layoutOf("geographic"),
      inputOf(latitude.length, [], {
        latitude: Float64Array.from(latitude),
        longitude: Float64Array.from(longitude),
      }),
    );
  const places = await map([0, 32, 56, none], [0, 54, 38, none]);
  expect(at(places, 1).x).toBeGreaterThan(at(places, 0).x);
  expect(at(places, 2).y).toBeGreaterThan(at(places, 1).y);
  for (const known of [0, 1, 2]) expect(at(places, 3).y).toBeLessThan(at(places, known).y);
  const pacific = await map([-17, -14, 85], [178, -172, 179]);
  expect(at(pacific, 1).x).toBeGreaterThan(at(pacific, 0).x);
});

test("communities are the dense parts of a graph, whatever the seed, and stand apart", async () => {
  // Three cliques of eight, with one line from each to the next.
  const lines = [0, 1, 2].flatMap(
    (clique): Lines => [
      ...Array.from({ length: 8 }, (_, a) =>
        Array.from({ length: a }, (_, b) => [8 * clique + a, 8 * clique + b] as const),
      ).flat(),
      [8 * clique, (8 * clique + 9) % 24],
    ],
  );
  const { order, from, to, ...input } = inputOf(24, lines);
  for (let seed = 0; seed < 20; seed++)
    expect([...communitiesOf(forceGraph(order, from, to), seededRandom(seed))]).toEqual(
      Array.from({ length: 24 }, (_, node) => Math.floor(node / 8)),
    );
  const places = await expectsGood(layoutOf("communities"), { order, from, to, ...input });
  const middles = [0, 1, 2].map((clique) =>
    [0, 1].map((axis) =>
      Array.from({ length: 8 }, (_, a) => places[2 * (8 * clique + a) + axis] as number).reduce(
        (sum, each) => sum + each / 8,
        0,
      ),
    ),
  );
  for (let node = 0; node < 24; node++) {
    const far = middles.map(([x = 0, y = 0]) => Math.hypot(at(places, node).x - x, at(places, node).y - y));
    expect(far.indexOf(Math.min(...far))).toBe(Math.floor(node / 8));
  }
});

test("a layout that lacks what it needs says so in a sentence, and no other does", () => {
  const knowledge = buildKnowledgeGraph(namedGraph("bare", [{ from: "A", to: "B", relation: "knows" }]));
  const how = { iterations: null, seed: 1, start: null };
  const refused = (selected: readonly string[]) =>
    others.flatMap(({ id, refusal }) => {
      const why = refusal?.(layoutInputOf(knowledge, { ...how, traits: nodeTraits(knowledge, selected) })) ?? null;
      return why === null ? [] : [[id, why]];
    });
  expect(refused([])).toEqual([
    ["radial", "Nothing is selected. Select the entities in the middle."],
    ["time", "No entity here has a date."],
    ["geographic", "No entity here has coordinates."],
  ]);
  expect(refused(["e.0"]).map(([id]) => id)).toEqual(["time", "geographic"]);
  expect(layoutOf("layered").refusal?.(inputOf(401, []))).toMatch(/more than 400 entities/);
});

test("an entity stands by the day on which its date begins, or ends where its beginning is open; 0 is a coordinate", () => {
  const time = ["2018", "../1970-01-03", "1985/..", null, "not a date"];
  const about = Object.fromEntries(time.map((each, e) => [`N${e}`, { time: each }]));
  const place = { latitude: 0, longitude: 0, basis: "external" } as const;
  const knowledge = buildKnowledgeGraph(namedGraph("dated", [], 0, { ...about, N3: { place } }));
  const { day, latitude } = nodeTraits(knowledge, []);
  expect([...day]).toEqual([
    Date.UTC(2018, 0, 1) / 86_400_000,
    2,
    Date.UTC(1985, 0, 1) / 86_400_000,
    Number.NaN,
    Number.NaN,
  ]);
  expect([...latitude]).toEqual([Number.NaN, Number.NaN, Number.NaN, 0, Number.NaN]);
});

/** What a layout writes over its parts, with the places that it goes with. */
async function headed(id: string, input: LayoutInput) {
  let headings: readonly LayoutHeading[] = [];
  const compute = await layoutOf(id).load();
  const run: typeof compute = (given, context) =>
    compute(given, {
      ...context,
      headings: (found) => {
        headings = found;
      },
    });
  const outcome = await runInSlices({ run }, input);
  if (outcome.is !== "done") throw new Error(`The layout was ${outcome.is}.`);
  return { headings, places: outcome.output };
}

test("each family has its heading above all, over the middle of its own columns", async () => {
  const input = inputOf(60, [[1, 2]]);
  const { headings, places } = await headed("columns", input);
  expect(headings.map(({ says }) => says)).toEqual([0, 1].map((family) => ({ is: "family", family })));
  for (const { at: head, members } of headings) {
    const xs = members.map((node) => at(places, node).x);
    expect(head[0]).toBeGreaterThan(Math.min(...xs));
    expect(head[0]).toBeLessThan(Math.max(...xs));
    for (let node = 0; node < 60; node++) expect(head[1]).toBeGreaterThan(at(places, node).y);
  }
});

test("the line of a year stands where its first day would, and years are few enough to be read", async () => {
  const dayOf = (year: number) => Date.UTC(year, 0, 1) / 86_400_000;
  const day = Float64Array.from([dayOf(1999), dayOf(2004), dayOf(2009), Number.NaN]);
  const { headings, places } = await headed("time", inputOf(4, [], { day }));
  const years = headings.flatMap(({ says, at: [x], guide }) =>
    says.is === "year" ? [{ year: says.year, x, guide }] : [],
  );
  expect(years.map(({ year }) => year)).toEqual(Array.from({ length: 11 }, (_, at) => 1999 + at));
  expect(years[5]?.x).toBeCloseTo(at(places, 1).x, 1);
  for (const { x, guide } of years) expect([guide?.[0], guide?.[2]]).toEqual([x, x]);
  expect(headings.at(-1)).toMatchObject({ says: { is: "no-date" }, members: [3] });
  const centuries = Float64Array.from([dayOf(1001), dayOf(1999)]);
  const far = await headed("time", inputOf(2, [], { day: centuries }));
  expect(far.headings.map(({ says }) => says.is === "year" && says.year)).toEqual(
    Array.from({ length: 9 }, (_, at) => 1100 + 100 * at),
  );
});

test("each ring says how many claims away it is, and goes through what stands on it", async () => {
  const lines: Lines = [
    [0, 1],
    [0, 2],
    [2, 3],
  ];
  const { headings, places } = await headed("radial", inputOf(5, lines));
  expect(headings.map(({ says, members }) => [says, [...members].sort()])).toEqual([
    [{ is: "hops", hops: 1 }, [1, 2]],
    [{ is: "hops", hops: 2 }, [3]],
    [{ is: "not-connected" }, [4]],
  ]);
  for (const { guide, members, says } of headings) {
    if (says.is !== "hops") continue;
    const [x, y, radius] = guide as readonly [number, number, number];
    for (const node of members)
      expect(Math.hypot(at(places, node).x - x, at(places, node).y - y)).toBeCloseTo(radius, 0);
  }
});

test("a community is named by its member with most claims, and one of three by nothing", async () => {
  const lines: Lines = [...[1, 2, 3, 4].map((node) => [0, node] as const), [1, 2], [3, 4], [5, 6], [6, 7], [7, 5]];
  const { headings } = await headed("communities", inputOf(8, lines));
  expect(headings.map(({ says, members }) => [says, members])).toEqual([[{ is: "around", node: 0 }, [0, 1, 2, 3, 4]]]);
});
