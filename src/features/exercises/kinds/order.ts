import { propositionInWords } from "../../../derive/claim-words.ts";
import { claimAt, entityAt } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import { parseWhen, yearOfDay } from "../../../model/when.ts";
import { exerciseWords as words } from "../../../words/en/exercises.ts";
import type { Candidate, Distractor, ExerciseKind, ExerciseOption } from "../exercise.ts";
import { connectedness, endsOf, type Material } from "../material.ts";
import { firmestReason } from "../reason.ts";

/** Of the claims that certainly came later, most that are listed: the nearest in time. */
const MOST_LATER = 40;
/** A year in a name gives its date away. */
const YEAR = /\d{3,}/;

/** Which came first? The answers are dated claims; the correct one certainly ended before each of the others began. */
export const orderKind: ExerciseKind = {
  id: "order",
  title: () => words.orderTitle(),
  needs: words.orderNeeds,
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

/** A claim with the days within which all its dates lie. */
interface Dated {
  readonly claim: number;
  readonly earliest: number;
  readonly latest: number;
}

function candidateOf(material: Material, first: Dated, dated: readonly Dated[]): Candidate {
  const { knowledge } = material;
  const { id } = claimAt(knowledge, first.claim);
  const later: Distractor[] = [];
  for (const { claim, earliest } of dated) {
    if (later.length >= MOST_LATER) break;
    if (earliest <= first.latest) continue;
    // Days between them, on a scale on which a year and two are nearer than a day and a year.
    const weight = 1 / Math.log2(2 + (earliest - first.latest));
    const reasons = firmestReason(material, claim);
    later.push({ option: optionOf(material, claim), weight, apart: endsOf(knowledge, claim), reasons });
  }
  return {
    id: `order ${id}`,
    kind: "order",
    prompt: words.orderTitle(),
    statement: null,
    right: { option: optionOf(material, first.claim), apart: endsOf(knowledge, first.claim) },
    distractors: later,
    claims: [id],
    entities: endsOf(knowledge, first.claim),
    reasons: firmestReason(material, first.claim),
  };
}

function optionOf(material: Material, claim: number): ExerciseOption {
  const { id } = claimAt(material.knowledge, claim);
  // A label of its own may give the date away.
  const text = propositionInWords(material.knowledge, claim);
  return { id, text, detail: firmestReason(material, claim)[0]?.stance ?? null, place: 0 };
}

const datedByMaterial = new WeakMap<Material, readonly Dated[]>();

/**
 * Claims whose date is certain, the earliest first: none that anybody denies, none with "about" or "perhaps" in any date
 * of it, of the claims on the same ground, or of what it is about. All these dates count together, so that two claims
 * are in order only if they are so by every one of them.
 */
function datedOf(material: Material): readonly Dated[] {
  const known = datedByMaterial.get(material);
  if (known !== undefined) return known;
  const dated = material.claims
    .flatMap((claim) => datesOf(material, claim) ?? [])
    .sort((a, b) => a.earliest - b.earliest || a.claim - b.claim);
  datedByMaterial.set(material, dated);
  return dated;
}

function datesOf({ knowledge, groundOf }: Material, claim: number): Dated | null {
  const record = claimAt(knowledge, claim);
  const ends = endsOf(knowledge, claim).map((end) => entityAt(knowledge, end));
  if (record.qualifiers.time === null || ends.some((end) => YEAR.test(nameOf(end)))) return null;
  const ground = groundOf(claim).map((c) => claimAt(knowledge, c));
  if (ground.some(({ attributions }) => attributions.some(({ polarity }) => polarity === "denied"))) return null;
  const texts = [...ground.map(({ qualifiers }) => qualifiers.time), ...ends.map(({ time }) => time)];
  let [earliest, latest] = [Infinity, -Infinity];
  for (const text of texts) {
    if (text === null) continue;
    const when = parseWhen(text);
    if (!when.ok || when.value.approximate || when.value.uncertain) return null;
    earliest = Math.min(earliest, when.value.earliest);
    latest = Math.max(latest, when.value.latest);
  }
  return { claim, earliest, latest };
}
