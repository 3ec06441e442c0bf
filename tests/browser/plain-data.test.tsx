import { beforeEach, describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { DetailsPanel } from "../../src/features/details/ui/DetailsPanel.tsx";
import { Legend } from "../../src/features/filters/ui/Legend.tsx";
import { openTextPanel } from "../../src/features/texts/text-commands.ts";
import { TextPanel } from "../../src/features/texts/ui/TextPanel.tsx";
import type { Dataset } from "../../src/model/dataset.ts";
import { runTask } from "../../src/product/tasks/run-task.ts";
import { select } from "../../src/workspace/selection-commands.ts";
import { TaskRunner, WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import { plainDataset } from "../fixtures/plain-dataset.ts";
import { faultsIn } from "./support/faults.ts";

// What a dataset states of its own kind, and what it leaves open, as a reader meets it.

beforeEach(async () => {
  delete document.documentElement.dataset.theme;
  await page.viewport(1280, 800);
});

const show = (part: React.ReactNode, ...selected: readonly string[]) => showOf(plainDataset(), part, ...selected);

async function showOf(dataset: Dataset, part: React.ReactNode, ...selected: readonly string[]) {
  const workspace = createWorkspace(dataset);
  workspace.dispatch(select, {
    entities: selected.filter((id) => id.startsWith("e.")),
    claims: selected.filter((id) => id.startsWith("c.")),
  });
  await render(
    <WorkspaceProvider workspace={workspace}>
      <TaskRunner value={runTask}>
        <main style={{ width: 372, height: 780 }}>{part}</main>
      </TaskRunner>
    </WorkspaceProvider>,
  );
  return workspace;
}

const details = page.getByRole("region", { name: "Details" });
/** The facts of a record, by their names. */
const facts = () =>
  Object.fromEntries(
    [...(details.element().querySelector("dl")?.children ?? [])].map((row) => [
      row.querySelector("dt")?.textContent,
      row.querySelector("dd")?.textContent,
    ]),
  );

describe("a record", () => {
  test("of a claim has its fields as rows, its numbers with their unit, and its page with quotation and address", async () => {
    await show(<DetailsPanel />, "c.1");
    await expect.element(details).toMatchTextContent("Harbour Board contract Rowan Supply");
    expect(facts()).toEqual({
      When: "not stated",
      "Contract size": "3,000 thousand",
      Open: "yes",
      Rank: "first",
      Signed: "2019",
    });
    await expect.element(details).toMatchTextContent("certainty not stated, nobody named");
    await expect.element(details).toMatchTextContent("Page 12");
    expect(details.element().querySelector("q")?.textContent).toBe("given without tender");
    const link = details.getByRole("link", { name: "example.org/tenders/12" });
    await expect.element(link).toHaveAttribute("href", "https://example.org/tenders/12");
    await expect.element(link).toHaveAttribute("rel", "noopener noreferrer");
    // There is no text to open, so that no button offers one.
    expect(details.getByRole("button", { name: "Show in source text" }).query()).toBeNull();
  });

  test("of a claim that nobody is recorded to make says so, and has the sample of its own line", async () => {
    await show(<DetailsPanel />, "c.1");
    const other = details.getByRole("button", { name: /No source recorded/ }).first();
    await expect.element(other).toBeVisible();
    expect(other.element().querySelector("svg")?.dataset.look).toBe("unsourced");
    expect(getComputedStyle(other.element().querySelector("path") as Element).strokeWidth).toBe("0.9px");
  });

  test("of a claim without direction says that, and draws no arrow between the two names", async () => {
    await show(<DetailsPanel />, "c.4");
    await expect.element(details).toMatchTextContent("Claim · Thistle Press – N 2");
    expect(facts().Direction).toBe("undirected");
    expect(facts().Provenance).toBe("coded by a person, A");
  });

  test("of an entity lists its fields, a web address as a link and a colour as a sample", async () => {
    await show(<DetailsPanel />, "e.board");
    await expect.element(details.getByRole("heading", { level: 2 })).toMatchTextContent("Harbour Board");
    expect(facts()).toEqual({ Founded: "1987", Tags: "coal, grain", Site: "https://example.org/board" });
    await expect.element(details.getByRole("link")).toHaveAttribute("href", "https://example.org/board");
  });

  test("of an entity without a name or a description says what is shown in their place", async () => {
    await show(<DetailsPanel />, "e.n2");
    await expect.element(details.getByRole("heading", { level: 2 })).toMatchTextContent("N 2");
    await expect.element(details).toMatchTextContent("No name is recorded. This is the entity’s id.");
    await expect
      .element(details)
      .toMatchTextContent("A claim refers to this entity, but the dataset has no record of it.");
  });

  test("of an entity reads a claim from its subject", async () => {
    await show(<DetailsPanel />, "e.rowan");
    await expect
      .element(details.getByRole("button", { name: /^Harbour Board contract Rowan Supply.*No source recorded/ }))
      .toBeVisible();
  });
});

test("a source of which only a title and a date are known has these, and nothing divides them from what is not there", async () => {
  const dataset = plainDataset();
  const [source, ...others] = dataset.sources;
  const dated = { ...source, title: "Note 7", publishedAt: "2022-02-01" } as Dataset["sources"][number];
  await showOf({ ...dataset, sources: [dated, ...others] }, <DetailsPanel />);
  await expect.element(details.getByText("Note 7")).toBeVisible();
  await expect.element(details.getByText("1 February 2022", { exact: true })).toBeVisible();
});

test("a source without a text is told by its reference, its address and what rests on it", async () => {
  const workspace = await show(<TextPanel />);
  workspace.dispatch(openTextPanel, { source: "s.tender", at: null });
  const text = page.getByTestId("text-panel");
  await expect.element(text).toMatchTextContent("The dataset does not describe the text of this source");
  await expect.element(text).toMatchTextContent("accessed 1 November 2026");
  await expect
    .element(text.getByRole("link", { name: "example.org/tenders/12" }))
    .toHaveAttribute("href", "https://example.org/tenders/12");
  await expect.element(text.getByRole("button", { name: /Harbour Board contract Rowan Supply/ })).toBeVisible();
  expect(text.element().querySelector("input, textarea")).toBeNull();
});

test("the legend names families by their letter, and lines that no stance draws by their own samples", async () => {
  await show(<Legend />);
  const letterOf = (name: string) =>
    page
      .getByRole("checkbox", { name: new RegExp(`^${name}`) })
      .element()
      .closest("label")
      ?.querySelector("svg text")?.textContent;
  await expect.element(page.getByRole("checkbox", { name: /^Presses/ })).toBeInTheDocument();
  expect(["Boards", "Presses", "Piers", "Other"].map(letterOf)).toEqual([undefined, "P", "I", "Z"]);
  const looks = [...document.querySelectorAll<SVGElement>("svg[data-look]")].map(({ dataset }) => dataset.look);
  expect(looks).toEqual(["unstated", "unsourced"]);
});

test.each([["c.1"], ["e.n2"]])("nothing hinders the use of the record of %s", async (id) => {
  await show(<DetailsPanel />, id);
  await expect.element(details).toBeVisible();
  expect(await faultsIn(details.element())).toEqual([]);
});
