import { lookOfStance, stanceInWords } from "../../../derive/claim-words.ts";
import type { FamilyLook } from "../../../model/family-looks.ts";
import { type LineLook, strokeOf } from "../../../model/line-look.ts";
import { imageWords as words } from "../../../words/en/image.ts";
import { verbatim, type Words } from "../../../words/message.ts";
import { NODE_OUTLINE, THIN_LINE } from "../edge-geometry.ts";
import type { LabelLayout } from "../label-layout.ts";
import { contestedSign, letterMark } from "../label-marks.ts";
import { baselineAround, circlePath, type Font, type Mark, type MeasureText } from "../marks.ts";
import type { Palette } from "../palette.ts";
import type { Rendering } from "../rendering.ts";
import { sampleDenialMarks, sampleLineMarks } from "./claim-line.ts";
import { drawnByLegend } from "./drawn-by-legend.ts";
import { glyphPath } from "./glyph-shapes.ts";
import type { Seen } from "./graph-marks.ts";
import type { LegendEntry, LegendGroup } from "./legend-entry.ts";

const GLYPH_RADIUS = 5;
const GLYPH_WIDTH = 14;
const SAMPLE = { length: 36, width: 1.7 };
const HEAD_FONT: Font = { family: "sans", size: 10, weight: 640 };
const ENTRY_FONT: Font = { family: "sans", size: 12, weight: 430 };
const SIGN_FONT: Font = { family: "sans", size: 11, weight: 640 };
/** From this width in CSS pixels on, the title of a group stands beside its entries instead of above them. */
const WIDE = 620;
const HEAD_COLUMN = 124;
const ROW = 21;
const GAP = { sign: 7, entry: 17, group: 5, head: 17 };

/** The signs that are in sight, and no others. */
export function legendOf(
  rendering: Rendering,
  seen: Seen,
  { lineMarks, texts, placed, pins }: LabelLayout,
): LegendGroup[] {
  const { knowledge, palette, drawing } = rendering;
  const { families } = knowledge.dataset.vocabulary;
  const groups: LegendGroup[] = [
    {
      title: words.entityTypes(),
      entries: families.flatMap(({ label }, family) => {
        const own = knowledge.familyLooks[family];
        if (own === undefined || !seen.families.has(family)) return [];
        // Where colours say something else, shapes alone say of what type an entity is.
        const look = drawing?.colour ? { ...own, hue: "slate" as const } : own;
        return [{ label: verbatim(label), width: GLYPH_WIDTH, sign: familySign(look, palette) }];
      }),
    },
    {
      title: words.certainty(),
      entries: [...seen.stances]
        .sort((a, b) => a - b)
        .map((stance) => ({
          label: verbatim(stanceInWords(knowledge, stance)),
          width: SAMPLE.length,
          sign: stanceSign(lookOfStance(knowledge, stance), palette),
        })),
    },
  ];
  if (drawing !== null) groups.unshift(...drawnByLegend(knowledge, drawing, palette));
  const signs: LegendEntry[] = [];
  const lettersSeen = new Set(lineMarks.map(({ lenses }) => lenses));
  if (lineMarks.some(({ isContested }) => isContested))
    signs.push({ label: words.contested(), width: 13, sign: moved(contestedSign(palette, palette.ink), 6.5) });
  if (seen.hasDenial)
    signs.push({
      label: words.denied(),
      width: SAMPLE.length,
      sign: sampleDenialMarks(SAMPLE.length, SAMPLE.width, palette.ink),
    });
  if (lineMarks.some((mark) => mark.words.includes("×"))) signs.push(written("×2", words.bundled(), palette.ink));
  if (lettersSeen.has(1)) signs.push(written("A", words.onlyFirstLens(), palette.hues.rust));
  if (lettersSeen.has(2)) signs.push(written("B", words.onlySecondLens(), palette.hues.blue));
  if (placed.some(({ key }) => (texts.get(key)?.addition ?? "") !== ""))
    signs.push(written("+2", words.notShown(), palette.mute));
  if (seen.hasSelection) signs.push({ label: words.selected(), width: 19, sign: selectedSign(palette) });
  if (seen.hasContext) signs.push({ label: words.forContext(), width: 13, sign: contextSign(palette) });
  if (pins.length > 0) signs.push({ label: words.pinned(), width: 12, sign: pinSign(palette) });
  return [...groups, { title: words.symbols(), entries: signs }].filter(({ entries }) => entries.length > 0);
}

/**
 * Sets a legend in rows that wrap, from the top left corner of a column downwards.
 * @returns its marks, and where the next thing may begin.
 */
export function setLegend(
  groups: readonly LegendGroup[],
  { left, top, width }: { readonly left: number; readonly top: number; readonly width: number },
  palette: Palette,
  measure: MeasureText,
): { readonly marks: readonly Mark[]; readonly bottom: number } {
  const marks: Mark[] = [];
  const isWide = width >= WIDE;
  const start = left + (isWide ? HEAD_COLUMN : 0);
  let y = top;
  for (const { title, entries } of groups) {
    const head = { font: HEAD_FONT, fill: palette.mute, anchor: "start" } as const;
    const text = title.toUpperCase();
    marks.push({ ...head, kind: "text", text, x: left, y: baselineAround(y + (isWide ? ROW : GAP.head) / 2, 10) });
    if (!isWide) y += GAP.head;
    let x = start;
    for (const { label, width: signWidth, sign } of entries) {
      const lead = signWidth === 0 ? 0 : signWidth + GAP.sign;
      const entryWidth = lead + measure(label, ENTRY_FONT);
      if (x > start && x + entryWidth > left + width) {
        x = start;
        y += ROW;
      }
      const middle = y + ROW / 2;
      marks.push(...moved(sign, x, middle), {
        kind: "text",
        text: label,
        font: ENTRY_FONT,
        x: x + lead,
        y: baselineAround(middle, ENTRY_FONT.size),
        anchor: "start",
        fill: palette.ink,
      });
      x += entryWidth + GAP.entry;
    }
    y += ROW + GAP.group;
  }
  return { marks, bottom: y - GAP.group };
}

function familySign({ hue, glyph, letter }: FamilyLook, { hues, paper }: Palette): readonly Mark[] {
  const at = { x: GLYPH_WIDTH / 2, y: 0 };
  if (letter === null) return [{ kind: "path", d: glyphPath(glyph, GLYPH_RADIUS), at, fill: hues[hue] }];
  const radius = GLYPH_WIDTH / 2;
  return [{ kind: "path", d: glyphPath(glyph, radius), at, fill: hues[hue] }, letterMark(letter, at, radius, paper)];
}

function stanceSign(look: LineLook, { ink, mute }: Palette): readonly Mark[] {
  const { pattern, isThin } = strokeOf(look);
  return sampleLineMarks(pattern, SAMPLE.length, isThin ? THIN_LINE : SAMPLE.width, isThin ? mute : ink);
}

function written(text: string, label: Words, fill: string): LegendEntry {
  const width = text.length * 7.5;
  const y = baselineAround(0, SIGN_FONT.size);
  return { label, width, sign: [{ kind: "text", text, font: SIGN_FONT, x: width / 2, y, anchor: "middle", fill }] };
}

function selectedSign({ accent, mute }: Palette): readonly Mark[] {
  const at = { x: 9.5, y: 0 };
  return [
    { kind: "path", d: circlePath(3.5), at, fill: mute },
    { kind: "path", d: circlePath(3.5 + 3 * NODE_OUTLINE), at, stroke: accent, width: 2 },
  ];
}

function contextSign({ mute, paper }: Palette): readonly Mark[] {
  const at = { x: 6.5, y: 0 };
  return [
    { kind: "path", d: circlePath(GLYPH_RADIUS + NODE_OUTLINE), at, fill: mute },
    { kind: "path", d: circlePath(GLYPH_RADIUS), at, fill: paper },
  ];
}

function pinSign({ ink }: Palette): readonly Mark[] {
  return [
    { kind: "path", d: "M1.5 5L7 -0.5", stroke: ink, width: 1.5, isRound: true },
    { kind: "path", d: circlePath(3.5), at: { x: 7.5, y: -1.5 }, fill: ink },
  ];
}

function moved(marks: readonly Mark[], dx: number, dy = 0): readonly Mark[] {
  return marks.map((mark) =>
    mark.kind === "text"
      ? { ...mark, x: mark.x + dx, y: mark.y + dy }
      : { ...mark, at: { x: (mark.at?.x ?? 0) + dx, y: (mark.at?.y ?? 0) + dy } },
  );
}
