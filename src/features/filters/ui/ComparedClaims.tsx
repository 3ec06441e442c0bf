import { lensWords as words } from "../../../words/en/lens.ts";
import { useLensNumbers } from "./use-lens-numbers.ts";

/** How two lenses divide the claims: "Comparing two lenses: 12 only in A, 30 only in B, 250 in both". */
export function ComparedClaims() {
  const numbers = useLensNumbers();
  if (numbers === null) return null;
  const { onlyFirst, onlySecond, both } = numbers.claims;
  return words.compared({ onlyA: onlyFirst, onlyB: onlySecond, both });
}
