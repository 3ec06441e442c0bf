import { messages } from "../message.ts";

/** Graphs that a program extracted from texts, and the Parquet files that some are in. */
export const extractionWords = messages("extraction", {
  damaged: "This Parquet file is damaged or cut off.",
  damagedHint: "Download or export it again.",
  notInOneFile: "Standalone HTML leaves out the reader for Parquet, which would make it too large.",
  encrypted: "This Parquet file is encrypted.",
  tooLarge: "This Parquet file is too large: it has {rows, plural, one {# row} other {# rows}}.",
  tooDeep: "The columns of this Parquet file are nested more than {most, number} deep.",
  packed: "This Parquet file is compressed with {codec}, which is not supported.",
  packedHint: "Write it again with Snappy, Zstandard or gzip, or uncompressed.",
  vectors:
    "{count, plural, one {The column {names} holds} other {The columns {names} hold}} vectors and {count, plural, one {is} other {are}} left out.",
  tableLeftOut:
    "This is GraphRAG’s table of {kind, select, communities {communities} reports {community reports} embeddings {embeddings} other {something else}}, which is not part of the graph. It is left out.",
  fileLeftOut: "This file is not part of the graph. It is left out.",
  columnsLeftOut: "These columns are not kept: {names}.",
  noGraph: "These tables of GraphRAG contain no entities and no relationships.",
  noGraphHint: "Open them together with entities.parquet and relationships.parquet.",
  title: "Graph extracted by {program}",
  undirected: "{program} extracts relationships without a direction. They are read as undirected.",
  noEntities:
    "The table of entities is missing: entities are known by name only. Open entities.parquet together with this file.",
  noDocuments:
    "The table of documents is missing: documents are named by their ids. Open documents.parquet together with these files.",
  missingPassages:
    "{count, plural, one {# passage is named but is} other {# passages are named but are}} in none of the files, such as {example}. {count, plural, one {It is} other {They are}} kept as {count, plural, one {a source} other {sources}} without text.",
  noPassages:
    "{count, plural, one {# passage is named, {example}, but its text is} other {# passages are named, such as {example}, but their texts are}} in none of the files. Open {file} together with the others, so that each edge opens at its passage.",
  sharedPassages:
    "{count, plural, one {# passage is} other {# passages are}} from several documents at once, such as {example}. {count, plural, one {It is} other {They are}} kept with each of them.",
  claimOfNone:
    "{count, plural, one {# claim of GraphRAG has} other {# claims of GraphRAG have}} no object. {count, plural, one {It is} other {They are}} kept as {count, plural, one {a note} other {notes}} on the subject.",
  claims: "claims of GraphRAG",
  claimNote: "{type}: {description} ({status})",
});
