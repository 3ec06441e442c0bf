import { expect, test, vi } from "vitest";
import { createShownWorkspace } from "../../../../src/views/graph/ui/shown-workspace.ts";
import { select } from "../../../../src/workspace/selection-commands.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const chosen = (id: string) => ({ entities: [id], claims: [] });

test("a canvas that is handed over hears of it as of any other change, and from then on of the new workspace alone", () => {
  const [first, second] = [createWorkspace(smallDataset()), createWorkspace(smallDataset())];
  const shown = createShownWorkspace(first);
  const heard = vi.fn();
  const stop = shown.workspace.store.subscribe(heard);
  first.dispatch(select, chosen("e.orm"));
  expect(heard).toHaveBeenCalledOnce();

  const before = first.store.getState();
  shown.show(second);
  expect(heard).toHaveBeenLastCalledWith(second.store.getState(), before);
  expect(shown.current()).toBe(second);
  expect(shown.workspace.store.getState()).toBe(second.store.getState());

  first.dispatch(select, chosen("e.varn"));
  expect(heard).toHaveBeenCalledTimes(2);
  second.dispatch(select, chosen("e.varn"));
  expect(heard).toHaveBeenCalledTimes(3);
  stop();
  second.dispatch(select, chosen("e.orm"));
  expect(heard).toHaveBeenCalledTimes(3);
});

test("what hands do on a canvas is done to the workspace that it shows", () => {
  const [first, second] = [createWorkspace(smallDataset()), createWorkspace(smallDataset())];
  const { workspace, show } = createShownWorkspace(first);
  show(second);
  workspace.dispatch(select, chosen("e.orm"));
  workspace.point({ kind: "entity", number: 1 });
  expect(second.store.getState()).toMatchObject({ view: { selection: chosen("e.orm") }, hover: { number: 1 } });
  expect(first.store.getState()).toMatchObject({ view: { selection: { entities: [] } }, hover: null });
});
