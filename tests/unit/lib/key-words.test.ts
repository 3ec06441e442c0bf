import { expect, test } from "vitest";
import { isCharacterKey, keyForAria, keyInWords } from "../../../src/lib/key-words.ts";

test.each([
  ["$mod+Shift+z", "Ctrl+Shift+Z", "Cmd+Shift+Z"],
  ["Escape", "Esc", "Esc"],
  ["h", "H", "H"],
  ["Shift+E", "Shift+E", "Shift+E"],
  ["?", "?", "?"],
  ["Shift+PageDown", "Shift+Page Down", "Shift+Page Down"],
])("%s is written %s, and %s on an Apple keyboard", (keys, elsewhere, onApple) => {
  expect(keyInWords(keys, false)).toBe(elsewhere);
  expect(keyInWords(keys, true)).toBe(onApple);
});

test("assistive technology is told of Control or Meta", () => {
  expect(keyForAria("$mod+k", false)).toBe("Control+k");
  expect(keyForAria("$mod+k", true)).toBe("Meta+k");
});

test.each([
  ["h", true],
  ["Shift+H", true],
  ["?", true],
  ["1", true],
  ["$mod+a", false],
  ["Alt+x", false],
  ["Escape", false],
  ["Shift+F10", false],
])("%s is typed with character keys alone: %s", (keys, expected) => {
  expect(isCharacterKey(keys)).toBe(expected);
});
