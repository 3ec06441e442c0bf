#!/usr/bin/env node
// Starts the command line from its TypeScript source. Plain JavaScript, because the Node that npx finds may be too old
// to read types; the one that `npm ci` brings is not. See docs/decisions/2026-11-23-runtime-from-npm.md.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const pathOf = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const brought = pathOf(`../node_modules/node/bin/node${process.platform === "win32" ? ".exe" : ""}`);
const readsTypes = Boolean(process.features.typescript);
const runtime = readsTypes ? process.execPath : existsSync(brought) ? brought : undefined;

if (runtime === undefined) {
  process.stderr.write(
    `sourceline: this is Node ${process.versions.node} and the newer one that comes with the project is not installed: run "npm ci" in ${pathOf("..")} first.\n`,
  );
  process.exitCode = 2;
} else {
  const { status, signal, error } = spawnSync(runtime, [pathOf("../src/cli/main.ts"), ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  if (error) process.stderr.write(`sourceline: ${runtime} cannot be started: ${error.message}\n`);
  if (signal) process.kill(process.pid, signal);
  process.exitCode = status ?? 2;
}
