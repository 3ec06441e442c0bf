import { Command, CommanderError } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { cliWords } from "../words/en/cli.ts";
import { cliHelpWords as help } from "../words/en/cli-help.ts";
import { verbatim } from "../words/message.ts";
import { listText } from "../words/numbers.ts";
import { bundleCommand } from "./commands/bundle.ts";
import { checkCommand } from "./commands/check.ts";
import { compareCommand } from "./commands/compare.ts";
import { convertCommand } from "./commands/convert.ts";
import { diffCommand } from "./commands/diff.ts";
import { exercisesCommand } from "./commands/exercises.ts";
import { exportCommand } from "./commands/export.ts";
import { figuresCommand } from "./commands/figures.ts";
import { layoutCommand } from "./commands/layout.ts";
import { measureCommand } from "./commands/measure.ts";
import { mergeCommand } from "./commands/merge.ts";
import { pathCommand } from "./commands/path.ts";
import { pictureCommand } from "./commands/picture.ts";
import { plotCommand } from "./commands/plot.ts";
import { statsCommand } from "./commands/stats.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Runs one command line. Whatever a user does ends in lines and an exit code.
 * @param args as the shell gives them, without the program's name.
 * @throws only for bugs of our own.
 */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<void> {
  const program = new Command("sourceline")
    .description(help.program())
    .version(packageJson.version, "-V, --version", help.version())
    .helpOption("-h, --help", help.help())
    .helpCommand("help [command]", help.helpFor())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.print(text),
      writeErr: (text) => terminal.complain(verbatim(text)),
      outputError: (text) => terminal.complain(cliWords.usage({ problem: text.replace(/^error: /, "") })),
    })
    .addHelpText("after", help.afterProgram())
    .addCommand(checkCommand(terminal))
    .addCommand(statsCommand(terminal))
    .addCommand(exportCommand(terminal))
    .addCommand(convertCommand(terminal))
    .addCommand(mergeCommand(terminal))
    .addCommand(diffCommand(terminal))
    .addCommand(bundleCommand(terminal))
    .addCommand(pictureCommand(terminal))
    .addCommand(figuresCommand(terminal))
    .addCommand(plotCommand(terminal))
    .addCommand(layoutCommand(terminal))
    .addCommand(measureCommand(terminal))
    .addCommand(pathCommand(terminal))
    .addCommand(compareCommand(terminal))
    .addCommand(exercisesCommand(terminal));
  if (args.length === 0) {
    const commands = listText(
      program.commands.map((command) => command.name()),
      "or",
    );
    terminal.complain(cliWords.chooseCommand({ commands }));
    return terminal.exitWith(2);
  }
  try {
    await program.parseAsync(withPairs(args), { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    terminal.exitWith(error.exitCode === 0 ? 0 : 2);
  }
}

/** `--between A B` as the parser can take it: one value per option. */
function withPairs(args: readonly string[]): string[] {
  const end = args.includes("--") ? args.indexOf("--") : args.length;
  return args.flatMap((arg, at) => {
    const isSecond = at >= 2 && at < end && args[at - 2] === "--between" && !arg.startsWith("-");
    return isSecond ? ["--between", arg] : [arg];
  });
}
