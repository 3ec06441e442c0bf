import type { Command } from "commander";
import { colourFields, labelFields, sizeFields } from "../../derive/drawn-by/draw-by.ts";
import { measureFields } from "../../derive/drawn-by/measure-fields.ts";
import { colourBy, labelBy, sizeBy } from "../../features/filters/drawn-by-commands.ts";
import { computeDrawn, measuresDue } from "../../features/measures/drawn-measures.ts";
import { measureTask } from "../../features/measures/measure-task.ts";
import { ok, type Result } from "../../lib/result.ts";
import { runInSlices } from "../../lib/task.ts";
import { measureIn } from "../../model/view-slices/drawn-by.ts";
import { cliHelpWords as help } from "../../words/en/cli-help.ts";
import type { Words } from "../../words/message.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { resolveName } from "../resolve-name.ts";

/** What the options of `withDrawnByOptions` come to. */
export interface DrawnByOptions {
  readonly sizeBy?: string;
  readonly colourBy?: string;
  readonly labelBy?: string;
}

/** Gives a command what entities are sized, coloured and, in pictures, labelled by. */
export function withDrawnByOptions(command: Command): Command {
  return command.option("--size-by <field>", help.sizeBy()).option("--colour-by <field>", help.colourBy());
}

/** The names of measures are those that `sourceline measure` takes, or their titles. */
const measures = (kind?: "score") =>
  measureFields(kind).map(({ id, label }) => ({ id, label, aliases: [measureIn(id) ?? ""] }));

/**
 * Sizes, colours and labels entities by fields or measures, named by id or label, and computes the measures of what the view
 * shows, also those that it draws by already.
 */
export async function drawByOptions(
  workspace: Workspace,
  { sizeBy: size, colourBy: colour, labelBy: label }: DrawnByOptions,
): Promise<Result<void, Words>> {
  const { knowledge } = workspace.store.getState();
  for (const { name, fields, measured, command } of [
    { name: size, fields: sizeFields(knowledge), measured: measures("score"), command: sizeBy },
    { name: colour, fields: colourFields(knowledge), measured: measures(), command: colourBy },
    { name: label, fields: labelFields(knowledge), measured: measures(), command: labelBy },
  ]) {
    if (name === undefined) continue;
    // A field of the dataset comes before a measure of the same name.
    const own = resolveName(
      fields.map(({ id, label }) => ({ id, label, aliases: [] })),
      name,
      "field",
    );
    const field = own.ok ? own : resolveName(measured, name, "field");
    if (!field.ok) return fields.length > 0 && !own.ok ? own : field;
    workspace.dispatch(command, { by: field.value.id });
  }
  const state = workspace.store.getState();
  for (const measure of measuresDue(state))
    await computeDrawn(state, measure, (input, options) => runInSlices(measureTask, input, options));
  return ok(undefined);
}
