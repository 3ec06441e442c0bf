import { isTooLong, lengthWarning } from "../../features/sharing/link-length.ts";
import { linkTo, pageAddressOf } from "../../features/sharing/page-address.ts";
import { copyText } from "../../lib/ui/copy-text.ts";
import { isChanged } from "../../model/document.ts";
import { encodeView } from "../../model/share-link.ts";
import { DEFAULT_VIEW, type ViewState } from "../../model/view-state.ts";
import type { Workspace, WorkspaceState } from "../../workspace/workspace.ts";

/** Copies the link that opens the view as it is, and says what became of it. */
export function copyLinkToView({ store }: Workspace): Promise<string> {
  return copyLink(store.getState(), store.getState().view, "this view");
}

/** Copies the link that opens what is selected and nothing else of the view, and says what became of it. */
export function copyLinkToSelection({ store }: Workspace): Promise<string> {
  const { selection } = store.getState().view;
  const count = selection.entities.length + selection.claims.length;
  const what = count === 1 ? "this alone" : `these ${count.toLocaleString("en")} alone`;
  return copyLink(store.getState(), { ...DEFAULT_VIEW, selection }, what);
}

async function copyLink(state: WorkspaceState, view: ViewState, what: string): Promise<string> {
  const fragment = encodeView(view);
  const warning = lengthWarning(fragment);
  if (isTooLong(fragment)) return `Nothing was copied. ${warning} Use “Share” to save it as a file instead.`;
  if (!(await copyText(linkTo(pageAddressOf(location.href), fragment))))
    return "The link could not be copied; copy it from “Share” instead.";
  const long = warning === null ? "" : ` ${warning} Use “Share” to save it as a file instead.`;
  return `The link to ${what} is copied.${long}${withoutChanges(state)}`;
}

/** What a link leaves behind; nothing where the document is as the file has it. */
function withoutChanges({ document }: WorkspaceState): string {
  return isChanged(document) ? " It does not include your changes to the graph; to share them, export a file." : "";
}
