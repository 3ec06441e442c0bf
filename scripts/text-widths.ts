import type { MeasureText } from "../src/views/graph/marks.ts";

// How wide text is set, where there is no browser to ask: good enough to keep names apart, not to set them.

/** Advances of Inter at weight 430 in thousandths of its size, from the space (U+0020) to the tilde. */
const ADVANCES = [
  277, 292, 475, 635, 643, 985, 647, 304, 366, 366, 507, 664, 292, 461, 292, 363, 635, 409, 612, 621, 649, 596, 623,
  567, 622, 623, 292, 306, 664, 664, 664, 516, 971, 696, 655, 731, 722, 602, 590, 747, 744, 270, 572, 677, 565, 906,
  754, 765, 640, 766, 645, 643, 648, 743, 696, 991, 688, 684, 632, 366, 363, 366, 473, 458, 327, 563, 614, 573, 614,
  584, 373, 615, 594, 245, 245, 552, 245, 879, 594, 601, 614, 614, 379, 531, 331, 594, 566, 821, 549, 566, 554, 431,
  336, 431, 664,
] as const;
const OTHER_ADVANCE = 600;
/** How much wider Inter is at weight 640. */
const BOLD = { weight: 640, factor: 1.027 };
/** Source Serif's italic, which sets only names of regions, over Inter. */
const SERIF = 0.83;

/** About how wide a text is set in the faces of the product, in CSS pixels. */
export const estimatedWidth: MeasureText = (text, { family, size, weight }) => {
  let thousandths = 0;
  for (const character of text) thousandths += ADVANCES[(character.codePointAt(0) as number) - 32] ?? OTHER_ADVANCE;
  const factor = (family === "serif" ? SERIF : 1) * (weight >= BOLD.weight ? BOLD.factor : 1);
  return (thousandths / 1000) * size * factor;
};
