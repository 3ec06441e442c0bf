import { Command, CommanderError } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { bundleCommand } from "./commands/bundle.ts";
import { checkCommand } from "./commands/check.ts";
import { compareCommand } from "./commands/compare.ts";
import { exercisesCommand } from "./commands/exercises.ts";
import { exportCommand } from "./commands/export.ts";
import { pathCommand } from "./commands/path.ts";
import { statsCommand } from "./commands/stats.ts";
import type { Terminal } from "./terminal.ts";

const EXAMPLES = `
Exit codes: 0 done, 1 a check found faults or a path was not found, 2 wrong usage or something that cannot be read or written.

Examples:
  sourceline check graph-data/kerman-attack
  sourceline stats graph-data/kerman-attack
  sourceline export graph-data/kerman-attack --around Israel -o israel.kg.json
  sourceline bundle graph-data/kerman-attack -o kerman-attack.html
  sourceline path graph-data/kerman-attack Mossad "Donald Trump"
  sourceline compare graph-data/kerman-attack Mossad AIVD`;

/**
 * Runs one command line. Everything that a user can bring about ends in lines and an exit code.
 * @param words as the shell gives them, without the program's name.
 * @throws only for faults of our own.
 */
export async function runCommandLine(words: readonly string[], terminal: Terminal): Promise<void> {
  const program = new Command("sourceline")
    .description("Checks, counts, exports and hands out knowledge graphs in which every line has a source.")
    .version(packageJson.version, "-V, --version", "print the version")
    .helpOption("-h, --help", "show this help")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.print(text),
      writeErr: (text) => terminal.complain(text),
      outputError: (text) => terminal.complain(`sourceline: ${text.replace(/^error: /, "")} (see sourceline --help)`),
    })
    .addHelpText("after", EXAMPLES)
    .addCommand(checkCommand(terminal))
    .addCommand(statsCommand(terminal))
    .addCommand(exportCommand(terminal))
    .addCommand(bundleCommand(terminal))
    .addCommand(pathCommand(terminal))
    .addCommand(compareCommand(terminal))
    .addCommand(exercisesCommand(terminal));
  if (words.length === 0) {
    terminal.complain(
      `sourceline: name a command: ${program.commands.map((command) => command.name()).join(", ")} (see sourceline --help)`,
    );
    return terminal.exitWith(2);
  }
  try {
    await program.parseAsync(withPairs(words), { from: "user" });
  } catch (fault) {
    if (!(fault instanceof CommanderError)) throw fault;
    terminal.exitWith(fault.exitCode === 0 ? 0 : 2);
  }
}

/** `--between A B` as the parser can take it: one value per option. */
function withPairs(words: readonly string[]): string[] {
  const end = words.includes("--") ? words.indexOf("--") : words.length;
  return words.flatMap((word, at) => {
    const isSecond = at >= 2 && at < end && words[at - 2] === "--between" && !word.startsWith("--");
    return isSecond ? ["--between", word] : [word];
  });
}
