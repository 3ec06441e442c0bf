import type { SentLanguage } from "../../words/language.ts";

// The messages between the page and a worker. One worker does one task and is then ended.

/** From the page: what to do, then the pieces of a large input, then that there are no more. */
export type ToWorker =
  | { readonly kind: "run"; readonly id: string; readonly input: unknown; readonly language: SentLanguage }
  | { readonly kind: "more"; readonly piece: unknown }
  | { readonly kind: "end" };

/** From the worker: how far it is and what is ready, then all of it. */
export type FromWorker =
  | { readonly kind: "progress"; readonly at: unknown }
  | { readonly kind: "part"; readonly part: unknown }
  | { readonly kind: "done"; readonly output: unknown };
