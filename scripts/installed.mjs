// What npm runs once everything is installed: says what to do next. Plain JavaScript of any age, because it may be the
// Node that runs npm which runs it.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Is a file of this project there? */
const has = (path) => existsSync(fileURLToPath(new URL(`../${path}`, import.meta.url)));

/** The Node that runs npm, as "20.19.0"; not always the one that runs this. */
const npmNode = /\bnode\/v(\d+\.\d+\.\d+)/.exec(process.env.npm_config_user_agent ?? "")?.[1] ?? process.versions.node;
const [major = 0, minor = 0] = npmNode.split(".").map(Number);
/** As package.json names them. For any other, npm leaves out without a word what the tools cannot start without. */
const isAccepted = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
/** Where npm warns of a package that wants another line of Node than the one npm runs on: docs/dependencies.md. */
const isWarnedOf = major === 20 || major % 2 === 1;

if (!isAccepted) {
  console.error(`Sourceline needs Node 20.19, 22.12 or newer, but npm is running on Node ${npmNode}.`);
  process.exitCode = 1;
} else if (!has("node_modules/vite")) {
  console.log('Installed without what builds and tests the explorer; "npm ci" without --omit brings that too.');
} else {
  if (isWarnedOf && has("node_modules/vitest") && process.versions.node !== npmNode) {
    console.log(
      `If npm warned about an unsupported engine above, you can ignore it: this project brings its own Node ${process.versions.node} and does not run on your ${npmNode}.`,
    );
  }
  console.log("Next: run npm start to open the explorer, or npm test to check it.");
}
