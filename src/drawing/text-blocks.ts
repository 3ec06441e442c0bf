import type { Font, MeasureText, TextMark } from "./marks.ts";

/** Text set in a column: its marks, and where the next thing may begin. All in CSS pixels, y down. */
export interface TextBlock {
  readonly marks: readonly TextMark[];
  readonly bottom: number;
}

export interface TextStyle {
  readonly font: Font;
  readonly fill: string;
  /** From one baseline to the next. */
  readonly leading: number;
  /** Whether its lines come out of about the same length, as those of a headline should. Default false. */
  readonly isBalanced?: boolean;
}

/** Letters of scripts that run from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Sets a text in lines from a point downwards; one that begins in a script from right to left stands at the right. */
export function setText(
  text: string,
  { left, top, width }: { readonly left: number; readonly top: number; readonly width: number },
  { font, fill, leading, isBalanced = false }: TextStyle,
  measure: MeasureText,
): TextBlock {
  const isRightToLeft = runsFromRight(text);
  const wrap = isBalanced ? wrapBalanced : wrapText;
  const lines = wrap(text, width, font, measure);
  const marks = lines.map(
    (line, i): TextMark => ({
      kind: "text",
      text: line,
      font,
      x: isRightToLeft ? left + width : left,
      y: top + i * leading + 0.5 * (leading + 0.7 * font.size),
      anchor: isRightToLeft ? "end" : "start",
      fill,
      ...(isRightToLeft ? { isRightToLeft } : {}),
    }),
  );
  return { marks, bottom: top + lines.length * leading };
}

/** Breaks a text at its spaces into lines of at most a width; a word that is wider by itself is broken too. */
export function wrapText(text: string, width: number, font: Font, measure: MeasureText): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (measure(longer, font) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    line = word;
    while (measure(line, font) > width && line.length > 1) {
      const characters = [...line];
      let fits = 1;
      while (fits < characters.length && measure(characters.slice(0, fits + 1).join(""), font) <= width) fits++;
      if (fits === characters.length) break;
      lines.push(characters.slice(0, fits).join(""));
      line = characters.slice(fits).join("");
    }
  }
  return line === "" ? lines : [...lines, line];
}

/** As many lines as `wrapText` makes, in the narrowest column that takes no more. */
function wrapBalanced(text: string, width: number, font: Font, measure: MeasureText): readonly string[] {
  let lines = wrapText(text, width, font, measure);
  let [narrow, wide] = [width / lines.length, width];
  while (wide - narrow > 4) {
    const middle = (narrow + wide) / 2;
    const tried = wrapText(text, middle, font, measure);
    if (tried.length > lines.length) narrow = middle;
    else [wide, lines] = [middle, tried];
  }
  return lines;
}

/** Whether the first letter of a text belongs to a script that runs from right to left. */
function runsFromRight(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0];
  return first !== undefined && RIGHT_TO_LEFT.test(first);
}
