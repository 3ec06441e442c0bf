import type { View } from "../../../drawing/ui/view.ts";
import { latePart } from "../../../lib/ui/late-part.tsx";

const TableView = latePart(async () => (await import("./TableView.tsx")).TableView);

/** Entities, claims, attributions or sources, a row each. */
export const tableView: View = { id: "table", Component: TableView, preload: TableView.preload };
