import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDataset } from "../../../../src/cli/read-dataset.ts";
import { drawnClaims } from "../../../../src/derive/drawn-claims.ts";
import { OUTLINE_SHARE } from "../../../../src/drawing/edge-geometry.ts";
import { PALETTES } from "../../../../src/drawing/palette.ts";
import { toggleValues } from "../../../../src/features/filters/filter-commands.ts";
import { finished } from "../../../../src/lib/steps.ts";
import { toggleBundles } from "../../../../src/views/graph/bundle-commands.ts";
import { coveredLines } from "../../../../src/views/graph/covered-lines.ts";
import { lineInks, linePaths, PATH_STRIDE } from "../../../../src/views/graph/far-lines.ts";
import { lineMarkSteps, linesWithMarks } from "../../../../src/views/graph/line-marks.ts";
import { paintClaim } from "../../../../src/views/graph/paint.ts";
import { boundsOf, framed, placeOf, renderingFor } from "../../../../src/views/graph/rendering.ts";
import { stageFor } from "../../../../src/views/graph/stage.ts";
import { hideSelected } from "../../../../src/workspace/aside-commands.ts";
import { select } from "../../../../src/workspace/selection-commands.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const ids = smallDataset().claims.map(({ id }) => id as string);

/** The small graph with some of its claims hidden, and what is drawn of it. */
function viewOf(hidden: readonly string[], isBundled = false) {
  const workspace = createWorkspace(smallDataset());
  workspace.dispatch(select, { entities: [], claims: [...hidden] });
  workspace.dispatch(hideSelected);
  if (isBundled) workspace.dispatch(toggleBundles);
  const state = workspace.store.getState();
  return { state, rendering: renderingFor(state, PALETTES.light), ...state };
}

describe("the lines that are counted", () => {
  test("are those that are painted, and their marks say how many claims share one", () => {
    fc.assert(
      fc.property(fc.subarray(ids), fc.boolean(), (hidden, isBundled) => {
        const { state, rendering, knowledge, derived } = viewOf(hidden, isBundled);
        const drawn = drawnClaims(knowledge, derived.claimMask, isBundled ? "bundled" : "apart");
        const lines = Array.from(ids.keys()).filter(
          (c) => (knowledge.claimObject[c] as number) >= 0 && !paintClaim(state, rendering, c).hidden,
        );
        expect(drawn.lines).toBe(lines.length);
        const stage = stageFor(boundsOf(rendering), { width: 900, height: 640 }, null, knowledge.order);
        const marks = finished(lineMarkSteps(rendering, stage, [], linesWithMarks(rendering))).flatMap(
          ({ words }) => Number(words.slice(1)) || [],
        );
        expect(marks).toHaveLength(drawn.sharedLines);
        expect(marks.reduce((sum, claims) => sum + claims, 0)).toBe(drawn.sharing.length);
      }),
      { numRuns: 40 },
    );
  });

  test("are those of the article under a filter, where legend, counts and canvas say the same", async () => {
    const read = await readDataset(fileURLToPath(new URL("../../../../graph-data/kerman-attack", import.meta.url)));
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const workspace = createWorkspace(read.value.dataset);
    const { families } = read.value.dataset.vocabulary;
    const places = read.value.dataset.vocabulary.entityKinds.filter(({ family }) => family === families[0]?.id);
    for (const isFiltered of [false, true]) {
      if (isFiltered) workspace.dispatch(toggleValues, { facet: "kind", values: places.map(({ id }) => id as string) });
      const state = workspace.store.getState();
      const { knowledge, derived } = state;
      const rendering = renderingFor(state, PALETTES.light);
      const { lines, values, loops } = drawnClaims(knowledge, derived.claimMask, "apart");
      const painted = knowledge.dataset.claims.filter(
        ({ object }, c) => object !== null && !paintClaim(state, rendering, c).hidden,
      );
      expect([painted.length, painted.length + values.length, loops]).toEqual([lines, derived.shownClaims, []]);
      const inLegend = derived.facetCounts["predicate-family"]?.shown.reduce((sum, count) => sum + count);
      expect(inLegend).toBe(derived.shownClaims);
      expect(derived.shownClaims < knowledge.claimCount).toBe(isFiltered);
    }
  });

  test("are from afar those that lie apart", () => {
    const { rendering, knowledge, derived } = viewOf(["c.0001"]);
    const paths = linePaths(rendering, boundsOf(rendering));
    const { colours } = lineInks(rendering, paths);
    const ways = Array.from(paths.claims.keys())
      .filter((line) => colours[2 * line] !== 0)
      .map((line) => {
        const [x0, y0, x1, y1] = paths.ends.subarray(PATH_STRIDE * line, PATH_STRIDE * (line + 1));
        return [`${x0} ${y0}`, `${x1} ${y1}`].sort().join(" ");
      });
    const drawn = drawnClaims(knowledge, derived.claimMask, "far");
    expect(drawn.lines).toBe(new Set(ways).size);
    expect(drawn.lines - drawn.sharedLines + drawn.sharing.length).toBe(ways.length);
  });
});

test("a line from afar is too short to be seen where the entities at its ends cover it", () => {
  fc.assert(
    fc.property(
      fc.subarray(ids),
      fc.record({
        unit: fc.double({ min: 1, max: 2_000, noNaN: true }),
        sizeRatio: fc.double({ min: 0.5, max: 20, noNaN: true }),
        leastRadius: fc.double({ min: 0.9, max: 2.5, noNaN: true }),
      }),
      (hidden, scale) => {
        const { rendering, knowledge, derived } = viewOf(hidden);
        const bounds = boundsOf(rendering);
        const reach = (e: number) =>
          Math.max((rendering.sizes[e] as number) / scale.sizeRatio, scale.leastRadius) +
          OUTLINE_SHARE * scale.leastRadius;
        const covered = ids.filter((_, c) => {
          const [subject, object] = [knowledge.claimSubject[c] as number, knowledge.claimObject[c] as number];
          if (derived.claimMask[c] === 0 || object < 0 || object === subject) return false;
          const [a, b] = [framed(placeOf(rendering, subject), bounds), framed(placeOf(rendering, object), bounds)];
          return Math.hypot(a.x - b.x, a.y - b.y) * scale.unit <= reach(subject) + reach(object);
        });
        expect(coveredLines(rendering, linePaths(rendering, bounds), scale)).toBe(covered.length);
      },
    ),
    { numRuns: 40 },
  );
});
