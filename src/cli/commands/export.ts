import { type Command, Option } from "commander";
import { exportFormats } from "../../formats/export-formats.ts";
import type { ExportFormat, FormatOptionValues } from "../../formats/format.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { cliWords as words } from "../../words/en/cli.ts";
import { cliHelpWords as help } from "../../words/en/cli-help.ts";
import type { Words } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";
import type { Terminal } from "../terminal.ts";
import { type PartOptions, withPartOptions } from "./part-options.ts";
import { refusal, subcommand } from "./subcommand.ts";
import { type OutputOptions, writePart } from "./write-part.ts";

interface ExportOptions extends PartOptions, OutputOptions {
  readonly format: string;
  readonly set?: readonly string[];
}

/** `export DATASET`: all of it, or what filters leave, in one of the formats. */
export function exportCommand(terminal: Terminal): Command {
  return withPartOptions(subcommand("export", terminal))
    .summary(help.export())
    .description(help.aboutExport())
    .argument("<dataset>", help.dataset())
    .addOption(
      new Option("--format <format>", help.format()).choices(exportFormats.all.map(({ id }) => id)).default("kg-json"),
    )
    .option(
      "--set <option=value>",
      help.set({ options: optionsHelp() }),
      (value: string, before: readonly string[] = []) => [...before, value],
    )
    .option("-o, --output <file>", help.output())
    .addHelpText("after", help.afterFilters({ examples: help.exportExamples() }))
    .action(async (path: string, options: ExportOptions) => {
      const format = exportFormats.get(options.format);
      const refuse = refusal(terminal, "export");
      if (format === undefined) return refuse(words.noFormat({ format: options.format }));
      const values = parseFormatOptions(format, options.set ?? []);
      if (!values.ok) return refuse(values.error);
      await writePart(terminal, "export", { path, options, format, values: values.value });
    });
}

function parseFormatOptions(
  { title, options }: ExportFormat,
  settings: readonly string[],
): Result<FormatOptionValues, Words> {
  const values: Record<string, string> = {};
  for (const setting of settings) {
    const [id = "", value = ""] = setting.split(/=(.*)/s);
    const option = options.find((each) => each.id === id);
    if (option === undefined) {
      const asked = { format: title(), option: id };
      if (options.length === 0) return err(words.noOptions(asked));
      return err(words.noOption({ ...asked, known: listText(options.map((each) => each.id)) }));
    }
    if (!option.values.some((each) => each.id === value)) {
      const known = listText(
        option.values.map((each) => each.id),
        "or",
      );
      return err(words.wrongOption({ option: id, value, known }));
    }
    values[id] = value;
  }
  return ok(values);
}

function optionsHelp(): Words {
  const settings = exportFormats.all.flatMap((format) =>
    format.options.map(({ id, values }) =>
      help.setting({ setting: `${id}=${values.map((value) => value.id).join("|")}`, format: format.id }),
    ),
  );
  return listText(settings, "comma");
}
