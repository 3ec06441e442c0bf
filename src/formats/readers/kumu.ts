import { err } from "../../lib/result.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { isRecord } from "../is-record.ts";
import type { ClaimInput } from "./graph-builder.ts";
import { type Place, placeInWords } from "./issue-list.ts";
import { jsonReader } from "./json-reader.ts";
import {
  distinctIds,
  fieldsIn,
  flattened,
  idText,
  itemOf,
  type JsonRecord,
  listIn,
  recordsIn,
  sayUnread,
  someIds,
  standardDirection,
  textOf,
} from "./json-values.ts";
import { pick } from "./known-names.ts";

const DIRECTIONS: ReadonlyMap<unknown, ClaimInput["direction"]> = new Map([
  ["directed", "directed"],
  ["undirected", "undirected"],
  ["mutual", "both-ways"],
]);

/** Blueprints of Kumu. Source: docs.kumu.io, "Import". An end is the id of an element or else its label. */
export const kumu = jsonReader({
  shape: isRecord,
  read(project, build, choices) {
    if (listIn(project.elements).length === 0 && listIn(project.connections).length === 0) {
      return err([{ code: "reading/no-elements", path: "", message: words.kumuEmpty(), hint: null }]);
    }
    const elements = recordsIn(project.elements, words.element, build).map(([at, element]) => ({
      at,
      own: idText(element.id ?? element._id),
      record: flattened(element, "attributes", ["id", "_id"]),
    }));
    sayUnread(project, ["name", "description", "elements", "connections", "loops"], build);
    build.head({ title: textOf(project.name), description: textOf(project.description) });
    build.expect(elements.length + listIn(project.connections).length);
    const ids = idsOf(elements);
    const byLabel = Map.groupBy(ids, (_, at) => labelOf(elements[at]?.record ?? {}) ?? "");
    const known = new Set(ids);
    for (const [number, { at, record: element }] of elements.entries()) {
      const kind = pick(fieldsIn(element, ["id", "_id", "label"]), ["element type", "type"]);
      build.entity({
        id: ids[number] ?? "",
        label: labelOf(element),
        kinds: kind.value === null ? [] : [kind.value],
        fields: kind.rest.map((field) => (field.name === "tags" ? { ...field, value: tagsOf(element.tags) } : field)),
        at,
      });
    }
    for (const [at, written] of recordsIn(project.connections, words.connection, build)) {
      const connection = flattened(written, "attributes", ["id", "_id", "from", "to", "direction"]);
      const ends = [connection.from, connection.to].map(idText);
      const found = ends.map((end) => (end === null || known.has(end) ? [end] : (byLabel.get(end) ?? [])));
      const several = found.findIndex(({ length }) => length > 1);
      if (several >= 0) {
        const values = { name: ends[several] ?? "", ids: someIds((found[several] ?? []).map(String)) };
        build.warn("ambiguous-end", at, words.ambiguousEnd(values));
        continue;
      }
      const relation = pick(fieldsIn(connection, ["id", "_id", "from", "to", "label", "direction"]), [
        "connection type",
        "type",
      ]);
      const word = textOf(connection.direction);
      const stated = DIRECTIONS.get(word?.toLowerCase());
      const direction = stated ?? standardDirection(undefined, choices, build);
      if (stated === undefined && word !== null)
        build.warn("unknown-direction", at, words.unknownDirection({ word, direction }));
      build.claim({
        id: idText(connection.id ?? connection._id),
        from: found[0]?.[0] ?? ends[0],
        to: found[1]?.[0] ?? ends[1],
        relation: relation.value,
        label: textOf(connection.label),
        direction,
        fields: relation.rest.map((field) =>
          field.name === "tags" ? { ...field, value: tagsOf(connection.tags) } : field,
        ),
        at,
      });
    }
    for (const [place, loop] of listIn(project.loops).entries()) {
      build.warn(
        "loop",
        itemOf(words.loop, place),
        words.loopNotRead({ name: (isRecord(loop) && textOf(loop.label)) || "?" }),
      );
    }
  },
});

function labelOf({ label }: JsonRecord): string | null {
  return textOf(label);
}

interface Element {
  readonly at: Place;
  /** The id that it states. */
  readonly own: string | null;
  /** Backups hold what is stated in "attributes", blueprints beside the id. */
  readonly record: JsonRecord;
}

/** Their own ids, else their labels. */
function idsOf(elements: readonly Element[]): readonly string[] {
  const nameless = elements.filter(({ own }) => own === null);
  const taken = new Set(elements.flatMap(({ own }) => own ?? []));
  const made = distinctIds(
    nameless.map(({ record, at }) => labelOf(record) ?? placeInWords(at)),
    taken,
  );
  const idOf = new Map(nameless.map((element, at) => [element, made[at]]));
  return elements.map((element) => element.own ?? idOf.get(element) ?? "");
}

function tagsOf(tags: unknown): readonly string[] {
  const list = typeof tags === "string" ? tags.split("|") : listIn(tags);
  return list.flatMap((tag) => textOf(tag)?.trim() ?? []);
}
