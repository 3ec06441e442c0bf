import { describe, expect, test } from "vitest";
import { importLawBreaches, readProject } from "../../scripts/import-law.ts";

const SHIPPED = new Set(["graphology", "sigma", "react", "react-dom", "react-aria-components", "zustand", "commander"]);

/** Breaches of a made-up project. Empty files named by `also` are there to be imported. */
function breachesOf(sources: Record<string, string>, also: readonly string[] = []): readonly string[] {
  return importLawBreaches(
    new Map([...also.map((file): [string, string] => [file, ""]), ...Object.entries(sources)]),
    SHIPPED,
  );
}

test("the project keeps the import law", () => {
  const { files, dependencies } = readProject();
  expect(files.size).toBeGreaterThan(0);
  expect(importLawBreaches(files, dependencies)).toEqual([]);
});

describe("the checker refuses", () => {
  const planted: readonly (readonly [what: string, file: string, source: string, imported: string, reason: string])[] =
    [
      ["lib taking model", "src/lib/a.ts", `import "../model/b.ts"`, "src/model/b.ts", "an arrow points up"],
      ["a control of lib taking model", "src/lib/ui/A.tsx", `import "../../model/b.ts"`, "src/model/b.ts", "points up"],
      ["model taking derive", "src/model/a.ts", `import { b } from "../derive/b.ts"`, "src/derive/b.ts", "points up"],
      [
        "a type-only arrow up",
        "src/model/a.ts",
        `import type { B } from "../views/graph/b.ts"`,
        "src/views/graph/b.ts",
        "up",
      ],
      ["a re-export up", "src/lib/a.ts", `export * from "../model/b.ts"`, "src/model/b.ts", "points up"],
      ["a lazy arrow up", "src/formats/a.ts", `const b = () => import("../app/b.ts")`, "src/app/b.ts", "points up"],
      [
        "an arrow to a worker up",
        "src/lib/a.ts",
        `new URL("../product/w.ts", import.meta.url)`,
        "src/product/w.ts",
        "up",
      ],
      [
        "workspace taking a feature",
        "src/workspace/a.ts",
        `import "../features/files/b.ts"`,
        "src/features/files/b.ts",
        "up",
      ],
      [
        "a feature taking a later one",
        "src/features/search/a.ts",
        `import "../filters/b.ts"`,
        "src/features/filters/b.ts",
        "features/filters comes after features/search",
      ],
      [
        "a feature's ui taking a later one's",
        "src/features/search/ui/A.tsx",
        `import "../../details/ui/B.tsx"`,
        "src/features/details/ui/B.tsx",
        "points up",
      ],
      [
        "a feature taking a view",
        "src/features/details/a.ts",
        `import "../../views/graph/b.ts"`,
        "src/views/graph/b.ts",
        "up",
      ],
      ["a view taking a later one", "src/views/timeline/a.ts", `import "../graph/b.ts"`, "src/views/graph/b.ts", "up"],
      [
        "a view taking the lists",
        "src/views/graph/a.ts",
        `import "../../product/b.ts"`,
        "src/product/b.ts",
        "points up",
      ],
      [
        "headless code taking its own ui",
        "src/features/search/a.ts",
        `import "./ui/B.tsx"`,
        "src/features/search/ui/B.tsx",
        "headless code imports no UI",
      ],
      ["cli taking app", "src/cli/a.ts", `import "../app/b.ts"`, "src/app/b.ts", "points up"],
      ["cli taking a ui", "src/cli/a.ts", `import "../views/graph/ui/b.ts"`, "src/views/graph/ui/b.ts", "no UI"],
      ["app taking cli", "src/app/a.ts", `import "../cli/b.ts"`, "src/cli/b.ts", "nothing imports the command line"],
      ["anything taking main", "src/app/a.ts", `import "../main.tsx"`, "src/main.tsx", "points up"],
      ["an import without extension", "src/lib/a.ts", `import { b } from "./b"`, "src/lib/b.ts", "with its extension"],
      ["an import of what is not there", "src/lib/a.ts", `import "./c.ts"`, "src/lib/b.ts", "no such file"],
      ["a computed import", "src/app/a.ts", `const b = (n: string) => import(n)`, "src/app/b.ts", "say in full"],
      ["a way out of src", "src/lib/a.ts", `import "../../scripts/b.ts"`, "src/lib/b.ts", "leads out of src"],
    ];
  test.each(planted)("%s", (_what, file, source, imported, reason) => {
    const breaches = breachesOf({ [file]: source }, [imported]);
    expect(breaches).toHaveLength(1);
    expect(breaches[0]).toContain(`${file}:1`);
    expect(breaches[0]).toContain(reason);
  });

  const misplaced: readonly (readonly [file: string, source: string])[] = [
    ["src/views/graph/draw.ts", `import Sigma from "sigma"`],
    ["src/app/Shell.tsx", `import { EdgeProgram } from "sigma/rendering"`],
    ["src/views/timeline/ui/map.ts", `import Sigma from "sigma"`],
    ["src/workspace/a.ts", `import { useMemo } from "react"`],
    ["src/features/search/a.ts", `import { Button } from "react-aria-components/Button"`],
    ["src/workspace/a.ts", `import { create } from "zustand"`],
    ["src/workspace/a.ts", `import { useShallow } from "zustand/react/shallow"`],
    ["src/formats/a.ts", `import { readFileSync } from "node:fs"`],
    ["src/formats/a.ts", `import { Command } from "commander"`],
    ["src/lib/a.ts", `import { test } from "vitest"`],
  ];
  test.each(misplaced)("a package in the wrong place: %s, %s", (file, source) => {
    expect(breachesOf({ [file]: source })).toHaveLength(1);
  });

  test.each(["src/lib/index.ts", "src/features/search/index.ts", "src/lib/utils.ts"])("a file called %s", (file) => {
    expect(breachesOf({ [file]: "" })).toEqual([expect.stringContaining("call it after what it exports")]);
  });

  test.each(["src/helper.ts", "src/stuff/a.ts", "src/features/stuff/a.ts"])(
    "a place that is not in the order: %s",
    (file) => {
      expect(breachesOf({ [file]: "" })).toEqual([expect.stringContaining("not in the order")]);
    },
  );

  const attributes: readonly (readonly [what: string, setter: string, reader: string])[] = [
    ["an attribute", `<p data-place="a" />`, `document.querySelector("[data-place]")`],
    ["an attribute without value", `<p data-place>a</p>`, "element.closest('li, [data-place=\"a\"]')"],
    ["an attribute set by its name", `{ "data-place": "a" }`, `element.getAttribute("data-place")`],
    ["an attribute set on the element", `element.dataset.atPlace = "a"`, `if (element.dataset.atPlace === "a") go()`],
    ["a role", `<p role="application" />`, `pane.querySelector('[role="application"]')`],
  ];
  test.each(attributes)("%s that another module looks for", (_what, setter, reader) => {
    const write = `export const a = () => ${setter.startsWith("{") ? `(${setter})` : setter}`;
    expect(breachesOf({ "src/app/a.tsx": write, "src/workspace/ui/b.tsx": reader })).toEqual([
      expect.stringMatching(/^src\/workspace\/ui\/b.tsx: .* is set in src\/app\/a.tsx/),
    ]);
    expect(breachesOf({ "src/app/a.tsx": write, "src/app/b.tsx": reader })).toEqual([]);
  });

  test("a cycle, once, with the files along it", () => {
    expect(
      breachesOf({
        "src/lib/a.ts": `import "./b.ts"`,
        "src/lib/b.ts": `import type { C } from "./c.ts"`,
        "src/lib/c.ts": `import "./a.ts"`,
      }),
    ).toEqual(["src/lib/a.ts → src/lib/b.ts → src/lib/c.ts → src/lib/a.ts: a cycle"]);
  });
});

test("the checker allows what the law allows", () => {
  expect(
    breachesOf(
      {
        "src/main.tsx": `import "./app/a.tsx"; import { createRoot } from "react-dom/client"`,
        "src/app/a.tsx": `import "../features/search/ui/X.tsx"; import "../views/graph/ui/g.ts"; import "./a.module.css"`,
        "src/product/p.ts": `import "../features/search/x.ts"; import "../workspace/w.ts"`,
        "src/features/filters/ui/F.tsx": `import "../../search/ui/X.tsx"; import "../../search/x.ts"`,
        "src/features/search/ui/X.tsx": `import "../x.ts"; import "../../../workspace/w.ts"; import { useStore } from "zustand"`,
        "src/features/search/x.ts": `import "../../formats/f.ts"; import "../../model/m.ts"; import "../../workspace/w.ts"`,
        "src/views/graph/ui/g.ts": `import Sigma from "sigma"; import { useRef } from "react"; import "../../../features/search/ui/X.tsx"`,
        "src/workspace/w.ts": `import "../derive/d.ts"; import { createStore } from "zustand/vanilla"`,
        "src/derive/d.ts": `import "../model/m.ts"`,
        "src/formats/f.ts": `import "../lib/l.ts"; const later = () => import("../model/m.ts")`,
        "src/cli/main.ts": `import "../product/p.ts"; import { argv } from "node:process"; import { Command } from "commander"`,
        "src/model/m.ts": `import Graph from "graphology"; const words = 'import "../app/a.tsx"'`,
        "src/lib/l.ts": "// import nothing from '../model/m.ts'",
      },
      ["src/app/a.module.css"],
    ),
  ).toEqual([]);
});
