import { beforeEach, describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { DropZone } from "../../src/app/open-file/DropZone.tsx";
import { serializeView } from "../../src/model/view-file.ts";
import { DEFAULT_VIEW, type ViewState, viewFrom } from "../../src/model/view-state.ts";
import { select } from "../../src/workspace/selection-commands.ts";
import { WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { faultsIn } from "./support/faults.ts";
import { settled } from "./support/settled.ts";

let workspace: Workspace;

beforeEach(async () => {
  workspace = createWorkspace(smallDataset());
  workspace.dispatch(select, { entities: ["e.hanno"], claims: [] });
  await render(
    <WorkspaceProvider workspace={workspace}>
      <DropZone>
        <main>
          <h1>The graph</h1>
        </main>
      </DropZone>
    </WorkspaceProvider>,
  );
});

const dialog = page.getByRole("dialog");
const button = (name: string) => dialog.getByRole("button", { name, exact: true });
const view = () => workspace.store.getState().view;

const saved: ViewState = viewFrom({
  selection: { entities: ["e.orm"], claims: ["c.0006"] },
  focus: { entities: ["e.orm"], hops: 2 },
  hidden: { stance: ["rumour"] },
  moved: { "e.orm": [1.23456, 2] },
  room: { kind: "comparison", a: "e.orm", b: "e.varn" },
});
const inHand = (text: string) => {
  const files = new DataTransfer();
  files.items.add(new File([text], "siege.view.json"));
  return files;
};

function drop(text: string): void {
  for (const type of ["dragenter", "dragover", "drop"])
    document.body.dispatchEvent(new DragEvent(type, { dataTransfer: inHand(text), bubbles: true, cancelable: true }));
}

function choose(text: string): void {
  const chooser = document.querySelector<HTMLInputElement>('input[type="file"]');
  if (chooser) chooser.files = inHand(text).files;
  chooser?.dispatchEvent(new Event("change", { bubbles: true }));
}

describe("a view file", () => {
  test.each([
    ["dropped on the page", drop],
    ["chosen in the file dialog", choose],
  ])("%s says what it shows, restores the view on a press, which Back leads out of", async (_, give) => {
    const before = view();
    give(serializeView(smallDataset(), saved));
    await expect.element(dialog).toMatchTextContent("2 hops around Duchy of Orm");
    await expect.element(dialog).toMatchTextContent("“siege-of-varn”, version 1.0.0");
    await expect.element(dialog).not.toMatchTextContent("from another dataset");
    expect(view()).toBe(before);
    await settled();
    expect(await faultsIn(document.body, { only: "serious" })).toEqual([]);
    await button("Open this view").click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(view()).toEqual(saved);
    expect(workspace.store.getState().openings).toBe(1);
  });

  test("of another dataset says so, names what this one lacks, and shows the rest", async () => {
    const other = smallDataset({ dataset: { ...smallDataset().dataset, id: "siege-of-orm", version: "2.1.0" } });
    drop(serializeView(other, viewFrom({ selection: { entities: ["e.orm", "e.from-elsewhere"], claims: [] } })));
    await expect
      .element(dialog)
      .toMatchTextContent("This view was saved from another dataset, “siege-of-orm”, version 2.1.0.");
    await expect
      .element(dialog.getByRole("region", { name: "1 note" }))
      .toMatchTextContent("The file names “e.from-elsewhere”, which is not in this dataset.");
    await button("Open this view").click();
    await expect.poll(view).toEqual({ ...DEFAULT_VIEW, selection: { entities: ["e.orm"], claims: [] } });
  });

  test.each([
    ["of a later version", { schemaVersion: 2 }, "Open it with a newer version of Sourceline."],
    ["with a fault", { view: { camera: { x: 1, y: 2, ratio: -1 } } }, "view.camera.ratio"],
  ])("%s is refused in words, and the view stays", async (_, changed, words) => {
    const before = view();
    drop(JSON.stringify({ ...JSON.parse(serializeView(smallDataset(), saved)), ...changed }));
    await expect.element(dialog).toMatchTextContent("siege.view.json cannot be opened");
    await expect.element(dialog).toMatchTextContent(words);
    await button("Close").last().click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(view()).toBe(before);
  });

  test("that is cancelled changes nothing", async () => {
    const before = workspace.store.getState();
    drop(serializeView(smallDataset(), saved));
    await button("Cancel").click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(workspace.store.getState()).toBe(before);
  });
});
