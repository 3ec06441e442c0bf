import * as v from "valibot";
import { freshSlug } from "../../lib/fresh-slug.ts";
import { moveItem } from "../../lib/move-item.ts";
import { isSameList } from "../../model/document.ts";
import { type Story, storySchema } from "../../model/story.ts";
import { defineCommand } from "../../workspace/command.ts";
import { defineWriting, inStories, storiesPanelIn, type Writing, withStory } from "./story-edits.ts";

/** What stands in a story's description until its author writes one: the format does not allow an empty text. */
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
  title: "Open a story",
  payload: v.strictObject(entries),
  run: ({ view }, { story }) => inStories(view, story, null),
});

export const renameStory = defineWriting({
  id: "stories.rename",
  title: "Rename a story",
  recording: "gesture",
  payload: v.strictObject({ ...entries, title: typed }),
  write: (work, { story, title }) => withStory(work, story, (held) => ({ ...held, title })),
});

/** Says what a story tells; blanks take the description away. */
export const describeStory = defineWriting({
  id: "stories.describe",
  title: "Describe a story",
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
  title: "Duplicate a story",
  payload: v.strictObject(entries),
  write: ({ view, stories }, { story }) => {
    const at = stories.findIndex(({ id }) => id === story);
    const held = stories[at];
    if (held === undefined) return { view, stories };
    const copy = { ...withFreshId(stories, held), title: `${held.title} (copy)` };
    return { view, stories: stories.toSpliced(at + 1, 0, copy) };
  },
});

/** Takes a story out; its room gives way to the list. */
export const deleteStory = defineWriting({
  id: "stories.delete",
  title: "Delete a story",
  payload: v.strictObject(entries),
  write: ({ view, stories }, { story }) => {
    const at = stories.findIndex(({ id }) => id === story);
    if (at === -1) return { view, stories };
    const isOpen = storiesPanelIn(view)?.story === story;
    return { view: isOpen ? inStories(view, null, null) : view, stories: stories.toSpliced(at, 1) };
  },
});

/** Puts a story at another place of the list, counted from 0. */
export const moveStory = defineWriting({
  id: "stories.move",
  title: "Move a story",
  payload: v.strictObject({ ...entries, to: v.pipe(v.number(), v.integer()) }),
  write: ({ view, stories }, { story, to }) => {
    const from = stories.findIndex(({ id }) => id === story);
    return { view, stories: moveItem(stories, from, to) };
  },
});

/**
 * Takes in a story that came from a file and opens it. Where its id is taken it replaces that story, or stays beside it
 * under a fresh id.
 */
export const addStory = defineWriting({
  id: "stories.add",
  title: "Add a story from a file",
  payload: v.strictObject({ story: storySchema, whereTaken: v.picklist(["replace", "keep-both"]) }),
  write: ({ view, stories }, { story, whereTaken }): Writing => {
    const at = stories.findIndex(({ id }) => id === story.id);
    if (at === -1) return { view: inStories(view, story.id, null), stories: [...stories, story] };
    if (whereTaken === "replace") return { view: inStories(view, story.id, null), stories: stories.with(at, story) };
    const renamed = withFreshId(stories, story);
    return { view: inStories(view, renamed.id, null), stories: [...stories, renamed] };
  },
});

/** Puts the stories of the opened file back in place of those that stand. */
export const discardStories = defineWriting({
  id: "stories.discard",
  title: "Discard the changes to the stories",
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
