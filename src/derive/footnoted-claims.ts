import { markdownText } from "../lib/markdown-text.ts";
import type { Source } from "../model/dataset.ts";
import { claimAt, type KnowledgeGraph } from "../model/knowledge-graph.ts";
import { describeWhen } from "../model/when.ts";
import { claimListWords as words } from "../words/en/claim-list.ts";
import { listText } from "../words/numbers.ts";
import { bibliographyEntry } from "./bibliography.ts";
import { attributionInWords, passageInWords, type StancedAttribution, saidInWords, sourceName } from "./claim-words.ts";

// Claims with footnotes, as Markdown has them.

/** A claim as a sentence with its date, led by how certain it is and whose it is. */
export function citedSentence(knowledge: KnowledgeGraph, claim: number, leading: StancedAttribution | null): string {
  const { time } = claimAt(knowledge, claim).qualifiers;
  const sentence = saidInWords(knowledge, claim, leading);
  return time === null ? words.undated({ sentence }) : words.dated({ sentence, date: describeWhen(time) });
}

/** The gloss, then who says it where; attributions that are not given are counted. */
export function footnoteOf(
  knowledge: KnowledgeGraph,
  claim: number,
  attributions: readonly StancedAttribution[],
  sources: ReadonlyMap<string, Source>,
): string {
  const { gloss, attributions: all } = claimAt(knowledge, claim);
  const leftOut = all.length - attributions.length;
  return [
    gloss,
    ...attributions.map((each) => {
      const by = attributionInWords(knowledge, each);
      const passage = placesOf(each, sources);
      const { saidAt } = each.attribution;
      return saidAt === null ? words.found({ by, passage }) : words.said({ by, passage, date: describeWhen(saidAt) });
    }),
    all.length === 0 && words.noSource(),
    leftOut > 0 && words.leftOut({ count: leftOut }),
  ]
    .filter(Boolean)
    .join(" ");
}

/** The passages of an attribution, each with the name of its source. */
function placesOf({ attribution: { evidence } }: StancedAttribution, sources: ReadonlyMap<string, Source>): string {
  if (evidence.length === 0) return passageInWords(evidence);
  return listText(
    [...new Set(evidence.map(({ source }) => source))].map((id) => {
      const source = sources.get(id);
      const passage = passageInWords(evidence.filter((each) => each.source === id));
      return words.passageOf({ passage, source: source === undefined ? id : sourceName(source) });
    }),
  );
}

/** A source as a line of a bibliography in Markdown. Web addresses in it are links. */
export function bibliographyLine(knowledge: KnowledgeGraph, source: Source): string {
  return markdownText(bibliographyEntry(knowledge, source)).replaceAll(
    /\\<(https?:\/\/(?:(?!\\[<>])\S)+)\\>/gi,
    (_, address: string) => `<${address.replaceAll(/\\(.)/g, "$1")}>`,
  );
}
