/** What our own terms begin with in RDF. */
export const RDF_TERMS = "urn:sourceline:terms#";

/** The option of a format of RDF that states the triples of claims as well. */
export const PLAIN_TRIPLES = { id: "triples", stated: "stated" } as const;
