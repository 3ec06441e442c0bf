import { globSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { parseSync } from "vite";
import { expect, test } from "vitest";
import { DEFAULT_VIEW, type PanelState } from "../../../src/model/view-state.ts";
import { panels } from "../../../src/product/ui/panels.ts";

/** All kinds, since the compiler misses any that is left out. */
const KINDS: Readonly<Record<PanelState["kind"], true>> = {
  reading: true,
  text: true,
  contested: true,
  path: true,
  comparison: true,
  voices: true,
  lens: true,
  layouts: true,
  measures: true,
  plots: true,
  claims: true,
  stories: true,
  differences: true,
  exercises: true,
};

test("every panel that a view can name is in the list, but for the record that stands where none is open", () => {
  const listed: readonly string[] = panels.all.map(({ id }) => id);
  expect([...listed, DEFAULT_VIEW.room.kind].sort()).toEqual(Object.keys(KINDS).sort());
});

/** The lists, as written, since the record of a view brings what only a browser can load. */
test.each([
  ["src/product/ui/views.ts", "src/views/*/ui/*-view.tsx", "id"],
  ["src/product/ui/panels.ts", "src/{features,views}/*/ui/*-panel.ts", "kind"],
  ["src/derive/layouts.ts", "src/derive/layouts/*.ts", "id"],
  ["src/derive/measures.ts", "src/derive/measures/*.ts", "id"],
])("%s names every record of %s: one in each file, no two alike", (list, pattern, key) => {
  const files = globSync(pattern).map((file) => file.replaceAll("\\", "/"));
  expect(files.length).toBeGreaterThan(0);
  const { staticImports } = parsed(list).module;
  const named = staticImports.map(({ moduleRequest, entries }) => [
    posix.join(posix.dirname(list), moduleRequest.value),
    ...entries.map(({ importName }) => importName.name ?? ""),
  ]);
  const records = files.map((file) => [file, ...exportsOf(file)]);
  expect(named.filter(([file = ""]) => files.includes(file)).sort()).toEqual(records.sort());
  for (const record of records) expect(record).toHaveLength(2);
  const ids = files.map((file) => new RegExp(`\\b${key}: "([^"]+)"`).exec(readFileSync(file, "utf8"))?.[1]);
  expect(ids).not.toContain(undefined);
  expect(new Set(ids).size).toBe(files.length);
});

function parsed(file: string) {
  return parseSync(file, readFileSync(file, "utf8"));
}

function exportsOf(file: string): readonly string[] {
  return parsed(file).module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ exportName, isType }) => (isType ? [] : [exportName.name ?? ""])),
  );
}
