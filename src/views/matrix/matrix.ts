import { drawnStance } from "../../derive/claim-words.ts";
import { forceGraph } from "../../derive/layouts/force/force-graph.ts";
import { communitiesOf } from "../../derive/layouts/placing/communities.ts";
import type { ViewedState } from "../../drawing/viewed-state.ts";
import { seededRandom } from "../../lib/random.ts";
import { DIRECTION } from "../../model/direction.ts";
import { fieldColumn } from "../../model/field-columns.ts";
import { entityAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import type { ViewState } from "../../model/view-state.ts";
import { matrixWords as words } from "../../words/en/matrix.ts";
import { inAlphabet } from "../../words/numbers.ts";

/** A row, and the column of the same number. */
export interface MatrixGroup {
  readonly name: string;
  readonly entities: readonly number[];
  /** Shown claims with an end in it. */
  readonly claims: number;
}

/** The claims whose subject is in one group and whose object in another. */
export interface MatrixCell {
  readonly row: number;
  readonly column: number;
  readonly claims: readonly number[];
  /** How many of them are drawn in a stance, by its position in the vocabulary. */
  readonly stances: ReadonlyMap<number, number>;
}

/** Shown claims by the groups of their ends. A claim without a direction stands in both cells of its two groups. */
export interface Matrix {
  readonly groups: readonly MatrixGroup[];
  /** Those that have claims, by row and then column. */
  readonly cells: readonly MatrixCell[];
  /** Claims that stand in a cell, each once. */
  readonly claims: number;
  /** Those of them that stand in two. */
  readonly undirected: number;
  /** Shown claims with a value instead of an object. */
  readonly values: number;
  /** Of entities by themselves: how many there are in all where not all have a row, and how many claims are left out; else null. */
  readonly leftOut: { readonly entities: number; readonly claims: number } | null;
  /** Whether communities were asked for, and more claims are shown than they are found among. */
  readonly areTooMany: boolean;
}

/** Claims among which communities are found while one waits. */
export const MOST_FOR_COMMUNITIES = 50_000;

/** Entities that have a row of their own, at most: more are too fine for any screen. */
const MOST_ROWS = 240;

/** Gathers the shown claims of a state by groups of their ends. Takes time linear in entities and claims. */
export function matrixOf(state: ViewedState): Matrix {
  const { knowledge, derived, view } = state;
  const { claimSubject, claimObject, claimDirection, claimCount } = knowledge;
  const shown: number[] = [];
  let values = 0;
  for (let c = 0; c < claimCount; c++) {
    if (derived.claimMask[c] === 0) continue;
    if ((claimObject[c] as number) < 0) values++;
    else shown.push(c);
  }
  const { by, order: ordered } = view.matrix;
  const asksForCommunities = by === "_community" || ordered === "community";
  const areTooMany = asksForCommunities && shown.length > MOST_FOR_COMMUNITIES;
  const communities = asksForCommunities && !areTooMany ? communitiesAmong(knowledge, derived.claimMask, shown) : null;
  const { groupOf, names } = by === "_community" && communities !== null ? communities : groupsBy(knowledge, by, shown);
  const count = new Uint32Array(names.length);
  const members: number[][] = names.map(() => []);
  for (let e = 0; e < knowledge.order; e++)
    if (derived.entityMask[e] === 1 && (groupOf[e] as number) >= 0) members[groupOf[e] as number]?.push(e);
  const byKey = new Map<number, { claims: number[]; stances: Map<number, number> }>();
  const put = (row: number, column: number, c: number) => {
    const key = row * names.length + column;
    let cell = byKey.get(key);
    if (cell === undefined) {
      cell = { claims: [], stances: new Map() };
      byKey.set(key, cell);
    }
    cell.claims.push(c);
    const stance = drawnStance(knowledge, derived, c);
    cell.stances.set(stance, (cell.stances.get(stance) ?? 0) + 1);
  };
  let [claims, undirected, without] = [0, 0, 0];
  for (const c of shown) {
    const [row, column] = [groupOf[claimSubject[c] as number] as number, groupOf[claimObject[c] as number] as number];
    if (row < 0 || column < 0) {
      without++;
      continue;
    }
    claims++;
    put(row, column, c);
    count[row] = (count[row] as number) + 1;
    if (row !== column) count[column] = (count[column] as number) + 1;
    if (claimDirection[c] === DIRECTION.directed || row === column) continue;
    undirected++;
    put(column, row, c);
  }
  // What groups of one type, or of one community, have in common: that of their first entity.
  const column = ordered === "type" ? knowledge.entityKind : (communities?.groupOf ?? null);
  const togetherOf = members.map(([first]) =>
    (ordered === "type" || ordered === "community") && first !== undefined ? (column?.[first] ?? 0) : 0,
  );
  const order = names
    .map((_, group) => group)
    .filter((group) => (members[group] as number[]).length > 0)
    .sort((a, b) => {
      const byName = inAlphabet().compare(names[a] as string, names[b] as string);
      if (ordered === "name") return byName;
      return (
        (togetherOf[a] as number) - (togetherOf[b] as number) || (count[b] as number) - (count[a] as number) || byName
      );
    });
  const place = new Int32Array(names.length).fill(-1);
  for (const [at, group] of order.entries()) place[group] = at;
  const cells = [...byKey]
    .map(([key, cell]): MatrixCell => {
      const [row, column] = [Math.floor(key / names.length), key % names.length];
      return { row: place[row] as number, column: place[column] as number, ...cell };
    })
    .sort((a, b) => a.row - b.row || a.column - b.column);
  const rows = order.map((group) => ({
    name: names[group] as string,
    entities: members[group] as number[],
    claims: count[group] as number,
  }));
  const leftOut = without === 0 ? null : { entities: derived.shownEntities, claims: without };
  return { groups: rows, cells, claims, undirected, values, leftOut, areTooMany };
}

/** The group of each entity, -1 for one that has no row, and the names of the groups. */
function groupsBy(knowledge: KnowledgeGraph, by: ViewState["matrix"]["by"], shown: readonly number[]): Groups {
  const { families, entityKinds, fields = [] } = knowledge.dataset.vocabulary;
  if (by === "_family")
    return { groupOf: Int32Array.from(knowledge.entityFamily), names: families.map(({ label }) => label) };
  if (by === "_entity") return eachEntity(knowledge, shown);
  const field = fields.find(({ id, of, type }) => id === by && of === "entity" && type === "category");
  const column = field === undefined ? null : fieldColumn(knowledge, field);
  // A field that the dataset does not have, as in another's link: as by default.
  if (column?.kind !== "category")
    return {
      groupOf: Int32Array.from(knowledge.entityKind),
      names: entityKinds.map(({ plural, label }) => plural ?? label),
    };
  const { terms, values } = column;
  return { groupOf: values.map((value) => (value < 0 ? terms.length : value)), names: [...terms, words.notStated()] };
}

interface Groups {
  readonly groupOf: Int32Array;
  readonly names: readonly string[];
}
const communitiesKnown = new WeakMap<Uint8Array, Groups>();

/**
 * Communities of the shown claims, the largest first, each called after its entity with the most of them; entities without
 * any are one group at the end. The same each time.
 */
function communitiesAmong(
  { dataset, order, claimSubject, claimObject }: KnowledgeGraph,
  claimMask: Uint8Array,
  shown: readonly number[],
): Groups {
  const known = communitiesKnown.get(claimMask);
  if (known !== undefined) return known;
  const [from, to] = [shown.map((c) => claimSubject[c] as number), shown.map((c) => claimObject[c] as number)];
  const communityOf = communitiesOf(forceGraph(order, from, to), seededRandom(1));
  const claims = new Uint32Array(order);
  for (const e of [...from, ...to]) claims[e] = (claims[e] as number) + 1;
  const leaders = new Map<number, { leader: number; size: number }>();
  for (let e = 0; e < order; e++) {
    if (claims[e] === 0) continue;
    const known = leaders.get(communityOf[e] as number);
    if (known === undefined) leaders.set(communityOf[e] as number, { leader: e, size: 1 });
    else {
      known.size++;
      if ((claims[e] as number) > (claims[known.leader] as number)) known.leader = e;
    }
  }
  const ordered = [...leaders].sort(([, a], [, b]) => b.size - a.size || a.leader - b.leader);
  const place = new Map(ordered.map(([community], at) => [community, at]));
  const groups = {
    groupOf: Int32Array.from(communityOf, (community, e) =>
      claims[e] === 0 ? ordered.length : (place.get(community) ?? ordered.length),
    ),
    names: [
      ...ordered.map(([, { leader }]) => words.community({ name: nameOf(entityAt({ dataset }, leader)) })),
      words.alone(),
    ],
  };
  communitiesKnown.set(claimMask, groups);
  return groups;
}

/** Each entity with shown claims by itself; of too many, those with the most. */
function eachEntity({ dataset, claimSubject, claimObject, order }: KnowledgeGraph, shown: readonly number[]) {
  const count = new Uint32Array(order);
  for (const c of shown)
    for (const e of [claimSubject[c] as number, claimObject[c] as number]) count[e] = (count[e] as number) + 1;
  const most = Array.from(count.keys())
    .filter((e) => (count[e] as number) > 0)
    .sort((a, b) => (count[b] as number) - (count[a] as number) || a - b)
    .slice(0, MOST_ROWS);
  const groupOf = new Int32Array(order).fill(-1);
  for (const [at, e] of most.entries()) groupOf[e] = at;
  return { groupOf, names: most.map((e) => nameOf(entityAt({ dataset }, e))) };
}
