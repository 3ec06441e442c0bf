import { FAMILIES } from "../../../src/drawing/marks.ts";

/** Loads the page's faces, by which the text of a picture is measured. */
export async function loadFaces(): Promise<void> {
  const { sans, serif } = FAMILIES;
  for (const font of [`12px ${sans}`, `27px ${serif}`, `italic 15px ${serif}`]) await document.fonts.load(font);
}
