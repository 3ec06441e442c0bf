import { DataFactory, type Term, Writer } from "n3";
import { bug } from "../../lib/result.ts";
import type { Dataset } from "../../model/dataset.ts";
import type { ExchangeWriter, FormatOptionValues, WriteContext, WrittenFile } from "../format.ts";
import { createPieces } from "../pieces.ts";
import { RDF_LOSSES } from "./exchange-loss-list.ts";
import { describeInTriples, PREFIXES, prefixesOf, type RdfObject } from "./rdf-description.ts";

const { defaultGraph, literal, namedNode, quad } = DataFactory;

/** RDF 1.1 as Turtle: claims are rdf:Statements. */
export const turtle: ExchangeWriter = {
  losses: RDF_LOSSES,
  write: (dataset, options, context) => written(dataset, options, "statements", context),
};

/**
 * RDF 1.1 as TriG: the triple of a claim stands in a graph that is called by the claim, which so can be spoken of without
 * being stated.
 */
export const trig: ExchangeWriter = {
  losses: RDF_LOSSES,
  write: (dataset, options, context) => written(dataset, options, "graphs", context),
};

function written(
  dataset: Dataset,
  options: FormatOptionValues,
  claimsAre: "statements" | "graphs",
  { reached }: WriteContext = {},
): WrittenFile {
  const out = createPieces(2 * (dataset.entities.length + dataset.claims.length), reached);
  const stream = {
    write(text: string, _: string, done?: () => void) {
      out.put(text);
      done?.();
    },
    end: (done?: () => void) => done?.(),
  };
  const writer = new Writer(stream as unknown as NodeJS.WritableStream, { prefixes: prefixesOf(dataset) });
  const losses = describeInTriples(dataset, options, claimsAre, out, (subject, predicate, object, graph) =>
    writer.addQuad(
      quad(
        namedNode(subject),
        namedNode(predicate),
        termOf(object) as ReturnType<typeof literal>,
        graph === undefined ? defaultGraph() : namedNode(graph),
      ),
    ),
  );
  writer.end((error: Error | null) => {
    if (error !== null && error !== undefined) bug(`turtle: ${error.message}`);
  });
  return out.written(losses);
}

function termOf(object: RdfObject): Term {
  if ("address" in object) return namedNode(object.address);
  return object.type === "string" ? literal(object.text) : literal(object.text, namedNode(PREFIXES.xsd + object.type));
}
