import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipAsync } from "@gfx/zopfli";
import react from "@vitejs/plugin-react";
import { build, normalizePath, type Plugin } from "vite";
import { assemblePage, SHELL_BODY, SHELL_HEAD } from "../src/formats/one-file-page.ts";
import { toDenseText } from "../src/lib/dense-text.ts";
import { inlineScript } from "./inline-script.ts";
import { COMMON, TARGET } from "./vite-common.ts";
import { policyText, REACT_ARIA_STYLES, sha256Source } from "./vite-content-security-policy.ts";
import { englishControls } from "./vite-english-controls.ts";
import { fontDisplay } from "./vite-font-display.ts";
import { layerOrder } from "./vite-layer-order.ts";
import { leanSigma } from "./vite-lean-sigma.ts";
import { shortShaders } from "./vite-short-shaders.ts";

// Builds the page of a one-file: the explorer in one HTML file that waits for a dataset. See
// docs/decisions/2026-11-25-one-file.md. Run by itself, it prints the page.

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** As the ids of modules begin, which have "/" on every system. */
const SOURCES = normalizePath(join(ROOT, "src/"));
const UNPACK = join(ROOT, "src/app/one-file/unpack.ts");
const ICON = join(ROOT, "src/app/icon.svg");

/**
 * The whole page, a second build of the same program: one script, one style sheet, workers and fonts inside.
 * @throws where what the build gives is not what a single file can hold.
 */
export async function buildOneFilePage(): Promise<string> {
  const shell = shellOf(readFileSync(join(ROOT, "index.html"), "utf8"));
  const letters: string[] = [];
  const result = await build({
    configFile: false,
    root: ROOT,
    ...COMMON,
    logLevel: "warn",
    plugins: [
      withoutWriters("page"),
      withoutLargeReaders(),
      withoutFilesOnDisk(),
      withoutWorkspaces(),
      withoutDifferences(),
      withCoarseOutlines(),
      react(),
      englishControls(),
      shortShaders(),
      leanSigma(),
      layerOrder(),
      inlineWorkers(),
      fontDisplay(),
      latinFaces(letters),
    ],
    // The page puts itself together again from this, to be saved once more.
    define: { "import.meta.env.ONE_FILE_SHELL": JSON.stringify(shell) },
    // A page that is opened from disk may start no worker that is a module.
    worker: { format: "iife", plugins: () => [withoutWriters("worker"), withoutLargeReaders(), withoutDifferences()] },
    build: {
      target: TARGET,
      write: false,
      modulePreload: false,
      assetsInlineLimit: () => true,
      cssCodeSplit: false,
      chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  if (!("output" in result)) throw new Error("The build of the one-file page gave no single output.");
  const programs = result.output.flatMap((file) => (file.type === "chunk" ? [file.code] : []));
  const styles = result.output.flatMap((file) =>
    file.type === "asset" && file.fileName.endsWith(".css") ? [String(file.source)] : [],
  );
  const program = onlyOne(programs, "script");
  const [style, parts] = splitSheet(onlyOne(styles, "style sheet").trim());
  const start = await inlineScript(UNPACK);
  const sheets = { style, letters: letters.toSorted().join("") };
  for (const sheet of [...Object.values(sheets), parts]) assertContained(sheet);
  return assemblePage(shell, {
    ...sheets,
    start,
    // Takes three seconds, and 40 kB less of the program than zlib at its best. Another 3 kB would take five more: see
    // docs/decisions/2026-11-30-where-tests-spend-the-processor.md.
    program: toDenseText(
      await gzipAsync(Buffer.from(`${parts}\0${program}`), { numiterations: 2, blocksplittingmax: 15 }),
    ),
    policy: policyText({
      "default-src": "'none'",
      "script-src": [start, program].map(sha256Source).join(" "),
      "style-src": [...Object.values(sheets), parts, ...REACT_ARIA_STYLES].map(sha256Source).join(" "),
      "img-src": "data: blob:",
      "font-src": "data:",
      "worker-src": "blob:",
      "connect-src": "'none'",
      "object-src": "'none'",
      "base-uri": "'none'",
      "form-action": "'none'",
    }),
  });
}

/** Readers of other programs' files, by id and file, that would take the article as one file over its budget. */
const LARGE_READERS = ["csv-set", "cx", "json-ld", "parquet", "rdf-xml", "turtle"];

/** Ids of the formats of other programs that it cannot write, for the same reason; its dialog says so. */
const LEFT_OUT_FORMATS = [
  ...["gexf", "graphml", "cytoscape", "jgf", "csv", "xlsx", "turtle", "trig", "json-ld"],
  ...["markdown", "bibtex", "csl-json"],
];

/** Puts what says so in the place of each reader that is left out. */
function withoutLargeReaders(): Plugin {
  return {
    name: "sourceline:without-large-readers",
    enforce: "pre",
    load(id) {
      const name = /\/src\/formats\/readers\/([\w-]+)\.ts$/.exec(id)?.[1] ?? "";
      if (name === "left-out") return `export const LEFT_OUT = ${JSON.stringify(LARGE_READERS)};`;
      return [...LARGE_READERS, "likely-encoding", "table-set"].includes(name)
        ? 'export * from "./not-in-one-file.ts";'
        : null;
    },
  };
}

/** Puts what keeps changes in local storage in the place of what keeps workspaces in a database. */
function withoutWorkspaces(): Plugin {
  return {
    name: "sourceline:without-workspaces",
    enforce: "pre",
    load(id) {
      const name = /\/src\/app\/keeping\/((?:Keeping|start-kept|WorkspacesDialog)\.tsx?)$/.exec(id)?.[1];
      return name === undefined ? null : `export * from "../one-file/keeping/${name}";`;
    },
  };
}

/**
 * Leaves out what keeps hold of files, which costs more than such a page has room for: it opens and saves as browsers do
 * that give no hold of them. None of the modules in whose place nothing stands is asked for.
 */
function withoutFilesOnDisk(): Plugin {
  return {
    name: "sourceline:without-files-on-disk",
    enforce: "pre",
    load(id) {
      if (id.endsWith("/src/app/saving/save-document.ts")) return 'export * from "./download-document.ts";';
      if (id.endsWith("/src/app/saving/note-origin.ts")) return "export const noteOrigin = () => {};";
      const isLeftOut =
        /\/src\/app\/(?:saving\/SaveDialog|open-file\/(?:choose-file|ChooseFileDialog)|WayBack)\.tsx?$/.test(id);
      return isLeftOut
        ? "export const SaveDialog = null, LeaveDialog = null, ChooseFileDialog = null, chooseFiles = null, WayBack = () => null;"
        : null;
    },
  };
}

/** What stands in the place of comparisons, for the same reason: the panel says so, and all else is not there. */
const INSTEAD_OF_DIFFERENCES: readonly (readonly [file: RegExp, code: string])[] = [
  [
    /\/src\/features\/differences\/ui\/DifferencesPanel\.tsx$/,
    'export { NotInOneFile as DifferencesPanel } from "./NotInOneFile.tsx";',
  ],
  [/\/src\/features\/differences\/compare-task\.ts$/, 'export const compareTask = { id: "compare" };'],
  [/\/src\/app\/open-file\/CompareButton\.tsx$/, "export const CompareButton = () => null;"],
  [/\/src\/views\/graph\/ui\/DifferencesKey\.tsx$/, "export const DifferencesKey = () => null;"],
  [/\/src\/views\/graph\/differing\.ts$/, "export const differingNow = () => null;"],
];

function withoutDifferences(): Plugin {
  return {
    name: "sourceline:without-differences",
    enforce: "pre",
    load: (id) => INSTEAD_OF_DIFFERENCES.find(([file]) => file.test(id))?.[1] ?? null,
  };
}

/** Takes the outlines of the map at 1:110 million, an eighth of the finer ones. */
function withCoarseOutlines(): Plugin {
  return {
    name: "sourceline:coarse-outlines",
    enforce: "pre",
    transform(code, id) {
      if (!id.endsWith("/src/views/map/atlas-shapes.ts")) return null;
      if (!code.includes("outlines-50m")) this.error("atlas-shapes.ts has no outlines to take coarser ones for.");
      return { code: code.replace("outlines-50m", "outlines-110m"), map: null };
    },
  };
}

/**
 * Leaves out the writers of other programs' formats. The page keeps what they are called; its worker, which writes, need not
 * know.
 */
function withoutWriters(where: "page" | "worker"): Plugin {
  const LOAD = /async \(\) => \(await import\("\.\/writers\/[\w-]+\.ts"\)\)\.\w+/g;
  return {
    name: "sourceline:without-writers",
    enforce: "pre",
    transform(code, id) {
      if (id.endsWith("/src/formats/writers/left-out.ts"))
        return { code: `export const LEFT_OUT = ${JSON.stringify(LEFT_OUT_FORMATS)};`, map: null };
      if (!id.endsWith("/src/formats/export-formats.ts")) return null;
      if (where === "worker") return { code: 'export { formats as exportFormats } from "./formats.ts";', map: null };
      if (code.match(LOAD)?.length !== LEFT_OUT_FORMATS.length)
        this.error("A writer in export-formats.ts is not loaded in the form of LOAD, or not in LEFT_OUT_FORMATS.");
      return { code: code.replace(LOAD, "() => Promise.reject()"), map: null };
    },
  };
}

/** The page's own index.html with what it links to taken out and places for the parts put in. */
function shellOf(html: string): string {
  const icon = `data:image/svg+xml,${encodeURIComponent(readFileSync(ICON, "utf8"))}`;
  const replacements: readonly (readonly [pattern: RegExp, by: string])[] = [
    [/<head>\n/g, '<head>\n    <meta http-equiv="Content-Security-Policy" content="%policy%" />\n'],
    [/href="\.\/src\/app\/icon\.svg"/g, `href="${icon}"`],
    [/ *<link rel="stylesheet" href="\.\/src\/app\/theme\.css" \/>\n/g, ""],
    [/<link rel="stylesheet" href="\.\/src\/app\/first-paint\.css" \/>/g, SHELL_HEAD],
    [/<script type="module" src="\.\/src\/main\.tsx"><\/script>/g, SHELL_BODY],
  ];
  const shell = replacements.reduce((text, [pattern, by]) => {
    if (text.match(pattern)?.length !== 1) throw new Error(`index.html has ${pattern} not once; see shellOf.`);
    return text.replace(pattern, () => by);
  }, html);
  if (/(?:src|href)="\.?\//.test(shell))
    throw new Error("index.html links to a file that the one-file has not inside.");
  return shell;
}

function onlyOne(texts: readonly string[], noun: string): string {
  const [text] = texts;
  if (text === undefined || texts.length > 1) throw new Error(`The one-file needs one ${noun}, not ${texts.length}.`);
  return text;
}

/**
 * The style sheet in two: what the first paint needs, which stands in the file as it is, and the layers of controls and
 * parts, which are packed with the program.
 */
function splitSheet(sheet: string): readonly [first: string, parts: string] {
  let [first, parts] = ["", ""];
  for (let start = 0; start < sheet.length; ) {
    const end = endOfStatement(sheet, start);
    const statement = sheet.slice(start, end);
    if (/^@layer (?:controls|parts)\s*\{/.test(statement)) parts += statement;
    else first += statement;
    start = end;
  }
  if (first === "" || parts === "") throw new Error("The style sheet has no layers to tell apart; see splitSheet.");
  return [first, parts];
}

/** Where the statement of a style sheet ends that begins at an index. */
function endOfStatement(sheet: string, start: number): number {
  let depth = 0;
  for (const match of sheet.slice(start).matchAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^"')]*\)|[{};]/g)) {
    const [token] = match;
    if (token === "{") depth++;
    else if (token === "}") depth--;
    if (depth === 0 && (token === "}" || token === ";")) return start + match.index + 1;
  }
  return sheet.length;
}

/** An element's content is hashed as the browser reads it: it must not end early or be changed on the way. */
function assertContained(sheet: string): void {
  if (/<\/style|<!--|\r|\0/i.test(sheet)) throw new Error("The style sheet holds what a style element cannot.");
  for (const [, address = ""] of sheet.matchAll(/url\(\s*["']?([^"')]{0,40})/g)) {
    if (!/^(?:data:|#)/.test(address)) throw new Error(`The one-file's style sheet asks for ${address}.`);
  }
}

/** Workers as blobs: a page opened from disk may start no other. */
function inlineWorkers(): Plugin {
  const START = /new Worker\(new URL\("([^"]+)", import\.meta\.url\), \{ type: "module" \}\)/g;
  return {
    name: "sourceline:inline-workers",
    enforce: "pre",
    transform(code, id) {
      if (!id.startsWith(SOURCES) || id.includes("?") || !code.includes("new Worker(")) return null;
      const imports: string[] = [];
      const inlined = code.replace(START, (_, path) => {
        imports.push(`import InlineWorker${imports.length} from "${path}?worker&inline";\n`);
        return `new InlineWorker${imports.length - 1}()`;
      });
      if (inlined.includes("new Worker(")) this.error(`A worker in ${id} is not started in the form of START.`);
      return { code: imports.join("") + inlined, map: null };
    },
  };
}

/**
 * Keeps the faces for Latin letters in the style sheet, puts those for further Latin letters aside as a sheet of their
 * own, and leaves out other scripts, which a system's fonts show.
 * @param letters gets the faces put aside, their fonts inside.
 */
function latinFaces(letters: string[]): Plugin {
  return {
    name: "sourceline:latin-faces",
    enforce: "pre",
    transform(code, id) {
      if (!/@fontsource-variable\/[^?]*\.css$/.test(id)) return null;
      const kept = code.replace(/\/\*[^*]*\*\/|@font-face\s*\{[^}]*\}/g, (face) => {
        const file = /url\(([^)]+\.woff2)\)/.exec(face)?.[1] ?? "";
        if (/-latin-wght-/.test(file)) return face;
        if (/-latin-ext-wght-/.test(file)) {
          const font = readFileSync(join(dirname(id), file)).toString("base64");
          letters.push(face.replace(file, `data:font/woff2;base64,${font}`).replace(/\s*\n\s*/g, ""));
        }
        return "";
      });
      return { code: kept, map: null };
    },
  };
}

if (import.meta.main) {
  // Whatever the shell it is called from is set to: the page is the one that a build makes.
  process.env.NODE_ENV = "production";
  process.stdout.write(await buildOneFilePage());
}
