import { messages } from "../message.ts";

/** Layouts that load with their panel, what arrangements that they have made are called, and headings in these. */
export const layoutMethodWords = messages("layout-methods", {
  communities: "Communities apart",
  communitiesMeans: "Groups that are closely joined within stand apart (Louvain).",
  layered: "Layers",
  layeredMeans: "Claims lead from left to right, but for those that close a cycle.",
  layeredTooLarge:
    "Layers take too long for more than {entities, number} entities or {claims, number} claims. Choose a smaller part.",
  radial: "Rings around the selection",
  radialMeans: "The selection in the middle, all others on rings, by hops.",
  radialNeedsSelection: "Nothing is selected. Select the entities in the middle.",
  circular: "Circle",
  circularMeans: "One circle, type by type.",
  columns: "Columns by type",
  columnsMeans: "A column for each entity type.",
  time: "Time from left to right",
  timeMeans: "By the day on which a date begins; a band below has what is undated.",
  timeNeedsDates: "No entity here has a date.",
  year: "{year}",
  hops: "{hops, plural, one {# claim away} other {# claims away}}",
  notConnected: "Not connected to the selection",
  around: "around {name}",
  direction: "Claims lead from left to right",
  noDate: "No date",
  geographic: "Map",
  geographicMeans: "By coordinates, apart where names would overlap; a band below has what has none.",
  geographicNeedsPlaces: "No entity here has coordinates.",
  noCoordinates: "No coordinates",
});
