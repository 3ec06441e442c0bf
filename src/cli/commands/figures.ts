import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Command } from "commander";
import { estimatedWidth } from "../../drawing/estimated-width.ts";
import { type FigureExport, writeFigures } from "../../drawing/figures/figure-files.ts";
import { pictureOfFigure } from "../../drawing/figures/figure-picture.ts";
import { figuresOfStory } from "../../features/figures/figures-of-story.ts";
import { createZip } from "../../formats/writers/zip.ts";
import { buildKnowledgeGraph } from "../../model/knowledge-graph.ts";
import { linkTo, type PageAddress } from "../../model/page-address.ts";
import { pictures } from "../../product/pictures.ts";
import { cliWords as words } from "../../words/en/cli.ts";
import { cliHelpWords as help } from "../../words/en/cli-help.ts";
import { listText } from "../../words/numbers.ts";
import { placedDataset } from "../placed-dataset.ts";
import type { Terminal } from "../terminal.ts";
import { readOrComplain, refusal, subcommand } from "./subcommand.ts";
import { complainOfOutput } from "./write-part.ts";

interface FiguresOptions {
  readonly output: string;
  readonly story?: string;
  readonly address?: string;
}

/** `figures DATASET -o OUT`: the figures that a dataset keeps, or one of each scene of a story, with their index. */
export function figuresCommand(terminal: Terminal): Command {
  return subcommand("figures", terminal)
    .summary(help.figures())
    .description(help.aboutFigures())
    .argument("<dataset>", help.dataset())
    .requiredOption("-o, --output <path>", help.figuresOutput())
    .option("--story <id>", help.figuresOfStory())
    .option("--address <url>", help.figuresAddress())
    .addHelpText("after", help.figuresExamples())
    .action(async (path: string, { output, story, address }: FiguresOptions) => {
      const refuse = refusal(terminal, "figures");
      const page = address === undefined ? null : pageAt(address);
      if (page === undefined) return refuse(words.noAddress({ address: address ?? "" }));
      const read = await readOrComplain(terminal, path);
      if (read === undefined) return;
      const { stories, figures: kept = [] } = read.dataset;
      const told = stories.find(({ id }) => id === story);
      if (story !== undefined && told === undefined)
        return refuse(words.noStory({ story, known: listText(stories.map(({ id }) => id)) }));
      const figures = told === undefined ? kept : figuresOfStory(told);
      if (figures.length === 0) return refuse(words.noFigures());
      const knowledge = buildKnowledgeGraph(await placedDataset(read.dataset));
      const isZip = output.toLowerCase().endsWith(".zip");
      const zip = createZip();
      const order: FigureExport = {
        knowledge,
        figures,
        draw: (figure) => pictureOfFigure(knowledge, figure, pictures, estimatedWidth),
        hasSvg: true,
        png: null,
        linkTo: (fragment) => (page === null ? `#${fragment}` : linkTo(page, fragment)),
        put: async (name, content) => {
          if (!isZip) return writeFile(join(output, name), content);
          const file = zip.file(name);
          file.put(String(content));
          file.end();
        },
      };
      try {
        await mkdir(isZip ? dirname(output) : output, { recursive: true });
        const written = (await writeFigures(order)) ?? [];
        if (isZip) await writeFile(output, zip.end());
        for (const { number, isDrawn, remarks } of written) {
          for (const remark of remarks) terminal.complain(words.ofFigure({ number, remark }));
          if (!isDrawn) terminal.exitWith(2);
        }
        const drawn = written.filter(({ isDrawn }) => isDrawn).length;
        terminal.print(`${words.figuresWritten({ path: output, count: drawn })}\n`);
      } catch (error) {
        complainOfOutput(terminal, output, error);
      }
    });
}

/** A page on the web; undefined where the text is no address of one. */
function pageAt(address: string): PageAddress | undefined {
  const isWeb = URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
  return isWeb ? { href: address.replace(/#.*$/s, ""), reach: "web" } : undefined;
}
