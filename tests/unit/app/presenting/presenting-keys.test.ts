import { describe, expect, test } from "vitest";
import { type KeyPlace, moveOf, PRESENTING_KEYS } from "../../../../src/app/presenting/presenting-keys.ts";

const press = (
  key: string,
  places: readonly KeyPlace[] = [],
  {
    single = true,
    ...modifiers
  }: Partial<Record<"single" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey", boolean>> = {},
) =>
  moveOf(
    { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...modifiers },
    new Set(places),
    single,
  );

describe("the keys of a presentation", () => {
  test.each(["ArrowRight", "ArrowDown", " ", "PageDown", "Enter"])("%s goes on", (key) => {
    expect(press(key)).toBe("next");
  });

  test.each(["ArrowLeft", "ArrowUp", "Backspace", "PageUp"])("%s goes back", (key) => {
    expect(press(key)).toBe("previous");
  });

  test("Space goes back with Shift", () => expect(press(" ", [], { shiftKey: true })).toBe("previous"));

  test("letters count with Caps Lock, and a question mark with Shift", () => {
    expect(press("S")).toBe("scenes");
    expect(press("?", [], { shiftKey: true })).toBe("keys");
  });

  test("no key has two meanings", () => {
    const keys = PRESENTING_KEYS.flatMap((entry) => entry.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("nothing with Ctrl, Cmd or Alt is meant", () => {
    for (const modifier of ["ctrlKey", "metaKey", "altKey"] as const)
      expect(press("ArrowRight", [], { [modifier]: true })).toBeNull();
  });

  test("dialogs and menus keep all of theirs, Esc too", () => {
    for (const key of ["ArrowDown", "Enter", "Escape", "s"]) expect(press(key, ["overlay"])).toBeNull();
  });

  test("a button keeps Space and Enter, and lets the arrows through", () => {
    expect(press(" ", ["press"])).toBeNull();
    expect(press("Enter", ["press"])).toBeNull();
    expect(press("ArrowRight", ["press"])).toBe("next");
  });

  test("where one types, everything is typed, but Esc leaves", () => {
    expect(press("n", ["text"])).toBeNull();
    expect(press("ArrowLeft", ["text"])).toBeNull();
    expect(press("Escape", ["text"])).toBe("leave");
  });

  test("an open record scrolls by Down and Space, and a remote still goes on", () => {
    expect(press("ArrowDown", ["scroll"])).toBeNull();
    expect(press(" ", ["scroll"])).toBeNull();
    expect(press("PageDown", ["scroll"])).toBe("next");
    expect(press("ArrowRight", ["scroll"])).toBe("next");
  });

  test("letters do nothing where single keys are switched off; arrows and Space do", () => {
    expect(press("f", [], { single: false })).toBeNull();
    expect(press(" ", [], { single: false })).toBe("next");
  });
});
