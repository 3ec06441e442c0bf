import { sampleDenialMarks } from "../../../drawing/claim-line.ts";
import { contestedSign } from "../../../drawing/contested-sign.ts";
import { drawnByLegend } from "../../../drawing/drawn-by-legend.ts";
import { NODE_OUTLINE } from "../../../drawing/edge-geometry.ts";
import { familyLegend, moved, SAMPLE, stanceLegend, writtenSign } from "../../../drawing/legend.ts";
import type { LegendEntry, LegendGroup } from "../../../drawing/legend-entry.ts";
import { circlePath, type Mark } from "../../../drawing/marks.ts";
import type { Palette } from "../../../drawing/palette.ts";
import type { FamilyLook } from "../../../model/family-looks.ts";
import { imageWords as words } from "../../../words/en/image.ts";
import type { LabelLayout } from "../label-layout.ts";
import type { Rendering } from "../rendering.ts";
import type { Seen } from "./graph-marks.ts";

/** Radius of an entity's glyph in CSS pixels. */
const GLYPH_RADIUS = 5;

/** The signs that are in sight, and no others. */
export function legendOf(rendering: Rendering, seen: Seen, { lineMarks, placed, pins }: LabelLayout): LegendGroup[] {
  const { knowledge, palette, drawing } = rendering;
  // Where colours say something else, shapes alone say of what type an entity is.
  const look = drawing?.colour ? (own: FamilyLook) => ({ ...own, hue: "slate" as const }) : undefined;
  const groups: LegendGroup[] = [
    familyLegend(knowledge, seen.families, palette, look),
    stanceLegend(knowledge, seen.stances, palette),
  ];
  if (drawing !== null) groups.unshift(...drawnByLegend(knowledge, rendering, drawing, palette));
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
  if (lineMarks.some((mark) => mark.words.includes("×"))) signs.push(writtenSign("×2", words.bundled(), palette.ink));
  if (lettersSeen.has(1)) signs.push(writtenSign("A", words.onlyFirstLens(), palette.hues.rust));
  if (lettersSeen.has(2)) signs.push(writtenSign("B", words.onlySecondLens(), palette.hues.blue));
  if (placed.some(({ key }) => rendering.notShown.has(key)))
    signs.push(writtenSign("+2", words.notShown(), palette.mute));
  if (seen.hasSelection) signs.push({ label: words.selected(), width: 19, sign: selectedSign(palette) });
  if (seen.hasContext) signs.push({ label: words.forContext(), width: 13, sign: contextSign(palette) });
  if (pins.length > 0) signs.push({ label: words.pinned(), width: 12, sign: pinSign(palette) });
  return [...groups, { title: words.symbols(), entries: signs }].filter(({ entries }) => entries.length > 0);
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
