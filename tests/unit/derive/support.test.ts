import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { supportInWords, supportOf } from "../../../src/derive/support.ts";
import { supportColumns } from "../../../src/derive/support-columns.ts";
import { buildKnowledgeGraph } from "../../../src/model/knowledge-graph.ts";
import {
  type AttributionInput,
  attributionWith,
  claimWith,
  passage,
  smallDataset,
} from "../../fixtures/small-dataset.ts";

function graphOf(...claims: readonly (readonly AttributionInput[])[]) {
  return buildKnowledgeGraph({
    ...smallDataset(),
    claims: claims.map((attributions, i) => claimWith({ id: `c.900${i}`, attributions: [...attributions] })),
    links: [],
  });
}

describe("support", () => {
  test("one holder whom two attributions name counts once, two passages count twice", () => {
    const knowledge = graphOf([attributionWith(), attributionWith({ evidence: [passage("1.2", "Orm’s men fought")] })]);
    expect(supportOf(knowledge, [0])).toEqual({ holders: 1, unstated: 0, denying: 0, passages: 2 });
  });

  test("a sentence that is quoted twice is one passage", () => {
    const evidence = [passage("1.1", "at war with Orm"), passage("1.1", "before Varn")];
    expect(supportOf(graphOf([attributionWith({ evidence })]), [0]).passages).toBe(1);
  });

  test("words that stand nobody knows where are a passage each", () => {
    const { source } = passage("1.1", "at war with Orm");
    const evidence = ["at war with Orm", "before Varn", "before Varn"].map((quotation) => ({ source, quotation }));
    expect(supportOf(graphOf([attributionWith({ evidence })]), [0]).passages).toBe(2);
  });

  test("a holder who is not stated is counted as such, never as independent", () => {
    const knowledge = graphOf([
      attributionWith({ holder: null }),
      attributionWith({ holder: null }),
      attributionWith(),
    ]);
    expect(supportOf(knowledge, [0])).toMatchObject({ holders: 1, unstated: 2 });
  });

  test("a denial supports nothing", () => {
    const knowledge = graphOf([attributionWith({ polarity: "denied" })]);
    expect(supportOf(knowledge, [0])).toEqual({ holders: 0, unstated: 0, denying: 1, passages: 0 });
  });

  test("a claim that nobody is recorded to make rests on nothing", () => {
    expect(supportOf(graphOf([]), [0])).toEqual({ holders: 0, unstated: 0, denying: 0, passages: 0 });
  });

  test("what the lens does not take supports nothing", () => {
    const knowledge = graphOf([attributionWith(), attributionWith({ holder: "e.orm" })]);
    expect(supportOf(knowledge, [0], new Uint8Array([1, 0])).holders).toBe(1);
  });

  test("claims taken together share holders and passages", () => {
    const knowledge = graphOf([attributionWith()], [attributionWith()], [attributionWith({ holder: "e.orm" })]);
    expect(supportOf(knowledge, [0, 1, 2])).toMatchObject({ holders: 2, passages: 1 });
  });

  test("columns say the same as claim by claim, under any lens", () => {
    const knowledge = buildKnowledgeGraph(smallDataset());
    const rows = knowledge.attributionHolder.length;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1), { minLength: rows, maxLength: rows }), (bits) => {
        const mask = Uint8Array.from(bits);
        const { holders, unstated, denying, passages } = supportColumns(knowledge, mask);
        for (let c = 0; c < knowledge.claimCount; c++)
          expect({
            holders: holders[c],
            unstated: unstated[c],
            denying: denying[c],
            passages: passages[c],
          }).toEqual(supportOf(knowledge, [c], mask));
      }),
    );
  });
});

test.each([
  [{ holders: 1, unstated: 0, denying: 0, passages: 2 }, "Attributed to 1, in 2 passages"],
  [{ holders: 2, unstated: 1, denying: 0, passages: 1 }, "Attributed to 2, and once to nobody named, in 1 passage"],
  [{ holders: 1, unstated: 2, denying: 0, passages: 1 }, "Attributed to 1, and 2 times to nobody named, in 1 passage"],
  [{ holders: 0, unstated: 1, denying: 0, passages: 1 }, "Nobody named, in 1 passage"],
  [{ holders: 0, unstated: 3, denying: 0, passages: 2 }, "3 attributions, nobody named, in 2 passages"],
  [{ holders: 1, unstated: 0, denying: 2, passages: 1 }, "Attributed to 1, in 1 passage; denied by 2"],
  [{ holders: 1, unstated: 0, denying: 0, passages: 0 }, "Attributed to 1, passage not stated"],
  [{ holders: 0, unstated: 0, denying: 0, passages: 0 }, "Attributed to nobody"],
])("%o reads: %s", (support, words) => {
  expect(supportInWords(support)).toBe(words);
});
