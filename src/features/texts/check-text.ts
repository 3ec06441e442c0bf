import { lowerBound } from "../../lib/lower-bound.ts";
import { sha256Hex } from "../../lib/sha256.ts";
import type { Dataset, Evidence, Segment, Source, SourceWithText } from "../../model/dataset.ts";
import { faultAt as issueAt, type KeyPath } from "../../model/dataset-faults.ts";
import type { Issue } from "../../model/issue.ts";
import { textFileWords as words } from "../../words/en/text-files.ts";
import type { Words } from "../../words/message.ts";
import { codePointLength, codePointOffsets, looseForm, normaliseText } from "./normalise-text.ts";

/**
 * How a passage was found in a text: at its place and with its hash; elsewhere with its hash; with its loose hash
 * only, as quotes, dashes or capitals differ; or not at all. There is no guess by similarity.
 */
export type TextState = "exact" | "re-anchored" | "loose" | "not-found";

/** The place of a segment in the given text, in code points of its normalised form, end excluded. */
export interface SegmentCheck {
  readonly at: string;
  readonly state: TextState;
  /** null where it was not found. */
  readonly start: number | null;
  readonly end: number | null;
}

/** The place of one piece of evidence; matched as loosely as the segment that holds it. */
export interface EvidenceCheck {
  readonly path: KeyPath;
  readonly state: TextState;
  readonly start: number | null;
  readonly end: number | null;
}

/** How a text matches a source: whether it is the same text, and where each passage is in it. Contains none of its words. */
export interface TextCheck {
  /** The whole normalised text has the source's hash. */
  readonly isExact: boolean;
  /** In the order of the source's segments. */
  readonly segments: readonly SegmentCheck[];
  /** Of this source, in the order of claims, then links. */
  readonly evidence: readonly EvidenceCheck[];
  /** What `check` fails on: all that is not exact. */
  readonly issues: readonly Issue[];
}

/**
 * Checks a reader's copy of a text against what a dataset records of it. A segment that is not at its place is looked for
 * by hash among all runs of sentences within a paragraph of the copy; the nearest of several equal ones is taken.
 * @param source a source of `dataset`.
 * @param text the decoded copy, not yet normalised.
 */
export function checkText(dataset: Dataset, source: SourceWithText, text: string): TextCheck {
  const { normal, isExact, segments } = checkSegments(source, text);
  const locate = passageLocator(source, segments);
  const evidence = evidenceFrom(dataset, source).map(({ path, passage }) => ({ path, ...locate(passage) }));
  const sourcePath = ["sources", dataset.sources.indexOf(source)];
  const issues: Issue[] = [];
  if (!isExact) {
    const message = words.differs({ count: codePointLength(normal), expected: source.text.length });
    issues.push(issueAt([...sourcePath, "text", "sha256"], "text-differs", message));
  }
  for (const [index, { at, state }] of segments.entries())
    if (state !== "exact")
      issues.push(issueAt([...sourcePath, "segments", index], `segment-${state}`, stateSentence(at, state)));
  for (const { path, state } of evidence)
    if (state === "not-found") issues.push(issueAt(path, "passage-not-found", words.passageMissing()));
  return { isExact, segments, evidence, issues };
}

/** A text in its normal form, and where the segments of a source stand in it. */
export interface SegmentsCheck {
  readonly normal: string;
  readonly isExact: boolean;
  /** In the order of the source's segments. */
  readonly segments: readonly SegmentCheck[];
}

/** The part of `checkText` that takes time, and that needs of a dataset no more than the skeleton of one source. */
export function checkSegments(
  { text: record, segments }: Pick<SourceWithText, "text" | "segments">,
  text: string,
): SegmentsCheck {
  const normal = normaliseText(text);
  const places = locateSegments(segments, normal);
  return {
    normal,
    isExact: sha256Hex(normal) === record.sha256,
    segments: segments.map(({ at }, index) => ({ at, ...(places[index] ?? NOWHERE) })),
  };
}

/** How to find passages of a source in a checked text: a function from evidence to its place. */
export function passageLocator(
  source: Pick<Source, "segments">,
  segments: readonly SegmentCheck[],
): (passage: Evidence) => PassagePlace {
  const placed = source.segments.map((segment, index) => ({ segment, place: segments[index] ?? NOWHERE }));
  const byParagraph = Map.groupBy(placed, ({ segment }) => paragraphOf(segment.at));
  return (passage) => {
    const { at } = passage;
    return at === undefined ? NOWHERE : locatePassage(at, passage, byParagraph.get(paragraphOf(at)) ?? []);
  };
}

/** A place in a text, in code points of its normal form, end excluded; null where there is none. */
export interface PassagePlace {
  readonly state: TextState;
  readonly start: number | null;
  readonly end: number | null;
}

type Run = readonly [start: number, end: number];

const NOWHERE: PassagePlace = { state: "not-found", start: null, end: null };

function stateSentence(at: string, state: TextState): Words {
  switch (state) {
    case "re-anchored":
      return words.segmentElsewhere({ at });
    case "loose":
      return words.segmentLoose({ at });
    default:
      return words.segmentMissing({ at });
  }
}

/** One place per segment, in their order. */
function locateSegments(segments: readonly Segment[], normal: string): readonly PassagePlace[] {
  const offsets = codePointOffsets(normal);
  const cut = ([start, end]: Run) => normal.slice(offsets[start], offsets[end]);
  const atPlace = segments.map(
    ({ start, end, sha256 }) => end < offsets.length && sha256Hex(cut([start, end])) === sha256,
  );
  const missing = segments.filter((_, index) => !atPlace[index]);
  const longest = Math.max(0, ...missing.map(({ start, end }) => end - start));
  const runs = missing.length === 0 ? [] : sentenceRuns(normal, offsets, longest);
  // Equal hashes have equal lengths: most runs of a long page need none of their own.
  const lengths = new Set(missing.map(({ start, end }) => end - start));
  const byHash = Map.groupBy(
    runs.filter(([start, end]) => lengths.has(end - start)),
    (run) => sha256Hex(cut(run)),
  );
  const isAnyMissing = missing.some(({ sha256 }) => !byHash.has(sha256));
  const byLooseHash = Map.groupBy(isAnyMissing ? runs : [], (run) => sha256Hex(looseForm(cut(run))));
  return segments.map((segment, index): PassagePlace => {
    const { start, end } = segment;
    if (atPlace[index]) return { state: "exact", start, end };
    const moved = nearest(byHash.get(segment.sha256), start);
    if (moved !== null) return { state: "re-anchored", start: moved[0], end: moved[1] };
    const loose = nearest(byLooseHash.get(segment.looseSha256), start);
    return loose === null ? NOWHERE : { state: "loose", start: loose[0], end: loose[1] };
  });
}

function nearest(runs: readonly Run[] | undefined, start: number): Run | null {
  return runs?.toSorted((a, b) => Math.abs(a[0] - start) - Math.abs(b[0] - start))[0] ?? null;
}

/** Where a sentence may end: at a mark, with the quotes and brackets that close on it, before a space. */
const SENTENCE_END = /[.!?…:;]["'’”»)\]]*(?= )/gu;

/**
 * Every run of text within one paragraph that begins where a sentence may begin and ends where one may end, in code
 * points. Abbreviations end sentences here, too: a run too many only costs a hash.
 * @param longest length of the longest run looked for. Twice that is kept, as spaces around dashes stretch a text.
 */
function sentenceRuns(normal: string, offsets: Uint32Array, longest: number): readonly Run[] {
  const place = (offset: number) => lowerBound(offsets.length, (at) => (offsets[at] as number) >= offset);
  const runs: Run[] = [];
  let begin = 0;
  for (const paragraph of normal.split("\n\n")) {
    const ends = [...paragraph.matchAll(SENTENCE_END)].map((match) => match.index + match[0].length);
    ends.push(paragraph.length);
    const starts = [0, ...ends.slice(0, -1).map((end) => end + 1)];
    for (const [index, start] of starts.entries())
      for (const end of ends.slice(index)) {
        const run: Run = [place(begin + start), place(begin + end)];
        if (run[1] - run[0] > 2 * longest) break;
        runs.push(run);
      }
    begin += paragraph.length + "\n\n".length;
  }
  return runs;
}

function evidenceFrom(dataset: Dataset, source: Source): readonly { path: KeyPath; passage: Evidence }[] {
  const found: { path: KeyPath; passage: Evidence }[] = [];
  const collect = (evidence: readonly Evidence[], path: KeyPath) => {
    for (const [index, passage] of evidence.entries())
      if (passage.source === source.id && passage.at !== undefined)
        found.push({ path: [...path, "evidence", index], passage });
  };
  for (const [index, { attributions }] of dataset.claims.entries())
    for (const [number, { evidence }] of attributions.entries())
      collect(evidence, ["claims", index, "attributions", number]);
  for (const [index, { evidence }] of dataset.links.entries()) collect(evidence, ["links", index]);
  return found;
}

interface PlacedSegment {
  readonly segment: Segment;
  readonly place: PassagePlace;
}

/** "9" of "9.2". */
function paragraphOf(at: string): string {
  return at.split(".", 1)[0] ?? at;
}

/**
 * A passage moves with the smallest found segment that holds it: with its sentence, if its paragraph is cut up. One
 * without offsets is the whole of the segment that its locator names.
 * @param placed the segments of its paragraph.
 */
function locatePassage(at: string, passage: Evidence, placed: readonly PlacedSegment[]): PassagePlace {
  const { start, end } = passage;
  if (start === undefined || end === undefined)
    return placed.find(({ segment }) => segment.at === at)?.place ?? NOWHERE;
  let holder: PlacedSegment | null = null;
  for (const each of placed) {
    const { segment, place } = each;
    const isAtLocator = segment.at === at || segment.at.startsWith(`${at}.`);
    if (!isAtLocator || place.start === null || start < segment.start || end > segment.end || start >= end) continue;
    if (holder === null || sizeOf(segment) < sizeOf(holder.segment)) holder = each;
  }
  if (holder === null || holder.place.start === null) return NOWHERE;
  // In another typography a dash may have gained or lost its spaces, so that an offset inside the segment means little.
  if (holder.place.state === "loose") return holder.place;
  const shift = holder.place.start - holder.segment.start;
  return { state: holder.place.state, start: start + shift, end: end + shift };
}

function sizeOf({ start, end }: Segment): number {
  return end - start;
}
