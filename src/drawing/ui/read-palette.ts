import { hexByte } from "../../lib/mix-colours.ts";
import { HUES, type Hue } from "../../model/signs.ts";
import type { Palette } from "../palette.ts";

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

function hexOf(colour: string): string {
  const trimmed = colour.trim();
  if (trimmed.startsWith("#")) return trimmed;
  const numbers = trimmed.match(/[\d.]+/g) ?? [];
  return `#${numbers
    .slice(0, 3)
    .map((channel) => hexByte(Number(channel)))
    .join("")}`;
}
