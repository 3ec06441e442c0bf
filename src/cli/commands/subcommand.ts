import { Command } from "commander";
import { counted } from "../../lib/count-words.ts";
import { type ReadDataset, readDataset } from "../read-dataset.ts";
import { complainOf, type Terminal } from "../terminal.ts";

/** What DATASET means, in every command's help. */
export const DATASET_HELP = "a dataset folder, or one file (.kg.json, or an export of ours)";

/** A subcommand whose usage errors are one line each and point to its help. */
export function subcommand(name: string, terminal: Terminal): Command {
  return new Command(name)
    .helpOption("-h, --help", "show this help")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.print(text),
      writeErr: (text) => terminal.complain(text),
      outputError: (text, write) =>
        write(`sourceline ${name}: ${text.replace(/^error: /, "")} (see sourceline ${name} --help)`),
    });
}

/** Reads the dataset a command works on; undefined where it cannot, with all complaints made and exit code 2 set. */
export async function readOrComplain(terminal: Terminal, path: string): Promise<ReadDataset | undefined> {
  const read = await readDataset(path);
  if (read.ok) return read.value;
  const { issues } = read.error;
  complainOf(terminal, issues);
  if (issues.length > 1) terminal.complain(`${path}: not opened, ${counted(issues.length, "fault")}`);
  terminal.exitWith(2);
  return undefined;
}

/** How a command refuses what it was asked for: in one line, with exit code 2. */
export function refusal(terminal: Terminal, name: string): (message: string) => void {
  return (message) => {
    terminal.complain(`sourceline ${name}: ${message}`);
    terminal.exitWith(2);
  };
}
