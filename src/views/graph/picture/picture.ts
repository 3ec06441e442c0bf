import { licenceInWords, stanceInWords } from "../../../derive/claim-words.ts";
import { bibliographyEntry } from "../../../features/exploration/path-words.ts";
import { exportScopes } from "../../../features/files/export-scope.ts";
import { counted } from "../../../lib/count-words.ts";
import { err, ok, type Result } from "../../../lib/result.ts";
import type { Issue } from "../../../model/issue.ts";
import { entityAt, type KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import { verbatim } from "../../../words/message.ts";
import { layOutLabels } from "../label-layout.ts";
import type { Box } from "../label-placement.ts";
import { LabelTexts } from "../label-texts.ts";
import type { Font, Mark, MeasureText } from "../marks.ts";
import type { Palette } from "../palette.ts";
import { boundsOf, type Rendering, renderingFor, type ViewedGraph, type ViewedState } from "../rendering.ts";
import { type Size, stageFor } from "../stage.ts";
import { frameAround } from "./frame.ts";
import { drawGraph, type Seen } from "./graph-marks.ts";
import { legendOf, setLegend } from "./legend.ts";
import { setText } from "./text-blocks.ts";

/** How much of the graph a picture takes: all that is shown, what is on the stage, or what is selected. */
export type PictureScope = "whole" | "view" | "selection";

/** What a picture is to be like. */
export interface PictureOptions {
  readonly scope: PictureScope;
  /** Size of the stage in CSS pixels, for the scope "view": the graph's frame then has it too. */
  readonly stage: Size;
  readonly palette: Palette;
  /** Whether there is paper behind it. Names keep a rim of paper either way. */
  readonly hasGround: boolean;
  /** What stands above it; "" leaves it out, null takes the dataset's title and subtitle. */
  readonly title: string | null;
  readonly hasLegend: boolean;
  readonly hasSourceLine: boolean;
  /** The view's filters in words, as `describeFilters` gives them; "everything" where there are none. */
  readonly filters: string;
  /** What lies over the graph's frame, in its CSS pixels: no name goes under it. Default nothing. */
  readonly overlays?: readonly Box[];
}

/** Marks that belong together, drawn one after the other. */
export interface PictureLayer {
  readonly id: "title" | "captions" | "lines" | "entities" | "labels" | "legend" | "source";
  readonly marks: readonly Mark[];
}

/** A picture as a list of what to draw, for whichever writer: all lengths in CSS pixels, y down. */
export interface Picture extends Size {
  /** What it is called, whether or not that is written above it. */
  readonly title: string;
  /** What it shows, in sentences, for those who do not see it. */
  readonly description: string;
  /** Colour behind it; null where it is transparent. */
  readonly ground: string | null;
  /** Where the graph lies: its layers are drawn from this corner and cut off at its edges. */
  readonly frame: Size & { readonly left: number; readonly top: number };
  /** Drawn from the picture's own corner, but for those of the graph. */
  readonly layers: readonly PictureLayer[];
}

/** The layers that lie in the frame. */
export const GRAPH_LAYERS: ReadonlySet<PictureLayer["id"]> = new Set(["captions", "lines", "entities", "labels"]);

const MARGIN = 32;
/** Least width of what is written around a graph. */
const LEAST_WIDTH = 340;
/** From this width in CSS pixels on, the title has its full size. */
const WIDE = 640;
const GAP = { title: 14, legend: 14, source: 12 };
const SUBTITLE_FONT: Font = { family: "sans", size: 13, weight: 430 };
const SOURCE_FONT: Font = { family: "sans", size: 10.5, weight: 430 };
/** Sources that are named one by one; the rest is counted. */
const MOST_SOURCES = 3;
/** Entities that the description names. */
const MOST_NAMED = 5;

/**
 * Makes a picture of a view. What is pointed at is left out; what is selected is marked as on the stage, but for a
 * picture of the selection alone, where everything is.
 * @param measure how wide text is set; by the fonts that the picture will be drawn with, where they are at hand.
 * @returns the picture, or why there is nothing to draw.
 */
export function pictureOf(context: ViewedGraph, options: PictureOptions, measure: MeasureText): Result<Picture, Issue> {
  const { scope, palette } = options;
  const taken = takenBy(context, options);
  if (!taken.ok) return taken;
  const { state, shown } = taken.value;
  const rendering = renderingIn(state, scope, palette);
  const bounds = boundsOf(rendering);
  const { size, camera, order } =
    scope === "view"
      ? { size: options.stage, camera: state.view.camera, order: state.knowledge.order }
      : frameAround(rendering, state.derived.entityDim);
  const stage = stageFor(bounds, size, camera, order);
  const layout = layOutLabels(rendering, stage, new LabelTexts(measure), options.overlays);
  const graph = drawGraph(state, rendering, stage, layout);

  const head = state.knowledge.dataset.dataset;
  const title = options.title === null || options.title === "" ? head.title : options.title;
  const hasTitle = options.title !== "";
  const isBare = !hasTitle && !options.hasLegend && !options.hasSourceLine;
  const margin = isBare ? 0 : MARGIN;
  const width = isBare ? size.width : Math.max(size.width, LEAST_WIDTH);
  const column = { left: margin, width };
  const layers: PictureLayer[] = [];
  let y = margin;
  if (hasTitle) {
    const subtitle = options.title === null ? (head.subtitle ?? "") : "";
    const block = setTitle(title, subtitle, { ...column, top: y }, palette, measure);
    layers.push({ id: "title", marks: [...block.marks, hairline(margin, block.bottom + GAP.title, width, palette)] });
    y = block.bottom + GAP.title + 1;
  }
  const frame = { ...size, left: margin + (width - size.width) / 2, top: y };
  layers.push(
    { id: "captions", marks: graph.captions },
    { id: "lines", marks: graph.lines },
    { id: "entities", marks: graph.entities },
    { id: "labels", marks: graph.labels },
  );
  y += size.height;
  const groups = legendOf(rendering, graph.seen, layout);
  if (options.hasLegend && groups.length > 0) {
    const block = setLegend(groups, { ...column, top: y + 1 + GAP.legend }, palette, measure);
    layers.push({ id: "legend", marks: [hairline(margin, y, width, palette), ...block.marks] });
    y = block.bottom + GAP.legend;
  }
  const words = shownInWords(state, shown, graph.seen, scope);
  if (options.hasSourceLine) {
    const marks: Mark[] = [hairline(margin, y, width, palette)];
    y += 1 + GAP.source;
    const style = { font: SOURCE_FONT, fill: palette.mute, leading: 15 };
    for (const line of [words, ...provenanceOf(state.knowledge)]) {
      const block = setText(line, { ...column, top: y }, style, measure);
      marks.push(...block.marks);
      y = block.bottom;
    }
    layers.push({ id: "source", marks });
  }
  return ok({
    width: width + 2 * margin,
    height: Math.ceil(y + (isBare ? 0 : options.hasSourceLine ? margin - 8 : options.hasLegend ? margin / 2 : margin)),
    title,
    description: descriptionOf(state.knowledge, graph.seen, words),
    ground: options.hasGround ? palette.paper : null,
    frame,
    layers,
  });
}

/** The part of the state that a scope takes, and its rule in words; a fault where that is nothing. */
function takenBy(
  { knowledge, view, derived }: ViewedGraph,
  { scope, filters }: PictureOptions,
): Result<{ readonly state: ViewedState; readonly shown: string }, Issue> {
  if (scope !== "selection") {
    if (derived.shownEntities > 0 || derived.entityDim.includes(1))
      return ok({ state: { knowledge, view, derived, hover: null }, shown: filters });
    return err(
      nothing("Nothing is shown: everything is filtered out.", "Show something first, then make the picture."),
    );
  }
  const { entities, claims, filter } = exportScopes({ knowledge, view, derived }, filters).selection;
  if (entities.size === 0)
    return err(nothing("Nothing is selected.", "Select entities or claims first, or picture the whole graph."));
  const entityMask = Uint8Array.from(knowledge.dataset.entities, ({ id }) => (entities.has(id) ? 1 : 0));
  const claimMask = Uint8Array.from(knowledge.dataset.claims, ({ id }) => (claims.has(id) ? 1 : 0));
  const state: ViewedState = {
    knowledge,
    view: { ...view, selection: { entities: [], claims: [] } },
    derived: {
      ...derived,
      entityMask,
      claimMask,
      entityDim: new Uint8Array(knowledge.order),
      claimDim: new Uint8Array(knowledge.claimCount),
      shownEntities: entities.size,
      shownClaims: claims.size,
    },
    hover: null,
  };
  return ok({ state, shown: filter });
}

function nothing(message: string, hint: string): Issue {
  return { code: "picture/nothing", path: "", message: verbatim(message), hint: verbatim(hint) };
}

/** Around a part that was picked out, neither regions nor unseen neighbours are named. */
function renderingIn(state: ViewedState, scope: PictureScope, palette: Palette): Rendering {
  const rendering = renderingFor(state, palette);
  return scope === "selection" ? { ...rendering, isFocused: true, unseen: new Map() } : rendering;
}

function setTitle(
  title: string,
  subtitle: string,
  { left, top, width }: { readonly left: number; readonly top: number; readonly width: number },
  { ink, mute }: Palette,
  measure: MeasureText,
): { readonly marks: readonly Mark[]; readonly bottom: number } {
  const size = width >= WIDE ? 27 : 20;
  const font: Font = { family: "serif", size, weight: 500 };
  const style = { font, fill: ink, leading: Math.round(1.2 * size), isBalanced: true };
  const first = setText(title, { left, top, width }, style, measure);
  if (subtitle === "") return first;
  const beneath = { font: SUBTITLE_FONT, fill: mute, leading: 19 };
  const second = setText(subtitle, { left, top: first.bottom + 4, width }, beneath, measure);
  return { marks: [...first.marks, ...second.marks], bottom: second.bottom };
}

function hairline(left: number, top: number, width: number, { rule }: Palette): Mark {
  return { kind: "path", d: `M${left} ${top + 0.5}h${width}`, stroke: rule, width: 1 };
}

/** How much of the dataset is shown, by what rule, and how much of that lies in the frame. */
function shownInWords(
  { knowledge, view, derived }: ViewedState,
  rule: string,
  seen: Seen,
  scope: PictureScope,
): string {
  const entities = partOf(derived.shownEntities, knowledge.order, "entity", "entities");
  const claims = partOf(derived.shownClaims, knowledge.claimCount, "claim", "claims");
  const words = [`Shown: ${entities} and ${claims}`];
  if (rule !== "everything") words.push(`: ${rule}`);
  else if (derived.shownEntities === knowledge.order && derived.shownClaims === knowledge.claimCount)
    words.push(", all of the dataset");
  const { hidden, dimmed } = view.aside;
  const aside = [
    ...(hidden.length > 0 ? [`${hidden.length} hidden`] : []),
    ...(dimmed.length > 0 ? [`${dimmed.length} dimmed`] : []),
  ];
  if (aside.length > 0 && scope !== "selection") words.push(`; ${aside.join(" and ")} by hand`);
  if (view.hiding === "dim" && derived.shownClaims < knowledge.claimCount && scope !== "selection")
    words.push("; the rest is faint");
  if (seen.entities.length < derived.shownEntities)
    words.push(`; ${counted(seen.entities.length, "entity", "entities")} of them in this part of the graph`);
  return `${words.join("")}.`;
}

function partOf(count: number, whole: number, one: string, many: string): string {
  return count === whole ? counted(count, one, many) : `${count.toLocaleString("en")} of ${counted(whole, one, many)}`;
}

/** What the picture rests on: its sources as a bibliography names them, then the dataset. */
export function provenanceOf(knowledge: KnowledgeGraph): readonly string[] {
  const { dataset: head, sources } = knowledge.dataset;
  const named = sources.slice(0, MOST_SOURCES).map((source) => `Source: ${bibliographyEntry(knowledge, source)}`);
  const rest = sources.length - named.length;
  return [
    ...(named.length === 0 ? ["Source: not stated."] : named),
    ...(rest > 0 ? [`And ${counted(rest, "more source", "more sources")}.`] : []),
    `Data: ${head.id}, version ${head.version}, ${licenceInWords(head)}. Drawn with Sourceline.`,
  ];
}

/** The picture in words: its size, what it is about, how firmly things are said, what most lines meet in. */
function descriptionOf(knowledge: KnowledgeGraph, seen: Seen, shown: string): string {
  const { families } = knowledge.dataset.vocabulary;
  const sentences = [
    `A network of ${counted(seen.entities.length, "entity", "entities")} and ${counted(seen.claims.length, "claim")} between them.`,
    shown,
  ];
  const kinds = families.filter((_, family) => seen.families.has(family)).map(({ label }) => label);
  if (kinds.length > 0) sentences.push(`What it is about: ${kinds.join(", ")}.`);
  const said = [...seen.stances].sort((a, b) => a - b).map((at) => stanceInWords(knowledge, at));
  if (said.length > 0) sentences.push(`How it is said, by the pattern of the line: ${said.join(", ")}.`);
  const claimsAt = new Map<number, number>();
  for (const c of seen.claims)
    for (const e of new Set([knowledge.claimSubject[c] as number, knowledge.claimObject[c] as number]))
      claimsAt.set(e, (claimsAt.get(e) ?? 0) + 1);
  const most = [...claimsAt].sort(([a, n], [b, m]) => m - n || a - b).slice(0, MOST_NAMED);
  const named = most.map(([e, count]) => `${nameOf(entityAt(knowledge, e))} (${count})`);
  if (named.length > 0) sentences.push(`Most claims meet in ${named.join(", ")}.`);
  return sentences.join(" ");
}
