import { type Command, Option } from "commander";
import { exportFormats } from "../../formats/export-formats.ts";
import { cliHelpWords as help } from "../../words/en/cli-help.ts";
import type { Terminal } from "../terminal.ts";
import { type FormatOptions, parseFormatOptions, withFormatOptions } from "./format-options.ts";
import { type ReadOptions, readChoices, withReadOptions } from "./read-options.ts";
import { refusal, subcommand } from "./subcommand.ts";
import { formatFor, type OutputOptions, writePart } from "./write-part.ts";

interface ConvertOptions extends ReadOptions, FormatOptions, OutputOptions {
  readonly to?: string;
}

/** `convert FILE...`: files of other programs, or of ours, in one of the formats that we write. */
export function convertCommand(terminal: Terminal): Command {
  return withFormatOptions(withReadOptions(subcommand("convert", terminal)))
    .summary(help.convert())
    .description(help.aboutConvert())
    .argument("<files...>", help.files())
    .addOption(new Option("--to <format>", help.convertTo()).choices(exportFormats.all.map(({ id }) => id)))
    .option("-o, --output <file>", help.output())
    .addHelpText("after", help.afterConvert())
    .action(async (paths: readonly string[], options: ConvertOptions) => {
      const choices = readChoices(options);
      if (!choices.ok) return refusal(terminal, "convert")(choices.error);
      const format = formatFor(options.to, options.output);
      const values = parseFormatOptions(format, options.set ?? []);
      if (!values.ok) return refusal(terminal, "convert")(values.error);
      const output = options.output === undefined ? {} : { output: options.output };
      await writePart(terminal, "convert", {
        path: paths,
        options: output,
        format,
        values: values.value,
        choices: choices.value,
      });
    });
}
