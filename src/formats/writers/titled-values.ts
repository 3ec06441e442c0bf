import type { ExchangeColumn, ExchangeValue, ExchangeValues } from "./exchange-graph.ts";

/** The values of a record by what their columns are called. */
export function titledValues(
  values: ExchangeValues,
  columns: readonly ExchangeColumn[],
): Readonly<Record<string, ExchangeValue>> {
  return Object.fromEntries(
    columns.flatMap(({ id, title }) => {
      const value = values[id];
      return value === undefined ? [] : [[title, value] as const];
    }),
  );
}
