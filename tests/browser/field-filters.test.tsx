import { beforeEach, describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { Legend } from "../../src/features/filters/ui/Legend.tsx";
import { WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import { plainDataset } from "../fixtures/plain-dataset.ts";
import { faultsIn } from "./support/faults.ts";

beforeEach(async () => {
  delete document.documentElement.dataset.theme;
  await page.viewport(390, 844);
});

async function show() {
  const workspace = createWorkspace(plainDataset());
  await render(
    <WorkspaceProvider workspace={workspace}>
      <main style={{ width: 260 }}>
        <Legend />
      </main>
    </WorkspaceProvider>,
  );
  await expect.element(add).toBeVisible();
  return workspace;
}

const add = page.getByRole("button", { name: "Add filter", exact: true });
const facet = (name: string) => page.getByRole("region", { name });
async function addField(name: string) {
  await add.click();
  await page.getByRole("button", { name, exact: true }).click();
}

describe("filters by field", () => {
  test("are added by keys alone, and the newest has the focus", async () => {
    const workspace = await show();
    (add.element() as HTMLElement).focus();
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByRole("button", { name: "Founded" })).toHaveFocus();
    await userEvent.keyboard("{Escape}");
    await expect.element(add).toHaveFocus();
    expect(page.getByRole("button", { name: "Founded" }).query()).toBeNull();
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByRole("button", { name: "Founded" })).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await expect.element(facet("Founded")).toBeVisible();
    expect(facet("Founded").element().contains(document.activeElement)).toBe(true);
    expect(workspace.store.getState().view.fields).toEqual([{ field: "founded" }]);
  });

  test("of a category are ticks with counts; not stated is a value; one is removed with its filter", async () => {
    const workspace = await show();
    await addField("Rank");
    const rank = facet("Rank");
    await rank.getByRole("checkbox", { name: "first 2" }).click();
    expect(workspace.store.getState().derived.shownClaims).toBe(3);
    await rank.getByRole("checkbox", { name: "not stated 2" }).click();
    expect(workspace.store.getState().derived.shownClaims).toBe(1);
    await page.getByRole("button", { name: "Remove filter: Rank" }).click();
    expect(workspace.store.getState().derived.shownClaims).toBe(5);
    await expect.element(add).toHaveFocus();
  });

  test("of a relation are ticks by its words; where nobody is named there are no lenses above them", async () => {
    const workspace = await show();
    await addField("Relation");
    await facet("Relation").getByRole("checkbox", { name: "contract 3" }).click();
    expect(workspace.store.getState().derived.shownClaims).toBe(2);
    await facet("Relation").getByRole("button", { name: "Only contract" }).click();
    expect(workspace.store.getState().derived.shownClaims).toBe(3);
    expect(page.getByRole("button", { name: "More lenses and comparison" }).query()).toBeNull();
  });

  test("of a number are a slider of two ends and typed bounds; what is no number is said", async () => {
    const workspace = await show();
    await addField("Contract size");
    const size = facet("Contract size (thousand)");
    await userEvent.fill(size.getByRole("textbox", { name: "Contract size: from" }), "100");
    expect(workspace.store.getState().view.fields).toEqual([{ field: "size", from: "100" }]);
    await userEvent.fill(size.getByRole("textbox", { name: "Contract size: to" }), "many");
    await expect.element(size.getByRole("alert")).toMatchTextContent("Enter a number.");
    (size.getByRole("slider", { name: "Contract size: from" }).element() as HTMLElement).focus();
    await userEvent.keyboard("{Home}");
    expect(workspace.store.getState().view.fields).toEqual([{ field: "size" }]);
  });

  test("of a number have a histogram: a bar sets the range and lets go of it, a sweep takes several, not stated is apart", async () => {
    const workspace = await show();
    await addField("Contract size");
    const bars = facet("Contract size (thousand)").getByRole("group", { name: "Contract size: values" });
    const filter = () => workspace.store.getState().view.fields[0];
    const undoSteps = () => workspace.store.getState().history.past.length;
    const before = undoSteps();
    const [first, last] = [bars.getByRole("button").first(), bars.getByRole("button").nth(1)];
    await expect.element(first).toHaveAttribute("aria-pressed", "false");
    await userEvent.click(first);
    const { from, to } = filter() ?? {};
    expect([from, to]).not.toContain(undefined);
    await expect.element(first).toHaveAttribute("aria-pressed", "true");
    (first.element() as HTMLElement).focus();
    await userEvent.keyboard("{Enter}");
    expect(filter()).toEqual({ field: "size" });

    await userEvent.dragAndDrop(first, last);
    expect(filter()).toMatchObject({ from });
    expect(Number(filter()?.to)).toBeGreaterThan(Number(to));
    // A sweep is one step to undo, whatever it went over.
    expect(undoSteps()).toBe(before + 3);
    await userEvent.click(bars.getByRole("button", { name: "not stated: 3 claims" }));
    expect(filter()?.unstated).toBe("drop");
    await expect.element(bars.getByRole("button", { name: "not stated: 0 of 3 claims shown" })).toBeVisible();
  });

  test("stand open three at most; the others are a line each, and open again", async () => {
    await show();
    for (const name of ["Founded", "Tags", "Rank", "Open"]) await addField(name);
    await expect.element(facet("Open")).toBeVisible();
    expect(facet("Founded").query()).toBeNull();
    await page.getByRole("button", { name: "Founded", exact: true }).click();
    await expect.element(facet("Founded")).toBeVisible();
    expect(facet("Tags").query()).toBeNull();
    expect(await faultsIn(page.getByTestId("field-filters").element())).toEqual([]);
  });
});
