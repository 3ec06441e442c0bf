import { writeFile } from "node:fs/promises";
import { type Command, Option } from "commander";
import { describeFilters } from "../../derive/describe-filters.ts";
import { estimatedWidth } from "../../drawing/estimated-width.ts";
import { PALETTES, type Theme } from "../../drawing/palette.ts";
import { PIXELS_PER_MM, PRINT_LIMITS } from "../../drawing/print-size.ts";
import { svgOf } from "../../drawing/svg.ts";
import { finished } from "../../lib/steps.ts";
import { issueText } from "../../model/issue.ts";
import { type PlotScale, plotScale } from "../../model/view-slices/room.ts";
import { pictureOfPlot } from "../../views/plots/plot-picture.ts";
import { plotTable } from "../../views/plots/plot-table.ts";
import { fieldPlots, GENERAL_PLOTS, otherScale, plotSteps } from "../../views/plots/plots.ts";
import { cliWords as words } from "../../words/en/cli.ts";
import { cliHelpWords as help } from "../../words/en/cli-help.ts";
import { createWorkspace } from "../../workspace/workspace.ts";
import { resolveName } from "../resolve-name.ts";
import type { Terminal } from "../terminal.ts";
import { applyFilters, type FilterOptions, withFilterOptions } from "./part-options.ts";
import { readOrComplain, refusal, subcommand, wholeNumber } from "./subcommand.ts";
import { complainOfOutput, type OutputOptions } from "./write-part.ts";

interface PlotCommandOptions extends FilterOptions, OutputOptions {
  readonly plot: string;
  readonly scale?: PlotScale;
  readonly title?: string;
  readonly caption?: string;
  readonly width?: number;
  readonly theme: Theme;
}

/** `plot DATASET --plot PLOT`: what filters leave, counted in bars, as SVG or, by the ending of the output, as CSV or TSV. */
export function plotCommand(terminal: Terminal): Command {
  const general = GENERAL_PLOTS.map(({ id }) => id);
  return withFilterOptions(subcommand("plot", terminal))
    .summary(help.plot())
    .description(help.aboutPlot())
    .argument("<dataset>", help.dataset())
    .requiredOption("--plot <plot>", help.plotId({ plots: general.join(", ") }))
    .addOption(new Option("--scale <scale>", help.plotScale()).choices(plotScale.options))
    .option("--title <text>", help.plotTitle())
    .option("--caption <text>", help.caption())
    .option("--width <mm>", help.width(), wholeNumber(PRINT_LIMITS.least, PRINT_LIMITS.most))
    .addOption(new Option("--theme <theme>", help.theme()).choices(Object.keys(PALETTES)).default("light"))
    .option("-o, --output <file>", help.output())
    .addHelpText("after", help.afterFilters({ examples: help.plotExamples() }))
    .action(async (path: string, options: PlotCommandOptions) => {
      const refuse = refusal(terminal, "plot");
      const ending = /\.([a-z]+)$/i.exec(options.output ?? "")?.[1]?.toLowerCase() ?? "svg";
      if (ending !== "svg" && ending !== "csv" && ending !== "tsv") return refuse(words.plotEnding({ ending }));
      const read = await readOrComplain(terminal, path);
      if (read === undefined) return;
      const workspace = createWorkspace(read.dataset);
      const filtered = applyFilters(workspace, options);
      if (!filtered.ok) return refuse(filtered.error);
      const { knowledge, view, derived } = workspace.store.getState();
      const choices = [...GENERAL_PLOTS, ...fieldPlots(knowledge)];
      const found = resolveName(
        choices.map(({ id, title, names = [] }) => ({ id, label: title, aliases: names })),
        options.plot,
        "plot",
      );
      if (!found.ok) return refuse(found.error);
      const { id } = found.value;
      const { scale = null } = options;
      if (scale !== null && scale !== otherScale(id)) return refuse(words.plotNoScale({ scale }));
      const plot = finished(plotSteps(id, { knowledge, derived }, scale));
      const write = async (text: string) => {
        if (options.output === undefined) return terminal.print(text);
        try {
          await writeFile(options.output, text);
        } catch (error) {
          complainOfOutput(terminal, options.output, error);
        }
      };
      if (ending !== "svg") return write(plotTable(plot, ending));
      const picture = pictureOfPlot(
        plot,
        { knowledge, view, derived },
        {
          scope: "whole",
          stage: { width: 1, height: 1 },
          palette: PALETTES[options.theme],
          hasGround: true,
          title: options.title ?? null,
          caption: options.caption ?? null,
          hasLegend: true,
          hasSourceLine: true,
          filters: describeFilters(knowledge, view),
          size: options.width === undefined ? undefined : { width: options.width * PIXELS_PER_MM, height: null },
        },
        estimatedWidth,
      );
      if (!picture.ok) return refuse(issueText(picture.error));
      await write(svgOf(picture.value, "sourceline", "mm"));
    });
}
