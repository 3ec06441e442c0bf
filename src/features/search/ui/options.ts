import type { Findings, SearchSet } from "../search-findings.ts";
import type { SearchHit } from "../search-hits.ts";

/** One row of the list below the search field, and what it selects. */
export type Option =
  | {
      readonly kind: "entity" | "claim";
      readonly label: string;
      readonly hit: SearchHit;
      readonly entities: readonly string[];
      readonly claims: readonly string[];
    }
  | ({ readonly label: string } & Omit<SearchSet, "kind"> & { readonly kind: "set"; readonly of: SearchSet["kind"] })
  /** Another spelling to try. */
  | { readonly kind: "suggestion"; readonly label: string };

/**
 * The rows for what was found, in the order of their headings: what the query means as a whole, unless that is somebody's
 * name, who then comes first; entities; claims.
 */
export function optionsOf({ hits, sets }: Findings): readonly Option[] {
  const rows = hits.map((hit): Option => {
    const { kind, label, id } = hit;
    return { kind, label, hit, entities: kind === "entity" ? [id] : [], claims: kind === "claim" ? [id] : [] };
  });
  const whole = (isHolder: boolean) =>
    sets
      .filter(({ kind }) => (kind === "holder") === isHolder)
      .map(({ kind: of, ...set }): Option => ({ kind: "set", of, ...set }));
  const ofKind = (kind: Option["kind"]) => rows.filter((row) => row.kind === kind);
  return [...whole(false), ...ofKind("entity"), ...whole(true), ...ofKind("claim")];
}
