/** What node-link JSON loses where the full records are left out. Apart from its writer, so that a menu need not load that. */
export const NODE_LINK_LOSSES = {
  span: "where inside its paragraph or sentence a passage begins and ends",
  voice:
    "through whom a holder's word is known, when it was said, in what word of their own, notes on it, and who made the record of it",
  alias: "semicolons in an alias, which become commas",
  passage: "page, address and quotation of a passage, where a claim rests on several",
  list: "semicolons in a field that is a list, which become commas",
} as const;
