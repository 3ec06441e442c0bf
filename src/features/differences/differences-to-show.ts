import { labelOf } from "../../derive/claim-words.ts";
import type { Claim, Dataset, Entity } from "../../model/dataset.ts";
import { claimAt, entityAt } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import { differencesPageWords as words } from "../../words/en/differences-page.ts";
import type { Words } from "../../words/message.ts";
import {
  DIFFERS,
  type RemovedClaim,
  type RemovedEntity,
  type ShownDifferences,
} from "../../workspace/shown-differences.ts";
import type { DatasetComparison, ViewComparison } from "./comparison.ts";
import type { DifferenceItem, DifferencesInWords } from "./differences-in-words.ts";

type OfRecords = Omit<ShownDifferences, "is" | "other" | "end">;

/** Share of the larger side of an arrangement that an entity may stand apart in two that are arranged alike. */
const APART = 0.01;

/** What differs between two datasets, as the canvas and the cards of records show it. */
export function datasetDifferencesToShow(
  { differences, compared }: DatasetComparison,
  { groups }: DifferencesInWords,
): OfRecords {
  const { a, b } = compared;
  const entities = new Uint8Array(b.order);
  const claims = new Uint8Array(b.claimCount);
  const removedEntities: RemovedEntity[] = [];
  const removedClaims: RemovedClaim[] = [];
  const isAnyGone = differences.changes.some(({ of, b: now }) => of === "entity" && now === null);
  const areAlike = isAnyGone && areArrangedAlike(a.dataset, b.dataset);
  const positions = areAlike ? a.dataset.layouts[0]?.positions : undefined;
  for (const { of, is, a: before, b: now } of differences.changes) {
    if (of !== "entity" && of !== "claim") continue;
    if (now === null) {
      if (of === "entity") {
        const entity = before as Entity;
        removedEntities.push({ id: entity.id, name: nameOf(entity), at: positions?.[entity.id] ?? null });
      } else {
        const { subject, object } = before as Claim;
        removedClaims.push({ subject, object });
      }
      continue;
    }
    const [column, numbers] = of === "entity" ? [entities, b.entityNumber] : [claims, b.claimNumber];
    const number = numbers.get(now.id);
    if (number !== undefined) column[number] = is === "added" ? DIFFERS.added : DIFFERS.changed;
  }
  const linesByRecord = new Map<string, (() => readonly Words[])[]>();
  for (const { sort, differences: listed } of groups)
    for (const { record, item } of listed) {
      if (record === null || !record.isInB || (record.of !== "entity" && record.of !== "claim")) continue;
      const key = `${record.of} ${record.id}`;
      const lines = linesByRecord.get(key) ?? [];
      lines.push(() => {
        if (sort === "changed") return linesBelow(item());
        if (sort === "added") return [words.isAdded()];
        return [sort === "newly-contested" ? words.isNewlyContested() : words.isNoLongerContested()];
      });
      linesByRecord.set(key, lines);
    }
  return {
    of: b.shape,
    areDatasets: true,
    entities,
    claims,
    removedEntities,
    removedClaims,
    linesOf: (of, id) => (linesByRecord.get(`${of} ${id}`) ?? []).flatMap((lines) => lines()),
  };
}

/** What two views show differently, as the canvas shows it: what only that of the link shows counts as removed. */
export function viewDifferencesToShow({ knowledge, shown, places }: ViewComparison): OfRecords {
  const columnOf = (length: number, added: readonly number[]) => {
    const column = new Uint8Array(length);
    for (const number of added) column[number] = DIFFERS.added;
    return column;
  };
  return {
    of: knowledge.shape,
    areDatasets: false,
    entities: columnOf(knowledge.order, shown.entities.onlyB),
    claims: columnOf(knowledge.claimCount, shown.claims.onlyB),
    removedEntities: shown.entities.onlyA.map((number) => {
      const { id } = entityAt(knowledge, number);
      return { id, name: labelOf(knowledge, id), at: [places[2 * number] as number, places[2 * number + 1] as number] };
    }),
    removedClaims: shown.claims.onlyA.map((number) => {
      const { subject, object } = claimAt(knowledge, number);
      return { subject, object };
    }),
    linesOf: () => [],
  };
}

/** The lines that stand below that of a record, with what stands below them. */
function linesBelow({ details }: DifferenceItem): readonly Words[] {
  return details.flatMap(({ line, details: more }) => [line, ...more.map(({ line: inner }) => inner)]);
}

/** Whether most entities that two datasets share stand in the same places: then the places of others mean the same, too. */
function areArrangedAlike(a: Dataset, b: Dataset): boolean {
  const [ones, others] = [placesIn(a), placesIn(b)];
  const [xs, ys] = [0, 1].map((axis) => {
    let [least, most] = [Infinity, -Infinity];
    for (const at of others.values())
      [least, most] = [Math.min(least, at[axis] as number), Math.max(most, at[axis] as number)];
    return most - least;
  }) as [number, number];
  let shared = 0;
  let alike = 0;
  for (const [id, [x, y]] of ones) {
    const other = others.get(id);
    if (other === undefined) continue;
    shared++;
    if (Math.hypot(other[0] - x, other[1] - y) <= APART * Math.max(xs, ys)) alike++;
  }
  return 2 * alike >= shared && shared > 0;
}

function placesIn({ layouts }: Dataset): ReadonlyMap<string, readonly [number, number]> {
  return new Map(Object.entries(layouts[0]?.positions ?? {}) as [string, readonly [number, number]][]);
}
