import * as contested from "../features/contested/contested-commands.ts";
import { openExercises } from "../features/exercises/exercise-commands.ts";
import * as comparison from "../features/exploration/comparison-commands.ts";
import { openPaths, pathsBetweenSelected } from "../features/exploration/open-paths.ts";
import * as filters from "../features/filters/filter-commands.ts";
import * as lens from "../features/filters/lens-commands.ts";
import { openStories } from "../features/stories/open-stories.ts";
import * as texts from "../features/texts/text-commands.ts";
import { openVoices } from "../features/voices/voices-commands.ts";
import { createRegistry } from "../lib/registry.ts";
import { toggleBundles } from "../views/graph/bundle-commands.ts";
import * as aside from "../workspace/aside-commands.ts";
import * as camera from "../workspace/camera-commands.ts";
import type { Command } from "../workspace/command.ts";
import * as panels from "../workspace/panel-commands.ts";
import * as selection from "../workspace/selection-commands.ts";
import { applyView } from "../workspace/view-commands.ts";

/**
 * All commands on a view that are available everywhere; those of a single panel are left to that panel. Commands on the
 * document, and those that find paths, are in writing-commands.ts. Undo and redo belong to the workspace, since they need its history.
 */
export const commands = createRegistry<Command<never>>(
  "command",
  [
    ...Object.values(filters),
    ...Object.values(selection).flat(),
    ...Object.values(aside),
    ...Object.values(camera),
    ...Object.values(lens),
    ...Object.values(contested),
    openVoices,
    ...Object.values(texts),
    toggleBundles,
    openExercises,
    ...Object.values(comparison),
    pathsBetweenSelected,
    openPaths,
    ...Object.values(panels),
    openStories,
    applyView,
  ].map((command) => command as unknown as Command<never>),
);
