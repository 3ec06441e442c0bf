import type { ViewState } from "../../model/view-state.ts";

/** The view with the two compared and selected, so that the graph shows them; the same view where it did so already. */
export function sideBySide(view: ViewState, a: string, b: string): ViewState {
  const { room, selection } = view;
  const entities = [...new Set([a, b])].filter(Boolean);
  const isOpen = room.kind === "comparison" && room.a === a && room.b === b;
  const isSelected = selection.claims.length === 0 && selection.entities.join(" ") === entities.join(" ");
  return isOpen && isSelected
    ? view
    : { ...view, room: { kind: "comparison", a, b }, selection: { entities, claims: [] } };
}
