import { type Command, InvalidArgumentError } from "commander";
import { describeFilters } from "../../derive/describe-filters.ts";
import { claimsBetween } from "../../features/exploration/between.ts";
import { datasetInScope, type ExportScope, exportScopes } from "../../features/files/export-scope.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { Dataset } from "../../model/dataset.ts";
import { claimAt, entityAt } from "../../model/knowledge-graph.ts";
import { MAX_HOPS } from "../../model/view-slices/focus.ts";
import { focusOn } from "../../workspace/selection-commands.ts";
import { createWorkspace, type Workspace } from "../../workspace/workspace.ts";
import { keepNamedValues } from "../keep-named-values.ts";
import { namedEntities, resolveName } from "../resolve-name.ts";

/** What the options of `withPartOptions` come to. */
export interface PartOptions {
  readonly around?: readonly string[];
  readonly hops?: number;
  readonly kind?: readonly string[];
  readonly stance?: readonly string[];
  readonly holder?: readonly string[];
  readonly between?: readonly string[];
}

/** How the filters are to be named, for the help of a command that has them. */
export const PART_HELP = `
Names of entities, kinds, stances and holders may be ids, labels or (entities) aliases;
case and diacritics do not count. Filters act together, as they do in the explorer.`;

/** Gives a command the filters that say which part of a dataset it takes. */
export function withPartOptions(command: Command): Command {
  const several = (value: string, before: readonly string[] = []) => [...before, value];
  return command
    .option("--around <entity>", "keep what lies around an entity (repeatable)", several)
    .option("--hops <n>", `how far around, 1 to ${MAX_HOPS} (default: 1)`, parseHops)
    .option("--kind <kind>", "keep entities of these kinds or families (repeatable, or comma-separated)", several)
    .option("--stance <stance>", "keep claims told in these stances (repeatable, or comma-separated)", several)
    .option("--holder <entity>", 'keep claims held by these; "not stated" where nobody is named (repeatable)', several)
    .option("--between <a> <b>", "keep the claims on the shortest ways from one entity to another", several);
}

/**
 * The part of a dataset that the options choose: the dataset itself where nothing is filtered, so that the native file
 * comes out as it went in; else a subgraph. What is wrong with the options is said in words.
 */
export function choosePart(dataset: Dataset, options: PartOptions): Result<Dataset, string> {
  const { kind, stance, holder, around, hops = 1, between } = options;
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
    const entity = resolveName(namedEntities(workspace.store.getState().knowledge), name, "entity");
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
    const entity = resolveName(namedEntities(knowledge), name, "entity");
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

function parseHops(value: string): number {
  const hops = Number(value);
  if (!Number.isInteger(hops) || hops < 1 || hops > MAX_HOPS) {
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${MAX_HOPS}.`);
  }
  return hops;
}
