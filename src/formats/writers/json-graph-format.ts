import type { ExchangeWriter } from "../format.ts";
import { createPieces, eachIn, listOf, objectOf, putJson } from "../pieces.ts";
import { exchangeGraph } from "./exchange-graph.ts";
import { EXCHANGE_LOSSES } from "./exchange-loss-list.ts";
import { exchangeLosses } from "./exchange-losses.ts";
import { titledValues } from "./titled-values.ts";

/**
 * JSON Graph Format, version 2. Source: jsongraphformat.info, schema v2. A line that goes both ways is undirected there, and
 * its `direction` says so. y points down, as in the files of other programs.
 */
export const jsonGraphFormat: ExchangeWriter = {
  losses: EXCHANGE_LOSSES,

  write(dataset, _, { reached } = {}) {
    const out = createPieces(2 * (dataset.entities.length + dataset.claims.length), reached);
    const { title, description, nodes, edges, nodeColumns, edgeColumns } = exchangeGraph(dataset, out.record);
    putJson(out, {
      graph: {
        directed: true,
        label: title,
        ...(description !== undefined && { metadata: { description } }),
        nodes: objectOf(
          eachIn(out, nodes, ({ id, label, position, values }) => [
            id,
            {
              ...(label !== undefined && { label }),
              metadata: {
                ...titledValues(values, nodeColumns),
                ...(position && { x: position[0], y: 0 - position[1] }),
              },
            },
          ]),
        ),
        edges: listOf(
          eachIn(out, edges, ({ id, source, target, relation, label, direction, values }) => ({
            id,
            source,
            target,
            relation,
            directed: direction === null || direction === "directed",
            ...(label !== undefined && { label }),
            metadata: titledValues(values, edgeColumns),
          })),
        ),
      },
    });
    out.put("\n");
    return out.written(exchangeLosses(dataset));
  },
};
