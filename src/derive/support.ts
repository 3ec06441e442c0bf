import type { Evidence } from "../model/dataset.ts";
import { HOLDER_NOT_STATED, type KnowledgeGraph } from "../model/knowledge-graph.ts";
import { supportWords as words } from "../words/en/support.ts";
import type { Words } from "../words/message.ts";

/** What a claim, or several taken together, rest on. */
export interface Support {
  /** Independent holders: distinct named ones that affirm. One whom several attributions name counts once. */
  readonly holders: number;
  /** Affirming attributions whose holder the source does not name: never counted as independent of anybody. */
  readonly unstated: number;
  /** Distinct holders that deny; those not named count as one. */
  readonly denying: number;
  /** Distinct places in a source that an affirming attribution rests on: paragraph or sentence, as the locator gives it. */
  readonly passages: number;
}

/**
 * Counts what claims rest on when they are taken together, as in a bundle of parallel claims.
 * @param attributionMask per attribution row, 1 where the lens includes it; null includes all.
 */
export function supportOf(
  knowledge: KnowledgeGraph,
  claims: Iterable<number>,
  attributionMask: Uint8Array | null = null,
): Support {
  const { dataset, attributionStart, attributionHolder } = knowledge;
  const holders = new Set<number>();
  const denying = new Set<number>();
  const passages = new Set<string>();
  let unstated = 0;
  for (const c of claims) {
    const start = attributionStart[c] as number;
    dataset.claims[c]?.attributions.forEach(({ polarity, evidence }, i) => {
      if (attributionMask?.[start + i] === 0) return;
      const holder = attributionHolder[start + i] as number;
      if (polarity === "denied") {
        denying.add(holder);
        return;
      }
      if (holder === HOLDER_NOT_STATED) unstated++;
      else holders.add(holder);
      for (const passage of evidence) passages.add(placeOf(passage));
    });
  }
  return { holders: holders.size, unstated, denying: denying.size, passages: passages.size };
}

/** "Attributed to 1, in 2 passages", "Nobody named, in 1 passage; denied by 1". */
export function supportInWords({ holders, unstated: unnamed, denying, passages }: Support): Words {
  if (holders > 0 && unnamed > 0) return words.mixed({ holders, unnamed, passages, denying });
  if (holders > 0) return words.named({ holders, passages, denying });
  return unnamed > 0 ? words.unnamed({ unnamed, passages, denying }) : words.nobody({ denying });
}

/**
 * A place in a source as one string: what makes two passages the same. Where nothing says where words stand, they are the
 * place. A source as a whole is one place.
 */
export function placeOf({ source, at, page, quotation }: Evidence): string {
  const place = at ?? (page === undefined ? undefined : `page ${page}`);
  return place === undefined ? (quotation ?? source) : `${source} ${place}`;
}
