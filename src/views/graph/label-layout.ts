import { claimLabel } from "../../derive/claim-words.ts";
import { lookOfEntity } from "../../derive/looks.ts";
import { supportInWords, supportOf } from "../../derive/support.ts";
import { finished, type Steps } from "../../lib/steps.ts";
import { entityAt } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import { canvasWords } from "../../words/en/canvas.ts";
import { claimsOfLine } from "./bundles.ts";
import type { Point } from "./edge-geometry.ts";
import { EMPHASIS } from "./emphasis.ts";
import { type Box, type LabelCandidate, labelPlacementSteps, type PlacedLabel } from "./label-placement.ts";
import type { LabelStyle, LabelText, LabelTexts } from "./label-texts.ts";
import { type LineMark, placeLineMarks } from "./line-marks.ts";
import type { Font } from "./marks.ts";
import { levelOfLine, placeOf, pointOnLine, type Rendering } from "./rendering.ts";
import { isNear, type Stage } from "./stage.ts";

/** Where everything goes that is written on a stage, in its CSS pixels, y down. */
export interface LabelLayout {
  /** Boxes of names and of what lines say; a line's key is the number of entities plus its claim's. */
  readonly placed: readonly PlacedLabel[];
  /** By key. */
  readonly texts: ReadonlyMap<number, LabelText>;
  readonly lineMarks: readonly LineMark[];
  readonly pins: readonly Pin[];
  /** What stands in the glyphs of families that have no shape of their own, where a glyph is large enough to hold it. */
  readonly letters: readonly GlyphLetter[];
  /** Names of regions; none on a small stage and none around a neighbourhood. */
  readonly captions: readonly (Point & { readonly text: string })[];
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
  { size: 11, weight: 430, wrap: 20, upTo: 1, most: Number.POSITIVE_INFINITY },
] as const;
const CHOSEN_WEIGHT = 640;
const LINE_STYLE: LabelStyle = { size: 11.5, weight: 520, wrap: 26 };
/** Most labels tried in one frame; the rest are too light to find room anyway. */
const MOST_CANDIDATES = 900;
/** Entities that are looked at in one step: few enough to measure the names of all. */
const ENTITIES_PER_STEP = 50;
/** Shorter side of a stage, in CSS pixels, from which text has its full size and regions are named. */
const FULL_TEXT_STAGE = 480;
/** Least share of its size to which text shrinks on a smaller one. */
const SMALLEST_TEXT = 0.84;
/** Up to this many selected entities are named even where their names collide; of more, those that find room. */
const MOST_FORCED = 16;
/** Lines of a selected entity are named only while they can be read. */
const MOST_LINE_LABELS = 14;
/** Radius, in CSS pixels, from which a glyph holds a letter that can be read. */
const LEAST_LETTERED_RADIUS = 4.5;
/** How far from a node's rim the head of a pin stands, in CSS pixels. */
const PIN_STEM = 7;
const MIDDLE = 0.5;
/** A line whose run is so many times its rise goes across, and its words stand so far above it, in CSS pixels. */
const FLAT = 1.6;
const ABOVE_LINE = 5;

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
 * @param hasMark whether a line keeps its marks. Default: every line does.
 */
export function* labelLayoutSteps(
  rendering: Rendering,
  stage: Stage,
  texts: LabelTexts,
  overlays: readonly Box[],
  hasMark?: (claim: number) => boolean,
): Steps<LabelLayout> {
  const fitting = Math.min(1, Math.max(SMALLEST_TEXT, Math.min(stage.width, stage.height) / FULL_TEXT_STAGE));
  const scale = fitting * rendering.typeScale;
  const gathered: Gathered = { candidates: [], texts: new Map(), obstacles: [] };
  yield* gatherEntities(rendering, stage, texts, scale, gathered);
  gatherClaims(rendering, stage, texts, scale, gathered);
  yield;
  const { isFocused, hasRegions } = rendering;
  const captions = fitting < 1 || isFocused || !hasRegions ? [] : captionsOf(rendering, stage);
  const regions = captions.map(({ text, x, y }): Box => {
    const font = captionFont(scale);
    const [across, up] = [texts.widthOf(text, font) / 2, font.size / 2];
    return { left: x - across, right: x + across, top: y - up, bottom: y + up };
  });
  const placed = yield* labelPlacementSteps(gathered.candidates, [...gathered.obstacles, ...regions], stage, overlays);
  yield;
  const lineMarks = placeLineMarks(rendering, stage, [...gathered.obstacles, ...regions, ...placed], hasMark);
  yield;
  return {
    placed,
    texts: gathered.texts,
    lineMarks,
    pins: pinsOf(rendering, stage),
    letters: lettersOf(rendering, stage),
    captions,
    scale,
  };
}

/** The type of regions' names at a scale. */
export function captionFont(scale: number): Font {
  return { ...CAPTION_FONT, size: CAPTION_FONT.size * scale };
}

function captionsOf({ captions }: Rendering, stage: Stage): LabelLayout["captions"] {
  return captions.map(({ text, at: [x, y] }) => ({ text, ...stage.toPixels({ x, y }) }));
}

interface Gathered {
  readonly candidates: LabelCandidate[];
  readonly texts: Map<number, LabelText>;
  readonly obstacles: Box[];
}

function* gatherEntities(
  rendering: Rendering,
  stage: Stage,
  labelTexts: LabelTexts,
  scale: number,
  { candidates, texts, obstacles }: Gathered,
): Steps<void> {
  const { knowledge, emphasis, entityMask, byWeight, sizes, notShown, isPresented } = rendering;
  const isFewSelected = countOf(emphasis.entities, EMPHASIS.selected) <= MOST_FORCED;
  const forced: LabelCandidate[] = [];
  const near: LabelCandidate[] = [];
  const plain: LabelCandidate[] = [];
  for (let rank = 0; rank < byWeight.length && plain.length + near.length < MOST_CANDIDATES; rank++) {
    const e = byWeight[rank] as number;
    if (rank % ENTITIES_PER_STEP === ENTITIES_PER_STEP - 1) yield;
    if (entityMask[e] === 0) continue;
    const level = emphasis.entities[e] as number;
    const at = stage.toPixels(placeOf(rendering, e));
    if (!isNear(at, stage)) continue;
    const { x, y } = at;
    const radius = stage.scaleSize(sizes[e] as number);
    obstacles.push({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
    const isReceded = emphasis.isActive && level === EMPHASIS.receded;
    if (isReceded && !isPresented) continue;
    const style = STYLES.find(({ upTo, most }) => rank <= Math.min(upTo * byWeight.length, most)) ?? STYLES[2];
    const isForced = level === EMPHASIS.hovered || (level === EMPHASIS.selected && isFewSelected);
    const more = notShown.get(e);
    const text = labelTexts.of(
      nameOf(entityAt(knowledge, e)),
      isForced ? { ...style, weight: CHOSEN_WEIGHT } : style,
      scale,
      more === undefined ? "" : ` +${more}`,
    );
    texts.set(e, text);
    const list = level >= EMPHASIS.hovered ? forced : level === EMPHASIS.neighbour ? near : plain;
    const mayCoverNodes = style === STYLES[0] && !isReceded;
    list.push({ key: e, x, y, radius, width: text.width, height: text.height, isForced, mayCoverNodes });
  }
  candidates.push(...forced, ...near, ...plain);
}

function gatherClaims(
  rendering: Rendering,
  stage: Stage,
  labelTexts: LabelTexts,
  scale: number,
  { candidates, texts }: Gathered,
): void {
  const { knowledge, emphasis, claimMask, bundles } = rendering;
  if (!emphasis.isActive) return;
  const chosen: number[] = [];
  const beside: number[] = [];
  for (let c = 0; c < knowledge.claimCount; c++) {
    if (claimMask[c] === 0 || (knowledge.claimObject[c] as number) < 0) continue;
    if (bundles !== null && bundles.lead[c] !== c) continue;
    const level = levelOfLine(rendering, c);
    if (level >= EMPHASIS.hovered) chosen.push(c);
    else if (level === EMPHASIS.neighbour) beside.push(c);
  }
  const shown = beside.length <= MOST_LINE_LABELS ? [...chosen, ...beside] : chosen;
  const atClaims = shown.map((c, i): LabelCandidate => {
    const middle = stage.toPixels(pointOnLine(rendering, c, MIDDLE));
    const text = labelTexts.of(lineLabel(rendering, c), LINE_STYLE, scale);
    const { x, y } = rendering.isPresented
      ? besideLine(rendering, stage, c, middle, text.height / 2 + ABOVE_LINE * scale)
      : middle;
    const key = knowledge.order + c;
    texts.set(key, text);
    return { key, x, y, radius: 0, width: text.width, height: text.height, isForced: i < chosen.length };
  });
  // Labels of selected lines come before the names around them; the others take what room is left.
  const firstPlain = candidates.findIndex(({ isForced }) => !isForced);
  const at = firstPlain === -1 ? candidates.length : firstPlain;
  candidates.splice(at, 0, ...atClaims.slice(0, chosen.length));
  candidates.push(...atClaims.slice(chosen.length));
}

/** Where the words of a line stand that runs across: over it, so that it does not strike them through. */
function besideLine(rendering: Rendering, stage: Stage, claim: number, middle: Point, above: number): Point {
  const before = stage.toPixels(pointOnLine(rendering, claim, MIDDLE - 0.1));
  const after = stage.toPixels(pointOnLine(rendering, claim, MIDDLE + 0.1));
  const isAcross = Math.abs(after.x - before.x) > FLAT * Math.abs(after.y - before.y);
  return isAcross ? { x: middle.x, y: middle.y - above } : middle;
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

function countOf(column: Uint8Array, value: number): number {
  let count = 0;
  for (const held of column) if (held === value) count++;
  return count;
}
