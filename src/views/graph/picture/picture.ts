import { bibliographyEntry } from "../../../derive/bibliography.ts";
import { licenceInWords, stanceInWords } from "../../../derive/claim-words.ts";
import { drawBy } from "../../../derive/drawn-by/draw-by.ts";
import { keyInWords } from "../../../derive/drawn-by/key-words.ts";
import { exportScopes } from "../../../features/files/export-scope.ts";
import { err, ok, type Result } from "../../../lib/result.ts";
import { statedVersion } from "../../../model/dataset.ts";
import { isExtract, sizeInWords } from "../../../model/extract.ts";
import type { Issue } from "../../../model/issue.ts";
import { entityAt, type KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import { drawnByWords } from "../../../words/en/drawn-by.ts";
import { imageWords as words } from "../../../words/en/image.ts";
import { verbatim, type Words } from "../../../words/message.ts";
import { listText } from "../../../words/numbers.ts";
import { layOutLabels } from "../label-layout.ts";
import type { Box } from "../label-placement.ts";
import { LabelTexts } from "../label-texts.ts";
import { type Font, type Mark, type MeasureText, rounded } from "../marks.ts";
import type { Palette } from "../palette.ts";
import { boundsOf, type Rendering, renderingFor, type ViewedGraph, type ViewedState } from "../rendering.ts";
import { partOfStage, type Size, type Stage, type StagePart, stageFor } from "../stage.ts";
import { frameAround } from "./frame.ts";
import { drawGraph, type Seen } from "./graph-marks.ts";
import { headlineOf } from "./headline.ts";
import { legendOf, setLegend } from "./legend.ts";
import { isOfSelection, type PictureScope } from "./picture-scope.ts";
import { setText } from "./text-blocks.ts";

/** What is cut off a graph's frame on each side, as shares of its width or height, from 0 to below 1. */
export interface Crop {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What a picture is to be like. */
export interface PictureOptions {
  readonly scope: PictureScope;
  /** Size of the stage in CSS pixels, for the scope "view": the graph's frame then has it too. */
  readonly stage: Size;
  readonly palette: Palette;
  /** Whether there is paper behind it. Names keep a rim of paper either way. */
  readonly hasGround: boolean;
  /** What stands above it; "" leaves it out, null takes that of `headlineOf`. */
  readonly title: string | null;
  /** A sentence or a line beneath the title; as with the title. Default: that of `headlineOf`, if the title is too. */
  readonly caption?: string | null;
  /** What is cut off the graph. Default nothing. */
  readonly crop?: Crop | undefined;
  /**
   * Width of the picture in CSS pixels, all that is around the graph included, and its height, null for as high as it
   * comes out. Default: made to measure.
   */
  readonly size?: { readonly width: number; readonly height: number | null } | undefined;
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
  readonly frame: StagePart;
  /** Where in the frame that lies which was asked for, in its CSS pixels: all of it, unless the size was given. */
  readonly part: StagePart;
  /** Drawn from the picture's own corner, but for those of the graph. */
  readonly layers: readonly PictureLayer[];
}

/** The layers that lie in the frame. */
export const GRAPH_LAYERS: ReadonlySet<PictureLayer["id"]> = new Set(["captions", "lines", "entities", "labels"]);

const MARGIN = 32;
/** The same of a picture whose width is given, as a share of that at the most. */
const MARGIN_SHARE = 0.05;
/** Least height of a graph's frame, in CSS pixels, where that of the picture is given, and how often it is tried. */
const LEAST_FRAME = 120;
const MOST_ATTEMPTS = 5;
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
  const height = options.size?.height ?? null;
  if (height === null) return composed(context, options, measure, null);
  // What stands around the graph depends on what is in its frame: the frame takes what the highest of it leaves.
  let around = 0;
  for (let attempt = 0; attempt < MOST_ATTEMPTS && height - around >= LEAST_FRAME; attempt++) {
    const frameHeight = height - around;
    const made = composed(context, options, measure, frameHeight);
    if (!made.ok || made.value.height <= height) return made.ok ? ok({ ...made.value, height }) : made;
    around = Math.max(around, made.value.height - frameHeight);
  }
  return err({ code: "picture/too-small", path: "", message: words.tooLow(), hint: words.higher() });
}

/** @param frameHeight of the graph's frame in CSS pixels; null for as high as it comes out. */
function composed(
  context: ViewedGraph,
  options: PictureOptions,
  measure: MeasureText,
  frameHeight: number | null,
): Result<Picture, Issue> {
  const { scope, palette } = options;
  const scoped = inScope(context, options);
  if (!scoped.ok) return scoped;
  const { state, shown } = scoped.value;
  const rendering = renderingIn(state, scope, palette);
  const headline = headlineOf(context, scope);
  const title = options.title ?? headline.title;
  const caption = options.caption ?? (options.title === null ? headline.caption : "");
  const hasTitle = title !== "" || caption !== "";
  const isBare = !hasTitle && !options.hasLegend && !options.hasSourceLine;
  const given = options.size?.width;
  const margin = isBare ? 0 : given === undefined ? MARGIN : Math.min(MARGIN, Math.round(MARGIN_SHARE * given));
  const { stage, part } = stageIn(state, rendering, options, {
    ...(given === undefined ? {} : { width: given - 2 * margin }),
    ...(frameHeight === null ? {} : { height: frameHeight }),
  });
  const size: Size = { width: stage.width, height: stage.height };
  const layout = layOutLabels(rendering, stage, new LabelTexts(measure), options.overlays);
  const graph = drawGraph(state, rendering, stage, layout);

  const width = isBare || given !== undefined ? size.width : Math.max(size.width, LEAST_WIDTH);
  const column = { left: margin, width };
  const layers: PictureLayer[] = [];
  let y = margin;
  if (hasTitle) {
    const block = setTitle(title, caption, { ...column, top: y }, palette, measure);
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
    title: title === "" ? headline.title : title,
    description: descriptionOf(rendering, graph.seen, shownWords),
    ground: options.hasGround ? palette.paper : null,
    frame,
    part,
    layers,
  });
}

/** The part of the state that is in a scope, and its rule in words; a problem where that is empty. */
function inScope(
  { knowledge, view, derived }: ViewedGraph,
  { scope, filters }: PictureOptions,
): Result<{ readonly state: ViewedState; readonly shown: string }, Issue> {
  if (!isOfSelection(scope)) {
    if (derived.shownEntities > 0 || derived.entityDim.includes(1))
      return ok({ state: { knowledge, view, derived, hover: null }, shown: filters });
    return err(nothing(words.nothingShown(), words.changeFilters()));
  }
  const { entities, claims, filter } = exportScopes({ knowledge, view, derived }, filters)[scope];
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

/**
 * The stage of a picture: that of the canvas, or one that is fitted to what is shown; then what is left of it when it is
 * cropped. Of a given size it shows all that it would show without, and as much beside that as there is room for. Besides,
 * the part of the stage that was asked for.
 */
function stageIn(
  state: ViewedState,
  rendering: Rendering,
  { scope, stage: canvas, crop }: PictureOptions,
  given: { readonly width?: number; readonly height?: number },
): { readonly stage: Stage; readonly part: StagePart } {
  const bounds = boundsOf(rendering);
  const { size, camera, order } =
    scope === "view"
      ? { size: canvas, camera: state.view.camera, order: state.knowledge.order }
      : frameAround(rendering, state.derived.entityDim);
  const stage = stageFor(bounds, size, camera, order);
  const { left, top, right, bottom } = crop ?? { left: 0, top: 0, right: 0, bottom: 0 };
  const cut = {
    left: left * size.width,
    top: top * size.height,
    width: Math.round((1 - left - right) * size.width),
    height: Math.round((1 - top - bottom) * size.height),
  };
  const width = given.width ?? (given.height === undefined ? cut.width : (given.height * cut.width) / cut.height);
  const height = given.height ?? (width * cut.height) / cut.width;
  if (crop === undefined && width === size.width && height === size.height) return { stage, part: cut };
  const zoom = Math.min(width / cut.width, height / cut.height);
  const part = {
    left: (width - zoom * cut.width) / 2,
    top: (height - zoom * cut.height) / 2,
    width: zoom * cut.width,
    height: zoom * cut.height,
  };
  return { stage: partOfStage(stage, cut, { width, height }, part), part };
}

/** Around a selection, neither regions nor the numbers of neighbours that are not shown are written. */
function renderingIn(state: ViewedState, scope: PictureScope, palette: Palette): Rendering {
  const rendering = renderingFor(state, palette, drawBy);
  return isOfSelection(scope) ? { ...rendering, isFocused: true, notShown: new Map() } : rendering;
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
  const first = title === "" ? { marks: [], bottom: top - 4 } : setText(title, { left, top, width }, style, measure);
  if (subtitle === "") return first;
  const beneath = { font: SUBTITLE_FONT, fill: mute, leading: 19 };
  const second = setText(subtitle, { left, top: first.bottom + 4, width }, beneath, measure);
  return { marks: [...first.marks, ...second.marks], bottom: second.bottom };
}

function hairline(left: number, top: number, width: number, { rule }: Palette): Mark {
  return { kind: "path", d: `M${left} ${rounded(top + 0.5)}h${rounded(width)}`, stroke: rule, width: 1 };
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
  const { dataset } = knowledge;
  const extract = isExtract(dataset) ? { size: sizeInWords(dataset), chosenBy: dataset.derivedFrom.filter } : null;
  const sentences: Words[] = [];
  if (!isAll) sentences.push(words.shownPart({ shownEntities, entities, shownClaims, claims, filtered, rule }));
  else sentences.push(extract === null ? words.shownAll({ entities, claims }) : words.shownExtract(extract));
  if (!isAll && extract !== null) sentences.push(words.ofExtract(extract));
  if (!isOfSelection(scope)) {
    const [hidden, faded] = [view.aside.hidden.length, view.aside.dimmed.length];
    if (hidden + faded > 0) sentences.push(words.byHand({ hidden, faded }));
    if (view.hiding === "dim" && shownClaims < claims) sentences.push(words.filteredFaded());
  }
  if (seen.entities.length < shownEntities) sentences.push(words.inFrame({ count: seen.entities.length }));
  return sentences;
}

/** The sources of a picture as a bibliography names them, then the dataset. */
export function provenanceOf(knowledge: KnowledgeGraph): readonly Words[] {
  const { dataset: head, sources, derivedFrom } = knowledge.dataset;
  const named = sources
    .slice(0, MOST_SOURCES)
    .map((source) => words.source({ reference: bibliographyEntry(knowledge, source) }));
  const count = sources.length - named.length;
  return [
    ...(named.length === 0 ? [words.noSource()] : named),
    ...(count > 0 ? [words.moreSources({ count })] : []),
    derivedFrom === null
      ? words.dataset({ id: head.id, version: statedVersion(head), licence: licenceInWords(head) })
      : words.extractOf({
          id: derivedFrom.dataset,
          version: statedVersion(derivedFrom),
          licence: licenceInWords(head),
        }),
  ];
}

/** The picture in sentences: its size, its entity types, what sizes and colours say of them, its certainties, and the entities with the most claims. */
function descriptionOf({ knowledge, drawing }: Rendering, seen: Seen, shown: readonly Words[]): Words {
  const { families } = knowledge.dataset.vocabulary;
  const sentences = [words.network({ entities: seen.entities.length, claims: seen.claims.length }), ...shown];
  const types = families.filter((_, family) => seen.families.has(family)).map(({ label }) => label);
  if (types.length > 0) sentences.push(words.describedTypes({ types: listText(types, "comma") }));
  if (drawing?.size) sentences.push(drawnByWords.sizesSay({ field: keyInWords(drawing.size) }));
  if (drawing?.colour) sentences.push(drawnByWords.coloursSay({ field: keyInWords(drawing.colour) }));
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
