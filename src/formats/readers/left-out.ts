/** Ids of the readers that this build leaves out. That of the one file puts its own list in the place of this one. */
export const LEFT_OUT: readonly string[] = [];
