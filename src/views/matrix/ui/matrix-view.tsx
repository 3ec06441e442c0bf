import type { View } from "../../../drawing/ui/view.ts";
import { latePart } from "../../../lib/ui/late-part.tsx";

const MatrixView = latePart(async () => (await import("./MatrixView.tsx")).MatrixView);

/** Groups of entities by groups of entities. */
export const matrixView: View = { id: "matrix", Component: MatrixView, preload: MatrixView.preload };
