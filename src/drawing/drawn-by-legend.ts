import type { ColourKey, Drawing, SizeKey } from "../derive/drawn-by/draw-by.ts";
import { categoryInWords, keyInWords, middleOf, scaleValueInWords } from "../derive/drawn-by/key-words.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import { drawnByWords as words } from "../words/en/drawn-by.ts";
import { verbatim } from "../words/message.ts";
import { NODE_OUTLINE } from "./edge-geometry.ts";
import type { LegendEntry, LegendGroup } from "./legend-entry.ts";
import { circlePath, type Mark } from "./marks.ts";
import type { Palette } from "./palette.ts";

const RADIUS = 5;
/** Radius of the largest sample of a size: as much as a row is high. */
const LARGEST = 9.5;
const RAMP = { width: 120, height: 9, pieces: 40 };

/** What sizes and colours say in a picture, where they do not say what they always do. */
export function drawnByLegend(
  knowledge: KnowledgeGraph,
  { size, colour }: Drawing,
  palette: Palette,
): readonly LegendGroup[] {
  const groups: LegendGroup[] = [];
  if (size !== null) {
    const entries = [named(size), ...sizeEntries(size, palette), ...unstated(size.unstated, palette.mute, palette)];
    groups.push({ title: words.size(), entries });
  }
  if (colour !== null) {
    const values = colour.kind === "ramp" ? [rampEntry(colour)] : categoryEntries(knowledge, colour);
    const entries = [named(colour), ...values, ...unstated(colour.unstated, colour.unstatedColour, palette)];
    groups.push({ title: words.colour(), entries });
  }
  return groups;
}

function named(key: SizeKey | ColourKey): LegendEntry {
  return { label: verbatim(keyInWords(key)), width: 0, sign: [] };
}

function sizeEntries(size: SizeKey, { mute }: Palette): readonly LegendEntry[] {
  const middle = middleOf(size)?.value;
  const values = [...new Set([size.least, middle ?? size.least, size.most])];
  const scale = LARGEST / size.radiusAt(1);
  return values.map((value) => {
    const radius = scale * size.radiusAt(size.shareOf(value));
    return { label: verbatim(scaleValueInWords(size, value)), width: 2 * radius, sign: [disc(radius, mute)] };
  });
}

function rampEntry(key: Extract<ColourKey, { readonly kind: "ramp" }>): LegendEntry {
  const { width, height, pieces } = RAMP;
  const sign = Array.from({ length: pieces }, (_, piece): Mark => {
    const colour = key.colours[Math.round((piece / (pieces - 1)) * (key.colours.length - 1))] as string;
    // A little wider than its share, so that no gap shows between two.
    const wide = width / pieces + (piece === pieces - 1 ? 0 : 0.5);
    return { kind: "path", d: `M${(piece * width) / pieces} ${-height / 2}h${wide}v${height}h${-wide}Z`, fill: colour };
  });
  const [least, most] = [scaleValueInWords(key, key.least), scaleValueInWords(key, key.most)];
  const middle = scaleValueInWords(key, 0);
  return {
    label: key.isDiverging ? words.rangeThrough({ least, middle, most }) : words.range({ least, most }),
    width,
    sign,
  };
}

function categoryEntries(
  knowledge: KnowledgeGraph,
  { field, values, others }: Extract<ColourKey, { readonly kind: "categories" }>,
): readonly LegendEntry[] {
  const shown = values.map(({ value, colour }) => ({
    label: verbatim(categoryInWords(knowledge, field, value)),
    width: 2 * RADIUS,
    sign: [disc(RADIUS, colour)],
  }));
  if (others === null) return shown;
  const label = words.others({ count: others.values });
  const sign = others.colour === null ? [] : [disc(RADIUS, others.colour)];
  return [...shown, { label, width: others.colour === null ? 0 : 2 * RADIUS, sign }];
}

function unstated(count: number, colour: string, { paper }: Palette): readonly LegendEntry[] {
  if (count === 0) return [];
  const radius = RADIUS + NODE_OUTLINE;
  const sign = [disc(radius, colour), { ...disc(RADIUS, paper), at: { x: radius, y: 0 } }];
  return [{ label: words.notStated(), width: 2 * radius, sign }];
}

function disc(radius: number, fill: string) {
  return { kind: "path", d: circlePath(radius), at: { x: radius, y: 0 }, fill } as const;
}
