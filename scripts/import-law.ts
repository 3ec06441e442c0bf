import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";

// The import law of docs/architecture.md: modules have a fixed order, and each imports only from earlier ones. Why we
// read imports ourselves and use no tool: docs/decisions/2026-11-23-import-law-without-dependency-cruiser.md.

/**
 * The modules of src, in order. A file may import from its own module and from earlier ones. An entry with a slash is a
 * subfolder; files outside all of them are not allowed.
 */
export const ORDER: readonly string[] = [
  "words",
  "lib",
  "model",
  "derive",
  "formats",
  "workspace",
  "features/search",
  "features/filters",
  "features/layouts",
  "features/measures",
  "features/exploration",
  "features/claims",
  "features/texts",
  "features/contested",
  "features/voices",
  "features/files",
  "features/merging",
  "features/differences",
  "features/stories",
  "features/figures",
  "features/sharing",
  "features/exercises",
  "features/details",
  "drawing",
  "views/map",
  "views/matrix",
  "views/agreement",
  "views/table",
  "views/timeline",
  "views/plots",
  "views/graph",
  "product",
  "cli",
  "app",
  "main.tsx",
];

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
  return isInterface(file) || file.startsWith("src/app/") || file === "src/main.tsx";
}

/** Whether a file is UI code, that is, in a ui/ folder. Headless code must not import it. */
function isInterface(file: string): boolean {
  return file.split("/").slice(1, -1).includes("ui");
}

/** Index of a file's module in `ORDER`; -1 if it is in none. */
function placeOf(file: string): number {
  const [, folder = "", name = ""] = file.split("/");
  const own = ORDER.indexOf(`${folder}/${name}`);
  return own >= 0 ? own : ORDER.indexOf(folder);
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
  const [fromPlace, toPlace] = [placeOf(from), placeOf(to)];
  if (fromPlace < 0 || toPlace < 0) return null; // reported once, for the file itself
  if (toPlace > fromPlace) return `${ORDER[toPlace]} comes after ${ORDER[fromPlace]}: an arrow points up`;
  const isCli = (place: number) => ORDER[place] === "cli";
  if (isCli(toPlace) && !isCli(fromPlace)) return "nothing imports the command line";
  if (isInterface(to) && !drawsReact(from)) return "headless code imports no UI";
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

/** An attribute as a query names it: `data-at`, or `role="application"`. */
type Attribute = string;

/**
 * What a source sets on elements, and what it asks elements for. Of roles only that of the canvas: the others are kinds of
 * control, also of those that a library draws.
 */
function attributesIn(source: string): { readonly set: ReadonlySet<Attribute>; readonly asked: readonly Attribute[] } {
  const kebab = (name: string) => `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const all = (pattern: RegExp, name: (found: string) => Attribute) =>
    Array.from(source.matchAll(pattern), ([, found]) => name(found as string));
  const same = (found: string) => found;
  return {
    set: new Set([
      ...all(/[\s{(]["']?(data-[a-z-]+)["']?(?=\s*[=:,\]]|[\s>])/g, same),
      ...all(/\.dataset\.(\w+) =(?!=)/g, kebab),
      ...all(/[\s{](role="application")/g, same),
    ]),
    asked: [
      ...all(/\[(data-[a-z-]+)/g, same),
      ...all(/(?:get|has)Attribute\(["'](data-[a-z-]+)/g, same),
      ...all(/\.dataset\.(\w+)\b(?! =(?!=))/g, kebab),
      ...all(/\[(role="application")/g, same),
    ],
  };
}

/**
 * Attributes that one module sets and another looks for: a door between them that no type guards. Tests and style sheets
 * may look for any.
 */
function attributeBreaches(files: ReadonlyMap<string, string>): readonly string[] {
  const setBy = new Map<Attribute, string[]>();
  const read = [...files].map(([file, source]) => [file, attributesIn(source)] as const);
  for (const [file, { set }] of read) for (const name of set) setBy.set(name, [...(setBy.get(name) ?? []), file]);
  return read.flatMap(([file, { asked }]) =>
    [...new Set(asked)].flatMap((name) => {
      const setter = setBy.get(name)?.find((other) => placeOf(other) !== placeOf(file));
      return setter === undefined ? [] : [`${file}: ${name} is set in ${setter}: share a ref or a value, no attribute`];
    }),
  );
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
    if (placeOf(file) < 0) breaches.push(`${file}: this place is not in the order of modules`);
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
  breaches.push(...attributeBreaches(files));
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
