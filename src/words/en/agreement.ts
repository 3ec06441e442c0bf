import { messages } from "../message.ts";

/** Who agrees with whom: those to whom claims are attributed, joined by what they say of the same. */
export const agreementWords = messages("agreement", {
  label:
    "Who agrees with whom: those to whom claims are attributed, joined by what they agree and disagree on. Arrow keys move between them and the lines, Enter selects a line’s claims.",
  subject:
    "{actors, plural, one {# entity} other {# entities}} to whom {claims, plural, one {# claim is} other {# claims are}} attributed{year, select, all {} other { in {year}}}, with {agreements, plural, one {# agreement} other {# agreements}} and {disagreements, plural, one {# disagreement} other {# disagreements}}.",
  when: "Said",
  overall: "at any time",
  byYear: "year by year",
  yearWithClaims: "{year} ({claims, plural, one {# claim} other {# claims}})",
  before: "Year before",
  after: "Year after",

  agreement: "Agreement",
  disagreement: "Disagreement",
  agreementMeans: "both affirm a claim, or both deny it",
  disagreementMeans: "one denies what the other affirms, or says what contradicts it",
  lines: "Lines",
  lineWidth: "Points",
  size: "Size",
  attributed: "{most, plural, =1 {# claim attributed} other {1 to # claims attributed}}",
  actor:
    "{name}: {claims, plural, =0 {no claim} one {# claim} other {# claims}}. Agrees with {agrees, plural, =0 {nobody} other {#}}, disagrees with {disagrees, plural, =0 {nobody} other {#}}.",
  tie: "{kind, select, agreement {Agreement} other {Disagreement}} of {a} ({claimsOfA, plural, one {# claim} other {# claims}}) and {b} ({claimsOfB, plural, one {# claim} other {# claims}}) on {count, plural, one {# point} other {# points}}: {point}{more, select, no {} other { …}}",
  bothAffirm: "both say “{claim}”{certainty, select, none {} other { ({certainty})}}",
  bothDeny: "both deny “{claim}”{certainty, select, none {} other { ({certainty})}}",
  firmness: "{name}: {certainty}",
  denies: "{by} says “{claim}”{certainty, select, none {} other { ({certainty})}}, {against} denies it",
  contradicts:
    "{by} says “{claim}”{certainty, select, none {} other { ({certainty})}}, {against} says “{other}”{otherCertainty, select, none {} other { ({otherCertainty})}}",
  onLine: "{point}{more, plural, =0 {} one {, and # more point} other {, and # more points}}",

  alone:
    "{alone, number} of {all, plural, one {# entity} other {# entities}} {alone, plural, one {has} other {have}} no claim in common with anyone.",
  allAlone: "{all, plural, one {There is only one} other {None of # has a claim in common with another}}.",
  aloneTitle:
    "{ties, select, all {Nothing in common with anyone} other {Joined by none of the lines that are drawn}}{all, plural, =0 {} other {: {shown, number} of #}}",
  most: "The {shown, number} with the most claims, of {all, number}{claims, plural, =0 {} one {; # claim is attributed to the others} other {; # claims are attributed to the others}}.",
  mostTies:
    "{kind, select, agreement {Agreements} other {Disagreements}} of {shown, number} pairs, those on the most points, of {all, number}.",
  unnamed:
    "{count, plural, one {# claim names} other {# claims name}} nobody{disagreements, plural, =0 {} one {; on # point one of them disagrees with somebody named} other {; on # points they disagree with somebody named}}.",
  unsourced: "{count, plural, one {# claim has} other {# claims have}} no source recorded.",
  otherYears: "{count, plural, one {# claim was} other {# claims were}} said in other years.",
  withoutYear: "{count, plural, one {# claim has} other {# claims have}} no date, or one that is longer than a year.",
  basis:
    "{basis, select, said {that in which it was said ({count, number})} published {that in which its source was published ({count, number})} other {that for which it holds ({count, number})}}",
  bases: "The year of a claim: {bases}.",
  noYears: "Nothing that is shown is known to have been said in one year.",
  nothing: "No claim that is shown is attributed to anyone who is named.",
  nothingInYear: "Nothing that is shown was said in {year}. Choose another year.",
});
