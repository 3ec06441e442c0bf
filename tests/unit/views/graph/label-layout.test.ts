import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDataset } from "../../../../src/cli/read-dataset.ts";
import { createDerivation } from "../../../../src/derive/derive.ts";
import { fitView } from "../../../../src/derive/fit-view.ts";
import { placesOf } from "../../../../src/derive/places.ts";
import { nodeSizes } from "../../../../src/derive/sizes.ts";
import type { Box } from "../../../../src/drawing/label-placement.ts";
import { PALETTES } from "../../../../src/drawing/palette.ts";
import type { Size } from "../../../../src/drawing/size.ts";
import { viewOfScene } from "../../../../src/features/stories/scene-view.ts";
import { fitScene } from "../../../../src/features/stories/staged-scene.ts";
import { buildKnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import { isReadable } from "../../../../src/model/scene-version.ts";
import { DEFAULT_VIEW, type ViewState } from "../../../../src/model/view-state.ts";
import { EMPHASIS } from "../../../../src/views/graph/emphasis.ts";
import { drawHeadings, shownHeadings } from "../../../../src/views/graph/headings.ts";
import { captionFont, layOutLabels } from "../../../../src/views/graph/label-layout.ts";
import { captionMarks, labelMarks } from "../../../../src/views/graph/label-marks.ts";
import { LabelTexts } from "../../../../src/views/graph/label-texts.ts";
import { boundsOf, placeOf, pointOnLine, renderingFor, sizeOf } from "../../../../src/views/graph/rendering.ts";
import { stageFor } from "../../../../src/views/graph/stage.ts";
import { generateDataset } from "../../../fixtures/generate-dataset.ts";

const read = await readDataset(fileURLToPath(new URL("../../../../graph-data/kerman-attack", import.meta.url)));
if (!read.ok) throw new Error(JSON.stringify(read.error));
const knowledge = buildKnowledgeGraph(read.value.dataset);
const { entities, claims } = knowledge.dataset;
const entityIds = entities.map(({ id }): string => id);
const claimIds = claims.map(({ id }): string => id);
/** About as wide as the canvas measures. */
const texts = new LabelTexts((text, font) => 0.54 * font.size * text.length);
const SIZES: readonly Size[] = [
  { width: 815, height: 749 },
  { width: 655, height: 569 },
  { width: 1295, height: 929 },
  { width: 390, height: 640 },
];
const overlaysOn = ({ width, height }: Size): readonly Box[] => [
  { left: 0, top: 0, right: 300, bottom: 40 },
  { left: width - 46, top: height - 320, right: width, bottom: height },
];

const some = (ids: readonly string[], most: number) => fc.uniqueArray(fc.constantFrom(...ids), { maxLength: most });
const anyView: fc.Arbitrary<ViewState> = fc
  .record({
    entities: some(entityIds, 4),
    claims: some(claimIds, 4),
    focus: fc.option(fc.record({ entities: some(entityIds, 3), hops: fc.integer({ min: 1, max: 2 }) })),
    labels: fc.record({
      names: fc.constantFrom("all" as const, "main" as const, "chosen" as const),
      words: fc.constantFrom("chosen" as const, "always" as const, "never" as const),
    }),
    kinds: some(
      knowledge.dataset.vocabulary.entityKinds.map(({ id }) => id),
      6,
    ),
  })
  .map(({ entities: chosen, claims: lines, focus, labels, kinds }) => ({
    ...DEFAULT_VIEW,
    labels,
    selection: { entities: chosen, claims: lines },
    focus: focus !== null && focus.entities.length > 0 ? focus : null,
    hidden: kinds.length > 0 ? { kind: kinds } : {},
  }));

/** Everything that is written in a view, on a stage. */
function written(view: ViewState, size: Size) {
  const derived = createDerivation()(knowledge, view);
  const rendering = renderingFor({ knowledge, view, derived, hover: null }, PALETTES.light);
  const stage = stageFor(boundsOf(rendering), size, null, knowledge.order);
  const overlays = overlaysOn(size);
  return { derived, rendering, stage, overlays, layout: layOutLabels(rendering, stage, texts, overlays) };
}
const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const holds = ({ left, right, top, bottom }: Box, { x, y }: { x: number; y: number }) =>
  x > left && x < right && y > top && y < bottom;
const isWords = ({ key }: { key: number }) => key >= knowledge.order;

describe("what is written", () => {
  const anyScene = fc.tuple(anyView, fc.constantFrom(...SIZES));

  test("covers no entity, no mark of a contested line and nothing else that is written, unless it is the name of what is selected", () => {
    fc.assert(
      fc.property(anyScene, ([view, size]) => {
        const { layout, rendering, stage, overlays } = written(view, size);
        const { emphasis, entityMask } = rendering;
        const ends = new Set(
          [...emphasis.claims.keys()]
            .filter((c) => (emphasis.claims[c] as number) >= EMPHASIS.hovered)
            .flatMap((c) => [knowledge.claimSubject[c], knowledge.claimObject[c]]),
        );
        const isForced = (key: number) =>
          !isWords({ key }) && ((emphasis.entities[key] as number) >= EMPHASIS.hovered || ends.has(key));
        const nodes = [...entityMask.keys()].flatMap((e) => {
          if (entityMask[e] === 0) return [];
          const { x, y } = stage.toPixels(placeOf(rendering, e));
          const radius = stage.scaleSize(rendering.sizes[e] as number);
          return [{ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }];
        });
        for (const [at, label] of layout.placed.entries()) {
          if (isForced(label.key)) continue;
          for (const other of layout.placed.slice(0, at)) expect(overlap(label, other)).toBe(false);
          const marks = layout.lineMarks
            .filter(({ isContested }) => isContested)
            .map(({ x, y }) => ({ left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 }));
          for (const box of [...nodes, ...overlays, ...marks]) expect(overlap(label, box)).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("names the neighbours of what is selected in a crowd that leaves no place free, clear of its heaviest", () => {
    const parsed = parseDataset(generateDataset({ entities: 10_000, claims: 30_000, seed: 4 }));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const crowd = buildKnowledgeGraph(parsed.value);
    const { ranked } = nodeSizes(crowd);
    const chosen = ranked[20] as number;
    const view = { ...DEFAULT_VIEW, selection: { entities: [crowd.dataset.entities[chosen]?.id ?? ""], claims: [] } };
    const derived = createDerivation()(crowd, view);
    const rendering = renderingFor({ knowledge: crowd, view, derived, hover: null }, PALETTES.light);
    // As far out as all of it is in view.
    const stage = stageFor(boundsOf(rendering), SIZES[0] as Size, null, crowd.order);
    const { placed } = layOutLabels(rendering, stage, texts);
    const named = placed.filter(({ key }) => rendering.emphasis.entities[key] === EMPHASIS.neighbour);
    expect(named.length).toBeGreaterThan(3);
    for (const e of ranked.slice(0, 900)) {
      const { x, y } = stage.toPixels(placeOf(rendering, e));
      for (const name of named) expect(holds(name, { x, y })).toBe(false);
    }
  });

  test("names what is selected and the ends of selected claims, as many as there may be", () => {
    fc.assert(
      fc.property(anyScene, ([view, size]) => {
        const { layout, derived } = written(view, size);
        const named = new Set(layout.placed.map(({ key }) => key));
        const chosen = view.selection.entities.map((id) => knowledge.entityNumber.get(id) as number);
        const ends = view.selection.claims.flatMap((id) => {
          const c = knowledge.claimNumber.get(id) as number;
          return derived.claimMask[c] === 1
            ? [knowledge.claimSubject[c] as number, knowledge.claimObject[c] as number]
            : [];
        });
        for (const e of [...chosen, ...ends]) if (e >= 0 && derived.entityMask[e] === 1) expect(named).toContain(e);
      }),
      { numRuns: 60 },
    );
  });

  test("on a line leaves its pattern free, and says how firm the claim is where that is less than the firmest", () => {
    let count = 0;
    fc.assert(
      fc.property(anyScene, ([view, size]) => {
        const { layout, rendering, stage, derived } = written(view, size);
        for (const label of layout.placed.filter(isWords)) {
          const c = label.key - knowledge.order;
          count++;
          for (let t = 0; t <= 1; t += 0.01)
            expect(holds(label, stage.toPixels(pointOnLine(rendering, c, t)))).toBe(false);
          const stance = derived.claimStance[c] as number;
          const { label: word } = knowledge.dataset.vocabulary.stances[stance] as { label: string };
          expect(layout.texts.get(label.key)?.addition).toBe(stance === 0 ? "" : ` · ${word}`);
        }
      }),
      { numRuns: 60 },
    );
    expect(count, "or nothing was tried").toBeGreaterThan(0);
  });

  test("on a projector is read from afar, and lines run through as little of it as can be", async () => {
    const canvas = { width: 832, height: 720 };
    const typeScale = 720 / 435;
    let [names, wayside, words, large] = [0, 0, 0, 0];
    for (const scene of read.value.dataset.stories.flatMap((story) => story.scenes).filter(isReadable)) {
      if (scene.view.focus == null) continue;
      const { view } = fitView(knowledge, viewOfScene(scene, scene.steps.length), "scene");
      const derived = createDerivation()(knowledge, view);
      const state = { knowledge, view, derived, hover: null };
      const rendering = { ...renderingFor(state, PALETTES.light), typeScale, isPresented: true, notShown: new Map() };
      const { camera } = fitScene(knowledge, derived, view);
      const stage = stageFor(boundsOf(rendering), canvas, camera, knowledge.order);
      const layout = layOutLabels(rendering, stage, texts);
      const shown = [...derived.entityMask.keys()].filter((e) => derived.entityMask[e] === 1);
      const lines = [...derived.claimMask.keys()].filter(
        (c) => derived.claimMask[c] === 1 && (knowledge.claimObject[c] as number) >= 0,
      );
      const crosses = (box: Box) =>
        lines.some((c) => {
          for (let t = 0; t <= 1; t += 0.01) if (holds(box, stage.toPixels(pointOnLine(rendering, c, t)))) return true;
          return false;
        });
      // Every entity of a small picture has its name.
      expect(shown.filter((e) => !layout.texts.has(e)).map((e) => entityIds[e])).toEqual([]);
      const sizes = new Set<number>();
      for (const label of layout.placed) {
        const size = layout.texts.get(label.key)?.font.size ?? 0;
        if (isWords(label)) {
          words++;
          if (size >= 24) large++;
          sizes.add(size);
        } else {
          names++;
          expect(size, entityIds[label.key]).toBeGreaterThanOrEqual(24);
          if (!crosses(label)) wayside++;
        }
      }
      // What lines say has one type in a scene.
      expect(sizes.size).toBeLessThanOrEqual(1);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(19);
      // Under words that are read from afar nothing is seen.
      const grounds = labelMarks(rendering, layout).filter(
        (mark) => mark.kind === "path" && mark.fill === rendering.palette.paper && /^M[\d.]+ [\d.]+H/.test(mark.d),
      );
      expect(grounds.length).toBe(layout.placed.filter(isWords).length);
    }
    expect(names).toBeGreaterThan(200);
    expect(wayside / names).toBeGreaterThan(0.85);
    expect(large / words).toBeGreaterThan(0.6);
  });

  test("of a region is its name, where something of it is shown, and under nothing else that is drawn over it", () => {
    const whole = written(DEFAULT_VIEW, SIZES[2] as Size).layout.captions.map(({ text }) => text);
    expect(whole.length).toBeGreaterThan(5);
    fc.assert(
      fc.property(anyScene, ([view, size]) => {
        const { layout, rendering, stage, derived, overlays } = written(view, size);
        for (const { text, x, y } of layout.captions) {
          const [left = 0, up = 0] = rendering.captions.find((caption) => caption.text === text)?.at ?? [];
          const away = entities.flatMap((_, e) => {
            const place = placeOf(rendering, e);
            return derived.entityMask[e] === 1 ? [Math.hypot(place.x - left, place.y - up)] : [];
          });
          expect(Math.min(...away)).toBeLessThan(0.08 * sizeOf(boundsOf(rendering)));
          const { size: high } = captionFont(layout.scale);
          const half = texts.widthOf(text, captionFont(layout.scale)) / 2;
          const box = { left: x - half, right: x + half, top: y - high / 2, bottom: y + high / 2 };
          for (const other of [...overlays, ...layout.placed]) expect(overlap(box, other)).toBe(false);
          for (const [e, shown] of derived.entityMask.entries())
            if (shown === 1) expect(holds(box, stage.toPixels(placeOf(rendering, e)))).toBe(false);
        }
        if (view.focus !== null) expect(layout.captions).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("is what the reader chose: names of all, of the main entities or of what is selected; words always or never", () => {
    const size = SIZES[2] as Size;
    const chosen = { entities: ["e.israel"], claims: [] };
    const labelled = (labels: Partial<ViewState["labels"]>, selection = chosen) => {
      const view = { ...DEFAULT_VIEW, selection, labels: { ...DEFAULT_VIEW.labels, ...labels } };
      const { layout, rendering } = written(view, size);
      return {
        names: layout.placed.filter((label) => !isWords(label)).map(({ key }) => key),
        words: layout.placed.filter(isWords).length,
        rendering,
      };
    };
    const nothing = { entities: [], claims: [] };
    const [all, main] = [labelled({}, nothing), labelled({ names: "main" }, nothing)];
    expect(main.names.length).toBeGreaterThan(40);
    expect(main.names.length).toBeLessThan(0.5 * all.names.length);
    const ranks = new Map([...all.rendering.byWeight].map((e, rank) => [e, rank]));
    expect(Math.max(...main.names.map((e) => ranks.get(e) ?? Infinity))).toBeLessThan(0.41 * knowledge.order);
    expect(labelled({ names: "chosen" }).names).toEqual([knowledge.entityNumber.get("e.israel")]);
    expect(labelled({ names: "chosen" }, nothing).names).toEqual([]);

    expect(all.words).toBe(0);
    expect(labelled({ words: "always" }, nothing).words).toBeGreaterThan(10);
    expect(labelled({}).words).toBeGreaterThan(3);
    expect(labelled({ words: "never" }).words).toBe(0);
  });

  test("names at least so many entities when the article is opened", () => {
    const namesOn = (size: Size) => written(DEFAULT_VIEW, size).layout.placed.length;
    expect(namesOn({ width: 815, height: 749 })).toBeGreaterThanOrEqual(140);
    expect(namesOn({ width: 655, height: 569 })).toBeGreaterThanOrEqual(83);
  });
});

describe("headings of a layout", () => {
  const places = placesOf(knowledge, {});
  const ofAll = (axis: 0 | 1) => entities.map((_, e) => places[2 * e + axis] as number);
  const [left, right] = [Math.min(...ofAll(0)), Math.max(...ofAll(0))];
  const [low, high] = [Math.min(...ofAll(1)), Math.max(...ofAll(1))];
  const above = high + 0.1 * (high - low);
  const middle = { x: (left + right) / 2, y: (low + high) / 2 };
  const headings: ViewState["headings"] = [
    {
      text: "Everything",
      at: [middle.x, above],
      over: [left, low, right, high],
      guide: [middle.x, above, middle.x, low],
    },
    {
      text: "Round it",
      at: [middle.x, high],
      over: [left, low, right, high],
      guide: [middle.x, middle.y, (high - low) / 2],
    },
    { text: "Nothing", at: [middle.x, above], over: [right + 1, low, right + 2, high], guide: [] },
  ];
  const headedIn = (size: Size) => {
    const view = { ...DEFAULT_VIEW, headings };
    const rendering = {
      ...renderingFor({ knowledge, view, derived: createDerivation()(knowledge, view), hover: null }, PALETTES.light),
      drawHeadings,
    };
    const stage = stageFor(boundsOf(rendering), size, { ...middle, ratio: 1.4 * (right - left) }, knowledge.order);
    return { rendering, stage, layout: layOutLabels(rendering, stage, texts, []) };
  };

  test("are written over what is shown, on a phone too, where no name is, in place of regions; their lines beneath all", () => {
    for (const size of SIZES) {
      const { rendering, stage, layout } = headedIn(size);
      const words = layout.headings.flatMap((mark) => (mark.kind === "text" ? [mark] : []));
      expect(words.map(({ text }) => text)).toContain("Everything");
      expect(words.map(({ text }) => text)).not.toContain("Nothing");
      expect(layout.captions).toEqual([]);
      for (const { text, font, x, y } of words) {
        const half = texts.widthOf(text, font) / 2;
        const box = { left: x - half, right: x + half, top: y - 0.6 * font.size, bottom: y };
        for (const name of layout.placed) expect(overlap(box, name)).toBe(false);
      }
      const beneath = captionMarks(rendering, layout);
      expect(beneath).toEqual(layout.guides);
      expect(layout.guides).toHaveLength(2);
      expect(labelMarks(rendering, layout).slice(0, words.length)).toEqual(words);
      const circle = words.find(({ text }) => text === "Round it");
      const centre = stage.toPixels(middle);
      const radius = stage.toPixels({ x: middle.x, y: low }).y - centre.y;
      if (circle === undefined) continue;
      // On it, else beside it; the innermost has room within.
      const outwards = Math.hypot(circle.x - centre.x, circle.y - centre.y) - radius;
      expect(outwards).toBeLessThan(2 * circle.font.size);
      expect(outwards).toBeGreaterThan(-4 * circle.font.size);
    }
  });

  test("are over what stands in one line, whose places are of single precision", () => {
    const [id] = entityIds;
    const view: ViewState = {
      ...DEFAULT_VIEW,
      moved: { [id as string]: [0.1, 0.3] },
      headings: [{ text: "One column", at: [0.1, 9], over: [0.1, 0.3, 0.1, 0.3], guide: [] }],
    };
    const state = { knowledge, view, derived: createDerivation()(knowledge, view), hover: null };
    expect(shownHeadings(renderingFor(state, PALETTES.light)).map(({ text }) => text)).toEqual(["One column"]);
  });
});
