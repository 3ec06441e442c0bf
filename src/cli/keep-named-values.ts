import { facetTables } from "../derive/facets.ts";
import { keepOnly, toggleValues } from "../features/filters/filter-commands.ts";
import { ok, type Result } from "../lib/result.ts";
import type { Words } from "../words/message.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type Named, resolveName } from "./resolve-name.ts";

/** Names of values that options of the command line keep, by facet. */
export interface NamedValues {
  readonly kind?: readonly string[] | undefined;
  readonly stance?: readonly string[] | undefined;
  readonly holder?: readonly string[] | undefined;
}

/** Keeps the named values of facets by the command that the legend uses; a name may be several, separated by commas. */
export function keepNamedValues(
  workspace: Workspace,
  { kind = [], stance = [], holder = [] }: NamedValues,
): Result<void, Words> {
  for (const [id, names] of [
    ["kind", kind],
    ["stance", stance],
    ["holder", holder],
  ] as const) {
    const named = valuesNamed(workspace, id, names);
    if (!named.ok) return named;
    const { values, all } = named.value;
    if (names.length > 0) workspace.dispatch(keepOnly, { facet: id, values: [...values], all: [...all] });
  }
  return ok(undefined);
}

/** Hides the named values of one facet; a name may be several, separated by commas. */
export function hideNamedValues(
  workspace: Workspace,
  facet: keyof NamedValues,
  names: readonly string[],
): Result<void, Words> {
  const named = valuesNamed(workspace, facet, names);
  if (!named.ok) return named;
  const hidden = workspace.store.getState().view.hidden[facet] ?? [];
  const values = named.value.values.filter((value) => !hidden.includes(value));
  if (values.length > 0) workspace.dispatch(toggleValues, { facet, values });
  return ok(undefined);
}

/** The values of a facet that names mean, each name one or several separated by commas, and all its values. */
export function valuesNamed(
  workspace: Workspace,
  id: keyof NamedValues,
  names: readonly string[],
): Result<{ readonly values: readonly string[]; readonly all: readonly string[] }, Words> {
  const { knowledge } = workspace.store.getState();
  const table = facetTables(knowledge).find(({ facet }) => facet.id === id);
  if (table === undefined) return ok({ values: [], all: [] });
  const { entities, vocabulary } = knowledge.dataset;
  // What a value is also called: an entity by its aliases, a kind by its singular, "nobody named" as files have it.
  const aliases = new Map<string, readonly string[]>([
    ["not-stated", ["not stated"]],
    ...entities.map((entity) => [entity.id, entity.aliases] as const),
    ...vocabulary.entityKinds.map((kind) => [kind.id, [kind.label]] as const),
  ]);
  const things: (Named & { values: string[] })[] = table.values.map((value) => ({
    id: value.id,
    label: value.label,
    aliases: aliases.get(value.id) ?? [],
    values: [value.id],
  }));
  for (const { id: value, group } of table.values) {
    if (group === null) continue;
    const family = things.find((thing) => thing.id === group.id && thing.label === group.label);
    if (family === undefined) things.push({ id: group.id, label: group.label, aliases: [], values: [value] });
    else family.values.push(value);
  }
  const values: string[] = [];
  for (const name of names) {
    const whole = resolveName(things, name, id);
    const found =
      whole.ok || !name.includes(",") ? [whole] : splitAtCommas(name).map((one) => resolveName(things, one, id));
    for (const thing of found) {
      if (!thing.ok) return thing;
      values.push(...thing.value.values);
    }
  }
  return ok({ values, all: table.values.map((value) => value.id) });
}

function splitAtCommas(names: string): readonly string[] {
  return names
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}
