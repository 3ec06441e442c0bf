import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { estimatedWidth } from "../../../../src/drawing/estimated-width.ts";
import { PALETTES } from "../../../../src/drawing/palette.ts";
import { shiftFor, sightOf } from "../../../../src/drawing/sight.ts";
import { svgOf } from "../../../../src/drawing/svg.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import { TIMELINE_ITEMS, TIMELINE_LANES, TIMELINE_TIMES } from "../../../../src/model/view-slices/timeline.ts";
import { DEFAULT_VIEW, type ViewState } from "../../../../src/model/view-state.ts";
import { extentOf, statedSpan } from "../../../../src/views/timeline/stated-span.ts";
import { timelineOf } from "../../../../src/views/timeline/timeline.ts";
import { pictureOfTimeline, timelineKind } from "../../../../src/views/timeline/timeline-view.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { anyView } from "../../../fixtures/arbitrary-view.ts";
import { generateDataset } from "../../../fixtures/generate-dataset.ts";
import { type ClaimInput, smallDataset, smallDatasetInput } from "../../../fixtures/small-dataset.ts";

const SIZE = { width: 900, height: 600 };

/** A workspace over one claim per date; null for an undated one. */
function workspaceOf(dates: readonly (string | null)[], timeline: Partial<ViewState["timeline"]> = {}) {
  const [template] = smallDatasetInput().claims as [ClaimInput];
  const claims = dates.map((time, index) => ({
    ...template,
    id: `c.${String(index + 1).padStart(5, "0")}`,
    qualifiers: { ...template.qualifiers, time },
  }));
  const entities = smallDatasetInput().entities.map((entity) => ({ ...entity, time: null }));
  const view = { ...DEFAULT_VIEW, timeline: { ...DEFAULT_VIEW.timeline, ...timeline } };
  return createWorkspace(smallDataset({ claims, entities, links: [], questions: [] }), view);
}

function drawnOf(
  workspace: ReturnType<typeof createWorkspace>,
  zoom: { x: number; y: number; by: number } | null = null,
) {
  const drawable = timelineKind.prepare(workspace.store.getState());
  const whole = drawable.whole(SIZE);
  const sight = sightOf(SIZE, whole, shiftFor(zoom, SIZE, whole, "across"), "across");
  return { drawable, whole, ...drawable.draw(sight, PALETTES.light, estimatedWidth) };
}

describe("timelineOf", () => {
  test("places, or counts as undated, exactly what is shown, whatever is filtered and however it is arranged", () => {
    const parsed = parseDataset(generateDataset({ entities: 40, claims: 160, seed: 3 }));
    if (!parsed.ok) throw new Error("The generated dataset does not parse.");
    fc.assert(
      fc.property(
        anyView(),
        fc.constantFrom(...TIMELINE_LANES),
        fc.constantFrom(...TIMELINE_ITEMS),
        fc.constantFrom(...TIMELINE_TIMES),
        (view, lanes, items, time) => {
          const timeline = { lanes, items, time, axis: "broken" } as const;
          const state = createWorkspace(parsed.value, { ...view, timeline }).store.getState();
          const { counts, lanes: made } = timelineOf(state);
          expect(counts.datedEntities + counts.undatedEntities).toBe(state.derived.shownEntities);
          expect(counts.datedClaims + counts.undatedClaims).toBe(state.derived.shownClaims);
          const inLanes = (sort: "events" | "claims") => made.flatMap((lane) => Array.from(lane[sort].items));
          const [events, claims] = [inLanes("events"), inLanes("claims")];
          expect(events.length).toBe(items === "claims" ? 0 : counts.datedEntities);
          expect(claims.length).toBe(items === "events" ? 0 : counts.datedClaims);
          expect(new Set(claims).size).toBe(claims.length);
          expect(claims.every((c) => state.derived.claimMask[c] === 1)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("counts a claim as said when its source was published, where nobody says when", () => {
    const state = workspaceOf(["2018", null], { time: "saying" }).store.getState();
    expect(timelineOf(state).counts).toMatchObject({ datedClaims: 2, datedEntities: 0 });
  });
});

describe("the drawing of a timeline", () => {
  const DATES = ["2018", "1985/..", "1985/", "../1990", "/1990", "199X", "2001~", "2002?", "-0043-03-15", "2017/2018"];

  test("tells open ends from unknown ones, and dates from lengths of time", () => {
    const labels = (dates: readonly string[]) => {
      const { drawable } = drawnOf(workspaceOf(dates));
      return drawable.legend(PALETTES.light).flatMap(({ entries }) => entries.map(({ label }) => label));
    };
    const signs = (dates: readonly string[]) => labels(dates).slice(1);
    expect(signs(["1985/..", "1980", "1990"])).toContain("Goes on, or was so before");
    expect(signs(["1985/..", "1980", "1990"])).not.toContain("Beginning or end unknown");
    expect(signs(["1985/", "1980", "1990"])).toContain("Beginning or end unknown");
    expect(signs(["1985/", "1980", "1990"])).not.toContain("Goes on, or was so before");
    expect(signs(["2001~", "2003?"])).toEqual(expect.arrayContaining(["About", "Date doubted"]));
    expect(signs(["2001/2003"])).toContain("Claim about a length of time");
    expect(signs(["199X", "2001/2003"])).toContain("Some time within");
  });

  test("draws each dated claim once, and says each with its date", () => {
    const { targets, whole } = drawnOf(workspaceOf([...DATES, null]));
    expect(targets.flatMap(({ claims }) => claims).sort((a, b) => a - b)).toEqual(DATES.map((_, c) => c));
    const said = targets.map(({ words }) => words()).join("\n");
    for (const date of [
      "44 BC",
      "from 1985",
      "from 1985, end unknown",
      "until 1990, beginning unknown",
      "in the 1990s",
    ])
      expect(said).toContain(date);
    for (const { area } of targets) {
      if (area.kind !== "box") throw new Error("A claim is hit in a box.");
      expect(area.top).toBeGreaterThan(0);
      expect(area.top + area.height).toBeLessThan(whole.height);
    }
  });

  test("never lays one mark over another in a row", () => {
    const year = fc.integer({ min: 1900, max: 2024 });
    const date = fc.oneof(
      year.map(String),
      year.map((each) => `${each}-05`),
      fc.tuple(year, fc.nat(9)).map(([each, more]) => `${each}/${each + more}`),
    );
    fc.assert(
      fc.property(fc.array(date, { minLength: 1, maxLength: 18 }), (dates) => {
        const boxes = drawnOf(workspaceOf(dates)).targets.map(
          ({ area }) => area as Extract<typeof area, { kind: "box" }>,
        );
        for (const [at, one] of boxes.entries())
          for (const other of boxes.slice(at + 1)) {
            const apart =
              one.left + one.width <= other.left ||
              other.left + other.width <= one.left ||
              one.top + one.height <= other.top ||
              other.top + other.height <= one.top;
            expect(apart).toBe(true);
          }
      }),
      { numRuns: 50 },
    );
  });

  test("gathers many into heaps that lose none, and takes them apart where it is magnified", () => {
    const dates = Array.from({ length: 900 }, (_, at) => `${1990 + (at % 30)}-0${1 + (at % 9)}`);
    const workspace = workspaceOf(dates);
    const { targets, drawable } = drawnOf(workspace);
    expect(targets.length).toBeLessThan(100);
    expect(targets.flatMap(({ claims }) => claims)).toHaveLength(900);
    expect(targets[0]?.words()).toMatch(/^1990: 30 claims: 30 /);
    const near = drawable.draw(
      sightOf(
        SIZE,
        drawable.whole(SIZE),
        shiftFor({ x: 0.5, y: 0, by: 600 }, SIZE, drawable.whole(SIZE), "across"),
        "across",
      ),
      PALETTES.light,
      estimatedWidth,
    );
    expect(near.targets.every(({ claims }) => claims.length <= 10)).toBe(true);
  });

  test("says that nothing is dated, and draws no axis", () => {
    const { drawable, marks, targets } = drawnOf(workspaceOf([null, null, null]));
    expect(drawable.nothing).toBe("None of the 3 claims has a date.");
    expect([marks, targets]).toEqual([[], []]);
  });

  test("says that what is dated is filtered out", () => {
    const workspace = workspaceOf(["2018", null], { items: "events" });
    const { drawable, targets, marks } = drawnOf(workspace);
    expect(drawable.nothing).toMatch(/^Nothing that has a date is shown/);
    expect(targets).toEqual([]);
    // The axis stays, to set another range on it.
    expect(marks.some((mark) => mark.kind === "text")).toBe(true);
  });

  test("stays usable with one day, and with 5,000 undated claims", () => {
    expect(drawnOf(workspaceOf(["2024-01-03"])).targets).toHaveLength(1);
    const { drawable, targets } = drawnOf(workspaceOf(["2024", ...Array.from({ length: 5_000 }, () => null)]));
    expect(targets).toHaveLength(1);
    expect(drawable.notes.join(" ")).toContain("5,000 claims without a date are not on the axis.");
  });

  test("joins what was to when it was said", () => {
    const workspace = workspaceOf(["1990", "2001"], { time: "both" });
    const { drawable, targets } = drawnOf(workspace);
    expect(targets[0]?.words()).toContain("Source published");
    const labels = drawable.legend(PALETTES.light).flatMap(({ entries }) => entries.map(({ label }) => label));
    expect(labels).toContain("When its source was published");
  });

  test("becomes a picture with the signs that are in it, and what is not on it", () => {
    const { knowledge, view, derived } = workspaceOf(["1985/..", "2001~", null]).store.getState();
    const options = { scope: "whole", stage: SIZE, palette: PALETTES.light, hasGround: true, title: null } as const;
    const picture = pictureOfTimeline(
      { knowledge, view, derived },
      { ...options, hasLegend: true, hasSourceLine: true, filters: "" },
      estimatedWidth,
    );
    if (!picture.ok) throw new Error("No picture was made.");
    const svg = svgOf(picture.value);
    for (const text of ["Goes on, or was so before", "About", "without a date", "1985"]) expect(svg).toContain(text);
  });
});

describe("extentOf", () => {
  const xOf = (day: number) => day;

  test("is certain only between the last day of a beginning and the first of an end", () => {
    const span = statedSpan("2017/2019");
    if (span === null) throw new Error("It can be read.");
    const { left, right, core } = extentOf(span, xOf, [0, 1e6]);
    expect(core?.[0]).toBeGreaterThan(left + 360);
    expect(core?.[1]).toBeLessThan(right - 360);
  });

  test("reaches the edge where a span is open, and not far beyond its known end where the other is unknown", () => {
    const open = statedSpan("1985/..");
    const unknown = statedSpan("1985/");
    if (open === null || unknown === null) throw new Error("They can be read.");
    expect(extentOf(open, xOf, [-1e6, 1e6]).right).toBe(1e6);
    expect(extentOf(unknown, xOf, [-1e6, 1e6]).right).toBeLessThan(6_000);
  });
});
