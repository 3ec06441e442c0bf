import { lookOfStance } from "../../derive/claim-words.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import type { LineLook } from "../../model/line-look.ts";
import { exerciseWords as words } from "../../words/en/exercises.ts";
import type { Exercise } from "./exercise.ts";
import { exerciseKinds } from "./exercise-kinds.ts";
import { spaced } from "./statement.ts";

/** A term of a worksheet with what it means. */
export interface Term {
  readonly label: string;
  readonly definition: string;
  /** How a line of this certainty is drawn; null of a term that is no certainty. */
  readonly look: LineLook | null;
}

/**
 * The terms that a worksheet uses, on its exercises or in its answer key: those of the program, then the vocabulary's
 * certainties, each with its definition. A certainty counts as used by its name and by the line of a picture.
 */
export function glossaryOf(
  knowledge: KnowledgeGraph,
  exercises: readonly Exercise[],
  page: "exercises" | "answer-key",
): readonly Term[] {
  const text = spaced(exercises.flatMap((exercise) => textsOf(knowledge, exercise, page)).join("\n"));
  const drawn = new Set(
    page === "exercises" ? exercises.flatMap(({ picture }) => picture?.ends.map(({ stance }) => stance) ?? []) : [],
  );
  const isUsed = (label: string) => text.includes(spaced(label));
  const own = [
    { label: words.claimTerm(), definition: words.claimMeaning(), look: null },
    { label: words.certaintyTerm(), definition: words.certaintyMeaning(), look: null },
    { label: words.deniedTerm(), definition: words.deniedMeaning(), look: null },
  ];
  const certainties = knowledge.dataset.vocabulary.stances.flatMap(({ label, definition }, position) =>
    definition !== undefined && (drawn.has(position) || isUsed(label))
      ? [{ label, definition, look: lookOfStance(knowledge, position) }]
      : [],
  );
  return [...own.filter(({ label }) => isUsed(label)), ...certainties];
}

/** All that is read of an exercise on one of the two pages. */
function textsOf(knowledge: KnowledgeGraph, exercise: Exercise, page: "exercises" | "answer-key"): readonly string[] {
  const { kind, prompt, statement, options, rightOption, reasons } = exercise;
  if (page === "exercises") {
    const title = exerciseKinds.get(kind)?.title(knowledge) ?? "";
    return [title, prompt, statement ?? "", ...options.map(({ text }) => text)];
  }
  const right = options.filter(({ id }) => id === rightOption).map(({ text }) => text);
  return [...right, ...reasons.flatMap(({ sentence, stance, holder }) => [sentence, stance, holder])];
}
