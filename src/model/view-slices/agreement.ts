import * as v from "valibot";
import { linkWords } from "../../words/en/links.ts";
import { viewWords as words } from "../../words/en/view.ts";
import { shorten } from "../link-fragment.ts";
import { defineSlice } from "./slice.ts";

const schema = v.strictObject({
  /** Only what was said in this year; astronomical, so that 0 is 1 BC. null for all that was said. */
  year: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(-9_999), v.maxValue(9_999))),
});

/** What of it all the view of who agrees with whom is about: `agreement.year=2019`. */
export const agreementSlice = defineSlice({
  schema,
  standard: { year: null },
  history: "undo",
  sceneWords: words.agreement,
  write: ({ year }) => [["agreement.year", year === null ? "" : String(year)]],
  read: ({ take, report }) => {
    const text = take("agreement.year");
    if (text === undefined) return undefined;
    const parsed = v.safeParse(schema, { year: /^-?\d+$/.test(text) ? Number(text) + 0 : Number.NaN });
    if (parsed.success) return parsed.output;
    report(
      "bad-year",
      "agreement.year",
      linkWords.badYear({ text: shorten(text) }),
      linkWords.mustLookLike({ example: "2019" }),
    );
    return undefined;
  },
});
