import { messages } from "../message.ts";

/** Layouts that load with their panel, what arrangements that they have made are called, and headings in these. */
export const layoutMethodWords = messages("layout-methods", {
  communities: "Communities apart",
  communitiesMeans:
    "Entities that are joined more closely with each other than with the rest form a group (Louvain); groups stand apart.",
  layered: "Layers",
  layeredMeans: "Claims lead from left to right, except those that close a cycle.",
  layeredTooLarge: "Layers take too long for more than {most, number} entities. Choose a smaller part.",
  radial: "Rings around the selection",
  radialMeans: "What is selected is in the middle; others are on rings, by hops. What is not connected stands below.",
  radialNeedsSelection: "Nothing is selected. Select the entities in the middle.",
  circular: "Circle",
  circularMeans: "All entities on one circle, type by type.",
  columns: "Columns by type",
  columnsMeans: "A column for each entity type.",
  time: "Time from left to right",
  timeMeans: "A dated entity stands where its date begins; those without a date stand in a band below.",
  timeNeedsDates: "No entity here has a date.",
  year: "{year}",
  noDate: "No date",
  geographic: "Map",
  geographicMeans:
    "Entities with coordinates stand as on a map, moved aside where names would overlap; all others stand in a band below.",
  geographicNeedsPlaces: "No entity here has coordinates.",
  noCoordinates: "No coordinates",
});
