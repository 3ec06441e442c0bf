import { claimInWords, drawnStance, lookOfStance, stanceInWords } from "../../derive/claim-words.ts";
import { afterName, labelLegend } from "../../drawing/after-name.ts";
import { claimLineMarks, sampleDenialMarks } from "../../drawing/claim-line.ts";
import type { Drawable, DrawnViewKind } from "../../drawing/drawn.ts";
import { fanCurvatures, type Point, pointOnEdge, THIN_LINE } from "../../drawing/edge-geometry.ts";
import { fitText } from "../../drawing/fit-text.ts";
import { glyphOutline, glyphPath } from "../../drawing/glyph-shapes.ts";
import { type Box, type LabelCandidate, placeLabels } from "../../drawing/label-placement.ts";
import { familyLegend, SAMPLE, stanceLegend } from "../../drawing/legend.ts";
import type { LegendEntry, LegendGroup } from "../../drawing/legend-entry.ts";
import {
  baselineAround,
  circlePath,
  type Font,
  letterMark,
  type Mark,
  type MeasureText,
  rounded,
} from "../../drawing/marks.ts";
import type { Palette } from "../../drawing/palette.ts";
import type { Sight } from "../../drawing/sight.ts";
import type { Size } from "../../drawing/size.ts";
import type { Target } from "../../drawing/targets.ts";
import type { ViewedState } from "../../drawing/viewed-state.ts";
import { mix } from "../../lib/mix-colours.ts";
import type { FamilyLook } from "../../model/family-looks.ts";
import { entityAt, isOneWay } from "../../model/knowledge-graph.ts";
import { strokeOf } from "../../model/line-look.ts";
import { nameOf } from "../../model/name-of.ts";
import { imageWords } from "../../words/en/image.ts";
import { mapWords as words } from "../../words/en/map.ts";
import type { Words } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";
import type { Atlas } from "./atlas.ts";
import { type Precision, precisionOf } from "./coordinates.ts";
import { homesOf, layoutOf, type MapLayout, type MapLine, type MapNode, MOST_NAMED } from "./layout.ts";
import { countryAt, OutlineWindow, outlinesFor } from "./outlines.ts";
import { countPlaced, type Placed, placedOf } from "./placed.ts";
import { projectionFor } from "./projection.ts";

const NAME_FONT: Font = { family: "sans", size: 12, weight: 470 };
const COUNTRY_FONT: Font = { family: "sans", size: 12.5, weight: 620 };
const LOOSE_FONT: Font = { family: "sans", size: 11.5, weight: 430, isItalic: true };
const COUNT_FONT: Font = { family: "sans", size: 10, weight: 640 };
const LONGEST_NAME = 140;
/** Names of places that are tried, those with the most claims first. */
const MOST_NAMES = 120;
/** Lines that are drawn, those of the most claims first. */
const MOST_LINES = 400;
/** Claims between two nodes that have a line each; more share one by how certain they are. */
const MOST_IN_FAN = 5;
const LINE_WIDTH = 1.5;
/** From this length on, in CSS pixels, a line is drawn straight and only as far as it can be seen. */
const LONGEST_CURVE = 4_000;
/** Around what is in sight, in CSS pixels: so far targets can be reached by keys. */
const BEYOND = 300;
const FADED = 0.3;
/** Radii of signs in CSS pixels: of a place, of a wide one, and of what stands beside it. */
const RADIUS = { place: 5, wide: 6, satellite: 4.5 } as const;
/** Of what surrounds a sign: a city's ring, and the wash of an area. */
const AROUND = { ring: 3.2, wash: 20 } as const;
/** How much of the map around a place is to be in sight, in degrees, by how large the place is. */
const REACH: Readonly<Record<Precision, number>> = {
  point: 1.5,
  site: 1.5,
  city: 1.5,
  area: 2,
  range: 2.5,
  region: 2.5,
  country: 4,
  unstated: 1.5,
};
/** How often what stands where is worked out anew while magnification doubles, by whether a map has few or many places. */
const STEPS_PER_OCTAVE = { few: 2, many: 1 } as const;
/** Colour of land, of a country that is a place, and of an area: shares of ink or hue. */
const INK = { land: 0.62, country: 0.2, wash: 0.15 } as const;

/** The map, drawn over the outlines of an atlas. */
export function mapKind(atlas: Atlas): DrawnViewKind {
  return { id: "map", zoomable: "both", prepare: (state) => prepare(state, atlas) };
}

interface Ground {
  readonly window: OutlineWindow;
  /** Where entities with coordinates are at magnification 1. */
  readonly places: Float64Array;
  /** Countries of the atlas that are places, with the entity that stands for each. */
  readonly countries: ReadonlyMap<number, number>;
}

function prepare(state: ViewedState, atlas: Atlas): Drawable {
  const placed = placedOf(state);
  const counts = countPlaced(state, placed);
  const hasPlaces = placed.own.length > 0;
  const homes = state.view.map.loose === "beside" && hasPlaces ? homesOf(state, placed) : null;
  let ground: { readonly size: Size; readonly made: Ground } | null = null;
  let layout: { readonly key: string; readonly made: MapLayout } | null = null;
  const groundFor = (size: Size): Ground => {
    if (ground?.size.width !== size.width || ground.size.height !== size.height) {
      ground = { size, made: groundOf(placed, atlas, size) };
      layout = null;
    }
    return ground.made;
  };
  const layoutFor = ({ places }: Ground, { whole, magnification }: Sight, measure: MeasureText): MapLayout => {
    const steps = STEPS_PER_OCTAVE[placed.own.length > MOST_NAMED ? "many" : "few"];
    const step = Math.floor(steps * Math.log2(magnification) + 1e-6);
    // Widths change when a face comes.
    const key = `${step} ${measure("Sourceline", NAME_FONT)}`;
    if (layout?.key !== key) {
      const nameWidth = (e: number) => nameWidthOf(state, e, fontOf(placed, e), measure);
      const at = 2 ** (step / steps);
      layout = { key, made: layoutOf({ state, placed, places, magnification: at, whole, nameWidth, homes }) };
    }
    return layout.made;
  };
  return {
    whole: (screen) => screen,
    draw: (sight, palette, measure) => {
      if (!hasPlaces) return { marks: [], targets: [] };
      const on = groundFor(sight.whole);
      const made = layoutFor(on, sight, measure);
      const drawing = new MapDrawing(state, placed, made, sight, palette, measure);
      drawing.draw();
      return { marks: [...groundMarks(state, on, sight, palette), ...drawing.marks], targets: drawing.targets };
    },
    legend: (palette) => legendOf(state, placed, homes, palette),
    subject: words.subject({ places: counts.own, lines: counts.between }),
    notes: notesOf(state, placed),
    nothing: hasPlaces
      ? null
      : state.derived.shownEntities === 0
        ? words.nothingShown()
        : words.nothing({ count: state.derived.shownEntities }),
  };
}

function groundOf({ own, coordinates }: Placed, atlas: Atlas, size: Size): Ground {
  const { latitude, longitude } = coordinates;
  const spots = own.map((e) => ({
    latitude: latitude[e] as number,
    longitude: longitude[e] as number,
    reach: REACH[precisionOf(coordinates, e)],
  }));
  const projection = projectionFor(spots, size);
  const outlines = outlinesFor(atlas, projection);
  const places = new Float64Array(2 * latitude.length).fill(Number.NaN);
  const countries = new Map<number, number>();
  for (const e of own) {
    const [x, y] = projection.project([longitude[e] as number, latitude[e] as number]) ?? [0, 0];
    places.set([x, y], 2 * e);
    if (precisionOf(coordinates, e) !== "country") continue;
    const { left, top, by } = projection.shift;
    const country = countryAt(outlines, (x - left) / by, (y - top) / by);
    if (country >= 0 && !countries.has(country)) countries.set(country, e);
  }
  return { places, countries, window: new OutlineWindow(outlines, projection.shift, [...countries.keys()]) };
}

function groundMarks(state: ViewedState, { window, countries }: Ground, sight: Sight, palette: Palette): Mark[] {
  const paths = window.pathsFor(sight);
  const at = sight.toScreen({ x: 0, y: 0 });
  const land = mix(palette.rule, palette.paper, INK.land);
  const shape = { kind: "path", at, scale: paths.scale, stroke: palette.paper, width: 0.8 } as const;
  const marks: Mark[] = [];
  if (paths.rim !== "") marks.push({ ...shape, d: paths.rim, stroke: palette.rule, width: 1 });
  if (paths.land !== "") marks.push({ ...shape, d: paths.land, fill: land });
  for (const [country, e] of countries) {
    const d = paths.countries.get(country) ?? "";
    if (d !== "") marks.push({ ...shape, d, fill: mix(palette.hues[lookOf(state, e).hue], land, INK.country) });
  }
  return marks;
}

/** What is drawn over the ground: washes, lines, signs and names. */
class MapDrawing {
  readonly marks: Mark[] = [];
  readonly targets: Target[] = [];
  readonly #state: ViewedState;
  readonly #placed: Placed;
  readonly #layout: MapLayout;
  readonly #sight: Sight;
  readonly #palette: Palette;
  readonly #measure: MeasureText;

  constructor(
    state: ViewedState,
    placed: Placed,
    layout: MapLayout,
    sight: Sight,
    palette: Palette,
    measure: MeasureText,
  ) {
    this.#state = state;
    this.#placed = placed;
    this.#layout = layout;
    this.#sight = sight;
    this.#palette = palette;
    this.#measure = measure;
  }

  draw(): void {
    const { nodes, lines } = this.#layout;
    const at = nodes.map((node) => this.#positionOf(node));
    const isNear = at.map(({ x, y }) => isIn(this.#sight, x, y, BEYOND));
    const signs: Mark[] = [];
    for (const [node, each] of nodes.entries()) {
      if (!isNear[node]) continue;
      const point = at[node] as Point;
      signs.push(...this.#signOf(each, point));
      const area = { kind: "disc", ...point, radius: radiusOf(each) + 2 } as const;
      const words = () => this.#nodeInWords(each, node);
      this.targets.push({ entities: each.entities, claims: [], area, words });
    }
    let drawn = 0;
    for (const line of lines) {
      if (drawn >= MOST_LINES) break;
      drawn += this.#drawLine(line, at);
    }
    this.marks.push(...signs);
    this.#drawNames(at, isNear);
  }

  #positionOf({ x, y, offset }: MapNode): Point {
    const at = this.#sight.toScreen({ x, y });
    return { x: at.x + offset.x, y: at.y + offset.y };
  }

  #signOf(node: MapNode, at: Point): readonly Mark[] {
    const { entity, entities, kind } = node;
    const { knowledge, derived } = this.#state;
    const { paper, hues, mute } = this.#palette;
    const isOwn = kind === "place" || kind === "near";
    const precision = isOwn ? precisionOf(this.#placed.coordinates, entity) : null;
    const look = lookOf(this.#state, entity);
    const opacity = entities.every((e) => derived.entityDim[e] === 1) ? FADED : 1;
    const marks = placeSign(
      look,
      hues[look.hue],
      paper,
      kind === "beside" ? "loose" : precision,
      at,
      opacity,
      kind === "place",
    );
    if (kind === "near") {
      const from = this.#sight.toScreen(node);
      const d = `M${rounded(from.x)} ${rounded(from.y)}L${rounded(at.x)} ${rounded(at.y)}`;
      this.marks.push(
        { kind: "path", d, stroke: mute, width: THIN_LINE, opacity },
        { kind: "path", d: circlePath(1.6, from), fill: mute, opacity },
      );
    }
    const count = entities.reduce((sum, e) => sum + (derived.entityMask[e] as number), 0) - 1;
    if (count > 0 && knowledge.order > 0)
      marks.push({
        kind: "text",
        text: words.more({ count }),
        font: COUNT_FONT,
        x: at.x + radiusOf(node) + 2,
        y: at.y - radiusOf(node) + 1,
        anchor: "start",
        fill: mute,
        halo: paper,
        opacity,
      });
    return marks;
  }

  /** @returns how many lines it took; 0 where it is out of sight. */
  #drawLine({ from, to, claims }: MapLine, at: readonly Point[]): number {
    const { knowledge, derived } = this.#state;
    const { nodeOf, nodes } = this.#layout;
    const [source, target] = [at[from] as Point, at[to] as Point];
    const length = Math.hypot(target.x - source.x, target.y - source.y);
    const reach = Math.min(length / 2, LONGEST_CURVE);
    const { width, height } = this.#sight;
    if (Math.max(source.x, target.x) < -reach || Math.min(source.x, target.x) > width + reach) return 0;
    if (Math.max(source.y, target.y) < -reach || Math.min(source.y, target.y) > height + reach) return 0;
    const groups = claims.length <= MOST_IN_FAN ? claims.map((c) => [c]) : this.#byCertainty(claims);
    const curvatures = fanCurvatures(groups.length);
    for (const [place, group] of groups.entries()) {
      const lead = group[0] as number;
      const isTurned = (nodeOf[knowledge.claimSubject[lead] as number] as number) !== from;
      const [a, b] = isTurned ? [to, from] : [from, to];
      const { pattern, isThin } = strokeOf(lookOfStance(knowledge, drawnStance(knowledge, derived, lead)));
      const curvature = (isTurned ? -1 : 1) * (curvatures[place] as number);
      const ends = this.#seenEnds(at[a] as Point, at[b] as Point, 7 * (place - (groups.length - 1) / 2));
      const isCut = ends !== null;
      const [start, end] = ends ?? [at[a] as Point, at[b] as Point];
      const isSameWay = group.every(
        (c) => isOneWay(knowledge, c) && (nodeOf[knowledge.claimSubject[c] as number] as number) === a,
      );
      const lineEnd = (node: number, { x, y }: Point) => ({
        x,
        y,
        radius: radiusOf(nodes[node] as MapNode),
        glyph: lookOf(this.#state, (nodes[node] as MapNode).entity).glyph,
        isSelected: false,
      });
      const drawn = claimLineMarks({
        source: lineEnd(a, start),
        target: lineEnd(b, end),
        curvature: isCut ? 0 : curvature,
        width: isThin ? THIN_LINE : LINE_WIDTH + Math.min(2.5, 0.6 * Math.log2(group.length)),
        color: isThin ? this.#palette.mute : this.#palette.ink,
        pattern,
        hasArrow: isSameWay && !isCut,
        isDenied: group.every((c) => (derived.claimPolarity[c] as number) > 0),
      });
      if (drawn.length === 0) continue;
      const isFaint = group.every((c) => derived.claimDim[c] === 1);
      this.marks.push(...(isFaint ? drawn.map((mark) => ({ ...mark, opacity: FADED })) : drawn));
      const clear = Math.min(0.4, RADIUS.wide / length);
      const points = isCut
        ? [start, end]
        : Array.from({ length: 13 }, (_, i) => pointOnEdge(start, end, -curvature, clear + (i / 12) * (1 - 2 * clear)));
      const words = () => this.#claimsInWords(group, a, b);
      this.targets.push({ entities: [], claims: group, area: { kind: "line", points }, words });
    }
    return groups.length;
  }

  /** Of a line too long to be drawn as a curve: the part that can be seen, moved aside by a distance; null for others. */
  #seenEnds(from: Point, to: Point, aside: number): readonly [Point, Point] | null {
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (length < LONGEST_CURVE) return null;
    const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
    const { width, height } = this.#sight;
    const middle = { x: width / 2 - from.x, y: height / 2 - from.y };
    const nearest = middle.x * along.x + middle.y * along.y;
    const reach = width + height;
    const pointAt = (distance: number): Point => ({
      x: from.x + distance * along.x - aside * along.y,
      y: from.y + distance * along.y + aside * along.x,
    });
    return [pointAt(Math.max(0, nearest - reach)), pointAt(Math.max(0, Math.min(length, nearest + reach)))];
  }

  #byCertainty(claims: readonly number[]): readonly (readonly number[])[] {
    const { knowledge, derived } = this.#state;
    const groups = new Map<number, number[]>();
    for (const c of claims) {
      const isDenied = (derived.claimPolarity[c] as number) > 0 ? 1 : 0;
      const key = 2 * drawnStance(knowledge, derived, c) + isDenied;
      groups.set(key, [...(groups.get(key) ?? []), c]);
    }
    return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
  }

  #drawNames(at: readonly Point[], isNear: readonly boolean[]): void {
    const { nodes } = this.#layout;
    const candidates: LabelCandidate[] = [];
    const obstacles: Box[] = [];
    for (const [node, each] of nodes.entries()) {
      if (!isNear[node]) continue;
      const { x, y } = at[node] as Point;
      if (each.name !== null) this.#drawName(each, { x: x + each.name.x, y: y + each.name.y });
      if (nodes.length <= MOST_NAMED || !isIn(this.#sight, x, y, 0)) continue;
      const radius = radiusOf(each) + 1;
      obstacles.push({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
      if (candidates.length >= MOST_NAMES) continue;
      const width = nameWidthOf(this.#state, each.entity, NAME_FONT, this.#measure);
      candidates.push({ key: node, x, y, radius: radius + 2, forms: [{ width, height: 15 }], isForced: false });
    }
    for (const { key, left, top, right, bottom } of placeLabels(candidates, obstacles, this.#sight))
      this.#drawName(nodes[key] as MapNode, { x: (left + right) / 2, y: (top + bottom) / 2 });
  }

  #drawName({ entity, kind }: MapNode, { x, y }: Point): void {
    const { ink, paper, mute } = this.#palette;
    const name = nameOfEntity(this.#state, entity);
    const after = afterName(this.#state, entity);
    const font = fontOf(this.#placed, entity);
    this.marks.push({
      kind: "text",
      text: fitText(name, LONGEST_NAME, font, this.#measure) + after,
      whole: name + after,
      font,
      x,
      y: baselineAround(y, font.size),
      anchor: "middle",
      fill: kind === "beside" ? mute : ink,
      halo: paper,
      ...(this.#state.derived.entityDim[entity] === 1 ? { opacity: FADED } : {}),
    });
  }

  #nodeInWords({ entity, entities, kind, at }: MapNode, node: number): Words {
    const { knowledge, derived } = this.#state;
    const name = nameOfEntity(this.#state, entity);
    const home = nameOfEntity(this.#state, (this.#layout.nodes[at] as MapNode).entity);
    let what: Words;
    if (kind === "tied") {
      const claim = claimInWords(knowledge, derived, this.#placed.through[entity] as number);
      what = words.tied({ name, place: home, claim });
    } else if (kind === "beside") {
      const line = this.#layout.lines.find(({ from, to }) => from === at && to === node);
      const claim = line === undefined ? "" : claimInWords(knowledge, derived, line.claims[0] as number);
      what = words.besideBy({ name, place: home, claim });
    } else if (entities.length > 1)
      what = words.stack({
        names: listText(entities.slice(0, 6).map((e) => nameOfEntity(this.#state, e))),
        count: entities.length,
      });
    else {
      const place = words.place({ name, precision: precisionOf(this.#placed.coordinates, entity) });
      what = this.#placed.coordinates.isExternal[entity] === 1 ? words.external({ place }) : place;
    }
    const count = this.#layout.within.get(node)?.length ?? 0;
    return count === 0 ? what : words.among({ what, count });
  }

  #claimsInWords(claims: readonly number[], a: number, b: number): Words {
    const { knowledge, derived } = this.#state;
    const [lead] = claims;
    if (claims.length === 1) return claimInWords(knowledge, derived, lead as number);
    const nameAt = (node: number) => nameOfEntity(this.#state, (this.#layout.nodes[node] as MapNode).entity);
    return words.bundle({
      from: nameAt(a),
      to: nameAt(b),
      count: claims.length,
      certainty: stanceInWords(knowledge, drawnStance(knowledge, derived, lead as number)),
    });
  }
}

/** The sign of an entity: how large its place is shows in what is around it, and whether it is hollow. */
function placeSign(
  { glyph, letter }: FamilyLook,
  hue: string,
  paper: string,
  precision: Precision | "loose" | null,
  at: Point,
  opacity: number,
  hasWash = true,
): Mark[] {
  const radius = sizeOf(precision);
  const style = { kind: "path", at, opacity } as const;
  const around = { ...style, d: glyphOutline(glyph, radius, 1.5), fill: paper };
  const d = glyphPath(glyph, radius);
  switch (precision) {
    case "loose":
      return [around, { ...style, d, fill: paper }, { ...style, d, stroke: hue, width: 1.3, dash: [2, 1.6] }];
    case "area":
    case "range":
    case "region":
      return [
        ...(hasWash ? [{ ...style, d: circlePath(AROUND.wash), fill: hue, opacity: opacity * INK.wash }] : []),
        around,
        { ...style, d, fill: paper },
        { ...style, d, stroke: hue, width: 1.8 },
      ];
    case "country":
      return [around, { ...style, d, fill: paper }, { ...style, d, stroke: hue, width: 2.2 }];
    default: {
      const marks: Mark[] = [around, { ...style, d, fill: hue }];
      if (letter !== null) marks.push({ ...letterMark(letter, at, radius, paper), opacity });
      const ring = { ...style, d: glyphOutline(glyph, radius, AROUND.ring), stroke: hue, width: 1 };
      if (precision === "city") marks.push(ring);
      if (precision === "unstated") marks.push({ ...ring, dash: [1.4, 2.2] });
      return marks;
    }
  }
}

function fontOf({ coordinates, standsAt }: Placed, entity: number): Font {
  if (standsAt[entity] === -1) return LOOSE_FONT;
  const isOwn = standsAt[entity] === entity;
  return isOwn && precisionOf(coordinates, entity) === "country" ? COUNTRY_FONT : NAME_FONT;
}

function sizeOf(precision: Precision | "loose" | null): number {
  if (precision === null || precision === "loose") return RADIUS.satellite;
  return precision === "country" ? RADIUS.wide : RADIUS.place;
}

function radiusOf({ kind }: MapNode): number {
  return kind === "place" || kind === "near" ? RADIUS.wide : RADIUS.satellite + 1;
}

function isIn({ width, height }: Size, x: number, y: number, beyond: number): boolean {
  return x >= -beyond && y >= -beyond && x <= width + beyond && y <= height + beyond;
}

function lookOf({ knowledge }: ViewedState, entity: number): FamilyLook {
  return knowledge.familyLooks[knowledge.entityFamily[entity] as number] as FamilyLook;
}

/** Width of a name as it is drawn, with what follows it. */
function nameWidthOf(state: ViewedState, entity: number, font: Font, measure: MeasureText): number {
  const after = afterName(state, entity);
  const name = Math.min(LONGEST_NAME, measure(nameOfEntity(state, entity), font));
  return after === "" ? name : name + measure(after, font);
}

function nameOfEntity({ knowledge }: ViewedState, entity: number): string {
  return nameOf(entityAt(knowledge, entity));
}

function legendOf(
  state: ViewedState,
  placed: Placed,
  homes: Int32Array | null,
  palette: Palette,
): readonly LegendGroup[] {
  const { knowledge, derived } = state;
  const isBeside = (e: number) => homes !== null && (homes[e] as number) >= 0;
  const drawn = [...placed.own, ...placed.tied, ...placed.loose.filter(isBeside)];
  const families = new Set(drawn.map((e) => knowledge.entityFamily[e] as number));
  const lines = [
    ...placed.between,
    ...placed.tied.map((e) => placed.through[e] as number),
    ...(homes === null ? [] : placed.halfPlaced),
  ];
  const stances = new Set(lines.map((c) => drawnStance(knowledge, derived, c)));
  const precisions = new Set(placed.own.map((e) => signOfPrecision(precisionOf(placed.coordinates, e))));
  const { mute, paper } = palette;
  const look: FamilyLook = { hue: "slate", glyph: "square", letter: null };
  const entry = (label: Words, precision: Precision | "loose"): LegendEntry => ({
    label,
    width: precision === "area" ? 2 * AROUND.wash * 0.45 : 16,
    sign: placeSign(look, mute, paper, precision, { x: precision === "area" ? AROUND.wash * 0.45 : 8, y: 0 }, 1).map(
      (mark) =>
        mark.kind === "path" && mark.d === circlePath(AROUND.wash)
          ? { ...mark, d: circlePath(AROUND.wash * 0.45) }
          : mark,
    ),
  });
  const signs = (["site", "city", "area", "country", "unstated"] as const)
    .filter((precision) => precisions.has(precision))
    .map((precision) => entry(SIGN_WORDS[precision](), precision));
  if (placed.loose.some(isBeside)) signs.push(entry(words.looseSign(), "loose"));
  const groups = [
    ...labelLegend(state, palette),
    familyLegend(knowledge, families, palette),
    { title: words.signs(), entries: signs },
    stanceLegend(knowledge, stances, palette),
  ];
  if (lines.some((c) => (derived.claimPolarity[c] as number) > 0))
    groups.push({
      title: imageWords.symbols(),
      entries: [
        {
          label: imageWords.denied(),
          width: SAMPLE.length,
          sign: sampleDenialMarks(SAMPLE.length, SAMPLE.width, palette.ink),
        },
      ],
    });
  return groups.filter(({ entries }) => entries.length > 0);
}

const SIGN_WORDS = {
  site: words.exact,
  city: words.city,
  area: words.area,
  country: words.country,
  unstated: words.unstated,
} as const;

/** Which sign of the legend a precision has. */
function signOfPrecision(precision: Precision): keyof typeof SIGN_WORDS {
  if (precision === "point" || precision === "site") return "site";
  return precision === "range" || precision === "region" ? "area" : precision;
}

/** What is to be said beside a map: what has no place, what stays within one, whose borders these are. */
function notesOf(state: ViewedState, placed: Placed): readonly Words[] {
  const { loose, within, halfPlaced, unplaced, between } = countPlaced(state, placed);
  const { isExternal } = placed.coordinates;
  return [
    ...(loose === 0 ? [] : [words.unplaced({ count: loose })]),
    ...(halfPlaced + unplaced === 0 ? [] : [words.halfPlaced({ count: halfPlaced, others: unplaced })]),
    ...(within === 0 ? [] : [words.within({ count: within })]),
    ...(between > MOST_LINES ? [words.mostLines({ count: between })] : []),
    ...(placed.own.some((e) => isExternal[e] === 1) ? [words.externalNote()] : []),
    words.borders(),
  ];
}
