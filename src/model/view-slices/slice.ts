import * as v from "valibot";
import type { Words } from "../../words/message.ts";
import { type LinkPart, type LinkParts, readSwitch } from "../link-fragment.ts";

/** What a slice may ask of the dataset that a view is of. */
export interface ViewedDataset {
  readonly entities: Known;
  readonly claims: Known;
  readonly sources: Known;
  readonly predicateFamilies: Known;
  readonly facets: readonly ViewedFacet[];
  /** What it can be filtered by besides its facets, by id. */
  readonly fields: ReadonlyMap<string, { readonly label: string; readonly of: "entity" | "claim" }>;
  labelOf(entity: string): string;
  /** A value of a category, of a field by its id. */
  valueInWords(field: string, value: string): string;
}

/** The ids that a dataset has of something. */
export interface Known {
  has(id: string): boolean;
}

/** A facet laid over the dataset, as far as a view names it. */
export interface ViewedFacet {
  readonly facet: { readonly id: string; readonly title: () => Words };
  readonly values: readonly { readonly id: string; readonly label: string }[];
  readonly position: Known;
}

/**
 * The distinct ids among those given that the dataset has; the others are reported at the path.
 * @param path key path of the part of the view that names them.
 */
export type Keep = (path: string, ids: readonly string[], known: Known) => readonly string[];

/** One slice of the view state, with everything that is done with it. */
export interface Slice<Value> {
  readonly schema: v.GenericSchema<unknown, Value>;
  /** What it is until a user chooses otherwise. */
  readonly standard: Value;
  /** Whether a change can be undone, is a place that the browser's Back returns to, or leaves no trace. */
  readonly history: "undo" | "navigation" | "none";
  /** What the part is called where a scene of a story differs in it from the screen; null where no scene holds it. */
  readonly sceneWords: (() => Words) | null;
  /** What a link holds of it, where it is not the standard. */
  write(value: Value): readonly LinkPart[];
  /** What a link says of it; undefined where that is nothing, or nothing that can be read, which is reported. */
  read(parts: LinkParts): Value | undefined;
  /** What is left of it over a dataset; as it is where nothing of it is of a dataset. */
  fit?(value: Value, dataset: ViewedDataset, keep: Keep): Value;
  /** What it filters, in phrases; none where it leaves everything. Without this it is no filter. */
  words?(value: Value, dataset: ViewedDataset): readonly Words[];
  /** Whether two values look the same on screen; without this, whether they are equal. */
  isSame?(a: Value, b: Value): boolean;
}

/** Makes a slice whose value is what its schema says. */
export function defineSlice<const Schema extends v.GenericSchema>(
  slice: { readonly schema: Schema } & Omit<Slice<v.InferOutput<Schema>>, "schema">,
): typeof slice {
  return slice;
}

/** How a slice is written and read that is one word of a link where it is not standard. */
export function asSwitch<const Value>(key: string, word: string, value: Value): Pick<Slice<Value>, "write" | "read"> {
  return {
    write: () => [[key, word]],
    read: (parts) => (readSwitch(parts, key, word) ? value : undefined),
  };
}

/** Some ids. */
export const ids = v.pipe(v.array(v.string()), v.readonly());
export const finite = v.pipe(v.number(), v.finite());
