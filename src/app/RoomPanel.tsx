import { type ComponentType, type LazyExoticComponent, Suspense } from "react";
import { ReadingRoom } from "../features/evidence/ui/ReadingRoom.tsx";
import type { Room } from "../model/view-state.ts";
import { useWorkspaceState } from "../workspace/ui/workspace-context.tsx";

/** Rooms other than the reading room are loaded when first entered. */
const ROOMS: { readonly [Kind in Room["kind"]]?: LazyExoticComponent<ComponentType> } = {};

/** The panel on the right: the room that the view is in. */
export function RoomPanel() {
  const kind = useWorkspaceState((state) => state.view.room.kind);
  const Room = ROOMS[kind];
  if (Room === undefined) return <ReadingRoom />;
  return (
    <Suspense>
      <Room />
    </Suspense>
  );
}
