import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import type { Action } from "../../src/app/actions.ts";
import { useKeys } from "../../src/app/keys.ts";
import { render } from "./support/render.ts";

/** An action that counts how often its key ran it. */
function countingAction() {
  let runs = 0;
  const action: Action = {
    id: "test.count",
    title: "Count",
    menu: [],
    keys: ["p"],
    isEnabled: () => true,
    run: () => {
      runs++;
    },
  };
  return { actions: [action], runs: () => runs };
}
function Bound({ actions }: { readonly actions: readonly Action[] }) {
  useKeys(actions, false);
  return null;
}

test("a key held down acts once, and again when it is pressed anew", async () => {
  const { actions, runs } = countingAction();
  await render(<Bound actions={actions} />);
  await userEvent.keyboard("{p>4/}");
  expect(runs()).toBe(1);
  await userEvent.keyboard("p");
  expect(runs()).toBe(2);
});

test("a key that is composing a character acts on nothing", async () => {
  const { actions, runs } = countingAction();
  await render(<Bound actions={actions} />);
  window.dispatchEvent(new KeyboardEvent("keydown", { key: "p", code: "KeyP", isComposing: true }));
  expect(runs()).toBe(0);
  window.dispatchEvent(new KeyboardEvent("keydown", { key: "p", code: "KeyP" }));
  expect(runs()).toBe(1);
});
