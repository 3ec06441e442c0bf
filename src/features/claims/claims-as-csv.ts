import { labelOf, quantityInWords } from "../../derive/claim-words.ts";
import { type FlatAttributes, flattening } from "../../formats/flat-attributes.ts";
import { type CsvCell, csvText } from "../../lib/csv.ts";
import type { Task } from "../../lib/task.ts";
import type { Claim } from "../../model/dataset.ts";
import { claimAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import type { ClaimListInput } from "./claims-as-markdown.ts";
import { attributionsInView } from "./claims-in-view.ts";

/**
 * Claims as CSV, a row each. The columns are the ends of the claim and its flat attributes, named as in every flat format
 * (`flattening` says what they mean), where at least one of the claims has a value. Holder, stance and passage are those
 * of the attribution that the claim is listed by; `attributionCount` and the lists cover those in view, and
 * `attributionsFilteredOut` counts the others.
 */
export const claimsAsCsv: Task<ClaimListInput, string> = {
  async run({ knowledge, derived, claims }, { pause }) {
    const flat = flattening(knowledge.dataset);
    const columns: string[] = [];
    const known = new Set<string>();
    const rows: FlatAttributes[] = [];
    for (const number of claims) {
      await pause();
      const claim = claimAt(knowledge, number);
      const attributions = attributionsInView(knowledge, derived, number).map(({ attribution }) => attribution);
      const filteredOut = claim.attributions.length - attributions.length;
      const row = {
        ...endsOf(knowledge, claim),
        ...flat.claim({ ...claim, attributions }),
        ...(filteredOut > 0 ? { attributionsFilteredOut: filteredOut } : {}),
      };
      rows.push(row);
      addColumns(columns, known, Object.keys(row));
    }
    const cells = rows.map((row) => columns.map((column): CsvCell => row[column] ?? null));
    await pause();
    return csvText([columns, ...cells]);
  },
};

/** What a claim is between: a graph format has this in its edges. */
function endsOf(knowledge: KnowledgeGraph, { id, subject, object, value }: Claim): FlatAttributes {
  return {
    id,
    subject: labelOf(knowledge, subject),
    subjectId: subject,
    ...(object === null ? {} : { object: labelOf(knowledge, object), objectId: object }),
    ...(value === null ? {} : { value: quantityInWords(value) }),
  };
}

/** Adds the columns that are new, each after the one that it follows in its row. */
function addColumns(columns: string[], known: Set<string>, names: readonly string[]): void {
  for (const [at, name] of names.entries()) {
    if (known.has(name)) continue;
    known.add(name);
    columns.splice(columns.indexOf(names[at - 1] ?? "") + 1, 0, name);
  }
}
