import * as v from "valibot";
import { openStoriesWords as words } from "../../words/en/open-stories.ts";
import { defineCommand } from "../../workspace/command.ts";

/** Opens the list of stories. The other story commands are loaded with the panel: see product/writing-commands.ts. */
export const openStories = defineCommand({
  id: "stories.open",
  title: words.openStories,
  payload: v.undefined(),
  run: ({ view }) =>
    view.room.kind === "stories" && view.room.story === null && view.room.scene === null
      ? view
      : { ...view, room: { kind: "stories", story: null, scene: null } },
});
