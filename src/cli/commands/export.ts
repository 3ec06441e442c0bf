import { type Command, Option } from "commander";
import { exportFormats } from "../../formats/export-formats.ts";
import { LOOKS, type Looks, looksIn } from "../../formats/looks.ts";
import { ok, type Result } from "../../lib/result.ts";
import type { Dataset } from "../../model/dataset.ts";
import { looksForFile } from "../../views/graph/looks-for-file.ts";
import { cliWords as words } from "../../words/en/cli.ts";
import { cliHelpWords as help } from "../../words/en/cli-help.ts";
import type { Words } from "../../words/message.ts";
import { createWorkspace } from "../../workspace/workspace.ts";
import type { Terminal } from "../terminal.ts";
import { type DrawnByOptions, drawByOptions, withDrawnByOptions } from "./drawn-by-options.ts";
import { type FormatOptions, parseFormatOptions, withFormatOptions } from "./format-options.ts";
import { type PartOptions, withPartOptions } from "./part-options.ts";
import { refusal, subcommand } from "./subcommand.ts";
import { type OutputOptions, writePart } from "./write-part.ts";

interface ExportOptions extends PartOptions, DrawnByOptions, FormatOptions, OutputOptions {
  readonly format: string;
}

/** `export DATASET`: all of it, or what filters leave, in one of the formats. */
export function exportCommand(terminal: Terminal): Command {
  return withFormatOptions(withDrawnByOptions(withPartOptions(subcommand("export", terminal))))
    .summary(help.export())
    .description(help.aboutExport())
    .argument("<dataset>", help.dataset())
    .addOption(
      new Option("--format <format>", help.format()).choices(exportFormats.all.map(({ id }) => id)).default("kg-json"),
    )
    .option("-o, --output <file>", help.output())
    .addHelpText("after", help.afterFilters({ examples: help.exportExamples() }))
    .action(async (path: string, options: ExportOptions) => {
      const format = exportFormats.get(options.format);
      const refuse = refusal(terminal, "export");
      if (format === undefined) return refuse(words.noFormat({ format: options.format }));
      const values = parseFormatOptions(format, options.set ?? []);
      if (!values.ok) return refuse(values.error);
      const isDrawn = values.value[LOOKS.id] === LOOKS.seen;
      if (!isDrawn && (options.sizeBy ?? options.colourBy) !== undefined) return refuse(words.drawnAlone());
      await writePart(terminal, "export", {
        path,
        options,
        format,
        values: values.value,
        looksOf: async (dataset) => (isDrawn ? looksBy(dataset, options) : ok(undefined)),
      });
    });
}

async function looksBy(dataset: Dataset, options: DrawnByOptions): Promise<Result<Looks, Words>> {
  const workspace = createWorkspace(dataset);
  const drawn = await drawByOptions(workspace, options);
  if (!drawn.ok) return drawn;
  const { knowledge, view } = workspace.store.getState();
  return ok(looksIn(dataset, looksForFile(knowledge, view, "light")));
}
