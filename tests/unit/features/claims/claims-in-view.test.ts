import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leadingAttribution } from "../../../../src/derive/claim-words.ts";
import { attributionsInView, type ClaimOrder, claimsInView } from "../../../../src/features/claims/claims-in-view.ts";
import { toggleValues } from "../../../../src/features/filters/filter-commands.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import { claimListWords } from "../../../../src/words/en/claim-list.ts";
import { focusOn } from "../../../../src/workspace/selection-commands.ts";
import { createWorkspace, type Workspace } from "../../../../src/workspace/workspace.ts";
import { arbitraryDataset } from "../../../fixtures/arbitrary-dataset.ts";
import { plainDataset, plainDatasetInput } from "../../../fixtures/plain-dataset.ts";
import {
  attributionWith,
  type ClaimInput,
  claimWith,
  type DatasetOverrides,
  passage,
  smallDataset,
  smallDatasetInput,
} from "../../../fixtures/small-dataset.ts";

const ORDERS: readonly ClaimOrder[] = [null, "date", "certainty"];

function listed(workspace: Workspace, by: ClaimOrder) {
  const { knowledge, derived } = workspace.store.getState();
  const { claims, without } = claimsInView(knowledge, derived, by);
  return { ids: claims.map((claim) => knowledge.dataset.claims[claim]?.id), without };
}

const workspaceOf = (overrides?: DatasetOverrides) => createWorkspace(smallDataset(overrides));

describe("what is listed", () => {
  test("all claims, where no filter is set", () => {
    expect(listed(workspaceOf(), null).ids).toHaveLength(14);
  });

  test("the claims that the filters and the focus show, and no other", () => {
    const workspace = workspaceOf();
    workspace.dispatch(toggleValues, { facet: "stance", values: ["accused"] });
    expect(listed(workspace, null).ids).not.toContain("c.0008");
    workspace.dispatch(focusOn, { entities: ["e.arm-of-saint-ode"], hops: 1 });
    const { derived, knowledge } = workspace.store.getState();
    const shown = knowledge.dataset.claims.filter((_, claim) => derived.claimMask[claim] === 1).map(({ id }) => id);
    expect(shown.length).toBeGreaterThan(0);
    for (const by of ORDERS) expect(listed(workspace, by).ids.toSorted()).toEqual(shown);
  });
});

describe("by paragraph", () => {
  test("claims stand as their passages do, those of one sentence in the order of the dataset", () => {
    expect(listed(workspaceOf(), null)).toEqual({
      ids: [1, 2, 4, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14].map((number) => `c.${String(number).padStart(4, "0")}`),
      without: 0,
    });
  });

  test("paragraph 10 comes after paragraph 9, a paragraph before its sentences, and a page after all paragraphs", () => {
    const places: ClaimInput["attributions"][number]["evidence"][number][] = [
      { source: "s.b", page: "12–14" },
      { source: "s.a", at: "10" },
      { source: "s.b", page: "9" },
      { source: "s.b", at: "1.1" },
      { source: "s.a", at: "9.10" },
      { source: "s.a", at: "9.2" },
      { source: "s.a", at: "9" },
    ];
    const source = (id: string) => ({
      ...smallDatasetInput().sources[0],
      id,
      text: undefined,
      segments: [],
      coverage: [],
    });
    const dataset = {
      ...smallDatasetInput(),
      sources: [source("s.a"), source("s.b"), ...smallDatasetInput().sources].map(({ text, ...rest }) =>
        text === undefined ? rest : { ...rest, text },
      ),
      links: [],
      stories: [],
      questions: [],
      claims: places.map((evidence, at) =>
        claimWith({ id: `c.${at + 1}`, attributions: [attributionWith({ evidence: [evidence] })] }),
      ),
    };
    const parsed = parseDataset(dataset);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    expect(listed(createWorkspace(parsed.value), null).ids).toEqual(["c.7", "c.6", "c.5", "c.2", "c.4", "c.3", "c.1"]);
  });

  test("a claim is placed by the attribution that it is listed by, and not by one that is filtered out", () => {
    const workspace = workspaceOf({
      claims: [
        claimWith({
          id: "c.0001",
          attributions: [
            attributionWith({ holder: "e.orm", stance: "relayed", evidence: [passage("3.2", "quarrelled with Orm")] }),
            attributionWith({ evidence: [passage("1.1", "at war with Orm")] }),
          ],
        }),
        claimWith({
          id: "c.0002",
          attributions: [attributionWith({ evidence: [passage("2.1", "the Company denies")] })],
        }),
      ],
      links: [],
      stories: [],
      questions: [],
    });
    expect(listed(workspace, null).ids).toEqual(["c.0001", "c.0002"]);
    workspace.dispatch(toggleValues, { facet: "holder", values: ["e.marn"] });
    expect(listed(workspace, null).ids).toEqual(["c.0001"]);
    const { knowledge, derived } = workspace.store.getState();
    expect(attributionsInView(knowledge, derived, 0).map(({ attribution }) => attribution.holder)).toEqual(["e.orm"]);
  });

  test("claims without an attribution are last, and counted", () => {
    const claims = smallDatasetInput().claims.map((claim) =>
      claim.id === "c.0001" || claim.id === "c.0002" ? { ...claim, attributions: [] } : claim,
    );
    const { ids, without } = listed(workspaceOf({ claims }), null);
    expect(ids.slice(-2)).toEqual(["c.0001", "c.0002"]);
    expect(without).toBe(2);
  });
});

describe("claims that quote without saying where", () => {
  const quoted = { source: "s.chronicle", quotation: "at war with Orm" };
  const placedBy = (evidence: ClaimInput["attributions"][number]["evidence"]) => {
    const input = smallDatasetInput();
    const [source] = input.sources;
    const evidenceOfSource = evidence.map((each) => ({ ...each, source: source?.id ?? "" }));
    const claims = input.claims.map((claim) =>
      claim.id === "c.0001" ? { ...claim, attributions: [attributionWith({ evidence: evidenceOfSource })] } : claim,
    );
    return listed(workspaceOf({ claims }), null);
  };

  test("are last, and counted as stating no paragraph or page", () => {
    const { ids, without } = placedBy([quoted]);
    expect([ids.at(-1), without]).toEqual(["c.0001", 1]);
    expect(claimListWords.without({ order: "paragraph", count: without })).toBe(
      "The last 1 states no paragraph or page.",
    );
  });

  test("are not counted where another of their passages says where it stands", () => {
    const { ids, without } = placedBy([quoted, { source: "", page: "4" }]);
    expect([ids.at(-1), without]).toEqual(["c.0001", 0]);
  });
});

describe("by date", () => {
  test("the earliest is first, an open beginning counts by its end, and undated claims are last and counted", () => {
    const { ids, without } = listed(workspaceOf(), "date");
    // 119X; 1204 as "1204", "1204~", "1204" and "1204?"; from March 1204; until the end of 1204; from 1206.
    const dated = ["c.0012", "c.0004", "c.0003", "c.0005", "c.0006", "c.0002", "c.0001", "c.0010"];
    expect(ids.slice(0, -6)).toEqual(dated);
    expect(without).toBe(6);
    expect(ids.slice(-6)).toEqual(["c.0007", "c.0008", "c.0009", "c.0011", "c.0013", "c.0014"]);
  });
});

describe("by certainty", () => {
  test("the firmest is first, and of one certainty as they stand in the source", () => {
    const { ids, without } = listed(workspaceOf(), "certainty");
    expect(ids.slice(0, 6)).toEqual(["c.0001", "c.0002", "c.0004", "c.0003", "c.0005", "c.0013"]);
    expect(ids.at(-1)).toBe("c.0014");
    expect(without).toBe(0);
  });

  test("claims without a certainty or a source are last, and counted", () => {
    const claims = smallDatasetInput().claims.map((claim) => {
      if (claim.id === "c.0001") return { ...claim, attributions: [] };
      const { stance: _, ...unstated } = attributionWith();
      return claim.id === "c.0002" ? { ...claim, attributions: [unstated] } : claim;
    });
    const { ids, without } = listed(workspaceOf({ claims }), "certainty");
    expect(ids.slice(-2)).toEqual(["c.0002", "c.0001"]);
    expect(without).toBe(2);
  });
});

describe("by a field", () => {
  /** The plain dataset, whose claims have these values of its fields instead. */
  const withFields = (...fields: readonly Record<string, string | number | boolean>[]) => {
    const input = plainDatasetInput();
    const claims = input.claims.map(({ fields: _, ...claim }, at) =>
      fields[at] === undefined ? claim : { ...claim, fields: fields[at] },
    );
    const parsed = parseDataset({ ...input, claims });
    return createWorkspace(parsed.ok ? parsed.value : expect.unreachable());
  };

  test.each([
    ["numbers by their values", "size", [10, -2, 9, 1.5]],
    ["dates by their time, an open beginning by its end", "signed", ["2021", "../1999", "2019-12-31", "2019-06"]],
    ["categories by the alphabet", "rank", ["third", "First", "second", "later"]],
  ])("%s, either way, and what does not state it last", (_, id, values) => {
    const workspace = withFields(...values.map((value) => ({ [id]: value })));
    const up = ["c.2", "c.4", "c.3", "c.1"];
    expect(listed(workspace, `field.${id}`)).toEqual({ ids: [...up, "c.5"], without: 1 });
    expect(listed(workspace, `field.${id}.down`)).toEqual({ ids: [...up.toReversed(), "c.5"], without: 1 });
  });

  test("claims with the same value keep the order of their passages, whichever way it goes", () => {
    const workspace = withFields({ rank: "a" }, { rank: "b" }, { rank: "a" }, { rank: "b" });
    expect(listed(workspace, "field.rank").ids).toEqual(["c.1", "c.3", "c.2", "c.4", "c.5"]);
    expect(listed(workspace, "field.rank.down").ids).toEqual(["c.2", "c.4", "c.1", "c.3", "c.5"]);
  });

  test("a field that the claims do not have leaves the order of the sources", () => {
    const workspace = createWorkspace(plainDataset());
    for (const by of ["field.founded", "field.nothing"]) expect(listed(workspace, by)).toEqual(listed(workspace, null));
  });
});

describe("whatever the dataset", () => {
  test("every claim in view is listed once, and its first attribution is the one that it is drawn by", () => {
    fc.assert(
      fc.property(arbitraryDataset, fc.constantFrom(...ORDERS), (input, by) => {
        const parsed = parseDataset(input);
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
        const { knowledge, derived } = createWorkspace(parsed.value).store.getState();
        const { claims, without } = claimsInView(knowledge, derived, by);
        expect(claims.toSorted((a, b) => a - b)).toEqual(
          [...derived.claimMask.entries()].flatMap(([claim, shown]) => (shown === 1 ? [claim] : [])),
        );
        expect(without).toBeLessThanOrEqual(claims.length);
        for (const claim of claims)
          expect(attributionsInView(knowledge, derived, claim)[0] ?? null).toEqual(
            leadingAttribution(knowledge, derived, claim),
          );
        if (by !== "certainty") return;
        const stances = claims.map((claim) => derived.claimStance[claim] as number);
        expect(stances).toEqual(stances.toSorted((a, b) => a - b));
      }),
    );
  });
});
