import { expect, test } from "vitest";
import { toggleValues } from "../../../../src/features/filters/filter-commands.ts";
import { claimsInOrder } from "../../../../src/views/graph/claims-in-order.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const workspace = createWorkspace(smallDataset());
const listed = (limit = 100) => {
  const { knowledge, derived } = workspace.store.getState();
  return claimsInOrder(knowledge, derived, limit);
};
const startOf = (id: string) => {
  const claim = smallDataset().claims.find((each) => each.id === id);
  return Math.min(...(claim?.attributions ?? []).flatMap(({ evidence }) => evidence.map(({ start = 0 }) => start)));
};

test("every shown claim is listed once, in the order in which the text speaks of it", () => {
  const ids = listed().map(({ id }) => id);
  expect(new Set(ids)).toEqual(new Set(smallDataset().claims.map(({ id }) => id)));
  const starts = ids.map(startOf);
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
});

test("a claim has each of its attributions, with stance, holder and passage in words", () => {
  const { claims } = smallDataset();
  for (const { id, attributions } of listed()) {
    const recorded = claims.find((claim) => claim.id === id)?.attributions ?? [];
    expect(attributions).toHaveLength(Math.max(1, recorded.length));
    for (const { passage } of attributions) expect(passage).toMatch(/paragraph|title|byline|not stated/);
  }
  const denied = claims.findIndex(({ attributions }) => attributions.some(({ polarity }) => polarity === "denied"));
  expect(
    listed()
      .find(({ id }) => id === claims[denied]?.id)
      ?.attributions.some(({ stance }) => stance.endsWith(", denied")),
  ).toBe(true);
});

test("attributions that the lens excludes are left out, and claims that it hides with them", () => {
  workspace.dispatch(toggleValues, { facet: "stance", values: ["accused"] });
  const { vocabulary } = smallDataset();
  const accused = vocabulary.stances.find(({ id }) => (id as string) === "accused")?.label;
  expect(listed().flatMap(({ attributions }) => attributions.map(({ stance }) => stance))).not.toContain(accused);
  expect(listed()).toHaveLength(workspace.store.getState().derived.shownClaims);
  workspace.undo();
});

test("no more are put in words than asked for", () => {
  expect(listed(3).map(({ id }) => id)).toEqual(
    listed()
      .slice(0, 3)
      .map(({ id }) => id),
  );
});
