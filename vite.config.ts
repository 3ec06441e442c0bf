import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { CHROMIUM_FLAGS, findChromium } from "./scripts/chromium.ts";
import { COMMON, TARGET } from "./scripts/vite-common.ts";
import { contentSecurityPolicy } from "./scripts/vite-content-security-policy.ts";
import { datasetFiles } from "./scripts/vite-dataset-files.ts";
import { layerOrder } from "./scripts/vite-layer-order.ts";
import { oneFilePage } from "./scripts/vite-one-file.ts";

const chromium = findChromium();

export default defineConfig({
  ...COMMON,
  plugins: [react(), layerOrder(), datasetFiles(), contentSecurityPolicy(), oneFilePage()],
  build: { target: TARGET, modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  worker: { format: "es" },
  // Named, so that a test on a cold cache is not reloaded halfway while Vite finds them one by one.
  optimizeDeps: {
    include: [
      "@noble/hashes/sha2.js",
      "@noble/hashes/utils.js",
      "axe-core",
      "fast-check",
      "graphology",
      "lucide-react",
      "mdast-util-from-markdown",
      "minisearch",
      "react",
      "react-dom/client",
      "react-aria-components/Button",
      "react-aria-components/I18nProvider",
      "react-aria-components/Link",
      "react-aria-components/ListBox",
      "react-aria-components/Slider",
      "react-aria-components/ToggleButton",
      "react-aria-components/ToggleButtonGroup",
      "react-aria-components/RadioGroup",
      "react-aria-components/Modal",
      "react-aria-components/Header",
      "react-aria-components/Menu",
      "react-aria-components/Popover",
      "react-aria-components/Separator",
      "react-aria-components/Dialog",
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
        // A limit for what hangs: property tests take seconds on a machine that is busy.
        test: { name: "unit", environment: "node", include: ["tests/unit/**/*.test.ts"], testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.{ts,tsx}"],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { ...(chromium ? { executablePath: chromium } : {}), args: CHROMIUM_FLAGS },
            }),
            instances: [{ browser: "chromium", viewport: { width: 1280, height: 800 } }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          environment: "node",
          include: ["tests/e2e/*.test.ts", "tests/e2e/served/*.test.ts"],
          env: { SOURCELINE_PLACE: "site" },
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
      {
        extends: true,
        // The same tests once more, on the explorer as one file that is opened from disk.
        test: {
          name: "one-file",
          environment: "node",
          include: ["tests/e2e/*.test.ts", "tests/e2e/one-file/*.test.ts"],
          env: { SOURCELINE_PLACE: "one-file" },
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
  },
});
