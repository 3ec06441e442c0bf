import { type Command, InvalidArgumentError } from "commander";
import { type Exercise, letterAt } from "../../features/exercises/exercise.ts";
import { exerciseKinds } from "../../features/exercises/exercise-kinds.ts";
import { makeWorksheet, type Worksheet } from "../../features/exercises/make-worksheet.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { createWorkspace } from "../../workspace/workspace.ts";
import { keepNamedValues } from "../keep-named-values.ts";
import { oneLine, type Terminal } from "../terminal.ts";
import { DATASET_HELP, readOrComplain, subcommand } from "./subcommand.ts";

interface ExercisesOptions {
  readonly count: number;
  readonly seed: number;
  readonly kind?: readonly string[];
  readonly stance?: readonly string[];
  readonly holder?: readonly string[];
  readonly json?: boolean;
}

const MOST_EXERCISES = 100;
const KINDS = exerciseKinds.all.map(({ id }) => id).join(", ");

const EXAMPLES = `
Kinds: ${KINDS}.
Exit codes: 0 a sheet was made, 1 the dataset gives no exercise, 2 wrong usage or a dataset that cannot be read.

Examples:
  sourceline exercises graph-data/kerman-attack --count 10 --seed 7
  sourceline exercises graph-data/kerman-attack --kind holder --kind place --json`;

/** `exercises DATASET`: a sheet of exercises with several answers each, then its key with what each answer rests on. */
export function exercisesCommand(terminal: Terminal): Command {
  const several = (value: string, before: readonly string[] = []) => [...before, value];
  return subcommand("exercises", terminal)
    .summary("make a sheet of exercises with its key")
    .description("Makes exercises on a dataset: who says so, how, where, what came first, who is between.")
    .argument("<dataset>", DATASET_HELP)
    .option("--count <n>", "how many exercises at most", wholeNumber(1, MOST_EXERCISES), 10)
    .option("--seed <n>", "equal seeds give equal sheets", wholeNumber(0, 2 ** 31 - 1), 1)
    .option("--kind <kind>", "exercises of this kind only (repeatable)", several)
    .option("--stance <stance>", "ask about claims told in these stances only (repeatable)", several)
    .option("--holder <entity>", "ask about claims held by these only (repeatable)", several)
    .option("--json", "print JSON instead of text")
    .addHelpText("after", EXAMPLES)
    .action(async (path: string, options: ExercisesOptions) => {
      const refuse = (message: string) => {
        terminal.complain(`sourceline exercises: ${message}`);
        terminal.exitWith(2);
      };
      const unknown = options.kind?.find((kind) => exerciseKinds.get(kind) === undefined);
      if (unknown !== undefined) return refuse(`there is no kind "${unknown}" (kinds: ${KINDS})`);
      const read = await readOrComplain(terminal, path);
      if (read === undefined) return;
      const workspace = createWorkspace(read.dataset);
      for (const fault of [
        keepNamedValues(workspace, "stance", options.stance ?? [], "stance"),
        keepNamedValues(workspace, "holder", options.holder ?? [], "holder"),
      ]) {
        if (!fault.ok) return refuse(fault.error);
      }
      const { knowledge, derived } = workspace.store.getState();
      const kinds = options.kind ?? exerciseKinds.all.map(({ id }) => id);
      const sheet = makeWorksheet(knowledge, derived, { kinds, count: options.count, seed: options.seed });
      terminal.print(options.json === true ? `${JSON.stringify(asJson(sheet), null, 2)}\n` : asText(knowledge, sheet));
      for (const id of sheet.barren) {
        const kind = exerciseKinds.get(id);
        if (kind !== undefined) terminal.complain(`too little for "${kind.title(knowledge)}": needs ${kind.needs}`);
      }
      if (sheet.exercises.length === 0) terminal.exitWith(1);
    });
}

function asText(knowledge: KnowledgeGraph, { exercises, request }: Worksheet): string {
  if (exercises.length === 0) return "";
  const { dataset } = knowledge.dataset;
  const lines = [`${oneLine(dataset.title)}: sheet ${request.seed} (${dataset.id} ${dataset.version})`];
  exercises.forEach((exercise, at) => {
    if (exercise.kind !== exercises[at - 1]?.kind)
      lines.push("", oneLine(exerciseKinds.get(exercise.kind)?.title(knowledge) ?? exercise.kind));
    lines.push("", ...exerciseLines(exercise, at + 1));
  });
  lines.push("", "", "Key", "", ...exercises.flatMap((exercise, at) => keyLines(exercise, at + 1)));
  return `${lines.join("\n")}\n`;
}

function exerciseLines({ prompt, statement, options }: Exercise, number: number): readonly string[] {
  return [
    `${number}. ${oneLine(prompt)}`,
    ...(statement === null ? [] : [`   ${oneLine(statement)}`]),
    ...options.map(({ text }, at) => `   [ ] ${letterAt(at)}  ${oneLine(text)}`),
  ];
}

function keyLines({ options, rightOption, reasons }: Exercise, number: number): readonly string[] {
  const right = options.findIndex(({ id }) => id === rightOption);
  return [
    `${number}. ${letterAt(right)}  ${oneLine(options[right]?.text ?? "")}`,
    ...reasons
      .map(({ sentence, time, stance, holder, passage }) =>
        oneLine([sentence, time, stance, holder, passage].filter((part) => part !== null).join(" · ")),
      )
      .map((line) => `      ${line}`),
  ];
}

function asJson({ request, exercises, barren }: Worksheet): unknown {
  return { seed: request.seed, exercises, tooLittleFor: barren };
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < least || number > most)
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
    return number;
  };
}
