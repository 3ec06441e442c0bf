import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DATABASE } from "../../../../src/app/keeping/database.ts";
import { WHAT_IS_KEPT } from "../../../../src/app/keeping/what-is-kept.ts";

const ROOT = new URL("../../../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), "utf8");

test("the table of what is kept names every key under which the program keeps anything", () => {
  const keys = new Set<string>();
  for (const path of globSync("src/**/*.{ts,tsx}", { cwd: ROOT }))
    for (const [, key = ""] of read(path).matchAll(/["'`](sourceline\.[a-z-]+)/g)) keys.add(key);
  expect(keys.size).toBeGreaterThan(5);
  // The channel between pages keeps nothing.
  keys.delete("sourceline.keeping");
  const listed = new Set(WHAT_IS_KEPT.map(({ key }) => key).filter((key) => key !== null && key !== DATABASE));
  expect([...keys].sort()).toEqual([...listed].sort());
});

test("docs/keeping.md has the same table", () => {
  const docs = read("docs/keeping.md").replace(/\s+/g, " ");
  for (const { what, where, howLong, key } of WHAT_IS_KEPT) {
    const place = key === null ? where() : `${where()}, \`${key}\``;
    expect(docs).toContain(`| ${what()} | ${place} | ${howLong()} |`);
  }
});
