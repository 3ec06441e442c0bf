import * as fc from "fast-check";
import { expect, test } from "vitest";
import { describeFilters } from "../../../../src/derive/describe-filters.ts";
import { writeClaim, writeEntity } from "../../../../src/features/details/record-commands.ts";
import {
  datasetInScope,
  exportFileName,
  exportScopes,
  likelyScope,
} from "../../../../src/features/files/export-scope.ts";
import { toggleUndated, toggleValues } from "../../../../src/features/filters/filter-commands.ts";
import { sha256Hex } from "../../../../src/lib/sha256.ts";
import { serializeDataset } from "../../../../src/model/serialize-dataset.ts";
import { focusOn, select } from "../../../../src/workspace/selection-commands.ts";
import { createWorkspace, type Workspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const scopesOf = (workspace: Workspace) => {
  const state = workspace.store.getState();
  return exportScopes(state, describeFilters(state.knowledge, state.view));
};

const selecting = (entities: string[], claims: string[] = []) => {
  const workspace = createWorkspace(smallDataset());
  workspace.dispatch(select, { entities, claims });
  return workspace;
};

test("the selection takes the claims among the selected entities, and none that leads out of them", () => {
  const { selection } = scopesOf(selecting(["e.hanno", "e.grey-company"]));
  expect([...selection.entities]).toEqual(["e.grey-company", "e.hanno"]);
  expect([...selection.claims]).toEqual(["c.0009", "c.0010", "c.0011"]);
});

test("a selected claim brings both its ends, but no further claims of theirs", () => {
  const { selection } = scopesOf(selecting([], ["c.0009"]));
  expect([...selection.claims]).toEqual(["c.0009"]);
  expect([...selection.entities]).toEqual(["e.grey-company", "e.hanno"]);
});

test("a value stated of a selected entity is taken with it", () => {
  expect([...scopesOf(selecting(["e.siege-of-varn"])).selection.claims]).toEqual(["c.0005"]);
});

test("a claim that a filter hides is taken only where it is itself selected", () => {
  const workspace = selecting(["e.hanno", "e.grey-company"], ["c.0010"]);
  workspace.dispatch(toggleValues, { facet: "stance", values: ["guess"] });
  expect([...scopesOf(workspace).selection.claims]).toEqual(["c.0009", "c.0010"]);
});

test("an empty selection, or one of things that are not there, is an empty scope", () => {
  for (const workspace of [selecting([]), selecting(["e.nobody"], ["c.7777"])]) {
    const { selection } = scopesOf(workspace);
    expect([selection.entities.size, selection.claims.size]).toEqual([0, 0]);
  }
});

test("what is visible is what the derived view counts as shown", () => {
  const workspace = createWorkspace(smallDataset());
  workspace.dispatch(focusOn, { entities: ["e.hanno"], hops: 1 });
  workspace.dispatch(toggleUndated);
  const { visible } = scopesOf(workspace);
  const { shownEntities, shownClaims } = workspace.store.getState().derived;
  expect([visible.entities.size, visible.claims.size]).toEqual([shownEntities, shownClaims]);
  expect(visible.filter).toBe("without undated claims; 1 hop around Hanno");
});

test("the selection in words names what is selected, and the filters where there are any", () => {
  const workspace = selecting(["e.hanno"], ["c.0006"]);
  expect(scopesOf(workspace).selection.filter).toBe("selected: Hanno and c.0006");
  workspace.dispatch(toggleUndated);
  expect(scopesOf(workspace).selection.filter).toBe("selected: Hanno and c.0006; without undated claims");
});

test("a long selection in words names the first and counts the rest", () => {
  const { entities, claims } = smallDataset();
  const workspace = selecting(
    entities.map(({ id }) => id),
    claims.map(({ id }) => id),
  );
  expect(scopesOf(workspace).selection.filter).toMatch(
    /^selected: \u2068Arm of Saint Ode, .*, c\.0001 and 13 more\u2069$/,
  );
});

const offeredFirst = (workspace: Workspace) => likelyScope(workspace.store.getState(), scopesOf(workspace));

test("offered first is what is seen where a filter or a focus is on, whatever is selected", () => {
  const filtered = selecting(["e.orm", "e.hanno"]);
  filtered.dispatch(toggleUndated);
  expect(offeredFirst(filtered)).toBe("visible");
  const focused = selecting(["e.hanno"]);
  focused.dispatch(focusOn, { entities: ["e.hanno"], hops: 1 });
  expect(offeredFirst(focused)).toBe("visible");
  expect(scopesOf(focused).visible.claims.size).toBeGreaterThan(0);
});

test("offered first of a whole graph is the selection; with its claims where it has none by itself; else all", () => {
  expect(offeredFirst(selecting(["e.hanno", "e.grey-company"]))).toBe("selection");
  expect(offeredFirst(selecting([], ["c.0009"]))).toBe("selection");
  expect(offeredFirst(selecting(["e.hanno"]))).toBe("claims");
  expect(offeredFirst(selecting(["e.nobody"]))).toBe("all");
  expect(offeredFirst(selecting([]))).toBe("all");
});

test("the selection with its claims takes every shown claim of what is selected, with both ends", () => {
  const { claims } = scopesOf(selecting(["e.hanno"]));
  const at = smallDataset().claims.filter(({ subject, object }) => [subject, object].some((end) => end === "e.hanno"));
  expect([...claims.claims]).toEqual(at.map(({ id }) => id));
  expect([...claims.entities].sort()).toEqual(
    [...new Set(at.flatMap(({ subject, object }) => (object === null ? [subject] : [subject, object])))].sort(),
  );
  expect(claims.filter).toBe("claims of Hanno");
  const filtered = selecting(["e.hanno"]);
  filtered.dispatch(toggleUndated);
  expect(scopesOf(filtered).claims.claims.size).toBeLessThan(at.length);
  expect(scopesOf(filtered).claims.filter).toBe("claims of Hanno; without undated claims");
});

test("all of a dataset is the very same dataset", () => {
  const workspace = createWorkspace(smallDataset());
  const { dataset } = workspace.store.getState().knowledge;
  expect(datasetInScope(dataset, scopesOf(workspace).all)).toBe(dataset);
  // Nothing is filtered, so that what is visible is all.
  expect(datasetInScope(dataset, scopesOf(workspace).visible)).toBe(dataset);
});

test("a part says of which dataset it is a part, by what rule, and who came along", () => {
  const workspace = selecting([], ["c.0010"]);
  const { dataset } = workspace.store.getState().knowledge;
  const part = datasetInScope(dataset, scopesOf(workspace).selection);
  expect(part.claims.map(({ id }) => id)).toEqual(["c.0010"]);
  expect(part.derivedFrom).toEqual({
    dataset: "siege-of-varn",
    version: "1.0.0",
    sha256: sha256Hex(serializeDataset(dataset)),
    filter: "selected: c.0010",
    context: ["e.marn", "e.tarn-pass"],
    parent: {
      title: dataset.dataset.title,
      description: dataset.dataset.description,
      counts: { entities: 11, claims: 14, stories: 1, scenes: 2, questions: 1 },
    },
  });
});

test("a file of a part says in its name that it is an extract, and by which rule", () => {
  const workspace = createWorkspace(smallDataset());
  const { dataset } = workspace.store.getState().knowledge;
  expect(exportFileName(dataset, scopesOf(workspace).all, ".kg.json")).toBe("siege-of-varn.kg.json");
  workspace.dispatch(focusOn, { entities: ["e.hanno"], hops: 1 });
  const { visible } = scopesOf(workspace);
  const name = "siege-of-varn-extract-1-hop-around-hanno";
  expect(exportFileName(dataset, visible, ".node-link.json")).toBe(`${name}.node-link.json`);
  const part = datasetInScope(dataset, visible);
  expect(exportFileName(part, { ...visible, entities: new Set(part.entities.map(({ id }) => id)) }, ".kg.json")).toBe(
    `${name}.kg.json`,
  );
});

test("whatever is selected, both ends of every claim in the selection are in it", () => {
  const dataset = smallDataset();
  const some = <Id extends string>(records: readonly { readonly id: Id }[]) =>
    fc.subarray(records.map(({ id }): string => id));
  fc.assert(
    fc.property(some(dataset.entities), some(dataset.claims), (entities, claims) => {
      const { selection } = scopesOf(selecting(entities, claims));
      for (const { id, subject, object } of dataset.claims) {
        if (!selection.claims.has(id)) continue;
        expect(selection.entities.has(subject) && (object === null || selection.entities.has(object))).toBe(true);
      }
      expect(claims.every((id) => [...selection.claims].some((taken) => taken === id))).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test("what was edited is exported as it stands, as a whole and in a part, and undo takes it out again", () => {
  const workspace = selecting(["e.hanno", "e.grey-company"]);
  workspace.dispatch(writeEntity, { entity: "e.hanno", label: "Hanno the Elder", note: "Spelt Hannon once." });
  workspace.dispatch(writeClaim, { claim: "c.0009", label: "took in", status: "reviewed" });
  const exported = (id: "all" | "selection") => {
    const { entities, claims } = datasetInScope(workspace.store.getState().knowledge.dataset, scopesOf(workspace)[id]);
    return [
      entities.find((entity) => entity.id === "e.hanno")?.label,
      claims.find((claim) => claim.id === "c.0009")?.label,
    ];
  };
  expect(exported("all")).toEqual(["Hanno the Elder", "took in"]);
  expect(exported("selection")).toEqual(["Hanno the Elder", "took in"]);
  workspace.undo();
  workspace.undo();
  expect(serializeDataset(workspace.store.getState().knowledge.dataset)).toBe(serializeDataset(smallDataset()));
});
