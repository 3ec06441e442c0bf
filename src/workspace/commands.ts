import * as evidence from "../features/evidence/evidence-commands.ts";
import * as texts from "../features/evidence/text-commands.ts";
import { openExercises } from "../features/exercises/exercise-commands.ts";
import * as comparison from "../features/exploration/comparison-commands.ts";
import * as paths from "../features/exploration/path-commands.ts";
import * as filters from "../features/filters/filter-commands.ts";
import * as lens from "../features/lens/lens-commands.ts";
import { createRegistry } from "../lib/registry.ts";
import type { Command } from "../model/command.ts";
import { keepArrangement } from "../views/graph/arrangement-commands.ts";
import { toggleBundles } from "../views/graph/bundle-commands.ts";
import * as camera from "../views/graph/camera-commands.ts";
import * as aside from "./aside-commands.ts";
import * as rooms from "./room-commands.ts";
import * as selection from "./selection-commands.ts";
import { applyView } from "./view-commands.ts";

/** All that a user can do to a view; what is done to the document is in writing-commands.ts. Undo and redo are the workspace's own, since they need its history. */
export const commands = createRegistry<Command<never>>(
  "command",
  [
    ...Object.values(filters),
    ...Object.values(selection).flat(),
    ...Object.values(aside),
    ...Object.values(camera),
    ...Object.values(lens),
    ...Object.values(evidence),
    ...Object.values(texts),
    toggleBundles,
    keepArrangement,
    openExercises,
    ...Object.values(comparison),
    paths.pathsBetweenSelected,
    paths.openPaths,
    paths.setPathEnds,
    paths.swapPathEnds,
    paths.toggleDirected,
    paths.toggleByFirmness,
    paths.toggleAvoided,
    paths.avoidNothing,
    paths.choosePath,
    paths.markPath,
    paths.joinEnds,
    ...Object.values(rooms),
    applyView,
  ].map((command) => command as unknown as Command<never>),
);
