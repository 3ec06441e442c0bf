import type { Field } from "../../model/dataset.ts";
import { type CategoryColumn, type FieldColumn, fieldColumn } from "../../model/field-columns.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { ALL_SAME, type DrawnBy } from "../../model/view-slices/drawn-by.ts";
import { LEAST_RADIUS, type NodeSizes, nodeSizes } from "../sizes.ts";
import { type Domain, EACH, type Placing, type Scale, type ScaleChoice, scaleFor, scalesFor } from "./scales.ts";
import { RAMP_STEPS, rampThrough, TONES } from "./tones.ts";

/** How entities are drawn where a view sizes or colours them otherwise than usual. */
export interface Drawing extends NodeSizes {
  /** What sizes say; null where they say what they always do, or nothing. */
  readonly size: SizeKey | null;
  /** What colours say; null where they say of what type an entity is. */
  readonly colour: ColourKey | null;
  /** The colour of an entity as #rrggbb; null where it has that of its type. */
  readonly colourOf: (e: number) => string | null;
  /** Whether an entity does not state what it would be sized or coloured by: it is drawn hollow, and is on no scale. */
  readonly isHollow: (e: number) => boolean;
}

/** Numbers or days along a scale. */
export interface ScaledKey extends Placing {
  readonly field: Field;
  readonly scale: Scale["id"];
  /** What can be chosen instead, this among it. */
  readonly scales: readonly ScaleChoice[];
  readonly least: number;
  readonly most: number;
  /** Entities that do not state the field. */
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
      /** Whether it is of two ramps that begin at zero. */
      readonly isDiverging: boolean;
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
      readonly unstated: number;
      readonly unstatedColour: string;
    };

export type Theme = keyof typeof TONES;

/** Radius of the greatest value, in CSS pixels at camera ratio 1. */
const MOST_RADIUS = 16;
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

const kept = new WeakMap<object, Map<string, Drawing | null>>();

/**
 * How a view sizes and colours entities; null where it does both as usual. Made in time linear in the entities, but for
 * sorting, and kept until the graph is another. Scales reach over all entities, shown or not, so that filters change none.
 */
export function drawBy(knowledge: KnowledgeGraph, drawnBy: DrawnBy, theme: Theme): Drawing | null {
  if (drawnBy.size === null && drawnBy.colour === null) return null;
  let drawings = kept.get(knowledge.shape);
  const key = JSON.stringify([theme, drawnBy]);
  if (drawings === undefined || (drawings.size >= MOST_KEPT && !drawings.has(key))) drawings = new Map();
  kept.set(knowledge.shape, drawings);
  let drawing = drawings.get(key);
  if (drawing === undefined) {
    const sizes = sizesBy(knowledge, drawnBy.size);
    const colours = coloursBy(knowledge, drawnBy.colour, theme);
    drawing =
      sizes === null && colours === null
        ? null
        : {
            ...(sizes ?? nodeSizes(knowledge)),
            size: sizes?.key ?? null,
            colour: colours?.key ?? null,
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
  const field = sizeFields(knowledge).find(({ id }) => id === chosen.by);
  const values = field && valuesOf(fieldColumn(knowledge, field));
  const scaled = values && scaledBy(field, values, chosen.scale, true);
  if (!scaled) return null;
  // What is twice as much takes twice the area.
  const radiusAt = (share: number) => Math.sqrt(LEAST_RADIUS ** 2 * (1 - share) + MOST_RADIUS ** 2 * share);
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
  const field = colourFields(knowledge).find(({ id }) => id === chosen?.by);
  if (field === undefined) return null;
  const column = fieldColumn(knowledge, field);
  if (column.kind === "category") return colouredCategories(field, column, [], theme);
  const values = valuesOf(column);
  const scaled = values && scaledBy(field, values, chosen?.scale, false);
  if (!scaled) return null;
  if (chosen?.scale === EACH.id && scaled.scales.includes(EACH))
    return colouredCategories(field, categoriesOf(values), scaled.scales, theme);
  const { sequential, diverging, unstated: unstatedColour } = TONES[theme];
  const isDiverging = scaled.scale === "linear" && field.type !== "edtf" && scaled.least < 0 && scaled.most > 0;
  // Zero is in the middle of two ramps, and what is as far from it as far from the middle.
  const reach = Math.max(-scaled.least, scaled.most);
  const shareOf = isDiverging ? (value: number) => (value / reach + 1) / 2 : scaled.shareOf;
  const whole = rampThrough(isDiverging ? diverging : sequential);
  const step = (value: number) => Math.round(shareOf(value) * (RAMP_STEPS - 1));
  return {
    key: {
      ...scaled,
      kind: "ramp",
      // Of two ramps, only as far as there are values.
      colours: isDiverging ? whole.slice(step(scaled.least), step(scaled.most) + 1) : whole,
      isDiverging,
      unstatedColour,
    },
    colours: [unstatedColour, ...whole],
    numbers: Uint32Array.from(values, (value) => (Number.isNaN(value) ? UNSTATED : 1 + step(value))),
  };
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
  const numberOf = new Uint32Array(terms.length).fill(1 + categories.length);
  const numbered = own === null ? named : [...terms.keys()];
  for (const [place, at] of numbered.entries()) numberOf[at] = 1 + place;
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
      unstated,
      unstatedColour,
    },
    colours,
    numbers: Uint32Array.from(values, (value) => (value < 0 ? UNSTATED : (numberOf[value] as number))),
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

/** The stated values on a scale; null where none is stated. */
function scaledBy(field: Field, values: Float64Array, asked: string | undefined, isOfSizes: boolean): ScaledKey | null {
  const domain: Domain = values.filter((value) => !Number.isNaN(value)).sort();
  const [least, most] = [domain[0], domain.at(-1)];
  if (least === undefined || most === undefined) return null;
  const isDate = field.type === "edtf";
  const scale = scaleFor(domain, asked, isDate);
  const { shareOf, valueAt } = scale.place(domain, isOfSizes && !isDate ? Math.min(0, least) : least);
  return {
    field,
    scale: scale.id,
    scales: [...scalesFor(domain, isDate), ...(isOfSizes || field.type !== "integer" ? [] : [EACH])],
    least,
    most,
    unstated: values.length - domain.length,
    shareOf,
    valueAt,
  };
}
