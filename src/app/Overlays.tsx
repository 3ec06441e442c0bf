import type { MenuRequest } from "../drawing/ui/view.ts";
import { lateOverlay } from "../lib/ui/late-overlay.tsx";
import type { Dataset } from "../model/dataset.ts";
import type { ViewId } from "../model/view-slices/views.ts";
import { useWorkspaceState } from "../workspace/ui/workspace-context.tsx";
import type { Action } from "./actions.ts";
import { Printing } from "./Printing.tsx";

const ExportDialog = lateOverlay(async () => (await import("./PageExportDialog.tsx")).PageExportDialog);
const ShareDialog = lateOverlay(async () => (await import("./persistence/PageShareDialog.tsx")).PageShareDialog);
const PictureDialog = lateOverlay(async () => (await import("./PagePictures.tsx")).PagePictureDialog);
const FigureDesk = lateOverlay(async () => (await import("./PagePictures.tsx")).PageFigureDesk);
const CommandPalette = lateOverlay(async () => (await import("./CommandPalette.tsx")).CommandPalette, {
  isTypedInto: true,
});
const KeyList = lateOverlay(async () => (await import("./KeyList.tsx")).KeyList);
const StoryChooser = lateOverlay(async () => (await import("./presenting/StoryChooser.tsx")).StoryChooser);
const WorkspacesDialog = lateOverlay(async () => (await import("./keeping/WorkspacesDialog.tsx")).WorkspacesDialog);
const ContextMenu = lateOverlay(async () => (await import("./ContextMenu.tsx")).ContextMenu);

/** What lies over the page, one at a time. */
export type Overlay =
  | "export"
  | "picture"
  | "figures"
  | "print"
  | "share"
  | "palette"
  | "keys"
  | "stories"
  | "workspaces"
  | MenuRequest;

/**
 * The requested dialog, list or menu; the code of each is loaded separately.
 * @param onDetails brings the record of what is selected into view; undefined where there are no details.
 * @param stageSize size of a view in CSS pixels: the default size of its image.
 */
export function Overlays({
  overlay,
  onChange,
  onDetails,
  actions,
  site,
  pictured,
  stageSize,
  theme,
}: {
  overlay: Overlay | null;
  onChange: (overlay: Overlay | null) => void;
  onDetails: (() => void) | undefined;
  actions: readonly Action[];
  /** The site's own dataset; null where the page opened with another. */
  site: Dataset | null;
  /** The view that a picture was asked of last; null for the first that is open. */
  pictured: ViewId | null;
  stageSize: (view: ViewId) => { readonly width: number; readonly height: number };
  theme: "light" | "dark";
}) {
  const close = () => onChange(null);
  const first = useWorkspaceState(({ view }) => view.views.first);
  return (
    <>
      <Printing isAsked={overlay === "print"} onDone={close} />
      {overlay === "export" && <ExportDialog theme={theme} onClose={close} onPicture={() => onChange("picture")} />}
      {overlay === "picture" && (
        <PictureDialog
          of={pictured ?? first}
          stageOf={stageSize}
          theme={theme}
          onFigures={() => onChange("figures")}
          onClose={close}
        />
      )}
      {overlay === "figures" && <FigureDesk stageOf={stageSize} onClose={close} />}
      {overlay === "share" && <ShareDialog site={site} onClose={close} />}
      {overlay === "workspaces" && <WorkspacesDialog site={site} onClose={close} />}
      {overlay === "palette" && <CommandPalette actions={actions} onClose={close} />}
      {overlay === "keys" && <KeyList actions={actions} onClose={close} />}
      {overlay === "stories" && <StoryChooser onClose={close} />}
      {typeof overlay === "object" && overlay !== null && (
        <ContextMenu request={overlay} actions={actions} onDetails={onDetails} onClose={close} />
      )}
    </>
  );
}
