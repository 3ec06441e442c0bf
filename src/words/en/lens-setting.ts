import { messages } from "../message.ts";

/** Commands that set a lens and compare it with another. */
export const lensSettingWords = messages("lens-setting", {
  changeLens: "Change lens",
  includeEveryone: "Include everyone",
  includeAuthor: "Include only what the author asserts",
  excludeAllegations: "Exclude allegations",
  compareLenses: "Compare two lenses",
  swapLenses: "Swap lenses",
  stopComparing: "Stop comparing lenses",
  hideOrFade: "Hide or fade what is filtered out",
});
