import { err, ok } from "../../lib/result.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { listText } from "../../words/numbers.ts";
import { isRecord } from "../is-record.ts";
import type { ClaimInput } from "./graph-builder.ts";
import { fieldsIn, idText, itemOf, type JsonRecord, jsonOf, listIn, standardDirection, textOf } from "./json-values.ts";
import { pick } from "./known-names.ts";
import type { ReaderCodec } from "./reader.ts";

const DIRECTIONS: ReadonlyMap<unknown, ClaimInput["direction"]> = new Map([
  ["directed", "directed"],
  ["undirected", "undirected"],
  ["mutual", "both-ways"],
]);

/** Blueprints of Kumu. Source: docs.kumu.io, "Import". An end is the id of an element or else its label. */
export const kumu: ReaderCodec = {
  read([file], build, choices) {
    const json = jsonOf(file);
    if (!json.ok) return json;
    const project: JsonRecord = isRecord(json.value) ? json.value : {};
    const elements = listIn(project.elements).filter(isRecord).map(flattened);
    const connections = listIn(project.connections).filter(isRecord).map(flattened);
    if (elements.length === 0 && connections.length === 0) {
      return err([{ code: "reading/no-elements", path: "", message: words.kumuEmpty(), hint: null }]);
    }
    build.head({ title: textOf(project.name), description: textOf(project.description) });
    const ids = idsOf(elements);
    const byLabel = Map.groupBy(elements.keys(), (at) => labelOf(elements[at] ?? {}) ?? "");
    const known = new Set(ids);
    for (const [place, element] of elements.entries()) {
      const kind = pick(fieldsIn(element, ["id", "_id", "label"]), ["element type", "type"]);
      build.entity({
        id: ids[place] ?? "",
        label: labelOf(element),
        kinds: kind.value === null ? [] : [kind.value],
        fields: kind.rest.map((field) => (field.name === "tags" ? { ...field, value: tagsOf(element.tags) } : field)),
        at: itemOf(words.element, place),
      });
    }
    for (const [place, connection] of connections.entries()) {
      const at = itemOf(words.connection, place);
      const ends = [connection.from, connection.to].map(idText);
      const found = ends.map((end) =>
        end === null || known.has(end) ? [end] : (byLabel.get(end) ?? []).map((each) => ids[each] ?? ""),
      );
      const several = found.findIndex(({ length }) => length > 1);
      if (several >= 0) {
        const values = { name: ends[several] ?? "", ids: listText((found[several] ?? []).map(String)) };
        build.warn("ambiguous-end", at, words.ambiguousEnd(values));
        continue;
      }
      const relation = pick(fieldsIn(connection, ["id", "_id", "from", "to", "label", "direction"]), [
        "connection type",
        "type",
      ]);
      build.claim({
        id: idText(connection.id ?? connection._id),
        from: found[0]?.[0] ?? ends[0],
        to: found[1]?.[0] ?? ends[1],
        relation: relation.value,
        label: textOf(connection.label),
        direction:
          DIRECTIONS.get(textOf(connection.direction)?.toLowerCase()) ?? standardDirection(undefined, choices, build),
        fields: relation.rest.map((field) =>
          field.name === "tags" ? { ...field, value: tagsOf(connection.tags) } : field,
        ),
        at,
      });
    }
    for (const loop of listIn(project.loops)) {
      build.warn("loop", null, words.loopNotRead({ name: (isRecord(loop) && textOf(loop.label)) || "?" }));
    }
    return ok(null);
  },
};

/** Backups hold what is stated in "attributes", blueprints beside the id. */
function flattened(record: JsonRecord): JsonRecord {
  const { attributes, ...rest } = record;
  return isRecord(attributes) ? { ...attributes, ...rest } : record;
}

function labelOf({ label }: JsonRecord): string | null {
  return textOf(label);
}

/** Their own ids, else their labels; where two without an id share a label, a number keeps them apart. */
function idsOf(elements: readonly JsonRecord[]): readonly string[] {
  const taken = new Set(elements.flatMap(({ id, _id }) => idText(id ?? _id) ?? []));
  return elements.map((element, place) => {
    const own = idText(element.id ?? element._id);
    if (own !== null) return own;
    const label = labelOf(element) ?? itemOf(words.element, place)();
    let id = label;
    for (let number = 2; taken.has(id); number += 1) id = `${label} (${number})`;
    taken.add(id);
    return id;
  });
}

function tagsOf(tags: unknown): readonly string[] {
  const list = typeof tags === "string" ? tags.split("|") : listIn(tags);
  return list.flatMap((tag) => textOf(tag)?.trim() ?? []);
}
