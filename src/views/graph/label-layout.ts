import { claimLabel, stanceInWords } from "../../derive/claim-words.ts";
import { lookOfEntity } from "../../derive/looks.ts";
import { supportInWords, supportOf } from "../../derive/support.ts";
import { CONTESTED_RADIUS } from "../../drawing/contested-sign.ts";
import { type Point, SELECTION_REACH } from "../../drawing/edge-geometry.ts";
import {
  type Box,
  type LabelCandidate,
  type LabelSize,
  labelPlacementSteps,
  type PlacedLabel,
} from "../../drawing/label-placement.ts";
import type { Font, Mark } from "../../drawing/marks.ts";
import { finished, type Steps } from "../../lib/steps.ts";
import { entityAt } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import { canvasWords } from "../../words/en/canvas.ts";
import { claimsOfLine } from "./bundles.ts";
import { EMPHASIS } from "./emphasis.ts";
import type { LabelStyle, LabelText, LabelTexts } from "./label-texts.ts";
import { type LineMark, lineMarkSteps, linesWithMarks } from "./line-marks.ts";
import { type Caption, levelOfLine, placeOf, pointOnLine, type Rendering, shownCaptions } from "./rendering.ts";
import { isNear, type Stage } from "./stage.ts";

/** Where everything goes that is written on a stage, in its CSS pixels, y down. */
export interface LabelLayout {
  /** Boxes of names and of what lines say; a line's key is the number of entities plus its claim's. */
  readonly placed: readonly PlacedLabel[];
  /** By key. */
  readonly texts: ReadonlyMap<number, LabelText>;
  readonly lineMarks: readonly LineMark[];
  /** Signs of what differs in a comparison. */
  readonly differing: readonly Mark[];
  readonly pins: readonly Pin[];
  /** What stands in the glyphs of families that have no shape of their own, where a glyph is large enough to hold it. */
  readonly letters: readonly GlyphLetter[];
  /** Names of regions; none on a small stage and none around a neighbourhood. */
  readonly captions: readonly (Point & { readonly text: string })[];
  /** Words of a layout's headings, and the lines beneath everything that go with them. */
  readonly headings: readonly Mark[];
  readonly guides: readonly Mark[];
  /** By what all type is set larger than its full size, or smaller. */
  readonly scale: number;
}

/** A pin, by its head and by the rim of its node where it stands. */
interface Pin extends Point {
  readonly entity: number;
  readonly foot: Point;
}

/** The letter of a family in an entity's glyph, whose radius is in CSS pixels. */
interface GlyphLetter extends Point {
  readonly entity: number;
  readonly letter: string;
  readonly radius: number;
}

/** Names of regions. */
const CAPTION_FONT: Font = { family: "serif", size: 15, weight: 400, isItalic: true };
/** Text styles by weight of the node: CSS pixels and font weight; for a share of all entities, and for so many at most. */
const STYLES = [
  { size: 14.5, weight: 640, wrap: 20, upTo: 0.06, most: 24 },
  { size: 12, weight: 480, wrap: 20, upTo: 0.4, most: 160 },
  { size: 10.5, weight: 430, wrap: 20, upTo: 1, most: Number.POSITIVE_INFINITY },
] as const;
const CHOSEN_WEIGHT = 640;
const LINE_STYLE: LabelStyle = { size: 11.5, weight: 520, wrap: 26 };
/** In a scene, what lines say has one type: the first in which all of it finds room, else the last. */
const SCENE_LINE_STYLES: readonly LabelStyle[] = [STYLES[0].size, 13, 11.5].map((size) => ({
  ...LINE_STYLE,
  size,
  wrap: 14,
}));
/**
 * Most labels tried in one frame; the rest are too light to find room anyway. Of entities without a name as many, the
 * heaviest, are kept clear of: where there are more, a name has faint dots beneath it wherever it stands.
 */
const MOST_CANDIDATES = 900;
/** Entities that are looked at in one step: few enough to measure the names of all. */
const ENTITIES_PER_STEP = 50;
/** Shorter side of a stage, in CSS pixels, from which text has its full size and regions are named. */
const FULL_TEXT_STAGE = 480;
/** Least share of its size to which text shrinks on a smaller one. */
const SMALLEST_TEXT = 0.84;
/** Up to this many selected entities, and ends of selected claims, are named even where their names collide. */
const MOST_FORCED = 16;
/** Lines that look for room for their words. */
const MOST_LINE_LABELS = 320;
/** So many entities, the first by weight, are named in whatever form and place there is room for. */
const MOST_TRIED = 300;
/** Type of a name that finds no room in its own, and the characters after which it then wraps. */
const TIGHT = { size: 10.5, wrap: 11 } as const;
/** In CSS pixels: how exactly places are known when names are laid out. */
const STEP = 1 / 8;
/** Room around a stage, in CSS pixels, that is more than what is near it can be off. */
const ROUGH = 64;
/** Radius, in CSS pixels, from which a glyph holds a letter that can be read. */
const LEAST_LETTERED_RADIUS = 4.5;
/** How far from a node's rim the head of a pin stands, in CSS pixels. */
const PIN_STEM = 7;
/** Where the name of a region may be, from its own place, in halves of its width and in its height. */
const CAPTION_SHIFTS = [0, -0.5, 0.5, -1, 1] as const;
/** Half of what is kept free of names at places along a line that has words, in CSS pixels. */
const CHOSEN_LINE = 1;
/** Where along a line its words may stand, the best place first, and how far from it, in CSS pixels. */
const ALONG_LINE = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8] as const;
const BESIDE_LINE = 5;
/** The share of a line that is one piece of what names keep clear of. */
const LINE_PIECE = 0.03;

/**
 * Lays out what is written on a stage: names, what chosen lines say, marks on lines, pins, names of regions.
 * @param overlays what lies over the stage (controls, counts), in its CSS pixels: no label goes under it.
 */
export function layOutLabels(
  rendering: Rendering,
  stage: Stage,
  texts: LabelTexts,
  overlays: readonly Box[] = [],
): LabelLayout {
  return finished(labelLayoutSteps(rendering, stage, texts, overlays));
}

/**
 * The same in steps, each of them short, so that others have their turn in between.
 * @param hasMark whether a line keeps its marks; null where none does. Default: every line does.
 */
export function* labelLayoutSteps(
  rendering: Rendering,
  stage: Stage,
  texts: LabelTexts,
  overlays: readonly Box[],
  hasMark?: ((claim: number) => boolean) | null,
): Steps<LabelLayout> {
  const fitting = Math.min(1, Math.max(SMALLEST_TEXT, Math.min(stage.width, stage.height) / FULL_TEXT_STAGE));
  const scale = fitting * rendering.typeScale;
  const gathered: Gathered = { ...linesOf(rendering), candidates: [], forms: new Map(), obstacles: [] };
  const regions = fitting < 1 ? [] : shownCaptions(rendering);
  const headed = rendering.drawHeadings?.(rendering, stage, texts, scale, -1 - regions.length);
  yield* gatherEntities(
    rendering,
    stage,
    texts,
    scale,
    gathered,
    captionCandidates(regions, stage, texts, scale),
    headed?.candidates ?? [],
  );
  const differing = rendering.differing?.draw(rendering, stage);
  gathered.obstacles.push(...(differing?.boxes ?? []));
  // That a line is contested is seen whatever names there are.
  const isContested = isContestedIn(rendering);
  const marked = hasMark === null ? [] : linesWithMarks(rendering).filter((line) => hasMark?.(line) !== false);
  yield;
  const contested = yield* lineMarkSteps(rendering, stage, gathered.obstacles, marked.filter(isContested));
  const reach = CONTESTED_RADIUS * rendering.typeScale + STEP;
  gathered.obstacles.push(...contested.map(({ x, y }) => boxAround({ x: stepped(x), y: stepped(y) }, reach)));
  const lines = isScene(rendering) ? piecesOfLines(rendering, stage) : [];
  let all: readonly PlacedLabel[] = [];
  for (const style of lines.length === 0 ? [LINE_STYLE] : SCENE_LINE_STYLES) {
    const words = wordsOnLines(rendering, stage, texts, scale, gathered, style);
    yield;
    all = yield* labelPlacementSteps(gathered.candidates.concat(words), gathered.obstacles, stage, overlays, lines);
    if (words.every(({ key }) => all.some((label) => label.key === key))) break;
  }
  const placed = all.filter(({ key }) => key >= 0);
  const captions = all.flatMap(({ key, left, right, top, bottom }) => {
    const region = regions[-1 - key];
    return region === undefined ? [] : [{ text: region.text, x: (left + right) / 2, y: (top + bottom) / 2 }];
  });
  yield;
  const others = marked.filter((line) => !isContested(line));
  const plain = yield* lineMarkSteps(rendering, stage, [...gathered.obstacles, ...all], others);
  const lineMarks = [...contested, ...plain];
  yield;
  const labels = new Map<number, LabelText>();
  for (const { key, form } of placed) labels.set(key, gathered.forms.get(key)?.[form] as LabelText);
  return {
    placed,
    texts: labels,
    lineMarks,
    differing: differing?.marks ?? [],
    pins: pinsOf(rendering, stage),
    letters: lettersOf(rendering, stage),
    captions,
    headings: headed?.words(all) ?? [],
    guides: headed?.guides ?? [],
    scale,
  };
}

/** The type of regions' names at a scale. */
export function captionFont(scale: number): Font {
  return { ...CAPTION_FONT, size: CAPTION_FONT.size * scale };
}

/**
 * The names of regions as candidates, whose keys count down from -1. One in whose way a name or an overlay is moves to the
 * side by up to half its width, or up or down by its height.
 */
function captionCandidates(
  regions: readonly Caption[],
  stage: Stage,
  texts: LabelTexts,
  scale: number,
): readonly LabelCandidate[] {
  const font = captionFont(scale);
  return regions.map(({ text, at }, number) => {
    const place = stage.toPixels({ x: at[0], y: at[1] });
    const [x, y] = [stepped(place.x), stepped(place.y)];
    const form = { width: texts.widthOf(text, font), height: font.size };
    const spots = () =>
      CAPTION_SHIFTS.flatMap((up) =>
        CAPTION_SHIFTS.map((across) => ({ x: x + (across * form.width) / 2, y: y + up * form.height })),
      );
    return { key: -1 - number, x, y, radius: 0, forms: [form], spots, isForced: false };
  });
}

interface Gathered {
  readonly candidates: LabelCandidate[];
  /** By key: what a label may look like, in the order of the candidate's forms. */
  readonly forms: Map<number, readonly LabelText[]>;
  readonly obstacles: Box[];
  /** Lines that are chosen, and others that look for room for their words, those at what is chosen first. */
  readonly chosen: readonly number[];
  readonly beside: readonly number[];
  /** The ends of chosen claims, of those with a value too. */
  readonly ends: ReadonlySet<number>;
}

function* gatherEntities(
  rendering: Rendering,
  stage: Stage,
  labelTexts: LabelTexts,
  scale: number,
  { candidates, forms, obstacles, ends }: Gathered,
  captions: readonly LabelCandidate[],
  headings: readonly LabelCandidate[],
): Steps<void> {
  const { knowledge, emphasis, entityMask, byWeight, sizes, notShown, isPresented, isFocused, labels, drawing } =
    rendering;
  const isFewSelected = countOf(emphasis.entities, EMPHASIS.selected) <= MOST_FORCED;
  const mayBeNear = roughlyNear(rendering, stage);
  const forced: LabelCandidate[] = [];
  const near: LabelCandidate[] = [];
  const plain: LabelCandidate[] = [];
  let heavyPlain = 0;
  let receded = 0;
  let looked = 0;
  for (let rank = 0; rank < byWeight.length && plain.length + near.length < MOST_CANDIDATES; rank++) {
    const e = byWeight[rank] as number;
    const level = emphasis.entities[e] as number;
    // In a focus, which is what was asked for, what recedes keeps its name, in grey; as it does in a story.
    const isMute = emphasis.isActive && level === EMPHASIS.receded && !isPresented && !isFocused;
    if (isMute && receded >= MOST_CANDIDATES) continue;
    if (entityMask[e] === 0 || !mayBeNear(e)) continue;
    if (++looked % ENTITIES_PER_STEP === 0) yield;
    const at = stage.toPixels(placeOf(rendering, e));
    if (!isNear(at, stage)) continue;
    const [x, y] = [stepped(at.x), stepped(at.y)];
    const ring = level >= EMPHASIS.hovered ? SELECTION_REACH : 0;
    // A step more, as place and size may each be half a step off.
    const radius = stepped(stage.scaleSize(sizes[e] as number) + ring) + STEP;
    obstacles.push(boxAround({ x, y }, radius));
    if (isMute) {
      receded++;
      continue;
    }
    const ownStyle = STYLES.find(({ upTo, most }) => rank <= Math.min(upTo * byWeight.length, most)) ?? STYLES[2];
    // The few names of a scene are all read from afar.
    const style = isScene(rendering) ? { ...ownStyle, size: STYLES[0].size } : ownStyle;
    const isFirst = level >= EMPHASIS.hovered || ends.has(e);
    if (!isFirst && (labels.names === "chosen" || (labels.names === "main" && ownStyle === STYLES[2]))) continue;
    const isForced =
      level === EMPHASIS.hovered ||
      (level === EMPHASIS.selected && isFewSelected) ||
      (ends.has(e) && ends.size <= MOST_FORCED);
    const more = notShown.get(e);
    const name = nameOf(entityAt(knowledge, e));
    const said = drawing?.labelOf(e) ?? null;
    const addition = `${said === null ? "" : ` · ${said}`}${more === undefined ? "" : ` +${more}`}`;
    const own = level >= EMPHASIS.hovered && isForced ? { ...style, weight: CHOSEN_WEIGHT } : style;
    const isTried = rank < MOST_TRIED;
    const tried = isTried ? [own, { ...own, wrap: TIGHT.wrap }, { ...own, ...TIGHT }] : [own];
    const sized = tried.map((each) => labelTexts.of(name, each, scale, addition));
    forms.set(e, sized);
    const list = isFirst ? forced : level === EMPHASIS.neighbour ? near : plain;
    list.push({ key: e, x, y, radius, forms: sized, isForced });
    if (list === plain && (ownStyle === STYLES[0] || (ownStyle !== STYLES[2] && headings.length === 0))) heavyPlain++;
  }
  // Names of regions give way to those of heavy entities, headings to the heaviest, and the others to them.
  const heavy = plain.splice(0, heavyPlain);
  candidates.push(...forced, ...near, ...heavy, ...headings, ...captions, ...plain);
}

/**
 * Whether an entity may be near a stage: never false where it is. Of a large graph most are elsewhere, and are ruled out
 * without a point being made for each.
 */
function roughlyNear({ places }: Rendering, stage: Stage): (e: number) => boolean {
  const { x, y } = stage.toPixels({ x: 0, y: 0 });
  const [across, up] = [stage.toPixels({ x: 1, y: 0 }), stage.toPixels({ x: 0, y: 1 })];
  const [xx, xy, yx, yy] = [across.x - x, across.y - y, up.x - x, up.y - y];
  return (e) => {
    const [px, py] = [places[2 * e] as number, places[2 * e + 1] as number];
    const [left, top] = [x + px * xx + py * yx, y + px * xy + py * yy];
    return left > -ROUGH && top > -ROUGH && left < stage.width + ROUGH && top < stage.height + ROUGH;
  };
}

function countOf(column: Uint8Array, value: number): number {
  let count = 0;
  for (const each of column) if (each === value) count++;
  return count;
}

/** What is singled out of claims; nothing where nothing is. */
function linesOf(rendering: Rendering): Pick<Gathered, "chosen" | "beside" | "ends"> {
  const { knowledge, emphasis, claimMask, bundles, labels } = rendering;
  const isAlways = labels.words === "always";
  const chosen: number[] = [];
  const beside: number[] = [];
  const ends = new Set<number>();
  const others: number[] = [];
  for (let c = 0; (emphasis.isActive || isAlways) && c < knowledge.claimCount; c++) {
    if (claimMask[c] === 0) continue;
    const level = bundles === null ? (emphasis.claims[c] as number) : levelOfLine(rendering, c);
    if (level < EMPHASIS.neighbour && !isAlways) continue;
    const [subject, object] = [knowledge.claimSubject[c] as number, knowledge.claimObject[c] as number];
    if (level >= EMPHASIS.hovered) ends.add(subject).add(object);
    if (object < 0 || (bundles !== null && bundles.lead[c] !== c)) continue;
    (level >= EMPHASIS.hovered ? chosen : level === EMPHASIS.neighbour ? beside : others).push(c);
  }
  if (labels.words === "never") return { chosen: [], beside: [], ends };
  return { chosen, beside: [...beside, ...others], ends };
}

/** Whether a line stands for a contested claim, or for several of which one is. */
function isContestedIn({ bundles, contested }: Rendering): (line: number) => boolean {
  return (line) => claimsOfLine(bundles, line).some((claim) => contested[claim] === 1);
}

/** Whether this is a story's picture of a few entities: it is read from afar, and has the room for that. */
function isScene({ isPresented, isFocused }: Rendering): boolean {
  return isPresented && isFocused;
}

/** What lines take of a stage, piece by piece. */
function piecesOfLines(rendering: Rendering, stage: Stage): readonly Box[] {
  const pieces: Box[] = [];
  for (let c = 0; c < rendering.knowledge.claimCount; c++)
    if (rendering.claimMask[c] === 1 && (rendering.knowledge.claimObject[c] as number) >= 0)
      for (let along = LINE_PIECE; along < 1; along += LINE_PIECE)
        pieces.push(boxAround(stage.toPixels(pointOnLine(rendering, c, along)), BESIDE_LINE));
  return pieces;
}

/** What lines say that are chosen, at what is chosen, or all of them: it takes the room that names leave. */
function wordsOnLines(
  rendering: Rendering,
  stage: Stage,
  labelTexts: LabelTexts,
  scale: number,
  { forms, obstacles, chosen, beside }: Gathered,
  style: LabelStyle,
): readonly LabelCandidate[] {
  const { knowledge } = rendering;
  const candidates: LabelCandidate[] = [];
  for (const c of [...chosen, ...beside].slice(0, MOST_LINE_LABELS)) {
    for (const along of ALONG_LINE)
      obstacles.push(boxAround(stage.toPixels(pointOnLine(rendering, c, along)), CHOSEN_LINE));
    const key = knowledge.order + c;
    const text = labelTexts.of(lineLabel(rendering, c), style, scale, stanceLabel(rendering, c));
    forms.set(key, [text]);
    const { x, y } = stage.toPixels(pointOnLine(rendering, c, 0.5));
    const spots = (size: LabelSize) => spotsBeside(rendering, stage, c, size, BESIDE_LINE * scale);
    candidates.push({ key, x, y, radius: 0, forms: [text], spots, isForced: false });
  }
  return candidates;
}

/**
 * Where the middle of a line's words may be, so that they touch neither the line nor what is on it: its pattern says how
 * firm the claim is. On the outer side of its arc first.
 */
function spotsBeside(
  rendering: Rendering,
  stage: Stage,
  claim: number,
  { width, height }: LabelSize,
  gap: number,
): readonly Point[] {
  const curvature = rendering.curvatures[claim] as number;
  const places = isScene(rendering) ? ALONG_LINE.flatMap((along) => [along, along + 0.05]) : ALONG_LINE;
  return places.flatMap((along) => {
    const at = stage.toPixels(pointOnLine(rendering, claim, along));
    const [before, after] = [-0.05, 0.05].map((by) => stage.toPixels(pointOnLine(rendering, claim, along + by)));
    const [dx, dy] = [(after?.x ?? 0) - (before?.x ?? 0), (after?.y ?? 0) - (before?.y ?? 0)];
    const length = Math.hypot(dx, dy);
    if (length === 0) return [];
    // How far the arc bends away from straight within the words, on its inner side: its height is 4cLu(1 - u).
    const half = (Math.abs(dx) * width + Math.abs(dy) * height) / length / 2;
    const bend = (0.45 * Math.abs(curvature) * half * half) / length;
    // Across the line, away from what its arc bends around.
    const outward = curvature < 0 ? -1 : 1;
    const [nx, ny] = [(outward * dy) / length, (-outward * dx) / length];
    const off = (Math.abs(nx) * width + Math.abs(ny) * height) / 2 + gap;
    return [off, -off - bend].map((by) => ({ x: at.x + by * nx, y: at.y + by * ny }));
  });
}

/** How firm a claim is, where it is less firm than the firmest there are: what follows its words. */
function stanceLabel({ knowledge, bundles, claimStance }: Rendering, claim: number): string {
  const stance = claimStance[claim] as number;
  return stance === 0 || bundles?.members.has(claim) ? "" : ` · ${stanceInWords(knowledge, stance)}`;
}

/** The label of a line: its claim's label; of a bundle, the number of its claims and their support. */
function lineLabel({ knowledge, bundles, attributionMask }: Rendering, claim: number): string {
  const claims = claimsOfLine(bundles, claim);
  if (claims.length === 1) return claimLabel(knowledge, claim);
  const support = supportInWords(supportOf(knowledge, claims, attributionMask));
  return canvasWords.bundleLabel({ count: claims.length, support });
}

function lettersOf({ knowledge, entityMask, sizes, ...rendering }: Rendering, stage: Stage): readonly GlyphLetter[] {
  const letters: GlyphLetter[] = [];
  if (knowledge.familyLooks.every(({ letter }) => letter === null)) return letters;
  for (let entity = 0; entity < knowledge.order; entity++) {
    const letter = lookOfEntity(knowledge, entity).letter;
    const radius = stage.scaleSize(sizes[entity] as number);
    if (letter === null || entityMask[entity] === 0 || radius < LEAST_LETTERED_RADIUS) continue;
    const at = stage.toPixels(placeOf(rendering, entity));
    if (isNear(at, stage)) letters.push({ ...at, entity, letter, radius });
  }
  return letters;
}

function pinsOf(rendering: Rendering, stage: Stage): readonly Pin[] {
  const pins: Pin[] = [];
  for (const entity of rendering.pinned) {
    if (rendering.entityMask[entity] === 0) continue;
    const node = stage.toPixels(placeOf(rendering, entity));
    const rim = stage.scaleSize(rendering.sizes[entity] as number) * Math.SQRT1_2;
    const foot = { x: node.x + rim, y: node.y - rim };
    pins.push({ entity, x: foot.x + PIN_STEM, y: foot.y - PIN_STEM, foot });
  }
  return pins;
}

/** A length in whole steps: what a picture and the drawing engine compute a little differently comes out the same. */
function stepped(length: number): number {
  return Math.round(length / STEP) * STEP;
}

function boxAround({ x, y }: Point, by: number): Box {
  return { left: x - by, right: x + by, top: y - by, bottom: y + by };
}
