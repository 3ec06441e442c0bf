import type { Command } from "commander";
import { type Exercise, letterAt } from "../../features/exercises/exercise.ts";
import { exerciseKinds } from "../../features/exercises/exercise-kinds.ts";
import { glossaryOf } from "../../features/exercises/glossary.ts";
import { makeWorksheet, type Worksheet } from "../../features/exercises/make-worksheet.ts";
import { textNeeded } from "../../features/exercises/text-needed.ts";
import { MOST_EXERCISES } from "../../features/exercises/worksheet-code.ts";
import { oneLine } from "../../lib/text-lines.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { statedVersion } from "../../model/stated-version.ts";
import { cliWords as words } from "../../words/en/cli.ts";
import { cliHelpWords as help } from "../../words/en/cli-help.ts";
import { exerciseWords } from "../../words/en/exercises.ts";
import { listText } from "../../words/numbers.ts";
import { createWorkspace } from "../../workspace/workspace.ts";
import { keepNamedValues } from "../keep-named-values.ts";
import type { Terminal } from "../terminal.ts";
import { readOrComplain, refusal, subcommand, wholeNumber } from "./subcommand.ts";

interface ExercisesOptions {
  readonly count: number;
  readonly seed: number;
  readonly kind?: readonly string[];
  readonly stance?: readonly string[];
  readonly holder?: readonly string[];
  readonly json?: boolean;
}

const KINDS = exerciseKinds.all.map(({ id }) => id);

/** `exercises DATASET`: a worksheet of multiple-choice exercises, then its answer key with the evidence for each answer. */
export function exercisesCommand(terminal: Terminal): Command {
  const several = (value: string, before: readonly string[] = []) => [...before, value];
  return subcommand("exercises", terminal)
    .summary(help.exercises())
    .description(help.aboutExercises())
    .argument("<dataset>", help.dataset())
    .option("--count <n>", help.count(), wholeNumber(1, MOST_EXERCISES), 10)
    .option("--seed <n>", help.seed(), wholeNumber(0, 2 ** 31 - 1), 1)
    .option("--kind <kind>", help.exerciseKind(), several)
    .option("--stance <stance>", help.exerciseStance(), several)
    .option("--holder <entity>", help.exerciseHolder(), several)
    .option("--json", help.json())
    .addHelpText("after", help.afterExercises({ kinds: listText(KINDS, "comma") }))
    .action(async (path: string, options: ExercisesOptions) => {
      const refuse = refusal(terminal, "exercises");
      const unknown = options.kind?.find((kind) => exerciseKinds.get(kind) === undefined);
      if (unknown !== undefined) return refuse(words.noExerciseKind({ kind: unknown, kinds: listText(KINDS) }));
      const read = await readOrComplain(terminal, path);
      if (read === undefined) return;
      const workspace = createWorkspace(read.dataset);
      const kept = keepNamedValues(workspace, { stance: options.stance, holder: options.holder });
      if (!kept.ok) return refuse(kept.error);
      const { knowledge, derived } = workspace.store.getState();
      const kinds = options.kind ?? KINDS;
      const worksheet = makeWorksheet(knowledge, derived, { kinds, count: options.count, seed: options.seed });
      terminal.print(
        options.json === true ? `${JSON.stringify(asJson(worksheet), null, 2)}\n` : asText(knowledge, worksheet),
      );
      for (const id of worksheet.barren) {
        const kind = exerciseKinds.get(id);
        if (kind !== undefined)
          terminal.complain(words.tooLittle({ kind: kind.title(knowledge), needs: kind.needs() }));
      }
      if (worksheet.exercises.length === 0) terminal.exitWith(1);
    });
}

function asText(knowledge: KnowledgeGraph, { exercises, request }: Worksheet): string {
  if (exercises.length === 0) return "";
  const { dataset } = knowledge.dataset;
  const { title, id } = dataset;
  const lines: string[] = [
    words.worksheet({ title: oneLine(title), seed: request.seed, id, version: statedVersion(dataset) }),
  ];
  exercises.forEach((exercise, at) => {
    if (exercise.kind !== exercises[at - 1]?.kind) {
      const kind = exerciseKinds.get(exercise.kind);
      lines.push("", oneLine(kind?.title(knowledge) ?? exercise.kind));
      if (kind?.needsText) lines.push(textNeeded(knowledge));
    }
    lines.push("", ...exerciseLines(exercise, at + 1));
  });
  lines.push(...glossaryLines(knowledge, exercises, "exercises"), "", "", words.answerKey(), "");
  lines.push(...exercises.flatMap((exercise, at) => keyLines(exercise, at + 1)));
  lines.push(...glossaryLines(knowledge, exercises, "answer-key"));
  return `${lines.join("\n")}\n`;
}

function glossaryLines(
  knowledge: KnowledgeGraph,
  exercises: readonly Exercise[],
  page: "exercises" | "answer-key",
): readonly string[] {
  const terms = glossaryOf(knowledge, exercises, page);
  return terms.length === 0
    ? []
    : [
        "",
        exerciseWords.terms(),
        ...terms.map(({ label, definition }) => `   ${oneLine(label)}: ${oneLine(definition)}`),
      ];
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
