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

/** All ways in which values can grow along a scale. */
export const scales = createRegistry<Scale>("scale", [linear, log, ranks]);

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
