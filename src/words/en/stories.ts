import { messages } from "../message.ts";

/** The panel in which stories are written. */
export const storyWords = messages("stories", {
  title: "Stories",
  lead: "A story guides an audience through the graph, scene by scene. Its first scene is what the canvas shows now.",
  missingStory:
    "There is no story “{id}” here. It may belong to another version of the dataset, or be kept in another browser.",
  fromFile: "To add a story from a file, drop the file on the page or open it like any other.",
  download: "Download story",
  scenes: "{count, plural, one {# scene} other {# scenes}}",
  present: "Present",
  presentStory: "Present {title}",
  edit: "Edit",
  editStory: "Edit {title}",

  // Menus
  moreFor: "More actions for {title}",
  moreForStory: "More actions for this story",
  moreForScene: "More actions for this scene",
  moreForStep: "More actions for step {number, number}",
  moveUp: "Move up",
  moveDown: "Move down",
  duplicate: "Duplicate",
  downloadJson: "Download as JSON",
  delete: "Delete",
  remove: "Remove",

  // A story
  allStories: "All stories",
  storyTitle: "Story title",
  description: "Description",
  descriptionHelp: "What the story shows, in one sentence",
  missingScene: "This story has no scene “{id}”.",
  noScenes:
    "No scenes yet. Set up the canvas as you want to show it (filter, focus, select, move the camera), then capture the scene.",
  sceneList: "Scenes",
  move: "Move {title}",
  moveHelp: "Drag, or press the arrow keys.",
  moved: "{title}: now {position, number} of {count, number}",
  previewFromHere: "Preview from here",
  moreProblems: "{count, plural, one {# more problem.} other {# more problems.}}",

  // A scene
  sceneTitle: "Scene title",
  position: "Scene {number, number} of {count, number}",
  previous: "Previous scene",
  next: "Next scene",
  preview: "Preview",
  captureNext: "Capture next scene",
  newerScene: "You can move or delete it, but not show or edit it: parts of it would be lost.",
  problems: "Problems",

  // The canvas beside a scene
  matches: "The canvas shows this scene.",
  differs: "The canvas differs from this scene: {parts}.",
  fixedCamera: "The camera of this scene is fixed.",

  // Caption
  caption: "Caption",
  captionHelp: "The text beside the graph. You can use **bold**, *italic*, lists and links.",
  captionPreview: "Caption preview",
  linkTo: "Link to “{name}”",
  linkToSelection: "Link to selection",
  citeLinked: "Cite linked claims",

  // Citations
  citations: "Cited claims",
  noCitations: "No claims cited yet. Select claims on the canvas, then cite them.",
  removeCitation: "Remove citation: {claim}",
  missingClaim: "{id} is not in this dataset.",

  // Steps
  steps: "Steps",
  noSteps:
    "Everything appears at once. To show part of the scene only at the next press of the arrow key, select it and reveal it in a step.",
  reveal: "Reveal selection",
  highlight: "Highlight selection",
  revealed: "<label>Reveals</label> {names}",
  highlighted: "<label>Highlights</label> {names}",
  more: "{count, number} more",
  idleStep: "This step changes nothing yet.",
  stepCaption: "Caption of step {number, number}",
  stepCaptionHelp: "Text that this step adds to the caption",

  // Presenting
  presenting: "Presenting",
  notes: "Speaker notes",
  notesHelp: "Only the presenter sees these notes",
  seconds: "Autoplay: {field} seconds per step",
  secondsLabel: "Seconds per step in autoplay",
  automatic: "auto",
});
