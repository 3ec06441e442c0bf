import { ok } from "../../lib/result.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { listText } from "../../words/numbers.ts";
import { hexColour } from "./colour.ts";
import { type DotAttributes, type DotEnd, type DotStatement, type DotText, readDot } from "./dot-syntax.ts";
import type { FieldInput } from "./field-table.ts";
import type { ClaimInput, GraphBuilder, Position } from "./graph-builder.ts";
import { htmlWords, withoutEntities } from "./html-words.ts";
import { KNOWN_NAMES, pick } from "./known-names.ts";
import type { ReaderCodec } from "./reader.ts";

interface Node {
  readonly attributes: Map<string, DotText>;
  cluster: Cluster | null;
  readonly line: number;
}

interface Cluster {
  readonly id: string;
  label: DotText | null;
}

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly arrow: "->" | "--";
  readonly attributes: DotAttributes;
  readonly line: number;
}

/** What holds where a statement stands. */
interface Scope {
  readonly node: Map<string, DotText>;
  readonly edge: Map<string, DotText>;
  readonly cluster: Cluster | null;
}

/** DOT of Graphviz. A cluster is a field of what stands in it; a set of nodes as an end stands for each of them. */
export const dot: ReaderCodec = {
  read([file], build) {
    const read = readDot(file?.text ?? "");
    if (!read.ok) return read;
    const graph = read.value;
    build.unlisted("entities");
    const nodes = new Map<string, Node>();
    const edges: Edge[] = [];
    const ports = new Set<string>();
    let title: DotText | null = null;

    const node = (id: string, scope: Scope, line: number): Node => {
      let known = nodes.get(id);
      if (known === undefined) {
        known = { attributes: new Map(scope.node), cluster: scope.cluster, line };
        nodes.set(id, known);
      }
      known.cluster ??= scope.cluster;
      return known;
    };
    /** The nodes that an end stands for. */
    const nodesOf = (end: DotEnd, scope: Scope): readonly string[] => {
      if (end.kind === "node") {
        node(end.id, scope, end.line);
        const [port] = end.ports;
        if (port !== undefined) ports.add(port);
        return [end.id];
      }
      const isCluster = end.id?.startsWith("cluster") ?? false;
      const cluster = isCluster ? { id: end.id ?? "", label: null } : scope.cluster;
      return walk(end.statements, { node: new Map(scope.node), edge: new Map(scope.edge), cluster }, isCluster);
    };
    const walk = (statements: readonly DotStatement[], scope: Scope, isCluster: boolean): readonly string[] => {
      const found = new Set<string>();
      for (const statement of statements) {
        if (statement.kind === "defaults") {
          const { of, attributes } = statement;
          if (of !== "graph") for (const [name, value] of attributes) scope[of].set(name, value);
          else if (isCluster && scope.cluster !== null)
            scope.cluster.label = attributes.get("label") ?? scope.cluster.label;
          else if (scope.cluster === null) title = attributes.get("label") ?? title;
          continue;
        }
        const ends = statement.ends.map((end) => nodesOf(end, scope));
        for (const id of ends.flat()) found.add(id);
        const [first] = statement.ends;
        if (statement.arrows.length === 0 && first?.kind === "node") {
          const { attributes } = node(first.id, scope, first.line);
          for (const [name, value] of statement.attributes) attributes.set(name, value);
        }
        for (const [at, arrow] of statement.arrows.entries()) {
          const attributes = new Map([...scope.edge, ...statement.attributes]);
          for (const from of ends[at] ?? [])
            for (const to of ends[at + 1] ?? []) edges.push({ from, to, arrow, attributes, line: statement.line });
        }
      }
      return [...found];
    };
    walk(graph.statements, { node: new Map(), edge: new Map(), cluster: null }, false);

    build.head({ title: title === null ? graph.id : wordsOf(title, graph.id ?? "") });
    for (const [id, { attributes, cluster, line }] of nodes) addNode(id, attributes, cluster, line, build);
    addEdges(edges, graph.isStrict, build);
    if (graph.hasMore) build.warn("more-graphs", null, words.moreBehind());
    if (ports.size > 0) build.warn("ports", null, words.ports({ ports: listText([...ports], "comma") }));
    return ok(null);
  },
};

function addNode(
  id: string,
  attributes: DotAttributes,
  cluster: Cluster | null,
  line: number,
  build: GraphBuilder,
): void {
  const { label, rest } = labelIn(attributes, id);
  const kind = pick(fieldsOf(rest), KNOWN_NAMES.kind);
  const place = positionIn(rest.get("pos")?.text);
  build.entity({
    id,
    label,
    kinds: kind.value === null ? [] : [kind.value],
    position: place,
    fields: [
      ...kind.rest.filter(({ name }) => place === null || name !== "pos"),
      ...(cluster === null
        ? []
        : [
            {
              name: words.containerField(),
              key: "container",
              value: cluster.label === null ? cluster.id : wordsOf(cluster.label, cluster.id),
            },
          ]),
    ],
    at: () => words.line({ line: String(line) }),
  });
}

function addEdges(edges: readonly Edge[], isStrict: boolean, build: GraphBuilder): void {
  const seen = new Set<string>();
  let repeated = 0;
  for (const { from, to, arrow, attributes, line } of edges) {
    const ends = arrow === "--" ? [from, to].sort() : [from, to];
    const key = JSON.stringify([arrow, ...ends]);
    if (isStrict && seen.has(key)) {
      repeated += 1;
      continue;
    }
    seen.add(key);
    const { label, rest } = labelIn(attributes, "");
    const relation = pick(fieldsOf(rest), KNOWN_NAMES.relation);
    const drawn = rest.get("dir")?.text.toLowerCase();
    const isTurned = arrow === "->" && drawn === "back";
    const directions: Readonly<Record<string, ClaimInput["direction"]>> = { none: "undirected", both: "both-ways" };
    build.claim({
      from: isTurned ? to : from,
      to: isTurned ? from : to,
      relation: relation.value,
      label,
      direction: arrow === "--" ? "undirected" : (directions[drawn ?? ""] ?? "directed"),
      fields: relation.rest,
      at: () => words.line({ line: String(line) }),
    });
  }
  if (repeated > 0) build.warn("strict", null, words.strictRepeats({ count: repeated }));
}

function labelIn(
  attributes: DotAttributes,
  name: string,
): { readonly label: string | null; readonly rest: DotAttributes } {
  const label = attributes.get("label") ?? attributes.get("xlabel");
  const rest = new Map([...attributes].filter(([, value]) => value !== label));
  if (label === undefined) return { label: null, rest };
  const isRecord = /^m?record$/i.test(attributes.get("shape")?.text ?? "");
  return { label: wordsOf(isRecord ? { ...label, text: recordWords(label.text) } : label, name) || null, rest };
}

/** The words of a label: of HTML without its tags, with the escapes of DOT carried out. */
function wordsOf({ text, isHtml }: DotText, name: string): string {
  if (isHtml) return htmlWords(text)?.text ?? withoutEntities(text.replace(/<[^<>]*>/g, "")).trim();
  // Graphviz reads the entities of HTML in plain labels too.
  return withoutEntities(text)
    .replace(/\\([nlrNGETHL\\])/g, (_, code: string) =>
      "nlr".includes(code) ? "\n" : code === "N" ? name : code === "\\" ? "\\" : "",
    )
    .trim();
}

/** "{<f0> left|right}" has its words between bars. */
function recordWords(text: string): string {
  return text
    .replace(/<[^<>]*>/g, "")
    .replace(/[{}]/g, "")
    .split("|")
    .map((part) => part.trim())
    .filter(Boolean)
    .join(" | ");
}

function fieldsOf(attributes: DotAttributes): readonly FieldInput[] {
  return [...attributes].map(([name, value]): FieldInput => {
    const hex = /^(?:fill)?color$/.test(name) ? hexColour(value.text) : null;
    if (hex === null) return { name, value: value.isHtml ? wordsOf(value, "") : value.text };
    return {
      name: name === "fillcolor" ? words.colourField() : name,
      key: `colour ${name}`,
      value: hex,
      type: "colour",
    };
  });
}

/** "12.5,40!" as Graphviz writes places, y up. */
function positionIn(text: string | undefined): Position | null {
  const [, x, y] = /^\s*(-?[\d.]+(?:e[-+]?\d+)?),(-?[\d.]+(?:e[-+]?\d+)?)/i.exec(text ?? "") ?? [];
  return x === undefined || y === undefined ? null : { x: Number(x), y: Number(y) };
}
