import type { FieldScalar } from "../../model/dataset.ts";
import { exportLossWords as words } from "../../words/en/export-losses.ts";
import type { ExchangeWriter } from "../format.ts";
import { type ExchangeColumn, type ExchangeEdge, type ExchangeNode, exchangeGraph } from "./exchange-graph.ts";
import { EXCHANGE_LOSSES } from "./exchange-loss-list.ts";
import { exchangeLosses } from "./exchange-losses.ts";
import { createXmlText } from "./xml-text.ts";

const TYPES = { text: "string", integer: "long", number: "double", boolean: "boolean" } as const;
const DIRECTIONS = { directed: "directed", undirected: "undirected", "both-ways": "mutual" } as const;

/** GEXF 1.3, a static graph. Source: gexf.net, "GEXF 1.3 Primer" and schema. The kind of an edge is the relation. */
export const gexf: ExchangeWriter = {
  losses: [...EXCHANGE_LOSSES, words.characters],

  write(dataset) {
    const graph = exchangeGraph(dataset);
    const { plain, record, replaced } = createXmlText();
    const attribute = (name: string, value: string | undefined) =>
      value === undefined ? "" : ` ${name}="${plain(value)}"`;
    const columns = (of: "node" | "edge", list: readonly ExchangeColumn[]) =>
      list.length === 0
        ? []
        : [
            `    <attributes class="${of}" mode="static">`,
            ...list.map(({ id, title, type, isList }) => {
              const named = isList ? `list${TYPES[type]}` : TYPES[type];
              return `      <attribute${attribute("id", id)}${attribute("title", title)} type="${named}"/>`;
            }),
            "    </attributes>",
          ];
    const values = ({ values }: ExchangeNode | ExchangeEdge, list: readonly ExchangeColumn[]) => {
      const lines = list.flatMap(({ id, isList }) => {
        const value = values.get(id);
        if (value === undefined) return [];
        const text = isList ? listText([value].flat()) : String(value);
        return [`          <attvalue${attribute("for", id)}${attribute("value", text)}/>`];
      });
      return lines.length === 0 ? [] : ["        <attvalues>", ...lines, "        </attvalues>"];
    };
    const node = (each: ExchangeNode) => [
      `      <node${attribute("id", each.id)}${attribute("label", each.label)}>`,
      ...values(each, graph.nodeColumns),
      ...(each.position ? [`        <viz:position x="${each.position[0]}" y="${each.position[1]}" z="0"/>`] : []),
      "      </node>",
    ];
    const edge = (each: ExchangeEdge) => {
      const ends = `${attribute("id", each.id)}${attribute("source", each.source)}${attribute("target", each.target)}`;
      const type = DIRECTIONS[each.direction ?? "directed"];
      const said = `${attribute("kind", each.relation)}${attribute("label", each.label)}`;
      return [`      <edge${ends} type="${type}"${said}>`, ...values(each, graph.edgeColumns), "      </edge>"];
    };
    const element = (name: string, text: string | undefined) =>
      text === undefined ? [] : [`    <${name}>${plain(text)}</${name}>`];
    const lines = [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
      "  <meta>",
      ...record(() => [
        ...element("creator", "Sourceline"),
        ...element("title", graph.title),
        ...element("description", graph.description),
      ]),
      "  </meta>",
      '  <graph defaultedgetype="directed" mode="static">',
      ...record(() => [...columns("node", graph.nodeColumns), ...columns("edge", graph.edgeColumns)]),
      "    <nodes>",
      ...graph.nodes.flatMap((each) => record(() => node(each))),
      "    </nodes>",
      "    <edges>",
      ...graph.edges.flatMap((each) => record(() => edge(each))),
      "    </edges>",
      "  </graph>",
      "</gexf>",
    ];
    const losses = exchangeLosses(dataset);
    const count = replaced();
    return {
      text: `${lines.join("\n")}\n`,
      losses: count === 0 ? losses : [...losses, { what: words.characters(), count }],
    };
  },
};

/** "[a, "b, c"]": items in quotes where they are texts, with a backslash before a quote or a backslash. */
function listText(items: readonly FieldScalar[]): string {
  const texts = items.map((item) => (typeof item === "string" ? `"${item.replace(/["\\]/g, "\\$&")}"` : String(item)));
  return `[${texts.join(", ")}]`;
}
