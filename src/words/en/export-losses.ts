import { messages } from "../message.ts";

/** What formats of other programs cannot hold. Apart from their names, which the page needs before it writes any. */
export const exportLossWords = messages("export-losses", {
  values: "Claims with a value, which become text attributes of their entities",
  openDirections: "Unstated directions of claims, which are written from subject to object",
  oneWay:
    "Edges without a direction, and those that go both ways: they are written from subject to object, and their column “direction” says so",
  characters: "Characters that XML does not allow, which become �",
  controls: "Control characters and incomplete characters, which become �",
  sourceTexts: "Hashes of the texts of sources, their segments, and why sentences became no claim",
  sources: "Sources, except their ids in passages and one title for each claim",
  links: "Links between claims",
  terms: "Families, stances and definitions of terms, except their names",
  fields: "Units, definitions and meanings of fields",
  layouts: "Layouts after the first, and captions",
  positions: "Positions of entities, and captions",
  setsOfValues: "The order of values in list fields, and repeated values",
  stories: "Stories, questions and figures",
  longTexts: "Texts of more than 32,767 characters, which are cut: no cell of a workbook holds more",
  manyRows: "Rows beyond the 1,048,576 that a sheet can have",
  claimsAndEntities: "Entities and claims: only sources are written",
  reported: "Ids, fields, positions and everything else that is no sentence about a claim",
});
