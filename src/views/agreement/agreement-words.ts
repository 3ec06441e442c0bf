import { sentenceInWords } from "../../derive/claim-words.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { firstDayOfYear } from "../../model/when.ts";
import { dateText } from "../../words/dates.ts";
import { agreementWords as words } from "../../words/en/agreement.ts";
import type { Words } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";
import { type Agreement, MOST_TIES, type Tie, type yearsOf } from "./agreement.ts";
import { YEAR_BASES } from "./said-years.ts";

/** A year as it is written. */
export function yearInWords(year: number): Words {
  return dateText(firstDayOfYear(year), "year");
}

/** The first point of a tie: what both say, or what one says against the other, and how firmly. */
export function pointInWords(
  knowledge: KnowledgeGraph,
  { actors }: Agreement,
  names: readonly string[],
  { kind, a, b, first }: Pick<Tie, "kind" | "a" | "b" | "first">,
): Words {
  const { claim, by, other } = first;
  const sentence = sentenceInWords(knowledge, claim);
  const stanceOf = (actor: number, of: number) => stanceBy(knowledge, actors[actor]?.entity ?? -1, of);
  if (kind === "agreement") {
    const [ofA, ofB] = [stanceOf(a, claim), stanceOf(b, claim)];
    const each = [[names[a], ofA] as const, [names[b], ofB] as const].flatMap(([name = "", certainty]) =>
      certainty === null ? [] : [words.firmness({ name, certainty })],
    );
    const certainty = each.length === 0 ? "none" : ofA === ofB ? (ofA ?? "none") : listText(each, "comma");
    const values = { claim: sentence, certainty };
    return by < 0 ? words.bothDeny(values) : words.bothAffirm(values);
  }
  const against = by === a ? b : a;
  const said = { by: names[by] ?? "", claim: sentence, certainty: stanceOf(by, claim) ?? "none" };
  return other < 0
    ? words.denies({ ...said, against: names[against] ?? "" })
    : words.contradicts({
        ...said,
        against: names[against] ?? "",
        other: sentenceInWords(knowledge, other),
        otherCertainty: stanceOf(against, other) ?? "none",
      });
}

/** How firmly somebody says a claim, at the firmest; null where that is not stated, or the claim is another's. */
function stanceBy(
  { attributionStart, attributionHolder, attributionStance, dataset }: KnowledgeGraph,
  entity: number,
  claim: number,
): string | null {
  let firmest = Infinity;
  for (let row = attributionStart[claim] as number; row < (attributionStart[claim + 1] as number); row++)
    if (attributionHolder[row] === entity) firmest = Math.min(firmest, attributionStance[row] as number);
  return dataset.vocabulary.stances[firmest]?.label ?? null;
}

/** A tie as it is read out: with the first of its points, and how much either says in all. */
export function tieInWords(knowledge: KnowledgeGraph, agreement: Agreement, names: readonly string[], tie: Tie): Words {
  const { actors } = agreement;
  const { kind, a, b, count } = tie;
  return words.tie({
    kind,
    a: names[a] ?? "",
    b: names[b] ?? "",
    claimsOfA: actors[a]?.claims ?? 0,
    claimsOfB: actors[b]?.claims ?? 0,
    count,
    point: pointInWords(knowledge, agreement, names, tie),
    more: count > 1 ? "yes" : "no",
  });
}

/** What is to be said beside the drawing: how much there is in common, and what is not drawn. */
export function agreementNotes({ actors, all, ties, claims, withUnnamed, actorsLeftOut }: Agreement): readonly Words[] {
  const speaking = actors.filter((actor) => actor.claims > 0);
  const alone = speaking.filter(({ agrees, disagrees }) => agrees + disagrees === 0).length;
  const notes: Words[] = [];
  if (alone > 0)
    notes.push(
      alone === speaking.length ? words.allAlone({ all: alone }) : words.alone({ alone, all: speaking.length }),
    );
  if (actorsLeftOut > 0)
    notes.push(words.most({ shown: actors.length, all: actors.length + actorsLeftOut, claims: claims.leftOut }));
  for (const kind of ["agreement", "disagreement"] as const)
    if (all[kind].ties > MOST_TIES)
      notes.push(words.mostTies({ kind, shown: ties.filter((tie) => tie.kind === kind).length, all: all[kind].ties }));
  if (claims.unnamed + withUnnamed > 0)
    notes.push(words.unnamed({ count: claims.unnamed, disagreements: withUnnamed }));
  if (claims.otherYears > 0) notes.push(words.otherYears({ count: claims.otherYears }));
  if (claims.withoutYear > 0) notes.push(words.withoutYear({ count: claims.withoutYear }));
  if (claims.unsourced > 0) notes.push(words.unsourced({ count: claims.unsourced }));
  return notes;
}

/** By what the years are known in which something was said. */
export function basesInWords({ bases }: ReturnType<typeof yearsOf>): Words {
  const used = YEAR_BASES.filter((basis) => bases[basis] > 0);
  return words.bases({
    bases: listText(
      used.map((basis) => words.basis({ basis, count: bases[basis] })),
      "or",
    ),
  });
}
