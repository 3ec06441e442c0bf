import { StrictMode } from "react";
import { beforeEach, describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { DropZone } from "../../src/app/open-file/DropZone.tsx";
import { Drafts } from "../../src/app/persistence/Drafts.tsx";
import { isChanged } from "../../src/model/document.ts";
import { runTask } from "../../src/product/tasks/run-task.ts";
import { TaskRunner, WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { faultsIn } from "./support/faults.ts";
import { settled } from "./support/settled.ts";

let workspace: Workspace;

beforeEach(() => {
  localStorage.clear();
  workspace = createWorkspace(smallDataset());
});

const renderPage = () =>
  render(
    <StrictMode>
      <WorkspaceProvider workspace={workspace}>
        <TaskRunner value={runTask}>
          <DropZone>
            <main>
              <h1>The graph</h1>
            </main>
            <Drafts />
          </DropZone>
        </TaskRunner>
      </WorkspaceProvider>
    </StrictMode>,
  );

/** Of the small dataset: one by its name, one by an alias, one spelt otherwise; and somebody of its own. */
const TABLE = "From,To,Relation\nHanno,Orm,hires\nOrm,Hano the Elder,meets\ngrey company,Orm,is at war with\n";

function drop(name: string, text: string): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([text], name));
  for (const type of ["dragenter", "dragover", "drop"])
    document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
}

const dialog = page.getByRole("dialog");
const button = (name: string | RegExp) => dialog.getByRole("button", { name, exact: true });
const dataset = () => workspace.store.getState().knowledge.dataset;

async function openMerge(text = TABLE) {
  await renderPage();
  drop("table.csv", text);
  await button(/^Merge into The Siege of Varn/).click();
  await expect.element(dialog.getByRole("heading", { level: 2 })).toMatchTextContent("Merge into");
  await expect.element(button("Merge")).toBeEnabled();
}

describe("merging what was read into what is open", () => {
  test("shows what may be the same with its reason, and what comes of each decision at once", async () => {
    await openMerge();
    const tick = dialog.getByRole("checkbox", { name: /^Hanno and Hanno are the same/ });
    await expect.element(tick).toBeChecked();
    await expect.element(dialog).toMatchTextContent("1 entity is the same. Adds 3 entities and 3 claims.");
    // By the keyboard.
    (tick.element() as HTMLElement).focus();
    await userEvent.keyboard(" ");
    await expect.element(dialog).toMatchTextContent("No entity is the same. Adds 4 entities and 3 claims.");
    expect(workspace.store.getState().document.revision).toBe(0);
    await settled();
    expect(await faultsIn(document.body, { only: "serious" })).toEqual([]);
  });

  test("takes all of a reason, or none", async () => {
    await openMerge();
    const row = dialog.getByRole("listitem").filter({ hasText: /^similar spelling:/i });
    await row.getByRole("button", { name: "All the same" }).click();
    await expect.element(dialog).toMatchTextContent("2 entities are the same.");
    await row.getByRole("button", { name: "All different" }).click();
    await expect.element(dialog).toMatchTextContent("1 entity is the same.");
  });

  test("is one step: the notice says what was added, Undo takes it back, and the document counts as changed", async () => {
    const before = dataset();
    await openMerge();
    await button("Merge").click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(dataset().entities.length).toBe(before.entities.length + 3);
    expect(dataset().claims.length).toBe(before.claims.length + 3);
    expect(isChanged(workspace.store.getState().document)).toBe(true);
    expect(workspace.store.getState().history.past).toHaveLength(1);
    const positions: Readonly<Record<string, unknown>> = dataset().layouts[0]?.positions ?? {};
    expect(dataset().entities.every(({ id }) => Object.hasOwn(positions, id))).toBe(true);
    const notice = page.getByRole("status").filter({ hasText: "Merged: 3 entities and 3 claims added." });
    await notice.getByRole("button", { name: "Undo" }).click();
    expect(dataset().entities).toEqual(before.entities);
    expect(isChanged(workspace.store.getState().document)).toBe(false);
    await expect.element(notice).not.toBeInTheDocument();
  });

  test("goes back to what is in the file, and leaves the document alone when it is closed", async () => {
    await openMerge();
    await button("Back").click();
    await expect.element(button("Open")).toBeInTheDocument();
    await userEvent.keyboard("{Escape}");
    await expect.element(dialog).not.toBeInTheDocument();
    expect(workspace.store.getState().document.revision).toBe(0);
  });

  test("lists fifty of many, finds others by name, and keeps fingers' sizes on a phone", async () => {
    const names = Array.from({ length: 120 }, (_, at) => `Orm's man ${String.fromCharCode(97 + (at % 26))}${at}`);
    const [first] = dataset().entities;
    if (first === undefined) throw new Error("the small dataset is empty");
    workspace = createWorkspace({
      ...dataset(),
      entities: [
        ...dataset().entities,
        ...names.map((label, at) => ({ ...first, id: `e.man-${at}` as typeof first.id, label, aliases: [] })),
      ],
    });
    await page.viewport(390, 780);
    await openMerge(`From,To\n${names.map((name) => `${name},Orm`).join("\n")}\n`);
    await expect.element(dialog).toMatchTextContent("50 of 121 shown");
    await dialog.getByRole("searchbox", { name: "Filter by name" }).fill("man z");
    await expect.poll(() => dialog.getByRole("checkbox").elements().length).toBe(4);
    for (const label of dialog
      .getByRole("checkbox")
      .elements()
      .map((each) => each.closest("label")))
      expect(label?.getBoundingClientRect().height).toBeGreaterThanOrEqual(40);
  });
});

test("the very dataset that is open is not offered to be merged into itself", async () => {
  await renderPage();
  drop("small.kg.json", JSON.stringify(dataset()));
  await expect.element(button("Open")).toBeInTheDocument();
  await expect.element(button(/^Merge into/)).not.toBeInTheDocument();
});
