import { bibliographyEntry } from "../derive/bibliography.ts";
import { licenceInWords } from "../derive/claim-words.ts";
import { exportScopes } from "../features/files/export-scope.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { isExtract, sizeInWords } from "../model/extract.ts";
import type { Issue } from "../model/issue.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import { statedVersion } from "../model/stated-version.ts";
import { imageWords as words } from "../words/en/image.ts";
import { verbatim, type Words } from "../words/message.ts";
import { headlineOf } from "./headline.ts";
import type { Box } from "./label-placement.ts";
import { setLegend } from "./legend.ts";
import type { LegendGroup } from "./legend-entry.ts";
import { type Font, type Mark, type MeasureText, rounded } from "./marks.ts";
import type { Palette } from "./palette.ts";
import { isOfSelection, type PictureScope } from "./picture-scope.ts";
import type { Part, Size } from "./size.ts";
import { setText } from "./text-blocks.ts";
import type { ViewedGraph, ViewedState } from "./viewed-state.ts";

/** What is cut off the frame on each side, as shares of its width or height, from 0 to below 1. */
export interface Crop {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What a picture is to be like. */
export interface PictureOptions {
  readonly scope: PictureScope;
  /** Size of the stage in CSS pixels, for the scope "view": the frame then has it too. */
  readonly stage: Size;
  readonly palette: Palette;
  /** Whether there is paper behind it. Names keep a rim of paper either way. */
  readonly hasGround: boolean;
  /** What stands above it; "" leaves it out, null takes that of `headlineOf`. */
  readonly title: string | null;
  /** A sentence or a line beneath the title; as with the title. Default: that of `headlineOf`, if the title is too. */
  readonly caption?: string | null;
  /** What is cut off what the view draws. Default nothing. */
  readonly crop?: Crop | undefined;
  /**
   * Width of the picture in CSS pixels, all that is around the frame included, and its height, null for as high as it
   * comes out. Default: made to measure.
   */
  readonly size?: { readonly width: number; readonly height: number | null } | undefined;
  readonly hasLegend: boolean;
  readonly hasSourceLine: boolean;
  /** The view's filters in words, as `describeFilters` gives them; "everything" where there are none. */
  readonly filters: string;
  /** What lies over the frame, in its CSS pixels: no name goes under it. Default nothing. */
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
  /** Where that lies which the view draws: its layers are drawn from this corner and cut off at its edges. */
  readonly frame: Part;
  /** Where in the frame that lies which was asked for, in its CSS pixels: all of it, unless the size was given. */
  readonly part: Part;
  /** Drawn from the picture's own corner, but for those of the frame. */
  readonly layers: readonly PictureLayer[];
  /** Names of what is in sight and found no room for its name. */
  readonly unnamed: readonly string[];
}

/** The layers that lie in the frame: what the view draws. */
export const FRAME_LAYERS: ReadonlySet<PictureLayer["id"]> = new Set(["captions", "lines", "entities", "labels"]);

/** What a view draws for a picture of it. */
export interface PictureBody {
  /** Of the frame. */
  readonly size: Size;
  /** Where in the frame that lies which was asked for; default: all of it. */
  readonly part?: Part;
  /** Those of `FRAME_LAYERS`, drawn from the corner of the frame. */
  readonly layers: readonly PictureLayer[];
  /** The signs that are in sight, and no others. */
  readonly legend: readonly LegendGroup[];
  /** How many of the shown entities are in the frame, where a picture can leave some out; default: all. */
  readonly entitiesInSight?: number;
  /** What it shows, as the first sentence of its description: "a network of 12 entities and 30 claims". */
  readonly subject: Words;
  /** More about what it shows, after how much of the dataset that is. Default none. */
  readonly details?: readonly Words[];
  /** What is to be said under the picture besides, as of entities that have no place on a map. Default none. */
  readonly notes?: readonly Words[];
  /** Names of what is in sight and found no room for its name, where the view knows. Default none. */
  readonly unnamed?: readonly string[];
}

/** Room that the frame of a picture has, in CSS pixels; a side that is absent comes out as the view needs it. */
export interface Room {
  readonly width?: number;
  readonly height?: number;
}

/**
 * How a view draws what is in the scope of a picture, headless.
 * @param state of the workspace, reduced to what is in the scope.
 */
export type DrawBody = (state: ViewedState, room: Room, options: PictureOptions, measure: MeasureText) => PictureBody;

/** Makes a picture of a view; the entry of each view in the list of views has one. */
export type DrawPicture = (
  context: ViewedGraph,
  options: PictureOptions,
  measure: MeasureText,
) => Result<Picture, Issue>;

const MARGIN = 32;
/** The same of a picture whose width is given, as a share of that at the most. */
const MARGIN_SHARE = 0.05;
/** Least height of the frame, in CSS pixels, where that of the picture is given, and how often it is tried. */
const LEAST_FRAME = 120;
const MOST_ATTEMPTS = 5;
/** Least width of what is written around the frame. */
const LEAST_WIDTH = 340;
/** From this width in CSS pixels on, the title has its full size. */
const WIDE = 640;
const GAP = { title: 14, legend: 14, source: 12 };
const SUBTITLE_FONT: Font = { family: "sans", size: 13, weight: 430 };
const SOURCE_FONT: Font = { family: "sans", size: 10.5, weight: 430 };
/** Sources that are named one by one; the rest is counted. */
const MOST_SOURCES = 3;
/**
 * Sets what a view draws with title, legend and source line. What is pointed at is left out; what is selected is marked as
 * on the screen, but for a picture of the selection alone, where everything is.
 * @param measure how wide text is set; by the fonts that the picture will be drawn with, where they are at hand.
 * @param draw the view's part of it.
 * @returns the picture, or why there is nothing to draw.
 */
export function composePicture(
  context: ViewedGraph,
  options: PictureOptions,
  measure: MeasureText,
  draw: DrawBody,
): Result<Picture, Issue> {
  const height = options.size?.height ?? null;
  if (height === null) return composed(context, options, measure, draw, null);
  // What stands around the frame depends on what is in it: the frame takes what the highest of it leaves.
  let around = 0;
  for (let attempt = 0; attempt < MOST_ATTEMPTS && height - around >= LEAST_FRAME; attempt++) {
    const frameHeight = height - around;
    const made = composed(context, options, measure, draw, frameHeight);
    if (!made.ok || made.value.height <= height) return made.ok ? ok({ ...made.value, height }) : made;
    around = Math.max(around, made.value.height - frameHeight);
  }
  return err({ code: "picture/too-small", path: "", message: words.tooLow(), hint: words.higher() });
}

/** @param frameHeight of the frame in CSS pixels; null for as high as it comes out. */
function composed(
  context: ViewedGraph,
  options: PictureOptions,
  measure: MeasureText,
  draw: DrawBody,
  frameHeight: number | null,
): Result<Picture, Issue> {
  const { scope, palette } = options;
  const scoped = inScope(context, options);
  if (!scoped.ok) return scoped;
  const { state, shown } = scoped.value;
  const headline = headlineOf(context, scope);
  const title = options.title ?? headline.title;
  const caption = options.caption ?? (options.title === null ? headline.caption : "");
  const hasTitle = title !== "" || caption !== "";
  const isBare = !hasTitle && !options.hasLegend && !options.hasSourceLine;
  const given = options.size?.width;
  const margin = isBare ? 0 : given === undefined ? MARGIN : Math.min(MARGIN, Math.round(MARGIN_SHARE * given));
  const room = {
    ...(given === undefined ? {} : { width: given - 2 * margin }),
    ...(frameHeight === null ? {} : { height: frameHeight }),
  };
  const body = draw(state, room, options, measure);
  const { size } = body;

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
  layers.push(...body.layers);
  y += size.height;
  if (options.hasLegend && body.legend.length > 0) {
    const block = setLegend(body.legend, { ...column, top: y + 1 + GAP.legend }, palette, measure);
    layers.push({ id: "legend", marks: [hairline(margin, y, width, palette), ...block.marks] });
    y = block.bottom + GAP.legend;
  }
  const inSight = body.entitiesInSight ?? state.derived.shownEntities;
  const shownWords = [...shownInWords(state, shown, inSight, scope), ...(body.notes ?? [])];
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
    description: verbatim([body.subject, ...shownWords, ...(body.details ?? [])].join(" ")),
    ground: options.hasGround ? palette.paper : null,
    frame,
    part: body.part ?? { left: 0, top: 0, ...size },
    layers,
    unnamed: body.unnamed ?? [],
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
  inSight: number,
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
  if (inSight < shownEntities) sentences.push(words.inFrame({ count: inSight }));
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
