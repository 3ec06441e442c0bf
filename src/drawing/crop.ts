import type { Crop } from "./picture.ts";

/** Nothing is cut off. */
export const WHOLE: Crop = { left: 0, top: 0, right: 0, bottom: 0 };
/** Most that may be cut off on two sides together, in percent. */
const MOST_CUT = 95;

/** What is cut off a graph where a part of what was left is cut off as well. */
export function cutAlso(crop: Crop, { left, top, right, bottom }: Crop): Crop {
  const [across, down] = [1 - crop.left - crop.right, 1 - crop.top - crop.bottom];
  return {
    left: crop.left + left * across,
    right: crop.right + right * across,
    top: crop.top + top * down,
    bottom: crop.bottom + bottom * down,
  };
}

/** With another share cut off on one side, in percent; as it was where too little would be left. */
export function cutAt(crop: Crop, side: keyof Crop, percent: number): Crop {
  const opposite = { left: "right", right: "left", top: "bottom", bottom: "top" } as const;
  const isPossible = percent >= 0 && percent + 100 * crop[opposite[side]] <= MOST_CUT;
  const next = isPossible ? { ...crop, [side]: percent / 100 } : crop;
  return Object.values(next).every((share) => share === 0) ? WHOLE : next;
}
