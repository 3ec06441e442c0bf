import { beforeEach, describe, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import type { MenuRequest } from "../../src/drawing/ui/view.ts";
import { toggleValues } from "../../src/features/filters/filter-commands.ts";
import { onNotice } from "../../src/lib/ui/notice.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { parseDataset } from "../../src/model/parse-dataset.ts";
import { openTable } from "../../src/views/table/table-commands.ts";
import { TableView } from "../../src/views/table/ui/TableView.tsx";
import { select } from "../../src/workspace/selection-commands.ts";
import { WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { generateDataset } from "../fixtures/generate-dataset.ts";
import { readCsv } from "../fixtures/read-csv.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { holdClipboard, pasted, permitCopying } from "./support/clipboard.ts";
import { faultsIn } from "./support/faults.ts";
import { recordDownloads } from "./support/record-downloads.ts";
import { settled } from "./support/settled.ts";

beforeEach(async () => {
  delete document.documentElement.dataset.theme;
  await page.viewport(1280, 800);
});

async function show(dataset: Dataset = smallDataset(), onMenu?: (request: MenuRequest) => void): Promise<Workspace> {
  const workspace = createWorkspace(dataset);
  await render(
    <WorkspaceProvider workspace={workspace}>
      <main style={{ position: "fixed", inset: "0 auto auto 0", width: 900, height: 420, background: "var(--paper)" }}>
        <TableView theme="light" {...(onMenu ? { onMenu } : {})} />
      </main>
    </WorkspaceProvider>,
  );
  return workspace;
}

const grid = page.getByRole("grid");
const shownRows = () => grid.getByRole("row").elements().slice(1);
const firstCells = () => shownRows().map((row) => row.querySelector("th")?.textContent);
const focused = () => document.activeElement as HTMLElement;
const rowOfFocus = () => focused().closest("tr")?.querySelector("th")?.textContent;
const selectionOf = ({ store }: Workspace) => store.getState().view.selection;
const head = (name: string) => grid.getByRole("columnheader", { name });
const keys = (typed: string) => userEvent.keyboard(typed);

describe("the table", () => {
  test("has a row per entity, claim, attribution or source that is shown, with its count, and follows the filters", async () => {
    const workspace = await show();
    const { derived } = workspace.store.getState();
    await expect.element(grid).toHaveAttribute("aria-rowcount", String(derived.shownEntities + 1));
    await expect.element(page.getByRole("radio", { name: /^Claims 14$/ })).toBeVisible();
    workspace.dispatch(toggleValues, { facet: "kind", values: ["relic"] });
    const { shownEntities, shownClaims } = workspace.store.getState().derived;
    await expect.element(grid).toHaveAttribute("aria-rowcount", String(shownEntities + 1));
    expect(firstCells()).not.toContain("Arm of Saint Ode");
    for (const [name, count] of [
      [/^Claims/, shownClaims],
      [/^Attributions/, null],
      [/^Sources/, 1],
      [/^Entities/, shownEntities],
    ] as const) {
      await userEvent.click(page.getByRole("radio", { name }));
      await expect.poll(() => shownRows().length).toBeGreaterThan(0);
      if (count !== null) await expect.element(grid).toHaveAttribute("aria-rowcount", String(count + 1));
      await settled();
      expect(await faultsIn(document.querySelector("main") as HTMLElement)).toEqual([]);
    }
  });

  test("is sorted by the head of a column: one way, the other, not at all; what is not stated comes last", async () => {
    const workspace = await show();
    workspace.dispatch(openTable, "claims");
    const dates = () => shownRows().map((row) => row.querySelectorAll("td")[4]?.textContent ?? "");
    await expect.poll(() => shownRows().length).toBe(14);
    const inOrder = dates();
    await userEvent.click(head("Date").getByRole("button"));
    await expect.element(head("Date")).toHaveAttribute("aria-sort", "ascending");
    const upwards = dates();
    const stated = upwards.indexOf("not stated");
    expect(upwards.slice(stated).every((date) => date === "not stated")).toBe(true);
    await keys("{Enter}");
    await expect.element(head("Date")).toHaveAttribute("aria-sort", "descending");
    expect(dates().at(-1)).toBe("not stated");
    expect(dates()[0]).not.toBe(upwards[0]);
    expect(workspace.store.getState().view.table.sorts).toEqual({ claims: { by: "date", isDown: true } });
    await keys("{Enter}");
    await expect.element(head("Date")).toHaveAttribute("aria-sort", "none");
    expect(dates()).toEqual(inOrder);
  });

  test("shows the columns that are chosen, and the usual ones again", async () => {
    const workspace = await show();
    await userEvent.click(page.getByRole("button", { name: "Columns" }));
    await userEvent.click(page.getByRole("menuitemcheckbox", { name: "Gloss" }));
    await userEvent.click(page.getByRole("menuitemcheckbox", { name: "Family" }));
    await expect
      .element(page.getByRole("menuitemcheckbox", { name: "Family" }))
      .toHaveAttribute("aria-checked", "true");
    expect(workspace.store.getState().view.table.columns.entities).toContain("family");
    expect(workspace.store.getState().view.table.columns.entities).not.toContain("gloss");
    await userEvent.click(page.getByRole("menuitem", { name: "Usual columns" }));
    expect(workspace.store.getState().view.table.columns).toEqual({});
    await keys("{Escape}");
    await expect.element(head("Gloss")).toBeVisible();
  });

  test("is walked by keys alone: cells, links, rows, from an entity to its neighbour, to its claims and back", async () => {
    const workspace = await show();
    await expect.poll(() => shownRows().length).toBeGreaterThan(3);
    grid.getByRole("rowheader").first().element().focus();
    await keys("{ArrowDown}{ArrowDown}");
    const name = rowOfFocus();
    expect(name).toBe(firstCells()[2]);
    await keys(" ");
    await expect.poll(() => selectionOf(workspace).entities).toHaveLength(1);
    await keys("{ArrowRight}{ArrowRight}");
    expect(focused().tagName).toBe("BUTTON");
    await keys("{ArrowRight}");
    const neighbour = focused().textContent;
    await keys("{Enter}");
    await expect.poll(rowOfFocus).toBe(neighbour);
    const [id = ""] = selectionOf(workspace).entities;
    const { knowledge } = workspace.store.getState();
    expect(knowledge.dataset.entities[knowledge.entityNumber.get(id) ?? -1]?.label).toBe(neighbour);
    await keys("{ArrowRight}{ArrowRight}{Enter}");
    await expect.element(grid).toHaveAttribute("aria-rowcount", "15");
    expect(workspace.store.getState().view.table.of).toBe("claims");
    const claims = selectionOf(workspace).claims.length;
    expect(claims).toBeGreaterThan(0);
    await expect.poll(() => grid.getByRole("row", { selected: true }).elements().length).toBe(claims);
    await expect.poll(() => focused().closest("tr")?.getAttribute("aria-selected")).toBe("true");
    await keys("{Enter}");
    await expect.poll(() => workspace.store.getState().view.table.of).toBe("entities");
    workspace.dispatch(openTable, "claims");
    await expect.poll(() => focused().closest("[role=grid]")?.getAttribute("aria-rowcount")).toBe("15");
    workspace.dispatch(openTable, "entities");
    await expect.poll(() => focused().closest("[role=grid]")?.getAttribute("aria-rowcount")).toBe("12");
    await keys("{Control>}{End}{/Control}");
    await expect.poll(rowOfFocus).toBe(firstCells().at(-1));
    await keys("{Home}{Control>}{Home}{/Control}{ArrowUp}");
    expect(focused().closest("th")?.getAttribute("scope")).toBe("col");
  });

  test("Shift extends the selection, Ctrl adds to it, Ctrl+A takes all, and Ctrl+C copies them with a head", async () => {
    await holdClipboard();
    await permitCopying("granted");
    const workspace = await show();
    const said: string[] = [];
    onNotice((words) => said.push(words));
    await userEvent.click(grid.getByRole("rowheader").nth(1));
    await keys("{Shift>}{ArrowDown}{ArrowDown}{/Shift}");
    await expect.poll(() => selectionOf(workspace).entities).toHaveLength(3);
    await userEvent.click(grid.getByRole("rowheader").nth(6), { modifiers: ["ControlOrMeta"] });
    await expect.poll(() => selectionOf(workspace).entities).toHaveLength(4);
    await expect.element(page.getByRole("status")).toMatchTextContent("11 rows, 4 selected");
    await keys("{Control>}c{/Control}");
    await expect.poll(() => said.at(-1)).toContain("4 rows are on the clipboard");
    const lines = (await pasted())?.trimEnd().split("\n") ?? [];
    expect(lines).toHaveLength(5);
    expect(lines[0]?.split("\t")[0]).toBe("Name");
    await keys("{Control>}a{/Control}");
    await expect.poll(() => selectionOf(workspace).entities).toHaveLength(11);
  });

  test("downloads what it shows as CSV", async () => {
    const downloads = recordDownloads();
    const workspace = await show();
    workspace.dispatch(openTable, "claims");
    await userEvent.click(page.getByRole("button", { name: "Download CSV" }));
    await expect.poll(() => downloads.names).toEqual(["siege-of-varn-claims.csv"]);
    const [columns, ...rows] = readCsv((await downloads.blobs[0]?.text()) ?? "");
    expect(columns?.[0]).toBe("Subject");
    expect(rows).toHaveLength(14);
  });

  test("asks for the menu of a row by right button and by keys, and points at what is under pointer or focus", async () => {
    const onMenu = vi.fn();
    const workspace = await show(smallDataset(), onMenu);
    await userEvent.click(grid.getByRole("rowheader").nth(2), { button: "right" });
    expect(onMenu).toHaveBeenLastCalledWith(expect.objectContaining({ target: { kind: "entity", number: 2 } }));
    grid.getByRole("rowheader").nth(0).element().focus();
    expect(workspace.store.getState().hover).toEqual({ kind: "entity", number: 0 });
    await keys("{ArrowDown}{Shift>}{F10}{/Shift}");
    expect(onMenu).toHaveBeenLastCalledWith(expect.objectContaining({ target: { kind: "entity", number: 1 } }));
  });

  test("of thousands draws the rows in sight, brings in what is selected elsewhere, and keeps the row of the focus", async () => {
    const parsed = parseDataset(generateDataset({ entities: 3_000, claims: 9_000 }));
    if (!parsed.ok) throw new Error("The generated dataset cannot be read.");
    const workspace = await show(parsed.value);
    await expect.poll(() => shownRows().length).toBeGreaterThan(8);
    expect(shownRows().length).toBeLessThan(60);
    grid.getByRole("rowheader").first().element().focus();
    const before = rowOfFocus();
    const { entities } = parsed.value;
    workspace.dispatch(select, { entities: [entities[2_500]?.id as string], claims: [] });
    const row = () => grid.element().querySelector('tr[aria-selected="true"]');
    await expect.poll(() => row()?.getAttribute("aria-rowindex")).toBe("2502");
    expect(row()?.getBoundingClientRect().top).toBeLessThan(420);
    expect(before).toBe(entities[0]?.label);
    await userEvent.click(head("Name").getByRole("button"));
    await expect.element(page.getByRole("status")).toMatchTextContent("3,000 rows, 1 selected");
    const names = firstCells();
    expect(names).toEqual([...names].sort(new Intl.Collator("en", { numeric: true }).compare as never));
    await keys("{ArrowDown}{PageDown}{PageDown}{Control>}{End}{/Control}");
    await expect.poll(() => focused().closest("tr")?.getAttribute("aria-rowindex")).toBe("3001");
  });

  test("says why it is empty: an empty dataset, all filtered out, no attributions, no sources", async () => {
    const empty = smallDataset({ entities: [], claims: [], links: [], sources: [], layouts: [], questions: [] });
    const workspace = await show(empty);
    await expect.element(page.getByText("This dataset has no entities yet.")).toBeVisible();
    await userEvent.click(page.getByRole("radio", { name: /^Sources/ }));
    await expect.element(page.getByText("This dataset has no entities yet.")).toBeVisible();
    workspace.open(
      smallDataset({ claims: smallDataset().claims.map((claim) => ({ ...claim, attributions: [] })) as never }),
    );
    workspace.dispatch(openTable, "attributions");
    await expect.element(page.getByText("None of the claims that are shown is attributed to a source.")).toBeVisible();
    await expect.element(page.getByText("14 claims have no recorded source, and so no row here.")).toBeVisible();
    workspace.dispatch(openTable, "sources");
    await expect.element(page.getByText("None of the claims that are shown names a source.")).toBeVisible();
  });
});
