import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import { ReadingRoom } from "../features/evidence/ui/ReadingRoom.tsx";
import { Button } from "../lib/ui/Button.tsx";
import { LateBoundary } from "../lib/ui/late-boundary.tsx";
import { labelOf } from "../model/claim-words.ts";
import type { Room } from "../model/view-state.ts";
import { leaveRoom } from "../workspace/room-commands.ts";
import { useWorkspace, useWorkspaceState } from "../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../workspace/workspace.ts";
import styles from "./RoomPanel.module.css";

/** Rooms other than the reading room are loaded when first entered. */
const ROOMS: { readonly [Kind in Room["kind"]]?: LazyExoticComponent<ComponentType> } = {
  text: lazy(() => import("../features/evidence/ui/TextRoom.tsx").then((module) => ({ default: module.TextRoom }))),
  contested: lazy(() =>
    import("../features/evidence/ui/ContestedRoom.tsx").then((module) => ({ default: module.ContestedRoom })),
  ),
  path: lazy(() => import("../features/exploration/ui/PathRoom.tsx").then((module) => ({ default: module.PathRoom }))),
  comparison: lazy(() =>
    import("../features/exploration/ui/ComparisonRoom.tsx").then((module) => ({ default: module.ComparisonRoom })),
  ),
  voices: lazy(() =>
    import("../features/evidence/ui/VoicesRoom.tsx").then((module) => ({ default: module.VoicesRoom })),
  ),
  stories: lazy(() =>
    import("../features/stories/ui/StoriesRoom.tsx").then((module) => ({ default: module.StoriesRoom })),
  ),
  lens: lazy(() => import("../features/lens/ui/LensRoom.tsx").then((module) => ({ default: module.LensRoom }))),
  exercises: lazy(() => import("./ExercisesPanel.tsx").then((module) => ({ default: module.ExercisesPanel }))),
};

/** The panel on the right: the room that the view is in, and in any other than the reading room what is selected. */
export function RoomPanel() {
  const kind = useWorkspaceState((state) => state.view.room.kind);
  const Room = ROOMS[kind];
  if (Room === undefined) return <ReadingRoom />;
  return (
    <div className={styles.panel}>
      <div className={styles.room}>
        <LateBoundary>
          <Room />
        </LateBoundary>
      </div>
      <SelectedStrip />
    </div>
  );
}

const selectedInWords = ({ knowledge, view: { selection } }: WorkspaceState): string | null => {
  const { entities, claims } = selection;
  const count = entities.length + claims.length;
  if (count === 0) return null;
  if (count > 1) return `${count} selected`;
  const [entity] = entities;
  if (entity !== undefined) return labelOf(knowledge, entity);
  return knowledge.dataset.claims[knowledge.claimNumber.get(claims[0] ?? "") ?? -1]?.gloss ?? null;
};

function SelectedStrip() {
  const workspace = useWorkspace();
  const words = useWorkspaceState(selectedInWords);
  if (words === null) return null;
  return (
    <p className={styles.strip}>
      <span className={styles.words} dir="auto">
        {words}
      </span>
      <Button weight="quiet" onPress={() => workspace.dispatch(leaveRoom)}>
        Read the record
      </Button>
    </p>
  );
}
