import { labelOf, licenceInWords, type StancedAttribution } from "../../derive/claim-words.ts";
import { bibliographyLine, citedSentence, footnoteOf } from "../../derive/footnoted-claims.ts";
import { markdownText } from "../../lib/markdown-text.ts";
import type { Source } from "../../model/dataset.ts";
import { buildKnowledgeGraph, claimAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import { statedVersion } from "../../model/stated-version.ts";
import { describeWhen } from "../../model/when.ts";
import { claimListWords } from "../../words/en/claim-list.ts";
import { exportLossWords } from "../../words/en/export-losses.ts";
import { reportWords as words } from "../../words/en/report.ts";
import { listText } from "../../words/numbers.ts";
import type { ExchangeWriter } from "../format.ts";
import { createPieces } from "../pieces.ts";
import { countedLosses } from "./exchange-losses.ts";

/**
 * A report to be read, as Markdown with footnotes: under each entity what is claimed of it, each claim as a sentence, led by
 * how certain it is and whose it is; then entities that nothing is claimed of here, the sources and the dataset.
 */
export const markdown: ExchangeWriter = {
  losses: [exportLossWords.reported],

  write(dataset, _, { reached } = {}) {
    const { entities, claims, sources, derivedFrom } = dataset;
    const out = createPieces(claims.length, reached);
    const knowledge = buildKnowledgeGraph(dataset);
    const kinds = new Map(dataset.vocabulary.entityKinds.map(({ id, label }) => [id, label]));
    const byId = new Map<string, Source>(sources.map((source) => [source.id, source]));
    const cited = new Set<string>();
    const notes = createPieces(1);
    const ofSubject = Map.groupBy(claims.keys(), (claim) => knowledge.claimSubject[claim] as number);
    const { title, description } = dataset.dataset;
    const block = (text: string) => out.put(`${text}\n\n`);
    let number = 0;
    block(`# ${markdownText(title)}`);
    if (description !== undefined) block(markdownText(description));
    block(markdownText(words.holds({ entities: entities.length, claims: claims.length })));
    const others: string[] = [];
    const context = new Set<string>(derivedFrom?.context);
    for (const [e, entity] of entities.entries()) {
      const own = ofSubject.get(e);
      if (own === undefined) {
        if (!context.has(entity.id) && knowledge.entityClaimCount[e] === 0) others.push(labelOf(knowledge, entity.id));
        continue;
      }
      block(`## ${markdownText(nameOf(entity))}`);
      const about = [
        kinds.get(entity.kind),
        entity.aliases.length > 0 && words.alsoCalled({ names: listText(entity.aliases) }),
        entity.time !== null && describeWhen(entity.time),
        entity.gloss,
      ].filter(Boolean);
      if (about.length > 0) block(markdownText(about.join("; ")));
      for (const claim of own) {
        out.record();
        number += 1;
        const attributions = attributionsOf(knowledge, claim);
        for (const { attribution } of attributions) for (const { source } of attribution.evidence) cited.add(source);
        const mark = `[^${number}]`;
        out.put(`- ${markdownText(citedSentence(knowledge, claim, attributions[0] ?? null))}${mark}\n`);
        notes.put(`${mark}: ${markdownText(footnoteOf(knowledge, claim, attributions, byId))}\n`);
      }
      out.put("\n");
    }
    if (others.length > 0) {
      block(`## ${markdownText(words.unclaimed())}`);
      block(others.map((name) => `- ${markdownText(name)}`).join("\n"));
    }
    block(`## ${markdownText(claimListWords.sources())}`);
    const lines = sources.filter(({ id }) => cited.has(id)).map((source) => `- ${bibliographyLine(knowledge, source)}`);
    block(lines.join("\n") || markdownText(claimListWords.noSource()));
    const version = statedVersion(dataset.dataset);
    block(markdownText(claimListWords.dataset({ title, version, licence: licenceInWords(dataset.dataset) })));
    for (const piece of notes.take()) out.put(piece);
    return out.written(countedLosses([[exportLossWords.reported, entities.length + claims.length]]));
  },
};

/** All attributions of a claim, the firmest first. */
function attributionsOf(knowledge: KnowledgeGraph, claim: number): readonly StancedAttribution[] {
  const start = knowledge.attributionStart[claim] as number;
  return claimAt(knowledge, claim)
    .attributions.map((attribution, at) => ({ attribution, stance: knowledge.attributionStance[start + at] as number }))
    .toSorted((a, b) => a.stance - b.stance);
}
