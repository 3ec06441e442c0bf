import fc from "fast-check";
import { expect, test } from "vitest";
import { createDerivation } from "../../../../src/derive/derive.ts";
import { buildKnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import { DEFAULT_VIEW } from "../../../../src/model/view-state.ts";
import { toggleBundles } from "../../../../src/views/graph/bundle-commands.ts";
import { bundlesOf, claimsOfLine } from "../../../../src/views/graph/bundles.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const knowledge = buildKnowledgeGraph(smallDataset());
const derived = createDerivation()(knowledge, DEFAULT_VIEW);
const claim = (id: string) => knowledge.claimNumber.get(id) ?? -1;
const ids = (claims: Iterable<number>) => [...claims].map((c) => knowledge.dataset.claims[c]?.id);

test("claims between the same two are one line, whatever their direction, led by the firmest", () => {
  const { members, lead } = bundlesOf(knowledge, derived);
  // A rumour is firmer than a guess in this vocabulary.
  expect([...members].map(([leader, claims]) => [...ids([leader]), ...ids(claims)])).toEqual(
    [
      ["c.0013", "c.0013", "c.0014"],
      ["c.0009", "c.0009", "c.0010", "c.0011"],
    ].sort((a, b) => claim(String(a[1])) - claim(String(b[1]))),
  );
  expect(lead[claim("c.0011")]).toBe(claim("c.0009"));
  expect(claimsOfLine({ members, lead }, claim("c.0001"))).toEqual([claim("c.0001")]);
});

test("a value claim has no line", () => {
  expect(bundlesOf(knowledge, derived).lead[claim("c.0005")]).toBe(-1);
});

test("a hidden claim neither leads nor counts", () => {
  const claimMask = derived.claimMask.slice();
  claimMask[claim("c.0009")] = 0;
  const { lead, members } = bundlesOf(knowledge, { ...derived, claimMask });
  expect(lead[claim("c.0009")]).toBe(-1);
  expect(ids(members.get(claim("c.0010")) ?? [])).toEqual(["c.0010", "c.0011"]);
});

test("a claim that is only dimmed does not lead while another is shown", () => {
  const claimMask = derived.claimMask.slice();
  const claimDim = derived.claimDim.slice();
  claimMask[claim("c.0009")] = 0;
  claimDim[claim("c.0009")] = 1;
  const { lead } = bundlesOf(knowledge, { ...derived, claimMask, claimDim });
  expect(lead[claim("c.0009")]).toBe(claim("c.0010"));
});

test("every drawn line is led by a drawn claim between the same two that leads itself", () => {
  const { claimCount, claimSubject, claimObject } = knowledge;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(0, 1), { minLength: claimCount, maxLength: claimCount }), (bits) => {
      const claimMask = Uint8Array.from(bits);
      const { lead, members } = bundlesOf(knowledge, { ...derived, claimMask });
      for (let c = 0; c < claimCount; c++) {
        const leader = lead[c] as number;
        expect(leader >= 0).toBe(claimMask[c] === 1 && (claimObject[c] as number) >= 0);
        if (leader < 0) continue;
        expect(lead[leader]).toBe(leader);
        const ends = (at: number) => [claimSubject[at], claimObject[at]].sort();
        expect(ends(c)).toEqual(ends(leader));
        expect(members.get(leader) ?? [leader]).toContain(c);
      }
    }),
  );
});

test("bundling is undone like any other step", () => {
  const workspace = createWorkspace(smallDataset());
  workspace.dispatch(toggleBundles);
  expect(workspace.store.getState().view.bundled).toBe(true);
  workspace.undo();
  expect(workspace.store.getState().view.bundled).toBe(false);
});
