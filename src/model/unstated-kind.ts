/** The kind that a reader gives an entity of which another program's file states none. */
export const UNSTATED_KIND = "not-stated";
