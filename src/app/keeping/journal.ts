import * as v from "valibot";
import type { Edit, RecordEdit } from "../../model/edit.ts";
import { editSchema } from "../../model/edit-schema.ts";
import { type ViewSpecification, viewSpecificationSchema } from "../../model/view-state.ts";
import { EMPTY_HISTORY, type History, MAX_STEPS, type Step } from "../../workspace/history.ts";

// What is done to a document, as a list to which entries are only added. Read from its beginning it comes to the document
// and to its history.

/** The form of entries. Those of a later form are left to a later version of the program. */
export const JOURNAL_FORM = 1;

/** A value that stands where it is, or was cut into the parts of a bundle because it is large. */
export type Large<Value> =
  | { readonly is: "here"; readonly value: Value }
  | { readonly is: "bundle"; readonly bundle: string; readonly parts: number };

/** What a step did to the view; where many things were moved, their places are large. */
export interface KeptView {
  readonly rest: ViewSpecification;
  readonly moved: Large<ViewSpecification["moved"] & object> | null;
}

/** A step of the history as it is kept. */
export interface KeptStep {
  readonly command: string;
  readonly title: string;
  readonly before: KeptView;
  readonly after: KeptView;
  readonly edits: Large<readonly Edit[]>;
  readonly inverses: Large<readonly RecordEdit[]>;
}

/** One thing that was done, with steps of one kind or another in it. */
type EntryOf<AnyStep, Edits> =
  /** Something was done that can be undone. */
  | { readonly is: "step"; readonly step: AnyStep }
  | { readonly is: "undo"; readonly count: number }
  | { readonly is: "redo"; readonly count: number }
  /** The document changed, and no step of the history says so. */
  | { readonly is: "edits"; readonly edits: Edits }
  /** The history starts anew; the document stays. */
  | { readonly is: "fresh" }
  /** All that was done until now, in short: it stands first, and no entry before it counts. */
  | {
      readonly is: "whole";
      readonly edits: Edits;
      readonly past: readonly AnyStep[];
      readonly future: readonly AnyStep[];
    };

/** An entry before it is kept. */
export type Entry = EntryOf<Step, readonly Edit[]>;
/** An entry as it is kept. */
export type KeptEntry = { readonly form: typeof JOURNAL_FORM } & EntryOf<KeptStep, Large<readonly Edit[]>>;

/**
 * What leads from one history to another, which a workspace had one after the other. Steps are told apart by what they
 * are, not by what they say.
 */
export function entriesBetween(before: History, after: History): readonly Entry[] {
  if (before.past === after.past && before.future === after.future) return [];
  if (after.past.length === 0 && after.future.length === 0) return before === after ? [] : [{ is: "fresh" }];
  const [oldest] = after.past;
  // The oldest steps are let go once there are many.
  const past = before.past.slice(oldest === undefined ? 0 : Math.max(0, before.past.indexOf(oldest)));
  const entries: Entry[] = [];
  let same = 0;
  while (same < past.length && past[same] === after.past[same]) same++;
  let future = [...before.future];
  if (same < past.length) {
    entries.push({ is: "undo", count: past.length - same });
    future.push(...past.slice(same).reverse());
  }
  let at = same;
  while (at < after.past.length && future.at(-1) === after.past[at]) {
    future.pop();
    at++;
  }
  if (at > same) entries.push({ is: "redo", count: at - same });
  for (const step of after.past.slice(at)) {
    entries.push({ is: "step", step });
    future = [];
  }
  // Something was done and undone again in between.
  if (future.length !== after.future.length || future.some((step, nth) => step !== after.future[nth])) {
    for (const step of after.future.toReversed()) entries.push({ is: "step", step });
    entries.push({ is: "undo", count: after.future.length });
  }
  return entries;
}

/** Adds entries to those that wait. What is typed letter by letter changes one step again and again: the last one counts. */
export function joinedEntries(waiting: readonly Entry[], added: readonly Entry[]): readonly Entry[] {
  const [undo, step] = added;
  const isAmended = undo?.is === "undo" && undo.count === 1 && step?.is === "step" && waiting.at(-1)?.is === "step";
  return isAmended ? [...waiting.slice(0, -1), ...added.slice(1)] : [...waiting, ...added];
}

/** A journal as a whole. */
export interface Replayed<AnyStep, Edits> {
  /** All edits that lead from what was opened to the document, in their order. */
  readonly edits: readonly Edits[];
  readonly past: readonly AnyStep[];
  readonly future: readonly AnyStep[];
}

/**
 * What the entries of a journal come to.
 * @throws where one undoes what was never done.
 */
export function replay<AnyStep extends { readonly edits: Edits; readonly inverses: Edits }, Edits>(
  entries: readonly EntryOf<AnyStep, Edits>[],
): Replayed<AnyStep, Edits> {
  let edits: Edits[] = [];
  let past: AnyStep[] = [];
  let future: AnyStep[] = [];
  const taken = (from: AnyStep[]): AnyStep => {
    const step = from.pop();
    if (step === undefined) throw new RangeError("The journal undoes or does again what it does not have.");
    return step;
  };
  for (const entry of entries) {
    if (entry.is === "step") {
      edits.push(entry.step.edits);
      past = [...past, entry.step].slice(-MAX_STEPS);
      future = [];
    } else if (entry.is === "undo") {
      for (let count = 0; count < entry.count; count++) {
        const step = taken(past);
        edits.push(step.inverses);
        future.push(step);
      }
    } else if (entry.is === "redo") {
      for (let count = 0; count < entry.count; count++) {
        const step = taken(future);
        edits.push(step.edits);
        past.push(step);
      }
    } else if (entry.is === "edits") edits.push(entry.edits);
    else if (entry.is === "fresh") [past, future] = [[], []];
    else [edits, past, future] = [[entry.edits], [...entry.past], [...entry.future]];
  }
  return { edits, past, future };
}

/** A history of steps that were kept, whose last gesture is over. */
export function historyOf(past: readonly Step[], future: readonly Step[]): History {
  return { ...EMPTY_HISTORY, past, future };
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const large = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.variant("is", [
    v.strictObject({ is: v.literal("here"), value: schema }),
    v.strictObject({ is: v.literal("bundle"), bundle: v.string(), parts: count }),
  ]);
/** Edits as they come out of the database. */
export const editsSchema = v.pipe(v.array(editSchema), v.readonly());
const movedSchema = viewSpecificationSchema.entries.moved.wrapped;
/** A view as it comes out of the database. */
export const keptViewSchema = v.strictObject({ rest: viewSpecificationSchema, moved: v.nullable(large(movedSchema)) });
const stepSchema = v.strictObject({
  command: v.string(),
  title: v.string(),
  before: keptViewSchema,
  after: keptViewSchema,
  edits: large(editsSchema),
  inverses: large(editsSchema),
});
const form = { form: v.literal(JOURNAL_FORM) };
const steps = v.pipe(v.array(stepSchema), v.readonly());

/** An entry as it comes out of the database. */
export const keptEntrySchema = v.variant("is", [
  v.strictObject({ ...form, is: v.literal("step"), step: stepSchema }),
  v.strictObject({ ...form, is: v.picklist(["undo", "redo"]), count }),
  v.strictObject({ ...form, is: v.literal("edits"), edits: large(editsSchema) }),
  v.strictObject({ ...form, is: v.literal("fresh") }),
  v.strictObject({ ...form, is: v.literal("whole"), edits: large(editsSchema), past: steps, future: steps }),
]) as unknown as v.GenericSchema<unknown, KeptEntry>;
