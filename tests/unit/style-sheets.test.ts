import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { sources } from "../fixtures/late-names.ts";

// What no browser says of a style sheet: that it holds for one direction of writing only, or that nobody uses it.

const SRC = fileURLToPath(new URL("../../src/", import.meta.url));
const paths = readdirSync(SRC, { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/"));
const read = (path: string) => readFileSync(SRC + path, "utf8");

const sheets = paths
  .filter((path) => path.endsWith(".css"))
  .map((path) => ({ path, css: read(path).replaceAll(/\/\*[\s\S]*?\*\//g, "") }));
const scripts = sources();

const SIDE = "(?:left|right|top|bottom)";
const PHYSICAL = new RegExp(
  `^(?:${SIDE}|(?:scroll-)?(?:margin|padding)-${SIDE}|border-${SIDE}(?:-.*)?|border-(?:top|bottom)-(?:left|right)-radius)$`,
);
/** The parts of a value, each function as one. */
const partsOf = (value: string) => value.match(/(?:[^\s(]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))+/g) ?? [];

/** What is wrong with a declaration where text runs from right to left; null where nothing is. */
function physical(property: string, value: string): string | null {
  if (PHYSICAL.test(property)) return property;
  if (/^(?:text-align|float|clear)$/.test(property) && /^(?:left|right)$/.test(value)) return `${property}: ${value}`;
  if (/^(?:(?:scroll-)?(?:margin|padding)|inset)$/.test(property)) {
    const [, right, , left] = partsOf(value);
    if (left !== undefined && left !== right) return `${property}: ${value}`;
  }
  return null;
}

test("style sheets name sides by the direction of the text", () => {
  const found = sheets.flatMap(({ path, css }) =>
    [...css.matchAll(/(?:^|[{;\s])([a-z-]+):\s([^;{}]+);/g)].flatMap(([, property = "", value = ""]) => {
      const wrong = physical(property, value.trim());
      return wrong === null ? [] : [`${path}: ${wrong}`];
    }),
  );
  expect(found).toEqual([]);
});

test.each([
  ["left", "0"],
  ["border-bottom-left-radius", "2px"],
  ["text-align", "right"],
  ["padding", "0 16px calc(2px * (1 + 1)) 22px"],
])("%s: %s is found", (property, value) => {
  expect(physical(property, value)).not.toBe(null);
});

test.each([
  ["inset-inline-start", "0"],
  ["border-start-end-radius", "2px"],
  ["padding", "0 16px 2px"],
  ["margin", "1px 2px 3px 2px"],
])("%s: %s is none", (property, value) => {
  expect(physical(property, value)).toBe(null);
});

describe("the classes of a module", () => {
  /** Classes that a module takes by names which are made up of others. */
  const BY_WEIGHT = new Set(["quiet", "outline", "solid", "chip"]);
  const modules = sheets.filter(({ path }) => path.endsWith(".module.css"));

  test("have the file's name before their own, so no two files are called the same", () => {
    const names = modules.map(({ path }) => posix.basename(path));
    expect(new Set(names).size).toBe(names.length);
  });

  /** The classes that scripts take from a sheet, with who takes them. */
  const takenFrom = (sheet: string): ReadonlyMap<string, string> =>
    new Map(
      scripts.flatMap(({ path, text }) =>
        [...text.matchAll(/import (\w+) from "([^"]+\.module\.css)"/g)].flatMap(([, name, from = ""]) =>
          posix.join(posix.dirname(path), from) === sheet
            ? [...text.matchAll(new RegExp(`\\b${name}\\.(\\w+)\\b(?!\\.css)`, "g"))].map(
                ([, taken = ""]): [string, string] => [taken, path],
              )
            : [],
        ),
      ),
    );

  test.each(modules.map(({ path, css }) => [path, css] as const))("%s are used, and there", (path, css) => {
    const selectors = css.match(/[^{};]+(?=\{)/g)?.filter((head) => !head.trim().startsWith("@")) ?? [];
    const own = selectors.join(" ").replaceAll(/:global\((?:[^()]|\([^()]*\))*\)/g, "");
    const classes = new Set([...own.matchAll(/\.([A-Za-z_]\w*)/g)].map(([, name = ""]) => name));
    const composed = new Set([...css.matchAll(/composes: ([^;]+);/g)].flatMap(([, names = ""]) => names.split(" ")));
    const taken = takenFrom(path);
    const isUsed = (name: string) =>
      taken.has(name) || composed.has(name) || (path === "lib/ui/Button.module.css" && BY_WEIGHT.has(name));
    expect([...classes].filter((name) => !isUsed(name))).toEqual([]);
    expect([...taken].filter(([name]) => !classes.has(name))).toEqual([]);
  });
});
