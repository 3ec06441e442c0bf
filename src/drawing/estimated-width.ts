import type { MeasureText } from "./marks.ts";

// How wide text is set, where there is no browser to ask: good enough to keep names apart, not to set them.

/** Advances in thousandths of the size, from the space (U+0020) to the tilde: of Inter at weight 430. */
const SANS = [
  277, 292, 475, 635, 643, 985, 647, 304, 366, 366, 507, 664, 292, 461, 292, 363, 635, 409, 612, 621, 649, 596, 623,
  567, 622, 623, 292, 306, 664, 664, 664, 516, 971, 696, 655, 731, 722, 602, 590, 747, 744, 270, 572, 677, 565, 906,
  754, 765, 640, 766, 645, 643, 648, 743, 696, 991, 688, 684, 632, 366, 363, 366, 473, 458, 327, 563, 614, 573, 614,
  584, 373, 615, 594, 245, 245, 552, 245, 879, 594, 601, 614, 614, 379, 531, 331, 594, 566, 821, 549, 566, 554, 431,
  336, 431, 664,
] as const;
/** Of Source Serif's italic at weight 400, which sets only names of regions. */
const SERIF = [
  227, 305, 456, 573, 524, 928, 701, 259, 385, 385, 480, 534, 300, 314, 300, 339, 537, 537, 537, 537, 537, 537, 537,
  537, 537, 537, 300, 300, 534, 534, 534, 459, 880, 683, 622, 614, 703, 604, 572, 669, 772, 365, 361, 688, 584, 935,
  746, 674, 571, 674, 646, 505, 591, 725, 652, 917, 667, 593, 561, 345, 331, 345, 534, 512, 400, 554, 524, 434, 557,
  442, 325, 511, 580, 320, 275, 497, 298, 869, 596, 526, 543, 520, 426, 383, 354, 597, 511, 777, 564, 515, 493, 390,
  286, 390, 534,
] as const;
const OTHER_ADVANCE = 600;
/** How much wider Inter is at weight 640. */
const BOLD = { weight: 640, factor: 1.027 };

/** About how wide a text is set in the faces of the product, in CSS pixels. */
export const estimatedWidth: MeasureText = (text, { family, size, weight }) => {
  const advances = family === "serif" ? SERIF : SANS;
  let thousandths = 0;
  for (const character of text) thousandths += advances[(character.codePointAt(0) as number) - 32] ?? OTHER_ADVANCE;
  return (thousandths / 1000) * size * (weight >= BOLD.weight ? BOLD.factor : 1);
};
