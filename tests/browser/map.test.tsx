import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../src/app/theme.css";
import { Views } from "../../src/app/Views.tsx";
import { openView } from "../../src/workspace/open-views.ts";
import { WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import { loadArticle } from "./support/article.ts";
import { faultsIn } from "./support/faults.ts";
import { render } from "./support/render.ts";

test("the map is walked by keys, says what claim is behind a mark, lists what has no place, and breaks no rule of accessibility", async () => {
  delete document.documentElement.dataset.theme;
  await page.viewport(1200, 800);
  const workspace = createWorkspace(await loadArticle());
  workspace.dispatch(openView, { view: "map" });
  await render(
    <WorkspaceProvider workspace={workspace}>
      <main style={{ width: 1000, height: 760 }}>
        <Views theme="light" hasTabs isNarrow={false} counts={null} />
      </main>
    </WorkspaceProvider>,
  );
  const selection = () => workspace.store.getState().view.selection;
  const map = page.getByRole("application", { name: /^Map\./ });
  await expect.element(map).toHaveAccessibleDescription(/^Map of 23 places .*139 entities have no place.*no evidence/);

  map.element().focus();
  await userEvent.keyboard("{ArrowRight}");
  await expect.element(map).toHaveAccessibleDescription(/ Iran, .*7 entities at this place; 7 claims stay within it$/);
  // From place to place one comes to lines, which say whose claim they are.
  const said = () => document.getElementById(map.element().getAttribute("aria-describedby")?.split(" ")[1] ?? "");
  for (const key of ["Left", "Down", "Left", "Up", "Left", "Down", "Right", "Up"]) {
    if (/: .*, paragraph/.test(said()?.textContent ?? "")) break;
    await userEvent.keyboard(`{Arrow${key}}`);
  }
  expect(said()?.textContent).toMatch(/: .*, paragraph/);
  await userEvent.keyboard("{Enter}");
  expect(selection().entities.length + selection().claims.length).toBeGreaterThan(0);

  const list = page.getByRole("button", { name: "List: 21 by a claim, 139 without a place" });
  await list.click();
  const region = page.getByRole("region", { name: "Entities without coordinates of their own" });
  await region.getByRole("button", { name: "Nuclear archive", exact: true }).click();
  expect(selection()).toEqual({ entities: ["e.nuclear-archive"], claims: [] });
  // What stands at a place by a claim says by which.
  await region.getByRole("button", { name: /Israeli spy network operates from Azerbaijan.*Alleged by/ }).click();
  expect(selection()).toEqual({ entities: [], claims: ["c.0162"] });
  expect(await faultsIn(document.body, { except: ["region"] })).toEqual([]);

  await page.getByRole("combobox", { name: "Without a place" }).selectOptions("List entities without a place");
  expect(workspace.store.getState().view.map.loose).toBe("listed");
});
