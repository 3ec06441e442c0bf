import type { Field } from "../../model/dataset.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { measureIn } from "../../model/view-slices/drawn-by.ts";
import { describeWhen, isoFromDay } from "../../model/when.ts";
import { drawnByWords as words } from "../../words/en/drawn-by.ts";
import type { Words } from "../../words/message.ts";
import { scoreText } from "../../words/numbers.ts";
import { fieldValueInWords } from "../field-words.ts";
import { filterValueInWords } from "../filter-fields.ts";
import type { ColourKey, LabelKey, ScaledKey } from "./draw-by.ts";
import { MEDIAN, type Step, scales } from "./scales.ts";

/** Dates further apart than this, in days, are told by their years. */
const DAYS_BY_DAY = 3 * 366;
/** Digits to which a middle is rounded, the first that leaves it about where it was: within this share of the scale. */
const DIGITS = [1, 2, 3, 4, 5];
const NEAR = 0.05;

/** A value of a scale in words: with its unit, as a date, or as scores are written. */
export function scaleValueInWords({ field, least, most }: ScaledKey, value: number): string {
  if (measureIn(field.id) !== null) return scoreText(value);
  if (field.type !== "edtf") return fieldValueInWords(field, value);
  const day = isoFromDay(Math.round(value));
  return describeWhen(most - least > DAYS_BY_DAY ? day.slice(0, -6) : day);
}

/** The field that something is drawn by, and the scale unless it is the usual one: "Revenue, logarithmic". */
export function keyInWords(key: ScaledKey | ColourKey | LabelKey): string {
  const field = key.field.label;
  const scale =
    "scale" in key && key.scale !== "linear" ? [...scales.all, MEDIAN].find(({ id }) => id === key.scale) : undefined;
  return scale === undefined ? field : words.withScale({ field, scale: scale.title() });
}

/** A value between the ends of a scale that is easily read, and where it lies; null where there is none. */
export function middleOf(key: ScaledKey | Ramp): { readonly value: number; readonly share: number } | null {
  const { field, least, most, valueAt, shareOf } = key;
  if ("middle" in key && key.middle !== null)
    return { value: key.middle, share: (key.middle / 2 - least / 2) / (most / 2 - least / 2) };
  const halfway = (shareOf(least) + shareOf(most)) / 2;
  const middle = valueAt(halfway);
  const roundings =
    field.type === "edtf" ? [Math.round(middle)] : DIGITS.map((digits) => Number(middle.toPrecision(digits)));
  const value = roundings.find((each) => Math.abs(shareOf(each) - halfway) < NEAR) ?? middle;
  const isStated = value > least && value < most && (field.type !== "integer" || Number.isInteger(value));
  return isStated ? { value, share: shareOf(value) } : null;
}

type Ramp = Extract<ColourKey, { readonly kind: "ramp" }>;

/** The values of a step in words: "4 to 9", or the one that all have. */
export function stepInWords(key: ScaledKey, { least, most }: Step): string {
  const [from, to] = [scaleValueInWords(key, least), scaleValueInWords(key, most)];
  return from === to ? from : words.range({ least: from, most: to });
}

/** What is said of entities without a value: of a measure, that it is not defined for them. */
export function unstatedInWords({ id }: Field): Words {
  return measureIn(id) === null ? words.notStated() : words.notDefined();
}

/** A category in words. */
export function categoryInWords(knowledge: KnowledgeGraph, field: Field, value: string): string {
  return filterValueInWords(knowledge, field.id, value);
}
