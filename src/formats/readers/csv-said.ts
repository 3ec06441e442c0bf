import { parseWhen } from "../../model/when.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { listText } from "../../words/numbers.ts";
import type { FieldInput } from "./field-table.ts";
import type { AttributionInput, ClaimInput, EvidenceInput, GraphBuilder, Place } from "./graph-builder.ts";
import { stanceIn } from "./stance-words.ts";

/** The cells of a row that say whose word it is and where it stands. Null for what is not stated. */
export interface SaidCells {
  readonly holder: string | null;
  readonly stance: string | null;
  /** Dates as EDTF has them, where they are clear. */
  readonly said: string | null;
  readonly published: string | null;
  readonly accessed: string | null;
  readonly publisher: string | null;
  readonly page: string | null;
  readonly quotation: string | null;
}

type SaidRole = keyof SaidCells;

/**
 * The attribution that a row comes to; null where nobody and nothing is named. What has no place in it stays a field of
 * the claim, and that is said.
 * @param sources those of the row: its references, and links in its other cells.
 * @param fieldOf the field that the column of a role is kept as.
 */
export function saidInRow(
  cells: SaidCells,
  sources: readonly EvidenceInput[],
  fieldOf: (role: SaidRole) => FieldInput,
  at: Place,
  build: GraphBuilder,
): { readonly attribution: AttributionInput | null; readonly fields: readonly FieldInput[] } {
  const fields: FieldInput[] = [];
  const [source, ...others] = sources;
  const ofSource = (["publisher", "published", "accessed", "page", "quotation"] as const).filter(
    (role) => cells[role] !== null,
  );
  const isOne = source !== undefined && others.length === 0;
  if (!isOne && ofSource.length > 0) {
    const kept = ofSource.map(fieldOf);
    fields.push(...kept);
    const names = listText(kept.map(({ name }) => name));
    build.warn("no-source-for", at, words.noSourceFor({ names, count: sources.length }));
  }
  const date = (role: "said" | "published" | "accessed") => {
    const cell = cells[role];
    if (cell === null || parseWhen(cell).ok) return cell;
    if (role === "said" || isOne) fields.push(fieldOf(role));
    return null;
  };
  const evidence = !isOne
    ? sources
    : [
        {
          ...source,
          publisher: cells.publisher,
          publishedAt: date("published"),
          accessedAt: date("accessed"),
          page: cells.page,
          quotation: cells.quotation,
        },
      ];
  const saidAt = date("said");
  const put = cells.stance === null ? null : stanceIn(cells.stance);
  const { denied = false, stance = null } = put ?? {};
  const isNamed = cells.holder !== null || sources.length > 0;
  if (cells.stance !== null && put === null) {
    fields.push(fieldOf("stance"));
    build.warn("unknown-stance", at, words.unknownStance({ word: cells.stance }));
  } else if (cells.stance !== null && !isNamed && !denied && stance === null) {
    // A bare yes is nobody's word: it makes no attribution where there would else be none.
    fields.push(fieldOf("stance"));
    build.warn("plain-yes", at, words.plainYes({ word: cells.stance }));
  }
  const isSaid = isNamed || denied || stance !== null;
  if (!isSaid && saidAt !== null) fields.push(fieldOf("said"));
  return {
    attribution: isSaid ? { holder: cells.holder, denied, stance, saidAt, sources: evidence } : null,
    fields,
  };
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
