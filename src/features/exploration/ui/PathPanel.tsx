import { ArrowUpDown } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import { Button } from "../../../lib/ui/Button.tsx";
import { EmptyState } from "../../../lib/ui/EmptyState.tsx";
import { IconButton } from "../../../lib/ui/IconButton.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { entityAt } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import { fitSelection } from "../../../workspace/camera-commands.ts";
import { PanelFrame } from "../../../workspace/ui/PanelFrame.tsx";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { toggleValues } from "../../filters/filter-commands.ts";
import { usePresets } from "../../filters/ui/LensPresets.tsx";
import { EntityPicker } from "../../search/ui/EntityPicker.tsx";
import {
  markPath,
  type PathPanelState,
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

/** The room of paths: how one entity leads to another, as an argument whose steps each rest on somebody's word. */
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
    <PanelFrame title="From one to the other" testId="path-room">
      <div className={endStyles.ends}>
        <div className={endStyles.pickers}>
          <EntityPicker
            label="From"
            value={from}
            onChange={(id) => workspace.dispatch(setPathEnds, { from: id, to })}
          />
          <EntityPicker label="To" value={to} onChange={(id) => workspace.dispatch(setPathEnds, { from, to: id })} />
        </div>
        <IconButton label="Swap the two ends" onClick={() => workspace.dispatch(swapPathEnds)}>
          <ArrowUpDown size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </div>
      <Options room={room} />
      {from === "" || to === "" ? (
        <EmptyState>Name two entities, or select two on the graph.</EmptyState>
      ) : requestOf(knowledge, room) === null ? (
        <EmptyState>Name two different entities.</EmptyState>
      ) : paths.length === 0 ? (
        <NoPath room={room} />
      ) : (
        <PathList room={room} paths={paths} />
      )}
    </PanelFrame>
  );
}

/** How paths are sought: each option on or off, what is avoided with a way back. */
function Options({ room }: { room: PathPanelState }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const without = usePresets().find(({ id }) => id === "without-allegations");
  const hidden = useWorkspaceState(({ view }) => view.hidden);
  const leftOut = Object.entries(without?.hidden ?? {});
  const isWithout = leftOut.every(([facet, values]) => values.every((value) => hidden[facet]?.includes(value)));
  const chip = (title: string, help: string, isOn: boolean, onClick: () => void) => (
    <Button weight="chip" title={help} aria-pressed={isOn} onClick={onClick}>
      {title}
    </Button>
  );
  return (
    <fieldset className={`${kit.chips} ${styles.options}`} aria-label="How paths are sought">
      {without !== undefined &&
        chip(without.title, without.definition, isWithout, () => {
          for (const [facet, values] of leftOut) workspace.dispatch(toggleValues, { facet, values: [...values] });
        })}
      {chip(
        "firm claims first",
        "A step weighs more the less firmly it is said, so that a longer way by firm claims can come first.",
        room.byFirmness,
        () => workspace.dispatch(toggleByFirmness),
      )}
      {chip(
        "one direction",
        "Claims are walked from subject to object only; those that hold both ways, both ways.",
        room.directed,
        () => workspace.dispatch(toggleDirected),
      )}
      {room.avoid.map((id) => {
        const number = knowledge.entityNumber.get(id);
        const label = number === undefined ? id : nameOf(entityAt(knowledge, number));
        return (
          <Button
            key={id}
            weight="chip"
            aria-pressed
            aria-label={`Avoiding ${label}: avoid it no longer`}
            onClick={() => workspace.dispatch(toggleAvoided, { entity: id })}
          >
            not by {label} <span aria-hidden>×</span>
          </Button>
        );
      })}
    </fieldset>
  );
}

/**
 * Keeps the open path on the graph: fitted when the room was opened by a command, and selected anew when a lens or a
 * filter finds another. What the reader selects in between is left alone.
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
    if (!isFirst || isBare) workspace.dispatch(markPath);
    workspace.dispatch(fitSelection);
  }, [workspace, key]);
}
