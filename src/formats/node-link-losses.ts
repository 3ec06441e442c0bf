import { formatWords } from "../words/en/formats.ts";

/** What node-link JSON loses where the full records are left out. Apart from its writer, so that a menu need not load that. */
export const NODE_LINK_LOSSES = {
  span: formatWords.spans,
  attribution: formatWords.attributions,
  alias: formatWords.aliases,
  passage: formatWords.passages,
  list: formatWords.lists,
} as const;
