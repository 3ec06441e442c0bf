import type { Panel } from "../../../workspace/ui/panel.ts";

/** Exercises on the claims shown. */
export const exercisesPanel: Panel = {
  kind: "exercises",
  load: async () => (await import("./ExercisesPanel.tsx")).ExercisesPanel,
};
