import { linkTo, pageAddressOf } from "../../features/sharing/page-address.ts";
import { copyText } from "../../lib/ui/copy-text.ts";
import { encodeView } from "../../model/share-link.ts";
import { DEFAULT_VIEW } from "../../model/view-state.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** Copies the link that opens the view as it is, and says what became of it. */
export async function copyLinkToView({ store }: Workspace): Promise<string> {
  const isCopied = await copyText(linkTo(pageAddressOf(location.href), encodeView(store.getState().view)));
  return isCopied
    ? "The link to this view is copied."
    : "The link could not be copied; take it from the address bar, or from “Share”.";
}

/** Copies the link that opens what is selected and nothing else of the view, and says what became of it. */
export async function copyLinkToSelection({ store }: Workspace): Promise<string> {
  const { selection } = store.getState().view;
  const count = selection.entities.length + selection.claims.length;
  const isCopied = await copyText(linkTo(pageAddressOf(location.href), encodeView({ ...DEFAULT_VIEW, selection })));
  return isCopied
    ? `The link to ${count === 1 ? "this alone" : `these ${count.toLocaleString("en")} alone`} is copied.`
    : "The link could not be copied; take it from “Share”.";
}
