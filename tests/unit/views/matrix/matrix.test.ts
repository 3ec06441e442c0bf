import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { svgOf } from "../../../../src/drawing/svg.ts";
import { toggleValues } from "../../../../src/features/filters/filter-commands.ts";
import type { Dataset } from "../../../../src/model/dataset.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import { MATRIX_GROUPS } from "../../../../src/model/view-slices/matrix.ts";
import { matrixOf } from "../../../../src/views/matrix/matrix.ts";
import { setMatrix } from "../../../../src/views/matrix/matrix-commands.ts";
import { matrixKind, pictureOfMatrix } from "../../../../src/views/matrix/matrix-view.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { bareDataset } from "../../../fixtures/bare-dataset.ts";
import { datasetWithFields } from "../../../fixtures/dataset-with-fields.ts";
import { generateDataset } from "../../../fixtures/generate-dataset.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";
import { pictured } from "../graph/picture/pictured.ts";

function opened(dataset: Dataset, by = "_kind") {
  const workspace = createWorkspace(dataset);
  workspace.dispatch(setMatrix, { by, cells: "claims", order: "claims" });
  return { workspace, matrix: () => matrixOf(workspace.store.getState()) };
}

const some = generated(60, 240);

function generated(entities: number, claims: number): Dataset {
  const parsed = parseDataset(generateDataset({ entities, claims }));
  if (!parsed.ok) throw new Error(parsed.error[0]?.message);
  return parsed.value;
}

describe("the matrix", () => {
  test("counts each shown claim in the cell of its two ends, says which have none, and leaves no shown claim out", () => {
    const { workspace } = opened(some);
    const kinds = some.vocabulary.entityKinds.map(({ id }) => id);
    const stances = some.vocabulary.stances.map(({ id }) => id);
    fc.assert(
      fc.property(
        fc.subarray(kinds),
        fc.subarray(stances),
        fc.constantFrom(...MATRIX_GROUPS),
        (hiddenKinds, hiddenStances, by) => {
          const fresh = createWorkspace(some);
          if (hiddenKinds.length > 0) fresh.dispatch(toggleValues, { facet: "kind", values: hiddenKinds });
          if (hiddenStances.length > 0) fresh.dispatch(toggleValues, { facet: "stance", values: hiddenStances });
          fresh.dispatch(setMatrix, { by, cells: "certainty", order: "name" });
          const state = fresh.store.getState();
          const { cells, claims, values, undirected, groups } = matrixOf(state);
          expect(claims + values).toBe(state.derived.shownClaims);
          const inCells = cells.flatMap((cell) => cell.claims);
          expect(new Set(inCells).size).toBe(claims);
          expect(inCells.length).toBe(claims + undirected);
          for (const cell of cells) {
            expect([...cell.stances.values()].reduce((sum, count) => sum + count, 0)).toBe(cell.claims.length);
            for (const c of cell.claims) {
              const ends = [state.knowledge.claimSubject[c], state.knowledge.claimObject[c]];
              const [row, column] = [groups[cell.row]?.entities ?? [], groups[cell.column]?.entities ?? []];
              expect(ends.every((end) => row.includes(end as number) || column.includes(end as number))).toBe(true);
            }
          }
        },
      ),
      { numRuns: 25 },
    );
    expect(workspace.store.getState().view.matrix.by).toBe("_kind");
  });

  test("gathers by type, family, entity and any category of the dataset, where “not stated” is a group of its own", () => {
    const { matrix } = opened(smallDataset(), "_family");
    expect(matrix().groups.map(({ name }) => name)).toContain("powers");
    const dataset = datasetWithFields({ side: { type: "category", values: ["north", "south", null, "north", null] } });
    const names = opened(dataset, "side")
      .matrix()
      .groups.map(({ name }) => name);
    expect(names.toSorted()).toEqual(["north", "not stated", "south"]);
    expect(opened(smallDataset(), "_entity").matrix().groups.length).toBeGreaterThan(3);
    // A category that the dataset does not have: as by default.
    expect(opened(smallDataset(), "gone").matrix()).toEqual(opened(smallDataset()).matrix());
  });

  test("finds communities, the same each time, and calls each after its entity with the most claims", () => {
    // Two triangles that one line joins.
    const lines = [
      [0, 1],
      [1, 2],
      [2, 0],
      [3, 4],
      [4, 5],
      [5, 3],
      [3, 0],
      [3, 5],
    ] as const;
    const { matrix } = opened(bareDataset(7, lines), "_community");
    expect(matrix().groups.map(({ name, entities }) => [name, entities])).toEqual([
      ["Around e.3", [3, 4, 5]],
      ["Around e.0", [0, 1, 2]],
      ["Not connected", [6]],
    ]);
    expect(matrix()).toEqual(opened(bareDataset(7, lines), "_community").matrix());
  });

  test("orders entities so that those of one type, or of one community, stand together", () => {
    for (const order of ["type", "community"] as const) {
      const { workspace, matrix } = opened(some, "_entity");
      workspace.dispatch(setMatrix, { by: "_entity", cells: "claims", order });
      const { knowledge } = workspace.store.getState();
      const entities = matrix().groups.map(({ entities: [only = 0] }) => only);
      const communities = opened(some, "_community").matrix().groups;
      const groupOf = (e: number) =>
        order === "type"
          ? knowledge.entityKind[e]
          : communities.findIndex(({ entities: members }) => members.includes(e));
      const runs = entities.filter((e, at) => at === 0 || groupOf(e) !== groupOf(entities[at - 1] as number)).length;
      expect(runs).toBe(new Set(entities.map(groupOf)).size);
    }
  });

  test("of thousands of entities shows those with the most claims, and says how many claims it leaves out", () => {
    const { matrix, workspace } = opened(generated(1_000, 3_000), "_entity");
    const { groups, leftOut, claims, values } = matrix();
    expect(groups.length).toBe(240);
    expect(claims + values + (leftOut?.claims ?? 0)).toBe(workspace.store.getState().derived.shownClaims);
    expect(matrixKind.prepare(workspace.store.getState()).notes[0]).toMatch(
      /^The 240 entities with the most claims, of /,
    );
  });

  test("with nothing to show says so, and draws nothing", () => {
    const { workspace } = opened(smallDataset());
    const { entityKinds } = smallDataset().vocabulary;
    workspace.dispatch(toggleValues, { facet: "kind", values: entityKinds.map(({ id }) => id) });
    const { nothing } = matrixKind.prepare(workspace.store.getState());
    expect(nothing).toBe("No claim between two entities is shown. Change the filters to see some.");
  });

  test("is exported as a picture with a key to its cells, its numbers and its source", () => {
    const { workspace } = opened(smallDataset());
    const picture = pictured(workspace, {}, pictureOfMatrix);
    expect(picture.description).toMatch(/^Matrix of \d+ rows and as many columns, with \d+ claims\./);
    const svg = svgOf(picture);
    expect(svg).toContain("CLAIMS IN A CELL");
    expect(svg).toContain("rotate(-90 ");
    expect(svg).toContain("The Siege of Varn");
  });
});
