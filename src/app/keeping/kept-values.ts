import type { Edit } from "../../model/edit.ts";
import {
  DEFAULT_VIEW,
  SLICE_IDS,
  specificationOf,
  type ViewSpecification,
  type ViewState,
} from "../../model/view-state.ts";
import type { Step } from "../../workspace/history.ts";
import { writeBundle } from "./bundles.ts";
import type { BundlePart, Database } from "./database.ts";
import { type Entry, JOURNAL_FORM, type KeptEntry, type KeptStep, type KeptView, type Large } from "./journal.ts";

// How what stands in memory is written into the database. Most of it is small and goes as it is, at once. What is large is
// first written as a bundle; it is the same object wherever it occurs, so it is written once.

/** Edits that are written at once; of more, so many are a part of a bundle. */
const MOST_EDITS = 500;
/** Moved places that are written at once, likewise. */
const MOST_MOVED = 2_000;

type Moved = ViewState["moved"];
type LargeValue = readonly Edit[] | Moved;

/** Where what is large was written, by what it is. */
const written = new WeakMap<object, Large<never>>();

/** Takes note that a value stands in a bundle. */
export function noteBundle(value: LargeValue, bundle: string, parts: number): void {
  written.set(value, { is: "bundle", bundle, parts });
}

const isLong = (value: LargeValue): boolean => {
  if (Array.isArray(value)) return value.length > MOST_EDITS;
  let count = 0;
  for (const _ in value) if (++count > MOST_MOVED) return true;
  return false;
};

function largeOf<Value extends LargeValue>(value: Value): Large<Value> {
  return written.get(value) ?? { is: "here", value };
}

const NOT_MOVED = SLICE_IDS.filter((id) => id !== "moved");

/** A view as it is kept: what of it differs from the default. */
export function keptView(view: ViewState): KeptView {
  const { moved } = view;
  return { rest: specificationOf(view, NOT_MOVED), moved: moved === DEFAULT_VIEW.moved ? null : largeOf(moved) };
}

function keptPart({ moved, ...rest }: ViewSpecification): KeptView {
  return { rest, moved: moved === undefined ? null : largeOf(moved) };
}

function keptStep({ command, title, before, after, edits, inverses }: Step): KeptStep {
  return {
    command,
    title,
    before: keptPart(before),
    after: keptPart(after),
    edits: largeOf(edits),
    inverses: largeOf(inverses),
  };
}

/** An entry as it is kept. What is large in it must have been written. */
export function keptEntry(entry: Entry): KeptEntry {
  const form = { form: JOURNAL_FORM } as const;
  if (entry.is === "step") return { ...form, is: "step", step: keptStep(entry.step) };
  if (entry.is === "edits") return { ...form, is: "edits", edits: largeOf(entry.edits) };
  if (entry.is !== "whole") return { ...form, ...entry };
  return {
    ...form,
    is: "whole",
    edits: largeOf(entry.edits),
    past: entry.past.map(keptStep),
    future: entry.future.map(keptStep),
  };
}

/** What of entries and a view is large and not yet written. */
export function largeIn(entries: readonly Entry[], view: ViewState): readonly LargeValue[] {
  const found = new Set<LargeValue>();
  const look = (value: LargeValue | undefined) => {
    if (value !== undefined && !written.has(value) && isLong(value)) found.add(value);
  };
  const lookAt = ({ before, after, edits, inverses }: Step) => {
    for (const value of [before.moved, after.moved, edits, inverses]) look(value);
  };
  for (const entry of entries) {
    if (entry.is === "step") lookAt(entry.step);
    else if (entry.is === "edits") look(entry.edits);
    else if (entry.is === "whole") {
      look(entry.edits);
      for (const step of [...entry.past, ...entry.future]) lookAt(step);
    }
  }
  look(view.moved);
  return [...found];
}

/** Writes what is large. */
export async function writeLarge(database: Database, values: readonly LargeValue[]): Promise<number> {
  let bytes = 0;
  for (const value of values) {
    const bundle = await writeBundle(database, partsOf(value));
    noteBundle(value, bundle.bundle, bundle.parts);
    bytes += bundle.bytes;
  }
  return bytes;
}

function* partsOf(value: LargeValue): Generator<BundlePart, void> {
  const [items, length] = Array.isArray(value)
    ? [value as readonly unknown[], MOST_EDITS]
    : [Object.entries(value), MOST_MOVED];
  for (let start = 0; start < items.length; start += length)
    yield { is: "plain", value: items.slice(start, start + length) };
}
