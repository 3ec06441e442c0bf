import { datasetCheckWords as words } from "../words/en/dataset-checks.ts";
import { datasetFolderWords } from "../words/en/dataset-folder.ts";
import type { Words } from "../words/message.ts";
import { listText, percentText } from "../words/numbers.ts";
import type { Claim, Dataset, Evidence, Origin, Segment } from "./dataset.ts";
import { faultAt, type KeyPath, pathText } from "./dataset-faults.ts";
import { DIRECTION, directionOf } from "./direction.ts";
import type { Issue } from "./issue.ts";
import { nameOf } from "./name-of.ts";
import { firstOutOfOrder } from "./serialize-dataset.ts";
import { firstDayOf, parseWhen } from "./when.ts";

/** Looks for one kind of shortcoming in a dataset whose references are sound. */
type Rule = (dataset: Dataset) => Iterable<Issue>;

/** Longest texts, in code points (model.md, "Entities" and "Predicates"). */
const LONGEST_ENTITY_GLOSS = 160;
const LONGEST_CLAIM_LABEL = 60;
const LONGEST_CLAIM_GLOSS = 200;
/** Largest share of claims that may take the fallback predicate (model.md, "Predicates"). */
const LARGEST_FALLBACK_SHARE = 0.05;

const RULES: readonly Rule[] = [
  recordsOutOfOrder,
  sharedLooks,
  subjectsOutsideDomain,
  objectsOutsideRange,
  reversedSymmetricClaims,
  duplicateClaims,
  claimsWithoutAttribution,
  attributionsWithoutEvidence,
  misplacedEvidence,
  unreadableDates,
  tooMuchFallback,
  textsTooLong,
  misplacedSegments,
  uncoveredSegments,
  misplacedCoverage,
  misplacedMentions,
  entitiesWithoutClaim,
  unusedTerms,
];

/** What is asked of a whole alone: a part need not cover the text, nor use every term. */
const OF_WHOLES: ReadonlySet<Rule> = new Set([tooMuchFallback, uncoveredSegments, entitiesWithoutClaim, unusedTerms]);

/**
 * Every shortcoming of a dataset that loads. None keeps it from being used; `check` fails on any. Paths are those of
 * the one-file form.
 * @param onRule for showing progress: how many rules were applied, of how many.
 */
export function lintDataset(dataset: Dataset, onRule?: (done: number, total: number) => void): readonly Issue[] {
  const rules = dataset.derivedFrom === null ? RULES : RULES.filter((rule) => !OF_WHOLES.has(rule));
  return rules.flatMap((rule, at) => {
    const issues = [...rule(dataset)];
    onRule?.(at + 1, rules.length);
    return issues;
  });
}

/**
 * Whether a record is as it was in another program's file. It is not asked for what only an author can give: sources, one
 * claim for all that say the same, short words.
 */
function isImported({ origin }: { readonly origin?: Origin | undefined }): boolean {
  return origin?.how === "import";
}

function* recordsOutOfOrder(dataset: Dataset): Iterable<Issue> {
  for (const list of ["entities", "claims", "links", "sources", "layouts"] as const) {
    const index = firstOutOfOrder(dataset[list]);
    const [before, record] = [dataset[list][index - 1], dataset[list][index]];
    if (before === undefined || record === undefined) continue;
    const message = words.outOfOrder({ id: record.id, before: before.id });
    yield faultAt([list, index], "out-of-order", message, datasetFolderWords.writeAgain());
  }
}

/** Families are told apart by their look alone, on the canvas as in the legend. */
function* sharedLooks({ vocabulary: { families } }: Dataset): Iterable<Issue> {
  const firstWith = new Map<string, string>();
  for (const [index, { id, hue, glyph, letter }] of families.entries()) {
    const look = letter ?? (hue === undefined ? null : `${hue} ${glyph}`);
    if (look === null) continue;
    const other = firstWith.get(look);
    if (other === undefined) firstWith.set(look, id);
    else {
      const message = words.sameLook({ id, other });
      yield faultAt(["vocabulary", "families", index], "same-look", message, words.changeLook());
    }
  }
}

function* subjectsOutsideDomain({ claims, vocabulary, entities }: Dataset): Iterable<Issue> {
  const familyOf = familiesOfEntities({ entities, vocabulary });
  const domains = new Map(vocabulary.predicates.map(({ id, domain }) => [id, domain]));
  for (const [index, { subject, predicate }] of claims.entries()) {
    const family = familyOf.get(subject);
    const domain = domains.get(predicate);
    if (family === undefined || domain === undefined || domain.some((each) => each === family)) continue;
    const message =
      domain.length === 0
        ? words.noDomain({ predicate, subject })
        : words.outsideDomain({ subject, family, predicate, families: oneOf(domain) });
    yield faultAt(["claims", index, "subject"], "outside-domain", message);
  }
}

function* objectsOutsideRange({ claims, vocabulary, entities }: Dataset): Iterable<Issue> {
  const familyOf = familiesOfEntities({ entities, vocabulary });
  const ranges = new Map(vocabulary.predicates.map(({ id, range }) => [id, range]));
  for (const [index, { object, predicate }] of claims.entries()) {
    const range = ranges.get(predicate);
    if (range === undefined) continue;
    if (object === null) {
      if (range.length === 0) continue;
      const message = words.objectOnly({ predicate, families: oneOf(range) });
      yield faultAt(["claims", index, "value"], "outside-range", message);
    } else {
      const family = familyOf.get(object);
      if (family === undefined || range.some((each) => each === family)) continue;
      const message =
        range.length === 0
          ? words.valueOnly({ predicate, object })
          : words.outsideRange({ object, family, predicate, families: oneOf(range) });
      yield faultAt(["claims", index, "object"], "outside-range", message);
    }
  }
}

/** Only by the predicate: a claim that came without a direction keeps the order of the file that it came from. */
function* reversedSymmetricClaims({ claims, vocabulary }: Dataset): Iterable<Issue> {
  const symmetric = symmetricPredicates(vocabulary);
  for (const [index, { subject, predicate, object, direction }] of claims.entries()) {
    if (object === null || direction !== undefined || !symmetric.has(predicate) || !((object as string) < subject))
      continue;
    const message = words.turned({ predicate, object });
    yield faultAt(["claims", index, "subject"], "symmetric-turned", message, words.swapEnds());
  }
}

/** By the proposition alone: all its attributions and wordings belong in one claim. */
function* duplicateClaims({ claims, vocabulary }: Dataset): Iterable<Issue> {
  const predicates = new Map(vocabulary.predicates.map((each) => [each.id, each]));
  const firstAt = new Map<string, number>();
  for (const [index, claim] of claims.entries()) {
    if (claim.status === "deprecated" || isImported(claim)) continue;
    const { subject, predicate, object, value, qualifiers, fields } = claim;
    const direction = directionOf(claim, predicates.get(predicate));
    const isTurnable = direction === DIRECTION.undirected || direction === DIRECTION.bothWays;
    const ends = isTurnable && object !== null ? [subject, object].sort() : [subject, object];
    const { time, place, means, quantity } = qualifiers;
    const parts = [ends, direction, predicate, time, place, means, fields ?? null];
    for (const each of [value, quantity]) parts.push(each && [each.amount, each.unit, each.qualifier].join("\n"));
    const proposition = JSON.stringify(parts);
    const first = firstAt.get(proposition);
    if (first === undefined) firstAt.set(proposition, index);
    else {
      const other = claims[first]?.id ?? "";
      const message = words.duplicate({ claim: claim.id, other, path: pathText(["claims", first]) });
      yield faultAt(["claims", index], "duplicate", message, words.mergeClaims());
    }
  }
}

function* claimsWithoutAttribution({ claims }: Dataset): Iterable<Issue> {
  for (const [index, claim] of claims.entries())
    if (claim.attributions.length === 0 && !isImported(claim))
      yield faultAt(["claims", index, "attributions"], "no-attribution", words.noAttribution({ claim: claim.id }));
}

function* attributionsWithoutEvidence({ claims }: Dataset): Iterable<Issue> {
  for (const [index, { id, attributions }] of claims.entries())
    for (const [number, { evidence, origin }] of attributions.entries())
      if (evidence.length === 0 && !isImported({ origin })) {
        const path = ["claims", index, "attributions", number, "evidence"];
        yield faultAt(path, "no-evidence", words.noEvidence({ claim: id }));
      }
}

function* misplacedEvidence(dataset: Dataset): Iterable<Issue> {
  const segments = segmentsBySource(dataset);
  for (const { evidence, path } of everyEvidence(dataset)) {
    // A source whose text nobody had has no segments to compare its passages with.
    if (evidence.at === undefined || !segments.has(evidence.source)) continue;
    const segment = segments.get(evidence.source)?.get(evidence.at);
    const { at, start, end } = evidence;
    if (segment === undefined) {
      const message = words.noSegmentInSource({ source: evidence.source, at });
      yield faultAt([...path, "at"], "unknown-segment", message);
    } else if (start !== undefined && end !== undefined && start >= end) {
      yield faultAt(path, "empty-passage", words.endsFirst({ start, end }));
    } else if (start !== undefined && end !== undefined && (start < segment.start || end > segment.end)) {
      const message = words.outsideSegment({ start, end, at, from: segment.start, to: segment.end });
      yield faultAt(path, "outside-segment", message);
    }
  }
}

function* unreadableDates({ claims, entities, sources, questions }: Dataset): Iterable<Issue> {
  for (const [index, { qualifiers, attributions }] of claims.entries()) {
    yield* unreadable(qualifiers.time, ["claims", index, "qualifiers", "time"]);
    for (const [number, { saidAt }] of attributions.entries())
      yield* unreadable(saidAt, ["claims", index, "attributions", number, "saidAt"]);
  }
  for (const [index, { time }] of entities.entries()) yield* unreadable(time, ["entities", index, "time"]);
  for (const [index, { publishedAt, accessedAt }] of sources.entries()) {
    yield* unreadable(publishedAt, ["sources", index, "publishedAt"]);
    yield* unreadable(accessedAt ?? null, ["sources", index, "accessedAt"]);
  }
  for (const [index, { view }] of questions.entries())
    for (const end of ["from", "to"] as const) {
      const bound = view.time?.[end] ?? null;
      if (bound === null || !Number.isNaN(firstDayOf(bound))) continue;
      yield faultAt(["questions", index, "view", "time", end], "unreadable-date", words.notDay({ date: bound }));
    }

  function* unreadable(text: string | null, path: KeyPath): Iterable<Issue> {
    const when = text === null ? null : parseWhen(text);
    if (when !== null && !when.ok) yield faultAt(path, "unreadable-date", when.error, words.likeDate());
  }
}

function* tooMuchFallback({ claims, vocabulary: { fallbackPredicate } }: Dataset): Iterable<Issue> {
  const current = claims.filter(({ status }) => status !== "deprecated");
  const used = current.filter(({ predicate }) => predicate === fallbackPredicate).length;
  if (fallbackPredicate === null || used <= LARGEST_FALLBACK_SHARE * current.length) return;
  const share = percentText(LARGEST_FALLBACK_SHARE);
  const message = words.fallback({ used, claims: current.length, predicate: fallbackPredicate, share });
  yield faultAt(["claims"], "too-much-fallback", message, words.morePrecise());
}

function* textsTooLong({ claims, entities }: Dataset): Iterable<Issue> {
  for (const [index, { gloss, origin }] of entities.entries())
    if (!isImported({ origin })) yield* tooLong(gloss, LONGEST_ENTITY_GLOSS, ["entities", index, "gloss"]);
  for (const [index, { label, gloss, origin }] of claims.entries()) {
    if (isImported({ origin })) continue;
    yield* tooLong(label, LONGEST_CLAIM_LABEL, ["claims", index, "label"]);
    yield* tooLong(gloss, LONGEST_CLAIM_GLOSS, ["claims", index, "gloss"]);
  }

  function* tooLong(text: string | undefined, longest: number, path: KeyPath): Iterable<Issue> {
    const length = Array.from(text ?? "").length;
    if (length > longest) yield faultAt(path, "too-long", words.tooLong({ length, most: longest }));
  }
}

function* misplacedSegments({ sources }: Dataset): Iterable<Issue> {
  for (const [index, { segments, text }] of sources.entries()) {
    const byLocator = new Map(segments.map((segment) => [segment.at, segment]));
    const lastIn = new Map<string, Segment>();
    let before: Segment | undefined;
    for (const [number, segment] of segments.entries()) {
      const { at, start, end } = segment;
      const path = ["sources", index, "segments", number];
      const parent = parentOf(segment);
      const whole = parent === null ? undefined : byLocator.get(parent);
      const sibling = lastIn.get(parent !== null && whole ? parent : "");
      if (before !== undefined && !comesBefore(before.at, at))
        yield faultAt(path, "segment-out-of-order", words.segmentOrder({ at, before: before.at }));
      const length = text?.length ?? 0;
      if (start >= end || end > length)
        yield faultAt(path, "segment-outside-text", words.segmentOutsideText({ at, start, end, length }));
      if (segment.kind === "sentence" && whole === undefined)
        yield faultAt(path, "segment-without-paragraph", words.noParagraph({ at }));
      if (whole !== undefined && (start < whole.start || end > whole.end)) {
        const paragraph = { paragraph: whole.at, from: whole.start, to: whole.end };
        const message = words.segmentOutsideParagraph({ at, start, end, ...paragraph });
        yield faultAt(path, "segment-outside-paragraph", message);
      }
      if (sibling !== undefined && start < sibling.end)
        yield faultAt(path, "segments-overlap", words.overlap({ at, other: sibling.at }));
      lastIn.set(parent !== null && whole ? parent : "", segment);
      before = segment;
    }
  }
}

/** Whatever is not divided further has to be accounted for: sentences, and titles that have none. */
function* uncoveredSegments(dataset: Dataset): Iterable<Issue> {
  const passages = Map.groupBy(everyEvidence(dataset), ({ evidence }) => evidence.source);
  for (const [index, source] of dataset.sources.entries()) {
    const covered = new Set(source.coverage.map(({ at }) => at));
    const cited = (passages.get(source.id) ?? []).filter(({ isCurrent }) => isCurrent).map(({ evidence }) => evidence);
    const divided = new Set(source.segments.map(parentOf));
    for (const [number, segment] of source.segments.entries()) {
      if (divided.has(segment.at) || covered.has(segment.at) || covered.has(parentOf(segment) ?? segment.at)) continue;
      if (cited.some((evidence) => isWithin(evidence, segment))) continue;
      const path = ["sources", index, "segments", number];
      yield faultAt(path, "uncovered", words.uncovered({ at: segment.at }), words.cover());
    }
  }
}

/** Whether a passage touches a segment: by its characters, or where it has none by its locator. */
function isWithin({ at, start, end }: Evidence, segment: Segment): boolean {
  if (start !== undefined && end !== undefined) return start < segment.end && end > segment.start;
  return at !== undefined && (segment.at === at || segment.at.startsWith(`${at}.`));
}

function* misplacedCoverage({ sources }: Dataset): Iterable<Issue> {
  for (const [index, { coverage, segments }] of sources.entries()) {
    const known = new Set(segments.map(({ at }) => at));
    for (const [number, { at }] of coverage.entries())
      if (!known.has(at))
        yield faultAt(["sources", index, "coverage", number, "at"], "unknown-segment", words.noSegment({ at }));
  }
}

function* misplacedMentions(dataset: Dataset): Iterable<Issue> {
  const segments = segmentsBySource(dataset);
  for (const [index, { mentions }] of dataset.entities.entries())
    for (const [number, { source, at }] of mentions.entries())
      if (at !== undefined && segments.get(source)?.has(at) === false) {
        const path = ["entities", index, "mentions", number, "at"];
        yield faultAt(path, "unknown-segment", words.noSegmentInSource({ source, at }));
      }
}

/** In any part of a claim: an author who only holds claims, or a place that only qualifies one, is in use. */
function* entitiesWithoutClaim({ entities, claims }: Dataset): Iterable<Issue> {
  const named = new Set(claims.flatMap(entitiesIn));
  for (const [index, entity] of entities.entries())
    if (!named.has(entity.id) && !isImported(entity)) {
      const message = words.noClaim({ name: nameOf(entity), id: entity.id });
      yield faultAt(["entities", index], "no-claim", message);
    }
}

function* unusedTerms({ vocabulary, entities, claims }: Dataset): Iterable<Issue> {
  const kinds = new Set<string>(entities.map(({ kind }) => kind));
  const predicates = new Set<string>(claims.map(({ predicate }) => predicate));
  // The last resort is best when it is not used.
  if (vocabulary.fallbackPredicate !== null) predicates.add(vocabulary.fallbackPredicate);
  const stances = new Set<string>(
    claims.flatMap(({ attributions }) => attributions.flatMap(({ stance }) => stance ?? [])),
  );
  const fields = new Set<string>([...entities, ...claims].flatMap((record) => Object.keys(record.fields ?? {})));
  const families = new Set<string>(vocabulary.entityKinds.map(({ family }) => family));
  const predicateFamilies = new Set<string>(vocabulary.predicates.map(({ family }) => family));
  const used = { families, entityKinds: kinds, predicateFamilies, predicates, stances, fields };
  for (const list of ["families", "entityKinds", "predicateFamilies", "predicates", "stances", "fields"] as const)
    for (const [index, { id }] of (vocabulary[list] ?? []).entries())
      if (!used[list].has(id)) yield faultAt(["vocabulary", list, index], "unused-term", words.unused({ id }));
}

interface PlacedEvidence {
  readonly evidence: Evidence;
  readonly path: KeyPath;
  /** False where the claim is deprecated, so that nothing may rest on it. */
  readonly isCurrent: boolean;
}

function* everyEvidence({ claims, links }: Dataset): Iterable<PlacedEvidence> {
  for (const [index, { attributions, status }] of claims.entries())
    for (const [number, attribution] of attributions.entries())
      for (const [position, evidence] of attribution.evidence.entries()) {
        const path = ["claims", index, "attributions", number, "evidence", position];
        yield { evidence, path, isCurrent: status !== "deprecated" };
      }
  for (const [index, link] of links.entries())
    for (const [position, evidence] of link.evidence.entries())
      yield { evidence, path: ["links", index, "evidence", position], isCurrent: true };
}

function entitiesIn({ subject, object, qualifiers, attributions }: Claim): readonly string[] {
  const named = [subject, object, qualifiers.place, qualifiers.means];
  for (const { holder, via } of attributions) named.push(holder, ...via);
  return named.filter((id) => id !== null);
}

function familiesOfEntities({ entities, vocabulary }: Pick<Dataset, "entities" | "vocabulary">) {
  const familyOfKind = new Map(vocabulary.entityKinds.map(({ id, family }) => [id, family]));
  return new Map(entities.map(({ id, kind }) => [id, familyOfKind.get(kind)]));
}

function symmetricPredicates({ predicates }: Dataset["vocabulary"]) {
  return new Set(predicates.filter(({ symmetric }) => symmetric).map(({ id }) => id));
}

/** Segments by locator of the sources whose text somebody had. */
function segmentsBySource({ sources }: Dataset) {
  const readable = sources.filter(({ text }) => text !== undefined);
  return new Map(readable.map(({ id, segments }) => [id, new Map(segments.map((each) => [each.at, each]))]));
}

/** Locator of the paragraph that a segment would stand in: "9" for "9.2", null for "9". */
function parentOf({ at }: Segment): string | null {
  const dot = at.indexOf(".");
  return dot === -1 ? null : at.slice(0, dot);
}

/** Whether locator `a` stands before `b` in a text: "2" before "2.1" before "10". */
function comesBefore(a: string, b: string): boolean {
  const [paragraph = 0, sentence = 0] = a.split(".").map(Number);
  const [otherParagraph = 0, otherSentence = 0] = b.split(".").map(Number);
  return paragraph === otherParagraph ? sentence < otherSentence : paragraph < otherParagraph;
}

function oneOf(ids: readonly string[]): Words {
  return listText(
    ids.map((id) => words.quoted({ id })),
    "or",
  );
}
