import cytoscape from "cytoscape";
import { forceLink, forceSimulation, type SimulationLinkDatum, type SimulationNodeDatum } from "d3-force";
import jsonld from "jsonld";
import { Parser } from "n3";
import { Store } from "oxigraph";
import { describe, expect, test } from "vitest";
import { exportFormats } from "../../../../src/formats/export-formats.ts";
import type { FormatOptionValues } from "../../../../src/formats/format.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

// What we write, as the programs that it is for take it.

const dataset = smallDataset();
const lines = dataset.claims.filter(({ object }) => object !== null);
const entityIds = dataset.entities.map(({ id }) => id).sort();
const lineIds = lines.map(({ id }) => id).sort();

async function textOf(id: string, options: FormatOptionValues = {}): Promise<string> {
  const format = exportFormats.get(id) ?? expect.unreachable();
  return (await format.load()).write(dataset, options).pieces.join("");
}

test("Cytoscape.js makes a graph of every entity and every claim between two, at their positions", async () => {
  const { elements } = JSON.parse(await textOf("cytoscape"));
  const graph = cytoscape({ headless: true, elements, layout: { name: "preset" } });
  expect(graph.nodes().map((node) => node.id())).toEqual(expect.arrayContaining(entityIds));
  expect(graph.nodes().length).toBe(entityIds.length);
  expect(graph.edges().map((edge) => edge.id())).toEqual(expect.arrayContaining(lineIds));
  expect(graph.edges().length).toBe(lineIds.length);
  const edge = graph.getElementById("c.0009");
  expect([edge.source().id(), edge.target().id()]).toEqual(["e.hanno", "e.grey-company"]);
  for (const [id, place] of Object.entries(dataset.layouts[0]?.positions ?? {}))
    expect(graph.getElementById(id).position()).toEqual({ x: place?.[0], y: 0 - (place?.[1] ?? 0) });
});

interface Node extends SimulationNodeDatum {
  readonly id: string;
}
interface Link extends SimulationLinkDatum<Node> {
  readonly key: string;
}

test("the force layout of d3 finds both ends of every line of node-link JSON", async () => {
  const { nodes, links } = JSON.parse(await textOf("node-link", { edges: "links" }));
  const force = forceLink<Node, Link>(links).id(({ id }) => id);
  const simulation = forceSimulation<Node>(nodes).force("link", force).stop();
  simulation.tick();
  expect(force.links().map(({ key }) => key)).toEqual(lines.map(({ id }) => id));
  expect(force.links().map(({ source, target }) => [source, target].map((end) => (end as Node).id))).toEqual(
    lines.map(({ subject, object }) => [subject, object]),
  );
});

describe("RDF", () => {
  const FORMATS = { turtle: "text/turtle", trig: "application/trig", "json-ld": "application/ld+json" } as const;
  const own = `urn:sourceline:${dataset.dataset.id}:`;

  async function storeOf(id: keyof typeof FORMATS, options: FormatOptionValues = {}): Promise<Store> {
    const store = new Store();
    store.load(await textOf(id, options), { format: FORMATS[id] });
    return store;
  }
  /** The ends of each claim by its id, as a query finds them. */
  function claimsIn(store: Store, pattern: string): readonly (readonly string[])[] {
    const query = `PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX sl: <urn:sourceline:terms#>
      SELECT ?claim ?subject ?object WHERE { ${pattern} }`;
    const found = store.query(query) as ReadonlyMap<string, { value: string }>[];
    const idsIn = (row: ReadonlyMap<string, { value: string }>) =>
      ["claim", "subject", "object"].map((name) => row.get(name)?.value.replace(own, "") ?? "");
    return found.map(idsIn).toSorted();
  }
  const expected = lines.map(({ id, subject, object }) => [id, subject, object ?? ""]).toSorted();
  const STATEMENT = "?claim a rdf:Statement ; rdf:subject ?subject ; rdf:object ?object";

  test.each(["turtle", "json-ld"] as const)("Oxigraph finds every claim in %s as a statement", async (id) => {
    const store = await storeOf(id);
    expect(claimsIn(store, STATEMENT)).toEqual(expected);
    const attributions = dataset.claims.flatMap(({ object, attributions }) => (object === null ? [] : attributions));
    expect(store.query("SELECT ?a WHERE { ?a a <urn:sourceline:terms#Attribution> }")).toHaveLength(
      attributions.length,
    );
  });

  test("Oxigraph finds every claim in TriG as a graph of one triple, and none of these outside of it", async () => {
    const store = await storeOf("trig");
    expect(claimsIn(store, "?claim a sl:Claim . GRAPH ?claim { ?subject ?relation ?object }")).toEqual(expected);
    const stated = claimsIn(store, "?claim a sl:Claim . GRAPH ?claim { ?subject ?r ?object } . ?subject ?r ?object");
    expect(stated).toEqual([]);
  });

  test.each(["turtle", "trig", "json-ld"] as const)(
    "%s states plain triples on request, where nobody denies",
    async (id) => {
      const pattern =
        id === "trig"
          ? "?claim a sl:Claim . GRAPH ?claim { ?subject ?relation ?object } . ?subject ?relation ?object"
          : `${STATEMENT} ; rdf:predicate ?relation . ?subject ?relation ?object`;
      const undenied = lines.filter((claim) => claim.attributions.every(({ polarity }) => polarity === "affirmed"));
      expect(undenied.length).toBeLessThan(lines.length);
      const stated = claimsIn(await storeOf(id, { triples: "stated" }), pattern);
      expect(stated).toEqual(expect.arrayContaining(undenied.map(({ id, subject, object }) => [id, subject, object])));
      expect(claimsIn(await storeOf(id), pattern)).toEqual([]);
    },
  );

  test("Turtle and JSON-LD say the same, as Oxigraph, jsonld and N3 read them", async () => {
    const told = ({
      subject,
      predicate,
      object,
    }: { [Part in "subject" | "predicate" | "object"]: { value: string } }) =>
      [subject, predicate, object].map(({ value }) => value).join(" ");
    const turtle = (await storeOf("turtle")).match().map((quad) => told(quad as Parameters<typeof told>[0]));
    const byN3 = new Parser().parse(await textOf("turtle")).map(told);
    expect(new Set(byN3)).toEqual(new Set(turtle));
    // Numbers that are no whole numbers are spelled anew.
    const plain = (text: string) => text.replace(/-?\d+(?:\.\d+)?(?:E[+-]?\d+)?$/i, (number) => String(Number(number)));
    const oxigraph = (await storeOf("json-ld")).match().map((quad) => told(quad as Parameters<typeof told>[0]));
    expect(new Set(oxigraph.map(plain))).toEqual(new Set(turtle.map(plain)));
    const quads = await jsonld.toRDF(JSON.parse(await textOf("json-ld")), {});
    expect(new Set(quads.map(told).map(plain))).toEqual(new Set(turtle.map(plain)));
  });
});
