import { cliWords } from "../words/en/cli.ts";
import { runCommandLine } from "./program.ts";
import { oneLine } from "./terminal.ts";

// A reader that has seen enough (`| head`) closes the pipe: that is its right, and no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (fault: NodeJS.ErrnoException) => {
    if (fault.code !== "EPIPE") complainOfBug(fault);
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
} catch (fault) {
  complainOfBug(fault);
}

/** Our own fault, in one line; with SOURCELINE_DEBUG=1 where it came from. */
function complainOfBug(fault: unknown): void {
  const problem = fault instanceof Error ? fault.message : String(fault);
  process.stderr.write(`${oneLine(cliWords.bug({ problem }))}\n`);
  if (process.env.SOURCELINE_DEBUG === "1" && fault instanceof Error) process.stderr.write(`${fault.stack}\n`);
  process.exitCode = 2;
}
