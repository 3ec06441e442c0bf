import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeFilters } from "../../../../src/derive/describe-filters.ts";
import { facetTables } from "../../../../src/derive/facets.ts";
import { filterFields } from "../../../../src/derive/filter-fields.ts";
import { graphToMeasure } from "../../../../src/derive/measured-graph.ts";
import { estimatedWidth } from "../../../../src/drawing/estimated-width.ts";
import { PALETTES } from "../../../../src/drawing/palette.ts";
import { svgOf } from "../../../../src/drawing/svg.ts";
import { filterByField, openField } from "../../../../src/features/filters/field-commands.ts";
import { fieldFacetSteps } from "../../../../src/features/filters/field-facet.ts";
import { setTimeWindow, toggleUndated, toggleValues } from "../../../../src/features/filters/filter-commands.ts";
import { measuresById, measureTask } from "../../../../src/features/measures/measure-task.ts";
import { paragraphLoads } from "../../../../src/features/voices/voices.ts";
import { countOf } from "../../../../src/lib/bars.ts";
import { finished } from "../../../../src/lib/steps.ts";
import { runInSlices } from "../../../../src/lib/task.ts";
import type { Dataset } from "../../../../src/model/dataset.ts";
import type { Plot } from "../../../../src/views/plots/plot.ts";
import { pictureOfPlot } from "../../../../src/views/plots/plot-picture.ts";
import { plotTable } from "../../../../src/views/plots/plot-table.ts";
import { fieldPlots, measurePlotSteps, otherScale, plotSteps } from "../../../../src/views/plots/plots.ts";
import { createWorkspace, type Workspace } from "../../../../src/workspace/workspace.ts";
import { generateDataset } from "../../../fixtures/generate-dataset.ts";
import { plainDataset } from "../../../fixtures/plain-dataset.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const plotIn = (workspace: Workspace, id: string, scale: "log" | "share" | null = null): Plot =>
  finished(plotSteps(id, workspace.store.getState(), scale));
const shownIn = ({ bars, apart }: Plot) => [...bars, ...apart].reduce((sum, { counts }) => sum + (counts[0] ?? 0), 0);
const allIn = ({ bars, apart }: Plot) => [...bars, ...apart].reduce((sum, bar) => sum + countOf(bar), 0);
const recordsIn = ({ bars, apart }: Plot) => [...bars, ...apart].flatMap((bar) => [...bar.records()]);

/** Some filters, as somebody sets them: values of the legend, a range of a field, a time. */
function filtered(dataset: Dataset, picks: readonly number[]): Workspace {
  const workspace = createWorkspace(dataset);
  for (const pick of picks) {
    const { knowledge } = workspace.store.getState();
    const tables = facetTables(knowledge).filter(({ values }) => values.length > 0);
    const table = tables[pick % tables.length];
    const value = table?.values[pick % (table.values.length || 1)];
    if (table !== undefined && value !== undefined)
      workspace.dispatch(toggleValues, { facet: table.facet.id, values: [value.id] });
    const fields = filterFields(knowledge);
    const field = fields[pick % (fields.length || 1)];
    if (field !== undefined) {
      workspace.dispatch(openField, { field: field.id });
      workspace.dispatch(filterByField, [
        { field: field.id, from: String(pick % 2100), ...(pick % 3 === 0 && { unstated: "drop" }) },
      ]);
    }
    if (pick % 5 === 0) workspace.dispatch(setTimeWindow, { from: "1200", to: null });
    if (pick % 7 === 0) workspace.dispatch(toggleUndated);
  }
  return workspace;
}

const anyFiltered = fc
  .tuple(fc.constantFrom(smallDataset, plainDataset), fc.array(fc.nat(5_000), { maxLength: 3 }))
  .map(([dataset, picks]) => filtered(dataset(), picks));

describe("the bars of a plot and what is not stated", () => {
  test("come to the numbers that the page shows, and lead to exactly what they count, under any filter", () => {
    fc.assert(
      fc.property(anyFiltered, (workspace) => {
        const { knowledge, derived } = workspace.store.getState();
        const sorted = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);
        const masked = (mask: Uint8Array) => [...mask.keys()].filter((at) => mask[at] === 1);
        for (const id of ["degree", "neighbours"]) {
          expect(shownIn(plotIn(workspace, id))).toBe(derived.shownEntities);
          expect(sorted(recordsIn(plotIn(workspace, id)))).toEqual(masked(derived.entityMask));
        }
        const dates = plotIn(workspace, "dates");
        expect([shownIn(dates), allIn(dates)]).toEqual([derived.shownClaims, knowledge.claimCount]);
        expect(sorted(recordsIn(dates))).toEqual(masked(derived.claimMask));
        for (const field of filterFields(knowledge)) {
          if (!fieldPlots(knowledge).some(({ id }) => id === `field.${field.id}`)) continue;
          const plot = plotIn(workspace, `field.${field.id}`);
          const mask = field.of === "entity" ? derived.entityMask : derived.claimMask;
          expect([shownIn(plot), allIn(plot)]).toEqual([masked(mask).length, mask.length]);
          expect(sorted(recordsIn(plot))).toEqual(masked(mask));
          const facet = finished(fieldFacetSteps(knowledge, derived, field));
          if (facet.kind !== "range") expect.unreachable();
          expect(facet.bins.map(({ shown }) => shown)).toEqual(plot.bars.map(({ counts }) => counts[0]));
          expect(facet.unstated.shown).toBe(plot.apart[0]?.counts[0] ?? 0);
        }
        // A claim may rest on several, so that the claims in all bars are those shown, and none is apart and elsewhere too.
        for (const id of ["paragraphs", "sources"]) {
          const plot = plotIn(workspace, id);
          expect(sorted([...new Set(recordsIn(plot))])).toEqual(masked(derived.claimMask));
          for (const bar of [...plot.bars, ...plot.apart]) expect(bar.records()).toHaveLength(bar.counts[0] as number);
          const elsewhere = new Set(plot.bars.flatMap((bar) => [...bar.records()]));
          for (const claim of plot.apart.flatMap((bar) => [...bar.records()])) expect(elsewhere).not.toContain(claim);
        }
        const holders = facetTables(knowledge).find(({ facet }) => facet.id === "holder");
        const stances = plotIn(workspace, "stances");
        const counted = [...stances.bars, ...stances.apart].map((bar) => countOf(bar));
        const inLegend = [...(derived.facetCounts.holder?.shown ?? [])].filter((count) => count > 0);
        expect(holders?.values.length).toBeGreaterThanOrEqual(counted.length);
        expect(sorted(counted)).toEqual(sorted(inLegend));
        for (const bar of [...stances.bars, ...stances.apart]) expect(bar.records()).toHaveLength(countOf(bar));
      }),
      { numRuns: 60 },
    );
  });

  test("of paragraphs are those that the attributions list, in the order of the text", () => {
    const workspace = createWorkspace(smallDataset());
    const { knowledge, derived } = workspace.store.getState();
    const loads = paragraphLoads(knowledge, derived).map(({ claims }) => claims.length);
    const plot = plotIn(workspace, "paragraphs");
    const counts = plot.bars.map((bar) => bar.counts[0] as number);
    expect(counts.filter((count) => count > 0).sort((a, b) => b - a)).toEqual(loads);
    const sources = plot.bars.map(({ group }) => group);
    expect(new Set(sources).size).toBe(sources.filter((each, at) => at === 0 || each !== sources[at - 1]).length);
    for (const { name } of plot.bars) expect(name).toMatch(/^(?:Paragraph|Head|Title|Subtitle|Byline).*: \d+ claims?$/);
  });

  test("on logarithmic scales count what has that many or more, and fall from left to right", () => {
    const workspace = createWorkspace(generateDataset({ entities: 2_000, claims: 6_000 }) as unknown as Dataset);
    const plot = plotIn(workspace, "degree", "log");
    expect(plot.bars.length).toBeLessThanOrEqual(49);
    expect(shownIn({ ...plot, bars: plot.bars.slice(0, 1) })).toBe(2_000);
    for (const [at, bar] of plot.bars.entries()) {
      expect(bar.records()).toHaveLength(bar.counts[0] as number);
      const before = plot.bars[at - 1];
      if (before === undefined) continue;
      expect(bar.counts[0]).toBeLessThan(before.counts[0] as number);
      expect(bar.point?.across).toBeGreaterThan(before.point?.across ?? 0);
    }
  });

  test("of a measure are the entities that were measured", async () => {
    const workspace = createWorkspace(smallDataset());
    const { knowledge, derived } = workspace.store.getState();
    const measure = measuresById.get("closeness") ?? expect.unreachable();
    const choices = { isDirected: false, weight: null, countsVersions: false } as const;
    const { graph, entities } = graphToMeasure(knowledge, derived, measure, choices);
    const outcome = await runInSlices(measureTask, { measure: "closeness", graphs: [graph] });
    const values = outcome.is === "done" ? (outcome.output[0]?.values ?? expect.unreachable()) : expect.unreachable();
    const plot = finished(measurePlotSteps({ measure, entities, values }));
    expect(recordsIn(plot).sort((a, b) => a - b)).toEqual([...entities]);
    expect(shownIn(plot)).toBe(entities.length);
  });

  test("are none where nothing is stated, and a sentence says so", () => {
    const dataset = smallDataset();
    const undated = dataset.claims.map((claim) => ({ ...claim, qualifiers: { ...claim.qualifiers, time: null } }));
    const plot = plotIn(createWorkspace({ ...dataset, claims: undated }), "dates");
    expect(plot.bars).toEqual([]);
    expect(plot.nothing).toBe(`None of the ${undated.length} claims has a date.`);
    expect(shownIn(plot)).toBe(undated.length);
  });
});

describe("what a plot is taken away as", () => {
  const workspace = filtered(smallDataset(), [1]);
  const { knowledge, view, derived } = workspace.store.getState();
  const filters = describeFilters(knowledge, view);

  test.each(["degree", "stances", "paragraphs", "sources", "dates"])(
    "a picture of %s has title, what is counted of which view, and source, in both themes and at any width",
    (id) => {
      for (const [theme, width] of [
        ["light", undefined],
        ["dark", 340],
      ] as const) {
        const options = {
          scope: "whole",
          stage: { width: 1, height: 1 },
          palette: PALETTES[theme],
          hasGround: true,
          title: null,
          hasLegend: true,
          hasSourceLine: true,
          filters,
          size: width === undefined ? undefined : { width, height: null },
        } as const;
        const plot = plotIn(workspace, id, theme === "dark" ? otherScale(id) : null);
        const made = pictureOfPlot(plot, { knowledge, view, derived }, options, estimatedWidth);
        const picture = made.ok ? made.value : expect.unreachable();
        const svg = svgOf(picture);
        expect(svg).toContain(`<title id="sourceline-title">${plot.title}</title>`);
        expect(picture.description).toContain(filters);
        expect(svg).toContain("Dataset: siege-of-varn");
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
        for (const { marks } of picture.layers)
          for (const mark of marks)
            if (mark.kind === "text" && mark.anchor === "start") expect(mark.x).toBeGreaterThanOrEqual(0);
        for (const bar of plot.bars.slice(0, 5)) expect(picture.description).toContain(bar.name);
      }
    },
  );

  test("its numbers are a table with a row for each bar, also of what is not stated", () => {
    const plot = plotIn(workspace, "dates");
    const rows = plotTable(plot, "tsv").trimEnd().split("\n");
    expect(rows).toHaveLength(1 + plot.bars.length + plot.apart.length);
    expect(rows[0]).toBe("Claims by date\tShown\tHidden");
    expect(rows.at(-1)).toMatch(/^Not stated\t\d+\t\d+$/);
  });
});
