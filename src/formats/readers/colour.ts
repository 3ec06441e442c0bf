/**
 * A colour as fields have it, "#rrggbb" or "#rrggbbaa": from the parts of a `color` element of GEXF, each 0 to 255, with an
 * opacity of 0 to 1, or from a hexadecimal text. Null where it is none; a field then keeps what is written.
 */
export function colourText(
  parts: Iterable<readonly [string, string]> & { get(name: string): string | undefined },
): string | null {
  const alpha = parts.get("a") === undefined ? "" : byte(Number(parts.get("a")) * 255);
  const hex = parts.get("hex");
  if (hex !== undefined) return hexColour(hex, alpha) ?? hex;
  const bytes = ["r", "g", "b"].map((part) => byte(Number(parts.get(part) ?? Number.NaN)));
  return bytes.includes("")
    ? [...parts].map(([name, value]) => `${name}=${value}`).join(" ") || null
    : `#${bytes.join("")}${alpha}`;
}

/** "#abc", "AABBCC" or "#aabbccdd" in the form that fields have; null for anything else. */
export function hexColour(text: string, alpha = ""): string | null {
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/i.exec(text.trim())?.[1];
  if (digits === undefined) return null;
  const full = digits.length === 3 ? digits.replace(/./g, "$&$&") : digits;
  return `#${full}${full.length === 6 ? alpha : ""}`;
}

/** Two hexadecimal digits; none for what is no number from 0 to 255. */
function byte(value: number): string {
  return value >= 0 && value <= 255 ? Math.round(value).toString(16).padStart(2, "0") : "";
}
