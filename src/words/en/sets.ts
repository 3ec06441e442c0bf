import { messages } from "../message.ts";

/** Working sets: named selections, kept with the view. */
export const setWords = messages("sets", {
  title: "Working sets",
  keep: "Keep selection as working set",
  rename: "Rename working set",
  addTo: "Add selection to working set",
  takeFrom: "Take selection out of working set",
  remove: "Delete working set",
  numbered: "Set {number, number}",
  name: "Name of the working set",
  kept: "They are kept in links to this view and in view files.",
  select: "Select",
  add: "Add selection",
  take: "Take selection out",
  delete: "Delete",
  selectNamed: "Select {name}",
  addNamed: "Add selection to {name}",
  takeNamed: "Take selection out of {name}",
  deleteNamed: "Delete {name}",
});
