import { messages } from "../message.ts";

/** Paths between two entities: the panel, and a path as text. */
export const pathWords = messages("paths", {
  title: "Paths",
  from: "From",
  to: "To",
  swapEnds: "Swap ends",
  chooseTwo: "Choose two entities here, or select two on the canvas.",
  chooseDifferent: "Choose two different entities.",
  // Options
  options: "Path options",
  preferFirmer: "Prefer firmer claims",
  preferFirmerMeans:
    "The less certain a claim, the more its step counts, so that a longer path of firmer claims can come first.",
  followArrows: "Follow arrows",
  followArrowsMeans:
    "Follows claims from subject to object only. Claims without a single direction are followed both ways.",
  excluded: "Excluded: {name}",
  allowAgain: "Excluded: {name}. Allow on paths again",
  // What was found
  count: "{count, plural, one {# path} other {# paths}}",
  heading:
    "{count, plural, one {# path} other {# paths}}, {order, select, firmest {firmest first} other {shortest first}}",
  stepsAndWeakest: "{steps, plural, one {# step} other {# steps}}, {weakest}",
  weakest: "weakest: step {step, number}, {certainty}",
  allAlike: "all steps {certainty}",
  weakestStep: "weakest step",
  deniedByAll: "denied by everyone it is attributed to",
  moreClaims: "{count, plural, one {# more claim} other {# more claims}}",
  exclude: "Exclude",
  excludeThis: "Exclude {name} from paths",
  copy: "Copy as paragraph",
  showOnCanvas: "Show on canvas",
  // What would connect two entities between which no path was found
  none: "No paths",
  noneInDataset: "No path between {from} and {to} in this dataset.",
  noneWithFilters: "No path between {from} and {to} with the current filters.",
  noneWithOptions: "No path between {from} and {to} with the current filters and path options.",
  connectedIf:
    "Connected if you <b>{changes}</b>: {steps, plural, one {# step} other {# steps}}{hidden, plural, =0 {} other {, # of them on hidden claims}}.",
  include: "include {what}",
  ignoreArrows: "ignore arrows",
  excludeNothing: "exclude no entities",
  ofCertainty: "{certainty, select, alleged {allegations} other {claims with the certainty {labels}}}",
  attributedTo: "claims attributed to {labels}",
  ofEntityTypes: "entities of the type {labels}",
  ofRelationTypes: "claims of the relation type {labels}",
  ofReviewStatus: "claims with the review status {labels}",
  label: "“{label}”",
  leftOutByFields:
    "{count, plural, one {what the filter by {labels} leaves out} other {what the filters by {labels} leave out}}",
  hiddenByHand: "{names}, hidden by hand",
  anyTime: "claims of any time",
  undated: "undated claims",
  outsideFocus: "what is outside the focus",
  showThisPath: "Show this path",
  // A path as text
  step: "{sentence} ({certainty}; {attribution}; {passage})",
  stepWithoutAttribution: "{sentence} ({certainty})",
  sentence: "{sentence}.[{number, number}]",
  paragraphWeakest: "{sentences} (Weakest: step {step, number}, {certainty}.)",
  paragraphAlike: "{sentences} (All steps: {certainty}.)",
  noteNumber: "[{number, number}]",
  note: "{by}; {passage}.",
  noteWithoutAttribution: "Attribution and passage not stated.",
  othersConnect: "{count, plural, one {# more claim connects} other {# more claims connect}} the two.",
  passageOf: "{passage} of “{source}”",
  sourceNotStated: "Source: not stated.",
  dataset: "Dataset: {title}{version, select, none {} other {, version {version}}}, {licence}.",
});
