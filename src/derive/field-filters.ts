import type { Field } from "../model/dataset.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import type { FieldFilter } from "../model/view-state.ts";
import { firstDayOf, lastDayOf } from "../model/when.ts";
import { filterColumn, filterFields } from "./filter-fields.ts";

/** Whether a filter leaves nothing out, as of a field that only stands open. */
export function keepsAll(filter: FieldFilter): boolean {
  return Object.keys(filter).length === 1;
}

/**
 * Sets the mask to 0 for every record that a filter by a field drops.
 * @param from number of the record that the mask starts at.
 */
export function dropByFields(
  knowledge: KnowledgeGraph,
  of: Field["of"],
  filters: readonly FieldFilter[],
  mask: Uint8Array,
  from: number,
): void {
  for (const filter of filters) {
    const field = filterFields(knowledge).find(({ id }) => id === filter.field);
    if (field?.of !== of || keepsAll(filter)) continue;
    const isKept = keptBy(knowledge, field, filter);
    for (let i = 0; i < mask.length; i++) if (!isKept(from + i)) mask[i] = 0;
  }
}

/** Whether a filter keeps the record with a number. A date is kept where it may lie in range. */
function keptBy(knowledge: KnowledgeGraph, field: Field, filter: FieldFilter): (number: number) => boolean {
  const column = filterColumn(knowledge, field);
  const { from = "?", to = "?", without = [], contains = "", unstated } = filter;
  const keepsUnstated = unstated === undefined;
  switch (column.kind) {
    case "number":
    case "date": {
      const isDate = column.kind === "date";
      const [first, last] = isDate ? [column.earliest, column.latest] : [column.values, column.values];
      // A bound that is none leaves its end open.
      const least = orOpen(isDate ? firstDayOf(from) : Number(from), -Infinity);
      const most = orOpen(isDate ? lastDayOf(to) : Number(to), Infinity);
      return (at) => {
        const value = first[at] as number;
        return Number.isNaN(value) ? keepsUnstated : value <= most && (last[at] as number) >= least;
      };
    }
    case "category": {
      const isOut = column.terms.map((term) => without.includes(term));
      return (at) => {
        const value = column.values[at] as number;
        return value < 0 ? keepsUnstated : isOut[value] === false;
      };
    }
    case "text": {
      const wanted = contains.toLowerCase();
      return (at) => column.valueAt(at)?.toLowerCase().includes(wanted) ?? keepsUnstated;
    }
  }
}

function orOpen(bound: number, open: number): number {
  return Number.isNaN(bound) ? open : bound;
}
