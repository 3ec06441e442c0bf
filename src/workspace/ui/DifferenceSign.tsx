/** What became of a record since what is compared with: each has a shape of its own, so that no colour is needed. */
const SIGNS = {
  added: { hue: "blue", shape: "M-3 0H3M0-3V3" },
  removed: { hue: "rust", shape: "M-3 0H3" },
  changed: { hue: "ochre", shape: "M0-3.2L3.2 2.5H-3.2Z" },
} as const;

/** The sign that a difference has on the canvas, beside words that say the same. */
export function DifferenceSign({ of }: { of: keyof typeof SIGNS }) {
  const { hue, shape } = SIGNS[of];
  return (
    <svg
      aria-hidden="true"
      width="14"
      height="14"
      viewBox="-7 -7 14 14"
      style={{ color: `var(--hue-${hue})`, flex: "none", display: "block" }}
    >
      <circle r="6.5" fill="currentColor" />
      <path
        d={shape}
        fill="none"
        stroke="var(--paper)"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
