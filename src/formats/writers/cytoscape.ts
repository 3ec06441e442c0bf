import type { ExchangeWriter } from "../format.ts";
import { LOOKS } from "../looks.ts";
import { createPieces, eachIn, listOf, putJson } from "../pieces.ts";
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

  write(dataset, options, { looks, reached } = {}) {
    const seen = options[LOOKS.id] === LOOKS.seen ? looks : undefined;
    const out = createPieces(2 * (dataset.entities.length + dataset.claims.length), reached);
    const { title, nodes, edges, nodeColumns, edgeColumns } = exchangeGraph(dataset, out.record);
    putJson(out, {
      format_version: "1.0",
      generated_by: "sourceline",
      target_cytoscapejs_version: "~3.0",
      data: { name: title },
      elements: {
        nodes: listOf(
          eachIn(out, nodes, ({ id, label, position, values }) => {
            const look = seen?.entity(id);
            const size = look && 2 * look.radius;
            return {
              data: {
                id,
                ...(label !== undefined && { name: label, label }),
                ...titledValues(values, nodeColumns),
                // Cytoscape draws by columns.
                ...(look && { color: look.colour, size }),
              },
              // A place at the origin has no sign.
              ...(position && { position: { x: position[0], y: 0 - position[1] } }),
              ...(look && { style: { "background-color": look.colour, width: size, height: size } }),
            };
          }),
        ),
        edges: listOf(
          eachIn(out, edges, ({ id, source, target, label, relation, values }) => ({
            data: {
              id,
              source,
              target,
              interaction: relation,
              ...(label !== undefined && { label }),
              ...titledValues(values, edgeColumns),
            },
          })),
        ),
      },
    });
    out.put("\n");
    return out.written(exchangeLosses(dataset));
  },
};
