import { bibliographyEntry } from "../../../derive/bibliography.ts";
import { licenceInWords, stanceInWords } from "../../../derive/claim-words.ts";
import { exportScopes } from "../../../features/files/export-scope.ts";
import { err, ok, type Result } from "../../../lib/result.ts";
import type { Issue } from "../../../model/issue.ts";
import { entityAt, type KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import { imageWords as words } from "../../../words/en/image.ts";
import { verbatim, type Words } from "../../../words/message.ts";
import { listText } from "../../../words/numbers.ts";
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

/** How much of the graph a picture shows: all that is not filtered out, what is on the canvas, or what is selected. */
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
  readonly description: Words;
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
  const scoped = inScope(context, options);
  if (!scoped.ok) return scoped;
  const { state, shown } = scoped.value;
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
  const shownWords = shownInWords(state, shown, graph.seen, scope);
  if (options.hasSourceLine) {
    const marks: Mark[] = [hairline(margin, y, width, palette)];
    y += 1 + GAP.source;
    const style = { font: SOURCE_FONT, fill: palette.mute, leading: 15 };
    for (const line of [shownWords.join(" "), ...provenanceOf(state.knowledge)]) {
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
    description: descriptionOf(state.knowledge, graph.seen, shownWords),
    ground: options.hasGround ? palette.paper : null,
    frame,
    layers,
  });
}

/** The part of the state that is in a scope, and its rule in words; a problem where that is empty. */
function inScope(
  { knowledge, view, derived }: ViewedGraph,
  { scope, filters }: PictureOptions,
): Result<{ readonly state: ViewedState; readonly shown: string }, Issue> {
  if (scope !== "selection") {
    if (derived.shownEntities > 0 || derived.entityDim.includes(1))
      return ok({ state: { knowledge, view, derived, hover: null }, shown: filters });
    return err(nothing(words.nothingShown(), words.changeFilters()));
  }
  const { entities, claims, filter } = exportScopes({ knowledge, view, derived }, filters).selection;
  if (entities.size === 0) return err(nothing(words.nothingSelected(), words.selectFirst()));
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

function nothing(message: Words, hint: Words): Issue {
  return { code: "picture/nothing", path: "", message, hint };
}

/** Around a selection, neither regions nor the numbers of neighbours that are not shown are written. */
function renderingIn(state: ViewedState, scope: PictureScope, palette: Palette): Rendering {
  const rendering = renderingFor(state, palette);
  return scope === "selection" ? { ...rendering, isFocused: true, notShown: new Map() } : rendering;
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

/** How much of the dataset is shown, by what rule, and how much of that is in the frame: in sentences. */
function shownInWords(
  { knowledge, view, derived }: ViewedState,
  rule: string,
  seen: Seen,
  scope: PictureScope,
): readonly Words[] {
  const { order: entities, claimCount: claims } = knowledge;
  const { shownEntities, shownClaims } = derived;
  const filtered = rule === "everything" ? "no" : "yes";
  const isAll = filtered === "no" && shownEntities === entities && shownClaims === claims;
  const sentences = [
    isAll
      ? words.shownAll({ entities, claims })
      : words.shownPart({ shownEntities, entities, shownClaims, claims, filtered, rule }),
  ];
  if (scope !== "selection") {
    const [hidden, faded] = [view.aside.hidden.length, view.aside.dimmed.length];
    if (hidden + faded > 0) sentences.push(words.byHand({ hidden, faded }));
    if (view.hiding === "dim" && shownClaims < claims) sentences.push(words.filteredFaded());
  }
  if (seen.entities.length < shownEntities) sentences.push(words.inFrame({ count: seen.entities.length }));
  return sentences;
}

/** The sources of a picture as a bibliography names them, then the dataset. */
export function provenanceOf(knowledge: KnowledgeGraph): readonly Words[] {
  const { dataset: head, sources } = knowledge.dataset;
  const named = sources
    .slice(0, MOST_SOURCES)
    .map((source) => words.source({ reference: bibliographyEntry(knowledge, source) }));
  const count = sources.length - named.length;
  return [
    ...(named.length === 0 ? [words.noSource()] : named),
    ...(count > 0 ? [words.moreSources({ count })] : []),
    words.dataset({ id: head.id, version: head.version, licence: licenceInWords(head) }),
  ];
}

/** The picture in sentences: its size, its entity types and certainties, and the entities with the most claims. */
function descriptionOf(knowledge: KnowledgeGraph, seen: Seen, shown: readonly Words[]): Words {
  const { families } = knowledge.dataset.vocabulary;
  const sentences = [words.network({ entities: seen.entities.length, claims: seen.claims.length }), ...shown];
  const types = families.filter((_, family) => seen.families.has(family)).map(({ label }) => label);
  if (types.length > 0) sentences.push(words.describedTypes({ types: listText(types, "comma") }));
  const certainties = [...seen.stances].sort((a, b) => a - b).map((at) => stanceInWords(knowledge, at));
  if (certainties.length > 0) sentences.push(words.describedCertainty({ certainties: listText(certainties, "comma") }));
  const claimsAt = new Map<number, number>();
  for (const c of seen.claims)
    for (const e of new Set([knowledge.claimSubject[c] as number, knowledge.claimObject[c] as number]))
      claimsAt.set(e, (claimsAt.get(e) ?? 0) + 1);
  const most = [...claimsAt].sort(([a, n], [b, m]) => m - n || a - b).slice(0, MOST_NAMED);
  const hubs = most.map(([e, claims]) => words.hub({ name: nameOf(entityAt(knowledge, e)), claims }));
  if (hubs.length > 0) sentences.push(words.describedHubs({ entities: listText(hubs, "comma") }));
  return verbatim(sentences.join(" "));
}
