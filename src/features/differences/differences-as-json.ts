import type { Claim, Dataset } from "../../model/dataset.ts";
import type { AttributionChange } from "./attribution-changes.ts";
import type { ClaimPair, Differences, RecordChange } from "./compare-datasets.ts";
import { areSame } from "./compare-datasets.ts";
import { countsOf } from "./count-differences.ts";

/** The version of the shape below. It goes up when a key changes its meaning or goes away, not when one is added. */
const DIFFERENCES_VERSION = 1;

/**
 * What differs between two datasets, for programs; docs/opening-files.md describes it. Records and values are as in the
 * files, `a` in the ids of A and `b` in those of B, null where one has none.
 * @param paths what the user called the two.
 */
export function differencesAsJson(
  differences: Differences,
  datasets: Readonly<Record<"a" | "b", Dataset>>,
  paths: Readonly<Record<"a" | "b", string>>,
): object {
  const { total, byKind, orders, attributions, contested } = countsOf(differences);
  const side = (name: "a" | "b") => {
    const { id, title, version = null } = datasets[name].dataset;
    return { file: paths[name], id, title, version };
  };
  return {
    format: "sourceline-differences",
    formatVersion: DIFFERENCES_VERSION,
    same: areSame(differences),
    pairedBy: differences.pairedBy,
    a: side("a"),
    b: side("b"),
    inBoth: differences.inBoth,
    counts: { total, records: Object.fromEntries(byKind), orders, attributions, contested },
    changes: differences.changes.map(changeAsJson),
    orders: differences.orders,
    newlyContested: differences.newlyContested.map(idsOf),
    noLongerContested: differences.noLongerContested.map(idsOf),
  };
}

/** Of a record that both have, what differs; of one that only one has, the record. */
function changeAsJson({ of, is, a, b, values, attributions }: RecordChange): object {
  const ids = { a: a?.id ?? null, b: b?.id ?? null };
  if (is !== "changed") return { of, is, ids, record: a ?? b };
  if (of !== "claim") return { of, is, ids, values };
  const evidence = (b as Claim).attributions.flatMap((attribution) => attribution.evidence);
  return { of, is, ids, values, attributions: attributions.map(attributionAsJson), evidence };
}

function attributionAsJson({ is, a, b, values }: AttributionChange): object {
  return { is, a, b, values };
}

function idsOf({ a, b }: ClaimPair): object {
  return { a: a?.id ?? null, b: b?.id ?? null };
}
