import { readerWords as words } from "../../words/en/readers.ts";
import { isRecord } from "../is-record.ts";
import { jsonReader } from "./json-reader.ts";
import {
  edgeFrom,
  fieldsIn,
  flattened,
  idText,
  type JsonRecord,
  listIn,
  nodeFrom,
  recordsIn,
  sayUnread,
  standardDirection,
  textOf,
} from "./json-values.ts";

/** graphology's serialised graphs, which sigma and Gephi Lite use. Source: graphology.github.io, "Serialization". y points up. */
export const graphologyGraph = jsonReader({
  shape: isRecord,
  read(root, build, choices) {
    const lite = isRecord(root.graphDataset) ? root.graphDataset : null;
    const graph: JsonRecord = lite === null ? root : isRecord(lite.fullGraph) ? lite.fullGraph : {};
    const own = lite !== null && isRecord(lite.metadata) ? lite.metadata : attributesOf(graph);
    sayUnread(root, ["type", "version", "graphDataset", "attributes", "options", "nodes", "edges"], build);
    sayUnread(own, ["title", "name", "description"], build);
    /** What is said of an item: in its attributes, or in tables of Gephi Lite. */
    const saidOf = (item: JsonRecord, tables: readonly string[]): JsonRecord => {
      let record = attributesOf(item);
      for (const name of tables) {
        const table = lite?.[name];
        const more = isRecord(table) ? table[idText(item.key) ?? ""] : undefined;
        if (isRecord(more)) record = flattened({ ...record, [name]: more }, name);
      }
      return record;
    };
    build.head({ title: textOf(own.title) ?? textOf(own.name), description: textOf(own.description) });
    build.expect(listIn(graph.nodes).length + listIn(graph.edges).length);
    for (const [at, node] of recordsIn(graph.nodes, words.node, build)) {
      build.entity({
        ...nodeFrom(fieldsIn(saidOf(node, ["nodeData", "layout", "nodeRenderingData"])), "up"),
        id: idText(node.key) ?? "",
        at,
      });
    }
    const type = isRecord(graph.options) ? graph.options.type : undefined;
    const standard = standardDirection(type === "undirected" ? "undirected" : "directed", choices, build);
    for (const [at, edge] of recordsIn(graph.edges, words.edge, build)) {
      build.claim({
        ...edgeFrom(fieldsIn(saidOf(edge, ["edgeData", "edgeRenderingData"]))),
        id: idText(edge.key),
        from: idText(edge.source),
        to: idText(edge.target),
        direction: edge.undirected === true ? "undirected" : standard,
        at,
      });
    }
  },
});

function attributesOf({ attributes }: JsonRecord): JsonRecord {
  return isRecord(attributes) ? attributes : {};
}
