import { X } from "lucide-react";
import { type ReactNode, useLayoutEffect, useRef } from "react";
import { IconButton } from "../lib/ui/IconButton.tsx";
import kit from "../lib/ui/kit.module.css";
import { keepClear } from "../lib/ui/overlays.ts";
import type { Words } from "../words/message.ts";
import { landmarks } from "../workspace/ui/landmarks.ts";
import styles from "./App.module.css";

/** A panel beside the canvas; on a narrow page, a drawer over it with a close button in its header. */
export function SidePanel({
  side,
  pane,
  label,
  closeLabel,
  isOpen,
  onClose,
  children,
}: {
  side: "left" | "right";
  /** What it is for the keyboard, which goes from part to part of the page. */
  pane: "filters" | "panel";
  label: Words;
  closeLabel: Words;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const own = useRef<HTMLDivElement>(null);
  const panel = pane === "panel" ? landmarks.panel : own;
  // What is looked for is shown beside a drawer, not under it.
  useLayoutEffect(() => (isOpen ? keepClear(panel.current) : undefined), [isOpen, panel]);
  return (
    <div
      ref={panel}
      className={styles.panel}
      data-pane={pane}
      data-side={side}
      data-open={isOpen || undefined}
      inert={!isOpen}
    >
      <div className={`${kit.head} ${styles.drawerHead}`}>
        <span>{label}</span>
        <IconButton label={closeLabel} onClick={onClose}>
          <X size={17} strokeWidth={1.75} />
        </IconButton>
      </div>
      <div className={styles.panelBody}>{children}</div>
    </div>
  );
}
