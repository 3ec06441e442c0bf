import { createRegistry } from "../../lib/registry.ts";
import type { DrawnBy } from "../../model/view-slices/drawn-by.ts";
import { drawnByWords as words } from "../../words/en/drawn-by.ts";
import type { Words } from "../../words/message.ts";

/** Where values lie on a scale, from 0 to 1: a greater one never before a lesser one. */
export interface Placing {
  /** @param value within the domain. */
  shareOf(value: number): number;
  /** The value at a share from 0 to 1. */
  valueAt(share: number): number;
}

/** What is laid on a scale: at least one value, all finite, in ascending order. */
export type Domain = Float64Array;

/** What can be chosen of how values are drawn. */
export interface ScaleChoice {
  readonly id: NonNullable<NonNullable<DrawnBy["size"]>["scale"]>;
  readonly title: () => Words;
}

/** No scale: whole numbers, such as those of communities, have a colour each. */
export const EACH: ScaleChoice = { id: "each", title: words.each };

/** Numbers on both sides of their median, where two ramps of colours begin. */
export const MEDIAN: ScaleChoice = { id: "median", title: words.median };

/** A way in which values grow along a scale. */
export interface Scale extends ScaleChoice {
  readonly fits: (domain: Domain) => boolean;
  /** @param from the value at 0, where that lies below the least of the domain. */
  readonly place: (domain: Domain, from: number) => Placing;
}

const leastOf = (domain: Domain): number => domain[0] as number;
const mostOf = (domain: Domain): number => domain.at(-1) as number;
/** All values are one: none is more or less than another. */
const HALFWAY = 0.5;

function between(from: number, to: number): Placing {
  // The distance of two numbers may be beyond all numbers, but not that of their halves.
  const by = Number.isFinite(to - from) ? 1 : 0.5;
  return {
    shareOf: (value) => (to === from ? HALFWAY : clamp((by * value - by * from) / (by * to - by * from))),
    valueAt: (share) => from * (1 - share) + to * share,
  };
}

const linear: Scale = {
  id: "linear",
  title: words.linear,
  fits: () => true,
  place: (domain, from) => between(leastOf(domain) === mostOf(domain) ? leastOf(domain) : from, mostOf(domain)),
};

const log: Scale = {
  id: "log",
  title: words.log,
  fits: (domain) => leastOf(domain) > 0,
  place: (domain) => {
    const { shareOf, valueAt } = between(Math.log(leastOf(domain)), Math.log(mostOf(domain)));
    return { shareOf: (value) => shareOf(Math.log(value)), valueAt: (share) => Math.exp(valueAt(share)) };
  },
};

/** By their order alone: as many lie on each part of the scale; equal values in one place. */
const ranks: Scale = {
  id: "ranks",
  title: words.ranks,
  fits: () => true,
  place: (domain) => ({
    shareOf: (value) => {
      if (leastOf(domain) === mostOf(domain)) return HALFWAY;
      const [first, after] = [countWhere(domain, (each) => each < value), countWhere(domain, (each) => each <= value)];
      // Those that are equal share the middle of their places, but the outermost have the ends.
      if (first === 0) return 0;
      return after === domain.length ? 1 : (first + after - 1) / 2 / (domain.length - 1);
    },
    valueAt: (share) => domain[Math.round(share * (domain.length - 1))] as number,
  }),
};

/** Groups that quantiles part values into. */
const GROUPS = 5;

/**
 * In groups of as many values each, or nearly: equal values stay together, in the group that the middle of their places is
 * in, so that a group has more than its part by no more than the values that are equal. Groups lie evenly on the scale.
 */
const quantiles: Scale = {
  id: "quantiles",
  title: words.quantiles,
  fits: () => true,
  place: (domain) => {
    const greatest: number[] = [];
    let group = -1;
    for (let first = 0, after = 0; first < domain.length; first = after) {
      const value = domain[first] as number;
      after = first + countWhere(domain.subarray(first), (each) => each <= value);
      const own = Math.floor((((first + after) / 2) * GROUPS) / domain.length);
      if (own !== group) greatest.push(value);
      else greatest[greatest.length - 1] = value;
      group = own;
    }
    const last = greatest.length - 1;
    return {
      shareOf: (value) =>
        last === 0
          ? HALFWAY
          : (value > (greatest[last] as number) ? last : greatest.findIndex((most) => value <= most)) / last,
      valueAt: (share) => greatest[Math.round(share * last)] as number,
    };
  },
};

/** All ways in which values can grow along a scale. */
export const scales = createRegistry<Scale>("scale", [linear, log, ranks, quantiles]);

/** A part of a scale. */
export interface Step {
  /** The least and the greatest of the values in it. */
  readonly least: number;
  readonly most: number;
  /** How many values are in it. */
  readonly count: number;
}

/** Parts that a scale without groups of its own is shown in. */
const PARTS = 5;

/**
 * A scale in steps, from the least: its groups, or parts of it that are as long. Those that no value is in are left out.
 * @param shareOf where values lie, from 0 to 1.
 */
export function stepsOf(domain: Domain, scale: ScaleChoice["id"], shareOf: Placing["shareOf"]): readonly Step[] {
  const steps: Step[] = [];
  let part = Number.NaN;
  for (const value of domain) {
    const share = shareOf(value);
    const own = scale === "quantiles" ? share : Math.min(PARTS - 1, Math.floor(share * PARTS));
    const { least, count } = (own === part ? steps.pop() : undefined) ?? { least: value, count: 0 };
    steps.push({ least, most: value, count: count + 1 });
    part = own;
  }
  return steps;
}

/** The greatest over the least of positive numbers from which on they are taken to grow by orders of magnitude. */
const WIDE = 100;

/** The scale that was asked for, if it fits; else the one that the values suggest. */
export function scaleFor(domain: Domain, asked: string | undefined, isDate: boolean): Scale {
  const chosen = asked === undefined ? undefined : scalesFor(domain, isDate).find(({ id }) => id === asked);
  if (chosen !== undefined) return chosen;
  return !isDate && log.fits(domain) && mostOf(domain) / leastOf(domain) > WIDE ? log : linear;
}

/** The scales that values can be laid on. Dates have no zero to grow from. */
export function scalesFor(domain: Domain, isDate: boolean): readonly Scale[] {
  return scales.all.filter((scale) => scale.fits(domain) && !(isDate && scale === log));
}

/** How many values of an ascending list, counted from the first, a test holds for. */
function countWhere(domain: Domain, holds: (value: number) => boolean): number {
  let [low, high] = [0, domain.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(domain[middle] as number)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
