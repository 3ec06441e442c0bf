import { beforeEach, describe, expect, test, vi } from "vitest";
import { byHeading, headingOf } from "../../../src/app/action-headings.ts";
import { type Action, actionsOf, type PageActions } from "../../../src/app/actions.ts";
import { isCharacterKey } from "../../../src/lib/key-words.ts";
import { commands } from "../../../src/product/commands.ts";
import { furtherCommands, writingCommands } from "../../../src/product/writing-commands.ts";
import { needsNoPayload } from "../../../src/workspace/command.ts";
import { focusOn, select } from "../../../src/workspace/selection-commands.ts";
import { createWorkspace, type Workspace } from "../../../src/workspace/workspace.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";

let workspace: Workspace;
let page: PageActions;
let actions: readonly Action[];

beforeEach(() => {
  workspace = createWorkspace(smallDataset());
  page = {
    search: vi.fn(),
    openPalette: vi.fn(),
    openKeyList: vi.fn(),
    howRead: () => null,
    openFile: vi.fn(),
    save: vi.fn(),
    workspaces: vi.fn(),
    export: vi.fn(),
    print: vi.fn(),
    picture: vi.fn(),
    figures: vi.fn(),
    copyLink: vi.fn(),
    copySelectionLink: vi.fn(),
    share: vi.fn(),
    changeTheme: vi.fn(),
  };
  actions = actionsOf(workspace, workspace.store.getState().knowledge.dataset.stories, page);
});

const actionOf = (id: string) => {
  const action = actions.find((candidate) => candidate.id === id);
  if (action === undefined) throw new Error(`no action ${id}`);
  return action;
};

describe("the list of actions", () => {
  test("holds every command that needs no payload, and none that needs one", () => {
    const ids = new Set(actions.map(({ id }) => id));
    const [free, bound] = [commands.all.filter(needsNoPayload), commands.all.filter((c) => !needsNoPayload(c))];
    expect(free.length).toBeGreaterThan(15);
    expect(bound.length).toBeGreaterThan(5);
    for (const { id } of free) expect(ids).toContain(id);
    for (const { id } of bound) expect(ids).not.toContain(id);
  });

  test("holds every key that a command has", () => {
    const keys = new Set(actions.flatMap((action) => action.keys));
    for (const command of commands.all) if (command.keys !== null) expect(keys).toContain(command.keys);
  });

  test("holds undo, redo and what the page does, which are no commands", () => {
    expect(actions.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        "history.undo",
        "history.redo",
        "page.open",
        "page.workspaces",
        "page.export",
        "page.share",
        "page.link",
        "selection.copy-link",
        "page.theme",
        "page.keys",
        "page.palette",
        "page.search",
      ]),
    );
    actionOf("page.export").run();
    expect(page.export).toHaveBeenCalledOnce();
  });

  test("gives no key twice, whatever the case it is written in", () => {
    const keys = actions.flatMap((action) => action.keys.map((key) => key.toLowerCase()));
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("has a heading for every command, those that edit included", () => {
    for (const command of [...commands.all, ...furtherCommands.all, ...writingCommands.all])
      expect(headingOf(command)).not.toBe("");
  });

  test("names nothing twice under one heading", () => {
    const names = actions.map((action) => `${headingOf(action)}: ${action.title}`);
    expect(new Set(names).size).toBe(names.length);
  });

  test("keeps what stands under one heading together", () => {
    const headings = byHeading(actions)
      .map(headingOf)
      .filter((heading, i, all) => heading !== all[i - 1]);
    expect(new Set(headings).size).toBe(headings.length);
  });
});

describe("a context menu", () => {
  test.each(["entity", "claim", "stage"] as const)("of %s offers commands, none of which needs a payload", (place) => {
    const offered = commands.all.filter(({ menu }) => menu.includes(place));
    expect(offered.length).toBeGreaterThan(2);
    for (const command of offered) expect(needsNoPayload(command), command.id).toBe(true);
  });
});

describe("an action", () => {
  test("that copies the link to what is selected is there once something is, in the menus of entities and claims", () => {
    const link = actionOf("selection.copy-link");
    expect(link.isEnabled()).toBe(false);
    workspace.dispatch(select, { entities: [], claims: ["c.0006"] });
    expect(link.isEnabled()).toBe(true);
    expect(link.menu).toEqual(["entity", "claim"]);
    link.run();
    expect(page.copySelectionLink).toHaveBeenCalledOnce();
  });

  test("runs its command, as a step that undo takes back", () => {
    const undo = actionOf("history.undo");
    expect(undo.isEnabled()).toBe(false);
    workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
    expect(actionOf("aside.hide").isEnabled()).toBe(true);
    actionOf("aside.hide").run();
    expect(workspace.store.getState().view.aside.hidden).toEqual(["e.orm"]);
    undo.run();
    expect(workspace.store.getState().view.aside.hidden).toEqual([]);
    expect(actionOf("history.redo").isEnabled()).toBe(true);
  });

  test("that is not enabled does nothing", () => {
    const before = workspace.store.getState().view;
    for (const action of actions) if (!action.isEnabled()) action.run();
    expect(workspace.store.getState().view).toBe(before);
  });

  test("expands a selection only where a neighbourhood leaves something out", () => {
    const isOffered = () => actionOf("focus.expand-selected").isEnabled();
    workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
    expect(isOffered()).toBe(false);
    workspace.dispatch(focusOn, { entities: ["e.orm"], hops: 1 });
    expect(isOffered()).toBe(false);
    workspace.dispatch(select, { entities: ["e.grey-company"], claims: [] });
    expect(isOffered()).toBe(true);
  });
});

test("every key of a single letter, digit or sign can be told from those that stay on when they are switched off", () => {
  const keys = actions.flatMap((action) => action.keys);
  expect(keys.filter(isCharacterKey)).toEqual(expect.arrayContaining(["/", "?", "h", "Shift+H", "1"]));
  expect(keys.filter((key) => !isCharacterKey(key))).toEqual(
    expect.arrayContaining(["$mod+k", "$mod+z", "$mod+a", "Escape"]),
  );
});
