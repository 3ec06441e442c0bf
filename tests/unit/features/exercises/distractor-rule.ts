import type { Candidate } from "../../../../src/features/exercises/exercise.ts";
import type { Claim, Dataset, Evidence } from "../../../../src/model/dataset.ts";
import type { EntityId } from "../../../../src/model/ids.ts";
import { parseWhen, type When } from "../../../../src/model/when.ts";

// The rules of questions and of wrong answers, written over the records of a dataset and nothing else: slow, and plainly right. It takes no
// part of how exercises are made, so that neither can be wrong in the same way as the other.

/**
 * What is wrong with a candidate: right answers that are not, wrong ones that are true under some claim of the dataset or
 * that could be disputed, and questions that no kind may ask. Empty where all is well.
 */
export function faultsOf(dataset: Dataset, candidate: Candidate, shown: (claim: Claim) => boolean): string[] {
  const check = CHECKS[candidate.kind];
  if (check === undefined) return [`no rule is written for the kind "${candidate.kind}"`];
  const claims = candidate.claims.map((id) => claimOf(dataset, id));
  const faults = claims.flatMap((claim) => (shown(claim) ? [] : [`${claim.id} is not shown`]));
  const ids = [candidate.right.option.id, ...candidate.distractors.map(({ option }) => option.id)];
  if (new Set(ids).size !== ids.length) faults.push("an option is listed twice");
  return [...faults, ...check(dataset, candidate, claims, shown)].map((fault) => `${candidate.id}: ${fault}`);
}

type Check = (
  dataset: Dataset,
  candidate: Candidate,
  claims: readonly Claim[],
  shown: (claim: Claim) => boolean,
) => string[];

const CHECKS: Readonly<Record<string, Check>> = {
  stance: (dataset, { right, distractors, statement }, [claim]) => {
    const { stances: known } = dataset.vocabulary;
    const position = (id: string) => known.findIndex((stance) => stance.id === id);
    const stances = related(dataset, claim as Claim).flatMap(({ attributions }) => attributions.map((a) => a.stance));
    return [
      ...((claim as Claim).attributions.some(({ stance }) => stance === right.option.id) ? [] : ["not said so"]),
      ...distractors.filter(({ option }) => stances.some((id) => id === option.id)).map(({ option }) => option.id),
      ...distractors
        .filter(({ option }) => Math.abs(position(option.id) - position(right.option.id)) < 2)
        .map(({ option }) => `${option.id} is next to it`),
      ...hedgesIn(dataset, statement ?? "").map((adverb) => `says "${adverb}"`),
    ];
  },
  holder: (dataset, { right, distractors, statement }, [claim]) => {
    const voices = related(dataset, claim as Claim).flatMap(({ attributions }) =>
      attributions.flatMap(({ holder, via }): string[] => [holder ?? "nobody-named", ...via]),
    );
    const own = (claim as Claim).attributions.map(({ holder }) => holder ?? "nobody-named");
    const isKin = (id: string) =>
      id !== "nobody-named" && right.option.id !== "nobody-named" && areTogether(dataset, id, right.option.id);
    return [
      ...(own.some((id) => id === right.option.id) ? [] : ["not the holder"]),
      ...([(claim as Claim).subject, (claim as Claim).object].some((end) => end === right.option.id)
        ? ["about it"]
        : []),
      ...namesOf(dataset, right.option.id)
        .filter((name) => inWords(statement ?? "").includes(inWords(name)))
        .map((name) => `names ${name}`),
      ...distractors.map(({ option }) => option.id).filter((id) => voices.includes(id) || isKin(id)),
    ];
  },
  place: (dataset, { right, distractors, id }, [claim]) => {
    const source = id.split(" ")[2] ?? "";
    const onGround = related(dataset, claim as Claim);
    const links = dataset.links.filter(({ from, to }) => onGround.some((each) => each.id === from || each.id === to));
    const held = [...onGround.flatMap(({ attributions }) => attributions), ...links].flatMap((each) => each.evidence);
    const stands = (at: string, where: readonly Pick<Evidence, "source" | "at">[]) =>
      where.some((each) => each.source === source && (each.at === at || each.at?.startsWith(`${at}.`)));
    const ends = [(claim as Claim).subject, (claim as Claim).object].filter((end) => end !== null);
    const where = new Map(ends.map((entity) => [entity, placesNaming(dataset, entity)]));
    const places = (entity: EntityId) =>
      new Set(
        (where.get(entity) ?? []).flatMap((each) =>
          each.at === undefined ? [] : [`${each.source} ${paragraphOf(each.at)}`],
        ),
      ).size;
    const fewest = Math.min(...ends.map(places));
    const rarest = ends.filter((end) => places(end) === fewest);
    const isNamed = (entity: EntityId, at: string) => stands(at, where.get(entity) ?? []);
    const own = (claim as Claim).attributions.flatMap(({ evidence }) => evidence);
    return [
      ...(stands(right.option.id, own) ? [] : ["does not stand there"]),
      ...distractors
        .map(({ option }) => option.id)
        .filter((at) => stands(at, held) || rarest.some((end) => isNamed(end, at)))
        .map((at) => `paragraph ${at}`),
    ];
  },
  order: (dataset, { right, distractors }, _, shown) => {
    const first = datesOf(dataset, claimOf(dataset, right.option.id));
    return [
      ...[right, ...distractors].flatMap(({ option }) =>
        notAnEvent(dataset, claimOf(dataset, option.id), option.text).map((fault) => `${option.id} ${fault}`),
      ),
      ...distractors.flatMap(({ option }) => {
        const claim = claimOf(dataset, option.id);
        const later = datesOf(dataset, claim);
        const isCertain = [...first, ...later].every((when) => !when.approximate && !when.uncertain);
        const isDated = first.length > 0 && claim.qualifiers.time !== null;
        const isInOrder = first.every(({ latest }) => later.every(({ earliest }) => latest < earliest));
        return isDated && isCertain && isInOrder && shown(claim) ? [] : [option.id];
      }),
    ];
  },
  path: (dataset, { right, distractors, id, picture }, steps) => {
    const [, a = "", middle = "", b = ""] = id.split(" ");
    const together = (x: string, y: string) => areTogether(dataset, x, y);
    const joins = (claim: Claim | undefined, x: string, y: string) =>
      claim !== undefined &&
      ((claim.subject === x && claim.object === y) || (claim.subject === y && claim.object === x));
    return [
      ...(right.option.id === middle && joins(steps[0], a, middle) && joins(steps[1], middle, b) ? [] : ["no path"]),
      ...(together(a, b) ? ["the ends are joined directly"] : []),
      ...(picture === null ? ["no picture"] : []),
      ...(picture?.ends ?? [])
        .filter(({ words }) => words !== "" && longWords(right.option.text).some((word) => fold(words).includes(word)))
        .map(({ words }) => `"${words}" names it`),
      ...distractors
        .map(({ option }) => option.id)
        .filter((each) => each === a || each === b || (together(each, a) && together(each, b))),
    ];
  },
};

/** What keeps a claim out of an order of events: it is about no event, or about two; it says what an event belongs to; … */
function notAnEvent(dataset: Dataset, claim: Claim, text: string): string[] {
  const ends = dataset.entities.filter(({ id }) => id === claim.subject || id === claim.object);
  const events = ends.filter(({ time }) => time !== null);
  const { predicates, stances } = dataset.vocabulary;
  const role = predicates.find(({ id }) => id === claim.predicate)?.role;
  const plain = stances.filter(({ adverb }) => adverb === "").map(({ id }) => id as string);
  const isPlain = claim.attributions.every((a) => a.polarity === "affirmed" && plain.includes(a.stance ?? ""));
  return [
    ...(events.length === 1 ? [] : [`is about ${events.length} events`]),
    ...(role === "part-of" || role === "member-of" ? ["says what it belongs to"] : []),
    ...(isPlain ? [] : ["is not certain to have happened"]),
    ...(isContested(dataset, claim) ? ["is contested"] : []),
    ...(/\d{3}/.test(text) ? ["gives a year"] : []),
    ...(events.some((event) =>
      longWords(event.label ?? event.origin?.id ?? event.id).some((word) => fold(text).includes(word)),
    )
      ? []
      : ["does not name its event"]),
  ];
}

/** Whether anything on the ground of a claim is denied or contradicted. */
function isContested(dataset: Dataset, claim: Claim): boolean {
  return related(dataset, claim).some(
    ({ id, attributions }) =>
      dataset.links.some(({ from, to, relation }) => relation === "contradicts" && (from === id || to === id)) ||
      attributions.some(
        (denial) =>
          denial.polarity === "denied" &&
          attributions.some((other) => other.polarity === "affirmed" && other.holder !== denial.holder),
      ),
  );
}

/** Adverbs of the vocabulary that a sentence has. */
function hedgesIn(dataset: Dataset, sentence: string): string[] {
  return dataset.vocabulary.stances
    .map(({ adverb }) => adverb)
    .filter((adverb) => inWords(adverb).trim() !== "" && inWords(sentence).includes(inWords(adverb)));
}

function namesOf(dataset: Dataset, id: string): string[] {
  return dataset.entities
    .filter((entity) => entity.id === id)
    .flatMap(({ label, aliases }) => [...(label === undefined ? [] : [label]), ...aliases])
    .filter((name) => inWords(name).trim() !== "");
}

function fold(text: string): string {
  return text.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}

/** Words between single spaces. */
function inWords(text: string): string {
  return ` ${fold(text)
    .split(/[^\p{Letter}\p{Mark}\p{Number}]+/u)
    .filter(Boolean)
    .join(" ")} `;
}

/** Words of a name of four letters and more; the whole name where it has none. */
function longWords(name: string): readonly string[] {
  const words = fold(name)
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => Array.from(word).length >= 4);
  return words.length === 0 ? [fold(name)] : words;
}

function paragraphOf(at: string): string {
  return at.startsWith("0.") ? at : (at.split(".")[0] ?? "");
}

function claimOf(dataset: Dataset, id: string): Claim {
  const claim = dataset.claims.find((each) => each.id === id);
  if (claim === undefined) throw new Error(`distractor-rule: there is no claim ${id}`);
  return claim;
}

const pairs = new WeakMap<Dataset, ReadonlySet<string>>();

/** Whether any claim names both entities: at its ends, as its place or as its means. */
function areTogether(dataset: Dataset, a: string, b: string): boolean {
  let known = pairs.get(dataset);
  if (known === undefined) {
    known = new Set(
      dataset.claims.flatMap(({ subject, object, qualifiers }) => {
        const named = [subject, object, qualifiers.place, qualifiers.means];
        return named.flatMap((one) => named.map((other) => `${one} ${other}`));
      }),
    );
    pairs.set(dataset, known);
  }
  return known.has(`${a} ${b}`);
}

/** Passages that name an entity: where it is mentioned, and where claims about it stand. */
function placesNaming(dataset: Dataset, entity: string): readonly Pick<Evidence, "source" | "at">[] {
  const about = dataset.claims.filter(({ subject, object }) => subject === entity || object === entity);
  return [
    ...dataset.entities.filter(({ id }) => id === entity).flatMap(({ mentions }) => mentions),
    ...about.flatMap(({ attributions }) => attributions.flatMap(({ evidence }) => evidence)),
  ];
}

const dates = new WeakMap<Claim, readonly When[]>();

function datesOf(dataset: Dataset, claim: Claim): readonly When[] {
  const known = dates.get(claim);
  if (known !== undefined) return known;
  const ends = dataset.entities.filter(({ id }) => id === claim.subject || id === claim.object);
  const texts = [...related(dataset, claim).map(({ qualifiers }) => qualifiers.time), ...ends.map(({ time }) => time)];
  const found = texts.flatMap((text) => {
    const when = text === null ? null : parseWhen(text);
    return when?.ok ? [when.value] : [];
  });
  dates.set(claim, found);
  return found;
}

const linked = new WeakMap<Dataset, ReadonlySet<string>>();

/** Pairs of claims that a link joins, with its relation, in both directions. */
function linksOf(dataset: Dataset): ReadonlySet<string> {
  let known = linked.get(dataset);
  if (known === undefined) {
    known = new Set(
      dataset.links.flatMap(({ from, to, relation }) => [`${from} ${relation} ${to}`, `${to} ${relation} ${from}`]),
    );
    linked.set(dataset, known);
  }
  return known;
}

const memory = new WeakMap<Claim, readonly Claim[]>();

/** Claims that could make another answer right: equal ones, those that restate them, those that any link joins to them. */
function related(dataset: Dataset, claim: Claim): readonly Claim[] {
  const known = memory.get(claim);
  if (known !== undefined) return known;
  const links = linksOf(dataset);
  const isLinked = (a: Claim, b: Claim, relations: readonly string[]) =>
    relations.some((relation) => links.has(`${a.id} ${relation} ${b.id}`));
  // A set is walked in the order of insertion, additions included.
  const closure = (start: readonly Claim[]) => {
    const found = new Set(start);
    for (const f of found)
      for (const c of dataset.claims) if (isSame(c, f) || isLinked(c, f, ["restates"])) found.add(c);
    return [...found];
  };
  const near = closure([claim]);
  const all = ["supports", "contradicts", "qualifies", "restates"];
  const found = closure(dataset.claims.filter((c) => near.includes(c) || near.some((n) => isLinked(c, n, all))));
  memory.set(claim, found);
  return found;
}

/** Of the same two entities; or of the same entity and predicate, where it has a value. */
function isSame(a: Claim, b: Claim): boolean {
  if (a.object === null || b.object === null)
    return a.object === b.object && a.subject === b.subject && a.predicate === b.predicate;
  return (a.subject === b.subject && a.object === b.object) || (a.subject === b.object && a.object === b.subject);
}
