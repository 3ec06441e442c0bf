import { Command, InvalidArgumentError } from "commander";
import type { ReadChoices } from "../../formats/readers/reader.ts";
import { cliWords as words } from "../../words/en/cli.ts";
import { cliHelpWords } from "../../words/en/cli-help.ts";
import { verbatim, type Words } from "../../words/message.ts";
import { issuesIn, nameOfInput, type ReadDataset, readDataset } from "../read-dataset.ts";
import { complainOf, type Terminal } from "../terminal.ts";

/** A subcommand whose usage errors are one line each and point to its help. */
export function subcommand(name: string, terminal: Terminal): Command {
  return new Command(name)
    .helpOption("-h, --help", cliHelpWords.help())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.print(text),
      writeErr: (text) => terminal.complain(verbatim(text)),
      outputError: (text, write) => write(words.commandUsage({ command: name, problem: text.replace(/^error: /, "") })),
    });
}

/**
 * Reads the dataset a command works on, and says what was assumed or left out of a file of another program; undefined
 * where it cannot be read, with all complaints made and exit code 2 set.
 */
export async function readOrComplain(
  terminal: Terminal,
  paths: string | readonly string[],
  choices?: ReadChoices,
): Promise<ReadDataset | undefined> {
  const read = await readDataset(paths, choices);
  const path = [paths].flat().map(nameOfInput).join(" + ");
  if (read.ok) {
    sayHowRead(terminal, path, read.value);
    return read.value;
  }
  const { issues } = read.error;
  complainOf(terminal, issues);
  if (issues.length > 1) terminal.complain(words.notOpened({ path, count: issues.length }));
  terminal.exitWith(2);
  return undefined;
}

/** A line for each assumption and each warning about a file of another program, or about what a file of ours came in. */
export function sayHowRead(
  terminal: Terminal,
  path: string,
  { report, leftOut }: Pick<ReadDataset, "report" | "leftOut">,
): void {
  complainOf(terminal, issuesIn(path, false, leftOut));
  if (report === null) return;
  for (const { message } of report.guesses) terminal.complain(words.assumed({ path, guess: message }));
  complainOf(terminal, issuesIn(path, false, report.warnings));
}

/** How a command refuses what it was asked for: in one line, with exit code 2. */
export function refusal(terminal: Terminal, name: string): (problem: Words) => void {
  return (problem) => {
    terminal.complain(words.refused({ command: name, problem }));
    terminal.exitWith(2);
  };
}

/** Parses the value of an option that takes a whole number, bounds included. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < least || number > most)
      throw new InvalidArgumentError(words.wholeNumber({ least, most }));
    return number;
  };
}
