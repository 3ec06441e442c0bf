import { globSync } from "node:fs";
import { join, sep } from "node:path";
import { build, type Plugin } from "vite";
import { COMMON, TARGET } from "./vite-common.ts";

/** As Vite names the module of a worker that it serves unbuilt. */
const WORKER_FILE = /^(.*\.worker\.ts)\?(?:.*&)?worker_file\b/;

/**
 * Serves each worker as one file, nearly as on the site: unbuilt, it asks for some three hundred modules each time
 * that it starts, and tests start it often. They are built before the server answers: else the first test that starts one
 * would wait for that, on a busy machine for longer than a test waits.
 */
export function wholeWorker(): Plugin {
  const built = new Map<string, Promise<string>>();
  return {
    name: "whole-worker",
    enforce: "pre",
    apply: "serve",
    async configureServer({ config: { root } }) {
      for (const path of globSync("src/**/*.worker.ts", { cwd: root })) {
        const entry = join(root, path).split(sep).join("/");
        built.set(entry, buildWorker(entry));
      }
      await Promise.all(built.values());
    },
    async load(id) {
      const entry = WORKER_FILE.exec(id)?.[1];
      if (entry === undefined) return null;
      const code = built.get(entry) ?? buildWorker(entry);
      built.set(entry, code);
      return { code: await code, map: null };
    },
    watchChange: () => built.clear(),
  };
}

async function buildWorker(entry: string): Promise<string> {
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
      rolldownOptions: { input: entry, output: { codeSplitting: false } },
    },
  });
  const [chunk] = "output" in result ? result.output : [];
  if (chunk === undefined) throw new Error(`The build of ${entry} gave no single output.`);
  return chunk.code;
}
