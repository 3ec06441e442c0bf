import * as v from "valibot";
import type { Id } from "./ids.ts";

/** A text that says something. */
export const text = v.pipe(v.string(), v.nonEmpty("must not be empty"));

const id = <Kind extends string>(pattern: RegExp, example: string) =>
  v.pipe(
    v.string(),
    v.regex(pattern, `must look like "${example}"`),
    v.transform((value) => value as Id<Kind>),
  );

/** An id that is a word, or words joined by hyphens. */
export const slug = <Kind extends string>() => id<Kind>(/^[a-z0-9]+(?:[A-Z][a-z0-9]*|-[a-z0-9]+)*$/, "word-word");

/** An id that says by its first letter what it is the id of: "e.iran", "c.0042". */
export const prefixed = <Kind extends string>(prefix: string) =>
  id<Kind>(new RegExp(`^${prefix}\\.[a-z0-9]+(?:[-.][a-z0-9]+)*$`), `${prefix}.name`);

/** A list that nobody changes. */
export const list = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.readonly());
