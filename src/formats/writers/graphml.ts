import { exportLossWords as words } from "../../words/en/export-losses.ts";
import { EDGE_DIRECTIONS } from "../edge-directions.ts";
import type { ExchangeWriter } from "../format.ts";
import { LOOKS } from "../looks.ts";
import { createPieces, eachIn } from "../pieces.ts";
import { colourParts, type Drawn, drawnFields, drawnNode, OPAQUE_COLOUR } from "./drawn-fields.ts";
import {
  type ExchangeColumn,
  type ExchangeEdge,
  type ExchangeNode,
  type ExchangeValues,
  exchangeGraph,
} from "./exchange-graph.ts";
import { EXCHANGE_LOSSES } from "./exchange-loss-list.ts";
import { countedLosses, exchangeLosses } from "./exchange-losses.ts";
import { createXmlText } from "./xml-text.ts";

const TYPES = { text: "string", integer: "long", number: "double", boolean: "boolean" } as const;

const column = (id: string, type: ExchangeColumn["type"]): ExchangeColumn => ({ id, title: id, type, isList: false });

/** What programs look for by these names, beside the columns of the dataset. Colours and sizes as Gephi has them. */
const DRAWN = [column("r", "integer"), column("g", "integer"), column("b", "integer")];
const OF_NODES = [
  column("label", "text"),
  column("x", "number"),
  column("y", "number"),
  ...DRAWN,
  column("size", "number"),
];
const COLOUR_PARTS: ReadonlySet<string> = new Set(DRAWN.map(({ id }) => id));
const OF_EDGES = [column("label", "text"), ...DRAWN];

/**
 * GraphML. Source: graphml.graphdrawing.org, "GraphML Primer" and schema. A line has a direction or none; one that goes both
 * ways has none, and the attribute `direction` says so. For NetworkX every line has a direction. Lists are JSON, marked by `attr.list` as Neo4j does it.
 */
export const graphml: ExchangeWriter = {
  losses: [...EXCHANGE_LOSSES, words.oneWay, words.characters],

  write(dataset, options, { looks, reached } = {}) {
    const areKept = options[EDGE_DIRECTIONS.id] !== EDGE_DIRECTIONS.networkx;
    const seen = options[LOOKS.id] === LOOKS.seen ? looks : undefined;
    const out = createPieces(2 * (dataset.entities.length + dataset.claims.length), reached);
    const graph = exchangeGraph(dataset, out.record);
    const { plain, record, replaced } = createXmlText();
    const places = { colour: seen ? null : OPAQUE_COLOUR, size: !seen, weight: false };
    const nodeFields = drawnFields(graph.nodeColumns, graph.nodes, places);
    const edgeFields = drawnFields(graph.edgeColumns, graph.edges, { ...places, size: false });
    const isDrawn =
      (of: typeof nodeFields) =>
      ({ id }: ExchangeColumn) =>
        id === "size"
          ? of.has.size || seen !== undefined
          : !COLOUR_PARTS.has(id) || of.has.colour || seen !== undefined;
    const nodeColumns = [...OF_NODES.filter(isDrawn(nodeFields)), ...nodeFields.columns];
    const edgeColumns = [
      ...OF_EDGES.filter(({ id }) => !COLOUR_PARTS.has(id) || edgeFields.has.colour),
      ...edgeFields.columns,
    ];
    const keys = (of: "node" | "edge", list: readonly ExchangeColumn[]) => {
      for (const { id, title, type, isList } of list) {
        const typed = isList ? `attr.type="string" attr.list="${TYPES[type]}"` : `attr.type="${TYPES[type]}"`;
        out.put(`  <key id="${of}.${plain(id)}" for="${of}" attr.name="${plain(title)}" ${typed}/>\n`);
      }
    };
    const openings = (of: "node" | "edge", list: readonly ExchangeColumn[]) =>
      list.map(({ id, isList }) => ({ id, isList, opening: `      <data key="${of}.${plain(id)}">` }));
    const data = (list: ReturnType<typeof openings>, own: Partial<ExchangeValues>, values: ExchangeValues) => {
      for (const { id, isList, opening } of list) {
        const value = own[id] ?? values[id];
        if (value === undefined) continue;
        const text = isList ? JSON.stringify([value].flat()) : String(value);
        out.put(`${opening}${typeof value === "number" ? text : plain(text)}</data>\n`);
      }
    };
    const nodeData = openings("node", nodeColumns);
    const edgeData = openings("edge", edgeColumns);
    let turned = 0;
    const drawnOf = ({ colour, size }: Drawn): Partial<ExchangeValues> => {
      const { r, g, b } = colourParts(colour ?? "");
      return { ...(colour !== undefined && { r, g, b }), ...(size !== undefined && { size }) };
    };
    const node = (each: ExchangeNode) => {
      const { id, label, position, values } = each;
      const place = { x: position?.[0], y: position?.[1] };
      out.put(`    <node id="${plain(id)}">\n`);
      data(nodeData, { label, ...place, ...drawnOf(drawnNode(each, nodeFields, seen)) }, values);
      out.put("    </node>\n");
    };
    const edge = ({ id, source, target, label, direction, values }: ExchangeEdge) => {
      const hasDirection = direction === null || direction === "directed";
      if (!hasDirection && !areKept) turned += 1;
      const isDirected = hasDirection || !areKept;
      out.put(
        `    <edge id="${plain(id)}" source="${plain(source)}" target="${plain(target)}" directed="${isDirected}">\n`,
      );
      data(edgeData, { label, ...drawnOf(edgeFields.drawn(values)) }, values);
      out.put("    </edge>\n");
    };
    const { title, description } = graph;
    out.put('<?xml version="1.0" encoding="UTF-8"?>\n');
    out.put('<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n');
    record(() => {
      out.put('  <key id="graph.title" for="graph" attr.name="title" attr.type="string"/>\n');
      out.put('  <key id="graph.description" for="graph" attr.name="description" attr.type="string"/>\n');
      keys("node", nodeColumns);
      keys("edge", edgeColumns);
      out.put('  <graph edgedefault="directed">\n');
      out.put(`    <data key="graph.title">${plain(title)}</data>\n`);
      if (description !== undefined) out.put(`    <data key="graph.description">${plain(description)}</data>\n`);
    });
    for (const each of eachIn(out, graph.nodes, (one) => one)) record(() => node(each));
    for (const each of eachIn(out, graph.edges, (one) => one)) record(() => edge(each));
    out.put("  </graph>\n</graphml>\n");
    return out.written([
      ...exchangeLosses(dataset),
      ...countedLosses([
        [words.oneWay, turned],
        [words.characters, replaced()],
      ]),
    ]);
  },
};
