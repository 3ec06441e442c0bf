import { runCommandLine } from "../../../src/cli/program.ts";
import { oneLine } from "../../../src/lib/text-lines.ts";

/** Runs the command line in place: its exit code, what it printed, and each complaint as one line. */
export async function run(...args: readonly string[]) {
  const result = { code: 0, out: "", err: [] as string[] };
  await runCommandLine(args, {
    print: (text) => {
      result.out += text;
    },
    complain: (line) => result.err.push(oneLine(line)),
    exitWith: (code) => {
      result.code = code;
    },
  });
  return result;
}

/** The same with its complaints as the text that stands on a terminal. */
export async function runInTerminal(...args: readonly string[]) {
  const { err, ...result } = await run(...args);
  return { ...result, err: err.map((line) => `${line}\n`).join("") };
}
