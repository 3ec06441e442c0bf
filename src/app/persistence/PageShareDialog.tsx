import { ShareDialog } from "../../features/sharing/ui/ShareDialog.tsx";
import type { Dataset } from "../../model/dataset.ts";
import { pageAddressOf } from "../../model/page-address.ts";
import { useWorkspaceState } from "../../workspace/ui/workspace-context.tsx";

/**
 * The share dialog for this page, which knows its address and whether a link includes the dataset.
 * @param firstDataset what the page opened with; any other comes from a file, which no link includes.
 */
export function PageShareDialog({ firstDataset, onClose }: { firstDataset: Dataset; onClose: () => void }) {
  const opened = useWorkspaceState(({ document }) => document.opened);
  return <ShareDialog page={pageAddressOf(location.href)} isOwnFile={opened !== firstDataset} onClose={onClose} />;
}
