import type { FamilyLook } from "../../model/family-looks.ts";
import type { Glyph } from "../../model/signs.ts";

/** Outlines in a box of 16 by 16, drawn to about the same area, so that no family looks heavier than another. */
const OUTLINES: Readonly<Record<Exclude<Glyph, "circle" | "ring">, string>> = {
  triangle: "M8 1.6 14.8 13.6H1.2Z",
  square: "M2.8 2.8H13.2V13.2H2.8Z",
  diamond: "M8 .8 15.2 8 8 15.2.8 8Z",
  hexagon: "M8 1.6 13.6 4.8V11.2L8 14.4 2.4 11.2V4.8Z",
  cross: "M5.8 1.6H10.2V5.8H14.4V10.2H10.2V14.4H5.8V10.2H1.6V5.8H5.8Z",
};

/**
 * The sign of an entity family: its glyph in its hue, with its letter where it has one, beside words that name it. `size` is
 * in CSS pixels; a letter makes it a little larger, since it has to be read.
 */
export function GlyphIcon({ look: { glyph, hue, letter }, size = 12 }: { look: FamilyLook; size?: number }) {
  if (letter !== null) return <LetterIcon letter={letter} hue={hue} size={1.25 * size} />;
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      style={{ color: `var(--hue-${hue})`, flex: "none", display: "block" }}
    >
      {glyph === "circle" ? (
        <circle cx="8" cy="8" r="5.9" fill="currentColor" />
      ) : glyph === "ring" ? (
        <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="3" />
      ) : (
        <path d={OUTLINES[glyph]} fill="currentColor" />
      )}
    </svg>
  );
}

function LetterIcon({ letter, hue, size }: { letter: string; hue: FamilyLook["hue"]; size: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      // It takes no more room than the signs above and below it.
      style={{ color: `var(--hue-${hue})`, flex: "none", display: "block", marginInline: size / -10 }}
    >
      <circle cx="8" cy="8" r="7.4" fill="currentColor" />
      <text x="8" y="11.9" fontSize="11" fontWeight="700" textAnchor="middle" fill="var(--paper)">
        {letter}
      </text>
    </svg>
  );
}
