import { type Command, InvalidArgumentError } from "commander";
import { describeFilters } from "../../derive/describe-filters.ts";
import { claimsBetween } from "../../features/exploration/between.ts";
import { datasetInScope, type ExportScope, exportScopes } from "../../features/files/export-scope.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { Dataset } from "../../model/dataset.ts";
import { claimAt, entityAt } from "../../model/knowledge-graph.ts";
import { MAX_HOPS } from "../../model/view-slices/focus.ts";
import { DEFAULT_VIEW } from "../../model/view-state.ts";
import { cliWords as words } from "../../words/en/cli.ts";
import { cliHelpWords as help } from "../../words/en/cli-help.ts";
import type { Words } from "../../words/message.ts";
import { focusOn } from "../../workspace/selection-commands.ts";
import { createWorkspace, type Workspace } from "../../workspace/workspace.ts";
import { keepNamedValues } from "../keep-named-values.ts";
import { namedEntities, resolveName } from "../resolve-name.ts";

/** What the options of `withFilterOptions` come to. */
export interface FilterOptions {
  readonly around?: readonly string[];
  readonly hops?: number;
  readonly kind?: readonly string[];
  readonly stance?: readonly string[];
  readonly holder?: readonly string[];
}

/** What the options of `withPartOptions` come to. */
export interface PartOptions extends FilterOptions {
  readonly between?: readonly string[];
}

const several = (value: string, before: readonly string[] = []) => [...before, value];

/** Gives a command the filters of a view. */
export function withFilterOptions(command: Command): Command {
  return command
    .option("--around <entity>", help.around(), several)
    .option("--hops <n>", help.hops({ most: MAX_HOPS }), parseHops)
    .option("--kind <kind>", help.kind(), several)
    .option("--stance <stance>", help.stance(), several)
    .option("--holder <entity>", help.holder(), several);
}

/** Gives a command the filters that say which part of a dataset it takes. */
export function withPartOptions(command: Command): Command {
  return withFilterOptions(command).option("--between <a> <b>", help.between(), several);
}

/** Filters the view of a workspace. */
export function applyFilters(
  workspace: Workspace,
  { around = [], hops = 1, ...named }: FilterOptions,
): Result<void, Words> {
  const kept = keepNamedValues(workspace, named);
  return kept.ok ? applyFocus(workspace, around, hops) : kept;
}

/**
 * The part of a dataset that the options choose: the dataset itself where nothing is filtered, so that the native file
 * comes out as it went in; else a subgraph.
 */
export function choosePart(dataset: Dataset, options: PartOptions): Result<Dataset, Words> {
  const { kind, stance, holder, around, between } = options;
  if ([kind, stance, holder, around, between].every((names) => names === undefined)) return ok(dataset);
  const workspace = createWorkspace(dataset);
  const filtered = applyFilters(workspace, options);
  if (!filtered.ok) return filtered;
  const scope = between === undefined ? ok(shown(workspace)) : shortestPaths(workspace, between);
  if (!scope.ok) return scope;
  if (scope.value.claims.size === 0 && scope.value.entities.size === 0) {
    return err(words.nothingLeft());
  }
  return ok(datasetInScope(dataset, scope.value));
}

/** What the explorer calls visible. */
function shown(workspace: Workspace): ExportScope {
  const state = workspace.store.getState();
  return exportScopes(state, describeFilters(state.knowledge, state.view)).visible;
}

function applyFocus(workspace: Workspace, names: readonly string[], hops: number): Result<void, Words> {
  if (names.length === 0) return ok(undefined);
  const entities: string[] = [];
  for (const name of names) {
    const entity = resolveName(namedEntities(workspace.store.getState().knowledge), name, "entity");
    if (!entity.ok) return entity;
    entities.push(entity.value.id);
  }
  workspace.dispatch(focusOn, { entities, hops });
  return ok(undefined);
}

/** The shortest paths over what is visible. */
function shortestPaths(workspace: Workspace, names: readonly string[]): Result<ExportScope, Words> {
  const { knowledge, derived } = workspace.store.getState();
  const ends: { readonly number: number; readonly label: string }[] = [];
  for (const name of names) {
    const entity = resolveName(namedEntities(knowledge), name, "entity");
    if (!entity.ok) return entity;
    ends.push({ number: knowledge.entityNumber.get(entity.value.id) ?? -1, label: entity.value.label });
  }
  const [from, to] = ends;
  if (from === undefined || to === undefined) return err(words.halfBetween());
  if (from.number === to.number) return err(words.sameBetween({ name: from.label }));
  const connection = claimsBetween(knowledge, derived.claimMask, from.number, to.number);
  if (connection === null) return err(words.nothingBetween({ from: from.label, to: to.label }));
  const { filter } = shown(workspace);
  const paths = words.shortestPaths({ from: from.label, to: to.label });
  const isUnfiltered = filter === describeFilters(knowledge, DEFAULT_VIEW);
  return ok({
    id: "visible",
    entities: new Set(connection.entities.map((e) => entityAt(knowledge, e).id)),
    claims: new Set(connection.claims.map((c) => claimAt(knowledge, c).id)),
    filter: isUnfiltered ? paths : `${filter}; ${paths}`,
  });
}

function parseHops(value: string): number {
  const hops = Number(value);
  if (!Number.isInteger(hops) || hops < 1 || hops > MAX_HOPS) {
    throw new InvalidArgumentError(words.wholeNumber({ least: 1, most: MAX_HOPS }));
  }
  return hops;
}
