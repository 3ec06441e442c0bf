import { messages } from "../message.ts";

/** The panel of differences, and what the canvas and cards say of them. */
export const differencesPageWords = messages("differences-page", {
  title: "Differences",
  // What is compared with; these stand within sentences.
  opened: "the file as opened",
  link: "the link",
  openNow: "what is open now",

  with: "Compare with",
  withOpened: "As opened",
  withOpenedMeans: "What you have changed since the file was opened.",
  withFile: "A file",
  withFileMeans: "Another version of this dataset, or any other dataset.",
  withLink: "A link",
  withLinkMeans: "The view on the screen and the one that a link holds.",
  fromOpened: "From the file as opened (A) to what is open now (B).",
  fromFile: "From {file} (A) to what is open now (B).",
  fromLink: "From the view in the link (A) to the view on the screen (B).",

  chooseFile: "Choose a file…",
  chooseAnother: "Choose another file…",
  aboutFile:
    "Choose a file, or drop one anywhere on the page. It is read and checked like one that you open, and then compared.",
  pairBy: "Pair records by",
  pairById: "Id",
  pairByIdMeans: "A record is the one with the same id.",
  pairByName: "Name",
  pairByNameMeans: "As a merge finds them: entities by name, claims by what they say.",
  noSharedIds: "The two files have no entity ids in common. Pair them by name.",

  linkField: "Link to a view of this dataset",
  compare: "Compare",
  noLink: "This is no link to a view. Paste an address that was copied from this page, or what follows its “#”.",

  takingIn: "Taking in both datasets…",
  comparing: "Comparing…",
  handingOver: "Taking in the differences…",
  failed: "The two could not be compared.",
  failedBecause: "The two could not be compared. The browser says: {reason}",
  noMemory: "They may need more memory than the browser has.",
  again: "Try again",

  nothing: "Nothing differs.",
  total: "{count, plural, one {# difference} other {# differences}}",
  find: "Find in the list",
  finding: "Looking…",
  found: "{found, number} of {total, number} shown",
  sort: "Show",
  all: "All",
  copyText: "Copy as text",
  download: "Download text",
  writing: "Writing…",
  more: "Show {count, number} more",
  end: "End comparison",

  // Signs.
  added: "Added",
  removed: "Removed",
  changed: "Changed",
  contested: "Contested",
  reordered: "Reordered",

  // On the canvas.
  key: "Differences on the canvas",
  comparedWith: "Compared with {other}",
  list: "Show the list",
  keyAdded: "{count, number} added",
  keyRemoved: "{count, number} removed",
  keyChanged: "{count, number} changed",
  keyOnlyHere: "{count, number} shown only here",
  keyOnlyThere: "{count, number} shown only in the link",
  nothingToDraw: "Nothing that differs is drawn here.",
  notInStillImage: "The static image does not show them.",
  notDrawn: "Not drawn: {what}.",
  filteredOut: "{count, number} filtered out",
  withoutPlace: "{count, number} removed, whose old place is not known",
  withoutLine: "{count, plural, one {# claim with a value} other {# claims with a value}}",
  zoomIn: "At most {count, number} signs are drawn at once: zoom in to see the others.",

  // On a card.
  isAdded: "added",
  isNewlyContested: "newly contested",
  isNoLongerContested: "no longer contested",
});
