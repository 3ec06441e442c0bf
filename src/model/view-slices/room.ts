import * as v from "valibot";
import { linkWords } from "../../words/en/links.ts";
import { decodeItem, decodeList, encodeItem, encodeList, shorten } from "../link-fragment.ts";
import { defineSlice, ids, type Keep, type ViewedDataset } from "./slice.ts";

/** What a list of claims goes by. */
export const claimOrder = v.pipe(v.string(), v.regex(/^(?:date|certainty|field\..+)$/));

/** Scales of a plot beside that of counts: logarithms of them, cumulated, or shares of each bar. */
export const plotScale = v.picklist(["log", "share"]);
export type PlotScale = v.InferOutput<typeof plotScale>;

// Links, scenes, questions and view files hold these names, so that they stay when the words of code and screen change:
// `room` is the panel, `reading` the record, `voices` whom claims are attributed to, `sheet` a worksheet. Of other slices:
// `aside` is what is hidden or faded by hand, `dimmed` what is faded.

/** What the panel on the right can be about. In a link the fields of each have this order. */
const roomSchema = v.variant("kind", [
  /** The record of what is selected; of the dataset, where nothing is. */
  v.strictObject({ kind: v.literal("reading") }),
  /** The source's text, at a locator; null at its beginning. */
  v.strictObject({ kind: v.literal("text"), source: v.string(), at: v.nullable(v.string()) }),
  /** Pairs of claims that clash; `pair` is the pair's id, null for the list. */
  v.strictObject({ kind: v.literal("contested"), pair: v.nullable(v.string()) }),
  /** Paths between two entities, as arguments. */
  v.strictObject({
    kind: v.literal("path"),
    from: v.string(),
    to: v.string(),
    /** Whether claims are walked in their own direction only. */
    directed: v.boolean(),
    /** Whether firm claims are preferred to short ways. */
    byFirmness: v.boolean(),
    /** Entities that no path may pass. */
    avoid: ids,
    /** Which of the paths found is open, from 0. */
    choice: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  /** Two entities side by side. */
  v.strictObject({ kind: v.literal("comparison"), a: v.string(), b: v.string() }),
  /** Who is quoted on whom, and on which passages that is based; `holder`, by its facet's value, whose claims are open. */
  v.strictObject({ kind: v.literal("voices"), holder: v.exactOptional(v.string()) }),
  /** What the lens hides, and the comparison of two lenses. */
  v.strictObject({ kind: v.literal("lens") }),
  /** The stories: the list (null), the scenes of one, or one scene of it being written. */
  v.strictObject({ kind: v.literal("stories"), story: v.nullable(v.string()), scene: v.nullable(v.string()) }),
  /** The layouts that can be run. */
  v.strictObject({ kind: v.literal("layouts") }),
  /**
   * The claims in view as a list: by date, by certainty, or by one of their fields, "field.amount" or, from the greatest
   * or last, "field.amount.down"; null as they stand in the sources.
   */
  v.strictObject({ kind: v.literal("claims"), by: v.nullable(claimOrder) }),
  /**
   * What differs from the dataset as it was opened; from a file or from a view in a link, which is not kept: whoever
   * follows a link chooses one.
   */
  v.strictObject({ kind: v.literal("differences"), with: v.exactOptional(v.picklist(["file", "link"])) }),
  /** Measures by which entities are ranked; `measure`, by its id, is the one that is chosen. */
  v.strictObject({ kind: v.literal("measures"), measure: v.exactOptional(v.string()) }),
  /** Plots of what is shown; `plot`, by its id, is the one that is chosen; `scale` is that of its bars where they are not counts. */
  v.strictObject({
    kind: v.literal("plots"),
    plot: v.exactOptional(v.string()),
    scale: v.exactOptional(plotScale),
  }),
  /** Exercises made from what is shown; `sheet` is the code of the worksheet that is open. */
  v.strictObject({ kind: v.literal("exercises"), sheet: v.exactOptional(v.string()) }),
]);
type PanelState = v.InferOutput<typeof roomSchema>;

const standard: PanelState = { kind: "reading" };

/** What the panel on the right is about, its kind and then its fields: `room=path:e.iran:e.israel:1`. */
export const roomSlice = defineSlice({
  schema: roomSchema,
  standard,
  history: "navigation",
  // Not part of what a scene shows.
  sceneWords: null,
  write: (room) => [["room", encodePanel(room)]],
  read: ({ take, report }) => {
    const text = take("room");
    if (text === undefined) return undefined;
    const parsed = v.safeParse(roomSchema, decodePanel(text));
    if (parsed.success) return parsed.output;
    report("bad-room", "room", linkWords.badPanel({ text: shorten(text) }));
    return undefined;
  },
  fit: fitPanel,
});

function encodePanel(room: PanelState): string {
  const held: Readonly<Record<string, unknown>> = room;
  const fields = fieldsOf(room.kind).map(([name]) => {
    const value = held[name];
    if (Array.isArray(value)) return encodeList(value, "+");
    if (typeof value === "boolean") return value ? "1" : "";
    return encodeItem(String(value ?? ""));
  });
  return [room.kind, ...fields].join(":").replace(/:+$/, "");
}

/** A panel as far as the text describes one; whether it is one is for the schema to say. */
function decodePanel(text: string): unknown {
  const [kind = "", ...values] = text.split(":");
  const fields = fieldsOf(kind).flatMap(([name, type], at) =>
    type === "exact_optional" && !values[at] ? [] : [[name, decodeField(type, values[at] ?? "")]],
  );
  return { kind, ...Object.fromEntries(fields) };
}

function decodeField(type: string, text: string): unknown {
  switch (type) {
    case "array":
      return decodeList(text, "+");
    case "boolean":
      return text === "1";
    case "nullable":
      return decodeItem(text) || null;
    case "number":
      return Number(text);
    default:
      return decodeItem(text);
  }
}

/** The fields of a kind of panel besides the kind, each with the type that its schema has. */
function fieldsOf(kind: string): readonly (readonly [name: string, type: string])[] {
  const { kind: _, ...entries } =
    roomSchema.options.find(({ entries }) => entries.kind.literal === kind)?.entries ?? {};
  return Object.entries(entries).map(([name, { type }]) => [name, type]);
}

/** A panel about something that the dataset lacks falls back to the record of what is selected. */
function fitPanel(room: PanelState, { entities, sources }: ViewedDataset, keep: Keep): PanelState {
  // An end that is not chosen yet is the empty text.
  const isKnown = (...ends: readonly string[]) => {
    const chosen = ends.filter(Boolean);
    return keep("room", chosen, entities).length === new Set(chosen).size;
  };
  switch (room.kind) {
    case "path":
      return isKnown(room.from, room.to) ? { ...room, avoid: keep("room", room.avoid, entities) } : standard;
    case "comparison":
      return isKnown(room.a, room.b) ? room : standard;
    case "text":
      return keep("room", [room.source], sources).length > 0 ? room : standard;
    // Only a panel about nothing that a dataset may lack. A story may be one that is still being written: the panel says
    // what it cannot find.
    default:
      return room satisfies {
        readonly kind:
          | "reading"
          | "contested"
          | "voices"
          | "lens"
          | "layouts"
          | "measures"
          | "plots"
          | "claims"
          | "stories"
          | "differences"
          | "exercises";
      };
  }
}
