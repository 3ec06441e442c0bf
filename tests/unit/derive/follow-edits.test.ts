import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createDerivation } from "../../../src/derive/derive.ts";
import { facetTables } from "../../../src/derive/facets.ts";
import { nextTurn } from "../../../src/lib/task.ts";
import type { Claim } from "../../../src/model/dataset.ts";
import type { Edit } from "../../../src/model/edit.ts";
import { applyEdits } from "../../../src/model/edit-knowledge.ts";
import { buildKnowledgeGraph, type KnowledgeGraph } from "../../../src/model/knowledge-graph.ts";
import { DEFAULT_VIEW, type ViewState } from "../../../src/model/view-state.ts";
import { anyDraft, type Draft, draftOf } from "../../fixtures/arbitrary-edits.ts";
import { withLists } from "../../fixtures/incidence.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";

const opened = () => buildKnowledgeGraph(smallDataset());
const small = opened();
const anyIds = fc.subarray([...small.entityNumber.keys(), ...small.claimNumber.keys(), "c.new-0", "c.new-1"], {
  maxLength: 3,
});
const anyHidden = fc
  .tuple(
    ...facetTables(small).map(({ facet, values }) =>
      fc
        .subarray(
          values.map(({ id }) => id),
          { maxLength: 2 },
        )
        .map((ids): [string, string[]] => [facet.id, ids]),
    ),
  )
  .map((entries) => Object.fromEntries(entries));
const anyFocus = fc.record({
  entities: fc.subarray([...small.entityNumber.keys()], { minLength: 1, maxLength: 2 }),
  hops: fc.integer({ min: 0, max: 2 }),
});
const anyLook: fc.Arbitrary<Partial<ViewState>> = fc.oneof(
  fc.record({ hidden: anyHidden }),
  fc.record({ against: fc.option(anyHidden) }),
  fc.record({ aside: fc.record({ hidden: anyIds, dimmed: anyIds, pinned: fc.constant([]) }) }),
  fc.record({
    time: fc.record({
      from: fc.constantFrom(null, "1204"),
      to: fc.constantFrom(null, "1205", "1500"),
      match: fc.constantFrom("certainly", "possibly"),
      undated: fc.boolean(),
    }),
  }),
  fc.record({ focus: fc.option(anyFocus, { freq: 2 }) }),
  fc.record({ hiding: fc.constantFrom("hide" as const, "dim" as const) }),
  fc.constant({ ...DEFAULT_VIEW }),
);
const CLAIMS_AT_THE_END = ["add-claim", "add-told-claim", "pop-claim"] as const;
const anyWork: fc.Arbitrary<readonly Draft[] | "undo"> = fc.oneof(
  { weight: 3, arbitrary: fc.array(anyDraft, { maxLength: 2 }) },
  // What a reader who adds claims and takes them back does, over and over.
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constantFrom(...CLAIMS_AT_THE_END), at: fc.nat(9) }).map((draft) => [draft]),
  },
  { weight: 3, arbitrary: fc.constant("undo" as const) },
);
/** A command may edit and look elsewhere at once. */
const anyStep = fc.record({ work: anyWork, look: fc.option(anyLook, { freq: 2, nil: {} }) });

/** Everything of a revision that must stay as it was; the maps of ids go over to the next. */
function held(knowledge: KnowledgeGraph) {
  const { entityNumber: _entities, claimNumber: _claims, ...columns } = withLists(knowledge);
  return columns;
}

test("whatever is edited and looked at, what is followed is what would be worked out anew", () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 16 }), (steps) => {
      let knowledge = opened();
      let view = DEFAULT_VIEW;
      let next = 0;
      const undo: (readonly Edit[])[] = [];
      const derive = createDerivation();
      const left: { readonly live: object; readonly copy: object }[] = [];
      const leave = (live: object) => left.push({ live, copy: structuredClone(live) });
      for (const { work, look } of steps) {
        view = { ...view, ...look };
        const edits =
          work === "undo" ? (undo.pop() ?? []) : work.flatMap((draft) => draftOf(knowledge.dataset, draft, next++));
        const outcome = applyEdits(knowledge, edits);
        if (outcome.ok) {
          knowledge = outcome.value.knowledge;
          if (work !== "undo") undo.push(outcome.value.inverses);
        }
        const derived = derive(knowledge, view);
        const anew = buildKnowledgeGraph(knowledge.dataset);
        expect(derived).toEqual(createDerivation()(anew, view));
        expect(facetTables(knowledge)).toEqual(facetTables(anew));
        leave(derived);
        leave(held(knowledge));
        leave(facetTables(knowledge).map(({ column }) => column.values));
      }
      for (const { live, copy } of left) expect(live).toEqual(copy);
    }),
    { numRuns: 150 },
  );
});

test("what was derived some edits ago is forgotten", async () => {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  const derive = createDerivation();
  let knowledge = opened();
  const first = new WeakRef(derive(knowledge, DEFAULT_VIEW));
  for (let edit = 0; edit < 4; edit++) {
    const outcome = applyEdits(knowledge, draftOf(knowledge.dataset, { what: "add-claim", at: 0 }, edit));
    if (!outcome.ok) throw new Error(outcome.error.message);
    ({ knowledge } = outcome.value);
    derive(knowledge, DEFAULT_VIEW);
  }
  // What is only weakly held lives on to the end of the task that last asked for it.
  await nextTurn();
  collectGarbage();
  expect(first.deref()).toBeUndefined();
  expect(derive(knowledge, DEFAULT_VIEW).shownClaims).toBe(knowledge.claimCount);
});

test("a claim that is added and taken back costs its own rows alone", () => {
  const derive = createDerivation();
  let knowledge = opened();
  const [claim] = knowledge.dataset.claims as readonly [Claim];
  const step = (edit: Edit) => {
    const outcome = applyEdits(knowledge, [edit]);
    if (!outcome.ok) throw new Error(outcome.error.message);
    knowledge = outcome.value.knowledge;
    return { columns: knowledge, derived: derive(knowledge, DEFAULT_VIEW), tables: facetTables(knowledge) };
  };
  const add = (id: string) => step({ edit: "add", of: "claim", record: { ...claim, id: id as Claim["id"] }, at: null });
  derive(knowledge, DEFAULT_VIEW);
  // The first makes room.
  const first = add("c.new-1");
  const second = add("c.new-2");
  const back = step({ edit: "remove", of: "claim", id: "c.new-2" });
  for (const { columns, derived, tables } of [second, back, add("c.new-2")]) {
    expect(columns.claimSubject.buffer).toBe(first.columns.claimSubject.buffer);
    expect(derived.claimMask.buffer).toBe(first.derived.claimMask.buffer);
    expect(tables[2]?.position).toBe(first.tables[2]?.position);
    expect(tables[2]?.column.values.buffer).toBe(first.tables[2]?.column.values.buffer);
  }
});
