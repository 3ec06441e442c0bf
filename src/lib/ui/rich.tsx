import { createElement, Fragment, type ReactNode } from "react";
import type { Message, RichValues, Tags } from "../../words/message.ts";

/**
 * A message that holds elements: a name as a link, a number in bold. `values` may be elements; `tags` are the marked parts,
 * as in `<b>…</b>`.
 */
export function rich<Values>(
  message: Message<Values>,
  values: RichValues<Values, ReactNode>,
  tags: Tags<ReactNode> = {},
): ReactNode {
  return createElement(Fragment, null, ...message.parts(values, tags));
}

/** Emphasis for `<b>…</b>` in messages. */
export const strong = (inside: readonly ReactNode[]): ReactNode => createElement("strong", null, ...inside);
