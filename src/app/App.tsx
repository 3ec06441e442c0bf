import { X } from "lucide-react";
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { CountsBar } from "../features/filters/ui/CountsBar.tsx";
import { Legend } from "../features/filters/ui/Legend.tsx";
import { focusSearch, SearchBox } from "../features/search/ui/SearchBox.tsx";
import { Button } from "../lib/ui/Button.tsx";
import { copyText } from "../lib/ui/copy-text.ts";
import { Separator } from "../lib/ui/Separator.tsx";
import { useMedia } from "../lib/ui/use-media.ts";
import type { Issue } from "../model/issue.ts";
import { GraphView } from "../views/graph/ui/GraphView.tsx";
import { TimeBar } from "../views/timeline/ui/TimeBar.tsx";
import { WorkspaceProvider } from "../workspace/ui/workspace-context.tsx";
import type { Workspace } from "../workspace/workspace.ts";
import styles from "./App.module.css";
import { Header, type Sheet } from "./Header.tsx";
import { useKeys } from "./keys.ts";
import { Notices } from "./Notices.tsx";
import { DropZone } from "./open-file/DropZone.tsx";
import { useShareLink } from "./persistence/use-share-link.ts";
import { RoomPanel } from "./RoomPanel.tsx";
import { useTheme } from "./theme.ts";

const ExportDialog = lazy(() =>
  import("../features/files/ui/ExportDialog.tsx").then((module) => ({ default: module.ExportDialog })),
);

const READING_WIDTH = { initial: 372, min: 300, max: 640 };
/** Below this width the panels are sheets over the stage, one at a time. */
const NARROW = "(max-width: 999px)";

/** The whole page around one workspace. */
export function App({ workspace, issues }: { workspace: Workspace; issues: readonly Issue[] }) {
  return (
    <WorkspaceProvider workspace={workspace}>
      <DropZone>
        <Shell workspace={workspace} linkIssues={issues} />
      </DropZone>
    </WorkspaceProvider>
  );
}

function Shell({ workspace, linkIssues }: { workspace: Workspace; linkIssues: readonly Issue[] }) {
  const theme = useTheme();
  const [sheet, setSheet] = useState<Sheet>(null);
  const [isExporting, setExporting] = useState(false);
  const [readingWidth, setReadingWidth] = useState(READING_WIDTH.initial);
  const [message, setMessage] = useState("");
  const [issues, setIssues] = useState(linkIssues);
  const isNarrow = useMedia(NARROW);
  const legend = useRef<HTMLElement>(null);

  const openSearch = useCallback(() => {
    setSheet("legend");
    requestAnimationFrame(focusSearch);
  }, []);
  useKeys(workspace, openSearch);
  useShareLink(workspace, { onIssues: setIssues });
  useOpenReadingOnSelection(workspace, isNarrow, setSheet);
  useEffect(() => {
    if (!isNarrow) setSheet(null);
  }, [isNarrow]);
  useEffect(() => {
    if (sheet === null) return;
    const close = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      setSheet(null);
    };
    window.addEventListener("keydown", close, { capture: true });
    return () => window.removeEventListener("keydown", close, { capture: true });
  }, [sheet]);

  const share = async () => {
    const isCopied = await copyText(location.href);
    setMessage(
      isCopied ? "The link to this view is copied." : "The link could not be copied; take it from the address bar.",
    );
    setTimeout(() => setMessage(""), 100);
  };

  return (
    <div className={styles.app} style={{ "--reading-width": `${readingWidth}px` } as React.CSSProperties}>
      <Header
        theme={theme}
        onSearch={openSearch}
        onShare={() => void share()}
        onExport={() => setExporting(true)}
        onSheet={(next) => setSheet(sheet === next ? null : next)}
        sheet={sheet}
      />
      <Panel
        side="left"
        label="Search and legend"
        isOpen={!isNarrow || sheet === "legend"}
        onClose={() => setSheet(null)}
      >
        <aside ref={legend} className={styles.rail}>
          <SearchBox />
          <Legend />
        </aside>
      </Panel>
      <main className={styles.stage}>
        <div className={styles.counts}>
          <CountsBar />
        </div>
        <GraphView theme={theme.shown} />
        <Notices message={message} issues={issues} onRead={() => setIssues([])} />
      </main>
      <footer className={styles.time}>
        <TimeBar />
      </footer>
      <div className={styles.divider}>
        <Separator
          label="Width of the reading room"
          value={readingWidth}
          min={READING_WIDTH.min}
          max={READING_WIDTH.max}
          onChange={setReadingWidth}
        />
      </div>
      <Panel side="right" label="Reading room" isOpen={!isNarrow || sheet === "reading"} onClose={() => setSheet(null)}>
        <RoomPanel />
      </Panel>
      {isExporting && (
        <Suspense>
          <ExportDialog onClose={() => setExporting(false)} />
        </Suspense>
      )}
    </div>
  );
}

function Panel({
  side,
  label,
  isOpen,
  onClose,
  children,
}: {
  side: "left" | "right";
  label: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <div className={styles.panel} data-side={side} data-open={isOpen || undefined} inert={!isOpen}>
      <div className={styles.sheetHead}>
        <span>{label}</span>
        <Button weight="quiet" aria-label={`Close: ${label}`} onPress={onClose}>
          <X size={17} strokeWidth={1.75} />
        </Button>
      </div>
      <div className={styles.panelBody}>{children}</div>
    </div>
  );
}

/** Where panels are sheets, whatever the user selects is opened for reading. */
function useOpenReadingOnSelection(workspace: Workspace, isNarrow: boolean, setSheet: (sheet: Sheet) => void): void {
  useEffect(() => {
    if (!isNarrow) return;
    return workspace.store.subscribe((now, before) => {
      const { entities, claims } = now.view.selection;
      if (now.view.selection !== before.view.selection && entities.length + claims.length === 1) setSheet("reading");
    });
  }, [workspace, isNarrow, setSheet]);
}
