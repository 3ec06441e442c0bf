import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { cdp, page, userEvent } from "vitest/browser";
import { editor } from "../../src/workspace/editing.ts";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { CurrentPanel } from "../../src/app/CurrentPanel.tsx";
import { DraftKeeper } from "../../src/app/persistence/DraftKeeper.tsx";
import { draftKey } from "../../src/app/persistence/drafts.ts";
import { PageShareDialog } from "../../src/app/persistence/PageShareDialog.tsx";
import { toggleUndated } from "../../src/features/filters/filter-commands.ts";
import { ShareDialog } from "../../src/features/sharing/ui/ShareDialog.tsx";
import { claimAt, entityAt } from "../../src/model/knowledge-graph.ts";
import { nameOf } from "../../src/model/name-of.ts";
import { clearSelection, select } from "../../src/workspace/selection-commands.ts";
import { MayEdit, WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { faultsInThemes } from "./support/faults.ts";

let workspace: Workspace;
const state = () => workspace.store.getState();
const entity = (id: string) => entityAt(state().knowledge, state().knowledge.entityNumber.get(id) ?? -1);
const claim = (id: string) => claimAt(state().knowledge, state().knowledge.claimNumber.get(id) ?? -1);
const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
const field = (name: string) => page.getByRole("textbox", { name, exact: true });
const choose = (entities: readonly string[], claims: readonly string[] = []) =>
  workspace.dispatch(select, { entities: [...entities], claims: [...claims] });

beforeEach(async () => {
  delete document.documentElement.dataset.theme;
  localStorage.clear();
  await page.viewport(1000, 900);
  workspace = createWorkspace(smallDataset());
});

async function show({ width = 420, mayEdit = true } = {}) {
  await page.viewport(width < 400 ? width : 1000, 900);
  return render(
    <WorkspaceProvider workspace={workspace}>
      <MayEdit value={mayEdit}>
        <div data-testid="frame" style={{ width, height: 860, background: "var(--panel)" }}>
          <CurrentPanel />
          <DraftKeeper pause={0} />
        </div>
      </MayEdit>
    </WorkspaceProvider>,
  );
}

describe("an entity", () => {
  test("is written in its card: label, gloss, other names and note, each taken back by one undo", async () => {
    choose(["e.orm"]);
    await show();
    const before = entity("e.orm");
    await userEvent.click(button("Edit"));
    await expect.element(field("Label")).toHaveFocus();
    await userEvent.fill(field("Label"), "Realm of Orm");
    await userEvent.fill(field("Gloss"), "A realm in the hills.");
    await userEvent.fill(field("Also known as (one name per line)"), "Orm\n\nThe Duchy\nOrm");
    await userEvent.fill(field("Note"), "Spelt Ormr in the older hand.");
    expect(entity("e.orm")).toEqual({
      ...before,
      label: "Realm of Orm",
      gloss: "A realm in the hills.",
      aliases: ["Orm", "The Duchy"],
      note: "Spelt Ormr in the older hand.",
    });
    await userEvent.click(button("Done"));
    await expect.element(page.getByRole("heading", { level: 2, name: "Realm of Orm" })).toBeVisible();
    await expect.element(button("Edit")).toHaveFocus();
    expect(state().history.past).toHaveLength(4);
    for (let step = 0; step < 4; step++) workspace.undo();
    expect(entity("e.orm")).toEqual(before);
    await expect.element(page.getByRole("region", { name: "Changed" })).not.toBeInTheDocument();
  });

  test("keeps its label while the field is empty, and other names as they were typed until the field is left", async () => {
    choose(["e.orm"]);
    await show();
    await userEvent.click(button("Edit"));
    const label = nameOf(entity("e.orm"));
    await userEvent.clear(field("Label"));
    expect(entity("e.orm").label).toBe(label);
    await userEvent.keyboard("{Tab}");
    await expect.element(field("Label")).toHaveValue(label);
    const names = field("Also known as (one name per line)");
    await userEvent.fill(names, "Orm\n\n");
    await expect.element(names).toHaveValue("Orm\n\n");
    await userEvent.keyboard("{Tab}");
    await expect.element(names).toHaveValue("Orm");
  });

  test("that was changed says what the file has, and is restored at a press", async () => {
    choose(["e.orm"]);
    await show();
    const label = nameOf(entity("e.orm"));
    await userEvent.click(button("Edit"));
    await userEvent.fill(field("Label"), "Realm of Orm");
    await userEvent.keyboard("{Escape}");
    const changed = page.getByRole("region", { name: "Changed" });
    await expect.element(changed).toMatchTextContent(`Label: ${label}`);
    await userEvent.click(button("Restore the original"));
    await expect.element(page.getByRole("heading", { level: 2, name: label })).toBeVisible();
    await expect.element(changed).not.toBeInTheDocument();
    expect(state().view.selection.entities).toEqual(["e.orm"]);
  });

  test("typed back to what the file says is not changed", async () => {
    choose(["e.orm"]);
    await show();
    const label = nameOf(entity("e.orm"));
    await userEvent.click(button("Edit"));
    await userEvent.fill(field("Label"), "Realm of Orm");
    await expect.element(page.getByRole("region", { name: "Changed" })).toBeVisible();
    await userEvent.fill(field("Label"), label);
    await expect.element(page.getByRole("region", { name: "Changed" })).not.toBeInTheDocument();
  });

  test("may lose its gloss, and is then without one", async () => {
    choose(["e.orm"]);
    await show();
    await userEvent.click(button("Edit"));
    await userEvent.clear(field("Gloss"));
    expect("gloss" in entity("e.orm")).toBe(false);
    await userEvent.click(button("Done"));
    workspace.undo();
    expect(entity("e.orm").gloss).toBeTruthy();
  });

  test("says when a gloss is longer than the check allows, and stores it all the same", async () => {
    choose(["e.orm"]);
    await show();
    await userEvent.click(button("Edit"));
    await userEvent.fill(field("Gloss"), "x".repeat(161));
    await expect.element(page.getByText("161 characters. The recommended maximum is 160.")).toBeVisible();
    expect(entity("e.orm").gloss).toHaveLength(161);
  });
});

describe("a claim", () => {
  test("is written in its card: label, gloss and status", async () => {
    choose([], ["c.0001"]);
    await show();
    const before = claim("c.0001");
    await userEvent.click(button("Edit"));
    await userEvent.fill(field("Label on the line"), "feuds with");
    await userEvent.fill(field("Gloss"), "They feud.");
    await page.getByRole("combobox", { name: "Status" }).selectOptions("deprecated");
    expect(claim("c.0001")).toEqual({ ...before, label: "feuds with", gloss: "They feud.", status: "deprecated" });
    await userEvent.click(button("Done"));
    await expect.element(page.getByRole("region", { name: "Changed" })).toMatchTextContent(`Status: ${before.status}`);
  });
});

describe("the changes", () => {
  test("are listed with the dataset, lead to their records, and are all discarded at once and undone", async () => {
    choose(["e.orm"]);
    await show();
    await userEvent.click(button("Edit"));
    await userEvent.fill(field("Label"), "Realm of Orm");
    choose([], ["c.0001"]);
    await userEvent.click(button("Edit"));
    await userEvent.fill(field("Label on the line"), "feuds with");
    workspace.dispatch(clearSelection);
    await expect.element(page.getByText("Changed from the original file: 1 entity and 1 claim.")).toBeVisible();
    await userEvent.click(button("Discard changes"));
    await expect.element(page.getByText(/Changed from the original file/)).not.toBeInTheDocument();
    workspace.undo();
    await userEvent.click(button("Realm of Orm"));
    await expect.element(page.getByRole("heading", { level: 2, name: "Realm of Orm" })).toBeVisible();
  });

  test("are kept by the browser over a reload, with a word that they were brought back", async () => {
    choose(["e.orm"]);
    const first = await show();
    await userEvent.click(button("Edit"));
    await userEvent.fill(field("Label"), "Realm of Orm");
    await expect.poll(() => localStorage.getItem(draftKey(smallDataset()))).toContain("Realm of Orm");
    await first.unmount();
    workspace = createWorkspace(smallDataset());
    choose(["e.orm"]);
    await show();
    await expect.element(page.getByText("Your changes were restored.")).toBeVisible();
    await expect.element(page.getByRole("heading", { level: 2, name: "Realm of Orm" })).toBeVisible();
    expect(state().history.past).toEqual([]);
  });

  test("are said not to travel in a link", async () => {
    const words = page.getByText(/A link opens the original graph, without your changes/);
    const open = () =>
      render(
        <WorkspaceProvider workspace={workspace}>
          <ShareDialog
            page={{ href: "https://example.org/graph/", reach: "web" }}
            isOwnFile={false}
            onClose={() => {}}
          />
        </WorkspaceProvider>,
      );
    workspace.dispatch(toggleUndated);
    const first = await open();
    await expect.element(words).not.toBeInTheDocument();
    await first.unmount();
    workspace.restoreEdits(
      [{ edit: "change", of: "entity", record: { ...entity("e.orm"), label: "Realm of Orm" } }],
      editor,
    );
    await open();
    await expect.element(words).toBeVisible();
  });

  test("do not make the page's own graph one of the reader's own files", async () => {
    const { opened } = state().document;
    workspace.restoreEdits(
      [{ edit: "change", of: "entity", record: { ...entity("e.orm"), label: "Realm of Orm" } }],
      editor,
    );
    await render(
      <WorkspaceProvider workspace={workspace}>
        <PageShareDialog site={opened} onClose={() => {}} />
      </WorkspaceProvider>,
    );
    await expect.element(page.getByText(/A link opens the original graph, without your changes/)).toBeVisible();
    await expect.element(page.getByText(/opened from a file of yours/)).not.toBeInTheDocument();
  });

  test("of an entity that a claim merely mentions, to its gloss, describe it", async () => {
    workspace.restoreEdits(
      [{ edit: "change", of: "entity", record: { ...entity("e.orm"), described: false } }],
      editor,
    );
    choose(["e.orm"]);
    await show();
    await expect.element(page.getByText(/^A claim refers to this entity/)).toBeVisible();
    await userEvent.click(button("Edit"));
    await userEvent.fill(field("Gloss"), "A realm in the hills.");
    await userEvent.click(button("Done"));
    await expect.element(page.getByText("A realm in the hills.")).toBeVisible();
    await expect.element(page.getByText(/^A claim refers to this entity/)).not.toBeInTheDocument();
  });

  test("cannot be made where the page is embedded in another", async () => {
    choose(["e.orm"]);
    await show({ mayEdit: false });
    await expect.element(page.getByRole("heading", { level: 2 })).toBeVisible();
    expect(button("Edit").elements()).toEqual([]);
  });
});

describe("the fields", () => {
  test("shut nobody out in light and dark", async () => {
    choose(["e.orm"]);
    await show();
    await userEvent.click(button("Edit"));
    await userEvent.fill(field("Label"), "Realm of Orm");
    expect(await faultsInThemes(page.getByTestId("frame").element())).toEqual([]);
  });

  test("fit a phone, and what is pressed is large enough for a finger", async () => {
    const session = cdp();
    await session.send("Emulation.setTouchEmulationEnabled", { enabled: true });
    onTestFinished(() => void session.send("Emulation.setTouchEmulationEnabled", { enabled: false }));
    choose([], ["c.0001"]);
    await show({ width: 390 });
    await userEvent.click(button("Edit"));
    const frame = page.getByTestId("frame").element();
    expect(frame.scrollWidth).toBeLessThanOrEqual(frame.clientWidth);
    await expect.poll(() => page.getByRole("combobox", { name: "Status" }).element().clientHeight).toBeGreaterThan(36);
  });
});
