import { messages } from "../message.ts";

/** Files that were opened before, in the dialog that opens files. */
export const recentFileWords = messages("recent-files", {
  title: "Open a file",
  choose: "Choose a file…",
  recent: "Recent files",
  none: "The list is empty.",
  facts: "{at} · {size}",
  open: "Open",
  openNamed: "Open {name}",
  remove: "Remove",
  removeNamed: "Remove {name} from the list",
  clear: "Clear list",
  gone: "{name} is no longer where it was: it was moved, renamed or deleted.",
  refused: "Your browser did not allow this page to read {name}.",
  failed: "{name} could not be read: {reason}",
  elsewhere: "What you opened in other ways is listed under Workspaces.",
});
