import { expect, test } from "vitest";
import { createDerivation } from "../../../../src/derive/derive.ts";
import { PALETTES } from "../../../../src/drawing/palette.ts";
import { buildKnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import { DEFAULT_VIEW } from "../../../../src/model/view-state.ts";
import { countDiffering, differingOf } from "../../../../src/views/graph/differing.ts";
import { EMPHASIS, emphasise } from "../../../../src/views/graph/emphasis.ts";
import { boundsOf, renderingFor } from "../../../../src/views/graph/rendering.ts";
import { stageFor } from "../../../../src/views/graph/stage.ts";
import { verbatim } from "../../../../src/words/message.ts";
import { DIFFERS, type ShownDifferences } from "../../../../src/workspace/shown-differences.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const knowledge = buildKnowledgeGraph(smallDataset());
const derived = createDerivation()(knowledge, DEFAULT_VIEW);
const NOTHING_SELECTED = { entities: [], claims: [] };
const line = knowledge.claimObject.findIndex((object) => object >= 0);
const [subject, object] = [knowledge.claimSubject[line] as number, knowledge.claimObject[line] as number];
const value = knowledge.claimObject.findIndex((end) => end < 0);

function shownWith(parts: Partial<ShownDifferences>): ShownDifferences {
  return {
    of: knowledge.shape,
    entities: new Uint8Array(knowledge.order),
    claims: new Uint8Array(knowledge.claimCount),
    removedEntities: [],
    removedClaims: [],
    is: "file",
    other: verbatim("a file"),
    areDatasets: true,
    linesOf: () => [],
    end: () => {},
    ...parts,
  };
}
const withChangedLine = () => {
  const shown = shownWith({});
  shown.claims[line] = DIFFERS.changed;
  return shown;
};
const rendering = renderingFor({ knowledge, view: DEFAULT_VIEW, derived, hover: null }, PALETTES.light);
const stage = stageFor(boundsOf(rendering), { width: 900, height: 700 }, null, knowledge.order);
const pathsOf = (shown: ShownDifferences) => differingOf(shown).draw(rendering, stage).marks;

test("what differs stands out while nothing is pointed at, with the ends of its claims, and the rest recedes", () => {
  const differing = differingOf(withChangedLine());
  const { isActive, claims, entities } = emphasise(knowledge, derived, NOTHING_SELECTED, null, null, null, differing);
  expect(isActive).toBe(true);
  expect(claims[line]).toBe(EMPHASIS.neighbour);
  expect([entities[subject], entities[object]]).toEqual([EMPHASIS.plain, EMPHASIS.plain]);
  expect(claims.filter((level) => level === EMPHASIS.receded)).toHaveLength(knowledge.claimCount - 1);
});

test("what is selected goes first, and where nothing differs nothing recedes", () => {
  const selection = { entities: [knowledge.dataset.entities[0]?.id as string], claims: [] };
  const chosen = emphasise(knowledge, derived, selection, null, null, null, differingOf(withChangedLine()));
  expect(chosen).toEqual(emphasise(knowledge, derived, selection, null));
  const { isActive, claims } = emphasise(
    knowledge,
    derived,
    NOTHING_SELECTED,
    null,
    null,
    null,
    differingOf(shownWith({})),
  );
  expect([isActive, [...new Set(claims)]]).toEqual([false, [EMPHASIS.plain]]);
});

test("signs differ in shape and lines in pattern, not in colour alone", () => {
  const added = shownWith({});
  added.claims[line] = DIFFERS.added;
  const removed = shownWith({
    removedClaims: [
      { subject: knowledge.dataset.entities[subject]?.id ?? "", object: knowledge.dataset.entities[object]?.id ?? "" },
    ],
  });
  const drawings = [added, withChangedLine(), removed].map((shown) =>
    pathsOf(shown).flatMap((mark) => (mark.kind === "path" ? [{ d: mark.at && mark.d, dash: mark.dash ?? [] }] : [])),
  );
  expect(new Set(drawings.map((drawing) => JSON.stringify(drawing))).size).toBe(3);
});

test("what is gone is an outline with its name where it stood; where that is not known it is counted as not drawn", () => {
  const at = rendering.places.slice(0, 2);
  const tower = { id: "e.tower", name: "Old tower", at: [at[0] as number, at[1] as number] as const };
  const known = shownWith({ removedEntities: [tower] });
  expect(pathsOf(known).filter((mark) => mark.kind === "text")).toMatchObject([{ text: "Old tower" }]);
  const unknown = shownWith({
    removedEntities: [{ ...tower, at: null }],
    removedClaims: [
      { subject: "e.tower", object: knowledge.dataset.entities[0]?.id ?? "" },
      { subject: "e.tower", object: null },
    ],
  });
  expect(pathsOf(unknown)).toEqual([]);
  expect(countDiffering(unknown, knowledge, derived)).toMatchObject({
    removed: 3,
    withoutPlace: 2,
    withoutLine: 1,
    drawn: 0,
  });
});

test("claims with a value, and what filters hide, are counted as not drawn", () => {
  const shown = withChangedLine();
  if (value >= 0) shown.claims[value] = DIFFERS.added;
  const hidden = { ...derived, claimMask: derived.claimMask.map((mask, c) => (c === line ? 0 : mask)) };
  expect(countDiffering(shown, knowledge, hidden)).toMatchObject({
    filteredOut: 1,
    withoutLine: value >= 0 ? 1 : 0,
    drawn: 0,
  });
});

test("differences of another revision are not drawn", () => {
  const stale = { ...withChangedLine(), of: {} };
  expect(pathsOf(stale)).toEqual([]);
  expect(emphasise(knowledge, derived, NOTHING_SELECTED, null, null, null, differingOf(stale)).isActive).toBe(false);
});
