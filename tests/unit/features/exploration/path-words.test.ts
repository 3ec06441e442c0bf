import { describe, expect, test } from "vitest";
import {
  pathParagraph,
  routeInWords,
  stepInWords,
  stepWords,
  weakestInWords,
} from "../../../../src/features/exploration/path-words.ts";
import { findPaths } from "../../../../src/features/exploration/paths.ts";
import type { Dataset } from "../../../../src/model/dataset.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { attributionWith, claimWith, smallDataset, smallDatasetInput } from "../../../fixtures/small-dataset.ts";

function bestPath(from: string, to: string, dataset: Dataset = smallDataset()) {
  const { knowledge, derived } = createWorkspace(dataset).store.getState();
  const number = (id: string) => knowledge.entityNumber.get(id) ?? -1;
  const request = { directed: false, byFirmness: false, avoid: [], limit: 1 };
  const [path] = findPaths(knowledge, derived, { from: number(from), to: number(to), ...request });
  if (path === undefined) throw new Error("bestPath: there is none");
  return { knowledge, derived, path };
}

describe("a path in words", () => {
  test("a step is read with its stance, its holder and its passage", () => {
    const { knowledge, derived, path } = bestPath("e.hanno", "e.orm");
    expect(path.steps.map((step) => stepInWords(knowledge, derived, step))).toEqual([
      "Hanno sheltered Grey Company (rumoured; nobody named; paragraph 3, sentence 1)",
      "Grey Company is at war with Duchy of Orm (stated; Ilse Marn; paragraph 1, sentence 1)",
    ]);
    expect(routeInWords(knowledge, path)).toBe("Hanno → Grey Company → Duchy of Orm");
    expect(weakestInWords(knowledge, path)).toBe("weakest: step 1, rumoured");
  });

  test("a claim against the direction of the path is read by its inverse, or from its subject if it has a label", () => {
    const { knowledge, derived, path } = bestPath("e.grey-company", "e.hanno");
    const [step] = path.steps;
    expect(step && stepInWords(knowledge, derived, step)).toMatch(/^Hanno sheltered Grey Company /);
    expect(step && stepWords(knowledge, derived, step).isAlong).toBe(false);
    const claims = smallDatasetInput().claims.map(({ label, ...claim }) => claim);
    const bare = bestPath("e.grey-company", "e.hanno", smallDataset({ claims }));
    const [first] = bare.path.steps;
    expect(first && stepInWords(bare.knowledge, bare.derived, first)).toMatch(/^Grey Company is shielded by Hanno /);
    expect(first && stepWords(bare.knowledge, bare.derived, first).isAlong).toBe(true);
  });

  test("steps that are alike are said to be alike, and one step needs no number", () => {
    const one = bestPath("e.grey-company", "e.orm");
    expect(weakestInWords(one.knowledge, one.path)).toBe("stated");
    const two = bestPath("e.league", "e.siege-of-varn");
    expect(weakestInWords(two.knowledge, two.path)).toBe("all steps stated");
  });

  test("a denial and a claim without a source are read as what they are", () => {
    const dataset = (attributions: Parameters<typeof claimWith>[0] = {}) =>
      smallDataset({ claims: [claimWith(attributions)], links: [], questions: [] });
    const denied = bestPath(
      "e.grey-company",
      "e.orm",
      dataset({ attributions: [attributionWith({ polarity: "denied" })] }),
    );
    expect(weakestInWords(denied.knowledge, denied.path)).toBe("denied by everyone it is attributed to");
    const bare = bestPath("e.grey-company", "e.orm", dataset({ attributions: [] }));
    expect(weakestInWords(bare.knowledge, bare.path)).toBe("no source recorded");
    expect(pathParagraph(bare.knowledge, bare.derived, bare.path)).toContain("passage not stated");
    expect(pathParagraph(bare.knowledge, bare.derived, bare.path)).toContain("Source: not stated.");
  });

  test("is copied as a paragraph with a footnote per step and its bibliography", () => {
    const { knowledge, derived, path } = bestPath("e.hanno", "e.orm");
    expect(pathParagraph(knowledge, derived, path)).toBe(
      [
        "Rumoured, nobody named: Hanno sheltered Grey Company.[1] Stated (Ilse Marn): Grey Company is at war with Duchy of Orm.[2] (Weakest: step 1, rumoured.)",
        "",
        "[1] The landlord is rumoured to have taken the company in. Rumoured, nobody named; paragraph 3, sentence 1. 2 more claims connect the two.",
        "[2] The company and the duchy had been at war for long. Stated (Ilse Marn); paragraph 1, sentence 1.",
        "",
        "Ilse Marn: “The Siege of Varn”. Varn Quarterly, 1 May 1999.",
        "",
        "Dataset: The Siege of Varn, version 1.0.0, CC-BY-4.0.",
      ].join("\n"),
    );
  });
});
