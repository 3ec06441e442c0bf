import * as v from "valibot";

// Schemas without messages of their own.

/** A text that is not empty. */
export const text = v.pipe(v.string(), v.nonEmpty());

/** A list that nobody changes. */
export const list = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.readonly());
