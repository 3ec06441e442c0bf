import { HUES, type Hue } from "../../../model/dataset.ts";

/** The colours of the theme that is on, as canvas and WebGL take them. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly mute: string;
  readonly rule: string;
  readonly accent: string;
  readonly hues: Readonly<Record<Hue, string>>;
}

/** Reads the tokens of theme.css resolved for an element. They are registered as colours, so each comes as `rgb(...)`. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string) => hexOf(style.getPropertyValue(`--${name}`));
  const hues = Object.fromEntries(HUES.map((hue) => [hue, token(`hue-${hue}`)])) as Record<Hue, string>;
  return {
    paper: token("paper"),
    ink: token("ink"),
    mute: token("mute"),
    rule: token("rule"),
    accent: token("accent"),
    hues,
  };
}

/** `colour` over `ground` at a share from 0 (all ground) to 1 (all colour); both as #rrggbb. */
export function mix(colour: string, ground: string, share: number): string {
  const [a, b] = [channels(colour), channels(ground)];
  return `#${a.map((channel, i) => hexByte(channel * share + (b[i] as number) * (1 - share))).join("")}`;
}

function channels(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

function hexByte(value: number): string {
  return Math.round(value).toString(16).padStart(2, "0");
}

function hexOf(colour: string): string {
  const trimmed = colour.trim();
  if (trimmed.startsWith("#")) return trimmed;
  const numbers = trimmed.match(/[\d.]+/g) ?? [];
  return `#${numbers
    .slice(0, 3)
    .map((channel) => hexByte(Number(channel)))
    .join("")}`;
}
