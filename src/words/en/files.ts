import { messages } from "../message.ts";

/** The export dialog. */
export const fileWords = messages("files", {
  title: "Export",
  asData: "Saves the graph as data.",
  asImage: "Export image instead",

  scope: "Scope",
  scopeTitle:
    "{scope, select, selection {Selection} claims {Selection with its claims} visible {Visible} other {Everything}}",
  scopeSize: "{entities, plural, one {# entity} other {# entities}}, {claims, plural, one {# claim} other {# claims}}",
  noClaims:
    "This has no claims: {entities, plural, one {the entity would stand alone} other {nothing would join the # entities}}.",
  takeClaims: "Include {claims, plural, one {its claim} other {the # claims}}",
  nothingSelected: "Nothing is selected.",
  nothingHidden: "Nothing is filtered out or hidden.",
  wholeDataset: "The whole dataset.",

  format: "Format",
  writing: "Writing…{share, plural, =0 {} other { {share, number, percent}}}",
  notLoaded: "This format could not be loaded. Reload the page and try again.",
  context:
    "For context, the file also includes {count, plural, one {# entity} other {# entities}} that the exported records refer to.",
  nothingLost: "This format keeps everything, including the sources of every claim.",
  losses: "This format does not keep:",

  pageRefused: "The page for standalone HTML could not be loaded: the server answered {status}.",
  pageUnreachable: "The page for standalone HTML could not be loaded: {reason}.",
  pageHint: "Check your connection, and that {file} is on the server beside this page.",
});
