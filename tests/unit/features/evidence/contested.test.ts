import { expect, test } from "vitest";
import { contestedClaims } from "../../../../src/features/evidence/contested.ts";
import { attributionWith, claimWith, smallDataset } from "../../../fixtures/small-dataset.ts";

test("a denial by another holder and a contradicting claim contest, and nothing else does", () => {
  expect([...contestedClaims(smallDataset())].sort()).toEqual(["c.0006", "c.0007", "c.0008"]);
});

test("one who affirms and denies contests nothing", () => {
  const both = claimWith({ attributions: [attributionWith(), attributionWith({ polarity: "denied" })] });
  expect(contestedClaims({ ...smallDataset(), claims: [both], links: [] }).size).toBe(0);
});

test("a denial against somebody unnamed contests", () => {
  const claim = claimWith({
    attributions: [attributionWith({ holder: null }), attributionWith({ polarity: "denied" })],
  });
  expect([...contestedClaims({ ...smallDataset(), claims: [claim], links: [] })]).toEqual(["c.9999"]);
});
