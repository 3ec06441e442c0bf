import { placeInWords } from "../derive/claim-words.ts";
import { claimsHeldBy } from "../derive/entity-claims.ts";
import { unseenNeighbours } from "../derive/unseen-neighbours.ts";
import type { MenuRequest } from "../drawing/ui/view.ts";
import { openClash } from "../features/contested/clash-commands.ts";
import { clashesIn } from "../features/contested/contested.ts";
import { setCompared } from "../features/exploration/comparison-panel-commands.ts";
import { setPathEnds } from "../features/exploration/path-commands.ts";
import { openTextPanel } from "../features/texts/text-commands.ts";
import { claimAt, entityAt } from "../model/knowledge-graph.ts";
import { nameOf } from "../model/name-of.ts";
import { menuWords as words } from "../words/en/menus.ts";
import { shellWords } from "../words/en/shell.ts";
import type { Words } from "../words/message.ts";
import type { MenuTarget } from "../workspace/command.ts";
import { leavePanel } from "../workspace/panel-commands.ts";
import { expand, selectInSight } from "../workspace/selection-commands.ts";
import type { Destination } from "../workspace/ui/arrive.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { headingOf } from "./action-headings.ts";
import type { Action } from "./actions.ts";

/** An entry of the menu of an entity, a claim or the canvas. */
export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly group: Words;
  readonly key: string | null;
  /** Where the focus goes once it has run; null: where it was. */
  readonly leadsTo: Destination | null;
  /** Whether it opens a panel. */
  readonly isPanel: boolean;
  run(): void;
}

/** More passages of one claim than this are in its record. */
const MOST_PASSAGES = 3;

/**
 * What the menu of a target offers now. Of one entity or claim: its record and what leads on from it; then what can be
 * done with all that is selected.
 * @param onDetails brings the record into view, where a drawer hides it; absent where there is no panel, and so nothing that
 *   opens in one.
 */
export function entriesOf(
  workspace: Workspace,
  { target }: MenuRequest,
  actions: readonly Action[],
  onDetails?: () => void,
): readonly Entry[] {
  const place: MenuTarget = target?.kind ?? "stage";
  const entries = actions
    .filter((action) => action.menu.includes(place) && action.isEnabled())
    .map(
      (action): Entry => ({
        ...action,
        group: headingOf(action),
        key: action.keys[0] ?? null,
        leadsTo: null,
        isPanel: false,
      }),
    );
  const { selection } = workspace.store.getState().view;
  if (target === null || selection.entities.length + selection.claims.length > 1) return entries;
  const own = target.kind === "entity" ? ofEntity(workspace, target.number) : ofClaim(workspace, target.number);
  if (onDetails === undefined) return [...own.filter(({ isPanel }) => !isPanel), ...entries];
  return [detailsOf(workspace, onDetails), ...own, ...entries];
}

const entry = (
  id: string,
  title: string,
  group: Words,
  run: () => unknown,
  { leadsTo = null, isPanel = false }: Partial<Pick<Entry, "leadsTo" | "isPanel">> = {},
): Entry => ({ id, title, group, key: null, leadsTo, isPanel, run: () => void run() });

/** An entry that opens a panel, which takes the focus itself. */
const opening = (id: string, title: string, group: Words, run: () => unknown) =>
  entry(id, title, group, run, { isPanel: true });

function detailsOf(workspace: Workspace, onDetails: () => void): Entry {
  const open = () => {
    workspace.dispatch(leavePanel);
    onDetails();
  };
  return entry("details", shellWords.openDetails(), shellWords.details(), open, { leadsTo: "panel", isPanel: true });
}

function ofEntity(workspace: Workspace, entity: number): readonly Entry[] {
  const { knowledge, view } = workspace.store.getState();
  const { room } = view;
  const { id } = entityAt(knowledge, entity);
  const nameOfOther = (other: string) => {
    const number = knowledge.entityNumber.get(other);
    return other === id || number === undefined ? null : nameOf(entityAt(knowledge, number));
  };
  // An end that was chosen before stays, so that the menus of two entities lead from one to the other.
  const path = room.kind === "path" ? room : { from: "", to: "" };
  const [from, to] = [nameOfOther(path.from), nameOfOther(path.to)];
  const compared = room.kind === "comparison" && room.b === "" ? nameOfOther(room.a) : null;
  const group = words.analysis();
  return [
    ...expansionsOf(workspace, entity),
    opening("paths from", to === null ? words.pathsFrom() : words.pathsFromTo({ name: to }), group, () =>
      workspace.dispatch(setPathEnds, { from: id, to: to === null ? "" : path.to }),
    ),
    opening("paths to", from === null ? words.pathsTo() : words.pathsToFrom({ name: from }), group, () =>
      workspace.dispatch(setPathEnds, { from: from === null ? "" : path.from, to: id }),
    ),
    opening("compare", compared === null ? words.compare() : words.compareWith({ name: compared }), group, () =>
      workspace.dispatch(
        setCompared,
        compared !== null && room.kind === "comparison" ? { a: room.a, b: id } : { a: id, b: "" },
      ),
    ),
  ];
}

function ofClaim(workspace: Workspace, claim: number): readonly Entry[] {
  const { knowledge, derived } = workspace.store.getState();
  const { dataset } = knowledge;
  const { id, attributions } = claimAt(knowledge, claim);
  const passages = new Map<string, Entry>();
  for (const { source, at, ...rest } of attributions.flatMap(({ evidence }) => evidence)) {
    if (at === undefined || dataset.sources.find((each) => each.id === source)?.text === undefined) continue;
    const title = words.passage({ place: placeInWords({ at, ...rest }) ?? at });
    const open = () => workspace.dispatch(openTextPanel, { source, at });
    passages.set(`${source} ${at}`, opening(`passage ${source} ${at}`, title, words.sources(), open));
  }
  const others = [...new Set(attributions.map(({ holder }) => holder))].flatMap((holder): readonly Entry[] => {
    const number = knowledge.entityNumber.get(holder ?? "");
    if (number === undefined) return [];
    const held = claimsHeldBy(knowledge, derived.claimMask, number).filter((c) => c !== claim);
    if (held.length === 0) return [];
    const title = words.otherClaims({ name: nameOf(entityAt(knowledge, number)), count: held.length });
    const choose = () => {
      workspace.dispatch(selectInSight, { entities: [], claims: held.map((c) => claimAt(knowledge, c).id) });
    };
    return [entry(`held by ${holder}`, title, words.analysis(), choose, { leadsTo: "record" })];
  });
  const clash = clashesIn(knowledge).find(({ isContested, claims }) => isContested && claims.includes(id));
  const pair = clash?.pairs.find(({ sides }) => sides.some((side) => side.claim === id));
  return [
    ...[...passages.values()].slice(0, MOST_PASSAGES),
    ...others,
    ...(pair === undefined
      ? []
      : [
          opening("contradictions", words.contradicted(), words.analysis(), () =>
            workspace.dispatch(openClash, { pair: pair.id }),
          ),
        ]),
  ];
}

/** One entry per family of claims that leads from an entity out of the focus, with the number of entities that it adds. */
function expansionsOf(workspace: Workspace, entity: number): readonly Entry[] {
  const { knowledge, view, derived } = workspace.store.getState();
  if (view.focus === null || derived.entityMask[entity] === 0) return [];
  const { predicateFamilies } = knowledge.dataset.vocabulary;
  const { id } = entityAt(knowledge, entity);
  return [...unseenNeighbours(knowledge, derived, entity).byFamily].flatMap(([number, count]): readonly Entry[] => {
    const family = predicateFamilies[number];
    if (family === undefined) return [];
    const title = words.expandBy({ family: family.label, count });
    const grow = () => workspace.dispatch(expand, { entity: id, family: family.id });
    return [entry(`expand ${family.id}`, title, words.expand(), grow)];
  });
}
