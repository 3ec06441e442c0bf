import type { ExchangeColumn, ExchangeValue } from "./exchange-graph.ts";

/** The values of a record by what their columns are called. */
export function titledValues(
  values: ReadonlyMap<string, ExchangeValue>,
  columns: readonly ExchangeColumn[],
): Readonly<Record<string, ExchangeValue>> {
  return Object.fromEntries(
    columns.flatMap(({ id, title }) => {
      const value = values.get(id);
      return value === undefined ? [] : [[title, value] as const];
    }),
  );
}
