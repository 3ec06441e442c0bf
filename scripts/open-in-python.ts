import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readDataset } from "../src/cli/read-dataset.ts";

// Converts the article's dataset by the command line, and opens it with NetworkX and rdflib: all entities are to be there,
// and all claims between two. Argument: a Python that has both.

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const DATASET = "graph-data/kerman-attack";
const FILES = ["a.gexf", "a.graphml", "a.ttl", "a.trig", "a.jsonld", "a.csv.zip"];

/** Prints, for each file, the ids of its nodes and the ids and ends of its edges, as JSON. */
const PROGRAM = `
import csv, io, json, sys, zipfile
import networkx as nx
import rdflib
from rdflib.namespace import RDF

def of_graph(graph, name_of_edge):
    edges = [[name_of_edge(key, data), source, target] for source, target, key, data in graph.edges(keys=True, data=True)]
    return {"nodes": list(graph.nodes), "edges": edges}

def of_gexf(path):
    graph = nx.read_gexf(path)
    graph = graph if graph.is_multigraph() else nx.MultiDiGraph(graph)
    return of_graph(graph, lambda key, data: data.get("id", key))

def of_graphml(path):
    return of_graph(nx.read_graphml(path, force_multigraph=True), lambda key, data: data.get("id", key))

def of_rdf(path, kind, graphs):
    store = rdflib.ConjunctiveGraph() if graphs else rdflib.Graph()
    store.parse(path, format=kind)
    own = lambda term: str(term).split(":")[-1]
    terms = rdflib.Namespace("urn:sourceline:terms#")
    nodes = [own(node) for node in store.subjects(terms.entityKind)]
    edges = []
    if graphs:
        for claim in store.subjects(RDF.type, terms.Claim):
            for source, _, target in store.get_context(claim):
                edges.append([own(claim), own(source), own(target)])
    else:
        for claim in store.subjects(RDF.type, RDF.Statement):
            edges.append([own(claim), own(store.value(claim, RDF.subject)), own(store.value(claim, RDF.object))])
    return {"nodes": nodes, "edges": edges}

def of_tables(path):
    archive = zipfile.ZipFile(path)
    rows = lambda name: list(csv.DictReader(io.TextIOWrapper(archive.open(name), "utf-8-sig", newline="")))
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(row["id"] for row in rows("entities.csv"))
    for row in rows("claims.csv"):
        if row["object"]:
            graph.add_edge(row["subject"], row["object"], key=row["id"])
    return of_graph(graph, lambda key, data: key)

folder = sys.argv[1]
print(json.dumps({
    "a.gexf": of_gexf(folder + "/a.gexf"),
    "a.graphml": of_graphml(folder + "/a.graphml"),
    "a.ttl": of_rdf(folder + "/a.ttl", "turtle", False),
    "a.trig": of_rdf(folder + "/a.trig", "trig", True),
    "a.jsonld": of_rdf(folder + "/a.jsonld", "json-ld", False),
    "a.csv.zip": of_tables(folder + "/a.csv.zip"),
}))
`;

interface Opened {
  readonly nodes: readonly string[];
  readonly edges: readonly (readonly [id: string, source: string, target: string])[];
}

/** Runs a program; what it printed. Its complaints are passed on. */
function run(program: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr}`);
  return stdout;
}

/** What is wrong with a file as it was opened, a sentence each. */
function faultsOf(name: string, opened: Opened, expected: Opened): readonly string[] {
  const lines = ({ edges }: Opened) => edges.map((edge) => edge.join(" ")).toSorted();
  const lists = [
    ["entities", expected.nodes.toSorted(), opened.nodes.toSorted()],
    ["claims", lines(expected), lines(opened)],
  ] as const;
  return lists.flatMap(([what, wanted, found]) => {
    if (JSON.stringify(wanted) === JSON.stringify(found)) return [];
    const missing = wanted.filter((each) => !found.includes(each));
    const others = found.filter((each) => !wanted.includes(each));
    const some = (list: readonly string[]) => `${list.length} (${list.slice(0, 3).join("; ")})`;
    return [`${name}: of ${wanted.length} ${what}, missing are ${some(missing)}, and unknown ${some(others)}.`];
  });
}

async function main(python: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "sourceline-python-"));
  try {
    const read = await readDataset(`${ROOT}${DATASET}`);
    if (!read.ok) throw new Error(`${DATASET} cannot be read.`);
    const { entities, claims } = read.value.dataset;
    const expected: Opened = {
      nodes: entities.map(({ id }) => id),
      edges: claims.flatMap(({ id, subject, object }) => (object === null ? [] : [[id, subject, object] as const])),
    };
    for (const name of FILES) run(process.execPath, ["src/cli/main.ts", "convert", DATASET, "-o", join(folder, name)]);
    const opened: Record<string, Opened> = JSON.parse(run(python, ["-c", PROGRAM, folder]));
    const faults = FILES.flatMap((name) => faultsOf(name, opened[name] ?? { nodes: [], edges: [] }, expected));
    for (const fault of faults) console.log(fault);
    const { nodes, edges } = expected;
    if (faults.length === 0)
      console.log(
        `${FILES.join(", ")} open with all ${nodes.length} entities and all ${edges.length} claims between two.`,
      );
    return faults.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main(process.argv[2] ?? "python3");
