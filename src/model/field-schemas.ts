import * as v from "valibot";
import { datasetProblemWords as words } from "../words/en/dataset-problems.ts";
import type { Words } from "../words/message.ts";
import type { Id } from "./ids.ts";

// A schema is made before the language is known: its messages are functions, which valibot calls when it finds a problem.

/** A text as a message shows it: with escapes for what cannot be seen, and not at any length. */
export function shownText(value: string): string {
  const escaped = JSON.stringify(value).slice(1, -1);
  return escaped.length > LONGEST_SHOWN ? `${escaped.slice(0, LONGEST_SHOWN)}…` : escaped;
}

const LONGEST_SHOWN = 60;

/** A text in a certain form. */
export const matching = (pattern: RegExp, problem: (values: { value: string }) => Words) =>
  v.pipe(
    v.string(),
    v.regex(pattern, ({ input }) => problem({ value: shownText(input) })),
  );

const id = <Kind extends string>(pattern: RegExp, example: string) =>
  v.pipe(
    v.string(),
    v.regex(pattern, ({ input }) => words.notId({ value: shownText(input), example })),
    v.transform((value) => value as Id<Kind>),
  );

/** An id that is a word, or words joined by hyphens. */
export const slug = <Kind extends string>() => id<Kind>(/^[a-z0-9]+(?:[A-Z][a-z0-9]*|-[a-z0-9]+)*$/, "word-word");

/** An id that says by its first letter what it is the id of: "e.iran", "c.0042". */
export const prefixed = <Kind extends string>(prefix: string) =>
  id<Kind>(new RegExp(`^${prefix}\\.[a-z0-9]+(?:[-.][a-z0-9]+)*$`), `${prefix}.name`);
