import type { Command } from "commander";
import { exportFormats } from "../../formats/export-formats.ts";
import type { ExportFormat, FormatOptionValues } from "../../formats/format.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { cliWords as words } from "../../words/en/cli.ts";
import { cliHelpWords as help } from "../../words/en/cli-help.ts";
import type { Words } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";

/** What the option of `withFormatOptions` comes to. */
export interface FormatOptions {
  readonly set?: readonly string[];
}

/** Gives a command the options of the formats that it writes. */
export function withFormatOptions(command: Command): Command {
  return command.option(
    "--set <option=value>",
    help.set({ options: optionsHelp() }),
    (value: string, before: readonly string[] = []) => [...before, value],
  );
}

/** What was set for a format, or in a sentence what is wrong with that. */
export function parseFormatOptions(
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
    format.options.map(({ id, values }) => ({
      format: format.id,
      setting: `${id}=${values.map((value) => value.id).join("|")}`,
    })),
  );
  const bySetting = [...Map.groupBy(settings, ({ setting }) => setting)];
  return listText(
    bySetting.map(([setting, of]) => help.setting({ setting, format: listText(of.map(({ format }) => format)) })),
    "comma",
  );
}
