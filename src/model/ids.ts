declare const kind: unique symbol;

/** An identifier that only a parser mints, so that one kind of id is never passed where another is meant. */
export type Id<Kind extends string> = string & { readonly [kind]: Kind };

export type EntityId = Id<"entity">;
export type ClaimId = Id<"claim">;
export type ClaimLinkId = Id<"claim-link">;
export type SourceId = Id<"source">;
export type LayoutId = Id<"layout">;
export type QuestionId = Id<"question">;
/** Terms of a dataset's own vocabulary. */
export type FamilyId = Id<"family">;
export type EntityKindId = Id<"entity-kind">;
export type PredicateFamilyId = Id<"predicate-family">;
export type PredicateId = Id<"predicate">;
export type StanceId = Id<"stance">;
