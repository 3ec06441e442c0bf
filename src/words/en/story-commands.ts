import { messages } from "../message.ts";

/** Commands that write stories, and the titles that they give. */
export const storyCommandWords = messages("story-commands", {
  // Stories
  newStory: "New story from canvas",
  openStory: "Open story",
  renameStory: "Rename story",
  describeStory: "Edit story description",
  duplicateStory: "Duplicate story",
  deleteStory: "Delete story",
  moveStory: "Move story",
  addStory: "Add story from file",
  discardStories: "Discard changes to stories",

  // Scenes
  captureScene: "Capture scene",
  updateScene: "Update scene from canvas",
  openScene: "Open scene",
  showScene: "Reset canvas to scene",
  fitScene: "Fit scene to any screen",
  renameScene: "Rename scene",
  editCaption: "Edit caption",
  editNotes: "Edit speaker notes",
  setSeconds: "Set scene timing",
  cite: "Cite claims",
  citeSelected: "Cite selected claims",
  removeCitation: "Remove citation",
  insertLink: "Insert link",
  duplicateScene: "Duplicate scene",
  deleteScene: "Delete scene",
  moveScene: "Move scene",

  // Steps
  addRevealStep: "Add step that reveals the selection",
  addHighlightStep: "Add step that highlights the selection",
  setRevealed: "Reveal selection in step",
  setHighlighted: "Highlight selection in step",
  editStepCaption: "Edit step caption",
  removeStep: "Remove step",
  moveStep: "Move step",

  // Titles until the author changes them
  storyNumbered: "Story {number, number}",
  sceneNumbered: "Scene {number, number}",
  sceneAround: "Around {names}",
  copyOf: "{title} (copy)",
});
