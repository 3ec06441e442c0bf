import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { REACT_ARIA_STYLES } from "../../scripts/vite-content-security-policy.ts";

const read = (path: string): string => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");

const manifest: { dependencies: Record<string, string>; devDependencies: Record<string, string> } = JSON.parse(
  read("package.json"),
);
const declared = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
/** Rows of docs/dependencies.md: | `name` | version | reason |. */
const rows = [...read("docs/dependencies.md").matchAll(/^\| `([^`]+)` \| (\S+) \| (.+?) \|$/gm)].map(
  ([, name = "", version = "", reason = ""]) => ({ name, version, reason }),
);

test.each(declared)("%s stands at one exact version", (_name, version) => {
  expect(version).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
});

test.each(declared)("%s has a line in docs/dependencies.md with its version and its reason", (name, version) => {
  const row = rows.find((candidate) => candidate.name === name);
  expect(row?.version).toBe(version);
  expect(row?.reason.length).toBeGreaterThan(10);
});

test("docs/dependencies.md names nothing that is gone", () => {
  const names = new Set(declared.map(([name]) => name));
  expect(rows.map(({ name }) => name).filter((name) => !names.has(name))).toEqual([]);
});

test("the lock file holds the packages of every platform, so that npm ci takes it anywhere", () => {
  const lock: { packages: Record<string, { version?: string; optionalDependencies?: Record<string, string> }> } =
    JSON.parse(read("package-lock.json"));
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter(
        (name) => !(`${path}/node_modules/${name}` in lock.packages) && !(`node_modules/${name}` in lock.packages),
      )
      .map((name) => `${name}, which ${path} may need`),
  );
  expect(missing).toEqual([]);
});

test("the styles that the Content-Security-Policy lets React Aria add are the ones it adds", () => {
  const sources = ["interactions/usePress", "overlays/usePreventScroll"].map((name) =>
    read(`node_modules/react-aria/dist/private/${name}.mjs`).replace(
      /\$\{[^}]*PRESSABLE_ATTRIBUTE\}/,
      "data-react-aria-pressable",
    ),
  );
  for (const [index, style] of REACT_ARIA_STYLES.entries()) expect(sources[index]).toContain(style);
});
