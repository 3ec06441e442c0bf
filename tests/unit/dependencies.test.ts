import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { minVersion, satisfies } from "semver";
import { describe, expect, test } from "vitest";
import { REACT_ARIA_STYLES } from "../../scripts/vite-content-security-policy.ts";

const read = (path: string): string => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");

const manifest: {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  engines: { node: string };
} = JSON.parse(read("package.json"));
interface Locked {
  readonly version?: string;
  readonly optionalDependencies?: Record<string, string>;
  readonly engines?: { readonly node?: string };
  readonly deprecated?: string;
  readonly optional?: boolean;
  readonly os?: readonly string[];
}
const locked: Record<string, Locked> = JSON.parse(read("package-lock.json")).packages;
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
  const missing = Object.entries(locked).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !(`${path}/node_modules/${name}` in locked) && !(`node_modules/${name}` in locked))
      .map((name) => `${name}, which ${path} may need`),
  );
  expect(missing).toEqual([]);
});

describe("npm ci warns of nothing that docs/dependencies.md does not name:", () => {
  /**
   * Packages whose engines do not accept a Node. Of the optional ones, of which npm warns nothing but which it leaves
   * out, only those built for a system count: without them a tool that is there does not start.
   */
  const refusing = (node: string): readonly string[] =>
    Object.entries(locked)
      .filter(([, { optional, os }]) => !optional || os !== undefined)
      .filter(([, { engines }]) => engines?.node !== undefined && !satisfies(node, engines.node))
      .map(([path]) => path.replace(/^.*node_modules\//, ""));
  const named = [...read("docs/dependencies.md").matchAll(/^- `([^`]+)` wants Node [\d.]+\. \S/gm)].map(
    ([, name]) => name,
  );

  /** The oldest Node of each line that package.json names, as "20.19.0". */
  const oldest = manifest.engines.node.split("||").map((range) => String(minVersion(range)));

  test("every locked package accepts the oldest Node that package.json names, but for those with a reason", () => {
    expect(refusing(oldest[0] ?? "")).toEqual(named);
  });

  test("every locked package accepts the other ones and the Node that the project brings", () => {
    for (const node of [...oldest.slice(1), manifest.devDependencies.node ?? ""]) expect(refusing(node)).toEqual([]);
  });

  test("the README asks for the Node that package.json names", () => {
    expect(read("README.md")).toContain(`Node ${oldest.map((node) => node.replace(/\.0$/, "")).join(", ")} or newer`);
  });

  test("no locked package is deprecated", () => {
    expect(Object.keys(locked).filter((path) => locked[path]?.deprecated !== undefined)).toEqual([]);
  });
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
