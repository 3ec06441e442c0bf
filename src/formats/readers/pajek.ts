import { ok } from "../../lib/result.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import type { FieldInput } from "./field-table.ts";
import type { ClaimInput, EntityInput, GraphBuilder, Place } from "./graph-builder.ts";
import type { ReaderCodec } from "./reader.ts";

/** More vertices than this are only made where something names them: a number in a file costs nothing, entities do. */
const MOST_UNLISTED = 1_000_000;

const LINES_AT_ONCE = 200;

/** What the lines of a file are, until another line with an asterisk says so. */
interface Section {
  readonly kind: "vertices" | "arcs" | "edges" | "arcslist" | "edgeslist" | "matrix" | "other";
  /** The name of the relation, or its number. */
  readonly relation: string | null;
}

/**
 * Pajek networks. Source: "Pajek Reference Manual", section on network files. Vertices that are counted but not listed are
 * there, and marked as not described; the names of relations are the kinds of lines.
 */
export const pajek: ReaderCodec = {
  async read([file], build) {
    build.unlisted("entities");
    const reading = {
      count: 0,
      first: null as number | null,
      described: new Set<string>(),
      named: new Set<string>(),
      row: 0,
      before: 0,
    };
    let section: Section = { kind: "other", relation: null };
    /** What was begun: a network, or a second one, or a list of values for its vertices, or what is not read. */
    let part: "none" | "network" | "other-network" | "ignored" | Values = "none";
    const vertices: EntityInput[] = [];
    const values: Values[] = [];
    let others = 0;
    let countedAt: Place = () => words.line({ line: "1" });
    const lines = (file?.text ?? "").split(/\r\n|\n|\r/);
    for (const [index, written] of lines.entries()) {
      if (index % LINES_AT_ONCE === 0) await file?.reached(index / lines.length);
      const line = written.trim();
      const at = () => words.line({ line: String(index + 1) });
      if (line === "" || line.startsWith("%")) continue;
      if (line.startsWith("*")) {
        section = sectionOf(line);
        reading.row = 0;
        const list = /^\*(?:partition|vector)\s*(.*)$/i.exec(line);
        if (list !== null) {
          part = { name: list[1]?.replace(/\.(?:clu|vec)$/i, "") || line.slice(1), count: 0, written: [], at };
          values.push(part);
        } else if (typeof part === "object" && section.kind === "vertices") {
          part.count = Number(/\d+/.exec(line)?.[0] ?? 0);
        } else if (part === "ignored" && !/^\*network\b/i.test(line)) {
          continue;
        } else if (/^\*network\b/i.test(line) || (section.kind === "vertices" && reading.count > 0)) {
          if (part === "none" && reading.count === 0) {
            part = "network";
            build.head({ title: line.replace(/^\*network\s*/i, "").replace(/^"(.*)"$/, "$1") });
          } else if (part !== "other-network" || /^\*network\b/i.test(line)) {
            part = "other-network";
            others += 1;
            build.warn("more-graphs", at, words.secondNetwork());
          }
        } else if (part === "other-network") {
          continue;
        } else if (section.kind === "vertices") {
          const [count, first] = (/^\*vertices\s+(\d+)(?:\s+(\d+))?/i.exec(line) ?? []).slice(1).map(Number);
          reading.count = count ?? 0;
          reading.first = first === undefined || Number.isNaN(first) ? null : first;
          countedAt = at;
        } else if (section.kind === "other") {
          if (/^\*(?:permutation|cluster|hierarchy)\b/i.test(line)) part = "ignored";
          build.warn("section", at, words.sectionNotRead({ name: line }));
        }
        continue;
      }
      if (part === "other-network" || part === "ignored") continue;
      if (typeof part === "object") part.written.push(line);
      else if (section.kind === "vertices") readVertex(line, at, reading, vertices, build);
      else if (section.kind !== "other") readLine(line, at, section, reading, build);
    }
    const more = fieldsOf(values, others === 0 ? reading.count : null, build);
    const fieldsFor = (id: string) =>
      more.flatMap(({ name, key, written }) => ({ name, key, value: written[Number(id) - 1] }));
    for (const vertex of vertices) {
      build.entity({ ...vertex, fields: [...(vertex.fields ?? []), ...fieldsFor(vertex.id)] });
    }
    if (reading.count > MOST_UNLISTED) {
      build.warn("many-vertices", countedAt, words.manyVertices({ count: reading.count }));
    } else {
      for (let number = 1; number <= reading.count; number += 1) {
        const id = String(number);
        if (!reading.described.has(id))
          build.entity({ id, described: false, fields: [...modeOf(id, reading), ...fieldsFor(id)], at: countedAt });
      }
    }
    return ok(null);
  },
};

/** A partition or a vector: a value for each vertex. */
interface Values {
  readonly name: string;
  count: number;
  readonly written: string[];
  readonly at: Place;
}

/** Partitions and vectors as columns, where they fit the one network. */
function fieldsOf(values: readonly Values[], count: number | null, build: GraphBuilder) {
  return values.flatMap(({ name, count: wanted, written, at }, place) => {
    if (wanted === count && written.length === count) return [{ name, key: `values ${place}`, written }];
    build.warn("section", at, words.sectionNotRead({ name }));
    return [];
  });
}

interface Reading {
  /** Vertices, as the file counts them; 0 where it does not. */
  readonly count: number;
  /** Of two kinds of vertices, how many are of the first. */
  readonly first: number | null;
  readonly described: Set<string>;
  /** Rows of a matrix that were read. */
  row: number;
  /** Vertices that come before those that its columns stand for. */
  before: number;
}

function sectionOf(line: string): Section {
  const [, name = "", number, quoted] = /^\*(\w+)\s*(?::\s*(\d+))?\s*(?:"([^"]*)")?/.exec(line) ?? [];
  const kind = name.toLowerCase();
  const relation = quoted || number || null;
  switch (kind) {
    case "vertices":
    case "arcs":
    case "edges":
    case "arcslist":
    case "edgeslist":
    case "matrix":
      return { kind, relation };
    default:
      return { kind: "other", relation };
  }
}

const TOKEN = /"([^"]*)"|\[[^\]]*\]|[^\s"]+/g;

/** Words of a line; what is in quotes or brackets is one. */
function tokensOf(line: string): readonly { readonly text: string; readonly isQuoted: boolean }[] {
  return [...line.matchAll(TOKEN)].map(([text, quoted]) => ({ text: quoted ?? text, isQuoted: quoted !== undefined }));
}

function readVertex(line: string, at: Place, reading: Reading, vertices: EntityInput[], build: GraphBuilder): void {
  const [number, first, ...rest] = tokensOf(line);
  if (number === undefined || !/^\d+$/.test(number.text)) {
    build.warn("no-vertex", at, words.notVertex({ text: number?.text ?? line }));
    return;
  }
  const id = String(Number(number.text));
  reading.described.add(id);
  // A name without quotes goes on until something that can be no part of it.
  let label = first?.text;
  while (first?.isQuoted === false && rest[0] !== undefined && !rest[0].isQuoted && !endsName(rest[0].text)) {
    label += ` ${rest.shift()?.text}`;
  }
  const coordinates: number[] = [];
  while (coordinates.length < 3 && rest[0] !== undefined && NUMBER.test(rest[0].text)) {
    coordinates.push(Number(rest.shift()?.text));
  }
  const [x, y, z] = coordinates;
  vertices.push({
    id,
    label,
    position: x === undefined || y === undefined ? null : { x, y: -y },
    fields: [
      ...(z === undefined ? [] : [{ name: "z", value: z }]),
      ...parametersOf(rest, true),
      ...modeOf(id, reading),
    ],
    at,
  });
}

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;
const SHAPE = /^(?:ellipse|box|diamond|triangle|cross|empty|house|man|woman)$/i;
/** Parameters of vertices. Source: "Pajek Reference Manual". */
const PARAMETER = /^(?:ic|bc|bw|lc|la|lr|lphi|fos|font|phi|r|q|x_fact|y_fact|s_size|hook[12]|url)$/i;

function endsName(text: string): boolean {
  return NUMBER.test(text) || text.startsWith("[") || SHAPE.test(text) || PARAMETER.test(text);
}

function readLine(line: string, at: Place, section: Section, reading: Reading, build: GraphBuilder): void {
  const relationBefore = /^(\d+):\s+/.exec(line);
  const relation = relationBefore?.[1] ?? section.relation;
  const [from, ...rest] = tokensOf(relationBefore === null ? line : line.slice(relationBefore[0].length));
  const direction: ClaimInput["direction"] = /^edges/.test(section.kind) ? "undirected" : "directed";
  const claim = (to: string | undefined, fields: readonly FieldInput[], label: string | null = null) => {
    const ends = [from?.text, to];
    const beyond = ends.find(
      (end) =>
        end !== undefined &&
        (!/^\d+$/.test(end) || (reading.count > 0 && (Number(end) < 1 || Number(end) > reading.count))),
    );
    if (beyond !== undefined && !/^-?\d+$/.test(beyond)) {
      build.warn("no-vertex", at, words.lineWithoutVertex({ text: beyond }));
      return;
    }
    if (beyond !== undefined) {
      build.warn("beyond", at, words.endBeyond({ id: beyond, count: reading.count }));
      return;
    }
    const [source, target] = ends.map((end) => (end === undefined ? undefined : String(Number(end))));
    build.claim({ from: source, to: target, relation, label, direction, fields, at });
  };
  const weight = (value: string | undefined): FieldInput => ({
    name: words.weightField(),
    key: "weight",
    value,
    type: "number",
  });
  if (section.kind === "matrix") {
    reading.row += 1;
    const cells = line.split(/\s+/);
    // Of two kinds of vertices, rows are the first and columns the second, unless all are both.
    if (reading.row === 1) {
      const { first, count } = reading;
      reading.before = first !== null && cells.length === count - first ? first : 0;
    }
    for (const [place, value] of cells.entries()) {
      if (Number(value) === 0) continue;
      const [row, column] = [reading.row, reading.before + place + 1];
      if (reading.count > 0 && Math.max(row, column) > reading.count) {
        build.warn(
          "beyond",
          at,
          words.beyondMatrix({ row: String(row), column: String(column), value, count: reading.count }),
        );
        continue;
      }
      build.claim({
        from: String(row),
        to: String(column),
        relation,
        direction: "directed",
        fields: [weight(value)],
        at,
      });
    }
  } else if (section.kind === "arcslist" || section.kind === "edgeslist") {
    if (rest.length === 0) claim(undefined, []);
    // An end with a minus is one as well.
    for (const { text } of rest) claim(text.replace(/^-/, ""), []);
  } else {
    const [to, ...more] = rest;
    // "1,5" is no number in Pajek, and still what stands in the place of one.
    const hasWeight = more[0] !== undefined && !more[0].isQuoted && /^[-+.]?\d/.test(more[0].text);
    const parameters = parametersOf(hasWeight ? more.slice(1) : more, false);
    const label = parameters.find(({ name }) => name === "l");
    claim(
      to?.text,
      [...(hasWeight ? [weight(more[0]?.text)] : []), ...parameters.filter((each) => each !== label)],
      typeof label?.value === "string" ? label.value : null,
    );
  }
}

/** What stands behind: a shape, intervals of time in brackets, and pairs such as "ic Red". */
function parametersOf(tokens: readonly { readonly text: string }[], hasShape: boolean): readonly FieldInput[] {
  const fields: FieldInput[] = [];
  const rest = tokens.map(({ text }) => text);
  while (rest.length > 0) {
    const name = rest.shift() ?? "";
    if (name.startsWith("[")) fields.push({ name: words.intervalField(), key: "interval", value: name.slice(1, -1) });
    else if (hasShape && SHAPE.test(name)) fields.push({ name: words.shapeField(), key: "shape", value: name });
    else
      fields.push({
        name: name === "ic" || name === "c" ? words.colourField() : name,
        key: name,
        value: rest.shift() ?? true,
      });
  }
  return fields;
}

function modeOf(id: string, { first }: Reading): readonly FieldInput[] {
  return first === null ? [] : [{ name: words.modeField(), key: "mode", value: Number(id) <= first ? 1 : 2 }];
}
