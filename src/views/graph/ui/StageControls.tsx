import { Crosshair, Hand, Image, LassoSelect, Maximize, Minus, Plus, SquareDashedMousePointer } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "../../../lib/ui/IconButton.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { keepClear } from "../../../lib/ui/overlays.ts";
import { fitAll, fitSelection } from "../../../workspace/camera-commands.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { BundleSwitch } from "./BundleSwitch.tsx";
import styles from "./StageControls.module.css";
import type { PointerMode } from "./stage-gestures.ts";

/** Factor of one step of zooming. */
export const ZOOM_STEP = 1.5;

const hasSelection = ({ view }: WorkspaceState) => view.selection.entities.length + view.selection.claims.length > 0;

const MODES: readonly { readonly mode: PointerMode; readonly label: string; readonly icon: ReactNode }[] = [
  { mode: "move", label: "Drag to pan and to move nodes", icon: <Hand size={15} strokeWidth={1.75} /> },
  {
    mode: "rectangle",
    label: "Drag to select a rectangle",
    icon: <SquareDashedMousePointer size={15} strokeWidth={1.75} />,
  },
  { mode: "lasso", label: "Drag to select with a lasso", icon: <LassoSelect size={15} strokeWidth={1.75} /> },
];

/**
 * The buttons in the corner of the stage: what dragging does, the camera, and a picture of it.
 * @param hasModes whether areas can be selected by dragging.
 * @param onPicture asks for a picture of the graph; without it there is no button for one.
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
  return (
    <div ref={keepClear} className={styles.controls}>
      {hasModes && (
        <div
          className={`${kit.toolbar} ${styles.bar}`}
          role="toolbar"
          aria-label="What dragging does"
          aria-orientation="vertical"
        >
          {MODES.map((option) => (
            <IconButton
              key={option.mode}
              className={styles.mode ?? ""}
              label={option.label}
              aria-pressed={option.mode === mode}
              onClick={() => onMode(option.mode)}
            >
              {option.icon}
            </IconButton>
          ))}
        </div>
      )}
      <div className={`${kit.toolbar} ${styles.bar}`} role="toolbar" aria-label="Camera" aria-orientation="vertical">
        <IconButton label="Zoom in" keys="+" onClick={() => onZoom(ZOOM_STEP)}>
          <Plus size={16} strokeWidth={1.75} />
        </IconButton>
        <IconButton label="Zoom out" keys="-" onClick={() => onZoom(1 / ZOOM_STEP)}>
          <Minus size={16} strokeWidth={1.75} />
        </IconButton>
        <IconButton
          label="Fit the graph to the stage"
          keys={fitAll.keys ?? undefined}
          onClick={() => workspace.dispatch(fitAll)}
        >
          <Maximize size={15} strokeWidth={1.75} />
        </IconButton>
        <IconButton
          label="Fit the selection to the stage"
          keys={fitSelection.keys ?? undefined}
          disabled={!canFitSelection}
          onClick={() => workspace.dispatch(fitSelection)}
        >
          <Crosshair size={15} strokeWidth={1.75} />
        </IconButton>
        <BundleSwitch />
        {onPicture && (
          <IconButton label="Make a picture" aria-haspopup="dialog" onClick={onPicture}>
            <Image size={15} strokeWidth={1.75} />
          </IconButton>
        )}
      </div>
    </div>
  );
}
