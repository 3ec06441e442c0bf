import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { facetTables } from "../../../../src/derive/facets.ts";
import { joinEnds } from "../../../../src/features/exploration/join-ends.ts";
import { joiningOffers, reopeningInWords } from "../../../../src/features/exploration/joining-offers.ts";
import {
  pathsOf,
  setPathEnds,
  toggleAvoided,
  toggleDirected,
} from "../../../../src/features/exploration/path-commands.ts";
import { filterByField, openField } from "../../../../src/features/filters/field-commands.ts";
import { setTimeWindow, toggleUndated, toggleValues } from "../../../../src/features/filters/filter-commands.ts";
import { focusOn } from "../../../../src/workspace/selection-commands.ts";
import { createWorkspace, type Workspace } from "../../../../src/workspace/workspace.ts";
import { plainDataset } from "../../../fixtures/plain-dataset.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

function pathsIn(workspace: Workspace) {
  const { knowledge, derived, view } = workspace.store.getState();
  return view.room.kind === "path" ? pathsOf(knowledge, derived, view.room) : [];
}

function offersIn(workspace: Workspace) {
  const { knowledge, view } = workspace.store.getState();
  return view.room.kind === "path" ? joiningOffers(knowledge, view, view.room) : [];
}

/** What the first offer would show, in words; null where it shows nothing. */
function firstInWords(workspace: Workspace): string | null {
  const [offer] = offersIn(workspace);
  return offer?.reopening ? reopeningInWords(workspace.store.getState().knowledge, offer.reopening) : null;
}

function between(from: string, to: string): Workspace {
  const workspace = createWorkspace(smallDataset());
  workspace.dispatch(setPathEnds, { from, to });
  return workspace;
}

/** Takes the first offer, as its button does. */
function take(workspace: Workspace): void {
  const [offer] = offersIn(workspace);
  if (offer === undefined) throw new Error("take: nothing is offered");
  const { reopening, directed, avoid } = offer;
  workspace.dispatch(joinEnds, { reopening, directed, avoid: [...avoid] });
}

describe("what would join two entities", () => {
  test("one hidden stance is named, and only that one", () => {
    const workspace = between("e.hanno", "e.grey-company");
    workspace.dispatch(toggleValues, { facet: "stance", values: ["rumour", "guess", "plea", "accused"] });
    expect(pathsIn(workspace)).toEqual([]);
    expect(firstInWords(workspace)).toBe("claims with the certainty “rumoured”");
    take(workspace);
    expect(pathsIn(workspace)).toHaveLength(1);
    expect(workspace.store.getState().view.hidden.stance).toEqual(["accused", "guess", "plea"]);
  });

  test("where one thing is not enough, all that the path needs is named", () => {
    const workspace = between("e.hanno", "e.arm-of-saint-ode");
    workspace.dispatch(toggleValues, { facet: "stance", values: ["rumour", "guess", "accused", "relayed"] });
    const words = firstInWords(workspace);
    expect(words).toMatch(/^claims with the certainty “.+” or “.+”$/);
    take(workspace);
    expect(pathsIn(workspace)).not.toEqual([]);
  });

  test("time, undated claims, a focus and hidden types are named too", () => {
    const inTime = between("e.grey-company", "e.siege-of-varn");
    inTime.dispatch(setTimeWindow, { from: "1300", to: "1400" });
    inTime.dispatch(toggleUndated);
    expect(firstInWords(inTime)).toBe("claims of any time");
    const undated = between("e.league", "e.orm");
    undated.dispatch(toggleUndated);
    expect(firstInWords(undated)).toBe("undated claims");
    const near = between("e.hanno", "e.grey-company");
    near.dispatch(focusOn, { entities: ["e.varn"], hops: 1 });
    expect(firstInWords(near)).toBe("what is outside the focus");
    const kinds = between("e.varn", "e.orm");
    kinds.dispatch(toggleValues, { facet: "kind", values: ["siege"] });
    expect(firstInWords(kinds)).toBe("entities of the type “sieges”");
  });

  test("an option that is in the way is offered without a change of the lens", () => {
    const workspace = between("e.orm", "e.salim");
    expect(offersIn(workspace)).toEqual([]);
    const directed = between("e.varn", "e.siege-of-varn");
    directed.dispatch(toggleDirected);
    expect(offersIn(directed)).toMatchObject([{ reopening: null, directed: false }]);
    const avoiding = between("e.hanno", "e.orm");
    avoiding.dispatch(toggleAvoided, { entity: "e.grey-company" });
    expect(offersIn(avoiding)).toMatchObject([{ reopening: null, avoid: [] }]);
    take(avoiding);
    expect(pathsIn(avoiding)).not.toEqual([]);
  });

  test("whatever is hidden, an offer that is taken joins them, and none is made only where nothing ever would", () => {
    const { knowledge } = createWorkspace(smallDataset()).store.getState();
    const values = facetTables(knowledge).flatMap(({ facet, values }) =>
      values.map(({ id }) => ({ facet: facet.id, id })),
    );
    const entity = fc.constantFrom(...knowledge.dataset.entities.map(({ id }) => id as string));
    fc.assert(
      fc.property(
        entity,
        entity,
        fc.subarray(values),
        fc.boolean(),
        fc.boolean(),
        (from, to, hidden, isDirected, inTime) => {
          fc.pre(from !== to);
          const workspace = between(from, to);
          const everJoined = pathsIn(workspace).length > 0;
          for (const { facet, id } of hidden) workspace.dispatch(toggleValues, { facet, values: [id] });
          if (isDirected) workspace.dispatch(toggleDirected);
          if (inTime) workspace.dispatch(setTimeWindow, { from: "1205", to: null });
          if (pathsIn(workspace).length > 0) return;
          expect(offersIn(workspace).length > 0).toBe(everJoined);
          if (!everJoined) return;
          take(workspace);
          expect(pathsIn(workspace)).not.toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

test("a filter by a field that stands between the two is named, and lets go", () => {
  const workspace = createWorkspace(plainDataset());
  workspace.dispatch(setPathEnds, { from: "e.board", to: "e.thistle" });
  for (const filter of [
    { field: "open", unstated: "drop" },
    { field: "size", from: "0" },
  ] as const) {
    workspace.dispatch(openField, { field: filter.field });
    workspace.dispatch(filterByField, [filter]);
  }
  expect(pathsIn(workspace)).toEqual([]);
  expect(firstInWords(workspace)).toBe("what the filter by “Open” leaves out");
  take(workspace);
  expect(pathsIn(workspace)).not.toEqual([]);
  expect(workspace.store.getState().view.fields).toEqual([{ field: "size", from: "0" }, { field: "open" }]);
});
