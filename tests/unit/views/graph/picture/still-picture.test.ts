import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { oneFileForm } from "../../../../../scripts/site/datasets.ts";
import { estimatedWidth } from "../../../../../src/drawing/estimated-width.ts";
import { PALETTES } from "../../../../../src/drawing/palette.ts";
import type { Dataset } from "../../../../../src/model/dataset.ts";
import { parseDataset } from "../../../../../src/model/parse-dataset.ts";
import { type StillPicture, stillPicture } from "../../../../../src/views/graph/picture/still-picture.ts";
import { createWorkspace } from "../../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../../fixtures/small-dataset.ts";

const WORDS = { title: "A title", description: "A description." };
const drawn = (dataset: Dataset): StillPicture =>
  stillPicture(createWorkspace(dataset).store.getState(), WORDS, estimatedWidth);

describe("the still picture of the article", () => {
  let article: Dataset;
  let picture: StillPicture;
  beforeAll(() => {
    const parsed = parseDataset(JSON.parse(oneFileForm("graph-data", "kerman-attack")));
    if (!parsed.ok) throw new Error("The article's dataset cannot be read.");
    article = parsed.value;
    picture = drawn(article);
  });

  test("has each entity once, and a line for each claim between two of them", () => {
    expect(picture.svg.match(/<use /g)).toHaveLength(article.entities.length);
    const lines = article.claims.filter(({ subject, object }) => object !== null && object !== subject);
    const between = /<g id="still-lines">([\s\S]*?)<\/g>/.exec(picture.svg)?.[1] ?? "";
    expect(new Set(between.match(/ d="[^"]+"/g)).size).toBe(lines.length);
  });

  test("weighs less than 30 KiB packed", () => {
    expect(gzipSync(picture.svg + picture.style).length).toBeLessThan(30 * 1024);
  });

  test("keeps to what a policy without inline styles and handlers allows, and repeats itself", () => {
    expect(picture.svg).not.toMatch(/\s(?:style|on[a-z]+)=/);
    expect(picture.svg).not.toMatch(/<(?:style|script)/);
    expect(drawn(article)).toEqual(picture);
  });

  test("tells places and lengths to a tenth", () => {
    const places = [...picture.svg.matchAll(/translate\(([^)]+)\)/g)].flatMap(([, numbers = ""]) => numbers.split(" "));
    expect(places.length).toBeGreaterThan(2 * article.entities.length);
    for (const number of places) expect(number).toMatch(/^-?\d+(?:\.\d)?$/);
  });

  test("has every colour of both themes", () => {
    for (const { hue = "slate" } of article.vocabulary.families)
      expect(picture.style).toContain(`light-dark(${PALETTES.light.hues[hue]},${PALETTES.dark.hues[hue]})`);
  });

  test("writes the heaviest names for every size of stage", () => {
    const groups = [...picture.svg.matchAll(/<g class="(still-stage-[^"]*)">([\s\S]*?)<\/g><\/g>/g)];
    const seen = groups.flatMap(([, classes = "", names = ""]) =>
      [...names.matchAll(/<g transform[^>]*>((?:<text[^>]*>[^<]*<\/text>)+)/g)].flatMap(([, texts = ""]) => {
        const name = [...texts.matchAll(/>([^<]+)</g)].map(([, line]) => line).join(" ");
        return classes.split(" ").map((stage) => `${name} ${stage}`);
      }),
    );
    const claimsOf = (id: string) =>
      article.claims.filter(({ subject, object }) => subject === id || object === id).length;
    const heaviest = article.entities.toSorted((a, b) => claimsOf(b.id) - claimsOf(a.id)).slice(0, 3);
    // On a phone's stage no name has room that stands between others, however heavy.
    for (const [rank, { label: name }] of heaviest.entries())
      for (const stage of rank === 0 ? [0, 1, 2, 3] : [1, 2, 3]) expect(seen).toContain(`${name} still-stage-${stage}`);
  });
});

test("what was not chosen for an extract is an outline in its hue, on paper", () => {
  const parent = { dataset: "siege-of-varn", version: "1.0.0", sha256: "0".repeat(64), filter: "only some" };
  const strokes = ({ style }: StillPicture) => style.match(/\{stroke:light-dark\([^)]+\)\}/g) ?? [];
  const whole = drawn(smallDataset());
  const extract = drawn(smallDataset({ derivedFrom: { ...parent, context: ["e.marn" as never] } }));
  expect(extract.style).toContain("{stroke-width:3px;paint-order:stroke}");
  expect(whole.style).not.toContain("{stroke-width:3px;paint-order:stroke}");
  expect(strokes(extract).length).toBeGreaterThan(strokes(whole).length);
});

test("a name that looks like markup is written as text", () => {
  const dataset = smallDataset();
  const [first, ...others] = dataset.entities;
  if (first === undefined) throw new Error("no entity");
  const { svg } = drawn({ ...dataset, entities: [{ ...first, label: "<b>&" }, ...others] });
  expect(svg).toContain("&lt;b&gt;&amp;");
  expect(svg).not.toContain("<b>");
});

test("the constant under which opening.ts finds the theme is that of theme.ts", () => {
  const keyIn = (file: string, pattern: RegExp) =>
    pattern.exec(readFileSync(new URL(`../../../../../src/app/${file}`, import.meta.url), "utf8"))?.[1];
  expect(keyIn("opening.ts", /getItem\("([^"]+)"\)/)).toBe(keyIn("theme.ts", /STORAGE_KEY = "([^"]+)"/));
});
