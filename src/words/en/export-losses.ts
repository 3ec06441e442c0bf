import { messages } from "../message.ts";

/** What formats of other programs cannot hold. Apart from their names, as only who writes them needs it. */
export const exportLossWords = messages("export-losses", {
  values: "Claims with a value, which are texts on their entities",
  openDirections: "That a claim does not say its direction: its line goes from the subject to the object",
  characters: "Characters that XML does not allow, which become �",
  controls: "Control characters and halves of characters, which become �",
  sourceTexts: "Hashes of the texts of sources, their segments, and why sentences became no claim",
  sources: "Sources, except their ids in passages and one title for each claim",
  links: "Links between claims",
  terms: "Families, stances and definitions of terms, except their names",
  fields: "Units, definitions and meanings of fields",
  layouts: "Layouts after the first, and captions",
  positions: "Positions of entities, and captions",
  setsOfValues: "The order of values in fields that are lists, and those that occur twice",
  stories: "Stories and questions",
});
