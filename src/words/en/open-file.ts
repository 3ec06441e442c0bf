import { messages } from "../message.ts";

/** The dialogs that show what is in a file before it is opened. */
export const openFileWords = messages("open-file", {
  openedText: "Opened as your copy of “{source}”.",
  // Announced.
  readingBegins: "Reading {file}.",
  isReady: "{file} is ready to open.",
  storyIsReady: "{file} contains a story that can be added.",
  viewIsReady: "{file} contains a view that can be opened.",
  isRefused: "{file} cannot be opened.",
  nothingWasOpened: "Nothing was opened.",

  file: "File",
  readAs: "Read as",
  leftOutHere: "{format} – not in standalone HTML",
  readAsFormat: "Read as {format}.",
  contents: "Contents",

  readingFile: "Reading {file} ({size})…",
  fetchingFile: "Fetching {file}…",
  fetching: "Fetching the file",
  reading: "Reading the file",
  unpacking: "Unpacking the archive",
  // Both of these are one step without counts; beside all others stands how far they are.
  parsing: "Parsing the text (one step)",
  takingIn: "Reading entities and claims",
  checking: "Checking records and references",
  reviewing: "Looking for problems",
  layingOut: "Placing entities that have no position in the file",
  handingOver: "Loading into the page",
  ofSize: "{done} of {total}",
  ofRecords: "{done, number} of {total, plural, one {# record} other {# records}}",
  ofPercent: "{share, number, percent}",
  ofRules: "{done, number} of {total, plural, one {# rule} other {# rules}}",
  untilOpened: "The current graph stays on the page until you open this one.",

  open: "Open",
  mergeInto: "Merge into {title}…",
  compare: "Compare",
  comparesOnly:
    "Comparing leaves what is open as it is. Opening it replaces the current graph and clears the undo history.",
  counts: "{entities, plural, one {# entity} other {# entities}}, {claims, plural, one {# claim} other {# claims}}",
  sources: "{count, plural, one {Source} other {Sources}}",
  noSources: "none recorded",
  moreSources: "and {count, number} more",
  unattributed: "Without attribution",
  unattributedCount: "{count, plural, =0 {no claims} one {# claim} other {# claims}}",
  positions: "Positions",
  positionsComputed:
    "{all, select, yes {computed, since the file has none} other {computed for {placed, number} of {count, plural, one {# entity} other {# entities}}; the others stay where the file has them}}",
  version: "Version",
  licence: "Licence",
  partOf: "Part of",
  /** A dataset, its version, and by which filter this one was made of it. */
  missing: "Left behind",
  part: "{dataset}{version, select, none {} other { {version}}}: {filter}",
  skipped: "Skipped",
  nothing: "nothing",
  replacesGraph: "Opening it replaces the current graph and clears the undo history.",

  nothingOpened: "Nothing was opened",
  refused: "{file} cannot be opened",
  nothingImported: "Nothing was imported. The current graph and view are unchanged.",

  addStory: "Add story",
  storyCounts: "{scenes, plural, one {A story with # scene} other {A story with # scenes}}",
  addedTo: "Added to",
  sameStory: "This story is already in the dataset.",
  sameId: "The dataset already has a story with the same id ({id}): “{title}”.",
  keepBoth: "Keep both: this one gets a new id",
  replaceStory: "Replace the existing story",
  addsToDataset: "The story is added to the current dataset. You can undo this.",

  savedView: "Saved view",
  openView: "Open this view",
  savedFrom: "Saved from",
  savedFromDataset: "“{id}”{version, select, none {} other {, version {version}}}",
  shows: "Shows",
  appliedTo: "Applied to",
  appliedToDataset: "{title}{version, select, none {} other {, version {version}}}",
  otherDataset:
    "This view was saved from another dataset, “{id}”{version, select, none {} other {, version {version}}}. It shows only what both datasets contain. To see all of it, open that dataset first.",
  replacesView: "Opening it replaces the current view. To return to that view, use your browser’s Back button.",
});
