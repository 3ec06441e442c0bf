import type { ColourKey, Drawing, LabelKey, ScaledKey, SizeKey } from "../derive/drawn-by/draw-by.ts";
import {
  categoryInWords,
  keyInWords,
  middleOf,
  scaleValueInWords,
  stepInWords,
  unstatedInWords,
} from "../derive/drawn-by/key-words.ts";
import { areOf, type MeasuredView, measuredValues } from "../derive/drawn-by/measured-values.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import { measureIn } from "../model/view-slices/drawn-by.ts";
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

/**
 * What sizes, colours and labels say in a picture, where they do not say what they always do; of a measure also that it is of
 * an earlier view.
 */
export function drawnByLegend(
  knowledge: KnowledgeGraph,
  derived: MeasuredView,
  { size, colour, label }: Pick<Drawing, "size" | "colour" | "label">,
  palette: Palette,
): readonly LegendGroup[] {
  const groups: LegendGroup[] = [];
  const named = (key: SizeKey | ColourKey | LabelKey): readonly LegendEntry[] => {
    const measured = measuredValues(knowledge, measureIn(key.field.id) ?? "");
    const isEarlier = measured !== undefined && !areOf(measured, derived);
    return [verbatim(keyInWords(key)), ...(isEarlier ? [words.earlierView()] : [])].map((label) => {
      return { label, width: 0, sign: [] };
    });
  };
  if (size !== null) {
    const entries = [...named(size), ...sizeEntries(size, palette), ...unstated(size, palette.mute, palette)];
    groups.push({ title: words.size(), entries });
  }
  if (colour !== null) {
    const values = colour.kind === "ramp" ? rampEntries(colour) : categoryEntries(knowledge, colour);
    const entries = [...named(colour), ...values, ...unstated(colour, colour.unstatedColour, palette)];
    groups.push({ title: words.colour(), entries });
  }
  if (label !== null) {
    const alone =
      label.unstated === 0 ? [] : [{ label: words.unlabelled({ count: label.unstated }), width: 0, sign: [] }];
    groups.push({ title: words.label(), entries: [...named(label), ...alone] });
  }
  return groups;
}

function sizeEntries(size: SizeKey, { mute }: Palette): readonly LegendEntry[] {
  const scale = LARGEST / size.radiusAt(1);
  const sampled = (value: number, label: string): LegendEntry => {
    const radius = scale * size.radiusAt(size.shareOf(value));
    return { label: verbatim(label), width: 2 * radius, sign: [disc(radius, mute)] };
  };
  // Groups are told by where they begin and end.
  if (size.scale === "quantiles") return size.steps.map((step) => sampled(step.most, stepInWords(size, step)));
  const middle = middleOf(size)?.value;
  const values = [...new Set([size.least, middle ?? size.least, size.most])];
  return values.map((value) => sampled(value, scaleValueInWords(size, value)));
}

function rampEntries(key: Extract<ColourKey, { readonly kind: "ramp" }>): readonly LegendEntry[] {
  if (key.scale === "quantiles")
    return key.steps.map((step) => ({
      label: verbatim(stepInWords(key, step)),
      width: 2 * RADIUS,
      sign: [disc(RADIUS, key.colourAt(step.most))],
    }));
  const { width, height, pieces } = RAMP;
  const sign = Array.from({ length: pieces }, (_, piece): Mark => {
    const colour = key.colours[Math.round((piece / (pieces - 1)) * (key.colours.length - 1))] as string;
    // A little wider than its share, so that no gap shows between two.
    const wide = width / pieces + (piece === pieces - 1 ? 0 : 0.5);
    return { kind: "path", d: `M${(piece * width) / pieces} ${-height / 2}h${wide}v${height}h${-wide}Z`, fill: colour };
  });
  const [least, most] = [scaleValueInWords(key, key.least), scaleValueInWords(key, key.most)];
  const label =
    key.middle === null
      ? words.range({ least, most })
      : words.rangeThrough({ least, middle: scaleValueInWords(key, key.middle), most });
  return [{ label, width, sign }];
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

function unstated(
  { field, unstated }: Pick<ScaledKey, "field" | "unstated">,
  colour: string,
  { paper }: Palette,
): readonly LegendEntry[] {
  if (unstated === 0) return [];
  const radius = RADIUS + NODE_OUTLINE;
  const sign = [disc(radius, colour), { ...disc(RADIUS, paper), at: { x: radius, y: 0 } }];
  return [{ label: unstatedInWords(field), width: 2 * radius, sign }];
}

function disc(radius: number, fill: string) {
  return { kind: "path", d: circlePath(radius), at: { x: radius, y: 0 }, fill } as const;
}
