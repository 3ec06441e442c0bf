import { describe, expect, test } from "vitest";
import { takeMerged } from "../../../src/features/merging/merge-commands.ts";
import { finished } from "../../../src/lib/steps.ts";
import { buildKnowledgeGraph } from "../../../src/model/knowledge-graph.ts";
import { parseDataset } from "../../../src/model/parse-dataset.ts";
import { preparingEdits } from "../../../src/workspace/prepared-edits.ts";
import { createWorkspace } from "../../../src/workspace/workspace.ts";
import { generateDataset } from "../../fixtures/generate-dataset.ts";

const parsed = parseDataset(generateDataset({ entities: 200, claims: 2_500 }));
if (!parsed.ok) throw new Error("The generated dataset has faults.");
const whole = parsed.value;
const half = { ...whole, claims: whole.claims.slice(0, 500), links: [] };

describe("edits that were worked out before they are made", () => {
  test("are made in no time, are one step of undo, and come to what they say", () => {
    const workspace = createWorkspace(half);
    const { knowledge, document } = workspace.store.getState();
    const steps = preparingEdits(knowledge, document.opened, { ...whole, links: [] });
    let turns = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) turns += 1;
    expect(turns).toBeGreaterThan(2);
    const { edits, editor } = step.value;
    expect(edits).toHaveLength(2_000);
    workspace.dispatch(takeMerged, { edits, editor });
    const after = workspace.store.getState();
    expect(after.knowledge.dataset.claims).toEqual(whole.claims);
    expect(after.knowledge).toEqual(buildKnowledgeGraph(after.knowledge.dataset));
    workspace.undo();
    expect(workspace.store.getState().document.dataset.claims).toEqual(half.claims);
    workspace.redo();
    expect(workspace.store.getState().document.dataset.claims).toEqual(whole.claims);
  });

  test("are made anew where the document has become another one meanwhile", () => {
    const workspace = createWorkspace(half);
    const { knowledge, document } = workspace.store.getState();
    const [first, ...others] = whole.claims.slice(500);
    if (first === undefined) throw new Error("There is no further claim.");
    const prepared = finished(
      preparingEdits(knowledge, document.opened, { ...half, claims: [...half.claims, ...others] }),
    );
    const meanwhile = finished(
      preparingEdits(knowledge, document.opened, { ...half, claims: [...half.claims, first] }),
    );
    workspace.dispatch(takeMerged, meanwhile);
    workspace.dispatch(takeMerged, prepared);
    const { claims } = workspace.store.getState().document.dataset;
    expect(new Set(claims)).toEqual(new Set(whole.claims));
  });

  test("leave the document as it is until they are made, few as they may be", () => {
    const workspace = createWorkspace(half);
    const { knowledge, document } = workspace.store.getState();
    const withOne = (at: number) => ({ ...half, claims: [...half.claims, ...whole.claims.slice(at, at + 1)] });
    const [one, other] = [500, 501].map((at) => finished(preparingEdits(knowledge, document.opened, withOne(at))));
    expect(knowledge).toEqual(buildKnowledgeGraph(half));
    for (const prepared of [one, other]) if (prepared) expect(workspace.dispatch(takeMerged, prepared)).toBe(true);
    const after = workspace.store.getState().knowledge;
    expect(new Set(after.dataset.claims)).toEqual(new Set(whole.claims.slice(0, 502)));
    expect(after.claimNumber).toEqual(buildKnowledgeGraph(after.dataset).claimNumber);
  });
});
