import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromiumLaunch, findChromium } from "./scripts/chromium.ts";
import { CHUNKS, WORKER_CHUNKS } from "./scripts/vite-chunks.ts";
import { COMMON, TARGET } from "./scripts/vite-common.ts";
import { englishControls } from "./scripts/vite-english-controls.ts";
import { fontDisplay } from "./scripts/vite-font-display.ts";
import { fontPreload } from "./scripts/vite-font-preload.ts";
import { layerOrder } from "./scripts/vite-layer-order.ts";
import { leanSigma } from "./scripts/vite-lean-sigma.ts";
import { oneFilePage } from "./scripts/vite-one-file.ts";
import { parsedMessages } from "./scripts/vite-parsed-messages.ts";
import { shortShaders } from "./scripts/vite-short-shaders.ts";
import { sitePages } from "./scripts/vite-site-pages.ts";
import { wholeWorker } from "./scripts/vite-whole-worker.ts";
import { clipboardCommands } from "./tests/browser/support/clipboard-commands.ts";

const chromium = findChromium();

// What is tested is the React that readers get, which also takes a quarter less of the processor than the one for
// development. With NODE_ENV=development the tests run on that one.
if (process.env.NODE_ENV === "test") process.env.NODE_ENV = "production";

/** A limit for what hangs; no test comes near it, on a busy machine neither. */
const HANGS_AFTER_MS = 120_000;
/** Likewise for one thing that a test waits for. */
const COMES_WITHIN_MS = 10_000;

const onTheBuiltPage = {
  environment: "node",
  maxWorkers: 1,
  // What drives the browser is read once for all files.
  isolate: false,
  testTimeout: HANGS_AFTER_MS,
  hookTimeout: HANGS_AFTER_MS,
  expect: { poll: { timeout: COMES_WITHIN_MS } },
} as const;

// A server of tests may run beside another, and two cannot write one cache: see scripts/test.ts.
const step = process.env.SOURCELINE_TEST_STEP;

export default defineConfig({
  ...COMMON,
  ...(step ? { cacheDir: `node_modules/.vite/${step}` } : {}),
  plugins: [
    react(),
    englishControls(),
    shortShaders(),
    leanSigma(),
    parsedMessages(),
    layerOrder(),
    fontDisplay(),
    fontPreload(),
    oneFilePage(),
    sitePages(),
  ],
  build: {
    target: TARGET,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: CHUNKS } },
  },
  worker: { format: "es", rolldownOptions: { output: { codeSplitting: WORKER_CHUNKS } } },
  // Named, so that a test on a cold cache is not reloaded halfway while Vite finds them one by one.
  optimizeDeps: {
    include: [
      "@noble/hashes/sha2.js",
      "@noble/hashes/utils.js",
      "axe-core",
      "fast-check",
      "graphology",
      "idb",
      "intl-messageformat",
      "lucide-react",
      "mdast-util-from-markdown",
      "react",
      "react-dom/client",
      "react-aria-components/Button",
      "react-aria-components/Link",
      "react-aria-components/ListBox",
      "react-aria-components/RadioGroup",
      "react-aria-components/Modal",
      "react-aria-components/Header",
      "react-aria-components/Menu",
      "react-aria-components/Popover",
      "react-aria-components/Separator",
      "react-aria-components/Dialog",
      "saxes",
      "papaparse",
      "sigma",
      "sigma/rendering",
      "sigma/utils",
      "tinykeys",
      "valibot",
      "vitest-browser-react",
      "zustand",
      "zustand/shallow",
      "zustand/vanilla",
    ],
  },
  preview: { host: "127.0.0.1" },
  server: { host: "127.0.0.1" },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          environment: "node",
          include: ["tests/unit/**/*.test.ts"],
          // Nearly all is pure, and reading the modules anew for each file would take longer than the tests.
          pool: "threads",
          isolate: false,
          // One less by default; at the end of npm test nothing else runs.
          maxWorkers: "100%",
          testTimeout: HANGS_AFTER_MS,
          hookTimeout: HANGS_AFTER_MS,
        },
      },
      {
        extends: true,
        plugins: [wholeWorker()],
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.{ts,tsx}"],
          setupFiles: ["tests/browser/support/no-page-in-itself.ts", "tests/browser/support/nothing-kept.ts"],
          // How often what is left to chance is tried; each test has a number of its own where none is given.
          provide: { runs: process.env.RUNS === undefined ? null : Number(process.env.RUNS) },
          // The steps of npm test run beside each other: one page each keeps two processors busy.
          maxWorkers: 1,
          testTimeout: HANGS_AFTER_MS,
          hookTimeout: HANGS_AFTER_MS,
          expect: { poll: { timeout: COMES_WITHIN_MS } },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { ...(chromium ? { executablePath: chromium } : {}), ...chromiumLaunch() },
              // What is tested is where things end up. The few tests of motion ask for it, see support/motion.ts.
              contextOptions: { reducedMotion: "reduce" },
            }),
            instances: [{ browser: "chromium", viewport: { width: 1280, height: 800 } }],
            commands: clipboardCommands,
          },
        },
      },
      {
        extends: true,
        test: {
          ...onTheBuiltPage,
          name: "e2e",
          include: ["tests/e2e/*.test.ts", "tests/e2e/{both,served}/*.test.ts"],
          env: { SOURCELINE_PLACE: "site" },
        },
      },
      {
        extends: true,
        // What may differ where the explorer is one file that is opened from disk.
        test: {
          ...onTheBuiltPage,
          name: "one-file",
          include: ["tests/e2e/both/*.test.ts", "tests/e2e/one-file/*.test.ts"],
          env: { SOURCELINE_PLACE: "one-file" },
        },
      },
    ],
  },
});
