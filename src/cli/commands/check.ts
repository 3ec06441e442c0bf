import type { Command } from "commander";
import { checkStories } from "../../features/stories/check-stories.ts";
import { checkText, type TextCheck } from "../../features/texts/check-text.ts";
import { findQuotedRuns } from "../../features/texts/find-quoted-runs.ts";
import { counted } from "../../lib/count-words.ts";
import { type Dataset, hasText } from "../../model/dataset.ts";
import { checkManifest, type DatasetFiles, issuesInFolder } from "../../model/dataset-folder.ts";
import type { Issue } from "../../model/issue.ts";
import { lintDataset } from "../../model/lint-dataset.ts";
import { serializeDataset } from "../../model/serialize-dataset.ts";
import { issuesIn, readDataset, readText } from "../read-dataset.ts";
import { complainOf, type Terminal } from "../terminal.ts";
import { DATASET_HELP, subcommand } from "./subcommand.ts";

const EXAMPLES = `
Exit code 0: no faults. 1: faults, one per line on stderr. 2: the dataset or the text cannot be read.

Examples:
  sourceline check graph-data/kerman-attack
  sourceline check graph-data/kerman-attack --text article.txt`;

/** `check DATASET`: everything that is wrong with it, and with `--text` whether its locators point where they say. */
export function checkCommand(terminal: Terminal): Command {
  return subcommand("check", terminal)
    .summary("find what is wrong with a dataset")
    .description("Checks schema, references, evidence, dates, lengths, coverage and stories, and prints every fault.")
    .argument("<dataset>", DATASET_HELP)
    .option("--text <file>", "the source's text: check locators and hashes against it, and that no run of it is quoted")
    .addHelpText("after", EXAMPLES)
    .action(async (path: string, options: { readonly text?: string }) => {
      const fail = (issues: readonly Issue[], code: 1 | 2, summary: string | null = null) => {
        complainOf(terminal, issues);
        const words = [counted(issues.length, "fault"), ...(summary === null ? [] : [summary])];
        if (issues.length > 1 || summary !== null) terminal.complain(`${path}: ${words.join(", ")}`);
        terminal.exitWith(code);
      };
      const read = await readDataset(path);
      if (!read.ok) return fail(read.error.issues, read.error.kind === "faulty" ? 1 : 2);
      const { dataset, files } = read.value;
      const text = options.text === undefined ? null : await readText(options.text);
      if (text?.ok === false) return fail([{ ...text.error, path: options.text ?? "" }], 2);

      const comparison = text === null ? null : compareWithText(dataset, files, text.value);
      const issues = [...faultsOf(dataset, files), ...(comparison?.issues ?? [])];
      const summary = comparison?.summary ?? null;
      if (issues.length > 0) return fail(issuesIn(path, files !== null, issues), 1, summary);
      const words = [
        counted(dataset.entities.length, "entity", "entities"),
        counted(dataset.claims.length, "claim"),
        counted(dataset.sources.length, "source"),
        ...(summary === null ? [] : [summary]),
        "no faults",
      ];
      terminal.print(`${path}: ${words.join(", ")}\n`);
    });
}

/** What a part of a dataset cannot have: claims for every sentence, entity and term of the whole. */
const ONLY_OF_WHOLES: ReadonlySet<string> = new Set([
  "sources/uncovered",
  "entities/no-claim",
  "vocabulary/unused-term",
]);

/** Faults with the paths of the form that the dataset was read in. */
function faultsOf(dataset: Dataset, files: DatasetFiles | null): readonly Issue[] {
  const isWhole = dataset.derivedFrom === null;
  const records = lintDataset(dataset).filter(({ code }) => isWhole || !ONLY_OF_WHOLES.has(code));
  const issues = [...records, ...checkStories(dataset)];
  return files === null ? issues : [...checkManifest(files), ...issuesInFolder(issues, files)];
}

const NO_SOURCE: Issue = {
  code: "sources/none",
  path: "",
  message: "The dataset has no source that the text could be.",
  hint: "Leave --text out.",
};

/** What a text says of the dataset: of the source that it is, or else of the one that most of it is found in. */
function compareWithText(
  dataset: Dataset,
  files: DatasetFiles | null,
  text: string,
): { readonly issues: readonly Issue[]; readonly summary: string } {
  const exactIn = (check: TextCheck) => check.evidence.filter(({ state }) => state === "exact").length;
  const [best] = dataset.sources
    .filter(hasText)
    .map((source) => ({ source, check: checkText(dataset, source, text) }))
    .sort((a, b) => Number(b.check.isExact) - Number(a.check.isExact) || exactIn(b.check) - exactIn(a.check));
  // Quoting is looked for in whatever is written, so one file counts as a folder with a file without a name.
  const written = files ?? new Map([["", serializeDataset(dataset)]]);
  const quoted = findQuotedRuns(written, text).map((issue) => ({ ...issue, path: issue.path.replace(/^\./, "") }));
  if (best === undefined) return { issues: [NO_SOURCE, ...quoted], summary: "no locators" };
  const { source, check } = best;
  const astray = files === null ? check.issues : issuesInFolder(check.issues, files);
  const locators = counted(check.evidence.length, "locator");
  return { issues: [...astray, ...quoted], summary: `${exactIn(check)} of ${locators} exact in ${source.id}` };
}
