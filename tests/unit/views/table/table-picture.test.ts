import { describe, expect, test } from "vitest";
import type { PictureOptions } from "../../../../src/drawing/picture.ts";
import { DEFAULT_VIEW, type ViewState } from "../../../../src/model/view-state.ts";
import { pictureOfTable } from "../../../../src/views/table/table-picture.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";
import { pictured as picturedOf, textsOf } from "../graph/picture/pictured.ts";

function pictured(table: Partial<ViewState["table"]>, options: Partial<PictureOptions> = {}) {
  const workspace = createWorkspace(smallDataset(), { ...DEFAULT_VIEW, table: { ...DEFAULT_VIEW.table, ...table } });
  return picturedOf(workspace, options, pictureOfTable);
}

describe("a picture of the table", () => {
  test("has the rows in their order, with certainty as lines, a legend and the source", () => {
    const picture = pictured({ of: "claims", sorts: { claims: { by: "date", isDown: false } } });
    const texts = textsOf(picture, "entities");
    expect(texts).toContain("Subject");
    expect(texts.indexOf("ruled")).toBeGreaterThan(0);
    expect(textsOf(picture, "legend").join(" ")).toContain("relayed");
    expect(textsOf(picture, "source").join(" ")).toContain("14 claims");
    expect(picture.description).toMatch(/^Table of claims, 14 rows\./);
    expect(picture.description).not.toContain("Rows 1");
  });

  test("says how many rows it has where not all fit, and leaves out columns rather than squeeze them", () => {
    const picture = pictured(
      { of: "claims" },
      { size: { width: 420, height: 420 }, title: "", caption: "", hasLegend: false },
    );
    expect(picture.height).toBe(420);
    expect(textsOf(picture, "source").join(" ")).toMatch(/Rows 1–\d+ of 14\./);
    const texts = textsOf(picture, "entities");
    expect(texts).toContain("Subject");
    expect(texts).not.toContain("Contested");
  });

  test("of each table can be made", () => {
    for (const of of ["entities", "attributions", "sources"] as const)
      expect(textsOf(pictured({ of }), "entities").length).toBeGreaterThan(4);
  });
});
