import * as fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { measuredValues } from "../../../src/derive/drawn-by/measured-values.ts";
import { estimatedWidth } from "../../../src/drawing/estimated-width.ts";
import { figureFileNames, writeFigures } from "../../../src/drawing/figures/figure-files.ts";
import {
  FIGURE_PALETTES,
  FIGURE_SIZES,
  nameOfSize,
  pictureOfFigure,
} from "../../../src/drawing/figures/figure-picture.ts";
import { svgOf } from "../../../src/drawing/svg.ts";
import type { Figure } from "../../../src/model/figure.ts";
import { buildKnowledgeGraph } from "../../../src/model/knowledge-graph.ts";
import { VIEW_IDS } from "../../../src/model/view-slices/views.ts";
import { pictures } from "../../../src/product/pictures.ts";
import { figureLike } from "../../fixtures/figure-like.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";

/** By WCAG 2.2, of two colours in hex. */
function contrastBetween(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const knowledge = buildKnowledgeGraph(smallDataset());
const draw = async (given: Parameters<typeof figureLike>[0] = {}) =>
  pictureOfFigure(knowledge, figureLike(given), pictures, estimatedWidth);
const drawn = async (given: Parameters<typeof figureLike>[0] = {}) => {
  const made = await draw(given);
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
};

test("file names are unique on every file system, safe, and sort as the figures do", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ title: fc.string({ unit: "binary", minLength: 1 }) }), { maxLength: 130 }),
      (figures) => {
        const names = figureFileNames(figures);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(figures.length);
        expect(names).toEqual([...names].sort());
        for (const name of names) expect(name).toMatch(/^\d{2,}-[a-z0-9]+(?:-[a-z0-9]+)*$/);
        for (const name of names) expect(name.length).toBeLessThan(60);
      },
    ),
  );
  expect(figureFileNames([{ title: "Who shelters whom?" }, { title: "CON" }, { title: "../…" }])).toEqual([
    "01-who-shelters-whom",
    "02-con",
    "03-figure",
  ]);
});

describe.each(Object.entries(FIGURE_SIZES))("at the size %s", (id, size) => {
  test.each(VIEW_IDS)(
    "the %s is as large as it says, and its text is large enough to be read, or is listed",
    async (view) => {
      for (const hasLargeText of [false, true]) {
        const { picture, scale, unit, tooSmall } = await drawn({
          size,
          hasLargeText,
          view: { views: { first: view, second: null, share: 0.5 } },
        });
        const [, width, height] =
          /width="([\d.]+)(?:mm)?" height="([\d.]+)/.exec(svgOf(picture, "a", unit, scale)) ?? [];
        expect(Number(width)).toBeCloseTo(size.width, 0);
        if (size.height !== null) expect(Number(height)).toBeCloseTo(size.height, 0);
        const least = unit === "px" ? 12 : 8;
        const texts = picture.layers.flatMap(({ marks }) => marks.filter((mark) => mark.kind === "text"));
        const small = texts.filter(({ font, text }) => scale * font.size < least - 1e-6 && text.length > 1);
        expect(new Set(tooSmall)).toEqual(new Set(small.map(({ whole, text }) => whole ?? text)));
      }
    },
  );
  test("has a name", () => expect(nameOfSize(size)).toBe(id));
});

test("names that find no room are listed, and those that do are not", async () => {
  const { picture } = await drawn({ size: { unit: "mm", width: 60, height: null } });
  const written = picture.layers.flatMap(({ id, marks }) =>
    id === "labels" ? marks.flatMap((mark) => (mark.kind === "text" ? [mark.whole ?? mark.text] : [])) : [],
  );
  const names = smallDataset().entities.map(({ label }) => label ?? "");
  expect([...picture.unnamed, ...names.filter((name) => written.includes(name))].sort()).toEqual([...names].sort());
});

test("its title names it and its description counts what it shows, whatever stands around it", async () => {
  const { picture, filters } = await drawn({
    title: "Bare",
    parts: [],
    view: { focus: { entities: ["e.hanno"], hops: 1 } },
  });
  expect(picture.title).toBe("Bare");
  expect(picture.description).toMatch(/^A network of \d+ entit/);
  expect(picture.description).toContain(`(${filters})`);
  expect(picture.layers.map(({ id }) => id)).not.toContain("title");
});

test("a measure that it is drawn by is that of what it shows, whatever the canvas shows", async () => {
  const view = { drawnBy: { size: { by: "_degree" }, colour: null, label: { by: "_degree" } } };
  const focus = { entities: ["e.hanno"], hops: 1 };
  const textsOf = async (given: Figure["view"]) => {
    const { layers } = (await drawn({ view: given })).picture;
    return layers.flatMap(({ marks }) => marks.flatMap((mark) => (mark.kind === "text" ? [mark.text] : [])));
  };
  const [whole, part] = [await textsOf(view), await textsOf({ ...view, focus })];
  for (const texts of [whole, part]) {
    expect(texts).toContain("Degree");
    expect(texts.join(" ")).not.toContain("earlier view");
  }
  const said = (texts: readonly string[]) => texts[texts.indexOf("Grey Company") + 1];
  expect([said(whole), said(part)]).toEqual(["· 4", "· 1 +3"]);
  expect(measuredValues(knowledge, "degree")).toBeUndefined();
});

test("what the dataset lacks of a view is left out, and said", async () => {
  const { missing } = await drawn({ view: { selection: { entities: ["e.nobody"], claims: [] } } });
  expect(missing.map(({ message }) => message).join()).toContain("e.nobody");
});

test("signs and text stand out from the ground in the colours of each theme", () => {
  for (const [theme, { paper, ink, mute, hues, accent }] of Object.entries(FIGURE_PALETTES)) {
    for (const text of [ink, mute]) expect(contrastBetween(text, paper), theme).toBeGreaterThanOrEqual(4.5);
    for (const sign of [accent, ...Object.values(hues)])
      expect(contrastBetween(sign, paper), `${theme} ${sign}`).toBeGreaterThanOrEqual(3);
  }
});

test("an export tells where it is, keeps the order, lists what failed, and leaves nothing when it is cancelled", async () => {
  // Where a view has a bug, that is told to the developer, and the rest is written.
  const told = vi.spyOn(console, "error").mockImplementation(() => {});
  const figures: readonly Figure[] = [
    figureLike({ title: "One" }),
    figureLike({ title: "Two" }),
    figureLike({ title: "Three" }),
  ];
  const write = async (cancelAt: number | null) => {
    const run = new AbortController();
    const files: string[] = [];
    const reached: number[] = [];
    const written = await writeFigures({
      knowledge,
      figures,
      draw: (figure) => (figure.title === "Two" ? Promise.reject(new Error("broken")) : draw({ title: figure.title })),
      hasSvg: true,
      png: async () => ({ ok: true, value: new Uint8Array([1]) }),
      linkTo: (fragment) => `#${fragment}`,
      put: (name) => void files.push(name),
      reached: (at) => {
        reached.push(at);
        if (at === cancelAt) run.abort();
      },
      signal: run.signal,
    });
    return { files, reached, written };
  };
  const { files, reached, written } = await write(null);
  expect(reached).toEqual([0, 1, 2]);
  expect(files).toEqual([
    ...["01-one.svg", "01-one.png", "03-three.svg", "03-three.png"],
    ...["figures.csv", "figures.md", "figures.html"],
  ]);
  expect(written?.map(({ isDrawn }) => isDrawn)).toEqual([true, false, true]);
  expect(told).toHaveBeenCalledTimes(1);
  told.mockRestore();
  const cancelled = await write(1);
  expect(cancelled).toMatchObject({ written: null, files: ["01-one.svg", "01-one.png"] });
});
