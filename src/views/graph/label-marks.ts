import { CONTESTED_RADIUS, contestedSign } from "../../drawing/contested-sign.ts";
import type { PlacedLabel } from "../../drawing/label-placement.ts";
import { baselineAround, circlePath, type Font, letterMark, type Mark } from "../../drawing/marks.ts";
import { EMPHASIS } from "./emphasis.ts";
import { captionFont, type LabelLayout } from "./label-layout.ts";
import { type LabelText, LINE_HEIGHT } from "./label-texts.ts";
import type { LineMark } from "./line-marks.ts";
import { hueOf, isHollow, levelOfLine, type Rendering } from "./rendering.ts";

/** The count of a bundled line, and the letter of a lens. */
const COUNT_FONT: Font = { family: "sans", size: 11, weight: 640 };
const PIN_RADIUS = 3.5;
/** Opacity of what recedes while something is singled out. */
export const RECEDED = 0.35;
export const CAPTION_INK = 0.85;
/** How much wider than itself a pin's rim of paper is, in CSS pixels. */
const PIN_HALO = 1.5;

/** Names of regions, and lines that go with headings, which lie beneath everything. */
export function captionMarks(
  { palette, emphasis }: Rendering,
  { captions, guides, scale }: LabelLayout,
): readonly Mark[] {
  const font = captionFont(scale);
  const names = captions.map(
    ({ text, x, y }): Mark => ({
      kind: "text",
      text,
      font,
      x,
      y: baselineAround(y, font.size),
      anchor: "middle",
      fill: palette.mute,
      opacity: emphasis.isActive ? RECEDED : CAPTION_INK,
    }),
  );
  return [...guides, ...names];
}

/** What lies over nodes and lines: marks on lines, names, pins. */
export function labelMarks(rendering: Rendering, layout: LabelLayout): readonly Mark[] {
  const marks: Mark[] = [...layout.headings];
  for (const { entity, letter, radius, ...at } of layout.letters) {
    const isReceded = rendering.emphasis.isActive && rendering.emphasis.entities[entity] === EMPHASIS.receded;
    const fill = isHollow(rendering, entity) ? hueOf(rendering, entity) : rendering.palette.paper;
    marks.push({ ...letterMark(letter, at, radius, fill), opacity: isReceded ? RECEDED : 1 });
  }
  marks.push(...layout.differing);
  for (const mark of layout.lineMarks) marks.push(...lineMarkMarks(rendering, mark));
  for (const label of layout.placed) {
    const text = layout.texts.get(label.key);
    if (text !== undefined) nameMarks(rendering, label, text, marks);
  }
  marks.push(...pinMarks(rendering, layout));
  return marks;
}

function lineMarkMarks(rendering: Rendering, { x, y, claim, isContested, words, lenses }: LineMark): readonly Mark[] {
  const { palette, emphasis, typeScale } = rendering;
  const level = levelOfLine(rendering, claim);
  const opacity = emphasis.isActive && level === EMPHASIS.receded ? RECEDED : 1;
  const ink = level >= EMPHASIS.hovered ? palette.accent : palette.ink;
  const marks: Mark[] = isContested
    ? contestedSign(palette, ink, typeScale).map((mark) => ({ ...mark, at: { x, y }, opacity }) as Mark)
    : [];
  if (words === "") return marks;
  const { hues } = palette;
  const font: Font = { ...COUNT_FONT, size: COUNT_FONT.size * typeScale };
  marks.push({
    kind: "text",
    text: words,
    font,
    x: isContested ? x + 2.2 * CONTESTED_RADIUS * typeScale : x,
    y: baselineAround(y, font.size),
    anchor: "middle",
    fill: ink === palette.accent ? ink : ([ink, hues.rust, hues.blue][lenses] ?? ink),
    halo: palette.paper,
    opacity,
  });
  return marks;
}

/** Pushes, as this runs for every name of every frame. */
function nameMarks(rendering: Rendering, place: PlacedLabel, text: LabelText, marks: Mark[]): void {
  const { key, left, top, right, bottom } = place;
  const { knowledge, emphasis, palette, revealing, context, entityDim, isPresented } = rendering;
  const isClaim = key >= knowledge.order;
  const isAppearing = isClaim ? revealing?.claims.has(key - knowledge.order) : revealing?.entities.has(key);
  const level = isClaim ? levelOfLine(rendering, key - knowledge.order) : (emphasis.entities[key] as number);
  const isMute =
    isClaim || context.has(key) || entityDim[key] === 1 || (emphasis.isActive && level === EMPHASIS.receded);
  const ink = isClaim && level >= EMPHASIS.hovered ? palette.accent : isMute ? palette.mute : palette.ink;
  const { lines, font, addition, lastWidth, additionWidth } = text;
  const middle = (left + right) / 2;
  const appearing = isAppearing ? { opacity: revealing?.share ?? 1 } : {};
  const whole = lines.length > 1 ? { whole: lines.join(" ") } : {};
  const style = { kind: "text", font, anchor: "middle", halo: palette.paper, ...whole, ...appearing } as const;
  // Seen from afar, words are read only where no other line runs through them.
  if (isClaim && isPresented)
    marks.push({ kind: "path", d: `M${left} ${top}H${right}V${bottom}H${left}Z`, fill: palette.paper, ...appearing });
  for (const [i, line] of lines.entries()) {
    const y = baselineAround(top + (i + 0.5) * font.size * LINE_HEIGHT, font.size);
    const hasAddition = i === lines.length - 1 && addition !== "";
    marks.push({ ...style, text: line, x: hasAddition ? middle - additionWidth / 2 : middle, y, fill: ink });
    if (!hasAddition) continue;
    // By its end, as an SVG drops the space that it begins with.
    const end = middle + (lastWidth + additionWidth) / 2;
    marks.push({ ...style, text: addition.trimStart(), anchor: "end", x: end, y, fill: palette.mute });
  }
}

function pinMarks({ palette }: Rendering, { pins }: LabelLayout): readonly Mark[] {
  return pins.flatMap(({ x, y, foot }): Mark[] =>
    [
      { colour: palette.paper, width: 4, halo: PIN_HALO },
      { colour: palette.ink, width: 1.5, halo: 0 },
    ].flatMap(({ colour, width, halo }): Mark[] => [
      {
        kind: "path",
        d: `M0 0L${x - foot.x} ${y - foot.y}`,
        at: foot,
        stroke: colour,
        width,
        isRound: true,
      },
      { kind: "path", d: circlePath(PIN_RADIUS + halo), at: { x, y }, fill: colour },
    ]),
  );
}
