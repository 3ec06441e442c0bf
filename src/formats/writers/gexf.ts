import type { FieldScalar } from "../../model/dataset.ts";
import { exportLossWords as words } from "../../words/en/export-losses.ts";
import { EDGE_DIRECTIONS } from "../edge-directions.ts";
import type { ExchangeWriter } from "../format.ts";
import { LOOKS } from "../looks.ts";
import { createPieces, eachIn } from "../pieces.ts";
import { ANY_COLOUR, colourParts, type Drawn, drawnFields, drawnNode } from "./drawn-fields.ts";
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
/**
 * GEXF 1.3, a static graph. Source: gexf.net, "GEXF 1.3 Primer" and schema. The kind of an edge is the relation. An edge that
 * goes both ways is undirected, and its column says so: Gephi takes the type "mutual" for an error.
 *
 * For NetworkX every edge has a direction, and the version is 1.2: it knows 1.3 only since its own version 3.5.
 */
export const gexf: ExchangeWriter = {
  losses: [...EXCHANGE_LOSSES, words.oneWay, words.characters],

  write(dataset, options, { looks, reached } = {}) {
    const isNew = options[EDGE_DIRECTIONS.id] !== EDGE_DIRECTIONS.networkx;
    const seen = options[LOOKS.id] === LOOKS.seen ? looks : undefined;
    const count = dataset.entities.length + dataset.claims.length;
    const out = createPieces(2 * count, reached);
    const graph = exchangeGraph(dataset, out.record);
    const { plain, record, replaced } = createXmlText();
    const attribute = (name: string, value: string | undefined) =>
      value === undefined ? "" : ` ${name}="${plain(value)}"`;
    const places = { colour: seen ? null : ANY_COLOUR, size: !seen, weight: true };
    const nodeFields = drawnFields(graph.nodeColumns, graph.nodes, { ...places, weight: false });
    const edgeFields = drawnFields(graph.edgeColumns, graph.edges, places);
    const columns = (of: "node" | "edge", list: readonly ExchangeColumn[]) => {
      if (list.length === 0) return;
      out.put(`    <attributes class="${of}" mode="static">\n`);
      for (const { id, title, type, isList } of list) {
        const named = isList ? `list${isNew ? TYPES[type] : TYPES.text}` : TYPES[type];
        out.put(`      <attribute${attribute("id", id)}${attribute("title", title)} type="${named}"/>\n`);
      }
      out.put("    </attributes>\n");
    };
    // How each of many values begins is worked out once.
    const openings = (list: readonly ExchangeColumn[]) =>
      list.map(({ id, isList }) => ({ id, isList, opening: `          <attvalue${attribute("for", id)} value="` }));
    const values = (values: ExchangeValues, list: ReturnType<typeof openings>): string => {
      let lines = "";
      for (const { id, isList, opening } of list) {
        const value = values[id];
        if (value === undefined) continue;
        const text = isList ? listText([value].flat()) : String(value);
        lines += `${opening}${typeof value === "number" ? text : plain(text)}"/>\n`;
      }
      return lines === "" ? "" : `        <attvalues>\n${lines}        </attvalues>\n`;
    };
    const drawn = ({ colour, size }: Drawn, named: "size" | "thickness"): string => {
      const { r, g, b, a } = colourParts(colour ?? "");
      const alpha = a === undefined ? "" : ` a="${a}"`;
      return [
        colour === undefined ? "" : `        <viz:color r="${r}" g="${g}" b="${b}"${alpha}/>\n`,
        size === undefined ? "" : `        <viz:${named} value="${size}"/>\n`,
      ].join("");
    };
    const nodeValues = openings(nodeFields.columns);
    const node = (each: ExchangeNode) => {
      out.put(`      <node${attribute("id", each.id)}${attribute("label", each.label)}>\n`);
      out.put(values(each.values, nodeValues));
      out.put(drawn(drawnNode(each, nodeFields, seen), "size"));
      if (each.position) out.put(`        <viz:position x="${each.position[0]}" y="${each.position[1]}" z="0"/>\n`);
      out.put("      </node>\n");
    };
    let turned = 0;
    const edgeValues = openings(edgeFields.columns);
    const edge = (each: ExchangeEdge) => {
      const ends = `${attribute("id", each.id)}${attribute("source", each.source)}${attribute("target", each.target)}`;
      const isDirected = each.direction === null || each.direction === "directed";
      if (!isDirected && !isNew) turned += 1;
      const type = isDirected || !isNew ? "directed" : "undirected";
      const said = `${isNew ? attribute("kind", each.relation) : ""}${attribute("label", each.label)}`;
      const weight = edgeFields.weight(each.values);
      out.put(`      <edge${ends} type="${type}"${said}${weight === undefined ? "" : ` weight="${weight}"`}>\n`);
      out.put(values(each.values, edgeValues));
      out.put(drawn(edgeFields.drawn(each.values), "thickness"));
      out.put("      </edge>\n");
    };
    const element = (name: string, text: string | undefined) => {
      if (text !== undefined) out.put(`    <${name}>${plain(text)}</${name}>\n`);
    };
    out.put('<?xml version="1.0" encoding="UTF-8"?>\n');
    const space = isNew ? "http://gexf.net/1.3" : "http://www.gexf.net/1.2draft";
    out.put(`<gexf xmlns="${space}" xmlns:viz="${space}/viz" version="${isNew ? "1.3" : "1.2"}">\n  <meta>\n`);
    record(() => {
      element("title", graph.title);
      element("description", graph.description);
    });
    out.put('  </meta>\n  <graph defaultedgetype="directed" mode="static">\n');
    record(() => {
      columns("node", nodeFields.columns);
      columns("edge", edgeFields.columns);
    });
    out.put("    <nodes>\n");
    for (const each of eachIn(out, graph.nodes, (one) => one)) record(() => node(each));
    out.put("    </nodes>\n    <edges>\n");
    for (const each of eachIn(out, graph.edges, (one) => one)) record(() => edge(each));
    out.put("    </edges>\n  </graph>\n</gexf>\n");
    return out.written([
      ...exchangeLosses(dataset),
      ...countedLosses([
        [words.oneWay, turned],
        [words.characters, replaced()],
      ]),
    ]);
  },
};

/** "[a, "b, c"]": items in quotes where they are texts, with a backslash before a quote or a backslash. */
function listText(items: readonly FieldScalar[]): string {
  const texts = items.map((item) => (typeof item === "string" ? `"${item.replace(/["\\]/g, "\\$&")}"` : String(item)));
  return `[${texts.join(", ")}]`;
}
