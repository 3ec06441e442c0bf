import { bibliographyEntry } from "../../derive/bibliography.ts";
import {
  attributionInWords,
  licenceInWords,
  passageInWords,
  type StancedAttribution,
  saidInWords,
  sourceName,
} from "../../derive/claim-words.ts";
import { describeFilters } from "../../derive/describe-filters.ts";
import { markdownText } from "../../lib/markdown-text.ts";
import type { Task } from "../../lib/task.ts";
import { type Source, statedVersion } from "../../model/dataset.ts";
import { claimAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { describeWhen } from "../../model/when.ts";
import { claimListWords as words } from "../../words/en/claim-list.ts";
import { listText } from "../../words/numbers.ts";
import type { CommandContext } from "../../workspace/command.ts";
import { attributionsInView, type ClaimOrder, fieldOfOrder, orderKind } from "./claims-in-view.ts";

/** What a list of claims is written from. */
export interface ClaimListInput extends Pick<CommandContext, "knowledge" | "view" | "derived"> {
  /** Numbers of the claims, in order. */
  readonly claims: readonly number[];
  readonly by: ClaimOrder;
}

/**
 * Claims as Markdown: a numbered list of sentences, each led by how certain it is and whose it is, with a footnote that
 * names source, paragraph and sentence of each of its attributions in view; then the sources and the dataset.
 */
export const claimsAsMarkdown: Task<ClaimListInput, string> = {
  async run({ knowledge, view, derived, claims, by }, { pause }) {
    const { dataset } = knowledge;
    const sources = new Map<string, Source>(dataset.sources.map((source) => [source.id, source]));
    const cited = new Set<string>();
    const items: string[] = [];
    const notes: string[] = [];
    for (const [at, claim] of claims.entries()) {
      await pause();
      const attributions = attributionsInView(knowledge, derived, claim);
      for (const { attribution } of attributions) for (const { source } of attribution.evidence) cited.add(source);
      const mark = `[^${at + 1}]`;
      items.push(`${at + 1}. ${markdownText(sentenceOf(knowledge, claim, attributions[0] ?? null))}${mark}`);
      notes.push(`${mark}: ${markdownText(noteOf(knowledge, claim, attributions, sources))}`);
    }
    const { title } = dataset.dataset;
    const filters = describeFilters(knowledge, view);
    return [
      `# ${markdownText(words.heading({ title }))}`,
      markdownText(
        `${words.inView({ shown: claims.length, all: knowledge.claimCount, filters })} ${words.ordered({ order: orderKind(by), field: fieldOfOrder(knowledge, by)?.field.label ?? "" })}`,
      ),
      items.join("\n"),
      notes.join("\n"),
      `## ${markdownText(words.sources())}`,
      dataset.sources
        .filter(({ id }) => cited.has(id))
        .map((source) => `- ${withLinks(bibliographyEntry(knowledge, source))}`)
        .join("\n") || markdownText(words.noSource()),
      markdownText(
        words.dataset({ title, version: statedVersion(dataset.dataset), licence: licenceInWords(dataset.dataset) }),
      ),
    ]
      .map((block) => `${block}\n`)
      .join("\n");
  },
};

function sentenceOf(knowledge: KnowledgeGraph, claim: number, leading: StancedAttribution | null): string {
  const { time } = claimAt(knowledge, claim).qualifiers;
  const sentence = saidInWords(knowledge, claim, leading);
  return time === null ? words.undated({ sentence }) : words.dated({ sentence, date: describeWhen(time) });
}

/** The gloss, then who says it where; what is filtered out is counted. */
function noteOf(
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

/** As text, but for web addresses in angle brackets, which stay links. */
function withLinks(text: string): string {
  return markdownText(text).replaceAll(
    /\\<(https?:\/\/(?:(?!\\[<>])\S)+)\\>/gi,
    (_, address: string) => `<${address.replaceAll(/\\(.)/g, "$1")}>`,
  );
}
