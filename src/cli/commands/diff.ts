import type { Command } from "commander";
import { areSame, compareDatasets, type Differences } from "../../features/differences/compare-datasets.ts";
import { differencesAsJson } from "../../features/differences/differences-as-json.ts";
import { differencesAsText } from "../../features/differences/differences-as-text.ts";
import { differencesInWords } from "../../features/differences/differences-in-words.ts";
import { finished } from "../../lib/steps.ts";
import type { Dataset } from "../../model/dataset.ts";
import { buildKnowledgeGraph } from "../../model/knowledge-graph.ts";
import { cliHelpWords as help } from "../../words/en/cli-help.ts";
import { differenceWords as words } from "../../words/en/differences.ts";
import { nameOfInput } from "../read-dataset.ts";
import type { Terminal } from "../terminal.ts";
import { diffViews } from "./diff-views.ts";
import { type ReadOptions, readChoices, withReadOptions } from "./read-options.ts";
import { readOrComplain, refusal, subcommand } from "./subcommand.ts";

interface DiffOptions extends ReadOptions {
  readonly byName?: boolean;
  readonly json?: boolean;
  readonly in?: string;
}

/** `diff A B`: what differs from one dataset, in any format that can be read, to another. */
export function diffCommand(terminal: Terminal): Command {
  return withReadOptions(subcommand("diff", terminal))
    .summary(help.diff())
    .description(help.aboutDiff())
    .argument("<a>", help.diffFirst())
    .argument("<b>", help.diffSecond())
    .option("--by-name", help.byName())
    .option("--in <dataset>", help.diffIn())
    .option("--json", help.json())
    .addHelpText("after", help.afterDiff())
    .action(async (pathA: string, pathB: string, options: DiffOptions) => {
      const choices = readChoices(options);
      if (!choices.ok) return refusal(terminal, "diff")(choices.error);
      if (options.in !== undefined) {
        const read = await readOrComplain(terminal, options.in, choices.value);
        if (read === undefined) return;
        const links = { a: pathA, b: pathB };
        return diffViews(terminal, buildKnowledgeGraph(read.dataset), links, options.json === true);
      }
      const a = await readOrComplain(terminal, pathA, choices.value);
      if (a === undefined) return;
      const b = await readOrComplain(terminal, pathB, choices.value);
      if (b === undefined) return;
      const datasets = { a: a.dataset, b: b.dataset };
      const paths = { a: nameOfInput(pathA), b: nameOfInput(pathB) };
      const compared = { a: buildKnowledgeGraph(a.dataset), b: buildKnowledgeGraph(b.dataset) };
      const differences = compareDatasets(compared.a, compared.b, options.byName === true ? "name" : "id");
      if (haveNoSharedIds(differences, datasets)) terminal.complain(words.noSharedIds());
      terminal.print(
        options.json === true
          ? `${JSON.stringify(differencesAsJson(differences, datasets, paths), null, 2)}\n`
          : finished(differencesAsText(differencesInWords(differences, compared), datasets, paths)),
      );
      terminal.exitWith(areSame(differences) ? 0 : 1);
    });
}

function haveNoSharedIds({ pairedBy, inBoth }: Differences, { a, b }: Record<"a" | "b", Dataset>): boolean {
  return pairedBy === "id" && inBoth.entities === 0 && a.entities.length > 0 && b.entities.length > 0;
}
