import type { Command } from "commander";
import { colourFields, sizeFields } from "../../derive/drawn-by/draw-by.ts";
import { colourBy, sizeBy } from "../../features/filters/drawn-by-commands.ts";
import { ok, type Result } from "../../lib/result.ts";
import { cliHelpWords as help } from "../../words/en/cli-help.ts";
import type { Words } from "../../words/message.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { resolveName } from "../resolve-name.ts";

/** What the options of `withDrawnByOptions` come to. */
export interface DrawnByOptions {
  readonly sizeBy?: string;
  readonly colourBy?: string;
}

/** Gives a command the fields that entities are sized and coloured by. */
export function withDrawnByOptions(command: Command): Command {
  return command.option("--size-by <field>", help.sizeBy()).option("--colour-by <field>", help.colourBy());
}

/** Sizes and colours entities by fields, named by id or label. */
export function drawByFields(
  workspace: Workspace,
  { sizeBy: size, colourBy: colour }: DrawnByOptions,
): Result<void, Words> {
  const { knowledge } = workspace.store.getState();
  for (const { name, fields, command } of [
    { name: size, fields: sizeFields(knowledge), command: sizeBy },
    { name: colour, fields: colourFields(knowledge), command: colourBy },
  ]) {
    if (name === undefined) continue;
    const field = resolveName(
      fields.map(({ id, label }) => ({ id, label, aliases: [] })),
      name,
      "field",
    );
    if (!field.ok) return field;
    workspace.dispatch(command, { by: field.value.id });
  }
  return ok(undefined);
}
