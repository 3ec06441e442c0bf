import { lookOfStance, stanceInWords } from "../derive/claim-words.ts";
import type { FamilyLook } from "../model/family-looks.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import { type LineLook, strokeOf } from "../model/line-look.ts";
import { imageWords as words } from "../words/en/image.ts";
import { verbatim, type Words } from "../words/message.ts";
import { sampleLineMarks } from "./claim-line.ts";
import { THIN_LINE } from "./edge-geometry.ts";
import { glyphPath } from "./glyph-shapes.ts";
import type { LegendEntry, LegendGroup } from "./legend-entry.ts";
import { baselineAround, type Font, letterMark, type Mark, type MeasureText } from "./marks.ts";
import type { Palette } from "./palette.ts";

const GLYPH_RADIUS = 5;
/** Width of the sign of an entity type in CSS pixels. */
const GLYPH_WIDTH = 14;
/** How a line is shown in a legend, in CSS pixels. */
export const SAMPLE = { length: 36, width: 1.7 };
const HEAD_FONT: Font = { family: "sans", size: 10, weight: 640 };
const ENTRY_FONT: Font = { family: "sans", size: 12, weight: 430 };
const SIGN_FONT: Font = { family: "sans", size: 11, weight: 640 };
/** From this width in CSS pixels on, the title of a group stands beside its entries instead of above them. */
const WIDE = 620;
const HEAD_COLUMN = 124;
const ROW = 21;
const GAP = { sign: 7, entry: 17, group: 5, head: 17 };

/**
 * The entity types that a picture shows.
 * @param families positions in the vocabulary.
 * @param look how a type is drawn; default: as it always is.
 */
export function familyLegend(
  { dataset, familyLooks }: KnowledgeGraph,
  families: ReadonlySet<number>,
  palette: Palette,
  look: (own: FamilyLook) => FamilyLook = (own) => own,
): LegendGroup {
  return {
    title: words.entityTypes(),
    entries: dataset.vocabulary.families.flatMap(({ label }, family) => {
      const own = familyLooks[family];
      if (own === undefined || !families.has(family)) return [];
      return [{ label: verbatim(label), width: GLYPH_WIDTH, sign: familySign(look(own), palette) }];
    }),
  };
}

/**
 * The certainties that a picture shows, each with its line.
 * @param stances positions in the vocabulary, or `NO_STANCE`.
 */
export function stanceLegend(knowledge: KnowledgeGraph, stances: ReadonlySet<number>, palette: Palette): LegendGroup {
  return {
    title: words.certainty(),
    entries: [...stances]
      .sort((a, b) => a - b)
      .map((stance) => ({
        label: verbatim(stanceInWords(knowledge, stance)),
        width: SAMPLE.length,
        sign: stanceSign(lookOfStance(knowledge, stance), palette),
      })),
  };
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

/** Glyph of an entity type; its letter where it has no glyph of its own. */
function familySign({ hue, glyph, letter }: FamilyLook, { hues, paper }: Palette): readonly Mark[] {
  const at = { x: GLYPH_WIDTH / 2, y: 0 };
  if (letter === null) return [{ kind: "path", d: glyphPath(glyph, GLYPH_RADIUS), at, fill: hues[hue] }];
  const radius = GLYPH_WIDTH / 2;
  return [{ kind: "path", d: glyphPath(glyph, radius), at, fill: hues[hue] }, letterMark(letter, at, radius, paper)];
}

/** A line in the pattern of a certainty. */
function stanceSign(look: LineLook, { ink, mute }: Palette): readonly Mark[] {
  const { pattern, isThin } = strokeOf(look);
  return sampleLineMarks(pattern, SAMPLE.length, isThin ? THIN_LINE : SAMPLE.width, isThin ? mute : ink);
}

/** A sign that is a short text. */
export function writtenSign(text: string, label: Words, fill: string): LegendEntry {
  const width = text.length * 7.5;
  const y = baselineAround(0, SIGN_FONT.size);
  return { label, width, sign: [{ kind: "text", text, font: SIGN_FONT, x: width / 2, y, anchor: "middle", fill }] };
}

/** Marks moved by a distance in CSS pixels. */
export function moved(marks: readonly Mark[], dx: number, dy = 0): readonly Mark[] {
  return marks.map((mark) =>
    mark.kind === "text"
      ? { ...mark, x: mark.x + dx, y: mark.y + dy }
      : { ...mark, at: { x: (mark.at?.x ?? 0) + dx, y: (mark.at?.y ?? 0) + dy } },
  );
}
