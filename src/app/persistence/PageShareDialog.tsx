import { ShareDialog } from "../../features/sharing/ui/ShareDialog.tsx";
import type { Dataset } from "../../model/dataset.ts";
import { pageAddressOf } from "../../model/page-address.ts";
import { useWorkspaceState } from "../../workspace/ui/workspace-context.tsx";

/**
 * The share dialog for this page, which knows its address and whether a link includes the dataset.
 * @param site the site's own dataset; any other comes from a file, which no link includes.
 */
export function PageShareDialog({ site, onClose }: { site: Dataset | null; onClose: () => void }) {
  const opened = useWorkspaceState(({ document }) => document.opened);
  return <ShareDialog page={pageAddressOf(location.href)} isOwnFile={opened !== site} onClose={onClose} />;
}
