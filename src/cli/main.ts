import { oneLine } from "../lib/text-lines.ts";
import { cliWords } from "../words/en/cli.ts";
import { runCommandLine } from "./program.ts";

// A reader that has seen enough (`| head`) closes the pipe: that is its right, and no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") complainOfBug(error);
    process.exit();
  });
}

try {
  await runCommandLine(process.argv.slice(2), {
    print: (text) => void process.stdout.write(text),
    complain: (line) => void process.stderr.write(`${oneLine(line)}\n`),
    exitWith: (code) => {
      process.exitCode = code;
    },
  });
} catch (error) {
  complainOfBug(error);
}

/** A bug of ours, in one line; with SOURCELINE_DEBUG=1 where it came from. */
function complainOfBug(error: unknown): void {
  const problem = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${oneLine(cliWords.bug({ problem }))}\n`);
  if (process.env.SOURCELINE_DEBUG === "1" && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exitCode = 2;
}
