import { messages } from "../message.ts";

/** Sizes of files. */
export const sizeWords = messages("sizes", {
  bytes: "{size, plural, one {# byte} other {# bytes}}",
  kilobytes: "{size, number, tenths} kB",
  megabytes: "{size, number, tenths} MB",
});
