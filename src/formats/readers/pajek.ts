import { ok } from "../../lib/result.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import type { FieldInput } from "./field-table.ts";
import type { ClaimInput, GraphBuilder, Place } from "./graph-builder.ts";
import type { ReaderCodec } from "./reader.ts";

/** More vertices than this are only made where something names them: a number in a file costs nothing, entities do. */
const MOST_UNLISTED = 1_000_000;

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
  read([file], build) {
    build.unlisted("entities");
    const reading = {
      count: 0,
      first: null as number | null,
      described: new Set<string>(),
      named: new Set<string>(),
      row: 0,
    };
    let section: Section = { kind: "other", relation: null };
    let countedAt: Place = () => words.line({ line: "1" });
    for (const [index, written] of (file?.text ?? "").split(/\r\n|\n|\r/).entries()) {
      const line = written.trim();
      const at = () => words.line({ line: String(index + 1) });
      if (line === "" || line.startsWith("%")) continue;
      if (line.startsWith("*")) {
        section = sectionOf(line);
        reading.row = 0;
        if (/^\*network\b/i.test(line))
          build.head({ title: line.replace(/^\*network\s*/i, "").replace(/^"(.*)"$/, "$1") });
        else if (section.kind === "vertices") {
          const [count, first] = (/^\*vertices\s+(\d+)(?:\s+(\d+))?/i.exec(line) ?? []).slice(1).map(Number);
          reading.count = count ?? 0;
          reading.first = first === undefined || Number.isNaN(first) ? null : first;
          countedAt = at;
        } else if (section.kind === "other") build.warn("section", at, words.sectionNotRead({ name: line }));
        continue;
      }
      if (section.kind === "vertices") readVertex(line, at, reading, build);
      else if (section.kind !== "other") readLine(line, at, section, reading, build);
    }
    if (reading.count > MOST_UNLISTED) {
      build.warn("many-vertices", countedAt, words.manyVertices({ count: reading.count }));
    } else {
      for (let number = 1; number <= reading.count; number += 1) {
        const id = String(number);
        if (!reading.described.has(id))
          build.entity({ id, described: false, fields: modeOf(id, reading), at: countedAt });
      }
    }
    return ok(null);
  },
};

interface Reading {
  /** Vertices, as the file counts them; 0 where it does not. */
  readonly count: number;
  /** Of two kinds of vertices, how many are of the first. */
  readonly first: number | null;
  readonly described: Set<string>;
  /** Rows of a matrix that were read. */
  row: number;
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

function readVertex(line: string, at: Place, reading: Reading, build: GraphBuilder): void {
  const [number, label, ...rest] = tokensOf(line);
  if (number === undefined || !/^\d+$/.test(number.text)) {
    build.warn("no-vertex", at, words.notVertex({ text: number?.text ?? line }));
    return;
  }
  const id = String(Number(number.text));
  reading.described.add(id);
  const coordinates: number[] = [];
  while (coordinates.length < 3 && rest[0] !== undefined && /^-?\d*\.?\d+(?:e[-+]?\d+)?$/i.test(rest[0].text)) {
    coordinates.push(Number(rest.shift()?.text));
  }
  const [x, y, z] = coordinates;
  build.entity({
    id,
    label: label?.text,
    position: x === undefined || y === undefined ? null : { x, y: -y },
    fields: [
      ...(z === undefined ? [] : [{ name: "z", value: z }]),
      ...parametersOf(rest, true),
      ...modeOf(id, reading),
    ],
    at,
  });
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
    for (const [column, value] of line.split(/\s+/).entries()) {
      if (Number(value) !== 0)
        build.claim({
          from: String(reading.row),
          to: String(column + 1),
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
    const hasWeight =
      more[0] !== undefined && !more[0].isQuoted && /^[-+]?\d*\.?\d+(?:e[-+]?\d+)?$/i.test(more[0].text);
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
  if (
    hasShape &&
    rest[0] !== undefined &&
    /^(?:ellipse|box|diamond|triangle|cross|empty|house|man|woman)$/i.test(rest[0])
  ) {
    fields.push({ name: words.shapeField(), key: "shape", value: rest.shift() });
  }
  while (rest.length > 0) {
    const name = rest.shift() ?? "";
    if (name.startsWith("[")) fields.push({ name: words.intervalField(), key: "interval", value: name.slice(1, -1) });
    else
      fields.push({ name: name === "ic" || name === "c" ? words.colourField() : name, key: name, value: rest.shift() });
  }
  return fields;
}

function modeOf(id: string, { first }: Reading): readonly FieldInput[] {
  return first === null ? [] : [{ name: words.modeField(), key: "mode", value: Number(id) <= first ? 1 : 2 }];
}
