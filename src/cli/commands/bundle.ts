import type { Command } from "commander";
import { formats } from "../../formats/formats.ts";
import { bug } from "../../lib/result.ts";
import { cliHelpWords as help } from "../../words/en/cli-help.ts";
import type { Terminal } from "../terminal.ts";
import { type PartOptions, withPartOptions } from "./part-options.ts";
import { subcommand } from "./subcommand.ts";
import { type OutputOptions, writePart } from "./write-part.ts";

/** `bundle DATASET`: the explorer with all of it, or with what filters leave, in one HTML file. */
export function bundleCommand(terminal: Terminal): Command {
  return withPartOptions(subcommand("bundle", terminal))
    .summary(help.bundle())
    .description(help.aboutBundle())
    .argument("<dataset>", help.dataset())
    .option("-o, --output <file>", help.output())
    .addHelpText("after", help.afterFilters({ examples: help.bundleExamples() }))
    .action(async (path: string, options: PartOptions & OutputOptions) => {
      const format = formats.get("one-file") ?? bug("bundleCommand: there is no format one-file.");
      await writePart(terminal, "bundle", { path, options, format, values: {} });
    });
}
