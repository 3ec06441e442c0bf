import { Button } from "../../../lib/ui/Button.tsx";
import type { Story } from "../../../model/story.ts";
import { SaveChanges } from "../../files/ui/SaveChanges.tsx";
import { discardStories } from "../story-commands.ts";
import { saveStory } from "./save-story.ts";

/** The ways to put the stories into a file, and one of them into a file of its own. */
export function SaveStories({ story }: { story?: Story }) {
  return (
    <SaveChanges discard={discardStories}>
      {(say) =>
        story !== undefined && (
          <Button weight="quiet" onClick={() => say(saveStory(story))}>
            Download this story
          </Button>
        )
      }
    </SaveChanges>
  );
}
