import { writeFileSync } from "node:fs";
import type { GeneratedDataset } from "../../tests/fixtures/generate-dataset.ts";

/** A generated graph as files of other programs: the same entities, lines, names, dates and places in each. */
export interface GraphFile {
  readonly id: string;
  readonly title: string;
  readonly name: string;
}

export const GRAPH_FILES: readonly (GraphFile & { readonly write: (dataset: GeneratedDataset) => Iterable<string> })[] =
  [
    { id: "gexf", title: "GEXF", name: "graph.gexf", write: gexf },
    { id: "graphml", title: "GraphML", name: "graph.graphml", write: graphml },
    { id: "csv", title: "a table of edges", name: "graph.csv", write: csv },
    { id: "json", title: "JSON of graphology", name: "graph.json", write: json },
    { id: "kg-json", title: "a dataset of ours", name: "graph.kg.json", write: (dataset) => [JSON.stringify(dataset)] },
  ];

export function writeGraphFile(path: string, pieces: Iterable<string>): void {
  const flag = { flag: "a" } as const;
  writeFileSync(path, "");
  let held: string[] = [];
  for (const piece of pieces) {
    held.push(piece);
    if (held.length < 10_000) continue;
    writeFileSync(path, held.join(""), flag);
    held = [];
  }
  writeFileSync(path, held.join(""), flag);
}

interface Line {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly weight: number;
  readonly time: string | null;
}

function* linesOf({ claims }: GeneratedDataset): Generator<Line> {
  for (const [at, { id, subject, object, predicate, qualifiers }] of claims.entries()) {
    if (object !== null)
      yield { id, from: subject, to: object, label: predicate, weight: 1 + (at % 7), time: qualifiers.time };
  }
}

function* nodesOf({ entities, layouts }: GeneratedDataset) {
  const positions: Readonly<Record<string, readonly [number, number]>> = layouts[0]?.positions ?? {};
  for (const [at, { id, label, kind }] of entities.entries()) {
    const [x, y] = positions[id] ?? [0, 0];
    yield { id, label: label ?? id, kind, rank: at % 100, x, y };
  }
}

const xml = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

/** As Gephi writes it. */
function* gexf(dataset: GeneratedDataset): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n<graph defaultedgetype="directed">\n';
  yield '<attributes class="node"><attribute id="0" title="Kind" type="string"/><attribute id="1" title="Rank" type="integer"/></attributes>\n';
  yield '<attributes class="edge"><attribute id="0" title="Date" type="string"/></attributes>\n<nodes>\n';
  for (const { id, label, kind, rank, x, y } of nodesOf(dataset)) {
    yield `<node id="${id}" label="${xml(label)}">\n<attvalues>\n<attvalue for="0" value="${kind}"/>\n<attvalue for="1" value="${rank}"/>\n</attvalues>\n`;
    yield `<viz:size value="${(2 + rank / 10).toFixed(2)}"/>\n<viz:position x="${x}" y="${y}"/>\n<viz:color r="47" g="95" b="147"/>\n</node>\n`;
  }
  yield "</nodes>\n<edges>\n";
  for (const { id, from, to, label, weight, time } of linesOf(dataset)) {
    yield `<edge id="${id}" source="${from}" target="${to}" label="${label}" weight="${weight}">`;
    if (time !== null) yield `\n<attvalues>\n<attvalue for="0" value="${time}"/>\n</attvalues>\n`;
    yield "</edge>\n";
  }
  yield "</edges>\n</graph>\n</gexf>\n";
}

/** As Gephi writes it. */
function* graphml(dataset: GeneratedDataset): Generator<string> {
  const key = (of: string, id: string, type: string) =>
    `<key id="${of}-${id}" for="${of}" attr.name="${id}" attr.type="${type}"/>\n`;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  for (const [id, type] of ["label string", "kind string", "rank int", "x double", "y double"].map((each) =>
    each.split(" "),
  ))
    yield key("node", id ?? "", type ?? "");
  for (const [id, type] of ["label string", "weight double", "date string"].map((each) => each.split(" ")))
    yield key("edge", id ?? "", type ?? "");
  yield '<graph edgedefault="directed">\n';
  const data = (of: string, id: string, value: string | number) => `<data key="${of}-${id}">${value}</data>\n`;
  for (const { id, label, kind, rank, x, y } of nodesOf(dataset)) {
    yield `<node id="${id}">\n${data("node", "label", xml(label))}${data("node", "kind", kind)}${data("node", "rank", rank)}`;
    yield `${data("node", "x", x)}${data("node", "y", y)}</node>\n`;
  }
  for (const { id, from, to, label, weight, time } of linesOf(dataset)) {
    yield `<edge id="${id}" source="${from}" target="${to}">\n${data("edge", "label", label)}${data("edge", "weight", weight)}`;
    yield `${time === null ? "" : data("edge", "date", time)}</edge>\n`;
  }
  yield "</graph>\n</graphml>\n";
}

function* csv(dataset: GeneratedDataset): Generator<string> {
  yield "Id,Source,Target,Relation,Weight,Date\n";
  for (const { id, from, to, label, weight, time } of linesOf(dataset))
    yield `${id},${from},${to},${label},${weight},${time ?? ""}\n`;
}

function* json(dataset: GeneratedDataset): Generator<string> {
  yield '{"options":{"type":"directed","multi":true,"allowSelfLoops":true},"attributes":{},"nodes":[';
  let comma = "";
  for (const { id, ...attributes } of nodesOf(dataset)) {
    yield `${comma}${JSON.stringify({ key: id, attributes })}`;
    comma = ",";
  }
  yield '],"edges":[';
  comma = "";
  for (const { id, from, to, label, weight, time } of linesOf(dataset)) {
    const attributes = { label, weight, ...(time !== null && { date: time }) };
    yield `${comma}${JSON.stringify({ key: id, source: from, target: to, attributes })}`;
    comma = ",";
  }
  yield "]}";
}
