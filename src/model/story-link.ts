import { linkWords as words } from "../words/en/links.ts";
import { decodeItem, encodeItem, type LinkParts, readSwitch, shorten, writeFragment } from "./link-fragment.ts";

/** A place in a story as a link names it: the scene by its id, so that it survives another order of scenes. */
export interface StoryLink {
  readonly story: string;
  /** null: the first scene. */
  readonly scene: string | null;
  /** Steps taken in the scene. */
  readonly step: number;
  /** Whether the story plays by itself. */
  readonly autoplay: boolean;
}

/**
 * The fragment that begins to present a story: `v=1&story=whose-word&scene=alleged&step=2&autoplay=on`. The scene says
 * what is seen, so nothing else of a view stands beside it.
 */
export function encodeStoryLink({
  story,
  scene,
  step = 0,
  autoplay = false,
}: Pick<StoryLink, "story" | "scene"> & Partial<StoryLink>): string {
  return writeFragment([
    ["story", encodeItem(story)],
    ["scene", scene === null ? "" : encodeItem(scene)],
    ["step", step > 0 ? String(step) : ""],
    ["autoplay", autoplay ? "on" : ""],
  ]);
}

/** The story that a link begins; null where it names none. A scene, a step or autoplay without a story says nothing. */
export function readStoryLink(parts: LinkParts): StoryLink | null {
  const { take, report } = parts;
  const [story = "", scene = "", step = "0"] = [take("story"), take("scene"), take("step")];
  const autoplay = readSwitch(parts, "autoplay", "on");
  const isStep = /^\d{1,3}$/.test(step);
  if (!isStep) report("bad-step", "step", words.badStep({ text: shorten(step) }), words.mustBeWhole());
  if (story !== "")
    return {
      story: decodeItem(story),
      scene: scene === "" ? null : decodeItem(scene),
      step: isStep ? Number(step) : 0,
      autoplay,
    };
  if (scene !== "") report("no-story", "scene", words.noStory(), words.copyAgain());
  return null;
}
