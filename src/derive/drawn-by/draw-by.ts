import type { Field } from "../../model/dataset.ts";
import { type CategoryColumn, type FieldColumn, fieldColumn, statedCount } from "../../model/field-columns.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { ALL_SAME, type DrawnBy, isUsual, measureIn } from "../../model/view-slices/drawn-by.ts";
import { LEAST_RADIUS, type NodeSizes, nodeSizes } from "../sizes.ts";
import { fieldTexts } from "./field-texts.ts";
import { measureFields, measuresOf } from "./measure-fields.ts";
import { type MeasuredValues, measuredValues } from "./measured-values.ts";
import {
  type Domain,
  EACH,
  MEDIAN,
  type Placing,
  type ScaleChoice,
  type Step,
  scaleFor,
  scalesFor,
  stepsOf,
} from "./scales.ts";
import { RAMP_STEPS, rampThrough, TONES } from "./tones.ts";

// Whoever draws has to know when there is more to draw, and asks for this file alone.
export { onMeasured } from "./measured-values.ts";

/** How entities are drawn where a view sizes or colours them otherwise than usual. */
export interface Drawing extends NodeSizes {
  /** What sizes say; null where they say what they always do, or nothing. */
  readonly size: SizeKey | null;
  /** What colours say; null where they say of what type an entity is. */
  readonly colour: ColourKey | null;
  /** What follows names; null where nothing does. */
  readonly label: LabelKey | null;
  /** The colour of an entity as #rrggbb; null where it has that of its type. */
  readonly colourOf: (e: number) => string | null;
  /** Whether an entity does not state what it would be sized or coloured by: it is drawn hollow, and is on no scale. */
  readonly isHollow: (e: number) => boolean;
  /** What follows the name of an entity; null where nothing does, also where nothing is stated. */
  readonly labelOf: (e: number) => string | null;
}

/** Numbers or days along a scale. */
export interface ScaledKey extends Placing {
  /** A field of entities, or a measure as one. */
  readonly field: Field;
  readonly scale: ScaleChoice["id"];
  /** What can be chosen instead, this among it. */
  readonly scales: readonly ScaleChoice[];
  readonly least: number;
  readonly most: number;
  /** The scale in a few parts, from the least. */
  readonly steps: readonly Step[];
  /** By entity number; NaN where not stated. */
  readonly values: Float64Array;
  /** Entities that do not state the field, or for which the measure is not defined. */
  readonly unstated: number;
}

export interface SizeKey extends ScaledKey {
  /** Radius at a share of the scale, in CSS pixels at camera ratio 1. */
  readonly radiusAt: (share: number) => number;
}

/** What colours stand for: a ramp of many, from the least value to the greatest, or one for each of the most frequent values. */
export type ColourKey =
  | (ScaledKey & {
      readonly kind: "ramp";
      /** From the least value to the greatest. */
      readonly colours: readonly string[];
      readonly colourAt: (value: number) => string;
      /** Where two ramps begin: zero, or the median; null where there is one ramp. */
      readonly middle: number | null;
      readonly unstatedColour: string;
    })
  | {
      readonly kind: "categories";
      readonly field: Field;
      /** What can be chosen instead, if they are numbers; else none. */
      readonly scales: readonly ScaleChoice[];
      /** The most frequent first. */
      readonly values: readonly { readonly value: string; readonly count: number; readonly colour: string }[];
      /** All further values; null where there are none. They share a colour, unless the field says which each has. */
      readonly others: { readonly values: number; readonly count: number; readonly colour: string | null } | null;
      /** Per entity: its place among the values, from 0; -1 of all further ones, and -2 where not stated. */
      readonly places: Int32Array;
      readonly unstated: number;
      readonly unstatedColour: string;
    };

/** What follows names. */
export interface LabelKey {
  readonly field: Field;
  readonly unstated: number;
  readonly isUnstated: (e: number) => boolean;
}

export type Theme = keyof typeof TONES;

/** Radius of the greatest value, in CSS pixels at camera ratio 1. */
const MOST_RADIUS = 16;
/** The same where it is that of many: of the uppermost fifth. */
const MOST_OF_GROUP = 11;
/** Radius where all are as large: that of an entity with about four claims. */
const SAME_RADIUS = 6.5;
/** Drawings that are kept of a graph, which is drawn in two themes at a time. */
const MOST_KEPT = 6;

/** Fields of entities that something can be sized by: numbers and dates. */
export function sizeFields({ dataset }: KnowledgeGraph): readonly Field[] {
  return (dataset.vocabulary.fields ?? []).filter(
    ({ of, type, list }) => of === "entity" && !list && (type === "number" || type === "integer" || type === "edtf"),
  );
}

/** Fields of entities that something can be coloured by: all but texts and addresses. */
export function colourFields({ dataset }: KnowledgeGraph): readonly Field[] {
  return (dataset.vocabulary.fields ?? []).filter(
    ({ of, type, list }) => of === "entity" && !list && type !== "text" && type !== "url",
  );
}

/** What names of entities can be followed by: everything. */
export function labelFields({ dataset }: KnowledgeGraph): readonly Field[] {
  return (dataset.vocabulary.fields ?? []).filter(({ of }) => of === "entity");
}

const kept = new WeakMap<object, Map<string, Drawing | null>>();
/** Numbers of measured values, by which a drawing is known: two of one measure differ. */
const numbers = new WeakMap<MeasuredValues, number>();
let lastNumber = 0;

function numberOf(values: MeasuredValues | undefined): number {
  if (values === undefined) return 0;
  const number = numbers.get(values) ?? ++lastNumber;
  numbers.set(values, number);
  return number;
}

/**
 * How a view sizes, colours and labels entities; null where it does all as usual, as until a measure is computed. Made in time
 * linear in the entities, but for sorting, and kept until the graph is another. Scales of fields reach over all entities,
 * shown or not, so that filters change none; those of measures over the entities that were measured.
 */
export function drawBy(knowledge: KnowledgeGraph, drawnBy: DrawnBy, theme: Theme): Drawing | null {
  if (isUsual(drawnBy)) return null;
  let drawings = kept.get(knowledge.shape);
  const measured = measuresOf(drawnBy).map((measure) => numberOf(measuredValues(knowledge, measure)));
  const key = JSON.stringify([theme, drawnBy, measured]);
  if (drawings === undefined || (drawings.size >= MOST_KEPT && !drawings.has(key))) drawings = new Map();
  kept.set(knowledge.shape, drawings);
  let drawing = drawings.get(key);
  if (drawing === undefined) {
    const sizes = sizesBy(knowledge, drawnBy.size);
    const colours = coloursBy(knowledge, drawnBy.colour, theme);
    const labels = labelsBy(knowledge, drawnBy.label);
    drawing =
      sizes === null && colours === null && labels === null
        ? null
        : {
            ...(sizes ?? nodeSizes(knowledge)),
            size: sizes?.key ?? null,
            colour: colours?.key ?? null,
            label: labels?.key ?? null,
            labelOf: labels?.textOf ?? (() => null),
            colourOf: (e) => (colours === null ? null : (colours.colours[colours.numbers[e] as number] as string)),
            isHollow: (e) => sizes?.key?.isUnstated(e) === true || colours?.numbers[e] === UNSTATED,
          };
    drawings.set(key, drawing);
  }
  return drawing;
}

interface Sizes extends NodeSizes {
  readonly key: (SizeKey & { readonly isUnstated: (e: number) => boolean }) | null;
}

function sizesBy(knowledge: KnowledgeGraph, chosen: DrawnBy["size"]): Sizes | null {
  if (chosen === null) return null;
  const { ranked } = nodeSizes(knowledge);
  if (chosen.by === ALL_SAME) return { radii: new Float32Array(knowledge.order).fill(SAME_RADIUS), ranked, key: null };
  const field = [...sizeFields(knowledge), ...measureFields("score")].find(({ id }) => id === chosen.by);
  const column = field && columnOf(knowledge, field);
  const values = column && valuesOf(column);
  const scaled = values && scaledBy(knowledge, field, values, chosen.scale, true);
  if (!scaled) return null;
  // What is twice as much takes twice the area.
  const most = scaled.scale === "quantiles" ? MOST_OF_GROUP : MOST_RADIUS;
  const radiusAt = (share: number) => Math.sqrt(LEAST_RADIUS ** 2 * (1 - share) + most ** 2 * share);
  const isUnstated = (e: number) => Number.isNaN(values[e]);
  const radii = Float32Array.from(values, (value) => radiusAt(Number.isNaN(value) ? 0 : scaled.shareOf(value)));
  return {
    radii,
    // Of those as large, the one with most claims is first, as usual; what is not stated is last.
    ranked: ranked
      .slice()
      .sort((a, b) => Number(isUnstated(a)) - Number(isUnstated(b)) || (radii[b] as number) - (radii[a] as number)),
    key: { ...scaled, radiusAt, isUnstated },
  };
}

/** The number of the colour of what is not stated. */
const UNSTATED = 0;

interface Colours {
  readonly key: ColourKey;
  /** By number; the first is that of what is not stated. */
  readonly colours: readonly string[];
  /** Number of the colour by entity. */
  readonly numbers: Uint32Array;
}

function coloursBy(knowledge: KnowledgeGraph, chosen: DrawnBy["colour"], theme: Theme): Colours | null {
  const field = [...colourFields(knowledge), ...measureFields()].find(({ id }) => id === chosen?.by);
  const column = field && columnOf(knowledge, field);
  if (!column) return null;
  const unstatedIn = measuredBy(knowledge, field)?.undefinedFor;
  if (column.kind === "category") return colouredCategories(field, column, [], theme, unstatedIn);
  const values = valuesOf(column);
  const scaled = values && scaledBy(knowledge, field, values, chosen?.scale, false);
  if (!scaled) return null;
  if (chosen?.scale === EACH.id && scaled.scales.includes(EACH))
    return colouredCategories(field, categoriesOf(values), scaled.scales, theme, unstatedIn);
  const { sequential, diverging, unstated: unstatedColour } = TONES[theme];
  const { middle } = scaled;
  const place = middle === null ? scaled.shareOf : fromMiddle(middle, scaled);
  const whole = rampThrough(middle === null ? sequential : diverging);
  const step = (value: number) => Math.round(place(value) * (RAMP_STEPS - 1));
  return {
    key: {
      ...scaled,
      kind: "ramp",
      // Of two ramps, only as far as there are values.
      colours: middle === null ? whole : whole.slice(step(scaled.least), step(scaled.most) + 1),
      colourAt: (value) => whole[step(value)] as string,
      unstatedColour,
    },
    colours: [unstatedColour, ...whole],
    numbers: Uint32Array.from(values, (value) => (Number.isNaN(value) ? UNSTATED : 1 + step(value))),
  };
}

/** The middle is halfway, and what is as far from it as far from halfway, on either side. */
function fromMiddle(middle: number, { least, most }: Pick<ScaledKey, "least" | "most">): Placing["shareOf"] {
  // Halves, since the distance of two numbers may be beyond all numbers.
  const reach = Math.max(middle / 2 - least / 2, most / 2 - middle / 2);
  return (value) => ((value / 2 - middle / 2) / reach + 1) / 2;
}

function categoriesOf(values: Float64Array): CategoryColumn {
  const positions = new Map<number, number>();
  const column = Int32Array.from(values, (value) => {
    if (Number.isNaN(value)) return -1;
    const position = positions.get(value) ?? positions.size;
    positions.set(value, position);
    return position;
  });
  return { kind: "category", terms: Array.from(positions.keys(), String), values: column };
}

function colouredCategories(
  field: Field,
  { terms, values }: CategoryColumn,
  scales: readonly ScaleChoice[],
  theme: Theme,
  unstatedIn: number | undefined,
): Colours {
  const { categories, others, unstated: unstatedColour } = TONES[theme];
  const counts = new Uint32Array(terms.length);
  let unstated = 0;
  for (const value of values) {
    if (value < 0) unstated++;
    else counts[value] = (counts[value] as number) + 1;
  }
  const byCount = [...terms.keys()]
    .filter((at) => (counts[at] as number) > 0)
    .sort(
      (a, b) => (counts[b] as number) - (counts[a] as number) || ((terms[a] as string) < (terms[b] as string) ? -1 : 1),
    );
  // A field of colours says itself which each value has.
  const own = field.type === "colour" ? (at: number) => (terms[at] as string).slice(0, 7).toLowerCase() : null;
  const named = byCount.slice(0, categories.length);
  const rest = byCount.slice(categories.length);
  const colourAt = (place: number, at: number) => own?.(at) ?? (categories[place] as string);
  const colours = [unstatedColour, ...(own === null ? [...categories, others] : terms.map((_, at) => own(at)))];
  const placeOf = new Int32Array(terms.length).fill(-1);
  for (const [place, at] of named.entries()) placeOf[at] = place;
  // Each of a field's own colours has a number; else those without a place share the last.
  const numberAt = (at: number) => {
    const place = own === null ? (placeOf[at] as number) : at;
    return 1 + (place < 0 ? categories.length : place);
  };
  return {
    key: {
      kind: "categories",
      field,
      scales,
      values: named.map((at, place) => ({
        value: terms[at] as string,
        count: counts[at] as number,
        colour: colourAt(place, at),
      })),
      others:
        rest.length === 0
          ? null
          : {
              values: rest.length,
              count: rest.reduce((sum, at) => sum + (counts[at] as number), 0),
              colour: own === null ? others : null,
            },
      places: values.map((value) => (value < 0 ? -2 : (placeOf[value] as number))),
      unstated: unstatedIn ?? unstated,
      unstatedColour,
    },
    colours,
    numbers: Uint32Array.from(values, (value) => (value < 0 ? UNSTATED : numberAt(value))),
  };
}

/** A number per entity, NaN where none is stated: a date stands at its first day, one without a beginning at its last. */
function valuesOf(column: FieldColumn): Float64Array | null {
  if (column.kind === "number") return column.values;
  if (column.kind !== "date") return null;
  return column.earliest.map((earliest, e) => {
    const day = Number.isFinite(earliest) ? earliest : (column.latest[e] as number);
    return Number.isFinite(day) ? day : Number.NaN;
  });
}

/** What a measure came to; undefined where a field is the dataset's own, or nothing was computed yet. */
function measuredBy(knowledge: KnowledgeGraph, { id }: Field): MeasuredValues | undefined {
  const measure = measureIn(id);
  return measure === null ? undefined : measuredValues(knowledge, measure);
}

/** The values of a field, or of a measure as one; null until it is computed. */
function columnOf(knowledge: KnowledgeGraph, field: Field): FieldColumn | null {
  if (measureIn(field.id) === null) return fieldColumn(knowledge, field);
  const { values } = measuredBy(knowledge, field) ?? {};
  if (values === undefined) return null;
  return field.type === "category" ? categoriesOf(values) : { kind: "number", values };
}

interface Scaled extends ScaledKey {
  /** Where two ramps of colours begin; null where there is one. */
  readonly middle: number | null;
}

/** The stated values on a scale; null where none is stated. */
function scaledBy(
  knowledge: KnowledgeGraph,
  field: Field,
  values: Float64Array,
  asked: ScaleChoice["id"] | undefined,
  isOfSizes: boolean,
): Scaled | null {
  const domain: Domain = values.filter((value) => !Number.isNaN(value)).sort();
  const [least, most] = [domain[0], domain.at(-1)];
  if (least === undefined || most === undefined) return null;
  const isDate = field.type === "edtf";
  const hasBothSigns = !isDate && least < 0 && most > 0;
  const mayBegin = !isOfSizes && !isDate && !hasBothSigns && least < most;
  const isFromMedian = mayBegin && asked === MEDIAN.id;
  const scale = scaleFor(domain, isFromMedian ? "linear" : asked, isDate);
  const { shareOf, valueAt } = scale.place(domain, isOfSizes && !isDate ? Math.min(0, least) : least);
  const isFromZero = !isOfSizes && hasBothSigns && scale.id === "linear";
  const middle = isFromMedian ? (domain[domain.length >> 1] as number) : isFromZero ? 0 : null;
  const id = isFromMedian ? MEDIAN.id : scale.id;
  return {
    field,
    scale: id,
    scales: [
      ...scalesFor(domain, isDate),
      ...(mayBegin ? [MEDIAN] : []),
      ...(isOfSizes || field.type !== "integer" ? [] : [EACH]),
    ],
    least,
    most,
    steps: stepsOf(domain, id, middle === null ? shareOf : fromMiddle(middle, { least, most })),
    values,
    unstated: measuredBy(knowledge, field)?.undefinedFor ?? values.length - domain.length,
    middle,
    shareOf,
    valueAt,
  };
}

interface Labels {
  readonly key: LabelKey;
  readonly textOf: (e: number) => string | null;
}

function labelsBy(knowledge: KnowledgeGraph, chosen: DrawnBy["label"]): Labels | null {
  const field = [...labelFields(knowledge), ...measureFields()].find(({ id }) => id === chosen?.by);
  if (field === undefined) return null;
  const measured = measuredBy(knowledge, field);
  if (measureIn(field.id) !== null && measured === undefined) return null;
  const textOf = fieldTexts(knowledge, field, measured?.values);
  const isUnstated = (e: number) => textOf(e) === null;
  let unstated = measured?.undefinedFor;
  return {
    key: {
      field,
      // Reads all records, for which nobody but the legend asks.
      get unstated() {
        unstated ??= knowledge.order - statedCount(knowledge, field);
        return unstated;
      },
      isUnstated,
    },
    textOf,
  };
}
