import * as v from "valibot";
import { readJson } from "../../formats/read-json.ts";
import { byteSize } from "../../lib/count-words.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { isSameJson } from "../../lib/same-json.ts";
import type { Dataset } from "../../model/dataset.ts";
import type { Issue } from "../../model/issue.ts";
import { parseStory } from "../../model/parse-dataset.ts";
import type { Story } from "../../model/story.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { browserStorage, KEPT_STORIES } from "./kept-stories.ts";

/** The form in which drafts are kept. One of a later form is left to a later version of the program. */
const DRAFT_FORM = 1;
/** Longest draft that is kept, in UTF-16 code units: about half of what browsers give to all pages of a site. */
export const LONGEST_DRAFT = 2_000_000;

/** Stories as somebody left them. Nothing else is kept: no view, and nothing of a reader's own copy of a text. */
export interface StoryDraft {
  readonly stories: readonly Story[];
  /** Whether a file holds them as they are. */
  readonly areSaved: boolean;
}

const draftSchema = v.strictObject({
  form: v.literal(DRAFT_FORM),
  areSaved: v.boolean(),
  stories: v.array(v.unknown()),
});

export function encodeDraft({ stories, areSaved }: StoryDraft): string {
  return JSON.stringify({ form: DRAFT_FORM, areSaved, stories });
}

/** Reads a kept draft: all of it, or why it cannot be read. */
export function decodeDraft(text: string): Result<StoryDraft, readonly Issue[]> {
  const json = readJson(text);
  if (!json.ok) return json;
  const refuse = (rule: string, message: string, hint: string | null = null) =>
    err([{ code: `story-drafts/${rule}`, path: "", message, hint }]);
  const { form } = (json.value ?? {}) as { readonly form?: unknown };
  if (typeof form === "number" && form > DRAFT_FORM)
    return refuse("newer-form", "They were kept by a newer Sourceline.", "Open the page in that version.");
  const draft = v.safeParse(draftSchema, json.value);
  if (!draft.success) return refuse("not-ours", "They are not in the form in which this page keeps stories.");
  const stories: Story[] = [];
  for (const [at, input] of draft.output.stories.entries()) {
    const story = parseStory(input);
    if (!story.ok)
      return err(story.error.map((issue) => ({ ...issue, path: `stories[${at}]${issue.path && `.${issue.path}`}` })));
    if (stories.some(({ id }) => id === story.value.id))
      return refuse("duplicate-id", `Two stories are called "${story.value.id}".`);
    stories.push(story.value);
  }
  return ok({ stories, areSaved: draft.output.areSaved });
}

/** Key of a dataset's draft: another version of the dataset has a draft of its own. */
export function draftKey({ dataset: { id, version } }: Dataset): string {
  return `${KEPT_STORIES}.${id}@${version}`;
}

/** Key under which drafts of a dataset that could not be read are kept, after its first a number from 2 on. */
function asideKey({ dataset: { id, version } }: Dataset, number: number): string {
  return `${KEPT_STORIES}-aside.${id}@${version}${number === 1 ? "" : `.${number}`}`;
}

/**
 * Keeps the stories as they stand, in place of the draft before; where they are those of the dataset, there is nothing
 * to keep and the draft is dropped.
 * @returns an issue where the browser does not keep them; what it kept before stays.
 */
export function keepDraft(dataset: Dataset, draft: StoryDraft, storage = browserStorage()): Result<null, Issue> {
  const refuse = (rule: string, message: string) =>
    err({ code: `story-drafts/${rule}`, path: "", message, hint: "Save them into a file." });
  if (storage === null) return refuse("no-storage", "This browser does not let the page keep anything.");
  try {
    if (isSameJson(draft.stories, dataset.stories)) {
      storage.removeItem(draftKey(dataset));
      return ok(null);
    }
    const text = encodeDraft(draft);
    if (text.length > LONGEST_DRAFT)
      return refuse(
        "too-long",
        `The stories have become too long to be kept in this browser: ${byteSize(text.length)}, of ${byteSize(LONGEST_DRAFT)}.`,
      );
    storage.setItem(draftKey(dataset), text);
    return ok(null);
  } catch {
    return refuse("refused", "This browser has no room left for the stories, or does not let the page keep them.");
  }
}

/** What was kept of a dataset's stories. */
export interface KeptStories {
  /** null where nothing was kept, or nothing that can be read. */
  readonly draft: StoryDraft | null;
  /** Drafts that cannot be read, as they were found: kept aside until somebody deletes them. */
  readonly aside: readonly string[];
  /** Why the draft of today cannot be read; empty where it can. */
  readonly issues: readonly Issue[];
}

/** Reads what was kept. A draft that cannot be read is put aside, whole, so that the next one does not overwrite it. */
export function readDraft(dataset: Dataset, storage = browserStorage()): KeptStories {
  if (storage === null) return { draft: null, aside: [], issues: [] };
  const text = storage.getItem(draftKey(dataset));
  const decoded = text === null ? null : decodeDraft(text);
  if (text !== null && decoded?.ok === false) putAside(dataset, text, storage);
  const issues = decoded?.ok === false ? decoded.error : [];
  return { draft: decoded?.ok ? decoded.value : null, aside: keptAside(dataset, storage), issues };
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

const restored = new WeakMap<Dataset, KeptStories>();

/** Brings back what was kept of the stories of the dataset that is open: once, whoever asks again is told the same. */
export function restoreDraft(workspace: Workspace): KeptStories {
  const { dataset } = workspace.store.getState().knowledge;
  const known = restored.get(dataset);
  if (known !== undefined) return known;
  const kept = readDraft(dataset);
  restored.set(dataset, kept);
  const { draft } = kept;
  if (draft !== null && !isSameJson(draft.stories, dataset.stories))
    workspace.restoreStories(draft.stories, draft.areSaved);
  return kept;
}

/** Takes note that what was kept has been told, so that it is not told again while the page is open. */
export function dismissKept(dataset: Dataset): void {
  restored.set(dataset, { draft: null, aside: [], issues: [] });
}
