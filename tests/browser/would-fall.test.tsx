import { beforeEach, expect, onTestFinished, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { CurrentPanel } from "../../src/app/CurrentPanel.tsx";
import { fitView } from "../../src/derive/fit-view.ts";
import { openTextPanel } from "../../src/features/texts/text-commands.ts";
import { openVoices } from "../../src/features/voices/voices-commands.ts";
import { onNotice } from "../../src/lib/ui/notice.ts";
import { decodeView } from "../../src/model/share-link.ts";
import { runTask } from "../../src/product/tasks/run-task.ts";
import { select } from "../../src/workspace/selection-commands.ts";
import { TaskRunner, WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { holdClipboard, pasted, permitCopying } from "./support/clipboard.ts";
import { faultsIn } from "./support/faults.ts";

let workspace: Workspace;

beforeEach(async () => {
  workspace = createWorkspace(smallDataset());
  await page.viewport(1280, 800);
});

/** The panel on the right, as narrow and low as on a phone. */
const show = () =>
  render(
    <WorkspaceProvider workspace={workspace}>
      <TaskRunner value={runTask}>
        <main style={{ width: 390, height: 500, background: "var(--panel)" }}>
          <h1 hidden>Panel</h1>
          <CurrentPanel />
        </main>
      </TaskRunner>
    </WorkspaceProvider>,
  );

const ask = (name: string) => page.getByRole("button", { name: `What would fall without ${name}?`, exact: true });
const text = (words: string | RegExp) => page.getByText(words);
const faded = () => workspace.store.getState().view.aside.dimmed;

const HANNO =
  "Without paragraph 3, sentence 1, 3 of 14 claims would fall, and 1 entity would be left without any: Hanno.";

test("one press on a holder’s card fades what stands on it alone and says it in the panel of attributions", async () => {
  workspace.dispatch(select, { entities: ["e.league"], claims: [] });
  await show();
  await ask("League of Free Towns").click();
  await expect.element(page.getByRole("heading", { name: "Attributions" })).toBeVisible();
  const sentence = text(
    "Without League of Free Towns, 1 of 14 claims would fall. No entity would be left without any.",
  );
  await expect.element(sentence).toBeInViewport({ ratio: 1 });
  await expect.element(ask("League of Free Towns")).toHaveAttribute("aria-pressed", "true");
  expect(faded()).toHaveLength(1);
  workspace.undo();
  await expect.element(sentence).not.toBeInTheDocument();
  expect(faded()).toEqual([]);
});

test("a holder that is opened in the panel of attributions can be asked about, and pressed again for the graph as it was", async () => {
  workspace.dispatch(openVoices);
  await show();
  await page.getByRole("button", { name: "nobody named", exact: true }).click();
  const question = ask("the attributions that name nobody");
  await question.click();
  await expect.element(text(/^Without the attributions that name nobody, 1 of 14 claims would fall/)).toBeVisible();
  expect(faded()).toHaveLength(1);
  await userEvent.keyboard("{Enter}");
  await expect.element(question).toHaveAttribute("aria-pressed", "false");
  expect(faded()).toEqual([]);
});

test("the source, a paragraph and a sentence are asked about in the source text", async () => {
  workspace.dispatch(openTextPanel, { source: "s.letter", at: "3.1" });
  await show();
  await ask("paragraph 3, sentence 1").click();
  await expect.element(text(HANNO)).toBeVisible();
  await expect.element(page.getByRole("region", { name: /^Paragraph 3, sentence 1/ })).toBeVisible();
  expect(faded()).toHaveLength(4);
  await ask("paragraph 3").click();
  await expect.element(text(/^Without paragraph 3, \d of 14 claims/)).toBeVisible();
  await expect.element(text(HANNO)).not.toBeInTheDocument();
  await ask("“The Siege of Varn”").click();
  await expect.element(text(/^Without “The Siege of Varn”, 14 of 14 claims/)).toBeVisible();
  expect(await faultsIn(page.getByTestId("text-panel").element())).toEqual([]);
});

test("a passage of a claim leads to its sentence in the source text", async () => {
  const { claims } = workspace.store.getState().knowledge.dataset;
  const claim = claims.find(({ attributions }) => attributions.some(({ evidence }) => evidence[0]?.at === "3.1"));
  workspace.dispatch(select, { entities: [], claims: [claim?.id ?? ""] });
  await show();
  await ask("paragraph 3, sentence 1").click();
  await expect.element(text(HANNO)).toBeInViewport({ ratio: 1 });
});

test("where nothing would fall it says so, and the graph stays as it is", async () => {
  workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
  await show();
  const { view } = workspace.store.getState();
  await ask("Duchy of Orm").click();
  await expect.element(text("Nothing rests only on Duchy of Orm.")).toBeVisible();
  await expect.element(page.getByRole("button", { name: "Copy" })).not.toBeInTheDocument();
  expect(workspace.store.getState().view).toBe(view);
});

test("the sentence is copied with a link, which opens the graph faded and with the sentence", async () => {
  await holdClipboard();
  await permitCopying("granted");
  onTestFinished(() => permitCopying("granted"));
  const notices: string[] = [];
  onTestFinished(onNotice((words) => notices.push(words)));
  workspace.dispatch(select, { entities: ["e.league"], claims: [] });
  const { unmount } = await show();
  await ask("League of Free Towns").click();
  await page.getByRole("button", { name: "Copy" }).click();
  await expect.poll(() => notices).toEqual(["The sentence and a link to this view were copied."]);
  const [sentence = "", link = ""] = ((await pasted()) ?? "").split("\n");
  expect(sentence).toMatch(/^Without League of Free Towns, \d of 14 claims would fall/);
  const before = faded();
  await unmount();

  const { view, issues } = decodeView(new URL(link).hash.slice(1));
  expect(issues).toEqual([]);
  workspace = createWorkspace(smallDataset());
  workspace.restore(fitView(workspace.store.getState().knowledge, view).view);
  await show();
  expect(faded()).toEqual(before);
  await expect.element(text(sentence)).toBeInViewport({ ratio: 1 });
});
