import { messages } from "../message.ts";

/** What cannot be read of a link to a view or a story. */
export const linkWords = messages("links", {
  brokenEscape: "“{part}” cannot be read.",
  copyAgain: "Copy the whole link again.",
  repeatedKey: "The link gives “{key}” twice. The first one counts.",
  otherVersion: "The link has version {version}. This Sourceline reads version {known} and may miss parts of the link.",
  unknownKey: "“{key}” is not a part of a link.",
  tooLong:
    "The link has {length, plural, one {# character} other {# characters}}. Only the first {most, number} are read.",
  noValues: "The link gives “{key}” without a value.",
  unknownSwitch: "“{value}” is not a value of “{key}”. It must be “{only}”.",
  unknownChoice: "“{value}” is not a value of “{key}”. It must be {choices}.",
  badCamera: "The camera position “{text}” cannot be read.",
  badViews: "The views “{text}” cannot be read.",
  badZoom: "The zoom “{text}” of the view “{view}” cannot be read.",
  badYear: "The year “{text}” cannot be read.",
  badFocus: "The focus “{text}” cannot be read.",
  badPosition: "The position “{text}” cannot be read.",
  badPanel: "The panel “{text}” cannot be read.",
  badSet: "The working set “{text}” has no name.",
  badId: "“{id}” is not the id of an entity or a claim.",
  badTime: "The time range “{text}” cannot be read.",
  badStep: "The step “{text}” cannot be read.",
  mustLookLike: "It must look like “{example}”.",
  mustBeWhole: "It must be a whole number.",
  noStory: "The link names a scene, but no story.",
});
