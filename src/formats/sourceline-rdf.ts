/** What our own terms begin with in RDF. */
export const RDF_TERMS = "urn:sourceline:terms#";
