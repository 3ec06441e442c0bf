import { nameLines } from "../../derive/name-lines.ts";
import { cssFont, type Font, type MeasureText } from "../../drawing/marks.ts";

/** A label broken into lines and measured: all lengths in CSS pixels. */
export interface LabelText {
  readonly lines: readonly string[];
  readonly font: Font;
  readonly width: number;
  readonly height: number;
  /** What follows the last line, in mute: " +3" for neighbours that are not shown; empty where nothing does. */
  readonly addition: string;
  /** Widths of the last line and of what follows it. */
  readonly lastWidth: number;
  readonly additionWidth: number;
}

export interface LabelStyle {
  readonly size: number;
  readonly weight: number;
  /** Characters after which a label goes on in a second line. */
  readonly wrap: number;
}

/** Height of a line over the size of its type. */
export const LINE_HEIGHT = 1.18;

/** Breaks and measures labels, and remembers them: measuring is what costs most in a frame. */
export class LabelTexts {
  readonly #measure: MeasureText;
  readonly #texts = new Map<string, LabelText>();
  readonly #widths = new Map<string, number>();

  constructor(measure: MeasureText) {
    this.#measure = measure;
  }

  /** Forgets what was measured: a face came in, or the dataset is another one. */
  forget(): void {
    this.#texts.clear();
    this.#widths.clear();
  }

  /** How wide a text is that stays on one line, in CSS pixels. */
  widthOf(text: string, font: Font): number {
    const key = `${cssFont(font)} ${text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      width = this.#measure(text, font);
      this.#widths.set(key, width);
    }
    return width;
  }

  /** @param scale by which all type is set smaller on a small stage. */
  of(label: string, { size, weight, wrap }: LabelStyle, scale: number, addition = ""): LabelText {
    const scaled = Math.round(size * scale * 4) / 4;
    const key = `${scaled} ${weight} ${wrap} ${label} ${addition}`;
    let text = this.#texts.get(key);
    if (text === undefined) {
      const font: Font = { family: "sans", size: scaled, weight };
      const lines = nameLines(label, wrap);
      const widths = lines.map((line) => this.#measure(line, font));
      const lastWidth = widths.at(-1) ?? 0;
      const additionWidth = addition === "" ? 0 : this.#measure(addition, font);
      const width = Math.max(...widths, lastWidth + additionWidth);
      const height = lines.length * scaled * LINE_HEIGHT;
      text = { lines, font, width, height, addition, lastWidth, additionWidth };
      this.#texts.set(key, text);
    }
    return text;
  }
}
