import fc from "fast-check";
import { expect, test } from "vitest";
import {
  answersTo,
  keptUnder,
  NOTHING_KEPT,
  readKept,
  withAnswers,
  writeKept,
} from "../../../../src/features/exercises/kept-answers.ts";
import { makeWorksheet } from "../../../../src/features/exercises/make-worksheet.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const { knowledge, derived } = createWorkspace(smallDataset()).store.getState();
const worksheetOf = (seed: number) =>
  makeWorksheet(knowledge, derived, { kinds: ["holder", "stance"], count: 5, seed });
const worksheet = worksheetOf(1);
const [first] = worksheet.exercises;
const answers = { [first?.id ?? ""]: first?.rightOption ?? "" };

test("answers are read back as they were kept, and so is which worksheet was open", () => {
  const kept = readKept(writeKept(withAnswers(NOTHING_KEPT, worksheet, answers)));
  expect(kept.open).toEqual(worksheet.request);
  expect(answersTo(kept, worksheet)).toEqual(answers);
});

test("another worksheet has answers of its own, and an option that an exercise does not have is no answer", () => {
  const kept = withAnswers(withAnswers(NOTHING_KEPT, worksheet, answers), worksheetOf(2), {});
  expect(answersTo(kept, worksheet)).toEqual(answers);
  expect(answersTo(kept, worksheetOf(2))).toEqual({});
  expect(answersTo(withAnswers(NOTHING_KEPT, worksheet, { [first?.id ?? ""]: "e.nobody" }), worksheet)).toEqual({});
});

test("only the newest worksheets are kept", () => {
  let kept = NOTHING_KEPT;
  for (let seed = 1; seed <= 30; seed++) kept = withAnswers(kept, worksheetOf(seed), {});
  expect(kept.sheets).toHaveLength(20);
  expect(kept.open?.seed).toBe(30);
});

test("another version of a dataset has answers of its own", () => {
  const next = { dataset: { ...knowledge.dataset.dataset, version: "9.0.0" } };
  expect(keptUnder(knowledge.dataset)).not.toBe(keptUnder(next));
});

test("whatever else is found in the storage counts as nothing", () => {
  expect(readKept(null)).toEqual(NOTHING_KEPT);
  expect(readKept('{"version":2,"open":null,"sheets":[]}')).toEqual(NOTHING_KEPT);
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void expect(readKept(text)).toEqual(NOTHING_KEPT)));
});
