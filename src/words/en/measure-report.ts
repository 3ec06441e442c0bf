import { messages } from "../message.ts";

/** What a measure was computed on and came to, in a panel or in a terminal. */
export const measureReportWords = messages("measure-report", {
  graph:
    "{directed, select, yes {Directed} other {Undirected}} graph of {entities, plural, one {# entity} other {# entities}} and {lines, plural, one {# line} other {# lines}}, from {claims, plural, one {# claim} other {# claims}} between two entities; parallel claims are one line.",
  noLines:
    "Not in it: {values, plural, one {# claim with a value in place of a second entity} other {# claims with a value in place of a second entity}}, {loops, plural, one {# loop} other {# loops}}.",
  versions:
    "{versions, plural, one {# claim is another version of a fact that counts already, and does} other {# claims are other versions of facts that count already, and do}} not count again.",
  unweighted:
    "{unweighted, plural, one {# claim is} other {# claims are}} left out, since no weight above 0 is stated.",
  alike: "Unweighted: all lines count the same.",
  byClaims: "Weighted by the number of claims, as nearness: the more, the nearer.",
  byField:
    "Weighted by “{field}” as {meaning, select, nearness {nearness: the more, the nearer} other {distance: the more, the farther}}.",
  undefinedFor:
    "Not defined for {count, plural, one {# entity} other {# entities}}, which {count, plural, one {has} other {have}} no rank.",
  constant: "All have the same value: it ranks nobody.",
  unsettled: "{measure} does not settle on this graph. There are no values.",
  modularity: "Modularity {modularity}.",
  stability: "Stability over ten seeds: {mean, number, percent} of a community stays together on average.",
  notDefined: "not defined",
  rank: "{rank, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}",
  noRank: "no rank",
  rankIf: "{rank}; {changes}",
  rankWithout: "{rank, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} without {label}",
  goneWithout: "gone without {label}",
  undefinedWithout: "no rank without {label}",
});
