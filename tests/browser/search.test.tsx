import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { setTimeWindow } from "../../src/features/filters/filter-commands.ts";
import { takesText } from "../../src/features/search/ui/focus-search.ts";
import { SearchBox } from "../../src/features/search/ui/SearchBox.tsx";
import { bringSearchColumns } from "../../src/features/search/ui/use-search-index.ts";
import { onNotice } from "../../src/lib/ui/notice.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { smallDataset, smallDatasetInput } from "../fixtures/small-dataset.ts";
import { loadArticle } from "./support/article.ts";
import { faultsInThemes } from "./support/faults.ts";

let workspace: Workspace;
let article: Dataset;

beforeAll(async () => {
  article = await loadArticle();
});

beforeEach(() => {
  const { entities } = smallDatasetInput();
  const added = [
    { id: "e.isis-k", label: "ISIS-K", aliases: ["Islamic State Khorasan"] },
    { id: "e.isis", label: "ISIS", aliases: [] },
    { id: "e.baloch", label: "Baloch militants", aliases: [] },
    { id: "e.tehran", label: "Tehrān", aliases: [] },
  ].map((named) => ({ ...(entities[1] as (typeof entities)[number]), ...named }));
  workspace = createWorkspace(smallDataset({ entities: [...entities, ...added] }));
});

function renderSearch(beside: React.ReactNode = null) {
  return render(
    <WorkspaceProvider workspace={workspace}>
      <main style={{ width: 252, padding: 20 }}>
        <SearchBox />
        {beside}
      </main>
    </WorkspaceProvider>,
  );
}

const box = page.getByRole("combobox", { name: "Search the graph" });
const options = page.getByRole("option");
const activeOption = page.getByRole("option", { selected: true });
const selection = () => workspace.store.getState().view.selection;

describe("the search box", () => {
  test("typing “isis k” lists ISIS-K first and Enter selects it", async () => {
    await renderSearch();
    await box.click();
    await userEvent.keyboard("isis k");
    await expect.element(options.first()).toMatchTextContent(/^ISIS-K /);
    await expect.element(activeOption).toMatchTextContent(/^ISIS-K /);
    await userEvent.keyboard("{Enter}");
    expect(selection()).toEqual({ entities: ["e.isis-k"], claims: [] });
    await expect.element(page.getByRole("listbox")).not.toBeInTheDocument();
    await expect.element(box).not.toHaveFocus();
  });

  test.each(["iran", "min", "protests"])(
    "lists claims of a graph that has more of them than entities: %s",
    async (query) => {
      workspace = createWorkspace(article);
      await renderSearch();
      await box.fill(query);
      await expect.element(page.getByRole("group", { name: "Claims" }).getByRole("option").first()).toBeVisible();
    },
  );

  test("a click on a claim selects it and asks the canvas to bring it into sight", async () => {
    await renderSearch();
    await box.fill("carried off");
    const { goings } = workspace.store.getState();
    await page.getByRole("group", { name: "Claims" }).getByRole("option").first().click();
    expect(selection()).toEqual({ entities: [], claims: ["c.0006"] });
    expect(workspace.store.getState().goings).toBe(goings + 1);
  });

  test.each([
    ["baluch", "Baloch militants"],
    ["tehran", "Tehrān"],
    ["TEHRĀN", "Tehrān"],
    ["سليم", "سليم"],
  ])("a diacritic may be left out, a vowel mistaken: “%s” lists %s first", async (typed, label) => {
    await renderSearch();
    await box.fill(typed);
    await expect.element(options.first()).toMatchTextContent(new RegExp(`^${label} `));
  });

  test("what matched stands in bold", async () => {
    await renderSearch();
    await box.fill("saint arm");
    await expect.element(options.first()).toMatchTextContent(/^Arm of Saint Ode /);
    expect([...options.first().element().querySelectorAll("b")].map((bold) => bold.textContent)).toEqual([
      "Arm",
      "Saint",
    ]);
  });

  test("entities come under their head with their kind, claims under theirs with stance and gloss", async () => {
    await renderSearch();
    await box.fill("orm");
    const entities = page.getByRole("group", { name: "Entities" });
    const claims = page.getByRole("group", { name: "Claims" });
    await expect.element(entities.getByRole("option").first()).toHaveTextContent("Duchy of Orm realm");
    await expect
      .element(claims.getByRole("option", { name: /^Duchy of Orm never lost Arm of Saint Ode / }))
      .toMatchTextContent(/relayed · The duchy kept the relic throughout\.$/);
  });

  test("an entity that was found by its gloss or another name says so", async () => {
    await renderSearch();
    await box.fill("khorasan");
    await expect.element(options.first()).toHaveTextContent("ISIS-K warband · also Islamic State Khorasan");
    await box.fill("three parties claim");
    await expect
      .element(options.first())
      .toHaveTextContent("Arm of Saint Ode relic · A relic that three parties claim.");
  });

  test("what filters hide is found, said to be hidden, and can still be opened", async () => {
    workspace.dispatch(setTimeWindow, { from: "1900", to: "1901" });
    await renderSearch();
    await box.fill("siege of varn");
    await expect.element(options.first()).toMatchTextContent(/hidden by filters · siege$/);
    await userEvent.keyboard("{Enter}");
    expect(selection().entities).toEqual(["e.siege-of-varn"]);
  });

  test.each([
    ["2.2", /^Paragraph 2, sentence 2 ?2 claims$/, { entities: [], claims: ["c.0007", "c.0008"] }],
    ["accused", /^Accused ?2 claims$/, { entities: [], claims: ["c.0006", "c.0008"] }],
    ["hanno varn", /^Hanno and Varn ?2 entities$/, { entities: ["e.hanno", "e.varn"], claims: [] }],
  ])("“%s” stands for all that it means: Enter selects it at once", async (query, row, chosen) => {
    await renderSearch();
    await box.fill(query);
    await expect.element(activeOption).toMatchTextContent(row);
    await userEvent.keyboard("{Enter}");
    expect(selection()).toEqual(chosen);
  });

  test("the name of somebody whom claims are attributed to finds the entity first, and these claims below", async () => {
    await renderSearch();
    await box.fill("duchy of orm");
    await expect.element(activeOption).toMatchTextContent(/^Duchy of Orm /);
    await page.getByRole("option", { name: /^Attributed to Duchy of Orm/ }).click();
    expect(selection()).toEqual({ entities: [], claims: ["c.0006"] });
  });

  test("nothing found is said, with names that may have been meant, which can be chosen", async () => {
    await renderSearch();
    await box.fill("hano zzzzz");
    await expect.element(page.getByText("No results for “hano zzzzz”.")).toBeVisible();
    await expect.element(page.getByRole("group", { name: "Did you mean" })).toBeVisible();
    await expect.element(activeOption).toHaveTextContent("Hanno");
    await userEvent.keyboard("{Enter}");
    await expect.element(box).toHaveValue("Hanno");
    await expect.element(page.getByRole("group", { name: "Entities" })).toBeVisible();
    expect(selection().entities).toEqual([]);
  });
});

describe("by keyboard", () => {
  test("of a graph whose index could not be made, it says so, and again when asked", async () => {
    bringSearchColumns(workspace.store.getState().knowledge, Promise.resolve(null));
    const said: string[] = [];
    onTestFinished(onNotice((words) => said.push(words)));
    await renderSearch();
    const notMade = "This graph cannot be searched: its index could not be made, probably for lack of memory.";
    await box.fill("i");
    await expect.poll(() => said).toContain(notMade);
    said.length = 0;
    await userEvent.keyboard("{Enter}");
    await expect.poll(() => said).toEqual([notMade]);
    await expect.element(page.getByRole("listbox")).not.toBeInTheDocument();
  });

  test("slash focuses the search box but not while typing elsewhere", async () => {
    await renderSearch(<input aria-label="A note" />);
    const note = page.getByRole("textbox", { name: "A note" });
    await note.click();
    await userEvent.keyboard("1/2");
    await expect.element(note).toHaveValue("1/2");
    await expect.element(note).toHaveFocus();
    (document.activeElement as HTMLElement).blur();
    await userEvent.keyboard("/");
    await expect.element(box).toHaveFocus();
    await expect.element(box).toHaveValue("");
  });

  test("arrows walk through the list and round it, Enter selects, and the keys reach nobody else", async () => {
    const heard: string[] = [];
    const listen = (event: KeyboardEvent) => heard.push(event.key);
    window.addEventListener("keydown", listen);
    await renderSearch();
    await userEvent.keyboard("/company");
    await expect.element(activeOption).toMatchTextContent(/^Grey Company /);
    const count = options.elements().length;
    const walked = [];
    for (let i = 0; i < count; i++) {
      walked.push(activeOption.element().id);
      expect(box.element().getAttribute("aria-activedescendant")).toBe(walked.at(-1));
      await userEvent.keyboard("{ArrowDown}");
    }
    expect(new Set(walked).size).toBe(count);
    expect(activeOption.element().id).toBe(walked[0]);
    await userEvent.keyboard("{ArrowUp}");
    expect(activeOption.element().id).toBe(walked.at(-1));
    await userEvent.keyboard("{Enter}");
    expect(selection().claims).toHaveLength(1);
    window.removeEventListener("keydown", listen);
    expect(heard).not.toContain("ArrowDown");
    expect(heard).not.toContain("Enter");
  });

  test("Shift+Enter adds to the selection, and the field goes on to the next", async () => {
    await renderSearch();
    await userEvent.keyboard("/duchy of orm");
    await expect.element(activeOption).toMatchTextContent(/^Duchy of Orm /);
    await userEvent.keyboard("{Enter}");
    await box.fill("hanno");
    await expect.element(activeOption).toMatchTextContent(/^Hanno /);
    await userEvent.keyboard("{Shift>}{Enter}{/Shift}");
    expect(selection().entities).toEqual(["e.orm", "e.hanno"]);
    await expect.element(box).toHaveFocus();
    await userEvent.keyboard("{Shift>}{Enter}{/Shift}");
    expect(selection().entities).toEqual(["e.orm", "e.hanno"]);
    await box.fill("varn");
    await userEvent.keyboard("{Enter}");
    expect(selection().entities).toEqual(["e.varn"]);
    await expect.element(box).not.toHaveFocus();
  });

  test("Escape clears and closes, then leaves the field", async () => {
    await renderSearch();
    await userEvent.keyboard("/orm");
    await expect.element(page.getByRole("listbox")).toBeVisible();
    await userEvent.keyboard("{Escape}");
    await expect.element(page.getByRole("listbox")).not.toBeInTheDocument();
    await expect.element(box).toHaveValue("");
    await expect.element(box).toHaveFocus();
    await userEvent.keyboard("{Escape}");
    await expect.element(box).not.toHaveFocus();
  });

  test.each(["button", "checkbox", "range"])("a field of type %s takes no text", (type) => {
    expect(takesText(Object.assign(document.createElement("input"), { type }))).toBe(false);
    expect(takesText(document.createElement("textarea"))).toBe(true);
  });
});

test("axe finds nothing in the open list, nor in the empty one, in light and dark", async () => {
  const ofAPart = { except: ["region", "page-has-heading-one", "landmark-one-main"] };
  await renderSearch();
  await box.fill("orm");
  await expect.element(page.getByRole("listbox")).toBeVisible();
  expect(await faultsInThemes(document.body, ofAPart)).toEqual([]);
  await box.fill("zzzzzzzz");
  await expect.element(page.getByText("No results for “zzzzzzzz”.")).toBeVisible();
  expect(await faultsInThemes(document.body, ofAPart)).toEqual([]);
});
