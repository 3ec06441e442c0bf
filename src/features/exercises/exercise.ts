import type { Random } from "../../lib/random.ts";
import type { FamilyLook } from "../../model/family-looks.ts";
import type { ClaimId } from "../../model/ids.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import type { Words } from "../../words/message.ts";
import type { Material } from "./material.ts";
import type { Reason } from "./reason.ts";

/** An answer to choose. */
export interface ExerciseOption {
  /** Id of what it names (an entity, a stance, a claim, a paragraph), or of a blank; one of its kind in an exercise. */
  readonly id: string;
  readonly text: string;
  /** What the answer means, where its text does not say it all; null elsewhere. */
  readonly detail: string | null;
  /** Options stand by it, the least first; those of the same place are in random order. */
  readonly place: number;
}

/** Two entities and the lines that lead from each to what is asked for. */
export interface ExercisePicture {
  readonly ends: readonly [PictureEnd, PictureEnd];
}

/** An entity of a picture, with the claim that joins it to what is asked for. */
export interface PictureEnd {
  readonly name: string;
  /** How its family is drawn. */
  readonly look: FamilyLook;
  /** What its line says, read along the arrow; it does not name what is asked for. */
  readonly words: string;
  /** Position of the stance that the line is drawn by, as `attributionStance` counts. */
  readonly stance: number;
  /** Which way the line's arrow leads. */
  readonly arrow: "to-asked" | "from-asked" | "none";
}

/** A question about the graph, with several answers of which exactly one is correct. */
export interface Exercise {
  /** The same in every run over the same dataset; one of its kind in it. */
  readonly id: string;
  /** Id of its kind. */
  readonly kind: string;
  readonly prompt: Words;
  /** What the prompt is about, in words: a claim as a sentence; null where the prompt says all. */
  readonly statement: string | null;
  /** What the prompt is about, as a part of the graph; null where it is no such part. */
  readonly picture: ExercisePicture | null;
  /** Three or four. */
  readonly options: readonly ExerciseOption[];
  readonly rightOption: string;
  /** The claims that the correct answer rests on. */
  readonly claims: readonly ClaimId[];
  readonly reasons: readonly Reason[];
}

/** A wrong answer that may stand beside the right one. */
export interface Distractor {
  readonly option: ExerciseOption;
  /** How plausible it is; more than 0. It is drawn in proportion to that. */
  readonly weight: number;
  /** Two options of an exercise must have none of these numbers in common; empty where that does not matter. */
  readonly apart: readonly number[];
  /** The claims that show it to be wrong, if any; shown with the answer if this option is drawn. */
  readonly reasons: readonly Reason[];
}

/** An exercise before its wrong answers are drawn: every one that may stand in it is listed. */
export interface Candidate extends Omit<Exercise, "options" | "rightOption"> {
  readonly right: Pick<Distractor, "option" | "apart">;
  readonly distractors: readonly Distractor[];
  /** Entities that it is about, by number, so that a worksheet is not all about a few. */
  readonly entities: readonly number[];
}

/** A claim or an entity that exercises can be made from. */
export interface StartingPoint {
  /** Number of a claim or an entity. */
  readonly at: number;
  /** What its correct answer is or belongs to: a worksheet takes from each group in turn. */
  readonly group: string;
  /** More than 0; those of a group are drawn in proportion. */
  readonly weight: number;
}

/** A kind of exercise, made from what is shown. */
export interface ExerciseKind {
  readonly id: string;
  /** The kind as one short question, in the vocabulary's own words where it needs any. */
  readonly title: (knowledge: KnowledgeGraph) => Words;
  /** What must be shown so that such an exercise can be made, as a sentence. */
  readonly needs: () => Words;
  /** Whether the answer is found in the text of a source alone, so that the text is needed beside a worksheet. */
  readonly needsText: boolean;
  /** Where to begin; takes time linear in what is shown. */
  readonly starts: (material: Material) => readonly StartingPoint[];
  /** Every exercise of this kind from one start, made as it is asked for; chance decides nothing but the order. */
  readonly candidatesFrom: (material: Material, at: number, random: Random) => Iterable<Candidate>;
}

/** Fewest and most answers to an exercise. */
export const OPTIONS = { least: 3, most: 4 } as const;

/** The letter that an option goes by on paper: A for the first. */
export function letterAt(position: number): string {
  return String.fromCharCode("A".charCodeAt(0) + position);
}
