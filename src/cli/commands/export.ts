import { type Command, Option } from "commander";
import type { Format, FormatOptionValues } from "../../formats/format.ts";
import { formats } from "../../formats/formats.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { Terminal } from "../terminal.ts";
import { PART_HELP, type PartOptions, withPartOptions } from "./part-options.ts";
import { DATASET_HELP, refusal, subcommand } from "./subcommand.ts";
import { type OutputOptions, writePart } from "./write-part.ts";

interface ExportOptions extends PartOptions, OutputOptions {
  readonly format: string;
  readonly set?: readonly string[];
}

const EXAMPLES = `${PART_HELP}

Examples:
  sourceline export graph-data/kerman-attack -o all.kg.json
  sourceline export graph-data/kerman-attack --around Israel --hops 2 --format graphology
  sourceline export graph-data/kerman-attack --stance alleged,reported --holder "not stated"
  sourceline export graph-data/kerman-attack --between Israel Azerbaijan --format node-link --set edges=links
  sourceline export graph-data/kerman-attack --format node-link --set records=nested -o all.node-link.json`;

/** `export DATASET`: all of it, or what filters leave, in one of the formats. */
export function exportCommand(terminal: Terminal): Command {
  return withPartOptions(subcommand("export", terminal))
    .summary("write a dataset, or a part of it, in another format")
    .description(
      "Writes a dataset, or the part that filters leave, to stdout or to a file; says on stderr what is lost and what claims become.",
    )
    .argument("<dataset>", DATASET_HELP)
    .addOption(
      new Option("--format <format>", "what to write").choices(formats.all.map(({ id }) => id)).default("kg-json"),
    )
    .option(
      "--set <option=value>",
      `set an option of the format: ${optionsHelp()} (repeatable)`,
      (value: string, before: readonly string[] = []) => [...before, value],
    )
    .option("-o, --output <file>", "write to this file instead of stdout")
    .addHelpText("after", EXAMPLES)
    .action(async (path: string, options: ExportOptions) => {
      const format = formats.get(options.format);
      const refuse = refusal(terminal, "export");
      if (format === undefined) return refuse(`there is no format "${options.format}"`);
      const values = parseFormatOptions(format, options.set ?? []);
      if (!values.ok) return refuse(values.error);
      await writePart(terminal, "export", { path, options, format, values: values.value });
    });
}

function parseFormatOptions(
  { title, options }: Format,
  settings: readonly string[],
): Result<FormatOptionValues, string> {
  const values: Record<string, string> = {};
  for (const setting of settings) {
    const [id = "", value = ""] = setting.split(/=(.*)/s);
    const option = options.find((each) => each.id === id);
    if (option === undefined) {
      const known = options.length === 0 ? "it has none" : `it has ${options.map((each) => each.id).join(", ")}`;
      return err(`${title} has no option "${id}" (${known})`);
    }
    if (!option.values.some((each) => each.id === value)) {
      return err(`--set ${id} cannot be "${value}" (use ${option.values.map((each) => each.id).join(" or ")})`);
    }
    values[id] = value;
  }
  return ok(values);
}

function optionsHelp(): string {
  return formats.all
    .flatMap((format) =>
      format.options.map(({ id, values }) => `${id}=${values.map((value) => value.id).join("|")} for ${format.id}`),
    )
    .join(", ");
}
