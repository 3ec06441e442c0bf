declare const kind: unique symbol;

/** An identifier that only a parser mints, so that one kind of id is never passed where another is meant. */
export type Id<Kind extends string> = string & { readonly [kind]: Kind };

export type EntityId = Id<"entity">;
export type ClaimId = Id<"claim">;
export type SourceId = Id<"source">;
