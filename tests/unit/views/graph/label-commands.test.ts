import { expect, test } from "vitest";
import { lineWordsCommands, nameCommands } from "../../../../src/views/graph/label-commands.ts";
import { needsNoPayload } from "../../../../src/workspace/command.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

test("each choice of names and of words on lines is a command, offered while it is not chosen, and undone in one step", () => {
  const workspace = createWorkspace(smallDataset());
  const labels = () => workspace.store.getState().view.labels;
  for (const command of [...nameCommands, ...lineWordsCommands]) {
    expect(needsNoPayload(command as never)).toBe(true);
    const before = labels();
    const isChosen = command.id.endsWith(`-${before.names}`) || command.id.endsWith(`words-${before.words}`);
    expect(workspace.dispatch(command)).toBe(!isChosen);
    if (isChosen) continue;
    expect(labels()).not.toEqual(before);
    workspace.undo();
    expect(labels()).toEqual(before);
  }
  expect(new Set([...nameCommands, ...lineWordsCommands].map(({ title }) => title())).size).toBe(6);
});
