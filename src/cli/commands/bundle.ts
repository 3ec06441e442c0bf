import type { Command } from "commander";
import { formats } from "../../formats/formats.ts";
import { bug } from "../../lib/result.ts";
import type { Terminal } from "../terminal.ts";
import { PART_HELP, type PartOptions, withPartOptions } from "./part-options.ts";
import { DATASET_HELP, subcommand } from "./subcommand.ts";
import { type OutputOptions, writePart } from "./write-part.ts";

const EXAMPLES = `${PART_HELP}

Examples:
  sourceline bundle graph-data/kerman-attack -o kerman-attack.html
  sourceline bundle graph-data/kerman-attack --around Mossad --hops 2 -o mossad.html`;

/** `bundle DATASET`: the explorer with all of it, or with what filters leave, in one HTML file. */
export function bundleCommand(terminal: Terminal): Command {
  return withPartOptions(subcommand("bundle", terminal))
    .summary("write the explorer with a dataset inside, as one HTML file")
    .description(
      "Writes one HTML file that holds the explorer and a dataset, or the part that filters leave: it opens by a double click, without server or network.",
    )
    .argument("<dataset>", DATASET_HELP)
    .option("-o, --output <file>", "write to this file instead of stdout")
    .addHelpText("after", EXAMPLES)
    .action(async (path: string, options: PartOptions & OutputOptions) => {
      const format = formats.get("one-file") ?? bug("bundleCommand: there is no format one-file.");
      await writePart(terminal, "bundle", { path, options, format, values: {} });
    });
}
