import { bug } from "../lib/result.ts";
import type { Claim } from "./dataset.ts";

/** What claims name beside their ends and holders, as columns. */
export interface MentionColumns {
  /** What claim c mentions stands at [mentionStart[c], mentionStart[c + 1]). */
  readonly mentionStart: Uint32Array;
  /** The number of each entity through whom the claim is known, and `~number` of its place and its means. */
  readonly mentions: Int32Array;
}

type Numbers = ReadonlyMap<string, number>;

/** The columns of a list of claims. Takes time linear in them. */
export function mentionColumns(claims: readonly Claim[], entityNumber: Numbers): MentionColumns {
  const mentionStart = new Uint32Array(claims.length + 1);
  const found: number[] = [];
  for (let c = 0; c < claims.length; c++) {
    for (const number of mentionsOf(claims[c] as Claim, entityNumber)) found.push(number);
    mentionStart[c + 1] = found.length;
  }
  return { mentionStart, mentions: Int32Array.from(found) };
}

/** What one claim mentions, each once in each way, as the column has it. */
export function mentionsOf({ attributions, qualifiers }: Claim, entityNumber: Numbers): readonly number[] {
  const found: number[] = [];
  const add = (id: string | null, isQualifier: boolean) => {
    if (id === null) return;
    const number = numberOf(entityNumber, id);
    const mention = isQualifier ? ~number : number;
    if (!found.includes(mention)) found.push(mention);
  };
  for (const { via } of attributions) for (const id of via) add(id, false);
  add(qualifiers.place, true);
  add(qualifiers.means, true);
  return found;
}

/** The number of a record that a parsed dataset names. @throws where there is none. */
export function numberOf(numbers: Numbers, id: string): number {
  return (
    numbers.get(id) ?? bug(`buildKnowledgeGraph: "${id}" is not in the dataset; parse it with parseDataset first.`)
  );
}
