import { messages } from "../message.ts";

/** Files of other programs: how they were read, and what was changed or left out. */
export const readerWords = messages("readers", {
  line: "line {line}",
  row: "row {row}",
  rowOf: "{name}, row {row}",
  item: "{list} {place}",
  file: "{name}",
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
  glossField: "Description",
  placeKind: "Place",
  adverb:
    "{firmness, select, attributed {by attribution} probable {probably} alleged {allegedly} reported {reportedly} possible {possibly} proposed {as a proposal} other {}}",
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
    "{name} is named by {known, select, yes {edge {id}} other {an edge}} but not described in the file. It is marked as such.",
  claimIdTwice: "The edge id {id} is used twice, first at {first}. Both edges are kept; this one gets a new id.",
  mixedField:
    "The field “{field}” is kept as text: {others, plural, one {# of {total, number} values is} other {# of {total, number} values are}} not {type, select, integer {a whole number} number {a number} boolean {true or false} edtf {a date} colour {a colour} other {of its type}}, such as “{example}”.",
  unreadTimes:
    "{count, plural, one {# time is} other {# times are}} not understood, such as “{example}”. {count, plural, one {It is} other {They are}} kept as text.{days, select, yes { A spreadsheet may have counted days: show the cells as dates there, and save again.} other {}}",
  severalAccessed:
    "{count, plural, one {# source was} other {# sources were}} accessed on several dates, such as “{name}”. The latest is kept.",
  undeclared: "The attribute {name} is used but not declared. Its values are kept as text.",
  gexfUndirected: "The file does not say whether its edges are directed. They are read as undirected.",
  openSpells: "Some intervals do not include their start or end. They are read as if they did.",
  assumedDirected: "The file does not say whether its edges are directed. They are read as directed.",
  directionByArrows: "Edges are directed as their arrows are drawn.",
  hyperedge:
    "{known, select, yes {The hyperedge {id}} other {A hyperedge}}, which joins several nodes ({ends}), is left out.",
  sameIdsInGraphs:
    "{count, plural, one {# id} other {# ids}} of the graph {graph} {count, plural, one {is} other {are}} also in another graph. They are kept apart: what is {id} there is {made} here.",
  portsField: "Ports",
  graphField: "Graph",
  noGraphElement: "This XML file contains no graph.",
  xmlSyntax: "This is not valid XML.",
  xmlSyntaxHint: "The file may be cut off. Download or export it again.",
  xmlDeep: "The elements are nested more than {most, number} deep.",
  node: "node",
  edge: "edge",
  link: "link",
  element: "element",
  connection: "connection",
  object: "{id}",
  classesField: "Classes",
  sightedBy: "sighted by",
  noGraphInJson: "This JSON file contains no graph that can be read.",
  jsonDeep: "The values are nested more than {most, number} deep.",
  hyperedges:
    "{count, plural, one {# hyperedge, which joins more than two nodes, is} other {# hyperedges, which join more than two nodes, are}} left out.",
  notLink: "This is not a link. It is left out.",
  notObject: "This is not a JSON object. It is left out.",
  notRead: "These parts of the file are not read: {names}.",
  loop: "loop",
  cxFailed: "The program that wrote this file says that it is not complete: {error}.",
  cxFailedHint: "Export or download the network again.",
  cxCount: "The file says that it has {stated, number} {aspect}, but it has {count, number}.",
  cxViews: "The nodes are placed in {count, plural, one {# more view} other {# more views}}. Only the first is read.",
  cxOfNothing:
    "{count, plural, one {# value of {aspect} belongs} other {# values of {aspect} belong}} to nothing in the file, such as that of {id}. {count, plural, one {It is} other {They are}} left out.",
  beyondNodes:
    "{end, select, from {Source} other {Target}} {place} is beyond the {count, plural, one {# node} other {# nodes}}. The link is left out.",
  kumuEmpty: "This is a Kumu project without elements.",
  ambiguousEnd: "The end {name} fits several entities ({ids}). The edge is left out.",
  loopNotRead: "The loop {name} is not read.",
  notDescribedByRelationship:
    "{name} is named by relationship {id} but not described in the file. It is marked as such.",
  moreGraphs:
    "The file contains {count, plural, one {# more graph, which is} other {# more graphs, which are}} not read.",
  notEntities:
    "{count, plural, one {# object} other {# objects}} of the type {type} {count, plural, one {is} other {are}} not read.",
  listedObject: "object",
  olderVersion:
    "The file has several versions of this object. The one {latest, select, none {without a date} other {of {latest}}} is read; the one {modified, select, none {without a date} other {of {modified}}} is left out.",
  lostComment:
    "It is about {ids}, which {count, plural, one {is not an entity or edge} other {are not entities or edges}} in this file. That reference is not kept.",
  commentOnNothing: "It refers to no other object. It is left out.",
  noteBy: "{text} ({by})",
  severalSeers: "The sighting is read as {count, number} edges, one for each place. Each has all of its values.",
  notInBundle: "The {type} {id} is named but is not in the bundle. It is marked as such.",
  turtleSyntax: "This is not valid RDF.",
  turtleUnexpected: "This is not valid RDF: “{found}” is not allowed here.",
  noPrefix: "The prefix “{prefix}” is used but not declared.",
  noPrefixHint: "Declare it at the top of the file.",
  relativeAddresses:
    "{count, plural, one {# address is} other {# addresses are}} relative, such as {example}, and the file does not say to what.",
  valuesInGraphs:
    "{count, plural, one {# value stands in a named graph} other {# values stand in named graphs}}. Only edges keep the names of their graphs.",
  datatype:
    "The datatype {name} of {count, plural, one {# value} other {# values}} is not kept, but {count, plural, one {the value is} other {the values are}}.",
  valueReferences:
    "{count, plural, one {# value has references. They are} other {# values have references. They are}} kept as sources of the entity, without their other details.",
  noValue: "{name}: no value",
  normalizedValues:
    "{count, plural, one {# value that repeats another as an address is} other {# values that repeat others as addresses are}} left out.",
  statedStatement: "A statement about another statement is left out.",
  listPlaceField: "Place in list",
  emptyList: "The list {name} is empty. It is left out.",
  withoutMeaning:
    "{count, plural, one {# part has} other {# parts have}} no meaning in JSON-LD and {count, plural, one {is} other {are}} left out: {names}.",
  jsonLdSyntax: "This is not valid JSON-LD ({reason}).",
  remoteContext:
    "What the keys of this file mean is defined at {address}, not in the file. Sourceline loads nothing from there.",
  remoteContextHint:
    "Replace the address with the context itself. Or remove “@context”: keys then keep their own names.",
  remoteSchemaHint:
    "Replace the address with an object that sets “@vocab” to “https://schema.org/”. Or remove “@context”: keys then keep their own names.",
  rdfXmlSyntax: "This is not valid RDF/XML ({reason}).",
  xmlEntities: "The file declares entities that contain one another, or that would make it many times longer.",
  languageTags:
    "{count, plural, one {The language of # text is not kept, but the text is} other {The languages of # texts are not kept, but the texts are}}.",
  modeField: "Mode",
  intervalField: "Interval",
  endBeyond: "The vertex {id} is beyond the {count, plural, one {# vertex} other {# vertices}}. The edge is left out.",
  notVertex: "“{text}” names no vertex. It is left out.",
  lineWithoutVertex: "“{text}” is not a vertex. The edge is left out.",
  beyondMatrix:
    "Row {row}, column {column} is beyond the {count, plural, one {# vertex} other {# vertices}}. The value {value} is left out.",
  secondNetwork: "The file contains more than one graph. Only the first is read; this one is not.",
  manyVertices: "The file states {count, number} vertices. Only those that it lists or that an edge names are read.",
  sectionNotRead: "The section {name} is not read.",
  ports: "Ports are not kept: {ports}.",
  severalClusters: "{id} is in several clusters. Only the first is kept.",
  strictRepeat: "The graph is strict. A repeated edge between {from} and {to} is left out, with its attributes.",
  dotSyntax: "This is not valid DOT: “{found}” is not allowed here.",
  dotEnd: "This is not valid DOT: the file ends too early.",
  dotDeep: "The subgraphs are nested more than {most, number} deep.",
  column: "Column {column}",
  separator:
    "The separator is {separator, select, tab {the tab} semicolon {the semicolon} comma {the comma} bar {the vertical bar} other {“{separator}”}}.",
  decimalComma: "Numbers have a decimal comma.",
  decimalPoint: "Numbers have a decimal point.",
  noHeadings: "The first row holds data, not headings.",
  timesOfDay: "Dates with a time of day are read as days. The text of the cells is kept as well.",
  saidTogether:
    "{count, plural, one {# row differs} other {# rows differ}} from another row only in who says it or where. They are read as attributions of one claim.",
  unknownStance: "“{word}” is not a known certainty. It is kept as a field.",
  plainYes: "“{word}” is kept as a field, since the row names nobody and no source.",
  noSourceFor:
    "{names} needs one source in the row, and it has {count, plural, =0 {none} other {#}}. It is kept as a field.",
  weightUnknown: "The file does not say whether a high weight means near or far.",
  totalsRow: "This row has the totals of the columns. It is left out.",
  totalsColumn: "The column “{name}” has the totals of the rows. It is left out.",
  belowTable: "This row below the table is left out: {text}",
  aboveHeadings: "This row above the headings is left out: {text}",
  ambiguousNumbers:
    "The commas in “{name}” may be decimal marks or separate thousands. The numbers are kept as text. Choose a decimal mark to read them.",
  dateOrder: "In dates, the {order, select, month {month} other {day}} comes first.",
  unclearDates: "It is not clear whether the day or the month comes first in the dates. They are kept as text.",
  tableLines: "The table is read as a list of edges.",
  tableEntities: "The table is read as a list of entities.",
  tableMatrix: "The table is read as a matrix: who to whom, from rows to columns.",
  symmetricMatrix: "The matrix is symmetric. Its edges are read as undirected.",
  endColumns: "Edges run from “{from}” to “{to}”.",
  htmlCells: "Cells contain HTML. It is read as plain words, and its links as references.",
  sameButSpaces: "“{written}” and “{name}” are read as one entity.",
  calledSo: "{name} is not an id, but the name of {id}. It is read as {id}.",
  severalCalled: "{name} is not an id, but the name of several entities: {ids}. It is kept as an entity of its own.",
  endWithoutOther: "This row has no {end, select, from {source} other {target}}. {name} is kept, but no edge is made.",
  refusedLink: "This is not a web address, so it is not made a link: {address}",
  linkOfEnd: "{name} links to {address}. That is not a reference for the edge and is not kept.",
  misquoted: "A quotation mark is not closed, or is closed too early. Compare this row with the file.",
  overlong: "This row has more cells than there are headings. They are kept under generated headings.",
  onlyWords: "This is a column of words, not a table. It is not read.",
  endsArePlaces: "Numbers in links are places in the list of nodes, counted from 0.",
  emptyTable: "This table has no rows below its headings.",
  noColumn: "There is no column “{name}”.",
  noTable: "There is no table “{name}”.",
  tablesKnown: "The tables are {known}.",
  fileAgain: "{name} ({count, number})",
  columnsKnown: "The columns are {known}.",
  namelessInMatrix:
    "A row and a column without a name are left out, with {count, plural, one {# value that is} other {# values that are}} not zero ({values}).",
  unknownDirection:
    "“{word}” is not a direction. The edge is read as {direction, select, undirected {undirected} both {running both ways} other {directed}}.",
  encoding: "The text is in {encoding}.",
  encodingGuess: "The text does not state its encoding. It is read as {encoding}.",
  nothing: "This is a file in the format {format}, but it contains no entities.",
  notTogether: "These files do not belong together.",
  notTogetherHint:
    "Several files can be opened together only if they are tables, or what GraphRAG or LightRAG wrote. Open one of them, and merge the others into it.",
  notInOneFile:
    "Standalone HTML leaves out the readers for RDF, CX and Sourceline’s CSV tables, which would make it too large.",
  notInOneFileHint: "Open the file in Sourceline on a website, or convert it with the command line.",
  unknownFormat: "The format of this file is not recognised.",
  unknownFormatHint: "These can be read: {known}.",
  moreOfRule:
    "{count, plural, one {# more problem} other {# more problems}} of this kind ({rule}) {count, plural, one {is} other {are}} not listed.",
});
