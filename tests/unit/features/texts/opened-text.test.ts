import { describe, expect, test } from "vitest";
import { checkSegments } from "../../../../src/features/texts/check-text.ts";
import { stateOfCopy, tallySentences, wrongTextFault } from "../../../../src/features/texts/opened-text.ts";
import type { SourceWithText } from "../../../../src/model/dataset.ts";
import { SMALL_TEXT, smallDataset } from "../../../fixtures/small-dataset.ts";

const [letter] = smallDataset().sources as readonly [SourceWithText];
const stateOf = (text: string, source = letter) => {
  const checked = checkSegments(source, text);
  return stateOfCopy(checked, tallySentences(source, checked.segments));
};

describe("a copy in words", () => {
  test("is exact where it is the very text", () => {
    expect(stateOf(SMALL_TEXT)).toEqual({ headline: "Exact copy", details: [] });
  });

  test("is re-anchored where something stands around it", () => {
    expect(stateOf(`Share this.\n\n${SMALL_TEXT}`)).toEqual({
      headline: "All 8 sentences were found",
      details: ["8 match in another place"],
    });
  });

  test("says what is loose and what is not there", () => {
    const text = SMALL_TEXT.replace("Orm’s", "Orm's").replace("300", "301").replace("lost it;", "lost it,");
    expect(stateOf(`${text}\n\nMore.`.replace("nearly 301", "nearly 300"))).toEqual({
      headline: "Incomplete: 7 of 8 sentences found",
      details: ["6 match exactly", "1 matches except for quotation marks, dashes or capitals", "1 not found"],
    });
  });
});

describe("a wrong text", () => {
  const faultOf = (text: string, source = letter) => wrongTextFault(source, checkSegments(source, text));

  test("is refused with what was found", () => {
    expect(faultOf("Another text altogether.")?.message).toBe(
      "This is not the text of this source: none of its 8 sentences was found.",
    );
  });

  test("is one that has nothing but the title", () => {
    expect(faultOf("The Siege of Varn\n\nSomething else.")?.code).toBe("text/other-text");
  });

  test("is not one that holds a single sentence", () => {
    expect(faultOf("Somebody wrote: The weather was fine. Indeed.")).toBeNull();
  });

  test("of a source without segments is every text but the very one", () => {
    const bare = { ...letter, segments: [] };
    expect(faultOf(SMALL_TEXT, bare)).toBeNull();
    expect(faultOf("Another.", bare)?.code).toBe("text/differs");
  });
});
