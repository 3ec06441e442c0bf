import { describe, expect, test } from "vitest";
import { svgOf } from "../../../src/drawing/svg.ts";
import type { Dataset } from "../../../src/model/dataset.ts";
import { VIEW_IDS } from "../../../src/model/view-slices/views.ts";
import { pictures } from "../../../src/product/pictures.ts";
import { createWorkspace } from "../../../src/workspace/workspace.ts";
import { bareDataset } from "../../fixtures/bare-dataset.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";
import { made } from "./graph/picture/pictured.ts";

/** What people open, beyond what a view hopes for. */
const BAD: readonly (readonly [name: string, dataset: () => Dataset])[] = [
  ["an empty graph", () => bareDataset(0)],
  ["one entity", () => bareDataset(1)],
  [
    "loops alone",
    () =>
      bareDataset(2, [
        [0, 0],
        [0, 0],
        [1, 1],
      ]),
  ],
  [
    "no date, no place and one type",
    () =>
      bareDataset(3, [
        [0, 1],
        [1, 2],
        [2, 0],
      ]),
  ],
  [
    "5,000 undated claims",
    () =>
      bareDataset(
        400,
        Array.from({ length: 5_000 }, (_, c) => [c % 400, (c * 7 + 3) % 400]),
      ),
  ],
];

describe.each(VIEW_IDS)("the view “%s”", (id) => {
  const drawn = async (dataset: Dataset) => {
    return made(createWorkspace(dataset), {}, await pictures[id]());
  };

  test.each(BAD)("of %s is drawn, or refused in a sentence", async (_, dataset) => {
    const picture = await drawn(dataset());
    if (!picture.ok) return expect(picture.error.message).toMatch(/^[A-Z].*\.$/);
    expect(picture.value.description).toMatch(/^\S.*\.$/);
    const svg = svgOf(picture.value);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(picture.value.height).toBeLessThan(20_000);
  });

  test("is exported under its dataset's title, with its source and how much of the dataset is shown", async () => {
    const picture = await drawn(smallDataset());
    if (!picture.ok) throw new Error(picture.error.message);
    const svg = svgOf(picture.value);
    expect(svg).toContain("The Siege of Varn");
    expect(picture.value.layers.map(({ id: layer }) => layer)).toEqual(expect.arrayContaining(["title", "source"]));
    const { length: entities } = smallDataset().entities;
    expect(svg).toContain(`with ${entities} entities`);
  });
});
