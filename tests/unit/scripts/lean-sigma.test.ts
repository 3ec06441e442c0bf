import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { leanModule } from "../../../scripts/vite-lean-sigma.ts";

const SIGMA = fileURLToPath(new URL("../../../node_modules/sigma/", import.meta.url));
const MODULES = readdirSync(SIGMA, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".esm.js"));
const lean = (path: string) => leanModule(readFileSync(SIGMA + path, "utf8"));

test("Sigma's settings bring no program and nothing that draws labels", () => {
  const path = MODULES.find((name) => name.endsWith("sigma-settings.esm.js")) ?? "";
  const before = readFileSync(SIGMA + path, "utf8");
  const [wanted = ""] = /index-\w+\.esm/.exec(before) ?? [];
  expect(wanted).not.toBe("");
  const after = lean(path);
  expect(after).not.toContain(wanted);
  expect(after).toMatch(/^var drawStraightEdgeLabel, drawDiscNodeLabel,/m);
  // All the rest is as it was.
  expect(after.slice(after.indexOf("var DEFAULT_SETTINGS"))).toBe(before.slice(before.indexOf("var DEFAULT_SETTINGS")));
});

test("what is Sigma's and not drawn with does nothing when its module loads, so that it can be left out", () => {
  const [programs = ""] = MODULES.map(lean).filter((code) => code.includes("function createEdgeArrowProgram"));
  expect(programs.match(/= \/\* @__PURE__ \*\/ createEdge\w+Program\(\);/g)).toHaveLength(3);
  expect(programs).not.toMatch(/^var \w+ = createEdge/m);
  expect(programs).not.toMatch(/^_defineProperty\(/m);
});

test("names of colours are left out, and how colours in numbers are read is not", () => {
  const [colours = ""] = MODULES.map(lean).filter((code) => code.includes("function floatColor"));
  expect(colours).toContain("var HTML_COLORS = {};");
  expect(colours).toContain("RGBA_EXTRACT_REGEX");
});

test("a module without any of it stays as it is", () => {
  expect(leanModule("export const a = 1;")).toBe("export const a = 1;");
});
