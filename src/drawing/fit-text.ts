import type { Font, MeasureText } from "./marks.ts";

/** A text that is no wider than it may be, in CSS pixels: cut off at its end with an ellipsis; "" where not even that fits. */
export function fitText(text: string, width: number, font: Font, measure: MeasureText): string {
  if (measure(text, font) <= width) return text;
  const characters = [...text];
  let [fits, most] = [0, characters.length];
  while (fits < most) {
    const middle = Math.ceil((fits + most) / 2);
    if (measure(cutAfter(characters, middle), font) <= width) fits = middle;
    else most = middle - 1;
  }
  return fits === 0 ? "" : cutAfter(characters, fits);
}

function cutAfter(characters: readonly string[], count: number): string {
  return `${characters.slice(0, count).join("").trimEnd()}…`;
}
