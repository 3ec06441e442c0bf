import { beforeEach, expect, test } from "vitest";
import { writeEntity } from "../../../../src/features/details/record-commands.ts";
import { comparisonIn } from "../../../../src/features/differences/comparison-session.ts";
import { openChanges } from "../../../../src/features/differences/difference-commands.ts";
import { linkedView } from "../../../../src/features/differences/linked-view.ts";
import { bug } from "../../../../src/lib/result.ts";
import type { RunTask } from "../../../../src/lib/task.ts";
import type { Claim, Dataset, Entity } from "../../../../src/model/dataset.ts";
import { buildKnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import { select } from "../../../../src/workspace/selection-commands.ts";
import { DIFFERS, shownDifferences } from "../../../../src/workspace/shown-differences.ts";
import { createWorkspace, type Workspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const small = smallDataset();
const [CLAIM] = small.claims as readonly [Claim];
const [ENTITY] = small.entities as readonly [Entity];
const older: Dataset = {
  ...small,
  entities: [...small.entities, { ...ENTITY, id: "e.tower" as Entity["id"], label: "Old tower" }],
  claims: [
    { ...CLAIM, label: "starved" },
    ...small.claims.slice(1),
    { ...CLAIM, id: "c.9999" as Claim["id"], object: "e.tower" as Claim["object"] },
  ],
  layouts: small.layouts.map((layout) => ({
    ...layout,
    positions: { ...layout.positions, "e.tower": [7, 8] as const },
  })),
};
const file = { is: "file", name: "older.kg.json", knowledge: buildKnowledgeGraph(older), isArranged: true } as const;
const noTask: RunTask = () => bug("What is small is compared in place.");

let workspace: Workspace;
beforeEach(() => {
  workspace = createWorkspace(small);
});
const session = () => comparisonIn(workspace);
const result = () => {
  const { result: found } = session().store.getState();
  if (found?.is !== "datasets") throw new Error("There is no comparison of datasets.");
  return found;
};
const shown = () => shownDifferences.getState().now ?? bug("Nothing is shown.");

test("a file is compared, and what differs is shown: what is gone at its old place, and what changed on its card", () => {
  session().compare(file, noTask);
  expect(result().differences.changes.length).toBeGreaterThan(0);
  const { claimNumber } = workspace.store.getState().knowledge;
  expect(shown().claims[claimNumber.get(CLAIM.id) as number]).toBe(DIFFERS.changed);
  const tower = { id: "e.tower", name: "Old tower", at: small.layouts.length > 0 ? [7, 8] : null };
  expect(shown().removedEntities).toEqual([tower]);
  expect(shown().removedClaims).toEqual([{ subject: CLAIM.subject, object: "e.tower" }]);
  expect(shown().linesOf("claim", CLAIM.id).join("\n")).toContain("starved →");
  expect(shown().linesOf("claim", small.claims[1]?.id ?? "")).toEqual([]);
});

test("what was changed since opening follows the edits, until nothing differs", () => {
  session().compare({ is: "opened" }, noTask);
  expect(result().differences.changes).toEqual([]);
  expect(result().differences.inBoth.entities).toBe(small.entities.length);
  workspace.dispatch(writeEntity, { entity: ENTITY.id, label: "Another name" });
  expect(result().differences.changes.map(({ of, is }) => [of, is])).toEqual([["entity", "changed"]]);
  expect(shown().linesOf("entity", ENTITY.id).join()).toContain("Another name");
  workspace.undo();
  expect(result().differences.changes).toEqual([]);
});

test("a view is compared with that of a link, and follows what is done", () => {
  const linked = linkedView(workspace.store.getState().knowledge, "#v=1") ?? bug("No view.");
  session().compare({ is: "link", link: "#v=1", ...linked }, noTask);
  const parts = () => {
    const { result: found } = session().store.getState();
    return found?.is === "views" ? found.list.map(({ part }) => part) : null;
  };
  expect(parts()).toEqual([]);
  workspace.dispatch(select, { entities: [ENTITY.id], claims: [] });
  expect(parts()).toEqual(["selection"]);
});

test("it ends with one press, which leaves its panel, and with another dataset", () => {
  workspace.dispatch(openChanges);
  session().compare({ is: "opened" }, noTask);
  shown().end();
  expect(shownDifferences.getState().now).toBeNull();
  expect(workspace.store.getState().view.room.kind).toBe("reading");
  session().compare(file, noTask);
  workspace.open(structuredClone(small));
  expect([session().store.getState().with, shownDifferences.getState().now]).toEqual([null, null]);
});

test("what is large is compared by a task, which may fail or be cancelled", async () => {
  const many: Dataset = {
    ...small,
    entities: [
      ...small.entities,
      ...Array.from({ length: 4_001 }, (_, at): Entity => ({ ...ENTITY, id: `e.more-${at}` as Entity["id"] })),
    ],
  };
  const large = { ...file, knowledge: buildKnowledgeGraph(many) };
  const failing: RunTask = async () => ({ is: "failed", reason: "out of memory" });
  session().compare(large, failing);
  expect(session().store.getState().phase).toBe("taking-in");
  await Promise.resolve();
  await Promise.resolve();
  expect(session().store.getState()).toMatchObject({ phase: null, failure: "out of memory", result: null });
  let signal: AbortSignal | undefined;
  const waiting: RunTask = (_, __, options) => {
    signal = options?.signal;
    return new Promise(() => {});
  };
  session().compare(large, waiting);
  session().end();
  expect(signal?.aborted).toBe(true);
});
