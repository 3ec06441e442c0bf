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
  /** Other clusters that it stands in. */
  readonly others: Set<Cluster>;
  readonly line: number;
}

interface Cluster {
  readonly id: string;
  label: DotText | null;
  /** The cluster around it. */
  readonly outer: Cluster | null;
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
    const read = readDot(file?.text ?? "", (share) => void file?.reached(share / 2));
    if (!read.ok) return read;
    const graph = read.value;
    build.unlisted("entities");
    const nodes = new Map<string, Node>();
    const edges: Edge[] = [];
    const ports = new Set<string>();
    const own = new Set<string>();
    let title: DotText | null = null;

    const node = (id: string, scope: Scope, line: number): Node => {
      let known = nodes.get(id);
      if (known === undefined) {
        known = { attributes: new Map(scope.node), cluster: scope.cluster, others: new Set(), line };
        nodes.set(id, known);
      }
      known.cluster ??= scope.cluster;
      if (scope.cluster !== null && !clustersOf(known.cluster).includes(scope.cluster)) {
        if (!known.others.has(scope.cluster))
          build.warn("clusters", () => words.line({ line: String(line) }), words.severalClusters({ id }));
        known.others.add(scope.cluster);
      }
      return known;
    };
    /** The nodes that an end stands for. */
    const nodesOf = (end: DotEnd, scope: Scope, depth: number): readonly string[] => {
      if (end.kind === "node") {
        node(end.id, scope, end.line);
        const [port] = end.ports;
        if (port !== undefined) ports.add(port);
        return [end.id];
      }
      const isCluster = end.id?.startsWith("cluster") ?? false;
      const cluster = isCluster ? { id: end.id ?? "", label: null, outer: scope.cluster } : scope.cluster;
      return walk(
        end.statements,
        { node: new Map(scope.node), edge: new Map(scope.edge), cluster },
        isCluster,
        depth + 1,
      );
    };
    const walk = (
      statements: readonly DotStatement[],
      scope: Scope,
      isCluster: boolean,
      depth: number,
    ): readonly string[] => {
      const found = new Set<string>();
      for (const statement of statements) {
        if (statement.kind === "defaults") {
          const { of, attributes } = statement;
          if (of !== "graph") for (const [name, value] of attributes) scope[of].set(name, value);
          else if (isCluster && scope.cluster !== null)
            scope.cluster.label = attributes.get("label") ?? scope.cluster.label;
          else if (depth === 0) {
            title = attributes.get("label") ?? title;
            for (const name of attributes.keys()) if (name !== "label") own.add(name);
          }
          continue;
        }
        const ends = statement.ends.map((end) => nodesOf(end, scope, depth));
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
    walk(graph.statements, { node: new Map(), edge: new Map(), cluster: null }, false, 0);

    build.expect(nodes.size + edges.length, 0.5);
    build.head({ title: title === null ? graph.id : wordsOf(title, graph.id ?? "") });
    for (const [id, { attributes, cluster, line }] of nodes) addNode(id, attributes, cluster, line, build);
    addEdges(edges, graph.isStrict, build);
    const told = [...own].filter((name) => !DRAWING.test(name));
    if (told.length > 0) build.warn("not-read", null, words.notRead({ names: listText(told, "comma") }));
    const { nextLine } = graph;
    if (nextLine !== null) {
      build.warn("more-graphs", () => words.line({ line: String(nextLine) }), words.secondNetwork());
    }
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
  const containers = clustersOf(cluster).map((each) => (each.label === null ? each.id : wordsOf(each.label, each.id)));
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
              value: containers.length === 1 ? containers[0] : containers,
            },
          ]),
    ],
    at: () => words.line({ line: String(line) }),
  });
}

/** A cluster and those around it, the outermost first. */
function clustersOf(cluster: Cluster | null): readonly Cluster[] {
  const found: Cluster[] = [];
  for (let each = cluster; each !== null; each = each.outer) found.unshift(each);
  return found;
}

function addEdges(edges: readonly Edge[], isStrict: boolean, build: GraphBuilder): void {
  const seen = new Set<string>();
  for (const { from, to, arrow, attributes, line } of edges) {
    const ends = arrow === "--" ? [from, to].sort() : [from, to];
    const key = JSON.stringify([arrow, ...ends]);
    if (isStrict && seen.has(key)) {
      build.warn("strict", () => words.line({ line: String(line) }), words.strictRepeat({ from, to }));
      continue;
    }
    seen.add(key);
    const { label, rest } = labelIn(attributes, "");
    const relation = pick(fieldsOf(rest), KNOWN_NAMES.relation);
    const drawn = rest.get("dir")?.text.toLowerCase();
    const isTurned = drawn === "back";
    build.claim({
      from: isTurned ? to : from,
      to: isTurned ? from : to,
      relation: relation.value,
      label,
      direction: DIRECTIONS.get(drawn) ?? (arrow === "--" ? "undirected" : "directed"),
      fields: relation.rest,
      at: () => words.line({ line: String(line) }),
    });
  }
}

/** Arrows that are asked for, of "--" as well. */
const DIRECTIONS: ReadonlyMap<string | undefined, ClaimInput["direction"]> = new Map([
  ["none", "undirected"],
  ["both", "both-ways"],
  ["forward", "directed"],
  ["back", "directed"],
]);

/** Attributes of a graph that say how it is drawn and nothing of what is in it. Source: graphviz.org, "Attributes". */
const DRAWING =
  /^(?:_.*|bb|bgcolor|center|charset|clusterrank|color.*|compound|concentrate|dpi|epsilon|esep|fillcolor|font.*|gradientangle|K|label.*|landscape|layers?|layout|levels.*|lheight|lp|lwidth|margin|maxiter|mclimit|mode|model|n(?:ew|ode)?rank|nodesep|normalize|nslimit1?|ordering|orientation|outputorder|overlap.*|pack.*|pad|page.*|pen.*|quadtree|rank.*|ratio|re(?:mincross|solution)|root|rotat.*|scale|searchsize|sep|shape|size|smoothing|sortv|splines|start|style.*|truecolor|viewport|voro_margin|xdotversion)$/i;

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
  // Graphviz reads entities in every label.
  return withoutEntities(text)
    .replace(/\\([nlrNGETHL\\])/g, (_, code: string) =>
      "nlr".includes(code) ? "\n" : code === "N" ? name : code === "\\" ? "\\" : "",
    )
    .trim();
}

/** "{<f0> left|right}" has its words between bars. */
function recordWords(text: string): string {
  // What is escaped is text: it is set aside while the marks are taken out.
  const escaped: string[] = [];
  return text
    .replace(/\\([{}|<> ])/g, (_, char: string) => `\0${escaped.push(char) - 1}\0`)
    .replace(/<[^<>]*>/g, "")
    .replace(/[{}]/g, "")
    .split("|")
    .map((part) => part.trim())
    .filter(Boolean)
    .join(" | ")
    .replace(/\0(\d+)\0/g, (_, at: string) => escaped[Number(at)] ?? "");
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
