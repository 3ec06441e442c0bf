import type { Field } from "../../model/dataset.ts";
import { entityAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { scoreText } from "../../words/numbers.ts";
import { fieldsInWords } from "../field-words.ts";

/** Characters of a value that are written beside a name. */
const LONGEST = 40;

/** Digits of a score beside a name, where it has decimals: more would tell nobody anything. */
const DIGITS = 3;

/** A score in whole numbers from a hundred on, and in three digits below. */
function shortScore(score: number): string {
  return scoreText(Math.abs(score) < 100 ? Number(score.toPrecision(DIGITS)) : Math.round(score));
}

/**
 * The values of a field as they are written beside names, each put in words when it is first asked for; null where nothing
 * is stated.
 * @param scores by entity number, where the field is a measure; of groups their numbers.
 */
export function fieldTexts(
  knowledge: KnowledgeGraph,
  field: Field,
  scores: Float64Array | undefined,
): (e: number) => string | null {
  const texts = new Map<number, string | null>();
  const make = (e: number): string | null => {
    if (scores !== undefined) return Number.isNaN(scores[e]) ? null : shortScore(scores[e] as number);
    const held = entityAt(knowledge, e).fields?.[field.id];
    if (held === undefined) return null;
    const all = fieldsInWords(knowledge, "entity", { [field.id]: held })[0]?.values.join("; ") ?? "";
    const characters = [...all];
    return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join("")}…` : all;
  };
  return (e) => {
    let text = texts.get(e);
    if (text === undefined) {
      text = make(e);
      texts.set(e, text);
    }
    return text;
  };
}
