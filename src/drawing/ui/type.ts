import { mayPaint, whenPaintable } from "../../lib/ui/page-faces.ts";
import { FAMILIES, type Font, type TextMark } from "../marks.ts";
import type { Picture } from "../picture.ts";

/** Whether text can be painted in a font by now; a face that is missing is asked for. See `mayPaint`. */
export function mayPaintIn({ family, isItalic = false }: Font, text: string): boolean {
  return mayPaint(text, { family: FAMILIES[family], isItalic });
}

/** Whether a picture was measured by, and can be painted in, the faces that it is set in; those missing are asked for. */
export function mayPaintPicture(picture: Picture): boolean {
  // All are asked, not only up to the first that is missing, so that no face is asked for late.
  return textsOf(picture).filter(({ font, text }) => !mayPaintIn(font, text)).length === 0;
}

/** Resolves as soon as all of a picture can be painted. */
export async function whenPicturePaintable(picture: Picture): Promise<void> {
  await Promise.all(
    textsOf(picture).map(({ font: { family, isItalic = false }, text }) =>
      whenPaintable(text, { family: FAMILIES[family], isItalic }),
    ),
  );
}

function textsOf({ layers }: Picture): readonly TextMark[] {
  return layers.flatMap(({ marks }) => marks.filter((mark) => mark.kind === "text"));
}
