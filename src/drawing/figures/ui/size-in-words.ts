import type { FigureSize } from "../../../model/figure.ts";
import { figureWords as words } from "../../../words/en/figures.ts";
import type { Words } from "../../../words/message.ts";
import { type FigureSizeId, nameOfSize } from "../figure-picture.ts";

const SAID = {
  slide: "slide",
  "half-slide": "half",
  column: "column",
  "two-columns": "columns",
  square: "square",
} as const satisfies Record<FigureSizeId, string>;

/** A named size; null is any other. */
export function sizeName(id: FigureSizeId | null): Words {
  return words.sizeName({ size: id === null ? "other" : SAID[id] });
}

/** The size of a figure by its name, else in its unit. */
export function sizeInWords(size: FigureSize): Words {
  const name = nameOfSize(size);
  return name === null ? words.sizeIn({ ...size, height: size.height ?? 0 }) : sizeName(name);
}
