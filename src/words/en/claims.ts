import { messages } from "../message.ts";

/** Claims in words: in rows, on the canvas, read out, copied, printed. */
export const claimWords = messages("claims", {
  notStated: "not stated",
  noSource: "no source recorded",
  noStance: "certainty not stated",
  nobody: "nobody named",
  /** Between subject and object, where nothing says what the line is for. */
  noVerb: "–",
  /** To whom a claim is attributed, and through whom that is known. */
  through: "{holder}, through {via}",
  /** How certain a claim is and whose it is. `stance` is a certainty that every dataset starts with, or else "other". */
  by: `{stance, select,
    asserted {Asserted by {holder}}
    attributed {Attributed to {holder}}
    alleged {Alleged by {holder}}
    reported {Reported by {holder}}
    inferred {Inferred by {holder}}
    proposed {Proposed by {holder}}
    other {{word} ({holder})}}`,
  byNobody: "{word}, nobody named",
  deniedBy: "Denied by {holder} ({word})",
  deniedByNobody: "Denied, nobody named ({word})",
  withoutSource: "No source recorded",
  /** A claim read out: whose it is leads, so that no allegation sounds like a fact. */
  said: "{by}: {sentence}",
  saidAt: "{by}: {sentence}, {passage}",
  /** The certainty of an attribution that denies the claim. */
  denied: "{word}, denied",
  undirected: "undirected",
  bothWays: "holds in both directions",
  noDirection: "direction not stated",
  unstatedNumber: "an unstated number of",
  passage: "passage not stated",
  page: "page {page}",
  placeOnPage: "{place}, page {page}",
  paragraph: "paragraph {paragraph}",
  sentence: "paragraph {paragraph}, sentence {sentence}",
  head: "{line, select, 0 {head} 1 {title} 2 {subtitle} 3 {byline} other {head, line {line}}}",
  licence: "licence not stated",
  time: "time not stated",
  yes: "yes",
  no: "no",
  withValue: "{sentence} ({value})",
  withUnit: "{number} {unit}",
});
