import { safeParse } from "valibot";
import type { Issue } from "../../model/issue.ts";
import {
  type Camera,
  DEFAULT_VIEW,
  type Focus,
  type Growth,
  type Hidden,
  MAX_HOPS,
  MIN_HOPS,
  type Room,
  roomSchema,
  type Selection,
  type TimeWindow,
  type ViewSpecification,
  type ViewState,
} from "../../model/view-state.ts";
import { parseWhen } from "../../model/when.ts";

/** The version of links that this build writes. What a later version adds is skipped with an issue. */
const LINK_VERSION = 1;
/** More of a fragment than this is not read; far more than a view by hand can come to. In code units. */
export const LONGEST_FRAGMENT = 32 * 1024;
/** Longest piece of a link that an issue quotes. */
const LONGEST_QUOTE = 60;

/**
 * Writes a view as the fragment of an address, without "#". Only what differs from the default is written, the default
 * view is the empty text, and equal views give equal texts:
 *
 * `v=1&sel=e.iran,c.0042&focus=e.iran~2&hide.kind=person,office&time=2009..2018&match=certainly&undated=hide&cam=1.2,3.4,8&at=e.iran:1.25:3.5`
 *
 * | key | value |
 * | --- | --- |
 * | v | version of this form |
 * | sel | selected entities ("e.…") and claims ("c.…") |
 * | focus | entities that the neighbourhood is of, then ~ and its depth in hops |
 * | hide.FACET | hidden values of a facet |
 * | time | first and last day, month or year kept; either may be missing |
 * | match | "certainly", where claims must lie wholly within that time |
 * | undated | "hide", where undated claims are hidden |
 * | cam | camera: x and y of its centre, layout units per stage width |
 * | at | moved entities, each with x and y |
 * | against | "on" while a second lens is compared; against.FACET are its hidden values |
 * | filtered | "dim", where what is filtered out recedes instead of disappearing |
 * | out, dim, pin | entities taken out, dimmed or pinned by hand |
 * | grow | entities whose neighbours were added to the neighbourhood, each with a predicate family after ":" or none |
 * | bundle | "on", where parallel claims are one line |
 * | room | what the panel on the right is about, its fields after ":" |
 * | story | a story that is presented, by its id; see `encodeStoryLink` |
 *
 * Numbers are rounded to what can be seen: the camera's width to 4 significant digits, its centre to a thousandth of
 * the width's order of magnitude, places to 0.01 layout units.
 */
export function encodeView(view: ViewState): string {
  const { selection, focus, hidden, time, camera, moved } = view;
  const parts: string[] = [];
  const add = (key: string, value: string) => parts.push(`${key}=${value}`);
  const selected = [...selection.entities, ...selection.claims];
  if (selected.length > 0) add("sel", encodeList(selected));
  if (focus !== null) add("focus", `${encodeList(focus.entities)}~${focus.hops}`);
  for (const facet of Object.keys(hidden).sort()) {
    const values = hidden[facet] ?? [];
    if (values.length > 0) add(`hide.${encodeItem(facet)}`, encodeList(values));
  }
  if (time.from !== null || time.to !== null)
    add("time", `${encodeItem(time.from ?? "")}..${encodeItem(time.to ?? "")}`);
  if (time.match !== DEFAULT_VIEW.time.match) add("match", time.match);
  if (time.undated !== DEFAULT_VIEW.time.undated) add("undated", "hide");
  if (camera !== null) {
    const { x, y, ratio } = roundCamera(camera);
    add("cam", [x, y, ratio].join(","));
  }
  const places = Object.keys(moved)
    .sort()
    .map((id) => `${encodeItem(id)}:${(moved[id] ?? [0, 0]).map(roundPlace).join(":")}`);
  if (places.length > 0) add("at", places.join(","));
  if (view.against !== null) {
    add("against", "on");
    for (const facet of Object.keys(view.against).sort()) {
      const values = view.against[facet] ?? [];
      if (values.length > 0) add(`against.${encodeItem(facet)}`, encodeList(values));
    }
  }
  if (view.hiding === "dim") add("filtered", "dim");
  const { hidden: out, dimmed, pinned } = view.aside;
  if (out.length > 0) add("out", encodeList(out));
  if (dimmed.length > 0) add("dim", encodeList(dimmed));
  if (pinned.length > 0) add("pin", encodeList(pinned));
  const grown = view.grown.map(({ entity, family }) => [entity, family ?? ""].map(encodeItem).join(":"));
  if (grown.length > 0) add("grow", grown.join(","));
  if (view.bundled) add("bundle", "on");
  if (view.room.kind !== "reading") add("room", encodeRoom(view.room));
  return parts.length === 0 ? "" : [`v=${LINK_VERSION}`, ...parts].join("&");
}

/** A place in a story as a link names it: the scene by its id, so that it survives another order of scenes. */
export interface StoryLink {
  readonly story: string;
  /** null: the first scene. */
  readonly scene: string | null;
  /** Steps taken in the scene. */
  readonly step: number;
  /** Whether the story plays by itself. */
  readonly autoplay: boolean;
}

/**
 * The fragment that begins to present a story: `v=1&story=whose-word&scene=alleged&step=2&autoplay=on`. The scene says
 * what is seen, so nothing else of a view stands beside it.
 */
export function encodeStoryLink({ story, scene, step, autoplay }: StoryLink): string {
  const parts = [`v=${LINK_VERSION}`, `story=${encodeItem(story)}`];
  if (scene !== null) parts.push(`scene=${encodeItem(scene)}`);
  if (step > 0) parts.push(`step=${step}`);
  if (autoplay) parts.push("autoplay=on");
  return parts.join("&");
}

/**
 * Reads a fragment, without "#". What cannot be read is left out and told as an issue whose path is the key; the rest is
 * kept. Whether the ids are of the dataset at hand is for `fitView` to say. Never throws.
 */
export function decodeView(fragment: string): {
  readonly view: ViewSpecification;
  /** The story that the link begins to present; null where it names none. */
  readonly story: StoryLink | null;
  readonly issues: readonly Issue[];
} {
  const issues: Issue[] = [];
  const report: Report = (code, path, message, hint = null) =>
    issues.push({ code: `share-link/${code}`, path: shorten(path), message, hint });
  const values = new Map<string, string>();
  for (const part of withinLimit(fragment, report).split("&")) {
    if (part === "") continue;
    const at = part.indexOf("=");
    const key = decodePercent(at < 0 ? part : part.slice(0, at));
    const value = at < 0 ? "" : decodePercent(part.slice(at + 1));
    if (key === null || value === null) report("broken-escape", part, `${quote(part)} cannot be read.`, COPY_AGAIN);
    else if (values.has(key)) report("repeated-key", key, `The link says ${quote(key)} twice; the first counts.`);
    else values.set(key, value);
  }

  const take = (key: string): string | undefined => {
    const value = values.get(key);
    values.delete(key);
    return value;
  };
  const version = take("v");
  if (version !== undefined && version !== String(LINK_VERSION))
    report(
      "other-version",
      "v",
      `The link is of version ${quote(version)}; this program reads version ${LINK_VERSION} and may miss parts of it.`,
    );
  const selection = read(take("sel"), (value) => readSelection(value, report));
  const focus = read(take("focus"), (value) => readFocus(value, report));
  const time = readTime(take("time"), take("match"), take("undated"), report);
  const camera = read(take("cam"), (value) => readCamera(value, report));
  const moved = read(take("at"), (value) => readPlaces(value, report));
  const isCompared = readSwitch("against", take("against"), "on", report);
  const isDimming = readSwitch("filtered", take("filtered"), "dim", report);
  const isBundled = readSwitch("bundle", take("bundle"), "on", report);
  const [out, dimmed, pinned] = [take("out"), take("dim"), take("pin")].map((list) => decodeList(list ?? ""));
  const grown = (take("grow") ?? "")
    .split(",")
    .filter(Boolean)
    .map((item): Growth => {
      const [entity = "", family = ""] = item.split(":").map(decodeItem);
      return { entity, family: family === "" ? null : family };
    });
  const room = read(take("room"), (value) => readRoom(value, report));
  const story = readStory(take("story"), take("scene"), take("step"), take("autoplay"), report);
  const hidden: [string, readonly string[]][] = [];
  const against: [string, readonly string[]][] = [];
  for (const [key, value] of values) {
    const facet = key.startsWith("hide.") ? decodeItem(key.slice("hide.".length)) : "";
    const other = key.startsWith("against.") ? decodeItem(key.slice("against.".length)) : "";
    const list = decodeList(value);
    if (other !== "" && list.length > 0) against.push([other, list]);
    else if (facet === "") report("unknown-key", key, `${quote(key)} is not known in a link.`);
    else if (list.length === 0) report("no-values", key, `The link says ${quote(key)} without saying what.`);
    else hidden.push([facet, list]);
  }
  const view: ViewSpecification = {
    ...(hidden.length > 0 ? { hidden: Object.fromEntries(hidden) satisfies Hidden } : {}),
    ...(time ? { time } : {}),
    ...(focus ? { focus } : {}),
    ...(selection ? { selection } : {}),
    ...(moved ? { moved } : {}),
    ...(camera ? { camera } : {}),
    ...(isCompared ? { against: Object.fromEntries(against) satisfies Hidden } : {}),
    ...(isDimming ? { hiding: "dim" } : {}),
    ...(out?.length || dimmed?.length || pinned?.length
      ? { aside: { hidden: out ?? [], dimmed: dimmed ?? [], pinned: pinned ?? [] } }
      : {}),
    ...(grown.length > 0 ? { grown } : {}),
    ...(isBundled ? { bundled: true } : {}),
    ...(room ? { room } : {}),
  };
  return { view, story, issues };
}

/** A scene, a step or autoplay without a story says nothing. */
function readStory(
  story: string | undefined,
  scene: string | undefined,
  step: string | undefined,
  autoplay: string | undefined,
  report: Report,
): StoryLink | null {
  const isPlaying = readSwitch("autoplay", autoplay, "on", report);
  if (step !== undefined && !/^\d{1,3}$/.test(step))
    report("bad-step", "step", `The step ${quote(step)} cannot be read.`, "it must be a whole number");
  if (story === undefined || story === "") {
    if (scene !== undefined) report("no-story", "scene", "The link names a scene, but no story.", COPY_AGAIN);
    return null;
  }
  const taken = Number(step ?? 0);
  return {
    story: decodeItem(story),
    scene: scene === undefined || scene === "" ? null : decodeItem(scene),
    step: Number.isInteger(taken) && taken >= 0 && taken < 1_000 ? taken : 0,
    autoplay: isPlaying,
  };
}

/** Kind, then its fields in a fixed order, each escaped as an item of its own. */
function encodeRoom(room: Room): string {
  const fields = ROOM_FIELDS[room.kind].map((field) => {
    const value: unknown = room[field as keyof Room];
    if (Array.isArray(value)) return value.map((item) => encodeItem(String(item))).join("+");
    if (typeof value === "boolean") return value ? "1" : "";
    return value === null ? "" : encodeItem(String(value));
  });
  return [room.kind, ...fields].join(":").replace(/:+$/, "");
}

const ROOM_FIELDS: { readonly [Kind in Room["kind"]]: readonly string[] } = {
  reading: [],
  text: ["source", "at"],
  contested: ["pair"],
  path: ["from", "to", "directed", "byFirmness", "avoid", "choice"],
  comparison: ["a", "b"],
  voices: [],
  lens: [],
  stories: ["story", "scene"],
  exercises: [],
};

function readRoom(text: string, report: Report): Room | null {
  const [kind = "", ...values] = text.split(":");
  const field = (at: number): string => decodeItem(values[at] ?? "");
  const rooms: { readonly [name: string]: () => unknown } = {
    text: () => ({ kind, source: field(0), at: field(1) || null }),
    contested: () => ({ kind, pair: field(0) || null }),
    path: () => ({
      kind,
      from: field(0),
      to: field(1),
      directed: field(2) === "1",
      byFirmness: field(3) === "1",
      avoid: (values[4] ?? "").split("+").filter(Boolean).map(decodeItem),
      choice: Number(field(5) || 0),
    }),
    comparison: () => ({ kind, a: field(0), b: field(1) }),
    voices: () => ({ kind }),
    lens: () => ({ kind }),
    stories: () => ({ kind, story: field(0) || null, scene: field(1) || null }),
    exercises: () => ({ kind }),
  };
  const parsed = safeParse(roomSchema, Object.hasOwn(rooms, kind) ? rooms[kind]?.() : null);
  if (parsed.success) return parsed.output;
  report("bad-room", "room", `The panel ${quote(text)} cannot be read.`);
  return null;
}

function readSwitch(key: string, value: string | undefined, on: string, report: Report): boolean {
  if (value !== undefined && value !== on)
    report("bad-switch", key, `${quote(value)} is not known for “${key}”.`, `it must be “${on}”`);
  return value === on;
}

type Report = (code: string, path: string, message: string, hint?: string | null) => void;

const COPY_AGAIN = "copy the whole link once more";

function withinLimit(fragment: string, report: Report): string {
  if (fragment.length <= LONGEST_FRAGMENT) return fragment;
  report(
    "too-long",
    "",
    `The link is ${fragment.length} characters long; no more than ${LONGEST_FRAGMENT} are read, and the rest is left out.`,
  );
  const read = fragment.slice(0, LONGEST_FRAGMENT + 1);
  return read.slice(0, Math.max(0, read.lastIndexOf(","), read.lastIndexOf("&")));
}

function read<Value>(text: string | undefined, reader: (text: string) => Value | null): Value | null {
  return text === undefined ? null : reader(text);
}

function readSelection(text: string, report: Report): Selection | null {
  const entities: string[] = [];
  const claims: string[] = [];
  for (const id of decodeList(text)) {
    if (id.startsWith("e.")) entities.push(id);
    else if (id.startsWith("c.")) claims.push(id);
    else report("no-id", "sel", `${quote(id)} is the id of neither an entity nor a claim.`);
  }
  return entities.length + claims.length > 0 ? { entities, claims } : null;
}

function readFocus(text: string, report: Report): Focus | null {
  const at = text.lastIndexOf("~");
  const entities = decodeList(text.slice(0, Math.max(0, at)));
  const hops = text.slice(at + 1);
  if (at >= 0 && entities.length > 0 && /^\d$/.test(hops) && Number(hops) >= MIN_HOPS && Number(hops) <= MAX_HOPS)
    return { entities, hops: Number(hops) };
  report("bad-focus", "focus", `The focus ${quote(text)} cannot be read.`, `it must look like "e.name~2"`);
  return null;
}

function readTime(
  window: string | undefined,
  match: string | undefined,
  undated: string | undefined,
  report: Report,
): TimeWindow | null {
  const time = { ...DEFAULT_VIEW.time };
  if (window !== undefined) {
    const [from, to, ...more] = window.split("..");
    const ends = [from, to].map((end) => (end === undefined || end === "" ? null : end));
    if (to === undefined || more.length > 0 || !ends.every((end) => end === null || isDay(end)))
      report("bad-time", "time", `The time ${quote(window)} cannot be read.`, 'it must look like "2009..2018-06"');
    else [time.from = null, time.to = null] = ends;
  }
  if (match === "certainly" || match === "possibly") time.match = match;
  else if (match !== undefined) report("bad-match", "match", `${quote(match)} is neither "certainly" nor "possibly".`);
  if (undated === "hide") time.undated = false;
  else if (undated !== undefined && undated !== "show")
    report("bad-undated", "undated", `${quote(undated)} is neither "hide" nor "show".`);
  const { from, to, match: standard, undated: shown } = DEFAULT_VIEW.time;
  return time.from === from && time.to === to && time.match === standard && time.undated === shown ? null : time;
}

function isDay(text: string): boolean {
  return /^-?\d{4}(?:-\d{2}){0,2}$/.test(text) && parseWhen(text).ok;
}

function readCamera(text: string, report: Report): Camera | null {
  const [x, y, ratio, ...more] = text.split(",").map(readNumber);
  if (isNumber(x) && isNumber(y) && isNumber(ratio) && ratio > 0 && more.length === 0) return { x, y, ratio };
  report("bad-camera", "cam", `The camera ${quote(text)} cannot be read.`, 'it must look like "1.2,3.4,8"');
  return null;
}

function readPlaces(text: string, report: Report): ViewState["moved"] | null {
  const places: [string, readonly [number, number]][] = [];
  for (const item of text.split(",")) {
    const [id = "", x, y, ...more] = item.split(":");
    const [right, up] = [readNumber(x ?? ""), readNumber(y ?? "")];
    if (id !== "" && isNumber(right) && isNumber(up) && more.length === 0) places.push([decodeItem(id), [right, up]]);
    else report("bad-place", "at", `The place ${quote(item)} cannot be read.`, 'it must look like "e.name:1.25:3.5"');
  }
  return places.length > 0 ? Object.fromEntries(places) : null;
}

function readNumber(text: string): number | null {
  const number = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) ? Number(text) + 0 : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === "number";
}

/** The camera as a link keeps it. */
export function roundCamera({ x, y, ratio }: Camera): Camera {
  const width = Number(ratio.toPrecision(4));
  const decimals = Math.min(15, Math.max(0, 3 - Math.floor(Math.log10(width))));
  return { x: Number(x.toFixed(decimals)) + 0, y: Number(y.toFixed(decimals)) + 0, ratio: width };
}

/** A coordinate of a moved entity as a link keeps it. */
export function roundPlace(coordinate: number): number {
  return Number(coordinate.toFixed(2)) + 0;
}

/** Empty items cannot be told from none and are left out. */
function encodeList(items: readonly string[]): string {
  return items
    .filter((item) => item !== "")
    .map(encodeItem)
    .join(",");
}

/**
 * Escapes what could be taken for a separator, twice: a mail program that escapes a whole link once more, its commas
 * included, then does no harm to ordinary ids, which need no escape at all.
 */
function encodeItem(item: string): string {
  return encodeURIComponent(encodeURIComponent(item.toWellFormed()));
}

function decodeList(text: string): readonly string[] {
  return text.split(",").filter(Boolean).map(decodeItem);
}

function decodeItem(text: string): string {
  return decodePercent(text) ?? text;
}

function decodePercent(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function quote(text: string): string {
  return `“${shorten(text)}”`;
}

function shorten(text: string): string {
  return text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE)}…`;
}
