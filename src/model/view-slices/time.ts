import * as v from "valibot";
import { encodeItem, type LinkPart, quote, type Report } from "../link-fragment.ts";
import { parseWhen } from "../when.ts";
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
  sceneWords: "time",
  link: {
    write: ({ from, to, match, undated }) => {
      const parts: LinkPart[] = [];
      if (from !== null || to !== null) parts.push(["time", [from, to].map((day) => encodeItem(day ?? "")).join("..")]);
      if (match !== standard.match) parts.push(["match", match]);
      if (!undated) parts.push(["undated", "hide"]);
      return parts;
    },
    read: ({ take, report }) => {
      const [days, match, undated] = [take("time"), take("match"), take("undated")];
      if (match !== undefined && match !== "certainly" && match !== "possibly")
        report("bad-match", "match", `${quote(match)} is neither "certainly" nor "possibly".`);
      if (undated !== undefined && undated !== "hide" && undated !== "show")
        report("bad-undated", "undated", `${quote(undated)} is neither "hide" nor "show".`);
      const [from, to] = readDays(days ?? "..", report);
      const isStandard = from === null && to === null && match !== "certainly" && undated !== "hide";
      if (isStandard) return undefined;
      return { from, to, match: match === "certainly" ? match : "possibly", undated: undated !== "hide" };
    },
  },
  words: ({ from, to, match, undated }) => [
    ...(from === null && to === null
      ? []
      : [[match, ...(from === null ? [] : ["from", from]), ...(to === null ? [] : ["to", to])].join(" ")]),
    ...(undated ? [] : ["without undated claims"]),
  ],
});

function readDays(text: string, report: Report): readonly [string | null, string | null] {
  const [from = null, to = null, ...more] = text.split("..").map((day) => day || null);
  const isRight = text.includes("..") && more.length === 0 && [from, to].every((day) => day === null || isDay(day));
  if (isRight) return [from, to];
  report("bad-time", "time", `The time ${quote(text)} cannot be read.`, 'it must look like "2009..2018-06"');
  return [null, null];
}

function isDay(text: string): boolean {
  return /^-?\d{4}(?:-\d{2}){0,2}$/.test(text) && parseWhen(text).ok;
}
