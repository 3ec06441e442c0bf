import { writeFile } from "node:fs/promises";
import { type Command, InvalidArgumentError, Option } from "commander";
import { keyName, valueText } from "../../features/merging/join-one.ts";
import { type MergeReport, mergeDatasets } from "../../features/merging/merge-datasets.ts";
import {
  type Decisions,
  MATCH_REASONS,
  type MatchReason,
  type Proposal,
  type Proposals,
  proposeMatches,
  takenBecauseOf,
  takenByDefault,
} from "../../features/merging/propose-matches.ts";
import { REASON_WORDS } from "../../features/merging/reason-words.ts";
import { exportFormats } from "../../formats/export-formats.ts";
import type { Dataset, Entity } from "../../model/dataset.ts";
import { nameOf } from "../../model/name-of.ts";
import { cliWords } from "../../words/en/cli.ts";
import { cliHelpWords as help } from "../../words/en/cli-help.ts";
import { mergingWords as words } from "../../words/en/merging.ts";
import type { Words } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";
import type { Terminal } from "../terminal.ts";
import { type FormatOptions, parseFormatOptions, withFormatOptions } from "./format-options.ts";
import { type ReadOptions, readChoices, withReadOptions } from "./read-options.ts";
import { readOrComplain, refusal, subcommand } from "./subcommand.ts";
import { complainOfOutput, formatFor, type OutputOptions, writeDataset } from "./write-part.ts";

interface MergeOptions extends ReadOptions, FormatOptions, OutputOptions {
  readonly format?: string;
  readonly allProposals?: boolean;
  /** False where no entity is to be joined. */
  readonly proposals: boolean;
  readonly same?: readonly MatchReason[];
  readonly json?: string;
}

/** One dataset merged into what the ones before came to. */
interface MergeStep {
  readonly a: Dataset;
  readonly b: Dataset;
  readonly proposals: Proposals;
  readonly decisions: Decisions;
  readonly report: MergeReport;
}

/** Lines of each sort in the report; of more, the others are counted. */
const MOST_LINES = 40;

/** `merge A B [C...]`: datasets in any format that can be read as one, each merged into what the ones before came to. */
export function mergeCommand(terminal: Terminal): Command {
  return withFormatOptions(withReadOptions(subcommand("merge", terminal)))
    .summary(help.merge())
    .description(help.aboutMerge())
    .argument("<dataset>", help.mergeFirst())
    .argument("<others...>", help.mergeOthers())
    .addOption(new Option("--format <format>", help.convertTo()).choices(exportFormats.all.map(({ id }) => id)))
    .option("-o, --output <file>", help.output())
    .option("--all-proposals", help.allProposals())
    .option("--no-proposals", help.noProposals())
    .option("--same <reasons>", help.same({ reasons: listText(MATCH_REASONS) }), reasonsIn)
    .option("--json <file>", help.mergeJson())
    .addHelpText("after", help.afterMerge())
    .action(async (first: string, others: readonly string[], options: MergeOptions) => {
      const refuse = refusal(terminal, "merge");
      const choices = readChoices(options);
      if (!choices.ok) return refuse(choices.error);
      const format = formatFor(options.format, options.output);
      const values = parseFormatOptions(format, options.set ?? []);
      if (!values.ok) return refuse(values.error);
      if ([options.allProposals, !options.proposals, options.same].filter(Boolean).length > 1)
        return refuse(cliWords.oneOfProposals());
      const read = await readOrComplain(terminal, first, choices.value);
      if (read === undefined) return;
      let { dataset } = read;
      const reports: object[] = [];
      for (const path of others) {
        const other = await readOrComplain(terminal, path, choices.value);
        if (other === undefined) return;
        const proposals = proposeMatches(dataset, other.dataset);
        const decisions = decisionsBy(options, proposals);
        const merged = mergeDatasets(dataset, other.dataset, decisions);
        const step = { a: dataset, b: other.dataset, proposals, decisions, report: merged.report };
        sayWhatCame(terminal, step);
        reports.push(asJson(path, step));
        ({ dataset } = merged);
      }
      if (options.json !== undefined) {
        try {
          await writeFile(options.json, `${JSON.stringify(reports, null, 2)}\n`);
        } catch (error) {
          return complainOfOutput(terminal, options.json, error);
        }
      }
      await writeDataset(terminal, "merge", dataset, { options, format, values: values.value });
    });
}

function reasonsIn(text: string): readonly MatchReason[] {
  const reasons = text.split(",").map((reason) => reason.trim());
  const isReason = (reason: string): reason is MatchReason => (MATCH_REASONS as readonly string[]).includes(reason);
  if (!reasons.every(isReason))
    throw new InvalidArgumentError(cliWords.noReason({ reasons: listText(MATCH_REASONS, "or") }));
  return reasons;
}

function decisionsBy({ allProposals, proposals: areAny, same }: MergeOptions, proposals: Proposals): Decisions {
  if (!areAny) return new Map();
  if (same !== undefined || allProposals) return takenBecauseOf(proposals, same ?? MATCH_REASONS);
  return takenByDefault(proposals);
}

/** On stderr: what was joined and why, what might have been, what the two say differently, and what it comes to. */
function sayWhatCame(terminal: Terminal, { a, b, proposals, decisions, report }: MergeStep): void {
  const namesIn = (dataset: Dataset) => new Map<string, Entity>(dataset.entities.map((entity) => [entity.id, entity]));
  const [inA, inB] = [namesIn(a), namesIn(b)];
  const kindsIn = ({ vocabulary }: Dataset) =>
    new Map<string, string>(vocabulary.entityKinds.map(({ id, label }) => [id, label]));
  const [kindsA, kindsB] = [kindsIn(a), kindsIn(b)];
  const list = (lines: readonly (() => Words)[]) => {
    for (const line of lines.slice(0, MOST_LINES)) terminal.complain(line());
    if (lines.length > MOST_LINES) terminal.complain(words.moreLines({ count: lines.length - MOST_LINES }));
  };
  const ends = ({ a: idA, b: idB, reason }: Proposal) => {
    const [one, other] = [inA.get(idA), inB.get(idB)];
    return {
      a: one ? nameOf(one) : idA,
      b: other ? nameOf(other) : idB,
      idA,
      idB,
      reason: REASON_WORDS[reason](),
      kindA: kindsA.get(one?.kind ?? "") ?? "",
      kindB: kindsB.get(other?.kind ?? "") ?? "",
    };
  };
  const isJoined = (proposal: Proposal) => decisions.get(proposal.b) === proposal.a;
  list(
    proposals.proposals
      .filter(isJoined)
      .map((proposal) => () => (proposal.isSameKind ? words.joined : words.joinedOtherKind)(ends(proposal))),
  );
  list(
    proposals.proposals
      .filter((proposal) => !isJoined(proposal) && !decisions.has(proposal.b))
      .map(
        (proposal) => () =>
          words.offered({
            ...ends(proposal),
            kinds: proposal.isSameKind ? "same" : "differ",
            choice: proposal.isAmbiguous ? "open" : "clear",
          }),
      ),
  );
  list(proposals.crowded.map((crowd) => () => words.crowded(crowd)));
  const claims = new Map<string, string>(a.claims.map(({ id }) => [id, id]));
  const sources = new Map<string, string>(a.sources.map(({ id, title, address }) => [id, title ?? address ?? id]));
  list(
    report.differences.map(({ of, id, key, a: own, b: other }) => () => {
      const entity = inA.get(id);
      const name =
        (of === "source" ? sources.get(id) : of === "claim" ? claims.get(id) : entity && nameOf(entity)) ?? id;
      return words.differs({
        name,
        key: keyName(key),
        a: valueText(own),
        b: valueText(other),
        dataset: b.dataset.title,
      });
    }),
  );
  terminal.complain(
    words.result({
      dataset: b.dataset.title,
      joined: report.joinedEntities,
      entities: report.addedEntities,
      claims: report.addedClaims,
      sameClaims: report.joinedClaims,
    }),
  );
}

function asJson(path: string, { proposals, decisions, report, b }: MergeStep): object {
  const { differences, renamed, ...counts } = report;
  return {
    merged: path,
    dataset: b.dataset.id,
    ...counts,
    proposals: proposals.proposals.map(({ a, b: other, reason, isSameKind, isAmbiguous }) => ({
      a,
      b: other,
      reason,
      sameKind: isSameKind,
      ambiguous: isAmbiguous,
      joined: decisions.get(other) === a,
    })),
    crowded: proposals.crowded,
    differences,
    renamed: Object.fromEntries(renamed),
  };
}
