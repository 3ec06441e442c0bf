import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../src/app/theme.css";
import { AgreementView } from "../../src/views/agreement/ui/AgreementView.tsx";
import { WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { faultsIn } from "./support/faults.ts";
import { render } from "./support/render.ts";

let workspace: Workspace;

beforeEach(async () => {
  delete document.documentElement.dataset.theme;
  await page.viewport(1000, 700);
  workspace = createWorkspace(smallDataset());
  await render(
    <WorkspaceProvider workspace={workspace}>
      <main style={{ width: 960, height: 660 }}>
        <AgreementView theme="light" />
      </main>
    </WorkspaceProvider>,
  );
});

const view = () => workspace.store.getState().view;
const drawing = () => page.getByRole("application", { name: /^Who agrees with whom/ });

test("who agrees with whom is walked by keys, reads out what both say, opens the claims of a line, and keeps the rules of accessibility", async () => {
  await drawing().element().focus();
  const heard = new Set<string>();
  const spoken = () => drawing().element().parentElement?.querySelector("[aria-live]")?.textContent ?? "";
  for (const key of [
    "ArrowRight",
    "ArrowRight",
    "ArrowLeft",
    "ArrowDown",
    "ArrowUp",
    "ArrowLeft",
    "ArrowUp",
    "ArrowDown",
  ]) {
    await userEvent.keyboard(`{${key}}`);
    await expect.poll(spoken).not.toBe("");
    heard.add(spoken());
    if (spoken().includes(" of ")) break;
  }
  const said = [...heard].at(-1) ?? "";
  expect(said).toMatch(
    /^(?:Agreement|Disagreement) of .+ \(\d+ claims?\) and .+ \(\d+ claims?\) on \d+ points?: .*“.+”/,
  );
  await userEvent.keyboard("{Enter}");
  expect(view().selection.claims.length).toBeGreaterThan(0);
  expect(view().selection.entities).toEqual([]);
  await expect.element(page.getByText("both affirm a claim, or both deny it")).toBeVisible();
  expect(await faultsIn(document.body, { except: ["region"] })).toEqual([]);
});

test("it is shown year by year, from one in which something was said to the next, and says by what the year is known", async () => {
  const when = page.getByRole("combobox", { name: "Said" });
  await userEvent.selectOptions(when, "year by year");
  expect(view().agreement.year).toBe(1999);
  await expect.element(page.getByText(/^.*The year of a claim: /)).toBeVisible();
  await expect.element(page.getByRole("button", { name: "Year after" })).toBeDisabled();
  await page.getByRole("button", { name: "Year before" }).click();
  expect(view().agreement.year).toBe(1205);
  await expect.element(when).toHaveDisplayValue(/^1205 \(\d claims?\)$/);
  await userEvent.selectOptions(when, "at any time");
  expect(view().agreement.year).toBeNull();
});
