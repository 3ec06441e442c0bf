import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

// What works on one system only, found by reading the files: most of it shows nowhere else before somebody tries.

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** What is made here and never committed. */
const MADE = new Set(["node_modules", "dist", ".git", ".cache", ".vite", "coverage"]);

const files = readdirSync(ROOT, { withFileTypes: true })
  .filter(({ name }) => !MADE.has(name))
  .flatMap((entry) =>
    entry.isDirectory()
      ? readdirSync(join(ROOT, entry.name), { recursive: true, withFileTypes: true })
          .filter((inner) => inner.isFile())
          .map(({ parentPath, name }) => join(parentPath, name).slice(ROOT.length).replaceAll("\\", "/"))
      : [entry.name],
  );
const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");

test("no two files differ in case alone, which some systems cannot tell apart", () => {
  const seen = new Map<string, string>();
  const clashes = files.filter((file) => {
    const other = seen.get(file.toLowerCase());
    seen.set(file.toLowerCase(), file);
    return other !== undefined;
  });
  expect(files.length).toBeGreaterThan(400);
  expect(clashes).toEqual([]);
});

test("every file has a name that Windows allows", () => {
  const forbidden = /[<>:"|?*\\]|[. ](?:\/|$)|(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\/|$)/i;
  expect(files.filter((file) => forbidden.test(file))).toEqual([]);
});

test("every text ends its lines with LF, on every system", () => {
  expect(read(".gitattributes")).toMatch(/^\* text=auto eol=lf$/m);
  // Files as other programs wrote them keep the line ends that these give them.
  const texts = files.filter((file) => !/\.(?:png|woff2)$|^tests\/fixtures\/(?:cases|hostile)\/files\//.test(file));
  expect(texts.filter((file) => read(file).includes("\r\n"))).toEqual([]);
});

test("every decision that code or a text refers to is there", () => {
  const texts = files.filter((file) => /^(?:src|scripts|docs)\/.*\.(?:tsx?|mjs|css|md)$|^[^/]+\.md$/.test(file));
  const gone = texts.flatMap((file) =>
    [...read(file).matchAll(/\b\d{4}-\d{2}-\d{2}-[a-z][a-z-]+\.md\b/g)].flatMap(([name]) =>
      files.some((each) => each.endsWith(`/${name}`)) ? [] : [`${file}: ${name}`],
    ),
  );
  expect(gone).toEqual([]);
});

describe("no script, command or test", () => {
  const programs = files.filter((file) =>
    /^(?:bin|scripts|src\/cli|tests)\/.*\.(?:ts|tsx|mjs)$|^vite\.config\.ts$/.test(file),
  );
  const holding = (pattern: RegExp) =>
    programs.filter((file) => file !== "tests/unit/portable.test.ts" && pattern.test(read(file)));

  test.each([
    ["takes the path of a file from an address as it stands", /import\.meta\.url\s*\)\.pathname/],
    ["writes an address of a file by hand", /`file:\/\/\$\{/],
    ["takes a folder for temporary files for granted", /["'`]\/tmp\b/],
    ["cuts PATH at colons", /\bPATH\b[^\n]*split\(":"\)/],
    ["starts a program through a shell", /\bshell: true\b|\bexecSync\(|\bexec\(`/],
  ])("%s", (_, pattern) => {
    expect(holding(pattern)).toEqual([]);
  });

  test("of package.json needs a shell of one system", () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(read("package.json"));
    const plain = /^(?:node|vite|biome)(?: [\w./:,=-]+)*$/;
    expect(Object.entries(scripts).filter(([, command]) => !plain.test(command))).toEqual([]);
  });
});
