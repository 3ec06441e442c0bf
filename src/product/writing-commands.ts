import * as records from "../features/details/record-commands.ts";
import * as sets from "../features/details/set-commands.ts";
import * as differences from "../features/differences/difference-commands.ts";
import * as comparison from "../features/exploration/comparison-panel-commands.ts";
import * as paths from "../features/exploration/path-commands.ts";
import * as figures from "../features/figures/figure-commands.ts";
import * as lens from "../features/filters/lens-setting-commands.ts";
import { openLayouts } from "../features/layouts/layout-commands.ts";
import * as measures from "../features/measures/measure-commands.ts";
import { takeMerged } from "../features/merging/merge-commands.ts";
import * as scenes from "../features/stories/scene-commands.ts";
import * as sceneWriting from "../features/stories/scene-writing-commands.ts";
import * as steps from "../features/stories/step-commands.ts";
import * as stories from "../features/stories/story-commands.ts";
import { createRegistry } from "../lib/registry.ts";
import { lineWordsCommands, nameCommands } from "../views/graph/label-commands.ts";
import * as plots from "../views/plots/plot-commands.ts";
import { keepArrangement } from "../workspace/arrangement-commands.ts";
import type { Command } from "../workspace/command.ts";
import * as documents from "../workspace/document-commands.ts";
import { fadeWhatFalls } from "../workspace/fade-what-falls.ts";
import { showAnyway } from "../workspace/show-anyway.ts";

/**
 * All commands that edit records and stories, those of working sets, that find paths, that open the layouts, the measures and the plots, that show what
 * is hidden or would fall, and that choose what is written on the canvas. They are listed apart from the others, since most visits need
 * none: they load with their panels, the list of commands and menus, and have no keys.
 */
export const writingCommands = createRegistry<Command<never>>(
  "command",
  [
    stories.openStory,
    stories.renameStory,
    stories.describeStory,
    stories.duplicateStory,
    stories.deleteStory,
    stories.moveStory,
    stories.addStory,
    stories.discardStories,
    scenes.renameScene,
    scenes.writeCaption,
    scenes.writeNotes,
    scenes.setSeconds,
    scenes.cite,
    scenes.uncite,
    scenes.citeSelected,
    scenes.insertLink,
    scenes.fitSceneCamera,
    scenes.duplicateScene,
    scenes.deleteScene,
    scenes.moveScene,
    ...Object.values(steps),
    ...Object.values(sceneWriting),
    figures.addFigures,
    figures.changeFigure,
    figures.writeFigure,
    figures.moveFigure,
    figures.duplicateFigure,
    figures.deleteFigure,
    records.writeEntity,
    records.writeClaim,
    openLayouts,
    ...Object.values(measures),
    ...Object.values(plots),
    paths.setPathEnds,
    paths.swapPathEnds,
    paths.toggleDirected,
    paths.toggleByFirmness,
    paths.toggleAvoided,
    paths.avoidNothing,
    paths.choosePath,
    paths.markPath,
    sets.keepSelected,
    sets.renameSet,
    sets.addToSet,
    sets.takeFromSet,
    sets.deleteSet,
    keepArrangement,
    takeMerged,
    showAnyway,
    fadeWhatFalls,
    ...nameCommands,
    ...lineWordsCommands,
    ...Object.values(documents),
  ].map((command) => command as unknown as Command<never>),
);

/** Commands on a view that load with the list of commands, and have no keys: those that set and compare lenses, of the panel of comparison, and that open the list of differences. */
export const furtherCommands = createRegistry<Command<never>>(
  "command",
  [...Object.values(lens), ...Object.values(comparison), ...Object.values(differences), figures.showFigure].map(
    (command) => command as unknown as Command<never>,
  ),
);
