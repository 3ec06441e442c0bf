import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Box, type LabelCandidate, type PlacedLabel, placeLabels } from "../../../src/drawing/label-placement.ts";

const STAGE = { width: 800, height: 500 };

const anySize = fc.record({ width: fc.integer({ min: 8, max: 160 }), height: fc.integer({ min: 10, max: 30 }) });
const anyCandidate = fc.record({
  x: fc.integer({ min: -30, max: STAGE.width + 30 }),
  y: fc.integer({ min: -30, max: STAGE.height + 30 }),
  radius: fc.constantFrom(0, 4, 9, 20),
  forms: fc.array(anySize, { minLength: 1, maxLength: 3 }),
  isForced: fc.boolean(),
});
const anyCandidates = fc
  .array(anyCandidate, { maxLength: 60 })
  .map((candidates) => candidates.map((candidate, key): LabelCandidate => ({ key, ...candidate })));

/** The node of each candidate, as an obstacle. */
const nodesOf = (candidates: readonly LabelCandidate[]): Box[] =>
  candidates
    .filter(({ radius }) => radius > 0)
    .map(({ x, y, radius }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }));
const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const candidate = (overrides: Partial<LabelCandidate> = {}): LabelCandidate => ({
  key: 0,
  x: 400,
  y: 250,
  radius: 8,
  forms: [{ width: 100, height: 14 }],
  isForced: false,
  ...overrides,
});
const only = (placed: readonly PlacedLabel[]): PlacedLabel => {
  if (placed[0] === undefined || placed.length > 1) throw new Error(`${placed.length} labels, not one`);
  return placed[0];
};

describe("labels", () => {
  test("no label overlaps another, nor a node, unless it is forced", () => {
    fc.assert(
      fc.property(anyCandidates, (candidates) => {
        const nodes = nodesOf(candidates);
        const placed = placeLabels(candidates, nodes, STAGE);
        placed.forEach((label, at) => {
          if (candidates[label.key]?.isForced) return;
          for (const earlier of placed.slice(0, at)) expect(overlap(label, earlier)).toBe(false);
          for (const node of nodes) expect(overlap(label, node)).toBe(false);
        });
      }),
    );
  });

  test("a forced label always has a place, and none has two", () => {
    fc.assert(
      fc.property(anyCandidates, (candidates) => {
        const keys = placeLabels(candidates, nodesOf(candidates), STAGE).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { key, isForced } of candidates) if (isForced) expect(keys).toContain(key);
      }),
    );
  });

  test("a label keeps the size of its text and touches the side of what it names", () => {
    fc.assert(
      fc.property(anyCandidates, (candidates) => {
        for (const { key, form, left, right, top, bottom } of placeLabels(candidates, [], STAGE)) {
          const { x, y, radius, forms } = candidates[key] as LabelCandidate;
          expect(right - left).toBeCloseTo(forms[form]?.width ?? 0);
          expect(bottom - top).toBeCloseTo(forms[form]?.height ?? 0);
          const away = Math.max(left - x, x - right, top - y, y - bottom);
          expect(away).toBeLessThanOrEqual(radius + 3);
        }
      }),
    );
  });

  test("a label that is not forced stays on the stage", () => {
    fc.assert(
      fc.property(anyCandidates, (candidates) => {
        for (const { key, left, right, top, bottom } of placeLabels(candidates, [], STAGE)) {
          if (candidates[key]?.isForced) continue;
          expect(Math.min(left, top, STAGE.width - right, STAGE.height - bottom)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test("stand below what they name where there is room", () => {
    expect(only(placeLabels([candidate()], [], STAGE))).toMatchObject({ left: 350, right: 450, top: 261 });
  });

  test("go above, then to the right, then to the left, then to a corner of what is taken", () => {
    const below: Box = { left: 380, right: 402, top: 262, bottom: 280 };
    const above: Box = { left: 380, right: 402, top: 220, bottom: 238 };
    const right: Box = { left: 412, right: 520, top: 245, bottom: 255 };
    const left: Box = { left: 280, right: 388, top: 245, bottom: 255 };
    expect(only(placeLabels([candidate()], [below], STAGE)).bottom).toBe(239);
    expect(only(placeLabels([candidate()], [below, above], STAGE)).left).toBe(411);
    expect(only(placeLabels([candidate()], [below, above, right], STAGE)).right).toBe(389);
    const corner = only(placeLabels([candidate()], [below, above, right, left], STAGE));
    expect(corner.left).toBeCloseTo(400 + 8 * Math.SQRT1_2 + 3);
    expect(corner.top).toBeCloseTo(250 + 8 * Math.SQRT1_2 + 3);
    expect(placeLabels([candidate()], [{ left: 200, right: 600, top: 150, bottom: 350 }], STAGE)).toEqual([]);
  });

  test("take their next form where the first finds no room", () => {
    const around: Box[] = [
      { left: 300, right: 500, top: 261, bottom: 270 },
      { left: 300, right: 500, top: 230, bottom: 239 },
      { left: 455, right: 520, top: 200, bottom: 300 },
      { left: 280, right: 345, top: 200, bottom: 300 },
    ];
    const narrow = candidate({
      forms: [
        { width: 100, height: 14 },
        { width: 30, height: 18 },
      ],
    });
    expect(placeLabels([candidate()], around, STAGE)).toEqual([]);
    expect(only(placeLabels([narrow], around, STAGE))).toMatchObject({ form: 1, left: 411, right: 441 });
  });

  test("go to the side without lines, in their own type before a smaller one, and cross as few as can be", () => {
    const down: Box = { left: 399, right: 401, top: 260, bottom: 400 };
    const up: Box = { left: 399, right: 401, top: 100, bottom: 240 };
    const aside: Box = { left: 300, right: 500, top: 249, bottom: 251 };
    const at = (lines: readonly Box[], forms = [{ width: 100, height: 14 }]) =>
      only(placeLabels([candidate({ forms })], [], STAGE, [], lines));
    expect(at([]).top).toBe(261);
    expect(at([down]).bottom).toBe(239);
    expect(at([down, up]).left).toBe(411);
    expect(at([down, up, aside])).toMatchObject({ left: 400 + 8 * Math.SQRT1_2 + 3 });
    const everywhere: Box = { left: 250, right: 550, top: 150, bottom: 350 };
    const both = [
      { width: 100, height: 14 },
      { width: 100, height: 14 },
      { width: 50, height: 10 },
    ];
    expect(at([everywhere], both)).toMatchObject({ form: 0, top: 261 });
    expect(at([everywhere, down], both)).toMatchObject({ form: 0, bottom: 239 });
  });

  test("of many that want one place the first have it", () => {
    const crowd = Array.from({ length: 20 }, (_, key) => candidate({ key }));
    const keys = placeLabels(crowd, [], STAGE).map(({ key }) => key);
    expect(keys.length).toBeLessThan(10);
    expect(keys).toEqual(crowd.slice(0, keys.length).map(({ key }) => key));
    expect(placeLabels([candidate({ isForced: true })], [], { width: 20, height: 20 })).toHaveLength(1);
  });

  test("take the place of a single other that has another one, and of none that has not or is forced", () => {
    const spotsAt =
      (...places: readonly number[]) =>
      () =>
        places.map((x) => ({ x, y: 100 }));
    const movable = candidate({ key: 1, radius: 0, spots: spotsAt(100, 300) });
    const fixed = candidate({ key: 1, radius: 0, spots: spotsAt(100) });
    const late = candidate({ key: 2, radius: 0, spots: spotsAt(100) });
    const placed = (candidates: readonly LabelCandidate[]) =>
      placeLabels(candidates, [], STAGE).map(({ key, left }) => [key, left]);
    expect(placed([movable, late])).toEqual([
      [1, 250],
      [2, 50],
    ]);
    expect(placed([fixed, late])).toEqual([[1, 50]]);
    expect(placed([{ ...movable, isForced: true }, late])).toEqual([[1, 50]]);
  });

  test("of two lines that meet do not cover each other", () => {
    const [first, second] = placeLabels(
      [candidate({ key: 1, radius: 0 }), candidate({ key: 2, radius: 0, y: 252 })],
      [],
      STAGE,
    ) as [PlacedLabel, PlacedLabel];
    expect(overlap(first, second)).toBe(false);
  });
});

test("no label goes under what lies over the stage, the heaviest name included, unless it is forced", () => {
  fc.assert(
    fc.property(anyCandidates, (candidates) => {
      const toolbar: Box = { left: 740, top: 100, right: 790, bottom: 480 };
      const forced = new Set(candidates.filter(({ isForced }) => isForced).map(({ key }) => key));
      const placed = placeLabels(candidates, nodesOf(candidates), STAGE, [toolbar]);
      for (const label of placed) if (!forced.has(label.key)) expect(overlap(label, toolbar)).toBe(false);
    }),
  );
});

test("words that have spots of their own stand at the first one that is free, and are left out where none is", () => {
  const spots = () => [
    { x: 100, y: 100 },
    { x: 300, y: 100 },
  ];
  const words = [1, 2, 3].map((key) => candidate({ key, radius: 0, spots }));
  const placed = placeLabels(words, [], STAGE);
  expect(placed.map(({ key, left, top }) => [key, left, top])).toEqual([
    [1, 50, 93],
    [2, 250, 93],
  ]);
});
