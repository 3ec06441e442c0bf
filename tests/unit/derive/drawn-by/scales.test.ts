import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scaleFor, scales, scalesFor, stepsOf } from "../../../../src/derive/drawn-by/scales.ts";

const anyDomain = fc
  .array(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: -3, max: 3 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((values) => Float64Array.from(values).sort());
const anyScaled = fc.tuple(anyDomain, fc.constantFrom(...scales.all)).filter(([domain, scale]) => scale.fits(domain));

describe("every scale", () => {
  test("places values from 0 to 1, a greater one never before a lesser one, equal ones in one place", () => {
    fc.assert(
      fc.property(anyScaled, ([domain, scale]) => {
        const { shareOf } = scale.place(domain, domain[0] as number);
        const shares = Array.from(domain, shareOf);
        for (const [at, share] of shares.entries()) {
          expect(share).toBeGreaterThanOrEqual(at === 0 ? 0 : (shares[at - 1] as number));
          expect(share).toBeLessThanOrEqual(1);
          if (domain[at] === domain[at - 1]) expect(share).toBe(shares[at - 1]);
        }
        if (domain[0] === domain.at(-1)) expect(new Set(shares)).toEqual(new Set([0.5]));
        else expect([shares[0], shares.at(-1)]).toEqual([0, 1]);
      }),
    );
  });

  test("says which value lies at a share, within its ends", () => {
    fc.assert(
      fc.property(anyScaled, fc.double({ min: 0, max: 1, noNaN: true }), ([domain, scale], share) => {
        const value = scale.place(domain, domain[0] as number).valueAt(share);
        const [least, most] = [domain[0] as number, domain.at(-1) as number];
        const slack = 1e-9 * Math.max(Math.abs(least), Math.abs(most));
        expect(value).toBeGreaterThanOrEqual(least - slack);
        expect(value).toBeLessThanOrEqual(most + slack);
      }),
    );
  });
});

describe("quantiles", () => {
  const quantiles = scales.all.find(({ id }) => id === "quantiles") as (typeof scales.all)[number];
  const groupsOf = (domain: Float64Array) =>
    stepsOf(domain, quantiles.id, quantiles.place(domain, domain[0] as number).shareOf);

  test("part values into five groups of as many each, but that equal values stay together", () => {
    fc.assert(
      fc.property(anyDomain, (domain) => {
        const groups = groupsOf(domain);
        const most = Math.max(...domain.map((value) => domain.filter((each) => each === value).length));
        expect(groups.length).toBeLessThanOrEqual(5);
        expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(domain.length);
        for (const [at, { least, count }] of groups.entries()) {
          // A fifth, and no more beside it than are equal.
          expect(count).toBeLessThan(domain.length / 5 + most);
          if (at > 0) expect(least).toBeGreaterThan(groups[at - 1]?.most as number);
        }
      }),
    );
    const counts = (count: number) =>
      groupsOf(Float64Array.from({ length: count }, (_, at) => at)).map((group) => group.count);
    expect(counts(183)).toEqual([37, 36, 37, 36, 37]);
    expect(counts(3)).toEqual([1, 1, 1]);
    expect(groupsOf(Float64Array.of(1, 2, 2, 2, 2, 2)).map(({ least, most }) => [least, most])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });
});

test("a scale has steps that hold all its values, in their order, also where there is one value, or all are equal", () => {
  fc.assert(
    fc.property(anyScaled, ([domain, scale]) => {
      const { shareOf } = scale.place(domain, domain[0] as number);
      const steps = stepsOf(domain, scale.id, shareOf);
      expect(steps.length).toBeLessThanOrEqual(5);
      expect([steps[0]?.least, steps.at(-1)?.most]).toEqual([domain[0], domain.at(-1)]);
      expect(steps.every(({ least, most, count }) => least <= most && count > 0)).toBe(true);
      if (domain[0] === domain.at(-1))
        expect(steps).toEqual([{ least: domain[0], most: domain.at(-1), count: domain.length }]);
    }),
  );
});

test("numbers that span more than two orders of magnitude are on a logarithmic scale, unless one is not positive", () => {
  const chosen = (values: number[], asked?: string) => scaleFor(Float64Array.from(values), asked, false).id;
  expect(chosen([1, 50, 100])).toBe("linear");
  expect(chosen([1, 50, 101])).toBe("log");
  expect(chosen([0, 50, 10_000])).toBe("linear");
  expect(chosen([1, 50, 101], "ranks")).toBe("ranks");
  expect(chosen([-1, 50, 101], "log"), "which does not fit").toBe("linear");
  expect(scaleFor(Float64Array.of(1, 10_000), undefined, true).id, "of dates").toBe("linear");
  expect(scalesFor(Float64Array.of(1, 10_000), true).map(({ id }) => id)).toEqual(["linear", "ranks", "quantiles"]);
});
