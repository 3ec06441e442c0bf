import { globSync } from "node:fs";
import { join, posix, sep } from "node:path";
import { build, type Plugin } from "vite";
import { WORKER_CHUNKS } from "./vite-chunks.ts";
import { COMMON, TARGET } from "./vite-common.ts";

/** As Vite asks for a worker that it serves unbuilt: the path of its file, from the root of the server. */
const WORKER_FILE = /^(\/.*\.worker\.ts)\?(?:.*&)?worker_file\b/;

/**
 * Serves each worker built, and cut as on the site: unbuilt, it asks for some three hundred modules each time that it
 * starts, and tests start it often. What it seldom needs is a file of its own, since each start parses the whole of what it
 * loads. They are built before the server answers: else the first test that starts one would wait for that, on a busy
 * machine for longer than a test waits.
 */
export function wholeWorker(): Plugin {
  const built = new Map<string, Promise<void>>();
  /** What was built, by the address at which it is asked for. */
  const served = new Map<string, string>();
  return {
    name: "whole-worker",
    apply: "serve",
    async configureServer({ config: { root }, middlewares }) {
      const provide = (path: string) => {
        const building = built.get(path) ?? buildWorker(root, path, served);
        built.set(path, building);
        return building;
      };
      const paths = globSync("src/**/*.worker.ts", { cwd: root }).map((path) => `/${path.split(sep).join("/")}`);
      await Promise.all(paths.map(provide));
      // Before Vite's own, which would read and rewrite the script each time.
      middlewares.use(async (request, response, next) => {
        const address = request.url ?? "";
        const worker = WORKER_FILE.exec(address)?.[1];
        try {
          if (worker !== undefined) await provide(worker);
        } catch (error) {
          next(error);
          return;
        }
        const code = served.get(worker ?? address);
        if (code === undefined) next();
        else response.setHeader("Content-Type", "text/javascript").end(code);
      });
    },
    watchChange: () => built.clear(),
  };
}

/** Builds a worker; its other files lie beside it. */
async function buildWorker(root: string, path: string, served: Map<string, string>): Promise<void> {
  const result = await build({
    configFile: false,
    ...COMMON,
    logLevel: "warn",
    build: {
      target: TARGET,
      write: false,
      minify: true,
      modulePreload: false,
      chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
      rolldownOptions: {
        input: join(root, path),
        output: { codeSplitting: WORKER_CHUNKS, entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  });
  if (!("output" in result)) throw new Error(`The build of ${path} gave no single output.`);
  for (const file of result.output) {
    if (file.type !== "chunk") throw new Error(`The build of ${path} gave ${file.fileName}, which is no script.`);
    served.set(posix.join(posix.dirname(path), file.fileName), file.code);
    // Its other files import it by its name, and would have another one of it by the address at which it is started.
    if (file.isEntry) served.set(path, `import "./${file.fileName}";`);
  }
}
