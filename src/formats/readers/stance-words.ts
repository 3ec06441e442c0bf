import type { LinePattern } from "../../model/signs.ts";

/** How a claim can be put, from the firmest to the least firm. */
export const FIRMNESS = [
  "confirmed",
  "stated",
  "attributed",
  "probable",
  "alleged",
  "reported",
  "possible",
  "proposed",
] as const;
export type Firmness = (typeof FIRMNESS)[number];

/** How somebody puts a claim, in the word of the file. */
export interface StanceInput {
  readonly word: string;
  readonly firmness: Firmness;
}

/** The line of a stance: those that no pattern tells apart are told apart by their words. */
export const PATTERN_OF: Readonly<Record<Firmness, LinePattern>> = {
  confirmed: "solid",
  stated: "solid",
  attributed: "long-dash",
  probable: "dots",
  alleged: "short-dash",
  reported: "dash-dot",
  possible: "dots",
  proposed: "hollow",
};

const AFFIRMED =
  "yes, y, true, affirmed, affirms, affirm, agrees, agree, supports, ja, bejaht, oui, affirme, sí, si, afirma, sim, да, 是";
const DENIED =
  "no, n, false, denied, denies, deny, denial, disputes, rejects, refutes, refuted, disproved, disproven, debunked, disagrees, disagree, contradicts, untrue, nein, bestreitet, bestritten, dementiert, verneint, widerlegt, non, nie, nié, dément, démenti, niega, negado, desmiente, desmentido, nega, não, smentisce, smentito, нет, отрицает, отрицается, опровергает, опровергнуто, 否";

const WORDS: Readonly<Record<Firmness, string>> = {
  confirmed:
    "confirmed, confirms, verified, certain, proven, established, bestätigt, gesichert, sicher, erwiesen, confirmé, avéré, confirmado, comprobado, confermato, подтверждено, подтверждён, 确认",
  stated: "stated, states, asserted, asserts, says, said, declared, déclaré, declarado, affermato, заявлено",
  attributed: "attributed, according to, zugeschrieben, attribué, atribuido, attribuito",
  probable:
    "probable, probably, likely, inferred, wahrscheinlich, vermutlich, probablement, probablemente, probabile, вероятно",
  alleged:
    "alleged, alleges, allegedly, claimed, claims, accused, behauptet, angeblich, mutmaßlich, allégué, présumé, prétendu, alegado, presunto, supuesto, якобы, предположительно",
  reported:
    "reported, reportedly, reports, hearsay, berichtet, gemeldet, rapporté, signalé, reportado, riportato, сообщается",
  possible:
    "possible, possibly, suspected, suspects, rumoured, rumored, unconfirmed, unverified, uncertain, unclear, doubtful, disputed, contested, maybe, perhaps, umstritten, fraglich, möglich, verdacht, vermutet, unbestätigt, soupçonné, non confirmé, posible, sospechado, sin confirmar, possibile, возможно, подозревается, не подтверждено",
  proposed:
    "proposed, planned, expected, intended, geplant, vorgeschlagen, prévu, proposé, propuesto, previsto, планируется",
};

interface Understood {
  readonly denied: boolean;
  /** Null where the word only says yes or no. */
  readonly firmness: Firmness | null;
}

const MEANINGS: ReadonlyMap<string, Understood> = new Map(
  [
    ...FIRMNESS.map((firmness) => [WORDS[firmness], { denied: false, firmness }] as const),
    [AFFIRMED, { denied: false, firmness: null }] as const,
    [DENIED, { denied: true, firmness: null }] as const,
  ].flatMap(([words, meaning]) => words.split(", ").map((word) => [word, meaning] as const)),
);

/** What a word says of how somebody puts a claim: whether it is denied, and how firmly it is put. Null: not understood. */
export function stanceIn(cell: string): { readonly denied: boolean; readonly stance: StanceInput | null } | null {
  const word = cell.trim().toLowerCase();
  const meaning = MEANINGS.get(word);
  if (meaning === undefined) return null;
  const { denied, firmness } = meaning;
  return { denied, stance: firmness === null ? null : { word, firmness } };
}
