import type { Sigma } from "sigma";
import { supportInWords, supportOf } from "../../../features/evidence/support.ts";
import { claimAt, entityAt, type KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import { type Bundles, claimsOfLine, lensesOfLine } from "../bundles.ts";
import { type Point, pointOnEdge } from "../edge-geometry.ts";
import { EMPHASIS, type Emphasis } from "../emphasis.ts";
import { type Box, type LabelCandidate, type PlacedLabel, placeLabels } from "../label-placement.ts";
import type { Palette } from "./palette.ts";

/** What the labels are drawn from, read anew at each frame. */
export interface LabelScene {
  readonly knowledge: KnowledgeGraph;
  readonly emphasis: Emphasis;
  readonly palette: Palette;
  readonly entityMask: Uint8Array;
  readonly claimMask: Uint8Array;
  /** Layout space, entity e at [2e], [2e + 1]. */
  readonly places: Float32Array;
  /** Entities by falling number of claims. */
  readonly byWeight: readonly number[];
  /** Per entity: drawn radius in CSS pixels at camera ratio 1. */
  readonly sizes: Float32Array;
  readonly curvatures: Float32Array;
  /** Parallel claims that are drawn as one line; null where each has its own. */
  readonly bundles: Bundles | null;
  /** Per claim, 1 where somebody speaks against it. */
  readonly contested: Uint8Array;
  readonly claimPolarity: Uint8Array;
  readonly attributionMask: Uint8Array;
  /** While two lenses are compared, per claim, which of them take it. */
  readonly lensComparison: Uint8Array | null;
  /** Per entity that a neighbourhood could grow by: how many neighbours it does not show. */
  readonly unseen: ReadonlyMap<number, number>;
  /** Entities that are kept in place. */
  readonly pinned: ReadonlySet<number>;
  /** Whether a neighbourhood is on: regions of the whole picture are not named then. */
  readonly isFocused: boolean;
  readonly captions: readonly { readonly text: string; readonly at: readonly [number, number] }[];
}

/** Text styles by weight of the node: CSS pixels and font weight. */
const STYLES = [
  { size: 14.5, weight: 640, upTo: 0.06 },
  { size: 12, weight: 480, upTo: 0.4 },
  { size: 11, weight: 430, upTo: 1 },
] as const;
const EDGE_STYLE = { size: 11.5, weight: 520 };
const CAPTION_STYLE = { size: 15, weight: 400 };
const LINE_HEIGHT = 1.18;
/** The mark of a contested line, and the count of a bundled one: CSS pixels, the same at every zoom. */
const MARK_RADIUS = 6.5;
const COUNT_STYLE = { size: 11, weight: 640 };
const MIDDLE = 0.5;
/** Where a mark may stand on its line, the best first; beside the bar of a denial, which is in the middle. */
const MARK_PLACES = [MIDDLE, 0.42, 0.58, 0.34, 0.66, 0.24, 0.76] as const;
const PLACES_BESIDE_BAR = [0.36, 0.64, 0.28, 0.72] as const;
/** Marks that look for a free place; of so many lines the others take the best one. */
const MOST_PLACED_MARKS = 400;
/** By the bits of the lenses that take a line. */
const LENS_LETTERS: readonly string[] = ["", "A", "B", ""];
/** Characters after which a label goes on in a second line. */
const WRAP = 20;
/** Most labels tried in one frame; the rest are too light to find room anyway. */
const MOST_CANDIDATES = 900;
/** Shorter side of a stage, in CSS pixels, from which text has its full size and regions are named. */
const FULL_TEXT_STAGE = 480;
/** Least share of its size to which text shrinks on a smaller one. */
const SMALLEST_TEXT = 0.84;
/** Up to this many selected entities are named even where their names collide; of more, those that find room. */
const MOST_FORCED = 16;
/** Lines of a selected entity are named only while they can be read. */
const MOST_EDGE_LABELS = 14;

/**
 * What is drawn on a line at every zoom: that it is contested, how many claims it stands for, and the letter of the lens
 * that alone takes it, since two colours may come to one grey in print.
 */
interface LineMark extends Point {
  readonly claim: number;
  readonly isContested: boolean;
  /** "×3", "A"; empty where the line is one claim's and no lens's own. */
  readonly words: string;
  /** Bits of the lenses that take it while two are compared. */
  readonly lenses: number;
}

/** Head of a pin, and how far from a node's rim it stands, in CSS pixels. */
const PIN = { radius: 3.5, stem: 7 };

interface Text {
  readonly lines: readonly string[];
  readonly font: string;
  readonly size: number;
  readonly width: number;
  readonly height: number;
  /** What follows the last line, in mute: " +3" for neighbours that are not shown. */
  readonly addition: string;
}

/** A canvas over the stage on which labels keep out of each other's way. Redrawn after each of sigma's frames. */
export class LabelLayer {
  readonly #sigma: Sigma;
  readonly #scene: () => LabelScene;
  readonly #overlays: () => readonly Box[];
  readonly #context: CanvasRenderingContext2D;
  readonly #captionContext: CanvasRenderingContext2D;
  readonly #texts = new Map<string, Text>();
  #placed: PlacedLabel[] = [];
  #pins: { readonly entity: number; readonly x: number; readonly y: number }[] = [];
  #marks: readonly LineMark[] = [];

  /** Text is a little smaller on a small stage, as the nodes are. */
  #scale = 1;

  /** @param overlays what lies over the stage (controls, counts), in its CSS pixels: no label goes under it. */
  constructor(sigma: Sigma, scene: () => LabelScene, overlays: () => readonly Box[]) {
    this.#sigma = sigma;
    this.#scene = scene;
    this.#overlays = overlays;
    // Sigma takes a place in the stack here as it does for other layers, though its types leave it out.
    const beneath = { beforeLayer: "edges", style: { pointerEvents: "none" } };
    const above = { beforeLayer: "mouse", style: { pointerEvents: "none" } };
    sigma.createCanvasContext("captions", beneath);
    sigma.createCanvasContext("names", above);
    const canvases = sigma.getCanvases();
    this.#captionContext = contextOf(canvases.captions);
    this.#context = contextOf(canvases.names);
    sigma.resize(true);
    sigma.on("afterRender", this.#draw);
  }

  /** Forgets measured texts: the fonts came in, or the dataset is another one. */
  forget(): void {
    this.#texts.clear();
  }

  /** The entity whose label lies under a point of the stage in CSS pixels, or -1. */
  entityAt(x: number, y: number): number {
    const hit = this.#placed.find(
      ({ left, right, top, bottom }) => x >= left && x <= right && y >= top - 1 && y <= bottom + 1,
    );
    return hit !== undefined && hit.key < this.#scene().knowledge.order ? hit.key : -1;
  }

  /** Marks on lines as last drawn: for tests. */
  get marks(): readonly LineMark[] {
    return this.#marks;
  }

  /** Boxes of the labels as last drawn: for tests, and for whoever must keep clear of them. */
  get placed(): readonly PlacedLabel[] {
    return this.#placed;
  }

  /** Where the heads of pins were drawn last: for tests. */
  get pins(): readonly { readonly entity: number; readonly x: number; readonly y: number }[] {
    return this.#pins;
  }

  readonly #draw = (): void => {
    const scene = this.#scene();
    const { width, height } = this.#sigma.getDimensions();
    for (const context of [this.#context, this.#captionContext]) {
      const ratio = context.canvas.width / width;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
    }
    this.#scale = Math.min(1, Math.max(SMALLEST_TEXT, Math.min(width, height) / FULL_TEXT_STAGE));
    if (this.#scale === 1 && !scene.isFocused) this.#drawCaptions(scene);

    const candidates: LabelCandidate[] = [];
    const texts = new Map<number, Text>();
    const obstacles: Box[] = [];
    this.#gatherEntities(scene, { width, height }, candidates, texts, obstacles);
    this.#gatherClaims(scene, candidates, texts);
    this.#placed = placeLabels(candidates, obstacles, { width, height }, this.#overlays());
    this.#marks = this.#placeMarks(scene, { width, height }, [...obstacles, ...this.#placed]);
    for (const mark of this.#marks) this.#drawMark(scene, mark);
    for (const label of this.#placed) this.#drawLabel(scene, label, texts.get(label.key) as Text);
    this.#drawPins(scene);
  };

  #gatherEntities(
    { knowledge, emphasis, entityMask, places, byWeight, sizes, unseen }: LabelScene,
    stage: { readonly width: number; readonly height: number },
    candidates: LabelCandidate[],
    texts: Map<number, Text>,
    obstacles: Box[],
  ): void {
    const isFewSelected = countOf(emphasis.entities, EMPHASIS.selected) <= MOST_FORCED;
    const forced: LabelCandidate[] = [];
    const near: LabelCandidate[] = [];
    const plain: LabelCandidate[] = [];
    for (let rank = 0; rank < byWeight.length && plain.length + near.length < MOST_CANDIDATES; rank++) {
      const e = byWeight[rank] as number;
      if (entityMask[e] === 0) continue;
      const level = emphasis.entities[e] as number;
      const { x, y } = this.#sigma.graphToViewport({ x: places[2 * e] as number, y: places[2 * e + 1] as number });
      if (x < -20 || y < -20 || x > stage.width + 20 || y > stage.height + 20) continue;
      const radius = this.#sigma.scaleSize(sizes[e] as number);
      obstacles.push({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
      if (emphasis.isActive && level === EMPHASIS.receded) continue;
      const style = STYLES.find(({ upTo }) => rank <= upTo * byWeight.length) ?? STYLES[2];
      const isForced = level === EMPHASIS.hovered || (level === EMPHASIS.selected && isFewSelected);
      const more = unseen.get(e);
      const text = this.#textOf(
        entityAt(knowledge, e).label,
        isForced ? { ...style, weight: 640 } : style,
        WRAP,
        more === undefined ? "" : ` +${more}`,
      );
      texts.set(e, text);
      const list = level >= EMPHASIS.hovered ? forced : level === EMPHASIS.neighbour ? near : plain;
      const mayCoverNodes = style === STYLES[0];
      list.push({ key: e, x, y, radius, width: text.width, height: text.height, isForced, mayCoverNodes });
    }
    candidates.push(...forced, ...near, ...plain);
  }

  #gatherClaims(scene: LabelScene, candidates: LabelCandidate[], texts: Map<number, Text>): void {
    const { knowledge, emphasis, claimMask, bundles } = scene;
    if (!emphasis.isActive) return;
    const chosen: number[] = [];
    const beside: number[] = [];
    for (let c = 0; c < knowledge.claimCount; c++) {
      if (claimMask[c] === 0 || (knowledge.claimObject[c] as number) < 0) continue;
      if (bundles !== null && bundles.lead[c] !== c) continue;
      const level = levelOfLine(scene, c);
      if (level >= EMPHASIS.hovered) chosen.push(c);
      else if (level === EMPHASIS.neighbour) beside.push(c);
    }
    const shown = beside.length <= MOST_EDGE_LABELS ? [...chosen, ...beside] : chosen;
    const atClaims = shown.map((c): LabelCandidate => {
      const { x, y } = this.#sigma.graphToViewport(pointOnLine(scene, c, MIDDLE));
      const text = this.#textOf(lineLabel(scene, c), EDGE_STYLE, 26);
      const key = knowledge.order + c;
      texts.set(key, text);
      return { key, x, y, radius: 0, width: text.width, height: text.height, isForced: chosen.includes(c) };
    });
    // Chosen lines speak before the names around them; the others take what room is left.
    const firstPlain = candidates.findIndex(({ isForced }) => !isForced);
    const at = firstPlain === -1 ? candidates.length : firstPlain;
    candidates.splice(at, 0, ...atClaims.slice(0, chosen.length));
    candidates.push(...atClaims.slice(chosen.length));
  }

  #drawCaptions({ captions, palette, emphasis }: LabelScene): void {
    const context = this.#captionContext;
    context.font = `italic ${CAPTION_STYLE.weight} ${CAPTION_STYLE.size}px "Source Serif 4 Variable", Georgia, serif`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillStyle = palette.mute;
    context.globalAlpha = emphasis.isActive ? 0.35 : 0.85;
    for (const { text, at } of captions) {
      const { x, y } = this.#sigma.graphToViewport({ x: at[0], y: at[1] });
      context.fillText(text, x, y);
    }
    context.globalAlpha = 1;
  }

  /**
   * Puts marks where neither node nor name is, if their line has such a place. They are kept however far out the camera
   * is: a contested line must never look like any other.
   */
  #placeMarks(
    scene: LabelScene,
    stage: { readonly width: number; readonly height: number },
    taken: Box[],
  ): readonly LineMark[] {
    const { knowledge, claimMask, bundles, contested, claimPolarity, lensComparison } = scene;
    const marks: LineMark[] = [];
    for (let c = 0; c < knowledge.claimCount; c++) {
      if (claimMask[c] === 0 || (knowledge.claimObject[c] as number) < 0) continue;
      if (bundles === null ? contested[c] === 0 && lensComparison === null : bundles.lead[c] !== c) continue;
      const claims = claimsOfLine(bundles, c);
      const isContested = claims.some((claim) => contested[claim] === 1);
      const lenses = lensesOfLine(lensComparison, claims);
      const words = [LENS_LETTERS[lenses], claims.length > 1 ? `×${claims.length}` : ""].filter(Boolean).join(" ");
      if (words === "" && !isContested) continue;
      const isDenied = claims.some((claim) => (claimPolarity[claim] as number) > 0);
      const pointAt = (t: number) => this.#sigma.graphToViewport(pointOnLine(scene, c, t));
      const places = isDenied ? PLACES_BESIDE_BAR : MARK_PLACES;
      const best = pointAt(places[0]);
      if (best.x < -20 || best.y < -20 || best.x > stage.width + 20 || best.y > stage.height + 20) continue;
      const width = isContested ? (words === "" ? 1 : 3.2) : 0.5 * words.length + 0.5;
      const boxAt = ({ x, y }: Point): Box => ({
        left: x - MARK_RADIUS,
        right: x + width * MARK_RADIUS,
        top: y - MARK_RADIUS,
        bottom: y + MARK_RADIUS,
      });
      const isFree = (at: Point) => !taken.some((box) => overlap(box, boxAt(at)));
      const { x, y } = marks.length < MOST_PLACED_MARKS ? (places.map(pointAt).find(isFree) ?? best) : best;
      taken.push(boxAt({ x, y }));
      marks.push({ x, y, claim: c, isContested, words, lenses });
    }
    return marks;
  }

  #drawMark(scene: LabelScene, { x, y, claim, isContested, words, lenses }: LineMark): void {
    const { palette, emphasis } = scene;
    const context = this.#context;
    const level = levelOfLine(scene, claim);
    context.globalAlpha = emphasis.isActive && level === EMPHASIS.receded ? 0.35 : 1;
    const ink = level >= EMPHASIS.hovered ? palette.accent : palette.ink;
    context.textAlign = "center";
    context.textBaseline = "middle";
    if (isContested) {
      context.beginPath();
      context.arc(x, y, MARK_RADIUS, 0, 2 * Math.PI);
      context.fillStyle = palette.paper;
      context.fill();
      context.lineWidth = 1.2;
      context.strokeStyle = ink;
      // Two bars and a stroke through them: drawn, since a font may lack the sign.
      context.moveTo(x - 3, y - 1.5);
      context.lineTo(x + 3, y - 1.5);
      context.moveTo(x - 3, y + 1.5);
      context.lineTo(x + 3, y + 1.5);
      context.moveTo(x + 2, y - 4);
      context.lineTo(x - 2, y + 4);
      context.stroke();
    }
    if (words !== "") {
      const { font } = this.#textOf(words, COUNT_STYLE);
      context.font = font;
      context.lineJoin = "round";
      context.lineWidth = 4;
      context.strokeStyle = palette.paper;
      const { hues } = palette;
      context.fillStyle = ink === palette.accent ? ink : ([ink, hues.rust, hues.blue][lenses] ?? ink);
      const left = isContested ? x + 2.2 * MARK_RADIUS : x;
      context.strokeText(words, left, y);
      context.fillText(words, left, y);
    }
    context.globalAlpha = 1;
  }

  #drawLabel(scene: LabelScene, { key, left, top, right }: PlacedLabel, text: Text): void {
    const { knowledge, emphasis, palette } = scene;
    const context = this.#context;
    const isClaim = key >= knowledge.order;
    const level = isClaim ? levelOfLine(scene, key - knowledge.order) : (emphasis.entities[key] as number);
    context.font = text.font;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = palette.paper;
    const ink = isClaim && level >= EMPHASIS.hovered ? palette.accent : isClaim ? palette.mute : palette.ink;
    const addition = text.addition === "" ? 0 : context.measureText(text.addition).width;
    const last = text.lines.length - 1;
    text.lines.forEach((line, i) => {
      const x = (left + right - (i === last ? addition : 0)) / 2;
      const y = top + (i + 0.5) * text.size * LINE_HEIGHT;
      context.fillStyle = ink;
      context.strokeText(line, x, y);
      context.fillText(line, x, y);
      if (i < last || addition === 0) return;
      const end = x + (context.measureText(line).width + addition) / 2;
      context.fillStyle = palette.mute;
      context.strokeText(text.addition, end, y);
      context.fillText(text.addition, end, y);
    });
  }

  #drawPins({ pinned, entityMask, places, sizes, palette }: LabelScene): void {
    const context = this.#context;
    this.#pins = [];
    for (const entity of pinned) {
      if (entityMask[entity] === 0) continue;
      const node = this.#sigma.graphToViewport({
        x: places[2 * entity] as number,
        y: places[2 * entity + 1] as number,
      });
      const rim = this.#sigma.scaleSize(sizes[entity] as number) * Math.SQRT1_2;
      const pin = { x: node.x + rim + PIN.stem, y: node.y - rim - PIN.stem };
      this.#pins.push({ entity, ...pin });
      context.lineCap = "round";
      for (const [colour, width, halo] of [
        [palette.paper, 4, 1.5],
        [palette.ink, 1.5, 0],
      ] as const) {
        context.strokeStyle = colour;
        context.fillStyle = colour;
        context.lineWidth = width;
        context.beginPath();
        context.moveTo(node.x + rim, node.y - rim);
        context.lineTo(pin.x, pin.y);
        context.stroke();
        context.beginPath();
        context.arc(pin.x, pin.y, PIN.radius + halo, 0, 2 * Math.PI);
        context.fill();
      }
    }
  }

  #textOf(
    label: string,
    { size, weight }: { readonly size: number; readonly weight: number },
    wrap = WRAP,
    addition = "",
  ): Text {
    const scaled = Math.round(size * this.#scale * 4) / 4;
    const key = `${scaled} ${weight} ${label} ${addition}`;
    let text = this.#texts.get(key);
    if (text === undefined) {
      const font = `${weight} ${scaled}px "Inter Variable", system-ui, sans-serif`;
      const lines = wrapped(label, wrap);
      this.#context.font = font;
      const widths = lines.map((line) => this.#context.measureText(line).width);
      const lastWidth = (widths.at(-1) ?? 0) + this.#context.measureText(addition).width;
      const width = Math.max(...widths, lastWidth);
      text = { lines, font, size: scaled, width, height: lines.length * scaled * LINE_HEIGHT, addition };
      this.#texts.set(key, text);
    }
    return text;
  }
}

/** How strongly a line is drawn: as the strongest of the claims that it stands for. */
export function levelOfLine({ bundles, emphasis }: Pick<LabelScene, "bundles" | "emphasis">, claim: number): number {
  let level = 0;
  for (const member of claimsOfLine(bundles, claim)) level = Math.max(level, emphasis.claims[member] as number);
  return level;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

/** A point of a claim's line in layout space. */
function pointOnLine({ knowledge, places, curvatures }: LabelScene, claim: number, t: number): Point {
  const place = (e: number) => ({ x: places[2 * e] as number, y: places[2 * e + 1] as number });
  const [subject, object] = [knowledge.claimSubject[claim] as number, knowledge.claimObject[claim] as number];
  return pointOnEdge(place(subject), place(object), curvatures[claim] as number, t);
}

/** What a line says: its claim's nuance; of a bundle, how many claims it stands for and what they rest on. */
function lineLabel({ knowledge, bundles, attributionMask }: LabelScene, claim: number): string {
  const claims = claimsOfLine(bundles, claim);
  if (claims.length === 1) return claimAt(knowledge, claim).label;
  return `${claims.length} claims: ${supportInWords(supportOf(knowledge, claims, attributionMask))}`;
}

function countOf(column: Uint8Array, value: number): number {
  let count = 0;
  for (const held of column) if (held === value) count++;
  return count;
}

function contextOf(canvas: HTMLCanvasElement | undefined): CanvasRenderingContext2D {
  const context = canvas?.getContext("2d");
  if (!context) throw new Error("Sourceline: this browser gives no 2D canvas for labels.");
  return context;
}

/** Breaks a label into two lines of about the same length where it is long. */
function wrapped(label: string, wrap: number): readonly string[] {
  if (label.length <= wrap) return [label];
  const middle = label.length / 2;
  let best = -1;
  for (let at = label.indexOf(" "); at !== -1; at = label.indexOf(" ", at + 1))
    if (best === -1 || Math.abs(at - middle) < Math.abs(best - middle)) best = at;
  return best === -1 ? [label] : [label.slice(0, best), label.slice(best + 1)];
}
