// `npm start`: builds the page, serves it on this machine only, and says where it is to be opened. Plain JavaScript, so
// that it runs on any Node that Vite takes, also where npm was told to run no install scripts and brought no newer one.
import { parseArgs } from "node:util";

const HELP = `Builds the explorer and serves it on this machine.

  npm start                    at the first free port from 4173 on
  npm start -- --port 8000     at that port or not at all
  npm start -- --open          and opens it in the browser`;

/** Ends with one sentence, which is the last thing that is said. */
function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

const reasonOf = (error) => (error instanceof Error ? error.message : String(error));

function readOptions() {
  try {
    return parseArgs({
      options: { port: { type: "string" }, open: { type: "boolean" }, help: { type: "boolean", short: "h" } },
    }).values;
  } catch (error) {
    return fail(`${reasonOf(error)} "npm start -- --help" lists the options.`);
  }
}

const options = readOptions();
if (options.help) {
  console.log(HELP);
  process.exit(0);
}
const port = options.port === undefined ? undefined : Number(options.port);
if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65_536)) {
  fail(`"${options.port}" is no port: give a number from 0 to 65535.`);
}

const vite = await import("vite").catch((error) =>
  fail(
    error?.code === "ERR_MODULE_NOT_FOUND"
      ? 'What builds the page is not installed: run "npm ci" first.'
      : `Vite does not run on Node ${process.versions.node}, Sourceline needs 20.19 or newer: ${reasonOf(error)}`,
  ),
);

console.log("Building the explorer …");
try {
  // Which plugin took how long is of no use to who wants to see the page.
  await vite.build({ logLevel: "warn", build: { rolldownOptions: { checks: { bundlerTimings: false } } } });
} catch (error) {
  console.error(reasonOf(error));
  fail("\nThe explorer could not be built, for the reason above, so nothing is served.");
}

try {
  const server = await vite.preview({
    logLevel: "warn",
    preview: { ...(port === undefined ? {} : { port, strictPort: true }), open: options.open ?? false },
  });
  const address = server.resolvedUrls?.local[0] ?? server.resolvedUrls?.network[0];
  console.log(`\nOpen ${address} in a browser; press Ctrl+C here to stop.`);
} catch (error) {
  const taken = /\bin use\b/.test(reasonOf(error));
  fail(
    taken && port !== undefined
      ? `Port ${port} is in use by another program. Choose another, or leave out --port to take the first that is free.`
      : `The explorer is built but cannot be served: ${reasonOf(error)}`,
  );
}
