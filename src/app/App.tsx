import { X } from "lucide-react";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { CountsBar } from "../features/filters/ui/CountsBar.tsx";
import { Legend } from "../features/filters/ui/Legend.tsx";
import { focusSearch, SearchBox } from "../features/search/ui/SearchBox.tsx";
import { presenterOf } from "../features/stories/presenter.ts";
import { presentStory } from "../features/stories/ui/present-story.ts";
import { usePresentation } from "../features/stories/ui/use-presentation.ts";
import type { RunTask } from "../lib/task.ts";
import { Button } from "../lib/ui/Button.tsx";
import { lateOverlay } from "../lib/ui/late-overlay.tsx";
import { latePart } from "../lib/ui/late-part.tsx";
import { say } from "../lib/ui/notice.ts";
import { keepClear } from "../lib/ui/overlays.ts";
import { onPageKey } from "../lib/ui/page-keys.ts";
import { Separator } from "../lib/ui/Separator.tsx";
import { useMedia } from "../lib/ui/use-media.ts";
import type { Issue } from "../model/issue.ts";
import { claimAt, entityAt } from "../model/knowledge-graph.ts";
import { GraphView, type StageOptions } from "../views/graph/ui/GraphView.tsx";
import type { MenuRequest } from "../views/graph/ui/stage-handle.ts";
import { select } from "../workspace/selection-commands.ts";
import { MayEdit, TaskRunner, useWorkspaceState, WorkspaceProvider } from "../workspace/ui/workspace-context.tsx";
import type { Workspace } from "../workspace/workspace.ts";
import styles from "./App.module.css";
import { actionsOf } from "./actions.ts";
import { boundActions, embeddingOf, offeredActions } from "./embed/embedding.ts";
import { Header, type Sheet } from "./Header.tsx";
import { useKeys } from "./keys.ts";
import { LateTimeBar } from "./late-parts.ts";
import { Notices } from "./Notices.tsx";
import { DropZone } from "./open-file/DropZone.tsx";
import { useFileOpening } from "./open-file/open-file-context.ts";
import { Printing } from "./Printing.tsx";
import { copyLinkToSelection, copyLinkToView } from "./persistence/copied-links.ts";
import { Drafts } from "./persistence/Drafts.tsx";
import { useShareLink } from "./persistence/use-share-link.ts";
import { Backstage } from "./presenting/Backstage.tsx";
import { useFocusReturn } from "./presenting/focus-return.ts";
import { RoomPanel } from "./RoomPanel.tsx";
import { useSingleKeys } from "./single-keys.ts";
import { useTheme } from "./theme.ts";

const ExportDialog = lateOverlay(
  "The Export dialog",
  async () => (await import("../features/files/ui/ExportDialog.tsx")).ExportDialog,
);
const ShareDialog = lateOverlay(
  "The Share dialog",
  async () => (await import("./persistence/PageShareDialog.tsx")).PageShareDialog,
);
const PictureDialog = lateOverlay(
  "The Picture dialog",
  async () => (await import("../views/graph/ui/PictureDialog.tsx")).PictureDialog,
);
const CommandPalette = lateOverlay(
  "The command list",
  async () => (await import("./CommandPalette.tsx")).CommandPalette,
  { isTypedInto: true },
);
const KeyList = lateOverlay("The key list", async () => (await import("./KeyList.tsx")).KeyList);
const Presenting = lateOverlay("The story", async () => (await import("./presenting/Presenting.tsx")).Presenting);
const StoryChooser = lateOverlay(
  "The story list",
  async () => (await import("./presenting/StoryChooser.tsx")).StoryChooser,
);
const ContextMenu = lateOverlay("The menu", async () => (await import("./ContextMenu.tsx")).ContextMenu);
const EmbedFoot = latePart(async () => (await import("./embed/EmbedFoot.tsx")).EmbedFoot);

/** Loaded with the first long work. */
const runLater: RunTask = async (...asked) => (await import("../product/tasks/run-task.ts")).runTask(...asked);

const READING_WIDTH = { initial: 372, min: 300, max: 640 };
/** Below this width the panels are sheets over the stage, one at a time. */
const NARROW = "(max-width: 999px)";

/**
 * The whole page around one workspace.
 * @param stage how the graph is mounted, for whoever measures or tests it.
 * @param query of the page's address; it says whether the page is embedded, and what of it is there.
 */
export function App({
  workspace,
  issues,
  stage = {},
  query = location.search,
}: {
  workspace: Workspace;
  issues: readonly Issue[];
  stage?: StageOptions;
  query?: string;
}) {
  return (
    <WorkspaceProvider workspace={workspace}>
      <TaskRunner value={runLater}>
        <DropZone>
          <Shell workspace={workspace} linkIssues={issues} stage={stage} query={query} />
        </DropZone>
      </TaskRunner>
    </WorkspaceProvider>
  );
}

/** What lies over the page, one at a time. */
type Overlay = "export" | "picture" | "print" | "share" | "palette" | "keys" | "stories" | MenuRequest;

function Shell({
  workspace,
  linkIssues,
  stage,
  query,
}: {
  workspace: Workspace;
  linkIssues: readonly Issue[];
  stage: StageOptions;
  query: string;
}) {
  const theme = useTheme();
  const [sheet, setSheet] = useState<Sheet>(null);
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const [readingWidth, setReadingWidth] = useState(READING_WIDTH.initial);
  const embedding = useMemo(() => embeddingOf(query), [query]);
  const { isEmbedded, shows } = embedding;
  const [issues, setIssues] = useState(() => [...linkIssues, ...embedding.issues]);
  const [firstDataset] = useState(() => workspace.store.getState().document.opened);
  const isNarrow = useMedia(NARROW);
  const legend = useRef<HTMLElement>(null);
  const main = useRef<HTMLElement>(null);
  // While a story is presented the one canvas shows its scenes, and all else stays with what is explored.
  const told = usePresentation((on) => on?.workspace ?? null);
  const isPresenting = told !== null;
  const stories = useWorkspaceState((state) => state.knowledge.dataset.stories);

  const openSearch = useCallback(() => {
    setSheet("legend");
    requestAnimationFrame(focusSearch);
  }, []);
  useShareLink(workspace, { onIssues: (found) => setIssues([...found]), keepsHistory: !isEmbedded });
  const isMenuAsked = useRef(false);
  useFocusReturn(workspace);
  useOpenReadingOnSelection(workspace, isNarrow && shows("reading"), setSheet, isMenuAsked);
  useEffect(() => {
    if (!isNarrow) setSheet(null);
  }, [isNarrow]);
  useEffect(() => {
    if (sheet === null || isPresenting) return;
    const close = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      setSheet(null);
    };
    // What is in the sheet hears of its keys first: Escape in a field leaves the field.
    return onPageKey(close, { on: document });
  }, [sheet, isPresenting]);

  const { chooseFile } = useFileOpening();
  const changeTheme = theme.next;
  const actions = useMemo(
    () =>
      offeredActions(
        actionsOf(workspace, stories, {
          search: openSearch,
          openPalette: () => setOverlay("palette"),
          openKeyList: () => setOverlay("keys"),
          openFile: chooseFile,
          export: () => setOverlay("export"),
          picture: () => setOverlay("picture"),
          print: () => setOverlay("print"),
          share: () => setOverlay("share"),
          copyLink: () => void copyLinkToView(workspace).then(say),
          copySelectionLink: () => void copyLinkToSelection(workspace).then(say),
          changeTheme,
        }),
        embedding,
      ),
    [workspace, stories, openSearch, chooseFile, changeTheme, embedding],
  );
  useKeys(
    useMemo(() => boundActions(actions, embedding), [actions, embedding]),
    isPresenting,
  );
  const areSingleKeysOn = useSingleKeys();

  const openMenu = (request: MenuRequest) => {
    isMenuAsked.current = true;
    selectForMenu(workspace, request);
    isMenuAsked.current = false;
    setOverlay(request);
  };
  const close = () => setOverlay(null);
  const present = () => {
    const [only, ...others] = stories.filter(({ scenes }) => scenes.length > 0);
    if (others.length > 0) setOverlay("stories");
    else if (only !== undefined) presentStory(workspace, only.id);
  };

  const switchSheet = (next: Sheet) => setSheet(sheet === next ? null : next);
  const searchBox = shows("search") && <SearchBox slashKey={areSingleKeysOn} />;
  return (
    <div
      className={styles.app}
      data-embedded={isEmbedded || undefined}
      data-presenting={isPresenting || undefined}
      style={{ "--reading-width": `${readingWidth}px` } as React.CSSProperties}
    >
      <Backstage isPresenting={isPresenting}>
        {!isEmbedded && (
          <Header
            theme={theme}
            onSearch={openSearch}
            onShare={() => setOverlay("share")}
            onExport={() => setOverlay("export")}
            onPalette={() => setOverlay("palette")}
            onKeys={() => setOverlay("keys")}
            onPresent={present}
            onSheet={switchSheet}
            sheet={sheet}
          />
        )}
        {shows("legend") && (
          <Panel
            side="left"
            label="Search and legend"
            isOpen={!isNarrow || sheet === "legend"}
            onClose={() => setSheet(null)}
          >
            <aside ref={legend} className={styles.rail}>
              {!isEmbedded && searchBox}
              <Legend />
            </aside>
          </Panel>
        )}
      </Backstage>
      <main ref={main} className={styles.stage}>
        {isEmbedded && searchBox && !isPresenting && (
          <div ref={keepClear} className={styles.search}>
            {searchBox}
          </div>
        )}
        {shows("counts") && !isPresenting && (
          <div className={styles.counts}>
            <CountsBar />
          </div>
        )}
        <WorkspaceProvider workspace={told ?? workspace}>
          <GraphView
            {...stage}
            theme={theme.shown}
            hasTools={shows("menu")}
            {...(shows("menu") ? { onMenu: openMenu, onPicture: () => setOverlay("picture") } : {})}
          />
        </WorkspaceProvider>
        <Notices issues={issues} onRead={() => setIssues([])}>
          {!isEmbedded && <Drafts />}
        </Notices>
      </main>
      <Backstage isPresenting={isPresenting}>
        {shows("time") && (
          <footer className={styles.time}>
            <LateTimeBar fallback={<div className={styles.timePlace} />} />
          </footer>
        )}
        {shows("reading") && (
          <>
            <div className={styles.divider}>
              <Separator
                label="Width of the reading room"
                value={readingWidth}
                min={READING_WIDTH.min}
                max={READING_WIDTH.max}
                onChange={setReadingWidth}
              />
            </div>
            <Panel
              side="right"
              label="Reading room"
              isOpen={!isNarrow || sheet === "reading"}
              onClose={() => setSheet(null)}
            >
              <MayEdit value={!isEmbedded}>
                <RoomPanel />
              </MayEdit>
            </Panel>
          </>
        )}
      </Backstage>
      {told !== null && (
        <WorkspaceProvider workspace={told}>
          <Presenting theme={theme.shown} onClose={() => presenterOf(workspace).end()} />
        </WorkspaceProvider>
      )}
      <Printing isAsked={overlay === "print"} onDone={close} />
      {overlay === "export" && <ExportDialog onClose={close} onPicture={() => setOverlay("picture")} />}
      {overlay === "picture" && <PictureDialog stage={sizeOf(main.current)} theme={theme.shown} onClose={close} />}
      {overlay === "share" && <ShareDialog firstDataset={firstDataset} onClose={close} />}
      {overlay === "palette" && <CommandPalette actions={actions} onClose={close} />}
      {overlay === "keys" && <KeyList actions={actions} onClose={close} />}
      {isEmbedded && <EmbedFoot embedding={embedding} isNarrow={isNarrow} sheet={sheet} onSheet={setSheet} />}
      {overlay === "stories" && <StoryChooser onClose={close} />}
      {typeof overlay === "object" && overlay !== null && (
        <ContextMenu request={overlay} actions={actions} onClose={close} />
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

/** Size of the stage in CSS pixels; of a sheet of paper where there is none. */
function sizeOf(stage: HTMLElement | null): { readonly width: number; readonly height: number } {
  return { width: stage?.clientWidth || 1200, height: stage?.clientHeight || 850 };
}

/** A menu is about what is selected, so its target is selected first, where it is not. */
function selectForMenu(workspace: Workspace, { target }: MenuRequest): void {
  if (target === null) return;
  const { knowledge, view } = workspace.store.getState();
  if (target.kind === "entity") {
    const { id } = entityAt(knowledge, target.number);
    if (!view.selection.entities.includes(id)) workspace.dispatch(select, { entities: [id], claims: [] });
  } else {
    const { id } = claimAt(knowledge, target.number);
    if (!view.selection.claims.includes(id)) workspace.dispatch(select, { entities: [], claims: [id] });
  }
}

/** Where panels are sheets, what the user selects and the room they enter are opened, but not what a menu is about. */
function useOpenReadingOnSelection(
  workspace: Workspace,
  isNarrow: boolean,
  setSheet: (sheet: Sheet) => void,
  isMenuAsked: { readonly current: boolean },
): void {
  useEffect(() => {
    if (!isNarrow) return;
    return workspace.store.subscribe((now, before) => {
      if (isMenuAsked.current) return;
      const { entities, claims } = now.view.selection;
      const hasChosen = now.view.selection !== before.view.selection && entities.length + claims.length === 1;
      const hasEntered = now.view.room !== before.view.room && now.view.room.kind !== "reading";
      if (hasChosen || hasEntered) setSheet("reading");
    });
  }, [workspace, isNarrow, setSheet, isMenuAsked]);
}
