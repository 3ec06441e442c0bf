import { licenceInWords } from "../../derive/claim-words.ts";
import { describeFilters } from "../../derive/describe-filters.ts";
import { bibliographyLine, citedSentence, footnoteOf } from "../../derive/footnoted-claims.ts";
import { markdownText } from "../../lib/markdown-text.ts";
import type { Task } from "../../lib/task.ts";
import type { Source } from "../../model/dataset.ts";
import { statedVersion } from "../../model/stated-version.ts";
import { claimListWords as words } from "../../words/en/claim-list.ts";
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
      items.push(`${at + 1}. ${markdownText(citedSentence(knowledge, claim, attributions[0] ?? null))}${mark}`);
      notes.push(`${mark}: ${markdownText(footnoteOf(knowledge, claim, attributions, sources))}`);
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
        .map((source) => `- ${bibliographyLine(knowledge, source)}`)
        .join("\n") || markdownText(words.noSource()),
      markdownText(
        words.dataset({ title, version: statedVersion(dataset.dataset), licence: licenceInWords(dataset.dataset) }),
      ),
    ]
      .map((block) => `${block}\n`)
      .join("\n");
  },
};
