import { messages } from "../message.ts";

/** Panel of attributions: who speaks about whom, and what claims rest on. */
export const attributionWords = messages("attributions", {
  title: "Attributions",
  question: "Who speaks about whom?",
  none: "No attribution is shown.",
  mostNamed:
    "{claims, number} of {shown, plural, one {# claim is} other {# claims are}} attributed to {name}; {others, plural, =0 {nobody else is named} one {# other is named} other {# others are named}}.",
  nobodyNamed: "{claims, number} of {shown, plural, one {# claim is} other {# claims are}} attributed to nobody named.",
  cell: "{claims, plural, one {# claim} other {# claims}} attributed to {name} about {family}. Select those entities",
  claims: "{claims, plural, one {# claim} other {# claims}}",
  claimsAt: "{claims, plural, one {# claim} other {# claims}}, {at}",
  // What claims rest on
  support: "What claims rest on",
  supportMeans: "Whoever is named counts once. Attributions that name nobody do not count as independent.",
  toSeveral: "Attributed to two or more",
  toOne: "Attributed to one",
  toNobodyNamed: "Nobody named",
  affirmedByNobody: "Affirmed by nobody",
  severalPassages: "In two or more passages",
  // Lists
  silent: "Entities to which no claim is attributed",
  silentMeans: "Claims are attributed to others of their type. Those with the most claims about them come first.",
  oneSentence: "Known from one sentence only",
  oneSentenceMeans: "All claims about them rest on a single sentence.",
  claimsOnOneSentence: "Claims that rest on one sentence",
  paragraphs: "Paragraphs with the most claims",
  paragraphsMeans: "Our summary of each, and the number of claims that rest on it.",
});
