import { propositionInWords } from "../../derive/claim-details.ts";
import { attributionInWords, type StancedAttribution, stanceAt } from "../../derive/claim-words.ts";
import { capitalised } from "../../lib/capitalised.ts";
import type { Claim, Entity, Source } from "../../model/dataset.ts";
import { claimAt, entityAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import { claimWords } from "../../words/en/claims.ts";
import { endsOf } from "./material.ts";

/** Of a clause that says whose word a sentence is, as in ", Iran says": most words that it has. */
const LONGEST_TAG = 8;

/**
 * A claim as a sentence to ask about: its gloss, without whose word it is and how certain. A clause at its beginning or
 * end that names one to whom the claim is attributed is left off (", Iran says"), and so are the adverbs of the
 * vocabulary's certainties ("reportedly"). A claim without a gloss reads from subject to object where both have names of
 * their own, which need no article.
 * @returns null where there is nothing to make a sentence of.
 */
export function statementOf(knowledge: KnowledgeGraph, claim: number): string | null {
  const record = claimAt(knowledge, claim);
  if (record.gloss === undefined) {
    const areNamed = endsOf(knowledge, claim).every((end) => entityAt(knowledge, end).named);
    return areNamed ? propositionInWords(knowledge, claim) : null;
  }
  return withoutAdverbs(knowledge, withoutTag(knowledge, record, record.gloss));
}

/**
 * A claim as a sentence after whose word it is and how certain, which is left out of what the author of the text says
 * plainly; null where there is nothing to make a sentence of.
 */
export function saidStatement(
  knowledge: KnowledgeGraph,
  claim: number,
  stanced: StancedAttribution,
  { authors }: Pick<Source, "authors">,
): string | null {
  const sentence = statementOf(knowledge, claim);
  const { holder, polarity } = stanced.attribution;
  const isOwn = holder !== null && authors.includes(holder) && polarity === "affirmed";
  if (sentence === null || (isOwn && stanceAt(knowledge, stanced.stance)?.adverb === "")) return sentence;
  return claimWords.said({ by: attributionInWords(knowledge, stanced), sentence });
}

/** What two texts have in common when nobody could tell them apart by reading. */
export function foldedText(text: string): string {
  return text.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}

/** Letters of a word by which a thing is recognised. */
const LONG_WORD = /[\p{L}\p{M}]{4,}/gu;

/** Whether a text has a word of a name, or the whole name where all its words are short. */
export function sharesWord(text: string, name: string): boolean {
  const [inText, folded] = [foldedText(text), foldedText(name)];
  return (folded.match(LONG_WORD) ?? [folded]).some((word) => inText.includes(word));
}

/** Whether a text names an entity, by its name or another that it has: "Iran" is named in "Iran's", not in "Iranian". */
export function isNamedIn(text: string, entity: Entity): boolean {
  const inText = spaced(text);
  return [nameOf(entity), ...entity.aliases].some(
    (name) => spaced(name).trim() !== "" && inText.includes(spaced(name)),
  );
}

/** A text as words between single spaces, for finding words in it. */
export function spaced(text: string): string {
  return ` ${foldedText(text)
    .replace(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, " ")
    .trim()} `;
}

function withoutTag(knowledge: KnowledgeGraph, { attributions }: Claim, gloss: string): string {
  const ids = attributions.flatMap(({ holder, via }) => (holder === null ? via : [holder, ...via]));
  const holders = ids.flatMap((id) => {
    const number = knowledge.entityNumber.get(id);
    return number === undefined ? [] : [entityAt(knowledge, number)];
  });
  const isTag = (clause: string) =>
    clause.trim().split(/\s+/).length <= LONGEST_TAG && holders.some((holder) => isNamedIn(clause, holder));
  const [, body = gloss, stop = ""] = /^(.*?)([.!?…]*)$/su.exec(gloss) ?? [];
  const last = body.lastIndexOf(", ");
  if (last > 0 && isTag(body.slice(last + 2))) return `${body.slice(0, last)}${stop}`;
  const first = body.indexOf(", ");
  return first > 0 && isTag(body.slice(0, first)) ? capitalised(gloss.slice(first + 2)) : gloss;
}

function withoutAdverbs({ dataset }: KnowledgeGraph, sentence: string): string {
  const adverbs = dataset.vocabulary.stances.map(({ adverb }) => adverb).filter(Boolean);
  const bare = adverbs.reduce((text, adverb) => text.replace(asWords(adverb), ""), sentence);
  return bare === sentence ? sentence : capitalised(bare.trim().replace(/\s+/g, " "));
}

/** Finds words between other words, with the commas around them. */
function asWords(words: string): RegExp {
  const escaped = words.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return new RegExp(`(?:, )?(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}]),?`, "giu");
}
