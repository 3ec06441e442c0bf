import { EmptyState } from "../../../lib/ui/EmptyState.tsx";
import { panelCommandWords as words } from "../../../words/en/panel-commands.ts";
import { PanelFrame } from "../../../workspace/ui/PanelFrame.tsx";

/** Stands in the one file for the panel of differences, which would make it too large: scripts/one-file-page.ts puts it there. */
export function NotInOneFile() {
  return (
    <PanelFrame title={words.differences()} testId="differences-panel">
      <EmptyState>{words.noDifferencesHere()}</EmptyState>
    </PanelFrame>
  );
}
