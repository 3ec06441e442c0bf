import { describe, expect, test } from "vitest";
import { selectPassage } from "../../../../src/features/texts/passage-commands.ts";
import { openTextPanel } from "../../../../src/features/texts/text-commands.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const open = () => {
  const workspace = createWorkspace(smallDataset());
  return { workspace, view: () => workspace.store.getState().view };
};
const at = (...locators: string[]) => ({ source: "s.letter", at: locators });

describe("opening the text", () => {
  test("names source and locator, keeps the selection, and is nothing to undo", () => {
    const { workspace, view } = open();
    workspace.dispatch(selectPassage, at("1.2"));
    const { selection } = view();
    expect(workspace.dispatch(openTextPanel, { source: "s.letter", at: "2.1" })).toBe(true);
    expect(view()).toMatchObject({ room: { kind: "text", source: "s.letter", at: "2.1" }, selection });
    expect(workspace.undo()).toBe(false);
  });

  test("does nothing where it is open there, or for a source that the dataset lacks", () => {
    const { workspace } = open();
    expect(workspace.dispatch(openTextPanel, { source: "s.other", at: null })).toBe(false);
    workspace.dispatch(openTextPanel, { source: "s.letter", at: null });
    expect(workspace.dispatch(openTextPanel, { source: "s.letter", at: null })).toBe(false);
  });
});

describe("selecting a passage", () => {
  test("selects the claims that rest on it and both their ends", () => {
    const { workspace, view } = open();
    workspace.dispatch(selectPassage, at("1.2"));
    expect(view().selection).toEqual({ entities: ["e.orm", "e.siege-of-varn"], claims: ["c.0003", "c.0005"] });
    expect(view().room).toEqual({ kind: "text", source: "s.letter", at: "1.2" });
  });

  test("takes several sentences together, in whatever order, once each", () => {
    const { workspace, view } = open();
    workspace.dispatch(selectPassage, at("3.3", "3.2", "3"));
    expect(view().selection.claims).toEqual(["c.0009", "c.0010", "c.0011", "c.0012", "c.0013", "c.0014"]);
  });

  test("selects nothing for a bare sentence, and stands there", () => {
    const { workspace, view } = open();
    workspace.dispatch(selectPassage, at("1.2"));
    workspace.dispatch(selectPassage, at("1.3"));
    expect(view()).toMatchObject({ selection: { entities: [], claims: [] }, room: { at: "1.3" } });
  });

  test("leaves out claims that are hidden", () => {
    const workspace = createWorkspace(smallDataset(), {
      ...open().view(),
      hidden: { stance: ["guess"] },
    });
    workspace.dispatch(selectPassage, at("3.1"));
    expect(workspace.store.getState().view.selection.claims).toEqual(["c.0009"]);
  });

  test("leads elsewhere once, and is nothing to undo", () => {
    const { workspace } = open();
    workspace.dispatch(selectPassage, at("1.2"));
    expect(workspace.store.getState().visits).toBe(1);
    expect(workspace.undo()).toBe(false);
  });
});
