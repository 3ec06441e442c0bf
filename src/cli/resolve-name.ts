import { nearestWord } from "../lib/nearest-word.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import { nameOf } from "../model/name-of.ts";
import { cliWords as words } from "../words/en/cli.ts";
import type { Words } from "../words/message.ts";
import { listText } from "../words/numbers.ts";

/** Something that can be named on the command line. */
export interface Named {
  readonly id: string;
  readonly label: string;
  readonly aliases: readonly string[];
}

/** The entities of a graph as they can be named: one without a label by its id. */
export function namedEntities({ dataset }: KnowledgeGraph): readonly Named[] {
  return dataset.entities.map((entity) => ({ id: entity.id, label: nameOf(entity), aliases: entity.aliases }));
}

/** A name in the form in which spellings are compared: no diacritics, lower case, plain quotes, dashes and spaces. */
export function foldName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\u2018-\u201B]/gu, "'")
    .replace(/[\u201C-\u201F]/gu, '"')
    .replace(/[\u2010-\u2015\u2212]/gu, "-")
    .replace(/\s+/gu, " ")
    .trim();
}

const NOT_FOUND = {
  entity: words.noEntity,
  kind: words.noKind,
  stance: words.noCertainty,
  holder: words.noAttribution,
  field: words.noField,
  claimField: words.noClaimField,
  plot: words.noPlot,
} as const;

/**
 * The thing that a name means: by id, else by label, else by alias; case and diacritics do not count. Where several have
 * the name, or none has, the error lists them, or the nearest names, or all if they are few.
 */
export function resolveName<Thing extends Named>(
  things: readonly Thing[],
  name: string,
  what: keyof typeof NOT_FOUND,
): Result<Thing, Words> {
  const wanted = foldName(name);
  const ways: readonly ((thing: Thing) => boolean)[] = [
    ({ id }) => id === name,
    ({ label }) => foldName(label) === wanted,
    ({ aliases }) => aliases.some((alias) => foldName(alias) === wanted),
  ];
  for (const isMeant of ways) {
    const [found, ...others] = things.filter(isMeant);
    if (found === undefined) continue;
    if (others.length === 0) return ok(found);
    const candidates = listText([found, ...others].map(words.candidate), "comma");
    return err(words.ambiguous({ name, count: 1 + others.length, candidates }));
  }
  const problem = NOT_FOUND[what]({ name });
  const nearest = nearestNames(things, wanted);
  if (things.length === 0) return err(problem);
  if (nearest.length === 0) {
    if (things.length > MAX_LISTED) return err(words.seeStats({ problem }));
    const names = things.map(({ label }) => words.quoted({ name: label }));
    return err(words.chooseOf({ problem, names: listText(names, "or") }));
  }
  return err(words.didYouMean({ problem, names: listText(nearest, "or") }));
}

const MAX_SUGGESTIONS = 3;
/** Where nothing is near, all names are listed if there are no more. */
const MAX_LISTED = 12;

/** Labels that a folded name may have meant: those with a name in which it stands or which stands in it, and a mistyped one. */
function nearestNames(things: readonly Named[], wanted: string): readonly Words[] {
  const labelByName = new Map<string, string>();
  for (const { id, label, aliases } of things) {
    for (const name of [label, ...aliases, id, id.replace(/^[a-z]\./, "")]) {
      const folded = foldName(name);
      if (!labelByName.has(folded)) labelByName.set(folded, label);
    }
  }
  const mistyped = nearestWord(wanted, labelByName.keys());
  const names = [...labelByName.keys()].filter(
    (name) => (wanted.length >= 3 && name.includes(wanted)) || (name.length >= 4 && wanted.includes(name)),
  );
  names.sort((a, b) => a.length - b.length);
  if (mistyped !== null) names.unshift(mistyped);
  const labels = new Set(names.map((name) => labelByName.get(name) ?? name));
  return [...labels].slice(0, MAX_SUGGESTIONS).map((name) => words.quoted({ name }));
}
