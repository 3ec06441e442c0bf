import { readerWords as words } from "../../words/en/readers.ts";
import { listText } from "../../words/numbers.ts";
import type { RowCells } from "./csv-row.ts";
import type { FieldInput } from "./field-table.ts";
import type { AttributionInput, ClaimInput, EvidenceInput, GraphBuilder } from "./graph-builder.ts";
import { stanceIn } from "./stance-words.ts";
import { isDate } from "./times.ts";

/**
 * The attribution that a row comes to; null where nobody and nothing is named. What has no place in it stays a field of
 * the claim, and that is said. Its sources are the references of the row, and links in its other cells.
 * @param holder who says so, as an id.
 * @param dateOf a date of the row as EDTF has it, where it is clear; else as written.
 */
export function saidInRow(
  { at, cell, cited, field }: RowCells,
  holder: string | null,
  dateOf: (role: "said" | "published" | "accessed") => string | null,
  build: GraphBuilder,
): { readonly attribution: AttributionInput | null; readonly fields: readonly FieldInput[] } {
  const fields: FieldInput[] = [];
  const [source, ...others] = cited;
  const ofSource = (["publisher", "published", "accessed", "page", "quotation"] as const).filter(
    (role) => cell(role) !== null,
  );
  const isOne = source !== undefined && others.length === 0;
  if (!isOne && ofSource.length > 0) {
    const kept = ofSource.map(field);
    fields.push(...kept);
    const names = listText(kept.map(({ name }) => name));
    build.warn("no-source-for", at, words.noSourceFor({ names, count: cited.length }));
  }
  const date = (role: "said" | "published" | "accessed") => {
    const stated = dateOf(role);
    if (stated === null || isDate(stated)) return stated;
    if (role === "said" || isOne) fields.push(field(role));
    return null;
  };
  const sources: readonly EvidenceInput[] = !isOne
    ? cited
    : [
        {
          ...source,
          publisher: cell("publisher"),
          publishedAt: date("published"),
          accessedAt: date("accessed"),
          page: cell("page"),
          quotation: cell("quotation"),
        },
      ];
  const saidAt = date("said");
  const word = cell("stance");
  const put = word === null ? null : stanceIn(word);
  const { denied = false, stance = null } = put ?? {};
  const isNamed = holder !== null || cited.length > 0;
  if (word !== null && put === null) {
    fields.push(field("stance"));
    build.warn("unknown-stance", at, words.unknownStance({ word }));
  } else if (word !== null && !isNamed && !denied && stance === null) {
    // A bare yes is nobody's word: it makes no attribution where there would else be none.
    fields.push(field("stance"));
    build.warn("plain-yes", at, words.plainYes({ word }));
  }
  const isSaid = isNamed || denied || stance !== null;
  if (!isSaid && saidAt !== null) fields.push(field("said"));
  return { attribution: isSaid ? { holder, denied, stance, saidAt, sources } : null, fields };
}

/**
 * Claims of rows, those that say the same and differ in their attributions made one. Two rows that are alike in all stay
 * two, as two lines of a graph may be.
 */
export function createStatements() {
  const claims: ClaimInput[] = [];
  const known = new Map<string, { readonly attributions: AttributionInput[]; readonly said: Set<string> }>();
  let together = 0;
  return {
    /** @param statement all that a row states but for its attribution; null where it is to stay by itself. */
    add(claim: ClaimInput, attribution: AttributionInput | null, statement: string | null): void {
      const said = JSON.stringify(attribution);
      const same = statement === null || attribution === null ? undefined : known.get(statement);
      if (same !== undefined && attribution !== null && !same.said.has(said)) {
        same.said.add(said);
        same.attributions.push(attribution);
        together += 1;
        return;
      }
      const attributions = attribution === null ? [] : [attribution];
      claims.push({ ...claim, attributions });
      if (statement !== null && attribution !== null) known.set(statement, { attributions, said: new Set([said]) });
    },
    /** All claims, in the order of their first rows. */
    claims: claims as readonly ClaimInput[],
    /** Rows that were made attributions of a claim of another row. */
    together: () => together,
  };
}
