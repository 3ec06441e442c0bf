import { Button } from "../../../lib/ui/Button.tsx";
import type { Story } from "../../../model/story.ts";
import { storyWords as words } from "../../../words/en/stories.ts";
import { SaveChanges } from "../../files/ui/SaveChanges.tsx";
import { discardStories } from "../story-commands.ts";
import { saveStory } from "./save-story.ts";

/** Saves the stories with the dataset, or one of them as a file of its own. */
export function SaveStories({ story }: { story?: Story }) {
  return (
    <SaveChanges discard={discardStories}>
      {(say) =>
        story !== undefined && (
          <Button weight="quiet" onClick={() => say(saveStory(story))}>
            {words.download()}
          </Button>
        )
      }
    </SaveChanges>
  );
}
