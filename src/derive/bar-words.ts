import { plotWords as words } from "../words/en/plots.ts";
import type { Words } from "../words/message.ts";

/** How many entities or claims, in words. */
export function countInWords(of: "entity" | "claim", count: number): Words {
  return of === "entity" ? words.entities({ count }) : words.claims({ count });
}

/** A bar as it is read out: "Paragraph 10: 12 claims", "2009: 3 of 7 claims shown". */
export function barInWords(of: "entity" | "claim", name: string, shown: number, all = shown): Words {
  const count = countInWords(of, all);
  return shown === all ? words.bar({ name, count }) : words.barOf({ name, shown, count });
}
