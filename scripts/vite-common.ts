import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { normalizePath, type UserConfig } from "vite";

/** With "/" on every system, as Vite names its modules. */
const ROOT = normalizePath(fileURLToPath(new URL("..", import.meta.url)));

/** What the builds of the site and of the one-file page have in common. */
export const COMMON = {
  // Relative, so that the built folder works under any path of any host.
  base: "./",
  resolve: {
    alias: {
      // Messages name the styles of their numbers and dates, and use no skeletons: `src/words/message.ts`.
      "@formatjs/icu-skeleton-parser": `${ROOT}scripts/no-skeletons.ts`,
      // What Markdown's parser takes in browsers asks the page to decode entities; workers, which check files, have none.
      "decode-named-character-reference": `${ROOT}node_modules/decode-named-character-reference/index.js`,
    },
  },
  css: {
    modules: {
      // "kit-panel": the file and its class, which compresses better than a hash. No two files have the same name
      // (tests/unit/style-sheets.test.ts).
      generateScopedName: (name: string, file: string) =>
        `${posix.basename(file).replace(/\.module\.css.*/, "")}-${name}`,
    },
  },
} as const satisfies UserConfig;

/** The oldest JavaScript that a browser must read. */
export const TARGET = "es2022";
