/** What node-link JSON loses where the full records are left out. Apart from its writer, so that a menu need not load that. */
export const NODE_LINK_LOSSES = {
  span: "where inside its paragraph or sentence a passage begins and ends",
  voice: "through whom a holder's word is known, when it was said, in what word of their own, and notes on it",
  alias: "semicolons in an alias, which become commas",
} as const;
