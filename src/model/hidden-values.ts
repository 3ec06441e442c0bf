import type { Hidden } from "./view-state.ts";

/**
 * What is hidden, with other values hidden of one facet. Keeps one spelling per state: values sorted, no empty lists, so
 * that equal views have equal links.
 */
export function withHiddenValues(hidden: Hidden, facet: string, values: readonly string[]): Hidden {
  const { [facet]: _, ...others } = hidden;
  const sorted = [...new Set(values)].sort();
  return sorted.length === 0 ? others : { ...others, [facet]: sorted };
}
