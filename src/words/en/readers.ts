import { messages } from "../message.ts";

/** Files of other programs: what is said of how they were read. */
export const readerWords = messages("readers", {
  line: "line {line}",
  row: "row {row}",
  item: "{list} {place}",
  untitled: "Untitled",
  layoutOfFile: "Positions in the file",
  kindNotStated: "Not stated",
  otherKinds: "Other types",
  relations: "Relations",
  kindsField: "Types",
  weightField: "Weight",
  colourField: "Colour",
  sizeField: "Size",
  shapeField: "Shape",
  containerField: "Container",
  moreLabelsField: "More labels",
  timeField: "Time",
  noteKinds: "types: {kinds}",
  noteField: "{name}: {value}",
  alsoDescribed: "Described again at {at} ({values}).",

  entityWithoutId: "An entity without an id is left out.",
  emptyEnd:
    "{known, select, yes {Edge {id}} other {An edge}} has an empty {end, select, from {source} other {target}}. It is left out.",
  noEnd:
    "{known, select, yes {Edge {id}} other {An edge}} has no {end, select, from {source} other {target}}. It is left out.",
  describedTwice: "The id {id} is described twice, first at {first}. All labels and values are kept.",
  notDescribed:
    "{name} is named by {known, select, yes {edge {id}} other {an edge}} but not described in the file. It is marked so.",
  claimIdTwice: "The edge id {id} is used twice, first at {first}. Both edges are kept, this one under a made id.",
  mixedField:
    "The field “{field}” is kept as text: {others, plural, one {# of {total, number} values is} other {# of {total, number} values are}} not {type, select, integer {a whole number} number {a number} boolean {true or false} colour {a colour} other {of its type}}, such as “{example}”.",
  undeclared: "The attribute {name} is used but not declared. Its values are kept as text.",
  gexfUndirected: "The file does not say whether its edges are directed. They are read as undirected.",
  assumedDirected: "The file does not say whether its edges are directed. They are read as directed.",
  directionByArrows: "Edges are directed as their arrows are drawn.",
  hyperedge: "A hyperedge, which joins more than two nodes, is left out.",
  noGraphElement: "This XML file contains no graph.",
  xmlSyntax: "This is no valid XML.",
  xmlSyntaxHint: "The file may be cut off. Get it again, or export it again.",
  xmlDeep: "The elements are nested more than {most, number} deep.",
  encoding: "The text is in {encoding}.",
  encodingGuess: "The text does not say how it is encoded. It is read as {encoding}.",
  notTogether: "These files do not belong together.",
  notTogetherHint: "Several files can be opened as one only if they are tables of entities and of lines.",
  unknownFormat: "The format of this file is not recognised.",
  unknownFormatHint: "These can be read: {known}.",
  moreOfRule:
    "{count, plural, one {# more problem} other {# more problems}} of this kind ({rule}) {count, plural, one {is} other {are}} not listed.",
});
