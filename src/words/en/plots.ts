import { messages } from "../message.ts";

/** Plots: their bars and what they count, the panel that shows them, and their pictures. */
export const plotWords = messages("plots", {
  open: "Show plots",
  choose: "Choose a plot",
  title: "Plots",
  lead: "What is shown, counted in bars. Press a bar to select what it counts.",
  plot: "Plot",

  span: "{from} to {to}",
  under: "{from} to under {to}",
  notStated: "Not stated",

  degree: "Claims per entity",
  degreeMeans: "Entities that are shown, by how many of the claims shown they take part in.",
  neighbours: "Neighbours per entity",
  neighboursMeans: "Entities that are shown, by how many other entities the claims shown join them to.",
  stances: "Certainty by attribution",
  stancesMeans:
    "Claims that are shown, by who makes them and how firmly. A claim that several make counts for each; for somebody who makes or denies it twice it counts once, at its firmest.",
  paragraphs: "Claims per paragraph",
  paragraphsMeans:
    "Claims by the paragraphs they rest on, in the order of the text. A claim that rests on several counts for each.",
  sources: "Claims per source",
  sourcesMeans: "Claims by the sources they rest on. A claim that rests on several counts for each.",
  dates: "Claims by date",
  datesMeans: "Claims by when they hold. A stretch of time counts where it begins.",
  fieldMeans:
    "{of, select, entity {Entities} other {Claims}} by what they state. A stretch of time counts where it begins.",
  numberMeans: "{of, select, entity {Entities} other {Claims}} by what they state.",
  ofEntities: "{field} (of entities)",
  ofClaims: "{field} (of claims)",
  withUnit: "{field} ({unit})",
  measureMeans: "Entities that are shown, by {measure}.",
  general: "Counts",
  fields: "Fields",
  measures: "Measures",
  compute: "Compute",
  stop: "Stop",
  needsMeasure: "Measures take a moment: press Compute.",
  computing: "Computing: {share, number, percent}",
  failed: "The measure failed.",
  undefinedValue: "Not defined",

  scale: "Scale",
  counts: "Counts",
  countsMeans: "The length of a bar is its count",
  log: "Log–log",
  share: "Shares",
  scaleMeans:
    "{scale, select, log {How many have that many or more, on two logarithmic scales} other {All bars have the same length, and their parts are shares of it}}",
  cumulated: "Each point counts those that have that many or more; both scales are logarithmic.",
  inShares: "All bars have the same length, and their parts are shares of it.",
  longest: "The longest bar is {count}.",
  first: "From 1 entity to {count}.",
  none: "None",
  orMore: "{count, number} or more",

  shown: "Shown",
  hidden: "Hidden",
  bars: "Bars",
  groupColumn: "Source",

  entities: "{count, plural, one {# entity} other {# entities}}",
  claims: "{count, plural, one {# claim} other {# claims}}",
  bar: "{name}: {count}",
  barOf: "{name}: {shown, number} of {count} shown",
  barOfParts: "{name}: {count} ({parts})",
  part: "{count, number} {name}",
  more: "And {count, plural, one {# more} other {# more}}, with at most {most, plural, one {# claim} other {# claims}} each.",
  showMore: "Show {count, number} more",
  paragraphRun: "Paragraphs {from} to {to}",
  unlocated: "No paragraph stated",
  unsourced: "No source stated",

  nothing: "Nothing is shown that could be counted.",
  noneStated:
    "{of, select, entity {{count, plural, one {The entity does} other {None of the # entities does}}} other {{count, plural, one {The claim does} other {None of the # claims does}}}} state this.",
  noDates: "{count, plural, one {The claim has no date} other {None of the # claims has a date}}.",

  copy: "Copy numbers",
  copied: "Copied: {count, plural, one {# row} other {# rows}}.",
  svg: "Download SVG",
  png: "Download PNG",
  csv: "Download CSV",
  subject: "A plot of “{title}”.",
  axisOf: "Number of {of, select, entity {entities} other {claims}}",
});
