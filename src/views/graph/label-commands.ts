import * as v from "valibot";
import { LINE_WORDS_CHOICES, NAME_CHOICES } from "../../model/view-slices/labels.ts";
import { labelChoiceWords as words } from "../../words/en/label-choice.ts";
import { defineCommand } from "../../workspace/command.ts";

/** How many names are written: a command for each choice, which can be found in the list of commands. */
export const nameCommands = NAME_CHOICES.map((names) =>
  defineCommand({
    id: `labels.names-${names}`,
    title: () => words.names({ names }),
    payload: v.undefined(),
    isEnabled: ({ view }) => view.labels.names !== names,
    run: ({ view }) => (view.labels.names === names ? view : { ...view, labels: { ...view.labels, names } }),
  }),
);

/** When words are written beside lines, likewise. */
export const lineWordsCommands = LINE_WORDS_CHOICES.map((lineWords) =>
  defineCommand({
    id: `labels.words-${lineWords}`,
    title: () => words.lineWords({ words: lineWords }),
    payload: v.undefined(),
    isEnabled: ({ view }) => view.labels.words !== lineWords,
    run: ({ view }) =>
      view.labels.words === lineWords ? view : { ...view, labels: { ...view.labels, words: lineWords } },
  }),
);
