import type { Command } from "commander";
import { checkStories } from "../../features/stories/check-stories.ts";
import { checkText, type TextCheck } from "../../features/texts/check-text.ts";
import { findQuotedRuns } from "../../features/texts/find-quoted-runs.ts";
import { type Dataset, hasText } from "../../model/dataset.ts";
import { checkManifest, type DatasetFiles, issuesInFolder } from "../../model/dataset-folder.ts";
import type { Issue } from "../../model/issue.ts";
import { lintDataset } from "../../model/lint-dataset.ts";
import { serializeDataset } from "../../model/serialize-dataset.ts";
import { cliWords as words } from "../../words/en/cli.ts";
import { cliHelpWords as help } from "../../words/en/cli-help.ts";
import type { Words } from "../../words/message.ts";
import { issuesIn, nameOfInput, readDataset, readText } from "../read-dataset.ts";
import { complainOf, type Terminal } from "../terminal.ts";
import { sayHowRead, subcommand } from "./subcommand.ts";

/** `check DATASET`: everything that is wrong with it, and with `--text` whether its passages match the text. */
export function checkCommand(terminal: Terminal): Command {
  return subcommand("check", terminal)
    .summary(help.check())
    .description(help.aboutCheck())
    .argument("<dataset>", help.dataset())
    .option("--text <file>", help.text())
    .addHelpText("after", help.afterCheck())
    .action(async (path: string, options: { readonly text?: string }) => {
      const fail = (issues: readonly Issue[], code: 1 | 2, text: Words | null = null) => {
        complainOf(terminal, issues);
        const count = issues.length;
        if (text !== null) terminal.complain(words.problemsAndText({ path, count, text }));
        else if (count > 1) terminal.complain(words.problems({ path, count }));
        terminal.exitWith(code);
      };
      const read = await readDataset(path);
      if (!read.ok) return fail(read.error.issues, read.error.kind === "faulty" ? 1 : 2);
      const { dataset, files } = read.value;
      sayHowRead(terminal, nameOfInput(path), read.value);
      const text = options.text === undefined ? null : await readText(options.text);
      if (text?.ok === false) return fail([{ ...text.error, path: options.text ?? "" }], 2);

      const comparison = text === null ? null : compareWithText(dataset, files, text.value);
      const issues = [...problemsOf(dataset, files), ...(comparison?.issues ?? [])];
      const summary = comparison?.summary ?? null;
      if (issues.length > 0) return fail(issuesIn(path, files !== null, issues), 1, summary);
      const { entities, claims, sources } = dataset;
      const counts = { path, entities: entities.length, claims: claims.length, sources: sources.length };
      const line = summary === null ? words.noProblems(counts) : words.noProblemsAndText({ ...counts, text: summary });
      terminal.print(`${line}\n`);
    });
}

/** Problems with the paths of the form that the dataset was read in. */
function problemsOf(dataset: Dataset, files: DatasetFiles | null): readonly Issue[] {
  const issues = [...lintDataset(dataset), ...checkStories(dataset)];
  return files === null ? issues : [...checkManifest(files), ...issuesInFolder(issues, files)];
}

/** What a text says of the dataset: of the source that it is, or else of the one that most of it is found in. */
function compareWithText(
  dataset: Dataset,
  files: DatasetFiles | null,
  text: string,
): { readonly issues: readonly Issue[]; readonly summary: Words } {
  const exactIn = (check: TextCheck) => check.evidence.filter(({ state }) => state === "exact").length;
  const [best] = dataset.sources
    .filter(hasText)
    .map((source) => ({ source, check: checkText(dataset, source, text) }))
    .sort((a, b) => Number(b.check.isExact) - Number(a.check.isExact) || exactIn(b.check) - exactIn(a.check));
  // Quoting is looked for in whatever is written, so one file counts as a folder with a file without a name.
  const written = files ?? new Map([["", serializeDataset(dataset)]]);
  const quoted = findQuotedRuns(written, text).map((issue) => ({ ...issue, path: issue.path.replace(/^\./, "") }));
  if (best === undefined) {
    const noSource = { code: "sources/none", path: "", message: words.noSource(), hint: words.leaveOutText() };
    return { issues: [noSource, ...quoted], summary: words.noPassages() };
  }
  const { source, check } = best;
  const moved = files === null ? check.issues : issuesInFolder(check.issues, files);
  const summary = words.textMatches({ exact: exactIn(check), passages: check.evidence.length, source: source.id });
  return { issues: [...moved, ...quoted], summary };
}
