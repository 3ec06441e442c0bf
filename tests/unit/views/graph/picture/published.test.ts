import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeFilters } from "../../../../../src/derive/describe-filters.ts";
import { PALETTES } from "../../../../../src/drawing/palette.ts";
import { withPrintSize } from "../../../../../src/drawing/print-size.ts";
import { svgOf } from "../../../../../src/drawing/svg.ts";
import { givenSize } from "../../../../../src/drawing/ui/picture-size.ts";
import { openPaths } from "../../../../../src/features/exploration/open-paths.ts";
import { datasetInScope, exportScopes } from "../../../../../src/features/files/export-scope.ts";
import type { Dataset } from "../../../../../src/model/dataset.ts";
import { viewFrom } from "../../../../../src/model/view-state.ts";
import { NODE_STRIDE, nodeColumns } from "../../../../../src/views/graph/node-columns.ts";
import { packedColour } from "../../../../../src/views/graph/packed-colour.ts";
import { paintEntity } from "../../../../../src/views/graph/paint.ts";
import { boundsOf, renderingFor } from "../../../../../src/views/graph/rendering.ts";
import { focusOn, select } from "../../../../../src/workspace/selection-commands.ts";
import { createWorkspace, type Workspace } from "../../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../../fixtures/small-dataset.ts";
import { made, marksOf, measure, pictured, textsOf } from "./pictured.ts";

const { title: TITLE, subtitle: SUBTITLE } = smallDataset().dataset;
const BARE = { title: "", hasLegend: false, hasSourceLine: false } as const;

function focused(entities: string[], hops = 1): Workspace {
  const workspace = createWorkspace(smallDataset());
  workspace.dispatch(focusOn, { entities, hops });
  return workspace;
}

function extract(entities: string[]): Dataset {
  const state = focused(entities).store.getState();
  const { visible } = exportScopes(state, describeFilters(state.knowledge, state.view));
  return datasetInScope(state.knowledge.dataset, visible, "0".repeat(64));
}

describe("the title of a picture", () => {
  const titleOf = (workspace: Workspace, options = {}) => textsOf(pictured(workspace, options), "title").join(" ");

  test("is the dataset's, with its subtitle, where nothing is singled out", () => {
    expect(titleOf(createWorkspace(smallDataset()))).toBe(`${TITLE} ${SUBTITLE}`);
  });

  test("says what a focus is around, and beneath that of which dataset", () => {
    expect(titleOf(focused(["e.hanno"]))).toBe(`Around Hanno ${TITLE}`);
    expect(titleOf(focused(["e.hanno", "e.grey-company"], 0))).toBe(`Hanno and Grey Company ${TITLE}`);
    expect(titleOf(focused(["e.hanno", "e.orm", "e.varn", "e.league", "e.salim"]))).toMatch(
      /^Around Hanno, Duchy of Orm, Varn.* and 2 more /,
    );
  });

  test("is the question whose view is on, with its answer", () => {
    const workspace = createWorkspace(smallDataset());
    const [question] = smallDataset().questions;
    workspace.restore(viewFrom(question?.view ?? {}));
    expect(pictured(workspace).title).toBe(question?.question);
    expect(titleOf(workspace)).toBe(`${question?.question} ${question?.answer}`);
  });

  test("names the ends of a path that is open", () => {
    const workspace = createWorkspace(smallDataset());
    workspace.dispatch(select, { entities: ["e.hanno", "e.orm"], claims: [] });
    workspace.dispatch(openPaths);
    expect(pictured(workspace).title).toBe("From Hanno to Duchy of Orm");
  });

  test("names what is selected, where nothing else is shown", () => {
    const workspace = createWorkspace(smallDataset());
    workspace.dispatch(select, { entities: ["e.hanno", "e.grey-company"], claims: [] });
    for (const scope of ["selection", "claims"] as const)
      expect(pictured(workspace, { scope }).title).toBe("Hanno and Grey Company");
    workspace.dispatch(select, { entities: [], claims: ["c.0009"] });
    expect(pictured(workspace, { scope: "selection" }).title).toContain("Grey Company");
  });

  test("and its caption may be one's own, or left out", () => {
    const workspace = focused(["e.hanno"]);
    expect(titleOf(workspace, { title: "The man", caption: "As seen from Orm." })).toBe("The man As seen from Orm.");
    expect(titleOf(workspace, { title: "The man", caption: "" })).toBe("The man");
    expect(titleOf(workspace, { title: "", caption: "As seen from Orm." })).toBe("As seen from Orm.");
    expect(titleOf(workspace, { title: "", caption: "" })).toBe("");
    expect(pictured(workspace, { title: "", caption: "" }).title).toBe("Around Hanno");
  });
});

describe("a picture of the selection with its claims", () => {
  test("shows what the claims of the selected lead to", () => {
    const workspace = createWorkspace(smallDataset());
    workspace.dispatch(select, { entities: ["e.hanno"], claims: [] });
    expect(pictured(workspace, { scope: "selection" }).description).toContain("1 entity and 0 claims between them");
    const { description } = pictured(workspace, { scope: "claims" });
    expect(description).toMatch(/A network of [2-9] entities and [1-9] claims between them/);
    expect(description).toContain("claims of Hanno");
  });
});

describe("the size of a picture", () => {
  test("of a given width is that width, around the same part of the graph", () => {
    const workspace = createWorkspace(smallDataset());
    for (const scope of ["whole", "view"] as const)
      for (const width of [227, 321, 680.3, 1_400]) {
        const picture = pictured(workspace, { scope, size: { width, height: null } });
        expect(picture.width).toBeCloseTo(width, 5);
        expect(picture.frame.width).toBeLessThanOrEqual(picture.width);
        expect(picture.description).toContain("11 entities");
        expect(picture.description).not.toContain("in this part of the graph");
      }
  });

  test("keeps its type: a narrow picture has as large letters as a broad one", () => {
    const workspace = createWorkspace(smallDataset());
    const sizes = (width: number) =>
      new Set(
        marksOf(pictured(workspace, { size: { width, height: null } }), "legend").flatMap((mark) =>
          mark.kind === "text" ? [mark.font.size] : [],
        ),
      );
    expect(sizes(321)).toEqual(sizes(1_200));
  });

  test("of a given height is exactly that, or refused in words where the graph would have no room", () => {
    fc.assert(
      fc.property(fc.integer({ min: 227, max: 1_600 }), fc.integer({ min: 100, max: 1_400 }), (width, height) => {
        const result = made(createWorkspace(smallDataset()), { size: { width, height } });
        if (!result.ok) {
          expect(result.error.message).toBe("The picture is too low for the view.");
          expect(height).toBeLessThan(900);
          return;
        }
        expect(result.value.height).toBe(height);
        for (const { marks } of result.value.layers)
          for (const mark of marks) if (mark.kind === "text") expect(mark.y).toBeLessThanOrEqual(height);
      }),
      { numRuns: 30 },
    );
  });

  test("is typed in millimetres or in pixels of the file; a height may be left blank", () => {
    expect(givenSize({ unit: "measure", width: "", height: "" }, 2)).toBeUndefined();
    const inMm = givenSize({ unit: "mm", width: "127", height: "" }, 2);
    expect(inMm?.width).toBeCloseTo(480, 5);
    expect(inMm?.height).toBeNull();
    expect(givenSize({ unit: "px", width: "1920", height: "1080" }, 2)).toEqual({ width: 960, height: 540 });
    for (const width of ["", "12", "wide", "99999"])
      expect(givenSize({ unit: "mm", width, height: "" }, 1), width).toBeNull();
    expect(givenSize({ unit: "px", width: "1920", height: "1" }, 1)).toBeNull();
  });

  test("in millimetres stands in the SVG, over the same picture", () => {
    const picture = pictured(createWorkspace(smallDataset()), { size: { width: 480, height: 600 } });
    const svg = svgOf(picture, "sourceline", "mm");
    expect(svg).toMatch(/^<svg xmlns="[^"]+" width="127mm" height="158.75mm" viewBox="0 0 480 600"/);
    expect(svg.replace(/ width="127mm" height="158.75mm"/, ' width="480" height="600"')).toBe(svgOf(picture));
  });

  test("stands in a PNG as pixels to the metre, in a chunk with its checksum", () => {
    const head = Uint8Array.from({ length: 40 }, (_, at) => at);
    const sized = withPrintSize(head, 300 / 96);
    expect([...sized.slice(0, 33)]).toEqual([...head.slice(0, 33)]);
    expect([...sized.slice(54)]).toEqual([...head.slice(33)]);
    const chunk = Buffer.from(sized.slice(33, 54));
    expect(chunk.toString("latin1", 4, 8)).toBe("pHYs");
    expect([chunk.readUInt32BE(0), chunk.readUInt32BE(8), chunk.readUInt32BE(12), chunk[16]]).toEqual([
      9, 11_811, 11_811, 1,
    ]);
    // The checksum of this very chunk, as libpng writes it.
    expect(chunk.readUInt32BE(17)).toBe(0x78a53f76);
  });
});

describe("a crop", () => {
  test("cuts a share off each side of the graph, and neither moves nor shrinks what is left", () => {
    const workspace = createWorkspace(smallDataset());
    const whole = pictured(workspace, BARE);
    const part = pictured(workspace, { ...BARE, crop: { left: 0.25, top: 0.5, right: 0.25, bottom: 0 } });
    expect([part.width, part.height]).toEqual([Math.round(whole.width / 2), Math.round(whole.height / 2)]);
    const glyphs = (picture: typeof whole) =>
      marksOf(picture, "entities").flatMap((mark) =>
        mark.kind === "path" && mark.at ? [{ ...mark.at, d: mark.d }] : [],
      );
    const all = glyphs(whole);
    const left = glyphs(part);
    expect(left.length).toBeGreaterThan(0);
    expect(left.length).toBeLessThan(all.length);
    for (const { x, y, d } of left) {
      const same = all.find(
        (each) => Math.hypot(each.x - x - whole.width / 4, each.y - y - whole.height / 2) < 0.01 && each.d === d,
      );
      expect(same, `${x} ${y}`).toBeDefined();
    }
  });

  test("keeps every name inside, and says how much is in sight", () => {
    const picture = pictured(createWorkspace(smallDataset()), { crop: { left: 0, top: 0, right: 0.5, bottom: 0 } });
    expect(textsOf(picture, "source").join(" ")).toContain("in this part of the graph");
    for (const mark of marksOf(picture, "labels"))
      if (mark.kind === "text" && mark.anchor === "middle") {
        const half = measure(mark.text, mark.font) / 2;
        expect(mark.x - half).toBeGreaterThanOrEqual(-20);
        expect(mark.x + half).toBeLessThanOrEqual(picture.frame.width + 20);
      }
  });

  test("of a given size shows at least what is left, in the middle", () => {
    const crop = { left: 0.2, top: 0.2, right: 0.2, bottom: 0.2 };
    const { part, frame } = pictured(createWorkspace(smallDataset()), {
      ...BARE,
      crop,
      size: { width: 900, height: 300 },
    });
    expect([frame.width, frame.height]).toEqual([900, 300]);
    expect(part.height).toBeCloseTo(300, 5);
    expect(part.left).toBeCloseTo(900 - part.left - part.width, 5);
  });
});

describe("a picture of an extract", () => {
  const workspace = () => createWorkspace(extract(["e.hanno"]));
  const size = () => {
    const { entities, claims } = extract(["e.hanno"]);
    return `${entities.length} of 11 entities, ${claims.length} of 14 claims`;
  };

  test("says in its title, source line and description that it is one, and of what", () => {
    const picture = pictured(workspace());
    expect(textsOf(picture, "title").join(" ")).toBe(`Extract: 1 hop around Hanno ${size()} of “${TITLE}”`);
    const source = textsOf(picture, "source").join(" ");
    expect(source).toContain(`Shown: all of an extract with ${size()}, chosen by this rule: 1 hop around Hanno.`);
    expect(source).toContain("Dataset: extract of siege-of-varn, version 1.0.0, CC-BY-4.0.");
    expect(source).not.toContain("whole dataset");
    expect(picture.description).toContain("all of an extract");
  });

  test("says so too where a part of the extract is shown", () => {
    const part = workspace();
    part.dispatch(focusOn, { entities: ["e.hanno"], hops: 0 });
    expect(textsOf(pictured(part), "source").join(" ")).toContain(`This is from an extract with ${size()}`);
  });

  test("draws what was not chosen hollow, as the canvas does, and explains it", () => {
    const { knowledge, view, derived } = workspace().store.getState();
    const state = { knowledge, view, derived, hover: null };
    const palette = PALETTES.light;
    const rendering = renderingFor(state, palette);
    const context = knowledge.dataset.derivedFrom?.context ?? [];
    expect(context.length).toBeGreaterThan(0);
    for (const [e, { id }] of knowledge.dataset.entities.entries()) {
      const { color, outline } = paintEntity(state, rendering, e);
      const isHollow = (context as readonly string[]).includes(id);
      expect(color === palette.paper, id).toBe(isHollow);
      expect(outline === palette.paper, id).toBe(!isHollow);
    }
    // What a large graph is drawn from says the same.
    const { array } = nodeColumns(rendering, boundsOf(rendering));
    const bytes = new Uint32Array(array.buffer);
    const hollow = Array.from({ length: knowledge.order }, (_, at) => bytes[NODE_STRIDE * at + 3]).filter(
      (colour) => colour === packedColour(palette.paper),
    );
    expect(hollow).toHaveLength(context.length);
    expect(textsOf(pictured(workspace()), "legend")).toContain("not chosen, named by a claim");
    expect(textsOf(pictured(createWorkspace(smallDataset())), "legend")).not.toContain("not chosen, named by a claim");
  });

  test("is fitted to what the extract has, whatever the whole had", () => {
    const far = { text: "Far away", at: [5_000, 5_000] };
    const [layout] = smallDataset().layouts;
    const whole = smallDataset({ layouts: [{ ...layout, captions: [far] }] as never });
    const on = createWorkspace(whole);
    on.dispatch(focusOn, { entities: ["e.hanno"], hops: 1 });
    const state = on.store.getState();
    const { visible } = exportScopes(state, describeFilters(state.knowledge, state.view));
    const part = createWorkspace(datasetInScope(whole, visible, "0".repeat(64)));
    expect(pictured(part, BARE).width).toBe(pictured(workspace(), BARE).width);
    const rendering = renderingFor({ ...part.store.getState(), hover: null }, PALETTES.light);
    expect(Math.max(...boundsOf(rendering).x)).toBeLessThan(100);
  });
});
