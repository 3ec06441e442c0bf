import { claimsPanel } from "../../features/claims/ui/claims-panel.ts";
import { contestedPanel } from "../../features/contested/ui/contested-panel.ts";
import { differencesPanel } from "../../features/differences/ui/differences-panel.ts";
import { exercisesPanel } from "../../features/exercises/ui/exercises-panel.ts";
import { comparisonPanel } from "../../features/exploration/ui/comparison-panel.ts";
import { pathPanel } from "../../features/exploration/ui/path-panel.ts";
import { lensPanel } from "../../features/filters/ui/lens-panel.ts";
import { layoutsPanel } from "../../features/layouts/ui/layouts-panel.ts";
import { measuresPanel } from "../../features/measures/ui/measures-panel.ts";
import { storiesPanel } from "../../features/stories/ui/stories-panel.ts";
import { textPanel } from "../../features/texts/ui/text-panel.ts";
import { voicesPanel } from "../../features/voices/ui/voices-panel.ts";
import { createRegistry } from "../../lib/registry.ts";
import { latePanel } from "../../lib/ui/late-overlay.tsx";
import { plotsPanel } from "../../views/plots/ui/plots-panel.ts";

/** All panels that take the place of the details. */
export const panels = createRegistry(
  "panel",
  [
    textPanel,
    contestedPanel,
    pathPanel,
    comparisonPanel,
    voicesPanel,
    storiesPanel,
    lensPanel,
    layoutsPanel,
    measuresPanel,
    plotsPanel,
    claimsPanel,
    differencesPanel,
    exercisesPanel,
  ].map(({ kind, load }) => ({ id: kind, Panel: latePanel(load) })),
);
