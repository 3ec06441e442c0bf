import { type Command, Option } from "commander";
import type { ComputedMeasure, MeasureOutput } from "../../derive/measure.ts";
import {
  type GraphToMeasure,
  graphToMeasure,
  type MeasureChoices,
  takesWeight,
  type WeightMeaning,
} from "../../derive/measured-graph.ts";
import { measuresById, measureTask } from "../../features/measures/measure-task.ts";
import { basisInWords, notesInWords } from "../../features/measures/measure-words.ts";
import { rankedEntities } from "../../features/measures/ranked-entities.ts";
import { statedMeaning, weightBy, weightFields } from "../../features/measures/weight-fields.ts";
import {
  type Omission,
  omissionsOf,
  type RankRange,
  rankRanges,
  withoutOmission,
} from "../../features/measures/what-if.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { runInSlices } from "../../lib/task.ts";
import { type Row, textTable } from "../../lib/text-lines.ts";
import type { Field } from "../../model/dataset.ts";
import { entityAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import { cliWords as words } from "../../words/en/cli.ts";
import { cliHelpWords as help } from "../../words/en/cli-help.ts";
import { measureReportWords } from "../../words/en/measure-report.ts";
import type { Words } from "../../words/message.ts";
import { listText, percentText, scoreText } from "../../words/numbers.ts";
import { createWorkspace, type Workspace } from "../../workspace/workspace.ts";
import { hideNamedValues, valuesNamed } from "../keep-named-values.ts";
import { resolveName } from "../resolve-name.ts";
import type { Terminal } from "../terminal.ts";
import { applyFilters, type FilterOptions, withFilterOptions } from "./part-options.ts";
import { readOrComplain, refusal, subcommand } from "./subcommand.ts";

interface MeasureOptions extends FilterOptions {
  readonly measure: string;
  readonly weight?: string;
  readonly meaning?: WeightMeaning;
  readonly parallel?: boolean;
  readonly directed?: boolean;
  readonly withoutStance?: readonly string[];
  readonly withoutHolder?: readonly string[];
  readonly allVersions?: boolean;
  readonly whatIf?: readonly string[];
  readonly json?: boolean;
}

/** Milliseconds from one report of progress to the next. */
const PROGRESS_APART_MS = 2_000;

const several = (value: string, before: readonly string[] = []) => [...before, value];

/** `measure DATASET`: ranks entities by a measure of how they hang together. */
export function measureCommand(terminal: Terminal): Command {
  const ids = measuresById.all.map(({ id }) => id);
  return withFilterOptions(
    subcommand("measure", terminal)
      .summary(help.measure())
      .description(help.aboutMeasure())
      .argument("<dataset>", help.dataset())
      .option("--measure <measure>", help.measureId({ measures: listText(ids, "or") }), ids[0])
      .option("--weight <field>", help.measureWeight())
      .addOption(new Option("--meaning <meaning>", help.measureMeaning()).choices(["nearness", "distance"]))
      .option("--parallel", help.measureParallel())
      .option("--directed", help.measureDirected())
      .option("--without-stance <stance>", help.withoutStance(), several)
      .option("--without-holder <entity>", help.withoutHolder(), several)
      .option("--all-versions", help.allVersions())
      .option("--what-if <name>", help.whatIf(), several),
  )
    .option("--json", help.json())
    .addHelpText("after", help.afterMeasure())
    .action(async (path: string, options: MeasureOptions) => {
      const refuse = refusal(terminal, "measure");
      const measure = measuresById.get(options.measure);
      if (measure === undefined) return refuse(words.noMeasure({ measure: options.measure, measures: listText(ids) }));
      const read = await readOrComplain(terminal, path);
      if (read === undefined) return;
      const workspace = createWorkspace(read.dataset);
      const filtered = filter(workspace, options);
      if (!filtered.ok) return refuse(filtered.error);
      const omissions = omissionsNamed(workspace, options.whatIf ?? []);
      if (!omissions.ok) return refuse(omissions.error);
      const { knowledge, view, derived } = workspace.store.getState();
      const choices = choose(terminal, knowledge, measure, options);
      if (!choices.ok) return refuse(choices.error);
      const graphs = [derived, ...omissions.value.map((omission) => withoutOmission(knowledge, view, omission))].map(
        (shown) => graphToMeasure(knowledge, shown, measure, choices.value),
      );
      const [graph] = graphs;
      if (graph === undefined || graph.graph.order === 0) return refuse(words.noEntities());
      const outputs = await computed(terminal, measure, graphs);
      if (outputs === undefined) return terminal.exitWith(2);
      const [ranked = [], ...without] = outputs.map((output, at) =>
        rankedEntities(measure, graphs[at] as GraphToMeasure, output),
      );
      const report: Report = {
        knowledge,
        measure,
        choices: choices.value,
        omissions: omissions.value,
        graph,
        output: outputs[0] as MeasureOutput,
        ranges: rankRanges(ranked, without),
      };
      terminal.print(options.json === true ? `${JSON.stringify(asJson(report), null, 2)}\n` : asText(report));
    });
}

/** What was measured, on what, and what came of it. */
interface Report {
  readonly knowledge: KnowledgeGraph;
  readonly measure: ComputedMeasure;
  readonly choices: Choices;
  readonly omissions: readonly Omission[];
  readonly graph: GraphToMeasure;
  readonly output: MeasureOutput;
  readonly ranges: readonly RankRange[];
}

type Choices = MeasureChoices & { readonly field: string | null };

function filter(workspace: Workspace, options: MeasureOptions): Result<void, Words> {
  const kept = applyFilters(workspace, options);
  if (!kept.ok) return kept;
  const stances = hideNamedValues(workspace, "stance", options.withoutStance ?? []);
  return stances.ok ? hideNamedValues(workspace, "holder", options.withoutHolder ?? []) : stances;
}

/** What names stand for: certainties where there is one of the name, else attributions. */
function omissionsNamed(workspace: Workspace, names: readonly string[]): Result<readonly Omission[], Words> {
  const { knowledge, view } = workspace.store.getState();
  const offered = omissionsOf(knowledge, view);
  const found: Omission[] = [];
  for (const name of names) {
    const stances = valuesNamed(workspace, "stance", [name]);
    const facet = stances.ok ? "stance" : "holder";
    const named = stances.ok ? stances : valuesNamed(workspace, "holder", [name]);
    if (!named.ok) return named;
    for (const value of named.value.values) {
      const omission = offered[facet].find((each) => each.value === value);
      if (omission === undefined) return err(words.noOmission({ name }));
      found.push(omission);
    }
  }
  return ok(found);
}

/** What is measured with, or why a measure cannot do that. */
function choose(
  terminal: Terminal,
  knowledge: KnowledgeGraph,
  measure: ComputedMeasure,
  { weight: name, meaning, parallel = false, directed = false, allVersions = false }: MeasureOptions,
): Result<Choices, Words> {
  const plain = { isDirected: directed, countsVersions: allVersions };
  if (name === undefined && meaning !== undefined) return err(words.meaningWithoutWeight());
  if (name !== undefined && parallel) return err(words.twoWeights());
  const weighted = name === undefined ? ok(null) : fieldAsWeight(terminal, knowledge, name, meaning);
  if (!weighted.ok) return weighted;
  const weight = parallel ? "claims" : (weighted.value?.weight ?? null);
  if (!takesWeight(measure, weight)) {
    const values = { measure: measure.title() };
    return err(measure.weight === null ? words.noWeights(values) : words.noDistances(values));
  }
  return ok({ ...plain, weight, field: weighted.value?.field.label ?? null });
}

function fieldAsWeight(
  terminal: Terminal,
  knowledge: KnowledgeGraph,
  name: string,
  asked: WeightMeaning | undefined,
): Result<{ readonly field: Field; readonly weight: MeasureChoices["weight"] }, Words> {
  const fields = weightFields(knowledge);
  const named = resolveName(
    fields.map(({ id, label }) => ({ id, label, aliases: [] })),
    name,
    "claimField",
  );
  if (!named.ok) return named;
  const field = fields.find(({ id }) => id === named.value.id) as Field;
  const stated = statedMeaning(field);
  const meaning = asked ?? stated;
  if (meaning === null) return err(words.noMeaning({ field: field.label }));
  if (stated !== null && stated !== meaning) terminal.complain(words.otherMeaning({ field: field.label, stated }));
  return ok({ field, weight: weightBy(knowledge, field, meaning) });
}

/** The values; undefined, with all complaints made, where the user stopped it. */
async function computed(
  terminal: Terminal,
  { id }: ComputedMeasure,
  graphs: readonly GraphToMeasure[],
): Promise<readonly MeasureOutput[] | undefined> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once("SIGINT", stop);
  let reportedAt = performance.now();
  const outcome = await runInSlices(
    measureTask,
    { measure: id, graphs: graphs.map(({ graph }) => graph) },
    {
      signal: stopping.signal,
      onProgress: (share: number) => {
        if (performance.now() - reportedAt < PROGRESS_APART_MS) return;
        reportedAt = performance.now();
        terminal.complain(words.measureProgress({ share }));
      },
    },
  );
  process.off("SIGINT", stop);
  if (outcome.is === "done") return outcome.output;
  if (outcome.is === "failed") throw new Error(outcome.reason ?? "the measure failed");
  terminal.complain(words.measureStopped());
  return undefined;
}

function asText({ knowledge, measure, choices, omissions, graph, output, ranges }: Report): string {
  const { weight } = choices;
  const meaning = meaningOf(weight);
  const title = meaning === null ? measure.title() : words.weightedColumn({ measure: measure.title(), meaning });
  const isStable = output.stability !== undefined;
  const head: Row = [
    words.rankColumn(),
    words.entityColumn(),
    title,
    ...(isStable ? [words.stabilityColumn()] : []),
    words.idColumn(),
    ...omissions.map(({ label }) => words.withoutColumn({ label })),
  ];
  const rows = ranges.map(({ now, without }): Row => {
    const { entity, value, rank, stability } = now;
    const record = entityAt(knowledge, entity);
    return [
      rank ?? "",
      nameOf(record),
      value === null ? measureReportWords.notDefined() : scoreText(value),
      ...(isStable ? [stability === null ? "" : percentText(stability)] : []),
      record.id,
      ...without.map((each) => (each === null ? words.gone() : (each.rank ?? measureReportWords.notDefined()))),
    ];
  });
  const lines: readonly Words[] = [
    measure.title(),
    measure.meaning(),
    measure.definition(),
    ...basisInWords(graph, weight, choices.field),
    ...notesInWords(measure, output),
  ];
  return `${lines.map((line) => `${line}\n`).join("")}\n${textTable([head, ...rows])}`;
}

function meaningOf(weight: MeasureChoices["weight"]): WeightMeaning | null {
  return weight === null ? null : weight === "claims" ? "nearness" : weight.meaning;
}

function asJson({ knowledge, choices, omissions, ranges }: Report): unknown {
  const meaning = meaningOf(choices.weight);
  return ranges.map(({ now, without, best, worst }) => {
    const record = entityAt(knowledge, now.entity);
    return {
      id: record.id,
      label: nameOf(record),
      value: now.value,
      rank: now.rank,
      ...(meaning !== null && { meaning }),
      ...(now.stability !== null && { stability: now.stability }),
      ...(omissions.length > 0 && {
        best,
        worst,
        whatIf: omissions.map(({ label }, at) => {
          const { value = null, rank = null } = without[at] ?? {};
          return { without: label, value, rank };
        }),
      }),
    };
  });
}
