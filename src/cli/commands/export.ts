import { writeFile } from "node:fs/promises";
import { type Command, InvalidArgumentError, Option } from "commander";
import { claimsBetween } from "../../features/exploration/between.ts";
import { datasetInScope, type ExportScope, exportScopes } from "../../features/files/export-scope.ts";
import { type Format, type FormatOptionValues, lossLine } from "../../formats/format.ts";
import { formats } from "../../formats/formats.ts";
import { counted } from "../../lib/count-words.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { Dataset } from "../../model/dataset.ts";
import { claimAt, entityAt } from "../../model/knowledge-graph.ts";
import { MAX_HOPS } from "../../model/view-state.ts";
import { describeFilters } from "../../workspace/describe-filters.ts";
import { focusOn } from "../../workspace/selection-commands.ts";
import { createWorkspace, type Workspace } from "../../workspace/workspace.ts";
import { keepNamedValues } from "../keep-named-values.ts";
import { issueOf } from "../read-dataset.ts";
import { resolveName } from "../resolve-name.ts";
import { complainOf, type Terminal } from "../terminal.ts";
import { DATASET_HELP, readOrComplain, subcommand } from "./subcommand.ts";

interface ExportOptions {
  readonly around?: readonly string[];
  readonly hops?: number;
  readonly kind?: readonly string[];
  readonly stance?: readonly string[];
  readonly holder?: readonly string[];
  readonly between?: readonly string[];
  readonly format: string;
  readonly set?: readonly string[];
  readonly output?: string;
}

const EXAMPLES = `
Names of entities, kinds, stances and holders may be ids, labels or (entities) aliases;
case and diacritics do not count. Filters act together, as they do in the explorer.

Examples:
  sourceline export graph-data/kerman-attack -o all.kg.json
  sourceline export graph-data/kerman-attack --around Israel --hops 2 --format graphology
  sourceline export graph-data/kerman-attack --stance alleged,reported --holder "not stated"
  sourceline export graph-data/kerman-attack --between Israel Azerbaijan --format node-link --set edges=links`;

/** `export DATASET`: all of it, or what filters leave, in one of the formats. */
export function exportCommand(terminal: Terminal): Command {
  const several = (value: string, before: readonly string[] = []) => [...before, value];
  return subcommand("export", terminal)
    .summary("write a dataset, or a part of it, in another format")
    .description(
      "Writes a dataset, or the part that filters leave, to stdout or to a file; says on stderr what is lost.",
    )
    .argument("<dataset>", DATASET_HELP)
    .option("--around <entity>", "keep what lies around an entity (repeatable)", several)
    .option("--hops <n>", `how far around, 1 to ${MAX_HOPS} (default: 1)`, parseHops)
    .option("--kind <kind>", "keep entities of these kinds or families (repeatable, or comma-separated)", several)
    .option("--stance <stance>", "keep claims told in these stances (repeatable, or comma-separated)", several)
    .option("--holder <entity>", 'keep claims held by these; "not stated" where nobody is named (repeatable)', several)
    .option("--between <a> <b>", "keep the claims on the shortest ways from one entity to another", several)
    .addOption(
      new Option("--format <format>", "what to write").choices(formats.all.map(({ id }) => id)).default("kg-json"),
    )
    .option("--set <option=value>", `set an option of the format: ${optionsHelp()} (repeatable)`, several)
    .option("-o, --output <file>", "write to this file instead of stdout")
    .addHelpText("after", EXAMPLES)
    .action(async (path: string, options: ExportOptions) => {
      const format = formats.get(options.format);
      const refuse = (message: string) => {
        terminal.complain(`sourceline export: ${message}`);
        terminal.exitWith(2);
      };
      if (format === undefined) return refuse(`there is no format "${options.format}"`);
      const values = parseFormatOptions(format, options.set ?? []);
      if (!values.ok) return refuse(values.error);
      if (options.hops !== undefined && options.around === undefined) return refuse("--hops needs --around ENTITY");
      if (options.between !== undefined && options.between.length !== 2) {
        return refuse("--between needs two entities: --between A B");
      }

      const read = await readOrComplain(terminal, path);
      if (read === undefined) return;
      const part = choosePart(read.dataset, options);
      if (!part.ok) return refuse(part.error);
      const dataset = part.value;
      if (dataset.claims.length === 0) {
        terminal.complain("sourceline export: no claim is left by these filters, entities only (loosen one of them)");
      }
      const { text, losses } = (await format.load()).write(dataset, values.value);
      for (const loss of losses) terminal.complain(`lost in ${format.title}: ${lossLine(loss)}`);
      if (options.output === undefined) return terminal.print(text);
      try {
        await writeFile(options.output, text);
      } catch (fault) {
        complainOf(terminal, [{ ...issueOf(fault), path: options.output }]);
        return terminal.exitWith(2);
      }
      const size = `${counted(dataset.entities.length, "entity", "entities")}, ${counted(dataset.claims.length, "claim")}`;
      terminal.print(`${options.output}: ${size}, ${format.title}\n`);
    });
}

/** The dataset itself where nothing is filtered, so that the native file comes out as it went in; else a subgraph. */
function choosePart(
  dataset: Dataset,
  { kind, stance, holder, around, hops = 1, between }: ExportOptions,
): Result<Dataset, string> {
  if ([kind, stance, holder, around, between].every((names) => names === undefined)) return ok(dataset);
  const workspace = createWorkspace(dataset);
  for (const fault of [
    keepNamedValues(workspace, "kind", kind ?? [], "kind or family"),
    keepNamedValues(workspace, "stance", stance ?? [], "stance"),
    keepNamedValues(workspace, "holder", holder ?? [], "holder"),
    applyFocus(workspace, around ?? [], hops),
  ]) {
    if (!fault.ok) return fault;
  }
  const scope = between === undefined ? ok(shown(workspace)) : shortestWays(workspace, between);
  if (!scope.ok) return scope;
  if (scope.value.claims.size === 0 && scope.value.entities.size === 0) {
    return err("these filters leave nothing (loosen one of them)");
  }
  return ok(datasetInScope(dataset, scope.value));
}

/** What the explorer calls visible. */
function shown(workspace: Workspace): ExportScope {
  const state = workspace.store.getState();
  return exportScopes(state, describeFilters(state.knowledge, state.view)).visible;
}

function applyFocus(workspace: Workspace, names: readonly string[], hops: number): Result<void, string> {
  if (names.length === 0) return ok(undefined);
  const entities: string[] = [];
  for (const name of names) {
    const entity = resolveName(workspace.store.getState().knowledge.dataset.entities, name, "entity");
    if (!entity.ok) return entity;
    entities.push(entity.value.id);
  }
  workspace.dispatch(focusOn, { entities, hops });
  return ok(undefined);
}

/** The shortest connections over what is visible. */
function shortestWays(workspace: Workspace, names: readonly string[]): Result<ExportScope, string> {
  const { knowledge, derived } = workspace.store.getState();
  const ends: { readonly number: number; readonly label: string }[] = [];
  for (const name of names) {
    const entity = resolveName(knowledge.dataset.entities, name, "entity");
    if (!entity.ok) return entity;
    ends.push({ number: knowledge.entityNumber.get(entity.value.id) ?? -1, label: entity.value.label });
  }
  const [from, to] = ends;
  if (from === undefined || to === undefined) return err("--between needs two entities: --between A B");
  if (from.number === to.number) return err(`"${from.label}" is both ends of --between (name two entities)`);
  const connection = claimsBetween(knowledge, derived.claimMask, from.number, to.number);
  if (connection === null) return err(`nothing connects "${from.label}" and "${to.label}" (loosen the filters)`);
  const { filter } = shown(workspace);
  const words = `the shortest ways between ${from.label} and ${to.label}`;
  return ok({
    id: "visible",
    entities: new Set(connection.entities.map((e) => entityAt(knowledge, e).id)),
    claims: new Set(connection.claims.map((c) => claimAt(knowledge, c).id)),
    filter: filter === "everything" ? words : `${filter}; ${words}`,
  });
}

function parseFormatOptions(
  { title, options }: Format,
  settings: readonly string[],
): Result<FormatOptionValues, string> {
  const values: Record<string, string> = {};
  for (const setting of settings) {
    const [id = "", value = ""] = setting.split(/=(.*)/s);
    const option = options.find((each) => each.id === id);
    if (option === undefined) {
      const known = options.length === 0 ? "it has none" : `it has ${options.map((each) => each.id).join(", ")}`;
      return err(`${title} has no option "${id}" (${known})`);
    }
    if (!option.values.some((each) => each.id === value)) {
      return err(`--set ${id} cannot be "${value}" (use ${option.values.map((each) => each.id).join(" or ")})`);
    }
    values[id] = value;
  }
  return ok(values);
}

function optionsHelp(): string {
  return formats.all
    .flatMap((format) =>
      format.options.map(({ id, values }) => `${id}=${values.map((value) => value.id).join("|")} for ${format.id}`),
    )
    .join(", ");
}

function parseHops(value: string): number {
  const hops = Number(value);
  if (!Number.isInteger(hops) || hops < 1 || hops > MAX_HOPS) {
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${MAX_HOPS}.`);
  }
  return hops;
}
