import * as v from "valibot";
import { fitView } from "../../derive/fit-view.ts";
import { inSlices } from "../../lib/in-slices.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { Document } from "../../model/document.ts";
import type { Edit, RecordEdit } from "../../model/edit.ts";
import { applyingEdits } from "../../model/edit-knowledge.ts";
import type { Issue } from "../../model/issue.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { type ViewSpecification, type ViewState, viewFrom } from "../../model/view-state.ts";
import { keepingWords as words } from "../../words/en/keeping.ts";
import type { Words } from "../../words/message.ts";
import { editor } from "../../workspace/editing.ts";
import type { History, Step } from "../../workspace/history.ts";
import { readBundle } from "./bundles.ts";
import { allOf, type Database, type KeptState, type KeptWorkspace } from "./database.ts";
import {
  editsSchema,
  historyOf,
  JOURNAL_FORM,
  type KeptStep,
  type KeptView,
  keptEntrySchema,
  keptViewSchema,
  type Large,
  replay,
} from "./journal.ts";
import { noteBundle } from "./kept-values.ts";
import { readOriginal } from "./original.ts";
import { noteTrail } from "./trail.ts";
import { noteKept } from "./workspace-ids.ts";

/** A workspace as it was kept, ready to be opened. */
export interface Restored {
  readonly kept: KeptWorkspace;
  readonly state: KeptState;
  readonly document: Document;
  readonly knowledge: KnowledgeGraph;
  readonly history: History;
  readonly view: ViewState;
}

/** Edits that are checked and applied between two pauses are few; the signal that nothing is called off by. */
const NEVER = new AbortController().signal;

/**
 * Reads a workspace out of the database; null where it is not there.
 * @param onto the graph of its dataset as it was opened, where that is at hand; default what was kept of it.
 * @returns all of it, or why it cannot be read: then it stays in the database as it is.
 */
export async function restoreWorkspace(
  database: Database,
  id: string,
  onto?: KnowledgeGraph,
): Promise<Result<Restored, Issue> | null> {
  const transaction = database.transaction(["workspaces", "states", "journal"]);
  const [kept, state, found] = await Promise.all([
    transaction.objectStore("workspaces").get(id),
    transaction.objectStore("states").get(id),
    transaction.objectStore("journal").getAll(allOf(id)),
  ]);
  if (kept === undefined || state === undefined) return null;
  try {
    const entries = [];
    for (const entry of found) {
      if (entry.form > JOURNAL_FORM) return refuse("newer-form", words.newerForm(), words.newerFormHint());
      const parsed = v.safeParse(keptEntrySchema, entry);
      if (!parsed.success) return refuse("bad-entry", words.badEntry());
      entries.push(parsed.output);
    }
    const base = onto ?? (await readOriginal(database, kept.original));
    if (base === null) return refuse("newer-form", words.newerForm(), words.newerFormHint());
    const opened = base.dataset;
    const own = (edits: readonly Edit[]) => editor.asOpened(edits, opened, base);
    const read = reader(database, own);
    const { edits, past, future } = replay(entries);
    const all: Edit[] = [];
    for (const list of edits) for (const edit of await read.edits(list)) all.push(edit);
    const steps = async (kept: readonly KeptStep[]): Promise<readonly Step[]> => {
      const made: Step[] = [];
      for (const { command, title, ...step } of kept)
        made.push({
          command,
          title,
          before: await read.view(step.before),
          after: await read.view(step.after),
          edits: await read.edits(step.edits),
          inverses: (await read.edits(step.inverses)) as readonly RecordEdit[],
          editor,
        });
      return made;
    };
    const history = historyOf(await steps(past), await steps(future));
    const view = viewFrom(await read.view(v.parse(keptViewSchema, state.view) as KeptView));
    const applied = await inSlices(applyingEdits(base, all), NEVER);
    if (applied === null || !applied.ok) return err(applied?.error ?? bad("bad-entry", words.badEntry()));
    const { knowledge } = applied.value;
    const { dataset } = knowledge;
    const revision = dataset === opened ? 0 : 1;
    noteTrail(opened, state.trail);
    noteKept(opened, {
      workspace: kept,
      next: state.next,
      entries: found.length,
      journalBytes: state.journalBytes,
    });
    return ok({
      kept,
      state,
      document: { opened, dataset, saved: state.isSaved ? dataset : opened, revision },
      knowledge,
      history,
      // It was kept together with the document. Only another one may lack what it names.
      view: onto === undefined ? view : fitView(knowledge, view).view,
    });
  } catch (error) {
    // A part of it is gone, or not what it was.
    const reason = error instanceof Error ? error.message : String(error);
    return refuse("unreadable", words.unreadable({ reason }));
  }
}

const placesSchema = v.array(v.tuple([v.string(), v.tuple([v.number(), v.number()])]));
type Place = readonly [number, number];

/** Reads what is large, each once. */
function reader(database: Database, own: (edits: readonly Edit[]) => readonly Edit[]) {
  const known = new Map<string, Promise<never>>();
  const whole = <Value extends object, Item>(
    large: Large<Value>,
    check: (items: unknown) => readonly Item[],
    put: (items: readonly Item[]) => Value,
  ): Promise<Value> => {
    if (large.is === "here") return Promise.resolve(large.value);
    const { bundle, parts } = large;
    const reading = async () => {
      const items: Item[] = [];
      let count = 0;
      for await (const part of readBundle(database, bundle)) {
        count++;
        if (part.is === "plain") for (const item of check(part.value)) items.push(item);
      }
      if (count !== parts) throw new Error(words.partsGone());
      return put(items);
    };
    const value = known.get(bundle) ?? reading();
    known.set(bundle, value as Promise<never>);
    return value;
  };
  const ownEdits = new Map<string, readonly Edit[]>();
  return {
    edits: async (large: Large<readonly Edit[]>): Promise<readonly Edit[]> => {
      const edits = await whole(
        large,
        (items) => v.parse(editsSchema, items),
        (items) => items,
      );
      if (large.is === "here") return own(edits);
      const made = ownEdits.get(large.bundle) ?? own(edits);
      ownEdits.set(large.bundle, made);
      noteBundle(made, large.bundle, large.parts);
      return made;
    },
    view: async ({ rest, moved }: KeptView): Promise<ViewSpecification> => {
      if (moved === null) return rest;
      const places = await whole(moved, (items) => v.parse(placesSchema, items), Object.fromEntries<Place>);
      if (moved.is === "bundle") noteBundle(places, moved.bundle, moved.parts);
      return { ...rest, moved: places };
    },
  };
}

function bad(rule: string, message: Words, hint: Words | null = null): Issue {
  return { code: `keeping/${rule}`, path: "", message, hint };
}

function refuse(rule: string, message: Words, hint: Words | null = null): Result<never, Issue> {
  return err(bad(rule, message, hint));
}
