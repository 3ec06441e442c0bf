import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { MenuRequest } from "../drawing/ui/view.ts";
import { ContestedSign } from "../features/contested/ui/ContestedSign.tsx";
import { CountsBar } from "../features/filters/ui/CountsBar.tsx";
import { Legend } from "../features/filters/ui/Legend.tsx";
import { focusSearch, SearchBox } from "../features/search/ui/SearchBox.tsx";
import { presenterOf } from "../features/stories/presenter.ts";
import { presentStory } from "../features/stories/ui/present-story.ts";
import { usePresentation } from "../features/stories/ui/use-presentation.ts";
import type { RunTask } from "../lib/task.ts";
import { lateOverlay } from "../lib/ui/late-overlay.tsx";
import { latePart } from "../lib/ui/late-part.tsx";
import { keepClear } from "../lib/ui/overlays.ts";
import { Separator } from "../lib/ui/Separator.tsx";
import { useSingleKeys } from "../lib/ui/single-keys.ts";
import { startLate } from "../lib/ui/start-late.ts";
import { useMedia } from "../lib/ui/use-media.ts";
import type { Issue } from "../model/issue.ts";
import { claimAt, entityAt } from "../model/knowledge-graph.ts";
import type { ViewId } from "../model/view-slices/views.ts";
import { type StageOptions, StageOptionsContext } from "../views/graph/ui/stage-options.ts";
import { timeStrip } from "../views/timeline/ui/time-strip.tsx";
import { shellWords as words } from "../words/en/shell.ts";
import { select } from "../workspace/selection-commands.ts";
import { MayEdit, TaskRunner, useWorkspaceState, WorkspaceProvider } from "../workspace/ui/workspace-context.tsx";
import type { Workspace } from "../workspace/workspace.ts";
import styles from "./App.module.css";
import { CurrentPanel } from "./CurrentPanel.tsx";
import { boundActions, embeddingOf } from "./embed/embedding.ts";
import { Header } from "./Header.tsx";
import { Keeping } from "./keeping/Keeping.tsx";
import { useKeys } from "./keys.ts";
import { Notices } from "./Notices.tsx";
import { type Overlay, Overlays } from "./Overlays.tsx";
import { DropZone } from "./open-file/DropZone.tsx";
import { useShareLink } from "./persistence/use-share-link.ts";
import { Backstage } from "./presenting/Backstage.tsx";
import { useFocusReturn } from "./presenting/focus-return.ts";
import { SidePanel } from "./SidePanel.tsx";
import { useTheme } from "./theme.ts";
import { type Drawer, useDrawer } from "./use-drawer.ts";
import { usePageActions } from "./use-page-actions.ts";
import { Views } from "./Views.tsx";

const Presenting = lateOverlay(async () => (await import("./presenting/Presenting.tsx")).Presenting);
const EmbedFoot = latePart(async () => (await import("./embed/EmbedFoot.tsx")).EmbedFoot);

/** Loads the code with the first task; if it cannot be loaded, that task has failed. */
const runLater: RunTask = (...asked) =>
  import("../product/tasks/run-task.ts").then(
    ({ runTask }) => runTask(...asked),
    () => ({ is: "failed", reason: null }),
  );

const READING_WIDTH = { initial: 372, min: 300, max: 640 };
/** Below this width the panels are drawers over the canvas, one at a time. */
const NARROW = "(max-width: 999px)";

/**
 * The whole page around one workspace.
 * @param stage how the graph is mounted, for whoever measures or tests it.
 * @param isOfSite whether it is the site's own dataset, and not one from a file that was kept.
 * @param query of the page's address; it says whether the page is embedded, and what of it is there.
 */
export function App({
  workspace,
  issues,
  isOfSite = true,
  stage = {},
  query = location.search,
}: {
  workspace: Workspace;
  issues: readonly Issue[];
  isOfSite?: boolean;
  stage?: StageOptions;
  query?: string;
}) {
  return (
    <WorkspaceProvider workspace={workspace}>
      <TaskRunner value={runLater}>
        <DropZone>
          <Shell workspace={workspace} linkIssues={issues} isOfSite={isOfSite} stage={stage} query={query} />
        </DropZone>
      </TaskRunner>
    </WorkspaceProvider>
  );
}

function Shell({
  workspace,
  linkIssues,
  isOfSite,
  stage,
  query,
}: {
  workspace: Workspace;
  linkIssues: readonly Issue[];
  isOfSite: boolean;
  stage: StageOptions;
  query: string;
}) {
  const theme = useTheme();
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const [pictured, setPictured] = useState<ViewId | null>(null);
  const [readingWidth, setReadingWidth] = useState(READING_WIDTH.initial);
  const embedding = useMemo(() => embeddingOf(query), [query]);
  const { isEmbedded, shows } = embedding;
  const [issues, setIssues] = useState(() => [...linkIssues, ...embedding.issues]);
  const [site] = useState(() => (isOfSite ? workspace.store.getState().document.opened : null));
  const isNarrow = useMedia(NARROW);
  const legend = useRef<HTMLElement>(null);
  const main = useRef<HTMLElement>(null);
  // While a story is presented, the one canvas shows its scenes; all else stays with the explored workspace.
  const presented = usePresentation((on) => on?.workspace ?? null);
  const shown = presented ?? workspace;
  const isPresenting = presented !== null;
  const stories = useWorkspaceState((state) => state.knowledge.dataset.stories);

  const isMenuAsked = useRef(false);
  const [drawer, setDrawer] = useDrawer(workspace, {
    isNarrow,
    opensReading: shows("reading"),
    isPresenting,
    isMenuAsked,
  });
  const openSearch = useCallback(() => {
    setDrawer("legend");
    requestAnimationFrame(focusSearch);
  }, [setDrawer]);
  // A story has a way of its own to show what is opened beside it.
  const openDetails = useCallback(() => {
    if (isNarrow && !isPresenting) setDrawer("reading");
  }, [isNarrow, isPresenting, setDrawer]);
  useShareLink(workspace, { onIssues: (found) => setIssues([...found]), keepsHistory: !isEmbedded });
  useFocusReturn(workspace);
  useEffect(
    () =>
      startLate(
        () => import("./late-watches.ts"),
        ({ watchLate }) => watchLate(workspace),
      ),
    [workspace],
  );
  const actions = usePageActions({
    workspace: shown,
    embedding,
    openSearch,
    changeTheme: theme.next,
    onOverlay: setOverlay,
  });
  useKeys(
    useMemo(() => boundActions(actions, embedding), [actions, embedding]),
    isPresenting,
  );
  const areSingleKeysOn = useSingleKeys();

  const openMenu = (request: MenuRequest) => {
    isMenuAsked.current = true;
    selectForMenu(shown, request);
    isMenuAsked.current = false;
    setOverlay(request);
  };
  const present = () => {
    const [only, ...others] = stories.filter(({ scenes }) => scenes.length > 0);
    if (others.length > 0) setOverlay("stories");
    else if (only !== undefined) presentStory(workspace, only.id);
  };

  const onPicture = (of: ViewId) => {
    setPictured(of);
    setOverlay("picture");
  };
  const switchDrawer = (next: Drawer) => setDrawer(drawer === next ? null : next);
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
            site={site}
            theme={theme}
            onSearch={openSearch}
            onShare={() => setOverlay("share")}
            onExport={() => setOverlay("export")}
            onWorkspaces={() => setOverlay("workspaces")}
            onPalette={() => setOverlay("palette")}
            onKeys={() => setOverlay("keys")}
            onPresent={present}
            onDrawer={switchDrawer}
            drawer={drawer}
          />
        )}
        {shows("legend") && (
          <SidePanel
            side="left"
            pane="filters"
            label={words.searchAndLegend()}
            closeLabel={words.closeLegend()}
            isOpen={!isNarrow || drawer === "legend"}
            onClose={() => setDrawer(null)}
          >
            <aside ref={legend} className={styles.rail}>
              {!isEmbedded && searchBox}
              <Legend lineSigns={<ContestedSign />} />
            </aside>
          </SidePanel>
        )}
      </Backstage>
      <main ref={main} className={styles.stage} data-pane="canvas">
        {isEmbedded && searchBox && !isPresenting && (
          <div ref={keepClear} className={styles.search}>
            {searchBox}
          </div>
        )}
        <WorkspaceProvider workspace={shown}>
          <StageOptionsContext value={stage}>
            <Views
              theme={theme.shown}
              hasTabs={!isEmbedded && !isPresenting}
              isNarrow={isNarrow}
              counts={shows("counts") && !isPresenting ? <CountsBar /> : null}
              hasTools={shows("menu")}
              isGuest={isEmbedded}
              {...(shows("menu") ? { onMenu: openMenu, onPicture } : {})}
            />
          </StageOptionsContext>
        </WorkspaceProvider>
        <Notices issues={issues} onRead={() => setIssues([])}>
          {!isEmbedded && <Keeping site={site} onWorkspaces={() => setOverlay("workspaces")} />}
        </Notices>
      </main>
      <Backstage isPresenting={isPresenting}>
        {shows("time") && (
          <footer className={styles.time} data-pane="time">
            <timeStrip.Component />
          </footer>
        )}
        {shows("reading") && (
          <>
            <div className={styles.divider}>
              <Separator
                label={words.detailsWidth()}
                value={readingWidth}
                min={READING_WIDTH.min}
                max={READING_WIDTH.max}
                onChange={setReadingWidth}
              />
            </div>
            <SidePanel
              side="right"
              pane="panel"
              label={words.details()}
              closeLabel={words.closeDetails()}
              isOpen={!isNarrow || drawer === "reading"}
              onClose={() => setDrawer(null)}
            >
              <MayEdit value={!isEmbedded}>
                <CurrentPanel />
              </MayEdit>
            </SidePanel>
          </>
        )}
      </Backstage>
      <WorkspaceProvider workspace={shown}>
        {isPresenting && <Presenting theme={theme.shown} onClose={() => presenterOf(workspace).end()} />}
        <MayEdit value={!isEmbedded && !isPresenting}>
          <Overlays
            overlay={overlay}
            onChange={setOverlay}
            onDetails={shows("reading") ? openDetails : undefined}
            actions={actions}
            site={site}
            pictured={pictured}
            stageSize={(of) => sizeOf(main.current, of)}
            theme={theme.shown}
          />
        </MayEdit>
        {isEmbedded && <EmbedFoot embedding={embedding} isNarrow={isNarrow} drawer={drawer} onDrawer={setDrawer} />}
      </WorkspaceProvider>
    </div>
  );
}

/** A menu acts on the selection, so its target is selected first. */
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

/** Size of a view's place in CSS pixels; of a sheet of paper where it is not open. */
function sizeOf(main: HTMLElement | null, view: ViewId): { readonly width: number; readonly height: number } {
  const place = main?.querySelector(`[data-view="${view}"] > :last-child`);
  return { width: place?.clientWidth || 1200, height: place?.clientHeight || 850 };
}
