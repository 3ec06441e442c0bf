import * as v from "valibot";
import { viewWords as words } from "../../words/en/view.ts";
import { readChoice } from "../link-fragment.ts";
import { defineSlice } from "./slice.ts";

/** How many names are written, the most first: all that find room, those of heavy entities, or of what is singled out. */
export const NAME_CHOICES = ["all", "main", "chosen"] as const;
/** When the words of a claim are written beside its line: for what is singled out, for all that find room, or never. */
export const LINE_WORDS_CHOICES = ["chosen", "always", "never"] as const;

const schema = v.strictObject({
  names: v.picklist(NAME_CHOICES),
  words: v.picklist(LINE_WORDS_CHOICES),
});

/** What is written on the canvas: `names=main&words=always`. */
export const labelsSlice = defineSlice({
  schema,
  standard: { names: "all", words: "chosen" },
  history: "undo",
  sceneWords: words.labels,
  write: ({ names, words: lineWords }) => [
    ["names", names === "all" ? "" : names],
    ["words", lineWords === "chosen" ? "" : lineWords],
  ],
  read: (parts) => {
    const names = readChoice(parts, "names", NAME_CHOICES);
    const lineWords = readChoice(parts, "words", LINE_WORDS_CHOICES);
    return names === "all" && lineWords === "chosen" ? undefined : { names, words: lineWords };
  },
});
