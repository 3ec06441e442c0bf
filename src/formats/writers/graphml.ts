import { exportLossWords as words } from "../../words/en/export-losses.ts";
import type { ExchangeWriter } from "../format.ts";
import {
  type ExchangeColumn,
  type ExchangeEdge,
  type ExchangeNode,
  type ExchangeValue,
  exchangeGraph,
} from "./exchange-graph.ts";
import { EXCHANGE_LOSSES } from "./exchange-loss-list.ts";
import { exchangeLosses } from "./exchange-losses.ts";
import { createXmlText } from "./xml-text.ts";

const TYPES = { text: "string", integer: "long", number: "double", boolean: "boolean" } as const;

/** What programs look for by these names, beside the columns of the dataset. */
const OF_NODES: readonly ExchangeColumn[] = [
  { id: "label", title: "label", type: "text", isList: false },
  { id: "x", title: "x", type: "number", isList: false },
  { id: "y", title: "y", type: "number", isList: false },
];
const OF_EDGES = OF_NODES.slice(0, 1);

/**
 * GraphML. Source: graphml.graphdrawing.org, "GraphML Primer" and schema. A line has a direction or none; one that goes both
 * ways has none, and the attribute `direction` says so. Lists are JSON, marked by `attr.list` as Neo4j does it.
 */
export const graphml: ExchangeWriter = {
  losses: [...EXCHANGE_LOSSES, words.characters],

  write(dataset) {
    const graph = exchangeGraph(dataset);
    const { plain, record, replaced } = createXmlText();
    const nodeColumns = [...OF_NODES, ...graph.nodeColumns];
    const edgeColumns = [...OF_EDGES, ...graph.edgeColumns];
    const keys = (of: "node" | "edge", list: readonly ExchangeColumn[]) =>
      list.map(({ id, title, type, isList }) => {
        const typed = isList ? `attr.type="string" attr.list="${TYPES[type]}"` : `attr.type="${TYPES[type]}"`;
        return `  <key id="${of}.${plain(id)}" for="${of}" attr.name="${plain(title)}" ${typed}/>`;
      });
    const data = (
      of: "node" | "edge",
      list: readonly ExchangeColumn[],
      find: (id: string) => ExchangeValue | undefined,
    ) =>
      list.flatMap(({ id, isList }) => {
        const value = find(id);
        if (value === undefined) return [];
        const text = isList ? JSON.stringify([value].flat()) : String(value);
        return [`      <data key="${of}.${plain(id)}">${plain(text)}</data>`];
      });
    const node = ({ id, label, position, values }: ExchangeNode) => {
      const own = new Map<string, ExchangeValue | undefined>([
        ["label", label],
        ["x", position?.[0]],
        ["y", position?.[1]],
      ]);
      const all = data("node", nodeColumns, (column) => own.get(column) ?? values.get(column));
      return [`    <node id="${plain(id)}">`, ...all, "    </node>"];
    };
    const edge = ({ id, source, target, label, direction, values }: ExchangeEdge) => {
      const isDirected = direction === null || direction === "directed";
      const ends = `id="${plain(id)}" source="${plain(source)}" target="${plain(target)}" directed="${isDirected}"`;
      const all = data("edge", edgeColumns, (column) => (column === "label" ? label : values.get(column)));
      return [`    <edge ${ends}>`, ...all, "    </edge>"];
    };
    const { title, description } = graph;
    const lines = [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
      ...record(() => [
        '  <key id="graph.title" for="graph" attr.name="title" attr.type="string"/>',
        '  <key id="graph.description" for="graph" attr.name="description" attr.type="string"/>',
        ...keys("node", nodeColumns),
        ...keys("edge", edgeColumns),
        '  <graph edgedefault="directed">',
        `    <data key="graph.title">${plain(title)}</data>`,
        ...(description === undefined ? [] : [`    <data key="graph.description">${plain(description)}</data>`]),
      ]),
      ...graph.nodes.flatMap((each) => record(() => node(each))),
      ...graph.edges.flatMap((each) => record(() => edge(each))),
      "  </graph>",
      "</graphml>",
    ];
    const losses = exchangeLosses(dataset);
    const count = replaced();
    return {
      text: `${lines.join("\n")}\n`,
      losses: count === 0 ? losses : [...losses, { what: words.characters(), count }],
    };
  },
};
