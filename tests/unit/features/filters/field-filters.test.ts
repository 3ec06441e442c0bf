import { describe, expect, test } from "vitest";
import { describeFilters } from "../../../../src/derive/describe-filters.ts";
import { filterFields } from "../../../../src/derive/filter-fields.ts";
import { fitView } from "../../../../src/derive/fit-view.ts";
import { closeField, filterByField, openField } from "../../../../src/features/filters/field-commands.ts";
import { fieldFacetSteps, movedStop } from "../../../../src/features/filters/field-facet.ts";
import { showEverything } from "../../../../src/features/filters/filter-commands.ts";
import { finished } from "../../../../src/lib/steps.ts";
import type { Field } from "../../../../src/model/dataset.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import { decodeView, encodeView } from "../../../../src/model/share-link.ts";
import type { FieldFilter } from "../../../../src/model/view-state.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { plainDataset, plainDatasetInput } from "../../../fixtures/plain-dataset.ts";

/** What of the plain dataset a filter leaves, by id. */
function left(filter: FieldFilter) {
  const workspace = createWorkspace(plainDataset());
  workspace.dispatch(openField, { field: filter.field });
  workspace.dispatch(filterByField, [filter]);
  const { knowledge, derived } = workspace.store.getState();
  const ids = (records: readonly { readonly id: string }[], mask: Uint8Array) =>
    records.flatMap(({ id }, at) => (mask[at] === 1 ? [id] : [])).join(" ");
  return {
    entities: ids(knowledge.dataset.entities, derived.entityMask),
    claims: ids(knowledge.dataset.claims, derived.claimMask),
    workspace,
  };
}

function facetOf(id: string, dataset = plainDataset()) {
  const { knowledge, derived } = createWorkspace(dataset).store.getState();
  return finished(
    fieldFacetSteps(knowledge, derived, dataset.vocabulary.fields?.find((field) => field.id === id) as Field),
  );
}

describe("a filter by a field", () => {
  test.each([
    [{ field: "size", from: "1" }, "c.1 c.3 c.4 c.5"],
    [{ field: "size", from: "1", unstated: "drop" }, "c.1"],
    [{ field: "size", to: "0", unstated: "drop" }, "c.2"],
    [{ field: "size", from: "nonsense", unstated: "drop" }, "c.1 c.2"],
    [{ field: "rank", without: ["first"] }, "c.2 c.3 c.4"],
    [{ field: "open", without: ["true"] }, "c.2 c.3 c.4 c.5"],
    [{ field: "signed", from: "2019-06", to: "2019-06", unstated: "drop" }, "c.1"],
    [{ field: "signed", from: "2020", unstated: "drop" }, ""],
  ] as const)("%j leaves the claims %s", (filter, claims) => {
    expect(left(filter).claims).toBe(claims);
  });

  test("of an entity takes its claims with it", () => {
    expect(left({ field: "tags", contains: "COAL", unstated: "drop" })).toMatchObject({ entities: "", claims: "" });
    expect(left({ field: "founded", from: "1", unstated: "drop" }).claims).toBe("");
    expect(left({ field: "founded", from: "1" })).toMatchObject({
      entities: "e.n2 e.thistle e.zelkova",
      claims: "c.4 c.5",
    });
  });

  test("is one step to undo, is cleared with all filters and stays open, and is closed", () => {
    const { workspace } = left({ field: "rank", without: ["first"] });
    workspace.dispatch(showEverything);
    expect(workspace.store.getState().view.fields).toEqual([{ field: "rank" }]);
    expect(workspace.store.getState().derived.shownClaims).toBe(5);
    workspace.undo();
    expect(workspace.store.getState().derived.shownClaims).toBe(3);
    workspace.dispatch(closeField, { field: "rank" });
    expect(workspace.store.getState().view.fields).toEqual([]);
    expect(workspace.store.getState().derived.shownClaims).toBe(5);
  });

  test("the field that is opened last stands first", () => {
    const { workspace } = left({ field: "rank", without: ["first"] });
    workspace.dispatch(openField, { field: "size" });
    expect(workspace.store.getState().view.fields.map(({ field }) => field)).toEqual(["size", "rank"]);
    workspace.dispatch(openField, { field: "rank" });
    expect(workspace.store.getState().view.fields).toEqual([{ field: "rank", without: ["first"] }, { field: "size" }]);
  });

  test("is in the link and in words; what cannot be read of one, or is of another dataset, is said", () => {
    const { workspace } = left({ field: "rank", without: ["first"], unstated: "drop" });
    const { knowledge, view } = workspace.store.getState();
    expect(encodeView(view)).toBe("v=1&field.rank=without:first,unstated:drop");
    expect(describeFilters(knowledge, view)).toBe("Rank: without first and not stated");
    const read = decodeView("v=1&field.rank=from:1,colour:red,unstated:keep&field.size=open&field.other=to:3");
    expect(read.issues.map(({ path }) => path)).toEqual(["field.rank", "field.rank"]);
    const fitted = fitView(knowledge, read.view);
    expect(fitted.view.fields).toEqual([{ field: "rank", from: "1" }, { field: "size" }]);
    expect(fitted.issues.map(({ path }) => path)).toEqual(["fields"]);
  });
});

describe("a filter by relation", () => {
  const RELATION = "_relation";

  test("is offered where all relations are of one type, and no other field can take its place", () => {
    const offered = (input: ReturnType<typeof plainDatasetInput>) => {
      const parsed = parseDataset(input);
      const { knowledge } = createWorkspace(parsed.ok ? parsed.value : expect.unreachable()).store.getState();
      return filterFields(knowledge).map(({ id }) => id as string);
    };
    const input = plainDatasetInput();
    const { vocabulary } = input;
    expect(offered(input)).toContain(RELATION);
    const predicateFamilies = [...vocabulary.predicateFamilies, { id: "more", label: "More" }];
    expect(offered({ ...input, vocabulary: { ...vocabulary, predicateFamilies } })).not.toContain(RELATION);
    const fields = [{ id: RELATION, of: "claim" as const, label: "Mine", type: "category" as const }];
    expect(parseDataset({ ...input, vocabulary: { ...vocabulary, fields } }).ok).toBe(false);
  });

  test("keeps the claims of the relations that are ticked; links hold ids, words their labels", () => {
    const { claims, workspace } = left({ field: RELATION, without: ["contract"] });
    expect(claims).toBe("c.3 c.5");
    const { knowledge, view, derived } = workspace.store.getState();
    expect(encodeView(view)).toBe("v=1&field._relation=without:contract");
    expect(fitView(knowledge, decodeView(encodeView(view)).view).view.fields).toEqual(view.fields);
    expect(describeFilters(knowledge, view)).toBe("Relation: without contract");
    const relation = filterFields(knowledge).find(({ id }) => id === (RELATION as string)) ?? expect.unreachable();
    expect(finished(fieldFacetSteps(knowledge, derived, relation))).toEqual({
      kind: "category",
      unstated: { total: 0, shown: 0 },
      values: [
        { value: "contract", name: "contract", total: 3, shown: 0 },
        { value: "line", name: "not stated", total: 2, shown: 2 },
      ],
    });
  });
});

describe("the facet of a field", () => {
  test("counts the values of a category, the most frequent first, and what does not state it", () => {
    expect(facetOf("rank")).toEqual({
      kind: "category",
      values: [
        { value: "first", name: "first", total: 2, shown: 2 },
        { value: "second", name: "second", total: 1, shown: 1 },
      ],
      unstated: { total: 2, shown: 2 },
    });
  });

  test("has a histogram and stops between the least and the greatest number", () => {
    const facet = facetOf("founded");
    if (facet.kind !== "range" || facet.axis === null) throw new Error("no range");
    const { axis, bins } = facet;
    expect([axis.textAt(0), axis.textAt(axis.last), axis.stopOf("1987"), axis.stopOf("-3")]).toEqual([
      "0",
      "1987",
      axis.last,
      0,
    ]);
    expect(bins.reduce((sum, { total }) => sum + total, 0)).toBe(2);
    expect(facet.unstated.total).toBe(3);
  });

  test("whose values are all the same has one bar, which sets the range to that value, and no stops; of none it has no bar", () => {
    const input = plainDatasetInput();
    const facetWith = (...sizes: readonly number[]) => {
      const claims = input.claims.map((claim, at) => {
        const value = sizes[at];
        return { ...claim, fields: { open: true, ...(value !== undefined && { size: value }) } };
      });
      const parsed = parseDataset({ ...input, claims });
      return facetOf("size", parsed.ok ? parsed.value : expect.unreachable());
    };
    expect(facetWith(4.5, 4.5)).toEqual({
      kind: "range",
      axis: null,
      bins: [{ from: "4.5", to: "4.5", name: "4.5", label: "4.5", total: 2, shown: 2 }],
      unstated: { total: input.claims.length - 2, shown: input.claims.length - 2 },
    });
    expect(facetWith()).toMatchObject({ kind: "range", axis: null, bins: [] });
  });

  test("of dates has days where they are near, years where they are far apart, and none where there is one day", () => {
    const over = (...dates: readonly string[]) => {
      const input = plainDatasetInput();
      const claims = input.claims.map((claim, at) => ({
        ...claim,
        fields: { open: true, ...(dates[at] !== undefined && { signed: dates[at] }) },
      }));
      const parsed = parseDataset({ ...input, claims });
      if (!parsed.ok) throw new Error("not read");
      const facet = facetOf("signed", parsed.value);
      if (facet.kind !== "range" || facet.axis === null) return null;
      const { axis } = facet;
      return [axis.textAt(0), axis.textAt(axis.last), axis.textAt(axis.stopOf(dates[0] ?? ""))];
    };
    expect(over("2019-03-01", "2019-04-02")).toEqual(["2019-03-01", "2019-04-02", "2019-03-01"]);
    expect(over("-0044-03", "0012", "2019")).toEqual(["-0044", "2019", "-0044"]);
    expect(over("2019-03-01")).toBeNull();
  });

  test("of whole numbers from one to millions has a stop after each, by which a key goes from end to end", () => {
    const input = plainDatasetInput();
    const sizes = [1, 3000, 5_000_000];
    const claims = input.claims.map(({ fields: _, ...claim }, at) =>
      sizes[at] === undefined ? claim : { ...claim, fields: { founded: sizes[at] } },
    );
    const fields = [{ id: "founded", of: "claim" as const, label: "Made", type: "integer" as const }];
    const entities = input.entities.map(({ fields: _, ...entity }) => entity);
    const parsed = parseDataset({ ...input, vocabulary: { ...input.vocabulary, fields }, entities, claims });
    const facet = facetOf("founded", parsed.ok ? parsed.value : expect.unreachable());
    if (facet.kind !== "range" || facet.axis === null) throw new Error("no range");
    const { axis } = facet;
    for (const [from, to, step] of [
      [0, axis.last, 1],
      [axis.last, 0, -1],
    ] as const) {
      let stop: number = from;
      const texts = [axis.textAt(from)];
      while (stop !== to) {
        stop = axis.stopOf(axis.textAt(movedStop(axis, stop, stop + step)));
        texts.push(axis.textAt(stop));
        if (texts.length > axis.last + 1) throw new Error(`stands still at ${texts.at(-1)}`);
      }
      expect(new Set(texts).size).toBe(texts.length);
      expect(texts.length).toBeGreaterThan(100);
    }
  });

  test("of many claims is counted and filtered as that of a few", () => {
    const input = plainDatasetInput();
    const [first] = input.claims;
    const claims = Array.from({ length: 20_000 }, (_, at) => ({
      ...(first as (typeof input.claims)[number]),
      id: `c.${at}`,
      fields: { size: at, rank: `r ${at % 40}` },
    }));
    const parsed = parseDataset({ ...input, claims, links: [] });
    if (!parsed.ok) throw new Error("not read");
    const facet = facetOf("rank", parsed.value);
    expect(facet.kind === "category" && facet.values.length).toBe(40);
    const workspace = createWorkspace(parsed.value);
    workspace.dispatch(openField, { field: "size" });
    workspace.dispatch(filterByField, [{ field: "size", from: "19000" }]);
    expect(workspace.store.getState().derived.shownClaims).toBe(1000);
  });
});
