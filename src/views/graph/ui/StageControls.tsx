import {
  BrushCleaning,
  Crosshair,
  Hand,
  Image,
  LassoSelect,
  Maximize,
  Minus,
  Plus,
  SquareDashedMousePointer,
} from "lucide-react";
import type { ReactNode } from "react";
import { asOneStop } from "../../../lib/ui/as-one-stop.ts";
import { IconButton } from "../../../lib/ui/IconButton.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { keepClear } from "../../../lib/ui/overlays.ts";
import { canvasWords as words } from "../../../words/en/canvas.ts";
import type { Words } from "../../../words/message.ts";
import { fitAll, fitSelection } from "../../../workspace/camera-commands.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { canTidy, TIDY_KEY } from "../tidy-commands.ts";
import { BundleSwitch } from "./BundleSwitch.tsx";
import styles from "./StageControls.module.css";
import type { PointerMode } from "./stage-gestures.ts";
import { tidyNow } from "./tidy-now.ts";

/** Factor of one step of zooming. */
export const ZOOM_STEP = 1.5;

const hasSelection = ({ view }: WorkspaceState) => view.selection.entities.length + view.selection.claims.length > 0;

const MODES: readonly { readonly mode: PointerMode; readonly label: () => Words; readonly icon: ReactNode }[] = [
  { mode: "move", label: words.pan, icon: <Hand size={15} strokeWidth={1.75} /> },
  {
    mode: "rectangle",
    label: words.rectangle,
    icon: <SquareDashedMousePointer size={15} strokeWidth={1.75} />,
  },
  { mode: "lasso", label: words.lasso, icon: <LassoSelect size={15} strokeWidth={1.75} /> },
];

/**
 * The buttons in the corner of the canvas: what dragging does, zoom and fit, bundling, and the export of an image.
 * @param hasModes whether areas can be selected by dragging.
 * @param onPicture opens the export of an image; without it there is no button for that.
 */
export function StageControls({
  mode,
  onMode,
  onZoom,
  hasModes,
  onPicture,
}: {
  mode: PointerMode;
  onMode: (mode: PointerMode) => void;
  onZoom: (factor: number) => void;
  hasModes: boolean;
  onPicture: (() => void) | undefined;
}) {
  const workspace = useWorkspace();
  const canFitSelection = useWorkspaceState(hasSelection);
  const isTidiable = useWorkspaceState(canTidy);
  return (
    <div ref={keepClear} className={styles.controls}>
      {hasModes && (
        <div
          className={`${kit.toolbar} ${styles.bar}`}
          ref={asOneStop}
          role="toolbar"
          aria-label={words.dragging()}
          aria-orientation="vertical"
        >
          {MODES.map((option) => (
            <IconButton
              key={option.mode}
              className={styles.mode ?? ""}
              label={option.label()}
              data-mode={option.mode}
              aria-pressed={option.mode === mode}
              onClick={() => onMode(option.mode)}
            >
              {option.icon}
            </IconButton>
          ))}
        </div>
      )}
      <div
        className={`${kit.toolbar} ${styles.bar}`}
        ref={asOneStop}
        role="toolbar"
        aria-label={words.canvas()}
        aria-orientation="vertical"
      >
        <IconButton label={words.zoomIn()} keys="+" onClick={() => onZoom(ZOOM_STEP)}>
          <Plus size={16} strokeWidth={1.75} />
        </IconButton>
        <IconButton label={words.zoomOut()} keys="-" onClick={() => onZoom(1 / ZOOM_STEP)}>
          <Minus size={16} strokeWidth={1.75} />
        </IconButton>
        <IconButton label={fitAll.title()} keys={fitAll.keys ?? undefined} onClick={() => workspace.dispatch(fitAll)}>
          <Maximize size={15} strokeWidth={1.75} />
        </IconButton>
        <IconButton
          label={fitSelection.title()}
          keys={fitSelection.keys ?? undefined}
          disabled={!canFitSelection}
          onClick={() => workspace.dispatch(fitSelection)}
        >
          <Crosshair size={15} strokeWidth={1.75} />
        </IconButton>
        <IconButton label={words.tidyView()} keys={TIDY_KEY} disabled={!isTidiable} onClick={() => tidyNow(workspace)}>
          <BrushCleaning size={15} strokeWidth={1.75} />
        </IconButton>
        <BundleSwitch />
        {onPicture && (
          <IconButton label={words.exportImage()} aria-haspopup="dialog" onClick={onPicture}>
            <Image size={15} strokeWidth={1.75} />
          </IconButton>
        )}
      </div>
    </div>
  );
}
