import { messages } from "../message.ts";

/** Images of the graph: what is written in them, the dialog that exports them, and the printed graph. */
export const imageWords = messages("image", {
  title: "Export image",
  drawing: "Drawing…",
  scope: "Scope",
  view: "Current view",
  whole: "Whole graph",
  selection: "Selection",
  format: "Format",
  size: "Size",
  colours: "Colours",
  asOnScreen: "As on screen",
  light: "Light",
  dark: "Dark",
  transparent: "Transparent background",
  include: "Include",
  titlePart: "Title",
  legendPart: "Legend",
  sourcePart: "Source line",
  pixels: "{width, number} × {height, number} pixels",
  preview: "{title}. {description}",

  notDrawn: "The image could not be drawn.",
  reload: "Reload the page and try again.",
  tooLarge:
    "At {scale, number}× the image would have {width, number} × {height, number} pixels, more than a browser can draw.",
  noCanvas: "This browser did not provide a canvas for the image.",
  notEncoded: "This browser could not draw the image at {scale, number}×.",
  smaller: "Choose a smaller size, or SVG, which has no pixels.",
  nothingShown: "Nothing is shown: everything is filtered out.",
  changeFilters: "Change the filters, then export the image.",
  nothingSelected: "Nothing is selected.",
  selectFirst: "Select entities or claims first, or export the whole graph.",

  shownAll:
    "Shown: the whole dataset, with {entities, plural, one {# entity} other {# entities}} and {claims, plural, one {# claim} other {# claims}}.",
  shownPart:
    "Shown: {shownEntities, number} of {entities, plural, one {# entity} other {# entities}} and {shownClaims, number} of {claims, plural, one {# claim} other {# claims}}{filtered, select, yes { ({rule})} other {}}.",
  byHand:
    "{hidden, plural, =0 {{faded, number} faded} other {{faded, plural, =0 {{hidden, number} hidden} other {{hidden, number} hidden and # faded}}}} by hand.",
  filteredFaded: "What is filtered out is faded.",
  inFrame: "{count, plural, one {# of these entities is} other {# of these entities are}} in this part of the graph.",
  source: "Source: {reference}",
  noSource: "Source: not stated.",
  moreSources: "And {count, plural, one {# more source} other {# more sources}}.",
  dataset: "Dataset: {id}, version {version}, {licence}. Drawn with Sourceline.",
  network:
    "A network of {entities, plural, one {# entity} other {# entities}} and {claims, plural, one {# claim} other {# claims}} between them.",
  describedTypes: "Entity types: {types}.",
  describedCertainty: "Certainty, by line pattern: {certainties}.",
  describedHubs: "Entities with the most claims: {entities}.",
  hub: "{name} ({claims, number})",

  entityTypes: "Entity types",
  certainty: "Certainty",
  symbols: "Symbols",
  contested: "contested",
  denied: "denied",
  bundled: "claims drawn as one line",
  onlyFirstLens: "only in lens A",
  onlySecondLens: "only in lens B",
  notShown: "neighbours not shown",
  selected: "selected",
  pinned: "pinned",

  printedClaims: "{count, plural, one {# claim} other {# claims}} in the order of the text",
  printedDataset: "{title}. Version {version}, {licence}.",
  cut: "Only the first {listed, number} of {all, plural, one {# claim} other {# claims}} are listed. To print the others, narrow the view with filters.",
  claim: "Claim",
  attributedTo: "Attributed to",
  passage: "Passage",
});
