import { describe, expect, test } from "vitest";
import { runInTerminal } from "./run.ts";

const ARTICLE = "graph-data/kerman-attack";

const exercises = (...words: readonly string[]) => runInTerminal("exercises", ...words);

describe("exercises", () => {
  test("prints a worksheet without answers, and after it the answer key with what each answer rests on", async () => {
    const { code, out, err } = await exercises(ARTICLE, "--count", "10", "--seed", "7");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const [worksheet = "", key = ""] = out.split("\n\nAnswer key\n");
    expect(worksheet).toMatch(/^Kerman .+: worksheet 7 \(kerman-attack \d/);
    for (const title of [
      "Asserted or alleged?",
      "Who says so?",
      "Find the paragraph",
      "Which came first?",
      "What connects them?",
    ])
      expect(worksheet).toContain(`\n${title}\n`);
    expect(worksheet).not.toMatch(/sentence \d/);
    expect(key.match(/^\d+\. [A-D] {2}\S/gm)).toHaveLength(10);
    expect(key).toMatch(/ · asserted · Arman Mahmoudian · paragraph \d+, sentence \d/);
  });

  test("the same seed prints the same worksheet, another seed another", async () => {
    const [one, same, other] = [
      await exercises(ARTICLE),
      await exercises(ARTICLE, "--seed", "1"),
      await exercises(ARTICLE, "--seed", "2"),
    ];
    expect(same.out).toBe(one.out);
    expect(other.out).not.toBe(one.out);
  });

  test("takes kinds, stances and holders, and prints JSON", async () => {
    const { out } = await exercises(ARTICLE, "--kind", "holder", "--stance", "alleged", "--count", "4", "--json");
    const { exercises: made } = JSON.parse(out);
    expect(made).toHaveLength(4);
    for (const { kind, reasons } of made) expect([kind, reasons[0].stance]).toEqual(["holder", "alleged"]);
  });

  test("says what a dataset is too little for, and ends with 1 where nothing is left", async () => {
    const { code, out, err } = await exercises(ARTICLE, "--kind", "order", "--holder", "Ali Khamenei");
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/^Not enough for “Which came first\?”\. Needs asserted claims/);
  });

  test.each([
    [["--kind", "riddle"], /There is no exercise type “riddle”\. The types are stance, /],
    [["--count", "0"], /whole number from 1 to 100/],
    [["--seed", "x"], /whole number from 0/],
    [["--stance", "shouted"], /shouted/],
  ])("refuses %j in words", async (words, message) => {
    const { code, err } = await exercises(ARTICLE, ...words);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});
