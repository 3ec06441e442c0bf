import * as v from "valibot";
import { linkWords } from "../../words/en/links.ts";
import { viewWords as words } from "../../words/en/view.ts";
import { decodeItem, encodeItem, readNumber, shorten } from "../link-fragment.ts";
import { defineSlice, finite } from "./slice.ts";

/** A place in layout space. */
export const point = v.pipe(v.tuple([finite, finite]), v.readonly());

/** Places of entities that the user dragged, over those of the layout: `at=e.iran:1.25:3.5`. */
export const movedSlice = defineSlice({
  schema: v.pipe(v.record(v.string(), point), v.readonly()),
  standard: {},
  history: "undo",
  sceneWords: words.positions,
  write: (moved) => {
    const places = Object.entries(moved).sort(([a], [b]) => (a < b ? -1 : 1));
    return [["at", places.map(([id, at]) => [encodeItem(id), ...at.map(roundPlace)].join(":")).join(",")]];
  },
  read: ({ take, report }) => {
    const items = take("at")?.split(",") ?? [];
    const places = items.flatMap((item): [string, readonly [number, number]][] => {
      const [id = "", right, up, ...more] = item.split(":");
      const [x, y] = [readNumber(right), readNumber(up)];
      if (id !== "" && x !== null && y !== null && more.length === 0) return [[decodeItem(id), [x, y]]];
      report(
        "bad-place",
        "at",
        linkWords.badPosition({ text: shorten(item) }),
        linkWords.mustLookLike({ example: "e.name:1.25:3.5" }),
      );
      return [];
    });
    return places.length > 0 ? Object.fromEntries(places) : undefined;
  },
  fit: (moved, dataset, keep) => {
    const kept = new Set(keep("moved", Object.keys(moved), dataset.entities));
    return Object.fromEntries(Object.entries(moved).filter(([id]) => kept.has(id)));
  },
});

/** A coordinate of a moved entity as a link keeps it: to 0.01 layout units. */
export function roundPlace(coordinate: number): number {
  return Number(coordinate.toFixed(2)) + 0;
}
