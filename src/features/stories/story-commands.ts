import * as v from "valibot";
import { freshSlug } from "../../lib/fresh-slug.ts";
import { moveItem } from "../../lib/move-item.ts";
import { isSameList } from "../../model/document.ts";
import { type Story, storySchema } from "../../model/story.ts";
import { storyCommandWords as words } from "../../words/en/story-commands.ts";
import { defineCommand } from "../../workspace/command.ts";
import { defineWriting, inStories, storiesPanelIn, type Writing, withStory } from "./story-edits.ts";

/**
 * The description of a story in files until its author writes one: the format does not allow an empty text. The same in
 * all languages.
 */
export const UNDESCRIBED = "Not described yet.";

const entries = { story: v.string() };
/** Text as it was typed, so that the space before the next word stays; only blanks are no text. */
const typed = v.pipe(
  v.string(),
  v.check((value) => value.trim() !== ""),
);

/** Opens one story: its scenes in order. */
export const openStory = defineCommand({
  id: "stories.open-one",
  title: words.openStory,
  payload: v.strictObject(entries),
  run: ({ view }, { story }) => inStories(view, story, null),
});

export const renameStory = defineWriting({
  id: "stories.rename",
  title: words.renameStory,
  recording: "gesture",
  payload: v.strictObject({ ...entries, title: typed }),
  write: (work, { story, title }) => withStory(work, story, (held) => ({ ...held, title })),
});

/** Writes a story's description; blanks remove it. */
export const describeStory = defineWriting({
  id: "stories.describe",
  title: words.describeStory,
  recording: "gesture",
  payload: v.strictObject({ ...entries, description: v.string() }),
  write: (work, { story, description }) =>
    withStory(work, story, (held) => ({
      ...held,
      description: description.trim() === "" ? UNDESCRIBED : description,
    })),
});

/** Puts a copy of a story after it, under an id of its own. */
export const duplicateStory = defineWriting({
  id: "stories.duplicate",
  title: words.duplicateStory,
  payload: v.strictObject(entries),
  write: ({ view, stories }, { story }) => {
    const at = stories.findIndex(({ id }) => id === story);
    const held = stories[at];
    if (held === undefined) return { view, stories };
    const copy = { ...withFreshId(stories, held), title: words.copyOf({ title: held.title }) };
    return { view, stories: stories.toSpliced(at + 1, 0, copy) };
  },
});

/** Deletes a story; if it is open, the list is opened instead. */
export const deleteStory = defineWriting({
  id: "stories.delete",
  title: words.deleteStory,
  payload: v.strictObject(entries),
  write: ({ view, stories }, { story }) => {
    const at = stories.findIndex(({ id }) => id === story);
    if (at === -1) return { view, stories };
    const isOpen = storiesPanelIn(view)?.story === story;
    return { view: isOpen ? inStories(view, null, null) : view, stories: stories.toSpliced(at, 1) };
  },
});

/** Moves a story to another place in the list, counted from 0. */
export const moveStory = defineWriting({
  id: "stories.move",
  title: words.moveStory,
  payload: v.strictObject({ ...entries, to: v.pipe(v.number(), v.integer()) }),
  write: ({ view, stories }, { story, to }) => {
    const from = stories.findIndex(({ id }) => id === story);
    return { view, stories: moveItem(stories, from, to) };
  },
});

/**
 * Adds a story from a file and opens it. Where its id is in use it replaces that story, or is added under a new id.
 */
export const addStory = defineWriting({
  id: "stories.add",
  title: words.addStory,
  payload: v.strictObject({ story: storySchema, whereTaken: v.picklist(["replace", "keep-both"]) }),
  write: ({ view, stories }, { story, whereTaken }): Writing => {
    const at = stories.findIndex(({ id }) => id === story.id);
    if (at === -1) return { view: inStories(view, story.id, null), stories: [...stories, story] };
    if (whereTaken === "replace") return { view: inStories(view, story.id, null), stories: stories.with(at, story) };
    const renamed = withFreshId(stories, story);
    return { view: inStories(view, renamed.id, null), stories: [...stories, renamed] };
  },
});

/** Restores the stories of the opened file. */
export const discardStories = defineWriting({
  id: "stories.discard",
  title: words.discardStories,
  payload: v.undefined(),
  isEnabled: ({ document: { opened, dataset } }) => !isSameList(opened.stories, dataset.stories),
  write: ({ view }, _, { document: { opened } }) => ({ view, stories: opened.stories }),
});

function withFreshId(stories: readonly Story[], story: Story): Story {
  const id = freshSlug(
    story.id,
    stories.map((held) => held.id),
    "story",
  );
  return { ...story, id: id as Story["id"] };
}
