import { messages } from "../message.ts";

/** Sizes of files. */
export const sizeWords = messages("sizes", {
  bytes: "{size, plural, one {# byte} other {# bytes}}",
  kilobytes: "{size, number, ::.#} kB",
  megabytes: "{size, number, ::.#} MB",
});
