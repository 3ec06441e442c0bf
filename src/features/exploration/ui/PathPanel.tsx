import { ArrowUpDown } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import { Button } from "../../../lib/ui/Button.tsx";
import { EmptyState } from "../../../lib/ui/EmptyState.tsx";
import { IconButton } from "../../../lib/ui/IconButton.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { entityAt } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import { pathWords as words } from "../../../words/en/paths.ts";
import type { Words } from "../../../words/message.ts";
import { PanelFrame } from "../../../workspace/ui/PanelFrame.tsx";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { toggleValues } from "../../filters/filter-commands.ts";
import { usePresets } from "../../filters/ui/LensPresets.tsx";
import { EntityPicker } from "../../search/ui/EntityPicker.tsx";
import type { PathPanelState } from "../open-paths.ts";
import {
  markPath,
  pathsOf,
  requestOf,
  setPathEnds,
  swapPathEnds,
  toggleAvoided,
  toggleByFirmness,
  toggleDirected,
} from "../path-commands.ts";
import type { ArgumentPath } from "../paths.ts";
import endStyles from "./ends.module.css";
import { NoPath } from "./NoPath.tsx";
import { PathList } from "./PathList.tsx";
import styles from "./PathPanel.module.css";

const roomOf = ({ view }: WorkspaceState): PathPanelState | null => (view.room.kind === "path" ? view.room : null);

/** The panel of paths: how one entity leads to another, as an argument of which each step has an attribution. */
export function PathPanel() {
  const room = useWorkspaceState(roomOf);
  return room === null ? null : <Paths room={room} />;
}

function Paths({ room }: { room: PathPanelState }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const derived = useWorkspaceState((state) => state.derived);
  const paths = useMemo(() => pathsOf(knowledge, derived, room), [knowledge, derived, room]);
  const { from, to } = room;
  useMarkedPath(paths[room.choice]);
  return (
    <PanelFrame title={words.title()} testId="path-panel">
      <div className={endStyles.ends}>
        <div className={endStyles.pickers}>
          <EntityPicker
            label={words.from()}
            value={from}
            onChange={(id) => workspace.dispatch(setPathEnds, { from: id, to })}
          />
          <EntityPicker
            label={words.to()}
            value={to}
            onChange={(id) => workspace.dispatch(setPathEnds, { from, to: id })}
          />
        </div>
        <IconButton label={words.swapEnds()} onClick={() => workspace.dispatch(swapPathEnds)}>
          <ArrowUpDown size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </div>
      <Options room={room} />
      {from === "" || to === "" ? (
        <EmptyState>{words.chooseTwo()}</EmptyState>
      ) : requestOf(knowledge, room) === null ? (
        <EmptyState>{words.chooseDifferent()}</EmptyState>
      ) : paths.length === 0 ? (
        <NoPath room={room} />
      ) : (
        <PathList room={room} paths={paths} />
      )}
    </PanelFrame>
  );
}

/** The options of the search, each on or off, and what is excluded, with a way to allow it again. */
function Options({ room }: { room: PathPanelState }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const without = usePresets().find(({ id }) => id === "without-allegations");
  const hidden = useWorkspaceState(({ view }) => view.hidden);
  const leftOut = Object.entries(without?.hidden ?? {});
  const isWithout = leftOut.every(([facet, values]) => values.every((value) => hidden[facet]?.includes(value)));
  const chip = (title: Words, help: Words, isOn: boolean, onClick: () => void) => (
    <Button weight="chip" title={help} aria-pressed={isOn} onClick={onClick}>
      {title}
    </Button>
  );
  return (
    <fieldset className={`${kit.chips} ${styles.options}`} aria-label={words.options()}>
      {without !== undefined &&
        chip(without.title, without.definition, isWithout, () => {
          for (const [facet, values] of leftOut) workspace.dispatch(toggleValues, { facet, values: [...values] });
        })}
      {chip(words.preferFirmer(), words.preferFirmerMeans(), room.byFirmness, () =>
        workspace.dispatch(toggleByFirmness),
      )}
      {chip(words.followArrows(), words.followArrowsMeans(), room.directed, () => workspace.dispatch(toggleDirected))}
      {room.avoid.map((id) => {
        const number = knowledge.entityNumber.get(id);
        const name = number === undefined ? id : nameOf(entityAt(knowledge, number));
        return (
          <Button
            key={id}
            weight="chip"
            aria-pressed
            aria-label={words.allowAgain({ name })}
            onClick={() => workspace.dispatch(toggleAvoided, { entity: id })}
          >
            {words.excluded({ name })} <span aria-hidden>×</span>
          </Button>
        );
      })}
    </fieldset>
  );
}

/**
 * Keeps the open path on the canvas: fitted when the panel was opened by a command, and selected anew when a lens or a
 * filter finds another. What the user selects in between is left alone.
 */
function useMarkedPath(path: ArgumentPath | undefined): void {
  const workspace = useWorkspace();
  const key = path?.steps.map(({ claim }) => claim).join(" ") ?? "";
  const before = useRef<string | null>(null);
  useEffect(() => {
    const isFirst = before.current === null;
    if (before.current === key) return;
    before.current = key;
    const { lastChange, view } = workspace.store.getState();
    const { entities, claims } = view.selection;
    const isBare = entities.length + claims.length === 0;
    // A link brings its own camera, and mostly its own selection.
    if (isFirst && !isBare && lastChange?.kind !== "done") return;
    workspace.dispatch(markPath);
  }, [workspace, key]);
}
