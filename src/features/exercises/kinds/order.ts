import type { Claim } from "../../../model/dataset.ts";
import { claimAt, entityAt } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import { parseWhen, yearOfDay } from "../../../model/when.ts";
import { exerciseWords as words } from "../../../words/en/exercises.ts";
import { contestedMask } from "../../contested/contested.ts";
import type { Candidate, Distractor, ExerciseKind, ExerciseOption } from "../exercise.ts";
import { connectedness, endsOf, type Material } from "../material.ts";
import { firmestReason } from "../reason.ts";
import { sharesWord, statementOf } from "../statement.ts";

/** Of the claims that certainly came later, most that are listed: the nearest in time. */
const MOST_LATER = 40;
/** A year in a sentence gives its date away. */
const YEAR = /\d{3,}/;

/**
 * Which came first? The answers are sentences on dated events, one of each; the correct one's certainly ended before each
 * of the others began.
 */
export const orderKind: ExerciseKind = {
  id: "order",
  title: () => words.orderTitle(),
  needs: words.orderNeeds,
  needsText: false,
  starts: (material) =>
    datedOf(material).map(({ claim, latest }) => ({
      at: claim,
      group: String(Number.isFinite(latest) ? yearOfDay(latest) : ""),
      weight: connectedness(material.knowledge, endsOf(material.knowledge, claim)),
    })),
  *candidatesFrom(material, claim) {
    const dated = datedOf(material);
    const first = dated.find((each) => each.claim === claim);
    if (first === undefined) return;
    yield candidateOf(material, first, dated);
  },
};

/** A claim on an event, with the days within which all its dates lie. */
interface Dated {
  readonly claim: number;
  /** The claim as a sentence. */
  readonly sentence: string;
  readonly earliest: number;
  readonly latest: number;
}

function candidateOf(material: Material, first: Dated, dated: readonly Dated[]): Candidate {
  const { knowledge } = material;
  const { id } = claimAt(knowledge, first.claim);
  const later: Distractor[] = [];
  for (const other of dated) {
    const { claim, earliest } = other;
    if (later.length >= MOST_LATER) break;
    if (earliest <= first.latest) continue;
    // Days between them, on a scale on which a year and two are nearer than a day and a year.
    const weight = 1 / Math.log2(2 + (earliest - first.latest));
    const reasons = firmestReason(material, claim);
    later.push({ option: optionOf(material, other), weight, apart: endsOf(knowledge, claim), reasons });
  }
  return {
    id: `order ${id}`,
    kind: "order",
    prompt: words.orderTitle(),
    statement: null,
    picture: null,
    right: { option: optionOf(material, first), apart: endsOf(knowledge, first.claim) },
    distractors: later,
    claims: [id],
    entities: endsOf(knowledge, first.claim),
    reasons: firmestReason(material, first.claim),
  };
}

function optionOf({ knowledge }: Material, { claim, sentence }: Dated): ExerciseOption {
  return { id: claimAt(knowledge, claim).id, text: sentence, detail: null, place: 0 };
}

const datedByMaterial = new WeakMap<Material, readonly Dated[]>();

/**
 * Claims on events whose dates are certain, the earliest first. None with "about" or "perhaps" in any date of it, of the
 * claims on the same ground, or of the event, and none on contested ground. All these dates count together, so that two
 * claims are in order only if they are so by every one of them.
 */
function datedOf(material: Material): readonly Dated[] {
  const known = datedByMaterial.get(material);
  if (known !== undefined) return known;
  const contested = contestedMask(material.knowledge);
  const dated = material.claims
    .flatMap((claim) => datesOf(material, claim, contested) ?? [])
    .sort((a, b) => a.earliest - b.earliest || a.claim - b.claim);
  datedByMaterial.set(material, dated);
  return dated;
}

function datesOf(material: Material, claim: number, contested: Uint8Array): Dated | null {
  const { knowledge, groundOf } = material;
  const record = claimAt(knowledge, claim);
  if (record.qualifiers.time === null || !happened(material, record)) return null;
  const ends = endsOf(knowledge, claim).map((end) => entityAt(knowledge, end));
  const [event, ...others] = ends.filter(({ time }) => time !== null);
  // What joins two events says which of them came first.
  if (event === undefined || others.length > 0) return null;
  const sentence = statementOf(knowledge, claim);
  // A sentence that does not name its event, as "The weapon was a gun", says nothing by itself.
  if (sentence === null || YEAR.test(sentence) || !sharesWord(sentence, nameOf(event))) return null;
  const ground = groundOf(claim).map((c) => claimAt(knowledge, c));
  if (groundOf(claim).some((c) => contested[c] === 1)) return null;
  const texts = [...ground.map(({ qualifiers }) => qualifiers.time), event.time];
  let [earliest, latest] = [Infinity, -Infinity];
  for (const text of texts) {
    if (text === null) continue;
    const when = parseWhen(text);
    if (!when.ok || when.value.approximate || when.value.uncertain) return null;
    earliest = Math.min(earliest, when.value.earliest);
    latest = Math.max(latest, when.value.latest);
  }
  return { claim, sentence, earliest, latest };
}

/** Whether a claim says that something happened: plainly, and not to what kind or series it belongs. */
function happened({ knowledge: { dataset } }: Material, { predicate, attributions }: Claim): boolean {
  const { predicates, stances } = dataset.vocabulary;
  const role = predicates.find(({ id }) => id === predicate)?.role;
  const plain = stances.filter(({ adverb }) => adverb === "").map(({ id }) => id);
  return (
    role !== "part-of" &&
    role !== "member-of" &&
    attributions.every(
      ({ stance, polarity }) => polarity === "affirmed" && stance !== undefined && plain.includes(stance),
    )
  );
}
