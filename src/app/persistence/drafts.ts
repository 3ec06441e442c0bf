import * as v from "valibot";
import { readJson } from "../../formats/read-json.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { isSameJson } from "../../lib/same-json.ts";
import type { Dataset } from "../../model/dataset.ts";
import { type Document, isChanged, isUnsaved } from "../../model/document.ts";
import { type Edit, eachEditBetween, editsBetweenLists } from "../../model/edit.ts";
import { editSchema } from "../../model/edit-schema.ts";
import type { Issue } from "../../model/issue.ts";
import { parseStory } from "../../model/parse-dataset.ts";
import { RECORD_LISTS } from "../../model/record-lists.ts";
import type { Story } from "../../model/story.ts";
import { draftWords as words } from "../../words/en/drafts.ts";
import type { Words } from "../../words/message.ts";
import { sizeText } from "../../words/numbers.ts";
import { editor } from "../../workspace/editing.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { browserStorage, KEPT_DRAFTS } from "./kept-drafts.ts";

/** The form in which drafts are kept. One of a later form is left to a later version of the program. */
const DRAFT_FORM = 2;
/** The first form kept stories alone, whole. */
const STORIES_FORM = 1;
/** Longest draft that is kept, in UTF-16 code units: about half of what browsers give to all pages of a site. */
export const LONGEST_DRAFT = 2_000_000;

/** A document as the user left it, as edits to the opened file. Nothing of a view or of the user's own copy of a text. */
export interface Draft {
  readonly edits: readonly Edit[];
  /** Whether a file holds the document as it was left. */
  readonly areSaved: boolean;
}

const draftSchema = v.strictObject({ form: v.literal(DRAFT_FORM), areSaved: v.boolean(), edits: v.array(v.unknown()) });
const storiesSchema = v.strictObject({
  form: v.literal(STORIES_FORM),
  areSaved: v.boolean(),
  stories: v.array(v.unknown()),
});

/** The text of a draft. Null where it would be longer than any that is kept, of which not all is written first. */
export function encodeDraft({ edits, areSaved }: { edits: Iterable<Edit>; areSaved: boolean }): string | null {
  const parts: string[] = [];
  let length = 0;
  for (const edit of edits) {
    const part = JSON.stringify(edit);
    length += part.length + 1;
    if (length > LONGEST_DRAFT) return null;
    parts.push(part);
  }
  return `{"form":${DRAFT_FORM},"areSaved":${areSaved},"edits":[${parts.join(",")}]}`;
}

/**
 * Reads a kept draft: all of it, or why it cannot be read.
 * @param opened the dataset that it is a draft of.
 */
export function decodeDraft(text: string, opened: Dataset): Result<Draft, readonly Issue[]> {
  const json = readJson(text);
  if (!json.ok) return json;
  const { form } = (json.value ?? {}) as { readonly form?: unknown };
  if (typeof form === "number" && form > DRAFT_FORM)
    return refuse("newer-form", words.newerForm(), words.newerFormHint());
  if (form === STORIES_FORM) return decodeStories(json.value, opened);
  const draft = v.safeParse(draftSchema, json.value);
  if (!draft.success) return refuse("not-ours", words.otherFormat());
  const edits: Edit[] = [];
  for (const [at, input] of draft.output.edits.entries()) {
    // A story says more exactly what is wrong with it than a union of all edits can.
    const story = storyIn(input);
    if (story !== undefined) {
      const parsed = parseStory(story);
      if (!parsed.ok) return err(within(`edits[${at}].record`, parsed.error));
    }
    const edit = v.safeParse(editSchema, input);
    if (!edit.success) return refuse("bad-edit", words.badEdit(), null, `edits[${at}]`);
    edits.push(edit.output);
  }
  return ok({ edits, areSaved: draft.output.areSaved });
}

function storyIn(input: unknown): unknown {
  const { of, edit, record } = (input ?? {}) as Partial<Record<"of" | "edit" | "record", unknown>>;
  return of === "story" && edit !== "remove" ? record : undefined;
}

function decodeStories(input: unknown, { stories: opened }: Dataset): Result<Draft, readonly Issue[]> {
  const draft = v.safeParse(storiesSchema, input);
  if (!draft.success) return refuse("not-ours", words.otherFormat());
  const stories: Story[] = [];
  for (const [at, held] of draft.output.stories.entries()) {
    const story = parseStory(held);
    if (!story.ok) return err(within(`stories[${at}]`, story.error));
    if (stories.some(({ id }) => id === story.value.id))
      return refuse("duplicate-id", words.sameId({ id: story.value.id }));
    // What was not changed is the opened file's, so that it does not count as a change.
    stories.push(opened.find((each) => isSameJson(each, story.value)) ?? story.value);
  }
  return ok({ edits: editsBetweenLists("story", opened, stories), areSaved: draft.output.areSaved });
}

function within(path: string, issues: readonly Issue[]): readonly Issue[] {
  return issues.map((issue) => ({ ...issue, path: `${path}${issue.path && `.${issue.path}`}` }));
}

function refuse(rule: string, message: Words, hint: Words | null = null, path = "") {
  return err([{ code: `drafts/${rule}`, path, message, hint }]);
}

/** Key of a dataset's draft: another version of the dataset has a draft of its own. */
export function draftKey({ dataset: { id, version } }: Dataset): string {
  return `${KEPT_DRAFTS}.${id}@${version}`;
}

/** Key under which drafts of a dataset that could not be read are kept, after its first a number from 2 on. */
function asideKey({ dataset: { id, version } }: Dataset, number: number): string {
  return `${KEPT_DRAFTS}-aside.${id}@${version}${number === 1 ? "" : `.${number}`}`;
}

/**
 * Keeps the document as it stands, in place of the draft before; where it is as the file has it, there is nothing to keep
 * and the draft is dropped.
 * @returns an issue where the browser does not keep it; what it kept before stays.
 */
export function keepDraft(document: Document, storage = browserStorage()): Result<null, Issue> {
  const { opened, dataset } = document;
  const unkept = (rule: string, message: Words) =>
    err({ code: `drafts/${rule}`, path: "", message, hint: words.saveHint() });
  if (storage === null) return unkept("no-storage", words.noStorage());
  try {
    if (!isChanged(document)) {
      storage.removeItem(draftKey(opened));
      return ok(null);
    }
    const text = encodeDraft({ edits: eachEditBetween(opened, dataset), areSaved: !isUnsaved(document) });
    if (text === null) return unkept("too-long", words.tooLarge({ limit: sizeText(LONGEST_DRAFT) }));
    storage.setItem(draftKey(opened), text);
    return ok(null);
  } catch {
    return unkept("refused", words.noSpace());
  }
}

/** What was kept of a dataset. */
export interface KeptDrafts {
  /** null where nothing was kept, or nothing that can be read. */
  readonly draft: Draft | null;
  /** Drafts that cannot be read, as they were found: kept aside until somebody deletes them. */
  readonly aside: readonly string[];
  /** Why the current draft cannot be read; empty where it can. */
  readonly issues: readonly Issue[];
}

const NOTHING_KEPT: KeptDrafts = { draft: null, aside: [], issues: [] };

/**
 * Reads what was kept of a dataset.
 * @param restore applies a draft; one that it refuses counts as one that cannot be read.
 */
export function readDraft(
  dataset: Dataset,
  restore: (draft: Draft) => Result<null, Issue> = () => ok(null),
  storage = browserStorage(),
): KeptDrafts {
  if (storage === null) return NOTHING_KEPT;
  const text = storage.getItem(draftKey(dataset));
  if (text === null) return { draft: null, aside: keptAside(dataset, storage), issues: [] };
  const decoded = decodeDraft(text, dataset);
  const draft = decoded.ok ? { ...decoded.value, edits: outstanding(decoded.value.edits, dataset) } : null;
  if (draft?.edits.length === 0) {
    storage.removeItem(draftKey(dataset));
    return { draft: null, aside: keptAside(dataset, storage), issues: [] };
  }
  const applied = decoded.ok && draft !== null ? restore(draft) : decoded;
  if (applied.ok) return { draft, aside: keptAside(dataset, storage), issues: [] };
  // Put aside whole, so that the next draft does not overwrite it.
  putAside(dataset, text, storage);
  return { draft: null, aside: keptAside(dataset, storage), issues: [applied.error].flat() };
}

/**
 * What a draft still has to do to a dataset: a file into which it was saved has the id and version of the one that it was
 * made of, and holds some of it already.
 */
function outstanding(edits: readonly Edit[], dataset: Dataset): readonly Edit[] {
  // A moved record is removed and added again, so each edit is compared with the state after the edits before it.
  const removed = new Set<string>();
  return edits.flatMap((edit): readonly Edit[] => {
    if (edit.of === "attribution") return [edit];
    const id: string = edit.edit === "remove" ? edit.id : edit.record.id;
    const name = `${edit.of} ${id}`;
    const held = removed.has(name) ? undefined : RECORD_LISTS[edit.of].read(dataset).find((each) => each.id === id);
    if (edit.edit === "remove") {
      if (held === undefined) return [];
      removed.add(name);
      return [edit];
    }
    if (held === undefined) return [edit];
    if (isSameJson(held, edit.record)) return [];
    return [{ edit: "change", of: edit.of, record: edit.record } as Edit];
  });
}

/** Deletes the drafts of a dataset that could not be read. */
export function deleteAside(dataset: Dataset, storage = browserStorage()): void {
  for (let number = keptAside(dataset, storage).length; number > 0; number--)
    storage?.removeItem(asideKey(dataset, number));
}

function keptAside(dataset: Dataset, storage: Storage | null): readonly string[] {
  const texts: string[] = [];
  for (;;) {
    const text = storage?.getItem(asideKey(dataset, texts.length + 1)) ?? null;
    if (text === null) return texts;
    texts.push(text);
  }
}

function putAside(dataset: Dataset, text: string, storage: Storage): void {
  const number = keptAside(dataset, storage).length + 1;
  // Taken away first: the browser may not have room for it twice.
  storage.removeItem(draftKey(dataset));
  try {
    storage.setItem(asideKey(dataset, number), text);
  } catch {
    storage.setItem(draftKey(dataset), text);
  }
}

const restored = new WeakMap<Dataset, KeptDrafts>();

/**
 * Restores the changes that were kept of the open document: once, and whoever asks again gets the same. A document that was
 * edited already stays as it is: what is kept then comes from another window, and the two must not be mixed.
 */
export function restoreDraft(workspace: Workspace): KeptDrafts {
  const { opened, revision } = workspace.store.getState().document;
  const known = restored.get(opened);
  if (known !== undefined) return known;
  if (revision > 0) return setAside(opened);
  const kept = readDraft(opened, ({ edits, areSaved }) => workspace.restoreEdits(edits, editor, areSaved));
  restored.set(opened, kept);
  return kept;
}

/** Sets a draft of another window aside, so that the one that is being written does not overwrite it. */
function setAside(opened: Dataset): KeptDrafts {
  const storage = browserStorage();
  const text = storage?.getItem(draftKey(opened)) ?? null;
  if (storage === null || text === null) return NOTHING_KEPT;
  putAside(opened, text, storage);
  const issues = [{ code: "drafts/other-window", path: "", message: words.otherWindow(), hint: null }];
  const kept = { draft: null, aside: keptAside(opened, storage), issues };
  restored.set(opened, kept);
  return kept;
}

/** Takes note that the user knows what was kept, so that it is not shown again while the page is open. */
export function dismissKept(opened: Dataset): void {
  restored.set(opened, NOTHING_KEPT);
}
