import * as v from "valibot";
import { linkWords } from "../../words/en/links.ts";
import { viewWords as words } from "../../words/en/view.ts";
import { encodeItem, type Report, readChoice, shorten } from "../link-fragment.ts";
import { describeWhen, parseWhen } from "../when.ts";
import { defineSlice } from "./slice.ts";

const schema = v.strictObject({
  /** First day kept, as an ISO date or year ("2009", "2009-06"); null leaves this end open. */
  from: v.nullable(v.string()),
  /** Last day kept, likewise; a year means its last day. */
  to: v.nullable(v.string()),
  /** "certainly" keeps what lies wholly inside, "possibly" what may lie inside. */
  match: v.picklist(["certainly", "possibly"]),
  /** Whether claims without a date stay. */
  undated: v.boolean(),
});
type TimeWindow = v.InferOutput<typeof schema>;

const standard: TimeWindow = { from: null, to: null, match: "possibly", undated: true };

/** When it was, as days, months or years, either end open: `time=2009..2018-06&match=certainly&undated=hide`. */
export const timeSlice = defineSlice({
  schema,
  standard,
  history: "undo",
  sceneWords: words.time,
  write: ({ from, to, match, undated }) => [
    ["time", from === null && to === null ? "" : [from, to].map((day) => encodeItem(day ?? "")).join("..")],
    ["match", match === standard.match ? "" : match],
    ["undated", undated ? "" : "hide"],
  ],
  read: (parts) => {
    const [from, to] = readDays(parts.take("time") ?? "..", parts.report);
    const match = readChoice(parts, "match", ["possibly", "certainly"]);
    const undated = readChoice(parts, "undated", ["show", "hide"]) === "show";
    const isStandard = from === null && to === null && match === standard.match && undated;
    return isStandard ? undefined : { from, to, match, undated };
  },
  words: ({ from, to, match, undated }) => [
    ...(from === null && to === null
      ? []
      : [
          words.timeRange({ match, range: describeWhen(from === to ? (from ?? "") : `${from ?? ".."}/${to ?? ".."}`) }),
        ]),
    ...(undated ? [] : [words.withoutUndated()]),
  ],
});

function readDays(text: string, report: Report): readonly [string | null, string | null] {
  const [from = null, to = null, ...more] = text.split("..").map((day) => day || null);
  const isRight = text.includes("..") && more.length === 0 && [from, to].every((day) => day === null || isDay(day));
  if (isRight) return [from, to];
  report(
    "bad-time",
    "time",
    linkWords.badTime({ text: shorten(text) }),
    linkWords.mustLookLike({ example: "2009..2018-06" }),
  );
  return [null, null];
}

function isDay(text: string): boolean {
  return /^-?\d{4}(?:-\d{2}){0,2}$/.test(text) && parseWhen(text).ok;
}
