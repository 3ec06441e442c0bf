import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { CurrentPanel } from "../../src/app/CurrentPanel.tsx";
import { DropZone } from "../../src/app/open-file/DropZone.tsx";
import { compareFile, compareLink, openChanges } from "../../src/features/differences/difference-commands.ts";
import type { Claim, Dataset } from "../../src/model/dataset.ts";
import { serializeDataset } from "../../src/model/serialize-dataset.ts";
import { runTask } from "../../src/product/tasks/run-task.ts";
import { shownDifferences } from "../../src/workspace/shown-differences.ts";
import { TaskRunner, WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { faultsIn } from "./support/faults.ts";

const small = smallDataset();
const [CLAIM, ...OTHERS] = small.claims as readonly Claim[] as readonly [Claim, ...Claim[]];
const older: Dataset = {
  ...small,
  dataset: { ...small.dataset, version: "0.9.0" },
  claims: [{ ...CLAIM, label: "starved" }, ...OTHERS.slice(0, -1)],
  links: [],
  stories: [],
};

function drop(name: string, text: string): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([text], name));
  for (const type of ["dragenter", "dragover", "drop"])
    document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
}

test("what differs is listed: since opening, from a file, and between the view and a link", async () => {
  const workspace = createWorkspace(small);
  workspace.dispatch(openChanges);
  await render(
    <WorkspaceProvider workspace={workspace}>
      <TaskRunner value={runTask}>
        <DropZone>
          <main>
            <CurrentPanel />
          </main>
        </DropZone>
      </TaskRunner>
    </WorkspaceProvider>,
  );
  const panel = page.getByTestId("differences-panel");
  const view = () => workspace.store.getState().view;
  await expect.element(panel).toMatchTextContent("Nothing differs.");

  // A file, which is previewed as one that is opened.
  workspace.dispatch(compareFile);
  await expect.element(panel.getByRole("button", { name: "Choose a file…" })).toBeVisible();
  expect(shownDifferences.getState().now).toBeNull();
  drop("older.kg.json", serializeDataset(older));
  await expect.element(page.getByRole("dialog").getByRole("button", { name: "Compare" })).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  await expect.element(panel).toMatchTextContent("From older.kg.json (A) to what is open now (B).");
  await expect.element(panel).toMatchTextContent("Claims changed (1)");
  await expect.element(panel).toMatchTextContent("starved →");
  expect(await faultsIn(document.body, { except: ["region"] })).toEqual([]);

  // The list is searched, and leads to what it lists.
  await userEvent.type(panel.getByRole("searchbox"), "no such words");
  await expect.element(panel).toMatchTextContent(/0 of \d+ shown/);
  await userEvent.clear(panel.getByRole("searchbox"));
  await userEvent.click(panel.getByRole("radio", { name: "Added" }));
  await expect.element(panel).not.toMatchTextContent("Claims changed");
  await userEvent.click(panel.getByRole("radio", { name: "All" }));
  await userEvent.click(panel.getByRole("button", { name: new RegExp(CLAIM.id) }).first());
  expect(view().selection.claims).toEqual([CLAIM.id]);

  // Its card says what differs, and the comparison goes on until it is ended.
  await userEvent.click(page.getByRole("button", { name: "Open details" }));
  await expect
    .element(page.getByRole("region", { name: "Compared with older.kg.json" }))
    .toMatchTextContent("starved →");

  workspace.dispatch(compareLink);
  const field = panel.getByRole("textbox");
  await userEvent.type(field, "nothing of the kind{Enter}");
  await expect.element(panel.getByRole("alert")).toMatchTextContent("This is no link to a view.");
  await userEvent.fill(field, "https://example.org/#v=1");
  await userEvent.keyboard("{Enter}");
  await expect.element(panel).toMatchTextContent("1 part of the view differs");
  await userEvent.click(panel.getByRole("button", { name: "End comparison" }));
  await expect.element(panel).not.toBeInTheDocument();
  expect(shownDifferences.getState().now).toBeNull();
});
