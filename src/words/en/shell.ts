import { messages } from "../message.ts";

/** The page around the graph: header, panels, notices, and what the page does beyond the view. */
export const shellWords = messages("shell", {
  opening: "Opening the graph…",
  notOpened: "The graph could not be opened",
  unreachable: "The dataset could not be loaded: {reason}.",
  serverAnswered: "The dataset could not be loaded: the server answered {status}.",
  unreachableHint: "Check your connection, and that the folder datasets/ is next to the page.",

  stopped: "Sourceline has stopped working",
  stoppedExplained:
    "This is a problem in the program, not in your file. Your view is kept in the page’s address: reload the page to return to it.",
  reload: "Reload page",

  search: "Search",
  legend: "Legend and filters",
  searchAndLegend: "Search and legend",
  closeLegend: "Close search and legend",
  details: "Details",
  closeDetails: "Close details",
  detailsWidth: "Width of the details panel",
  more: "More",
  theme: "{choice, select, system {Theme: system} light {Theme: light} other {Theme: dark}}",
  allCommands: "All commands",
  shortcuts: "Shortcuts and gestures",
  present: "Present",
  open: "Open",
  share: "Share",
  export: "Export",
  undo: "Undo",
  undoStep: "Undo: {step}",
  redo: "Redo",
  redoStep: "Redo: {step}",

  undone: "Undone: {step}",
  redone: "Redone: {step}",
  opened: "Opened: {title}",
  linkInPart: "This link could be opened only in part.",
  moreProblems: "{count, plural, one {# more problem} other {# more problems}}",

  selected: "{count, number} selected",
  openDetails: "Open details",

  /** Commands of the page. */
  searchGraph: "Search the graph",
  findCommand: "Find a command",
  openFile: "Open file",
  save: "Save",
  saveAs: "Save as…",
  workspaces: "Workspaces",
  howRead: "How this file was read",
  shareOrCite: "Share, embed or cite",
  figures: "Figures for a report",
  print: "Print the graph and its claims",
  copyViewLink: "Copy link to this view",
  copySelectionLink: "Copy link to selection",
  changeTheme: "Change theme: system, light or dark",
  presentStory: "Present “{title}”",
});
