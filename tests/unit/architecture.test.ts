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
      [
        "model taking a format",
        "src/model/a.ts",
        `import { b } from "../formats/b.ts"`,
        "src/formats/b.ts",
        "points up",
      ],
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
        `new URL("../layouts/w.ts", import.meta.url)`,
        "src/layouts/w.ts",
        "up",
      ],
      [
        "a feature taking workspace",
        "src/features/x/a.ts",
        `import "../../workspace/b.ts"`,
        "src/workspace/b.ts",
        "up",
      ],
      [
        "a feature taking its own ui",
        "src/features/x/a.ts",
        `import "./ui/B.tsx"`,
        "src/features/x/ui/B.tsx",
        "points up",
      ],
      [
        "workspace taking a ui",
        "src/workspace/a.ts",
        `import "../views/graph/ui/b.ts"`,
        "src/views/graph/ui/b.ts",
        "up",
      ],
      ["a ui taking app", "src/features/x/ui/A.tsx", `import "../../../app/b.ts"`, "src/app/b.ts", "points up"],
      ["a sister feature", "src/features/x/a.ts", `import "../y/b.ts"`, "src/features/y/b.ts", "no sister feature"],
      ["a sister's ui", "src/features/x/ui/A.tsx", `import "../../y/ui/B.tsx"`, "src/features/y/ui/B.tsx", "no sister"],
      ["a sister view", "src/views/map/a.ts", `import "../graph/b.ts"`, "src/views/graph/b.ts", "no sister view"],
      [
        "a format taking a feature",
        "src/formats/a.ts",
        `import "../features/x/b.ts"`,
        "src/features/x/b.ts",
        "lib and model",
      ],
      ["cli taking app", "src/cli/a.ts", `import "../app/b.ts"`, "src/app/b.ts", "workspace and below"],
      ["cli taking a ui", "src/cli/a.ts", `import "../views/graph/ui/b.ts"`, "src/views/graph/ui/b.ts", "and below"],
      ["app taking cli", "src/app/a.ts", `import "../cli/b.ts"`, "src/cli/b.ts", "nothing imports the command line"],
      ["anything taking main", "src/app/a.ts", `import "../main.tsx"`, "src/main.tsx", "nothing imports main.tsx"],
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
    ["src/views/map/ui/map.ts", `import Sigma from "sigma"`],
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

  test.each(["src/helper.ts", "src/stuff/a.ts"])("a place without a layer: %s", (file) => {
    expect(breachesOf({ [file]: "" })).toEqual([expect.stringContaining("no layer is known")]);
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
        "src/app/a.tsx": `import "../features/x/ui/X.tsx"; import "../views/graph/ui/g.ts"; import "./a.module.css"`,
        "src/features/x/ui/X.tsx": `import "../x.ts"; import "../../../workspace/w.ts"; import { useStore } from "zustand"`,
        "src/features/x/x.ts": `import "../../formats/f.ts"; import "../../model/m.ts"`,
        "src/views/graph/ui/g.ts": `import Sigma from "sigma"; import { useRef } from "react"`,
        "src/workspace/w.ts": `import "../features/x/x.ts"; import { createStore } from "zustand/vanilla"`,
        "src/formats/f.ts": `import "../lib/l.ts"; const later = () => import("../model/m.ts")`,
        "src/cli/main.ts": `import "../workspace/w.ts"; import { argv } from "node:process"; import { Command } from "commander"`,
        "src/model/m.ts": `import Graph from "graphology"; const words = 'import "../app/a.tsx"'`,
        "src/lib/l.ts": "// import nothing from '../model/m.ts'",
      },
      ["src/app/a.module.css"],
    ),
  ).toEqual([]);
});
