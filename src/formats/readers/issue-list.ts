import type { Issue } from "../../model/issue.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import type { Words } from "../../words/message.ts";

/** Where something stands in its file: a line, counted from 1; or as in "item 12", in words only when they are asked for. */
export type Place = number | (() => Words);

/** Of each rule so many are told one by one; the others are counted. */
const MOST_OF_A_RULE = 100;

export function placeInWords(at: Place): Words {
  return typeof at === "number" ? words.line({ line: String(at) }) : at();
}

/** What there is to say of a file, in the order in which it came up. */
export function createIssueList() {
  const issues: Issue[] = [];
  const counts = new Map<string, number>();
  return {
    add(rule: string, at: Place | null, message: Words): void {
      const count = (counts.get(rule) ?? 0) + 1;
      counts.set(rule, count);
      if (count <= MOST_OF_A_RULE)
        issues.push({ code: `reading/${rule}`, path: at === null ? "" : placeInWords(at), message, hint: null });
    },
    all(): readonly Issue[] {
      const more = [...counts].filter(([, count]) => count > MOST_OF_A_RULE);
      return [
        ...issues,
        ...more.map(([rule, count]) => ({
          code: `reading/${rule}`,
          path: "",
          message: words.moreOfRule({ rule, count: count - MOST_OF_A_RULE }),
          hint: null,
        })),
      ];
    },
  };
}
