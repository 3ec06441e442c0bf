import { messages } from "../message.ts";

/** What the check finds wrong with stories, scenes and captions, and what to do about it. */
export const storyProblemWords = messages("story-problems", {
  noScenes: "The story “{title}” has no scenes.",
  newerScene:
    "This scene was made with a newer version of Sourceline (scene format {version}; this version reads up to {supported}).",
  newerSceneSkipped: "The story continues with the next scene.",
  newerSceneHint: "It is kept unchanged. Check it with a newer version of Sourceline.",
  unknownEntity: "The dataset has no entity “{id}”.",
  unknownClaim: "The dataset has no claim “{id}”.",
  brokenLink:
    "{where, select, notes {The speaker notes link to “{id}”, which is not in the dataset.} other {The caption links to “{id}”, which is not in the dataset.}}",
  uncitedLink: "The caption links to “{id}”, which the scene does not cite.",
  uncitedLinkHint: "Add “{id}” to the citations of the scene (“cites”).",
  uncitedCaption: "The scene “{title}” has a caption but cites no claims.",
  uncitedCaptionHint: "Cite the claims that the caption rests on.",
  noCaption: "The scene “{title}” has no caption.",
  emptyScene: "The scene “{title}” shows nothing.",
  emptySceneHint: "Loosen its filters.",
  idleStep: "This step changes nothing.",
  neverShown: "This step reveals “{id}”, but the scene hides it.",

  form: "{form, select, code {Captions cannot contain code. It is shown as plain text.} image {Captions cannot contain images. The alternative text is shown instead.} heading {Captions cannot contain headings. A heading is shown as a paragraph.} quotation {Captions cannot contain block quotations. They are shown as paragraphs.} other {Captions cannot contain horizontal rules. They are left out.}}",
  formHint: "Use paragraphs and lists only.",
  foreignLink: "The link to “{url}” is shown as plain text. Captions can link to claims and entities only.",
  foreignLinkHint: "Use an address like “#claim/c.0042” or “#entity/e.name”.",
  html: "The caption contains HTML. It is shown as plain text and never run.",
  htmlHint: "Use Markdown instead.",
});
