import { isTooLong, lengthWarning } from "../../features/sharing/link-length.ts";
import { copyText } from "../../lib/ui/copy-text.ts";
import { isChanged } from "../../model/document.ts";
import { linkTo, pageAddressOf } from "../../model/page-address.ts";
import { encodeView } from "../../model/share-link.ts";
import { DEFAULT_VIEW, type ViewState } from "../../model/view-state.ts";
import { pageLinkWords as words } from "../../words/en/page-links.ts";
import type { Words } from "../../words/message.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** Copies the link that opens the view as it is. Returns what to tell the user. */
export function copyLinkToView(workspace: Workspace): Promise<Words> {
  return copyLink(workspace, "view", workspace.store.getState().view);
}

/** Copies the link that opens what is selected and nothing else of the view. Returns what to tell the user. */
export function copyLinkToSelection(workspace: Workspace): Promise<Words> {
  const { selection } = workspace.store.getState().view;
  return copyLink(workspace, "selection", { ...DEFAULT_VIEW, selection });
}

async function copyLink({ store }: Workspace, what: "view" | "selection", view: ViewState): Promise<Words> {
  const fragment = encodeView(view);
  const warning = lengthWarning(fragment);
  if (warning !== null && isTooLong(fragment)) return words.tooLongToCopy({ warning });
  if (!(await copyText(linkTo(pageAddressOf(location.href), fragment)))) return words.notCopied();
  return words.copied({
    what,
    isLong: warning === null ? "no" : "yes",
    warning: warning ?? "",
    isChanged: isChanged(store.getState().document) ? "yes" : "no",
  });
}
