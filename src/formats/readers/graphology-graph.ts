import { ok } from "../../lib/result.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { isRecord } from "../is-record.ts";
import {
  edgeFrom,
  fieldsIn,
  idText,
  itemOf,
  type JsonRecord,
  jsonOf,
  listIn,
  nodeFrom,
  standardDirection,
  textOf,
} from "./json-values.ts";
import type { ReaderCodec } from "./reader.ts";

/** graphology's serialised graphs, which sigma and Gephi Lite use. Source: graphology.github.io, "Serialization". y points up. */
export const graphologyGraph: ReaderCodec = {
  read([file], build, choices) {
    const json = jsonOf(file);
    if (!json.ok) return json;
    const graph: JsonRecord = isRecord(json.value) ? json.value : {};
    const own = attributesOf(graph);
    build.head({ title: textOf(own.title) ?? textOf(own.name), description: textOf(own.description) });
    for (const [place, node] of listIn(graph.nodes).filter(isRecord).entries()) {
      build.entity({
        ...nodeFrom(fieldsIn(attributesOf(node)), "up"),
        id: idText(node.key) ?? "",
        at: itemOf(words.node, place),
      });
    }
    const type = isRecord(graph.options) ? graph.options.type : undefined;
    const standard = standardDirection(type === "undirected" ? "undirected" : "directed", choices, build);
    for (const [place, edge] of listIn(graph.edges).filter(isRecord).entries()) {
      build.claim({
        ...edgeFrom(fieldsIn(attributesOf(edge))),
        id: idText(edge.key),
        from: idText(edge.source),
        to: idText(edge.target),
        direction: edge.undirected === true ? "undirected" : standard,
        at: itemOf(words.edge, place),
      });
    }
    return ok(null);
  },
};

function attributesOf({ attributes }: JsonRecord): JsonRecord {
  return isRecord(attributes) ? attributes : {};
}
