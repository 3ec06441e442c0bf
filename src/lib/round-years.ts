/** Years that are counted together, from the fewest. The last makes few bars of all years that EDTF can write. */
const LENGTHS = [1, 5, 10, 25, 50, 100, 250, 500] as const;
const LONGEST = 1_000;

/** How many years are counted together, so that those from a first to a last one come to no more bars than this. */
export function yearsPerBar(first: number, last: number, most: number): number {
  return LENGTHS.find((years) => barsOfYears(first, last, years) <= most) ?? LONGEST;
}

/** How many bars there are of so many years each, which begin at multiples of these. */
export function barsOfYears(first: number, last: number, years: number): number {
  return Math.floor(last / years) - Math.floor(first / years) + 1;
}
