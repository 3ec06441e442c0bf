import { readerWords as words } from "../../words/en/readers.ts";
import { isRecord } from "../is-record.ts";
import type { FieldInput } from "./field-table.ts";
import { isObjectOrList, jsonReader } from "./json-reader.ts";
import { cytoscapeElements } from "./json-shapes.ts";
import {
  edgeFrom,
  fieldsIn,
  idText,
  itemOf,
  type JsonRecord,
  listIn,
  nodeFrom,
  sayUnread,
  standardDirection,
  textOf,
} from "./json-values.ts";

/**
 * Cytoscape.js elements and Cytoscape's own ".cyjs": one flat list or two, with or without groups. Source: js.cytoscape.org,
 * "Elements JSON". What has a source and a target is an edge.
 */
export const cytoscape = jsonReader({
  shape: isObjectOrList,
  read(document, build, choices) {
    const own: JsonRecord = isRecord(document) && isRecord(document.data) ? document.data : {};
    build.head({ title: textOf(own.name) ?? textOf(own.shared_name) });
    sayUnread(own, ["name", "shared_name"], build);
    const elements = cytoscapeElements(document);
    build.expect(elements.length);
    const isGrouped = isRecord(document) && isRecord(document.elements);
    const nodes = isGrouped ? elements.filter(({ group }) => group === "nodes").length : 0;
    const placeOf = (element: JsonRecord, place: number) =>
      !isGrouped
        ? itemOf(words.element, place)
        : element.group === "nodes"
          ? itemOf(words.node, place)
          : itemOf(words.edge, place - nodes);
    const isEdge = (element: JsonRecord) =>
      element.group === "edges" ||
      (element.group !== "nodes" && ("source" in dataOf(element) || "target" in dataOf(element)));
    for (const [place, element] of elements.entries()) {
      if (isEdge(element)) continue;
      const data = dataOf(element);
      const { x, y } = isRecord(element.position) ? element.position : {};
      const parent = idText(data.parent);
      const node = nodeFrom(fieldsIn(data, ["id", "parent"]), "down");
      build.entity({
        ...node,
        id: idText(data.id) ?? "",
        position: typeof x === "number" && typeof y === "number" ? { x, y: -y } : (node.position ?? null),
        fields: [
          ...node.fields,
          ...besideData(element),
          ...(parent === null
            ? []
            : [{ name: words.containerField(), key: "container", value: parent, type: "text" as const }]),
        ],
        at: placeOf(element, place),
      });
    }
    if (elements.some(isEdge)) {
      const direction = standardDirection(undefined, choices, build);
      for (const [place, element] of elements.entries()) {
        if (!isEdge(element)) continue;
        const data = dataOf(element);
        const edge = edgeFrom(fieldsIn(data, ["id", "source", "target"]));
        build.claim({
          ...edge,
          id: idText(data.id),
          from: idText(data.source),
          to: idText(data.target),
          direction,
          fields: [...edge.fields, ...besideData(element)],
          at: placeOf(element, place),
        });
      }
    }
  },
});

function dataOf({ data }: JsonRecord): JsonRecord {
  return isRecord(data) ? data : {};
}

/** What an element has beside its data, without the state of the program. */
const OWN_KEYS = ["data", "group", "position", "classes"];
const STATE = ["selected", "selectable", "locked", "grabbable", "grabbed", "pannable", "removed"];

function besideData(element: JsonRecord): readonly FieldInput[] {
  return [...fieldsIn(element, [...OWN_KEYS, ...STATE]), ...classesOf(element)];
}

function classesOf({ classes }: JsonRecord): readonly FieldInput[] {
  const list =
    typeof classes === "string"
      ? classes.split(/\s+/).filter(Boolean)
      : listIn(classes).flatMap((each) => textOf(each) ?? []);
  return list.length === 0 ? [] : [{ name: words.classesField(), key: "classes", value: list, type: "text" }];
}
