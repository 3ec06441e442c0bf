import type { Segment, Source } from "../../model/dataset.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import type { ViewState } from "../../model/view-state.ts";

/** One sentence of a source (or one line of its head), and what the dataset made of it. */
export interface SentenceRecord {
  readonly at: string;
  /** Code points of the source's own normalised text, end excluded. */
  readonly start: number;
  readonly end: number;
  /** Numbers of the claims that rest on it, ascending, whoever makes them and whatever the filters say. */
  readonly claims: readonly number[];
  /** Why it, or a statement in it, became no claim. */
  readonly reasons: readonly string[];
}

/** A paragraph or line of the head: its sentences, and our own line on what it says. */
export interface ParagraphRecord {
  readonly at: string;
  readonly kind: Segment["kind"];
  readonly digest: string | null;
  readonly sentences: readonly SentenceRecord[];
}

/** What a dataset says of a source, passage by passage: all that can be shown of it without its words. */
export interface PassageIndex {
  readonly paragraphs: readonly ParagraphRecord[];
  readonly sentences: readonly SentenceRecord[];
  /** By locator, paragraphs' included: the sentences there. */
  readonly sentencesAt: ReadonlyMap<string, readonly SentenceRecord[]>;
}

/**
 * Sorts the claims and the coverage of a source by sentence. A claim counts for each sentence that its passages reach
 * into; a paragraph that is not cut up counts as one sentence.
 */
export function indexPassages({ dataset }: KnowledgeGraph, source: Source): PassageIndex {
  const sentencesOf = Map.groupBy(
    source.segments.filter(({ kind }) => kind === "sentence"),
    ({ at }) => paragraphOf(at),
  );
  const blocks = source.segments
    .filter(({ kind }) => kind !== "sentence")
    .map((segment) => ({ segment, leaves: sentencesOf.get(segment.at) ?? [segment] }));
  const claims = claimsBySegment(
    dataset.claims,
    source,
    blocks.flatMap(({ leaves }) => leaves),
  );
  const sentenceOf = ({ at, start, end }: Segment): SentenceRecord => ({
    at,
    start,
    end,
    claims: [...(claims.get(at) ?? [])].sort((a, b) => a - b),
    reasons: source.coverage.filter((each) => each.at === at).map(({ reason }) => reason),
  });
  const paragraphs = blocks.map(
    ({ segment: { at, kind, digest }, leaves }): ParagraphRecord => ({
      at,
      kind,
      digest,
      sentences: leaves.map(sentenceOf),
    }),
  );
  const sentencesAt = new Map<string, readonly SentenceRecord[]>();
  for (const { at, sentences } of paragraphs) {
    sentencesAt.set(at, sentences);
    for (const sentence of sentences) sentencesAt.set(sentence.at, [sentence]);
  }
  return { paragraphs, sentences: paragraphs.flatMap(({ sentences }) => sentences), sentencesAt };
}

/**
 * The sentence that a panel shows first: the one its view names, unless claims are selected that do not rest on it (a
 * line was clicked since); then that of the first selected claim. null where there is neither.
 */
export function openSentence(
  index: PassageIndex,
  { claimNumber }: Pick<KnowledgeGraph, "claimNumber">,
  { room, selection }: Pick<ViewState, "room" | "selection">,
): SentenceRecord | null {
  const named = room.kind === "text" && room.at !== null ? (index.sentencesAt.get(room.at) ?? []) : [];
  const chosen = new Set(selection.claims.flatMap((id) => claimNumber.get(id) ?? []));
  const holdsChosen = ({ claims }: SentenceRecord) => claims.some((claim) => chosen.has(claim));
  return named.find(holdsChosen) ?? index.sentences.find(holdsChosen) ?? named[0] ?? null;
}

/** Claims by the locator of each sentence that a passage of theirs reaches into. */
function claimsBySegment(
  claims: KnowledgeGraph["dataset"]["claims"],
  source: Source,
  leaves: readonly Segment[],
): ReadonlyMap<string, ReadonlySet<number>> {
  const byParagraph = Map.groupBy(leaves, ({ at }) => paragraphOf(at));
  const bySegment = new Map<string, Set<number>>(leaves.map(({ at }) => [at, new Set()]));
  claims.forEach(({ attributions }, claim) => {
    for (const { evidence } of attributions)
      for (const { source: id, at, start, end } of evidence) {
        if (id !== source.id || at === undefined) continue;
        for (const leaf of byParagraph.get(paragraphOf(at)) ?? []) {
          // Where there are no offsets, the locator means the whole of what it names.
          const isReached =
            start === undefined || end === undefined
              ? leaf.at === at || leaf.at.startsWith(`${at}.`)
              : start < leaf.end && end > leaf.start;
          if (isReached) bySegment.get(leaf.at)?.add(claim);
        }
      }
  });
  return bySegment;
}

/** "9" of "9.2". */
function paragraphOf(at: string): string {
  return at.split(".", 1)[0] ?? at;
}
