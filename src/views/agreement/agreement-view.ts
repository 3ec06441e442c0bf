import { nameLines } from "../../derive/name-lines.ts";
import { claimLineMarks, type LineEnd, sampleDenialMarks, sampleLineMarks } from "../../drawing/claim-line.ts";
import { type Drawable, type Drawn, type DrawnViewKind, pictureOfDrawn } from "../../drawing/drawn.ts";
import { type Point as Place, pointOnEdge } from "../../drawing/edge-geometry.ts";
import { fitText } from "../../drawing/fit-text.ts";
import { glyphPath } from "../../drawing/glyph-shapes.ts";
import { type Box, type LabelCandidate, placeLabels } from "../../drawing/label-placement.ts";
import { familyLegend, SAMPLE } from "../../drawing/legend.ts";
import type { LegendEntry, LegendGroup } from "../../drawing/legend-entry.ts";
import {
  baselineAround,
  circlePath,
  type Font,
  letterMark,
  type Mark,
  type MeasureText,
  type PathMark,
} from "../../drawing/marks.ts";
import type { Palette } from "../../drawing/palette.ts";
import type { Sight } from "../../drawing/sight.ts";
import type { Size } from "../../drawing/size.ts";
import type { Target } from "../../drawing/targets.ts";
import { wrapText } from "../../drawing/text-blocks.ts";
import type { ViewedState } from "../../drawing/viewed-state.ts";
import type { FamilyLook } from "../../model/family-looks.ts";
import { entityAt } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import { agreementWords as words } from "../../words/en/agreement.ts";
import { numberText } from "../../words/numbers.ts";
import { type ActorPlaces, actorPlaces } from "./actor-places.ts";
import { type Agreement, agreementOf, type Tie } from "./agreement.ts";
import { agreementNotes, pointInWords, tieInWords, yearInWords } from "./agreement-words.ts";

const NAME_FONT: Font = { family: "sans", size: 12.5, weight: 520 };
const CLAIM_FONT: Font = { family: "serif", size: 13, weight: 430, isItalic: true };
const HEAD_FONT: Font = { family: "sans", size: 11.5, weight: 560 };
const NAME_WRAP = 18;
/** Room around what is joined, in CSS pixels. */
const MARGIN = { across: 90, down: 54 } as const;
/** Length of a tie, at most, that few actors are spread to, in CSS pixels; and how much more one side may be stretched. */
const LONGEST = 380;
const STRETCH = 1.7;
/** Radius of an actor in CSS pixels: least, and what the one with the most claims has besides. */
const RADIUS = { silent: 3.5, least: 6, more: 17 } as const;
/** Actors from which on all are smaller, so that their glyphs take no more room together; and how small at the least. */
const CROWD = { from: 40, least: 0.35 } as const;
/** Thickness of a line in CSS pixels: of one point, and what the one of the most points has besides. */
const THICKNESS = { one: 1.8, more: 6 } as const;
/** Dashes of a line of disagreement, of whatever thickness, and the thickest bar across it, in CSS pixels. */
const DASH = [9, 5] as const;
const BAR = 3;
/** Height of the arcs of two lines between the same two. */
const APART = 0.09;
/** Lines beside which it is written what they are about, at most; and the room for that in CSS pixels. */
const WRITTEN = { most: 8, width: 250, leading: 17, lines: 6, gap: 9 } as const;
/** From so many lines on, those of few points recede. */
const MANY = 60;
/** The row of those who share nothing, in CSS pixels. */
const ALONE = { row: 28, head: 30, foot: 14, gap: 22, rows: 4, share: 0.2, radius: 9, name: 180 } as const;
/** Room for the tools of the view, beside those rows or, where that is narrow, below them. */
const TOOLS = { width: 176, height: 42, beside: 560 } as const;
const SILENT = 0.4;
/** Radii of the discs that stand for sizes in a legend, in CSS pixels: not to scale, for which there is no room. */
const SIZE_SIGN = { small: 3, large: 8 } as const;

/** Those to whom claims are attributed, joined by what they agree on, and apart from it by what they disagree on. */
export const agreementKind: DrawnViewKind = { id: "agreement", zoomable: "both", prepare };

/** Pictures of who agrees with whom. */
export const pictureOfAgreement = pictureOfDrawn(agreementKind);

/** The hues of a palette that ties are drawn in. */
interface TieColours {
  readonly hues: Pick<Palette["hues"], "blue" | "rust">;
}

/** All that is drawn, worked out. */
interface Prepared {
  readonly state: ViewedState;
  /** Of all years: who stands where, and how large and broad what has most is. */
  readonly overall: Agreement;
  readonly now: Agreement;
  readonly places: ActorPlaces;
  readonly names: readonly string[];
  readonly looks: readonly FamilyLook[];
  readonly most: { readonly claims: number; readonly points: number };
}

function prepare(state: ViewedState): Drawable {
  const { knowledge, view } = state;
  const { year } = view.agreement;
  const overall = agreementOf(state, null);
  const now = year === null ? overall : agreementOf(state, year);
  const names = overall.actors.map(({ entity }) => nameOf(entityAt(knowledge, entity)));
  const prepared: Prepared = {
    state,
    overall,
    now,
    names,
    places: actorPlaces(overall, names),
    looks: overall.actors.map(
      ({ entity }) => knowledge.familyLooks[knowledge.entityFamily[entity] as number] as FamilyLook,
    ),
    most: {
      claims: overall.actors.reduce((most, { claims }) => Math.max(most, claims), 1),
      points: overall.ties.reduce((most, { count }) => Math.max(most, count), 1),
    },
  };
  return {
    whole: (screen) => screen,
    draw: (sight, palette, measure) => draw(prepared, sight, palette, measure),
    legend: (palette) => legendOf(prepared, palette),
    subject: words.subject({
      actors: now.actors.filter(({ claims }) => claims > 0).length,
      claims: now.claims.placed,
      agreements: now.all.agreement.points,
      disagreements: now.all.disagreement.points,
      year: year === null ? "all" : yearInWords(year),
    }),
    notes: agreementNotes(now),
    nothing:
      now.claims.placed > 0 ? null : year === null ? words.nothing() : words.nothingInYear({ year: yearInWords(year) }),
  };
}

function draw(prepared: Prepared, sight: Sight, palette: Palette, measure: MeasureText): Drawn {
  const { now, places, names, looks } = prepared;
  if (now.claims.placed === 0) return { marks: [], targets: [] };
  const alone = setAlone(prepared, sight.whole, palette, measure);
  const onScreen = placer(places, { ...sight.whole, height: sight.whole.height - alone.height }, sight);
  const ends = new Map<number, LineEnd>(
    places.joined.map((actor, i) => {
      const look = looks[actor] as FamilyLook;
      const radius = radiusOf(prepared, actor);
      return [actor, { ...onScreen(i), radius, glyph: look.glyph, isSelected: false }];
    }),
  );
  const marks: Mark[] = [];
  const targets: Target[] = [];
  const joinedBy = new Map<number, number>();
  const key = ({ a, b }: Tie) => a * names.length + b;
  for (const tie of now.ties) joinedBy.set(key(tie), (joinedBy.get(key(tie)) ?? 0) + 1);
  const middles: Middle[] = [];
  // The broadest first, so that none lies under another as a whole.
  for (const tie of now.ties.toSorted((one, other) => other.count - one.count)) {
    const [source, target] = [ends.get(tie.a), ends.get(tie.b)];
    if (source === undefined || target === undefined) continue;
    const curvature = joinedBy.get(key(tie)) === 1 ? 0 : tie.kind === "agreement" ? APART : -APART;
    const share = prepared.most.points === 1 ? 0 : (tie.count - 1) / (prepared.most.points - 1);
    const line = {
      source,
      target,
      curvature,
      width: THICKNESS.one + THICKNESS.more * Math.sqrt(share),
      color: colourOf(tie.kind, palette),
      pattern: "solid",
      isDenied: tie.kind === "disagreement",
      hasArrow: false,
    } as const;
    const opacity = now.ties.length < MANY ? 1 : 0.3 + 0.6 * Math.sqrt(share);
    marks.push(...asDrawn(tie.kind, claimLineMarks(line)).map((mark) => ({ ...mark, opacity })));
    const points = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((t) => pointOnEdge(source, target, -curvature, t));
    middles.push({ tie, at: pointOnEdge(source, target, -curvature, 0.5), points });
    targets.push({
      entities: [],
      claims: tie.claims,
      area: { kind: "line", points },
      words: () => tieInWords(prepared.state.knowledge, now, names, tie),
    });
  }
  for (const actor of places.joined) {
    const { x, y, radius } = ends.get(actor) as LineEnd;
    marks.push(...glyphMarks(looks[actor] as FamilyLook, { x, y }, radius, isSilent(now, actor), palette));
    targets.push(actorTarget(prepared, actor, { kind: "disc", x, y, radius: Math.max(radius, 6) }));
  }
  const row = alone.place(sight);
  const foot = sight.toScreen({ x: 0, y: sight.whole.height - alone.height }).y;
  const below: Box = { left: 0, right: sight.width, top: foot, bottom: Math.max(foot, sight.height) };
  marks.push(...labelMarks(prepared, ends, middles, below, sight, palette, measure));
  return { marks: [...marks, ...row.marks], targets: [...targets, ...row.targets] };
}

/** Where the place of a joined actor is on the screen: as large as there is room, few not too far from each other. */
function placer({ at, tieLength }: ActorPlaces, room: Size, sight: Sight): (i: number) => Place {
  const isUpright = room.height > room.width;
  const along = (i: number) => at[2 * i + (isUpright ? 1 : 0)] as number;
  const down = (i: number) => at[2 * i + (isUpright ? 0 : 1)] as number;
  const extent = (of: (i: number) => number) => {
    let [least, most] = [Infinity, -Infinity];
    for (let i = 0; i < at.length / 2; i++) {
      least = Math.min(least, of(i));
      most = Math.max(most, of(i));
    }
    return { middle: (least + most) / 2, length: Math.max(1e-6, most - least) };
  };
  const [x, y] = [extent(along), extent(down)];
  const margin = {
    across: Math.min(MARGIN.across, 0.18 * room.width),
    down: Math.min(MARGIN.down, 0.18 * room.height),
  };
  const scaleX = (room.width - 2 * margin.across) / x.length;
  const scaleY = (room.height - 2 * margin.down) / y.length;
  const both = Math.min(scaleX, scaleY, LONGEST / tieLength);
  const bounded = (scale: number) => Math.min(scale, STRETCH * both);
  return (i) =>
    sight.toScreen({
      x: room.width / 2 + bounded(scaleX) * (along(i) - x.middle),
      y: room.height / 2 + bounded(scaleY) * (down(i) - y.middle),
    });
}

function colourOf(kind: Tie["kind"], { hues }: TieColours): string {
  return kind === "agreement" ? hues.blue : hues.rust;
}

/** What besides colour tells the two kinds apart: agreement is unbroken, disagreement dashed with a bar across. */
function asDrawn(kind: Tie["kind"], marks: readonly PathMark[]): readonly PathMark[] {
  if (kind === "agreement") return marks;
  return marks.map((mark, nth) =>
    nth === 0 ? { ...mark, dash: DASH } : { ...mark, width: Math.min(BAR, mark.width ?? 1) },
  );
}

function radiusOf({ now, most, places }: Prepared, actor: number): number {
  const claims = now.actors[actor]?.claims ?? 0;
  const crowd = Math.max(CROWD.least, Math.min(1, Math.sqrt(CROWD.from / Math.max(1, places.joined.length))));
  return crowd * (claims === 0 ? RADIUS.silent : radiusFor(claims, most.claims));
}

/** The area beyond the least grows with the claims. */
function radiusFor(claims: number, most: number): number {
  return RADIUS.least + RADIUS.more * Math.sqrt(claims / most);
}

/** Whether all ties are drawn that there are. */
function isWhole({ all, ties }: Agreement): boolean {
  return all.agreement.ties + all.disagreement.ties === ties.length;
}

function isSilent({ actors }: Agreement, actor: number): boolean {
  return actors[actor]?.claims === 0;
}

function glyphMarks(
  { glyph, hue, letter }: FamilyLook,
  at: Place,
  radius: number,
  isFaint: boolean,
  { hues, paper }: Palette,
): readonly Mark[] {
  const opacity = isFaint ? SILENT : 1;
  const marks: Mark[] = [
    { kind: "path", d: glyphPath(glyph, radius), at, fill: hues[hue], stroke: paper, width: 1.5, opacity },
  ];
  if (letter !== null && radius >= 6) marks.push({ ...letterMark(letter, at, radius, paper), opacity });
  return marks;
}

function actorTarget({ now, names }: Prepared, actor: number, area: Target["area"]): Target {
  const { entity, claims, agrees, disagrees } = now.actors[actor] as Agreement["actors"][number];
  return {
    entities: [entity],
    claims: [],
    area,
    words: () => words.actor({ name: names[actor] ?? "", claims, agrees, disagrees }),
  };
}

interface Middle {
  readonly tie: Tie;
  readonly at: Place & { readonly angle: number };
  readonly points: readonly Place[];
}

/**
 * Names, those with the most claims first, and where there are few lines what each is about.
 * @param below what is at the foot: nothing is written over it.
 */
function labelMarks(
  { state, now, names }: Prepared,
  ends: ReadonlyMap<number, LineEnd>,
  middles: readonly Middle[],
  below: Box,
  sight: Sight,
  palette: Palette,
  measure: MeasureText,
): readonly Mark[] {
  const texts: (readonly string[])[] = [];
  const candidates: LabelCandidate[] = [];
  const sized = (lines: readonly string[], font: Font, leading: number) => ({
    width: Math.max(...lines.map((line) => measure(line, font))),
    height: leading * lines.length,
  });
  for (const [actor, { x, y, radius }] of ends) {
    const forms = [...new Set([names[actor] ?? "", nameLines(names[actor] ?? "", NAME_WRAP).join("\n")])];
    candidates.push({
      key: texts.push(forms) - 1,
      x,
      y,
      radius,
      forms: forms.map((form) => sized(form.split("\n"), NAME_FONT, 15)).toReversed(),
      isForced: false,
    });
  }
  const actors = [...ends.keys()];
  if (middles.length <= WRITTEN.most)
    for (const { tie, at } of middles.toSorted((one, other) => rankOf(one.tie) - rankOf(other.tie))) {
      const width = Math.min(WRITTEN.width, sight.width / 2.5);
      const point = pointInWords(state.knowledge, now, names, tie);
      const all = wrapText(words.onLine({ point, more: tie.count - 1 }), width, CLAIM_FONT, measure);
      const lines =
        all.length <= WRITTEN.lines
          ? all
          : [
              ...all.slice(0, WRITTEN.lines - 1),
              fitText(all.slice(WRITTEN.lines - 1).join(" "), width, CLAIM_FONT, measure),
            ];
      candidates.push({
        key: texts.push([lines.join("\n")]) - 1,
        x: at.x,
        y: at.y,
        radius: 0,
        forms: [sized(lines, CLAIM_FONT, WRITTEN.leading)],
        spots: ({ width: wide, height }) => spotsBeside(at, wide, height),
        isForced: false,
      });
    }
  const obstacles = [...ends.values()].map(({ x, y, radius }): Box => {
    return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
  });
  const lines = middles.flatMap(({ points }) =>
    points.map(({ x, y }): Box => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 })),
  );
  const placed = placeLabels(candidates, obstacles, sight, [below], middles.length <= MANY ? lines : []);
  return placed.flatMap(({ key, form, left, right, top }) => {
    const forms = texts[key] as readonly string[];
    const text = forms[forms.length - 1 - form] as string;
    const isName = key < actors.length;
    const [font, leading] = isName ? [NAME_FONT, 15] : [CLAIM_FONT, WRITTEN.leading];
    const isFaint = isName && isSilent(now, actors[key] as number);
    return text.split("\n").map(
      (line, nth): Mark => ({
        kind: "text",
        text: line,
        font,
        x: (left + right) / 2,
        y: baselineAround(top + (nth + 0.5) * leading, font.size),
        anchor: "middle",
        fill: isName ? palette.ink : palette.mute,
        halo: palette.paper,
        ...(isFaint ? { opacity: SILENT } : {}),
        whole: text,
      }),
    );
  });
}

/** Where there is no room for all, what is contested is written first. */
function rankOf({ kind }: Tie): number {
  return kind === "disagreement" ? 0 : 1;
}

/** Places for a text beside the middle of a line, on one side and on the other, the nearest first. */
function spotsBeside({ x, y, angle }: Place & { readonly angle: number }, width: number, height: number) {
  const normal = { x: -Math.sin(angle), y: Math.cos(angle) };
  const reach = (Math.abs(normal.x) * width + Math.abs(normal.y) * height) / 2 + WRITTEN.gap;
  return [-1, 1, -1.4, 1.4, -2, 2].flatMap((side) =>
    [0, -0.35, 0.35].map((along) => ({
      x: x + side * reach * normal.x + along * width * Math.cos(angle),
      y: y + side * reach * normal.y + along * width * Math.sin(angle),
    })),
  );
}

/** Those who share nothing with anyone, in rows at the foot: how high that is, and what is drawn of it. */
function setAlone(prepared: Prepared, whole: Size, palette: Palette, measure: MeasureText) {
  const { places, names, looks, overall, now, most } = prepared;
  const left = Math.min(26, 0.06 * whole.width);
  const isNarrow = whole.width < TOOLS.beside;
  const width = whole.width - 2 * left - (isNarrow ? 0 : TOOLS.width);
  const mostRows =
    places.joined.length === 0
      ? Math.floor((whole.height - ALONE.head) / ALONE.row) - 1
      : Math.max(1, Math.min(ALONE.rows, Math.floor((ALONE.share * whole.height) / ALONE.row)));
  const chips: {
    readonly actor: number;
    readonly text: string;
    readonly wide: number;
    readonly x: number;
    readonly row: number;
  }[] = [];
  let [x, row] = [0, 0];
  for (const actor of places.alone) {
    const text = fitText(names[actor] ?? "", Math.min(ALONE.name, width - 40), NAME_FONT, measure);
    const wide = 2 * ALONE.radius + 8 + measure(text, NAME_FONT);
    if (x > 0 && x + wide > width) [x, row] = [0, row + 1];
    if (row >= mostRows) break;
    chips.push({ actor, text, wide, x, row });
    x += wide + ALONE.gap;
  }
  const rows = chips.length === 0 ? 0 : (chips.at(-1)?.row ?? 0) + 1;
  const height = rows === 0 ? 0 : ALONE.head + rows * ALONE.row + (isNarrow ? TOOLS.height : ALONE.foot);
  const place = (sight: Sight): Drawn => {
    if (rows === 0) return { marks: [], targets: [] };
    const top = whole.height - height;
    const start = sight.toScreen({ x: left, y: top });
    const marks: Mark[] = [
      {
        kind: "path",
        d: `M0 0h${(whole.width - 2 * left) * sight.magnification}`,
        at: start,
        stroke: palette.rule,
        width: 1,
      },
    ];
    const head = words.aloneTitle({
      ties: isWhole(overall) ? "all" : "some",
      shown: chips.length,
      all: places.alone.length,
    });
    const heading = { x: start.x, y: start.y + 20, anchor: "start", fill: palette.mute, font: HEAD_FONT } as const;
    marks.push({ kind: "text", text: fitText(head, whole.width - 2 * left, HEAD_FONT, measure), ...heading });
    const targets = chips.map(({ actor, text, wide, x: from, row: nth }): Target => {
      const at = sight.toScreen({ x: left + from + ALONE.radius, y: top + ALONE.head + (nth + 0.5) * ALONE.row });
      const radius = Math.min(ALONE.radius, radiusFor(now.actors[actor]?.claims ?? 0, most.claims));
      const isFaint = isSilent(now, actor);
      marks.push(...glyphMarks(looks[actor] as FamilyLook, at, radius, isFaint, palette), {
        kind: "text",
        text,
        font: NAME_FONT,
        x: at.x + ALONE.radius + 6,
        y: baselineAround(at.y, NAME_FONT.size),
        anchor: "start",
        fill: palette.ink,
        whole: names[actor] ?? "",
        ...(isFaint ? { opacity: SILENT } : {}),
      });
      const area = { kind: "box", left: at.x - ALONE.radius, top: at.y - 12, width: wide, height: 24 } as const;
      return actorTarget(prepared, actor, area);
    });
    return { marks, targets };
  };
  return { height, place };
}

function legendOf({ state, now, most }: Prepared, palette: Palette): readonly LegendGroup[] {
  const families = new Set(
    now.actors.filter(({ claims }) => claims > 0).map(({ entity }) => state.knowledge.entityFamily[entity] as number),
  );
  const sizes: LegendEntry = {
    label: words.attributed({ most: most.claims }),
    width: 3 * SIZE_SIGN.large,
    sign: [SIZE_SIGN.small, SIZE_SIGN.large].map((radius, nth) => ({
      kind: "path",
      d: circlePath(radius),
      at: { x: nth === 0 ? radius : 2 * SIZE_SIGN.large, y: 0 },
      stroke: palette.ink,
    })),
  };
  return [
    { title: words.lines(), entries: (["agreement", "disagreement"] as const).map((kind) => lineEntry(kind, palette)) },
    ...(most.points > 1
      ? [
          {
            title: words.lineWidth(),
            entries: [1, most.points].map((count) => widthEntry(count, most.points, palette)),
          },
        ]
      : []),
    familyLegend(state.knowledge, families, palette),
    { title: words.size(), entries: [sizes] },
  ];
}

/** The sign of a kind of tie, with its name. */
export function lineEntry(kind: Tie["kind"], palette: TieColours): LegendEntry {
  const color = colourOf(kind, palette);
  const sign = asDrawn(
    kind,
    kind === "agreement"
      ? sampleLineMarks("solid", SAMPLE.length, SAMPLE.width, color)
      : sampleDenialMarks(SAMPLE.length, SAMPLE.width, color),
  );
  return { label: words[kind](), width: SAMPLE.length, sign };
}

function widthEntry(count: number, most: number, { mute }: Palette) {
  const width = THICKNESS.one + THICKNESS.more * Math.sqrt((count - 1) / (most - 1));
  return { label: numberText(count), width: SAMPLE.length, sign: sampleLineMarks("solid", SAMPLE.length, width, mute) };
}
