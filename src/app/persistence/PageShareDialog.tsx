import { pageAddressOf } from "../../features/sharing/page-address.ts";
import { ShareDialog } from "../../features/sharing/ui/ShareDialog.tsx";
import type { Fragments } from "../../features/sharing/ui/sharing.ts";
import type { Dataset } from "../../model/dataset.ts";
import { encodeView } from "../../model/share-link.ts";
import { encodeStoryLink } from "../../model/story-link.ts";
import { useWorkspaceState } from "../../workspace/ui/workspace-context.tsx";

const FRAGMENTS: Fragments = {
  view: encodeView,
  scene: (story, scene) => encodeStoryLink({ story, scene, step: 0, autoplay: false }),
};

/**
 * The dialog that shares this page: where it stands, and how its links are written.
 * @param firstDataset what the page opened with; any other comes from a file, and no link brings it along.
 */
export function PageShareDialog({ firstDataset, onClose }: { firstDataset: Dataset; onClose: () => void }) {
  const dataset = useWorkspaceState((state) => state.knowledge.dataset);
  return (
    <ShareDialog
      page={pageAddressOf(location.href)}
      fragments={FRAGMENTS}
      isOwnFile={dataset !== firstDataset}
      onClose={onClose}
    />
  );
}
