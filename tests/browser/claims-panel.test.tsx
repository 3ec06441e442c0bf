import { StrictMode } from "react";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { ClaimsPanel } from "../../src/features/claims/ui/ClaimsPanel.tsx";
import { toggleValues } from "../../src/features/filters/filter-commands.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { openClaims } from "../../src/workspace/panel-commands.ts";
import { focusOn } from "../../src/workspace/selection-commands.ts";
import { WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { generateDataset } from "../fixtures/generate-dataset.ts";
import { readCsv } from "../fixtures/read-csv.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { holdClipboard, pasted, permitCopying } from "./support/clipboard.ts";
import { faultsInThemes } from "./support/faults.ts";
import { recordDownloads } from "./support/record-downloads.ts";

beforeEach(async () => {
  delete document.documentElement.dataset.theme;
  await page.viewport(1280, 900);
});

async function show(dataset: Dataset = smallDataset()): Promise<Workspace> {
  const workspace = createWorkspace(dataset);
  workspace.dispatch(openClaims);
  await render(
    <StrictMode>
      <WorkspaceProvider workspace={workspace}>
        <main style={{ width: 372, height: 860, background: "var(--panel)" }}>
          <ClaimsPanel />
        </main>
      </WorkspaceProvider>
    </StrictMode>,
  );
  return workspace;
}

const panel = page.getByTestId("claims-panel");
const button = (name: string | RegExp) => panel.getByRole("button", { name, exact: true });
const rows = () =>
  panel
    .getByRole("listitem")
    .elements()
    .map((row) => row.textContent);
const said = panel.getByRole("status");

describe("the list of claims", () => {
  test("has every claim in view, says how many that is and by which filters, and follows them", async () => {
    const workspace = await show();
    await expect.element(panel).toMatchTextContent("14 of 14 claims; no filters are set.");
    expect(rows()).toHaveLength(14);
    workspace.dispatch(focusOn, { entities: ["e.arm-of-saint-ode"], hops: 1 });
    workspace.dispatch(toggleValues, { facet: "predicate-family", values: ["meeting"] });
    await expect
      .element(panel)
      .toMatchTextContent("3 of 14 claims. Filters: Relation types: only having; 1 hop around Arm of Saint Ode.");
    expect(rows()).toHaveLength(3);
  });

  test("is ordered by paragraph, date or certainty, and the view keeps the order", async () => {
    const workspace = await show();
    expect(rows()[0]).toContain("is at war with");
    await userEvent.click(panel.getByRole("radio", { name: "Date" }));
    await expect.poll(() => rows()[0]).toContain("ruled");
    await expect.element(panel).toMatchTextContent("The last 6 have no date.");
    expect(workspace.store.getState().view.room).toEqual({ kind: "claims", by: "date" });
    await userEvent.keyboard("{ArrowRight}");
    await expect.poll(() => rows().at(-1)).toContain("should shield");
    expect(workspace.store.getState().view.room).toEqual({ kind: "claims", by: "certainty" });
    await userEvent.click(panel.getByRole("radio", { name: "Paragraph" }));
    expect(workspace.store.getState().view.room).toEqual({ kind: "claims", by: null });
  });

  test("a row leads to its claim, and the list stays", async () => {
    const workspace = await show();
    await userEvent.click(button(/Hanno sheltered Grey Company/));
    expect(workspace.store.getState().view.selection.claims).toEqual(["c.0009"]);
    await expect.element(panel).toBeVisible();
  });

  test("where filters leave no claim, it says so, offers to clear them and copies nothing", async () => {
    const workspace = await show();
    workspace.dispatch(toggleValues, { facet: "predicate-family", values: ["having", "meeting"] });
    await expect.element(panel).toMatchTextContent("No claim passes the filters.");
    expect(button("Copy as Markdown").query()).toBeNull();
    await userEvent.click(button("Clear all filters"));
    await expect.poll(rows).toHaveLength(14);
  });

  test("a dataset without claims says so", async () => {
    await show(smallDataset({ claims: [], links: [], questions: [], stories: [] }));
    await expect.element(panel).toMatchTextContent("This dataset has no claims.");
  });

  test("has no accessibility violation in light and dark", async () => {
    await show();
    expect(await faultsInThemes(panel.element())).toEqual([]);
  });

  test("of 10,000 claims 60 are drawn at first, and more when they are asked for", async () => {
    await show(generateDataset({ entities: 2_000, claims: 10_000 }) as unknown as Dataset);
    await expect.element(panel).toMatchTextContent("10,000 of 10,000 claims");
    expect(rows()).toHaveLength(60);
    await userEvent.click(button("Show 240 more"));
    await expect.poll(rows).toHaveLength(300);
  });
});

describe("a copy of the list", () => {
  test("as Markdown has a footnote per claim, in the order of the list, and it is said that it was copied", async () => {
    await holdClipboard();
    await permitCopying("granted");
    await show();
    await userEvent.click(panel.getByRole("radio", { name: "Certainty" }));
    await userEvent.click(button("Copy as Markdown"));
    await expect.element(said).toMatchTextContent("Copied.");
    const text = await pasted();
    expect(text).toMatch(/^# The Siege of Varn: claims in view\n/);
    expect(text).toContain("\n14. Urged (Ilse Marn): League of Free Towns should shield Duchy of Orm.[^14]\n");
    expect(text).toContain("\n[^14]: ");
  });

  test("as CSV has a row per claim", async () => {
    await holdClipboard();
    await permitCopying("granted");
    await show();
    await userEvent.click(button("Copy as CSV"));
    await expect.element(said).toMatchTextContent("Copied.");
    expect(readCsv(((await pasted()) ?? "").replaceAll(/\r?\n/g, "\r\n"))).toHaveLength(15);
  });

  test("what was said of it is gone once the list is another", async () => {
    await holdClipboard();
    await permitCopying("granted");
    const workspace = await show();
    await userEvent.click(button("Copy as CSV"));
    await expect.element(said).toMatchTextContent("Copied.");
    workspace.dispatch(toggleValues, { facet: "stance", values: ["guess"] });
    await expect.poll(() => said.element().textContent).toBe("");
  });

  test("that the browser forbids is said, with the file in its place", async () => {
    await holdClipboard();
    await permitCopying("denied");
    onTestFinished(() => permitCopying("granted"));
    await show();
    await userEvent.click(button("Copy as Markdown"));
    await expect.element(said).toMatchTextContent("Your browser did not allow copying. Download the file instead.");
  });

  test.each([
    ["Download Markdown", "siege-of-varn-claims.md", /^# The Siege of Varn: claims in view\n/],
    ["Download CSV", "siege-of-varn-claims.csv", /^\uFEFFid,subject,/],
  ])("%s saves %s", async (name, fileName, begins) => {
    const { blobs, names } = recordDownloads();
    await show();
    await userEvent.click(button(name));
    await expect.element(said).toMatchTextContent(`${fileName} is in your downloads.`);
    expect(names).toEqual([fileName]);
    // A blob's own text() takes a byte order mark away.
    expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(await blobs[0]?.arrayBuffer())).toMatch(begins);
  });
});
