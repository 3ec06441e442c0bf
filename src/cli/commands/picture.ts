import { writeFile } from "node:fs/promises";
import { type Command, Option } from "commander";
import { describeFilters } from "../../derive/describe-filters.ts";
import { estimatedWidth } from "../../drawing/estimated-width.ts";
import { headlineOf } from "../../drawing/headline.ts";
import { PALETTES, type Theme } from "../../drawing/palette.ts";
import { PIXELS_PER_MM, PRINT_LIMITS } from "../../drawing/print-size.ts";
import { svgOf } from "../../drawing/svg.ts";
import { issueText } from "../../model/issue.ts";
import { VIEW_IDS, type ViewId } from "../../model/view-slices/views.ts";
import { viewFrom } from "../../model/view-state.ts";
import { pictures } from "../../product/pictures.ts";
import { cliWords as words } from "../../words/en/cli.ts";
import { cliHelpWords as help } from "../../words/en/cli-help.ts";
import { listText } from "../../words/numbers.ts";
import { createWorkspace } from "../../workspace/workspace.ts";
import { placedDataset } from "../placed-dataset.ts";
import type { Terminal } from "../terminal.ts";
import { type DrawnByOptions, drawByOptions, withDrawnByOptions } from "./drawn-by-options.ts";
import { applyFilters, type FilterOptions, withFilterOptions } from "./part-options.ts";
import { readOrComplain, refusal, subcommand, wholeNumber } from "./subcommand.ts";
import { complainOfOutput, type OutputOptions } from "./write-part.ts";

interface PictureCommandOptions extends FilterOptions, DrawnByOptions, OutputOptions {
  readonly question?: string;
  readonly title?: string;
  readonly caption?: string;
  readonly width?: number;
  readonly height?: number;
  readonly theme: Theme;
  readonly view?: ViewId;
}

/** No canvas is looked at here. */
const NO_STAGE = { width: 1, height: 1 };

/** `picture DATASET`: what filters leave, or a question shows, as SVG, fitted, with title, legend and source line. */
export function pictureCommand(terminal: Terminal): Command {
  return withDrawnByOptions(withFilterOptions(subcommand("picture", terminal)))
    .summary(help.picture())
    .description(help.aboutPicture())
    .argument("<dataset>", help.dataset())
    .option("--question <id>", help.question())
    .addOption(new Option("--view <view>", help.view()).choices(VIEW_IDS))
    .option("--label-by <field>", help.labelBy())
    .option("--title <text>", help.title())
    .option("--caption <text>", help.caption())
    .option("--width <mm>", help.width(), wholeNumber(PRINT_LIMITS.least, PRINT_LIMITS.most))
    .option("--height <mm>", help.height(), wholeNumber(PRINT_LIMITS.least, PRINT_LIMITS.most))
    .addOption(new Option("--theme <theme>", help.theme()).choices(Object.keys(PALETTES)).default("light"))
    .option("-o, --output <file>", help.output())
    .addHelpText("after", help.afterFilters({ examples: help.pictureExamples() }))
    .action(async (path: string, options: PictureCommandOptions) => {
      const refuse = refusal(terminal, "picture");
      const { width, height } = options;
      if (height !== undefined && width === undefined) return refuse(words.heightAlone());
      const read = await readOrComplain(terminal, path);
      if (read === undefined) return;
      const workspace = createWorkspace(await placedDataset(read.dataset));
      if (options.question !== undefined) {
        const { questions } = read.dataset;
        const question = questions.find(({ id }) => id === options.question);
        const known = listText(questions.map(({ id }) => id));
        if (question === undefined) return refuse(words.noQuestion({ question: options.question, known }));
        workspace.restore(viewFrom(question.view));
      }
      const filtered = applyFilters(workspace, options);
      if (!filtered.ok) return refuse(filtered.error);
      const drawn = await drawByOptions(workspace, options);
      if (!drawn.ok) return refuse(drawn.error);
      const { knowledge, view, derived } = workspace.store.getState();
      const headline = headlineOf({ knowledge, view, derived }, "whole");
      const pictureOf = await pictures[options.view ?? view.views.first]();
      const picture = pictureOf(
        { knowledge, view, derived },
        {
          scope: "whole",
          stage: NO_STAGE,
          palette: PALETTES[options.theme],
          hasGround: true,
          title: options.title ?? headline.title,
          caption: options.caption ?? headline.caption,
          hasLegend: true,
          hasSourceLine: true,
          filters: describeFilters(knowledge, view),
          size:
            width === undefined
              ? undefined
              : { width: width * PIXELS_PER_MM, height: height === undefined ? null : height * PIXELS_PER_MM },
        },
        estimatedWidth,
      );
      if (!picture.ok) return refuse(issueText(picture.error));
      const svg = svgOf(picture.value, "sourceline", "mm");
      if (options.output === undefined) return terminal.print(svg);
      try {
        await writeFile(options.output, svg);
      } catch (error) {
        return complainOfOutput(terminal, options.output, error);
      }
      const [across, up] = [picture.value.width, picture.value.height].map((length) => length / PIXELS_PER_MM);
      const written = { path: options.output, title: picture.value.title, across: across ?? 0, up: up ?? 0 };
      terminal.print(`${words.drawn(written)}\n`);
    });
}
