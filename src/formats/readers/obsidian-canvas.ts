import { readerWords as words } from "../../words/en/readers.ts";
import { isRecord } from "../is-record.ts";
import { hexColour } from "./colour.ts";
import type { FieldInput } from "./field-table.ts";
import type { ClaimInput } from "./graph-builder.ts";
import { jsonReader } from "./json-reader.ts";
import { fieldsIn, idText, type JsonRecord, listIn, recordsIn, sayUnread, textOf } from "./json-values.ts";

/**
 * Canvases of Obsidian. Source: jsoncanvas.org, "JSON Canvas" 1.0. An arrow is at the end of an edge unless it says
 * otherwise; a group holds what lies in its box.
 */
export const obsidianCanvas = jsonReader({
  shape: isRecord,
  read(canvas, build) {
    const nodes = recordsIn(canvas.nodes, words.node, build);
    const groups = nodes.flatMap(([, node]) => (node.type === "group" ? [node] : []));
    build.expect(nodes.length + listIn(canvas.edges).length);
    sayUnread(canvas, ["nodes", "edges"], build);
    for (const [at, node] of nodes) {
      const { x, y, width, height } = boxOf(node);
      const group = groupAround(node, groups);
      const colour = typeof node.color === "string" ? hexColour(node.color) : null;
      build.entity({
        id: idText(node.id) ?? "",
        label: labelOf(node),
        kinds: typeof node.type === "string" ? [node.type] : [],
        position: { x: x + width / 2, y: -(y + height / 2) },
        fields: [
          ...fieldsIn(node, ["id", "type", "label", "x", "y", ...(colour === null ? [] : ["color"])]),
          ...(colour === null
            ? []
            : [{ name: words.colourField(), key: "colour", value: colour, type: "colour" as const }]),
          ...(group === null ? [] : [container(group)]),
        ],
        at,
      });
    }
    for (const [at, edge] of recordsIn(canvas.edges, words.edge, build)) {
      const heads = [edge.fromEnd === "arrow", (edge.toEnd ?? "arrow") === "arrow"] as const;
      const ends = [idText(edge.fromNode), idText(edge.toNode)] as const;
      const isTurned = heads[0] && !heads[1];
      const direction: ClaimInput["direction"] =
        heads[0] && heads[1] ? "both-ways" : heads[0] || heads[1] ? "directed" : "undirected";
      build.claim({
        id: idText(edge.id),
        from: ends[isTurned ? 1 : 0],
        to: ends[isTurned ? 0 : 1],
        label: textOf(edge.label),
        direction,
        fields: fieldsIn(edge, ["id", "fromNode", "toNode", "fromEnd", "toEnd", "label", "fromSide", "toSide"]),
        at,
      });
    }
  },
});

/** Characters of a line that are looked at for a label. All of the text is kept beside it. */
const LONGEST_LABEL = 500;

/** The name of a note, the address of a link, the first line of a text without its marks. */
function labelOf({ type, label, text, file, url }: JsonRecord): string | null {
  if (type === "file" && typeof file === "string") return file.replace(/^.*\//, "").replace(/\.md$/, "") || null;
  if (type === "link") return textOf(url);
  const first = typeof text === "string" ? text.split("\n").find((line) => line.trim() !== "") : undefined;
  if (first === undefined) return textOf(label);
  const plain = first
    .slice(0, LONGEST_LABEL)
    .replace(/^\s*(?:#{1,6}|[-*+]|\d+\.|>)\s+/, "")
    .replace(/!?\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]/g, "$1")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/(\*\*|__|\*|_|~~|==|`)(.+?)\1/g, "$2");
  return plain.trim() || null;
}

function boxOf(node: JsonRecord) {
  const number = (value: unknown) => (typeof value === "number" ? value : Number.NaN);
  const [width, height] = [number(node.width) || 0, number(node.height) || 0];
  return { x: number(node.x), y: number(node.y), width, height };
}

/** The smallest group whose box holds all of a node's. */
function groupAround(node: JsonRecord, groups: readonly JsonRecord[]): string | null {
  const inner = boxOf(node);
  let [found, size]: [string | null, number] = [null, Infinity];
  for (const group of groups) {
    const outer = boxOf(group);
    const holds =
      group !== node &&
      outer.x <= inner.x &&
      outer.y <= inner.y &&
      outer.x + outer.width >= inner.x + inner.width &&
      outer.y + outer.height >= inner.y + inner.height;
    if (holds && outer.width * outer.height < size) [found, size] = [idText(group.id), outer.width * outer.height];
  }
  return found;
}

function container(id: string): FieldInput {
  return { name: words.containerField(), key: "container", value: id, type: "text" };
}
