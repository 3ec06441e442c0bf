import { sampleDenialMarks } from "../../drawing/claim-line.ts";
import { contestedSign } from "../../drawing/contested-sign.ts";
import { glyphPath } from "../../drawing/glyph-shapes.ts";
import { familyLegend, moved, SAMPLE, stanceLegend, writtenSign } from "../../drawing/legend.ts";
import type { LegendEntry, LegendGroup } from "../../drawing/legend-entry.ts";
import type { Mark } from "../../drawing/marks.ts";
import type { Palette } from "../../drawing/palette.ts";
import { mix } from "../../lib/mix-colours.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { imageWords } from "../../words/en/image.ts";
import { timelineViewWords as words } from "../../words/en/timeline-view.ts";
import { boxPath, type SeenSigns, sayingSign, TINT, type TimelineSign } from "./timeline-marks.ts";

/** Width of the sign of a bar in CSS pixels, and half its height. */
const BAR = { width: 30, half: 5 } as const;

/** The signs that have been drawn, and no others. */
export function timelineLegend(knowledge: KnowledgeGraph, seen: SeenSigns, palette: Palette): readonly LegendGroup[] {
  return [
    familyLegend(knowledge, seen.families, palette),
    stanceLegend(knowledge, seen.stances, palette),
    { title: words.signs(), entries: signEntries(seen.signs, palette) },
  ].filter(({ entries }) => entries.length > 0);
}

/** Signs of the timeline's own, each with what it means. */
function signEntries(seen: ReadonlySet<TimelineSign>, palette: Palette): readonly LegendEntry[] {
  const all = entriesBySign(palette);
  return (Object.keys(all) as TimelineSign[]).filter((sign) => seen.has(sign)).map((sign) => all[sign]);
}

function entriesBySign(palette: Palette): Readonly<Record<TimelineSign, LegendEntry>> {
  const { ink, mute, paper, accent, rule, hues } = palette;
  const bar = (from: number, to: number, share: number): Mark => ({
    kind: "path",
    d: boxPath(from, to, -BAR.half, 2 * BAR.half),
    fill: mix(hues.slate, paper, share),
  });
  const outline: Mark = {
    kind: "path",
    d: boxPath(0, BAR.width, -BAR.half, 2 * BAR.half),
    stroke: hues.slate,
    dash: [3, 2.5],
  };
  const line: Mark = { kind: "path", d: `M0 0H${BAR.width}`, stroke: ink, width: 1.6 };
  const heap = (share: number): readonly Mark[] =>
    [4, 9, 6].map((high, at) => ({
      kind: "path",
      d: boxPath(at * 7, at * 7 + 6, 6 - high, high),
      fill: mix(ink, paper, share),
    }));
  return {
    point: {
      label: words.signPoint(),
      width: 12,
      sign: [{ kind: "path", d: glyphPath("circle", 5), at: { x: 6, y: 0 }, fill: hues.slate }],
    },
    within: { label: words.signWithin(), width: BAR.width, sign: [bar(0, BAR.width, TINT.soft), outline] },
    lasting: {
      label: words.signLasting(),
      width: BAR.width,
      sign: [bar(0, BAR.width, TINT.soft), bar(8, 22, TINT.core)],
    },
    range: {
      label: words.signRange(),
      width: BAR.width,
      sign: [line, { kind: "path", d: `M0 -3v6M${BAR.width} -3v6`, stroke: ink }],
    },
    approximate: writtenSign("~", words.signApproximate(), mute),
    uncertain: writtenSign("(?)", words.signUncertain(), mute),
    open: {
      label: words.signOpen(),
      width: BAR.width,
      sign: [line, { kind: "path", d: `M${BAR.width - 2} -4l6 4l-6 4Z`, fill: ink }],
    },
    unknown: {
      label: words.signUnknown(),
      width: 20,
      sign: [
        { kind: "path", d: "M10 -5V5", stroke: ink, width: 1.2, dash: [1, 3], isRound: true },
        ...writtenSign("?", words.signUnknown(), ink).sign,
      ],
    },
    denied: {
      label: imageWords.denied(),
      width: SAMPLE.length,
      sign: sampleDenialMarks(SAMPLE.length, SAMPLE.width, ink),
    },
    contested: { label: imageWords.contested(), width: 13, sign: moved(contestedSign(palette, ink), 6.5) },
    said: { label: words.signSaid(), width: 8, sign: sayingSign(false, { x: 4, y: 0 }, palette) },
    published: { label: words.signPublished(), width: 8, sign: sayingSign(true, { x: 4, y: 0 }, palette) },
    heap: { label: words.signHeap(), width: 20, sign: heap(0.4) },
    "event-heap": { label: words.signEventHeap(), width: 20, sign: heap(0.4) },
    break: {
      label: words.signBreak(),
      width: 16,
      sign: [
        { kind: "path", d: boxPath(0, 16, -7, 14), fill: rule },
        { kind: "path", d: "M3 5l5 -10M8 5l5 -10", stroke: mute, width: 1.2 },
      ],
    },
    window: {
      label: words.signWindow(),
      width: 16,
      sign: [{ kind: "path", d: boxPath(0, 16, -7, 14), fill: mix(accent, paper, 0.16) }],
    },
  };
}
