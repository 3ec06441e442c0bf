import { jsonText } from "../../model/serialize-dataset.ts";
import type { ExchangeWriter } from "../format.ts";
import { exchangeGraph } from "./exchange-graph.ts";
import { EXCHANGE_LOSSES } from "./exchange-loss-list.ts";
import { exchangeLosses } from "./exchange-losses.ts";
import { titledValues } from "./titled-values.ts";

/**
 * Cytoscape's own JSON, which Cytoscape.js takes as well. Source: js.cytoscape.org, "Elements JSON"; Cytoscape manual,
 * "Supported Network File Formats". y points down there. `name` and `interaction` are what Cytoscape shows.
 */
export const cytoscape: ExchangeWriter = {
  losses: EXCHANGE_LOSSES,

  write(dataset) {
    const graph = exchangeGraph(dataset);
    const file = {
      format_version: "1.0",
      generated_by: "sourceline",
      target_cytoscapejs_version: "~3.0",
      data: { name: graph.title },
      elements: {
        nodes: graph.nodes.map(({ id, label, position, values }) => ({
          data: {
            id,
            ...(label !== undefined && { name: label, label }),
            ...titledValues(values, graph.nodeColumns),
          },
          // A place at the origin has no sign.
          ...(position && { position: { x: position[0], y: 0 - position[1] } }),
        })),
        edges: graph.edges.map(({ id, source, target, label, relation, values }) => ({
          data: {
            id,
            source,
            target,
            interaction: relation,
            ...(label !== undefined && { label }),
            ...titledValues(values, graph.edgeColumns),
          },
        })),
      },
    };
    return { text: jsonText(file), losses: exchangeLosses(dataset) };
  },
};
