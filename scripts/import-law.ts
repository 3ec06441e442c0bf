import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";

// The import law of docs: lib <- model <- (formats, layouts, metrics, headless features, headless views) <- workspace
// <- any ui/ <- app; the command line takes workspace and below. Why this is our own reader of imports and not a tool:
// docs/decisions/2026-11-23-import-law-without-dependency-cruiser.md.

/** Layers by number. A file imports from its own layer or a lower one. */
const LAYERS: Readonly<Record<string, number>> = {
  lib: 0,
  model: 1,
  formats: 2,
  layouts: 2,
  metrics: 2,
  features: 2,
  views: 2,
  workspace: 3,
  app: 5,
  cli: 5,
};
const UI = 4;
const ENTRY = 6;

/** Folders of which each child is a capability of its own that never takes from a sister. */
const SISTERS: Readonly<Record<string, string>> = { features: "feature", views: "view" };
/** Folders that know neither features nor views nor one another: each is a list with a file per entry. */
const LISTS: readonly string[] = ["formats", "layouts", "metrics"];

/** Files that lead nowhere by name: what they hold belongs into a file that is called after it. */
const NAMELESS = /(?:^|\/)(?:index|utils|helpers)\.tsx?$/;

/** Who may import a package, and how that is said. Packages not named here may be imported anywhere in src. */
const PACKAGE_PLACES: readonly {
  readonly packages: RegExp;
  readonly allowed: (file: string) => boolean;
  readonly where: string;
}[] = [
  {
    packages: /^@?sigma(?:\/|$)/,
    allowed: (file) => file.startsWith("src/views/graph/ui/"),
    where: "src/views/graph/ui",
  },
  {
    packages: /^(?:react|react-dom|react-aria|react-aria-components|react-stately|lucide-react)(?:\/|$)/,
    allowed: drawsReact,
    where: "a ui/ folder, app/ or main.tsx",
  },
  {
    packages: /^zustand(?!\/(?:vanilla|middleware)(?:\/|$))(?:\/|$)/,
    allowed: drawsReact,
    where: "a ui/ folder, app/ or main.tsx (take zustand/vanilla elsewhere)",
  },
  { packages: /^node:/, allowed: (file) => file.startsWith("src/cli/"), where: "cli/" },
  { packages: /^commander(?:\/|$)/, allowed: (file) => file.startsWith("src/cli/"), where: "cli/" },
];

function drawsReact(file: string): boolean {
  return layerOf(file) === UI || file.startsWith("src/app/") || file === "src/main.tsx";
}

/** Number of the layer that a file of src belongs to; undefined for a folder that the law does not know. */
function layerOf(file: string): number | undefined {
  if (file === "src/main.tsx") return ENTRY;
  const [, folder = "", ...rest] = file.split("/");
  if (rest.slice(0, -1).includes("ui")) return folder in LAYERS ? UI : undefined;
  return rest.length === 0 ? undefined : LAYERS[folder];
}

interface Import {
  readonly specifier: string;
  /** Counted from 1. */
  readonly line: number;
}

/** What a source imports: static, re-exported, dynamic, and as the URL of a worker. */
function importsOf(file: string, source: string): readonly Import[] {
  const { module, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const found: [specifier: string, offset: number][] = [];
  for (const { moduleRequest, start } of module.staticImports) found.push([moduleRequest.value, start]);
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, start } of entries) if (moduleRequest) found.push([moduleRequest.value, start]);
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const text = source.slice(moduleRequest.start, moduleRequest.end);
    found.push([/^(["'`])([^$]*)\1$/.exec(text)?.[2] ?? `(computed) ${text}`, moduleRequest.start]);
  }
  for (const match of source.matchAll(/new URL\(\s*["']([^"']+)["']\s*,\s*import\.meta\.url/g)) {
    found.push([match[1] ?? "", match.index]);
  }
  return found.map(([specifier, offset]) => ({ specifier, line: source.slice(0, offset).split("\n").length }));
}

/** What is wrong with an import of `to` by `from`, both files of src; null where the law allows it. */
function brokenArrow(from: string, to: string): string | null {
  const [fromLayer, toLayer] = [layerOf(from), layerOf(to)];
  if (fromLayer === undefined || toLayer === undefined) return null; // reported once, for the file itself
  const [, fromFolder = "", fromName = ""] = from.split("/");
  const [, toFolder = "", toName = ""] = to.split("/");
  if (to === "src/main.tsx") return "nothing imports main.tsx";
  if (fromFolder !== toFolder && toFolder === "cli") return "nothing imports the command line";
  if (fromFolder === "cli" && (toLayer === UI || toFolder === "app"))
    return "the command line takes workspace and below";
  if (toLayer > fromLayer) return "an arrow points up";
  if (LISTS.includes(fromFolder) && fromLayer === 2 && toLayer === 2 && fromFolder !== toFolder) {
    return `${fromFolder} import lib and model only`;
  }
  const sister = SISTERS[fromFolder];
  if (sister !== undefined && fromFolder === toFolder && fromName !== toName) {
    return `a ${sister} imports no sister ${sister}: what both need belongs into model, what crosses them into workspace`;
  }
  return null;
}

/** Each cycle once, as the files along it. */
function cyclesOf(arrows: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  const walk = (file: string): void => {
    const at = trail.indexOf(file);
    if (at >= 0) {
      cycles.push([...trail.slice(at), file]);
      return;
    }
    if (done.has(file)) return;
    trail.push(file);
    for (const next of arrows.get(file) ?? []) walk(next);
    trail.pop();
    done.add(file);
  };
  for (const file of arrows.keys()) walk(file);
  return cycles;
}

/**
 * Every breach of the import law, one line each; empty when there is none.
 * @param files path from the project root ("src/lib/result.ts") to source text, for all files of src. Only .ts and .tsx
 *   files are read; others are known by name, so that an import of them can be resolved.
 * @param dependencies names of the packages that the product ships with.
 */
export function importLawBreaches(
  files: ReadonlyMap<string, string>,
  dependencies: ReadonlySet<string>,
): readonly string[] {
  const breaches: string[] = [];
  const arrows = new Map<string, string[]>();
  for (const [file, source] of files) {
    if (!/\.tsx?$/.test(file)) continue;
    if (layerOf(file) === undefined) breaches.push(`${file}: no layer is known for this place`);
    if (NAMELESS.test(file)) breaches.push(`${file}: call it after what it exports`);
    const targets: string[] = [];
    arrows.set(file, targets);
    for (const { specifier, line } of importsOf(file, source)) {
      const breach = (reason: string) => breaches.push(`${file}:${line}: "${specifier}": ${reason}`);
      const bare = specifier.replace(/\?.*$/, ""); // Vite's ?url, ?worker
      if (bare.startsWith("(computed)")) {
        breach("say in full what is imported");
      } else if (!bare.startsWith(".")) {
        const place = PACKAGE_PLACES.find(({ packages }) => packages.test(bare));
        if (place && !place.allowed(file)) breach(`only ${place.where} may import it`);
        const name = bare.startsWith("@") ? bare.split("/", 2).join("/") : (bare.split("/")[0] ?? bare);
        if (!bare.startsWith("node:") && !dependencies.has(name)) breach("no dependency that the product ships with");
      } else {
        const target = posix.join(posix.dirname(file), bare);
        if (!/\.(?:tsx?|css|json|svg|woff2)$/.test(bare)) breach("name the file with its extension");
        else if (!target.startsWith("src/")) {
          if (!(target === "package.json" && file.startsWith("src/cli/"))) breach("it leads out of src");
        } else if (!files.has(target)) breach("there is no such file");
        else {
          const broken = brokenArrow(file, target);
          if (broken) breach(broken);
          targets.push(target);
        }
      }
    }
  }
  for (const cycle of cyclesOf(arrows)) breaches.push(`${cycle.join(" → ")}: a cycle`);
  return breaches;
}

/** The files of src and the shipped packages, as `importLawBreaches` takes them. */
export function readProject(): { files: Map<string, string>; dependencies: Set<string> } {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const files = new Map<string, string>();
  for (const name of readdirSync(`${root}src`, { recursive: true, encoding: "utf8" }).sort()) {
    const path = `src/${name.replaceAll("\\", "/")}`;
    if (/\.[a-z0-9]+$/.test(path)) files.set(path, /\.tsx?$/.test(path) ? readFileSync(`${root}${path}`, "utf8") : "");
  }
  const manifest: { dependencies: Record<string, string> } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
  return { files, dependencies: new Set(Object.keys(manifest.dependencies)) };
}

if (import.meta.main) {
  const { files, dependencies } = readProject();
  const breaches = importLawBreaches(files, dependencies);
  for (const breach of breaches) console.error(breach);
  console.log(`${files.size} files read, ${breaches.length} breaches of the import law.`);
  if (breaches.length > 0) process.exitCode = 1;
}
