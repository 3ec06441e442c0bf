import { describe, expect, test } from "vitest";
import { entriesOf } from "../../../src/app/context-entries.ts";
import { openContested } from "../../../src/features/contested/contested-commands.ts";
import { setCompared } from "../../../src/features/exploration/comparison-panel-commands.ts";
import { setPathEnds } from "../../../src/features/exploration/path-commands.ts";
import { focusOn, select } from "../../../src/workspace/selection-commands.ts";
import { createWorkspace, type Workspace } from "../../../src/workspace/workspace.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";

/** The menu of a record, which is selected first, as the page does it. */
function menuOf(
  id: string,
  workspace: Workspace = createWorkspace(smallDataset()),
  onDetails: (() => void) | undefined = () => {},
) {
  const { knowledge } = workspace.store.getState();
  const entity = knowledge.entityNumber.get(id);
  const isEntity = entity !== undefined;
  workspace.dispatch(select, { entities: isEntity ? [id] : [], claims: isEntity ? [] : [id] });
  const number = entity ?? (knowledge.claimNumber.get(id) as number);
  const target = { kind: isEntity ? ("entity" as const) : ("claim" as const), number };
  const entries = entriesOf(workspace, { target, x: 0, y: 0 }, [], onDetails);
  return {
    view: () => workspace.store.getState().view,
    titles: entries.map(({ title }) => title),
    choose: (title: string) => {
      const entry = entries.find((each) => each.title === title);
      if (entry === undefined) throw new Error(`The menu has no "${title}", but ${entries.map((each) => each.title)}`);
      entry.run();
      return entry;
    },
  };
}

describe("the menu of an entity", () => {
  test("leads to its record, and to paths and a comparison that lack the other end", () => {
    expect(menuOf("e.orm").titles).toEqual([
      "Open details",
      "Find paths from here",
      "Find paths to here",
      "Compare with another entity",
    ]);
    const from = menuOf("e.orm");
    from.choose("Find paths from here");
    expect(from.view().room).toMatchObject({ kind: "path", from: "e.orm", to: "" });
    const to = menuOf("e.orm");
    to.choose("Find paths to here");
    expect(to.view().room).toMatchObject({ kind: "path", from: "", to: "e.orm" });
    const compared = menuOf("e.orm");
    compared.choose("Compare with another entity");
    expect(compared.view().room).toMatchObject({ kind: "comparison", a: "e.orm", b: "" });
  });

  test("names the end that was chosen in the menu of another, and joins the two", () => {
    const workspace = createWorkspace(smallDataset());
    workspace.dispatch(setPathEnds, { from: "e.orm", to: "" });
    const to = menuOf("e.varn", workspace);
    to.choose("Find paths to here from Duchy of Orm");
    expect(to.view().room).toMatchObject({ kind: "path", from: "e.orm", to: "e.varn" });
    workspace.dispatch(setCompared, { a: "e.orm", b: "" });
    const compared = menuOf("e.league", workspace);
    compared.choose("Compare with Duchy of Orm");
    expect(compared.view().room).toMatchObject({ kind: "comparison", a: "e.orm", b: "e.league" });
  });

  test("expands a focus by each relation that leads out of it", () => {
    const workspace = createWorkspace(smallDataset());
    workspace.dispatch(focusOn, { entities: ["e.varn"], hops: 1 });
    const menu = menuOf("e.siege-of-varn", workspace);
    const [title = ""] = menu.titles.filter((each) => each.startsWith("Expand: "));
    const before = workspace.store.getState().derived.shownEntities;
    menu.choose(title);
    expect(workspace.store.getState().derived.shownEntities).toBeGreaterThan(before);
  });

  test("opens its details in place of another panel, and says where they are", () => {
    let opened = 0;
    const workspace = createWorkspace(smallDataset());
    workspace.dispatch(openContested);
    const menu = menuOf("e.orm", workspace, () => opened++);
    expect(menu.titles[0]).toBe("Open details");
    expect(menu.choose("Open details").leadsTo).toBe("panel");
    expect(menu.view().room).toEqual({ kind: "reading" });
    expect(opened).toBe(1);
  });

  test("where there is no panel, offers nothing that opens in one", () => {
    const workspace = createWorkspace(smallDataset());
    workspace.dispatch(focusOn, { entities: ["e.varn"], hops: 1 });
    for (const id of ["e.siege-of-varn", "c.0007"]) {
      menuOf(id, workspace);
      const { knowledge, view } = workspace.store.getState();
      const number = knowledge.entityNumber.get(id) ?? (knowledge.claimNumber.get(id) as number);
      const kind = id.startsWith("e.") ? ("entity" as const) : ("claim" as const);
      for (const { title, run } of entriesOf(workspace, { target: { kind, number }, x: 0, y: 0 }, [])) {
        run();
        expect(workspace.store.getState().view.room, title).toEqual(view.room);
      }
    }
  });

  test("of several is about all of them, and none of this", () => {
    const workspace = createWorkspace(smallDataset());
    const target = { kind: "entity" as const, number: 0 };
    workspace.dispatch(select, { entities: ["e.orm", "e.varn"], claims: [] });
    expect(entriesOf(workspace, { target, x: 0, y: 0 }, [], () => {})).toEqual([]);
  });
});

describe("the menu of a claim", () => {
  test("opens the text at its passage", () => {
    const menu = menuOf("c.0006");
    menu.choose("Show paragraph 2, sentence 1 in the text");
    expect(menu.view().room).toEqual({ kind: "text", source: "s.letter", at: "2.1" });
  });

  test("selects the other claims of each that it is attributed to", () => {
    const menu = menuOf("c.0010");
    const [title = ""] = menu.titles.filter((each) => each.startsWith("Select other claims attributed to Ilse Marn"));
    expect(menu.choose(title).leadsTo).toBe("record");
    const { claims } = menu.view().selection;
    expect(claims).toContain("c.0001");
    expect(claims).not.toContain("c.0010");
    expect(title).toContain(`(${claims.length})`);
  });

  test("opens what contradicts it, where something does", () => {
    const menu = menuOf("c.0007");
    menu.choose("Show what contradicts it");
    expect(menu.view().room).toMatchObject({ kind: "contested" });
    expect(menu.view().selection.claims).toEqual(expect.arrayContaining(["c.0006", "c.0007", "c.0008"]));
    expect(menuOf("c.0001").titles).not.toContain("Show what contradicts it");
  });

  test("of nobody named offers no claims of theirs", () => {
    expect(menuOf("c.0009").titles.filter((title) => title.startsWith("Select"))).toEqual([]);
  });
});
