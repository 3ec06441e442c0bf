import { messages } from "../message.ts";

/** What a one-file keeps in the browser. */
export const oneFileKeepingWords = messages("one-file-keeping", {
  kept: "This file keeps your last changes to each dataset in the browser, and no workspaces: for those, use the site.",
});
