/** Ids of the formats that this build cannot write. That of the one file puts its own list in the place of this one. */
export const LEFT_OUT: readonly string[] = [];
