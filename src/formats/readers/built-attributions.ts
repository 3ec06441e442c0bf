import { readerWords as words } from "../../words/en/readers.ts";
import type { Sources } from "./built-sources.ts";
import type { ClaimRecord, MoreOfClaim } from "./collected-graph.ts";
import type { AttributionInput } from "./graph-builder.ts";
import { createSlugs } from "./slugs.ts";
import { FIRMNESS, type Firmness, PATTERN_OF } from "./stance-words.ts";
import { readableTime } from "./times.ts";

/** Attributions, and the stances that claims of a file have: the firmest first, each by the word that the file has for it. */
export function createAttributions(
  claims: Iterable<MoreOfClaim>,
  idOf: (end: string | null | undefined) => string | null,
  sources: Pick<Sources, "evidence">,
) {
  const firmness = new Map<string, Firmness>();
  for (const { attributions = [] } of claims)
    for (const { stance } of attributions) if (stance) firmness.set(stance.word, stance.firmness);
  const slugs = createSlugs();
  const ranked = [...firmness].sort(([, a], [, b]) => FIRMNESS.indexOf(a) - FIRMNESS.indexOf(b));
  const stances = ranked.map(([label, firm]) => ({
    id: slugs.take(label),
    label,
    adverb: words.adverb({ firmness: firm }),
    pattern: PATTERN_OF[firm],
  }));
  const ids = new Map(stances.map(({ id, label }) => [label, id]));
  return {
    stances,
    of: ({
      holder,
      denied,
      stance,
      saidAt,
      sources: cited,
      note,
    }: AttributionInput): ClaimRecord["attributions"][number] => ({
      holder: idOf(holder),
      via: [],
      ...(stance ? { stance: ids.get(stance.word) ?? "" } : {}),
      polarity: denied ? "denied" : "affirmed",
      saidAt: readableTime(saidAt),
      label: null,
      evidence: sources.evidence(cited),
      note: note || null,
      origin: { how: "import" },
    }),
  };
}
