import { claimLabel, labelOf } from "../../derive/claim-words.ts";
import { createDerivation } from "../../derive/derive.ts";
import { facetTables } from "../../derive/facets.ts";
import { keepsAll } from "../../derive/field-filters.ts";
import { filterFields } from "../../derive/filter-fields.ts";
import { holderFacet, stanceFacet } from "../../derive/lens-facets.ts";
import { kindFacet, predicateFamilyFacet } from "../../derive/record-facets.ts";
import { timeMask } from "../../derive/time-mask.ts";
import { claimAt, claimsAt, entityAt, isOneWay, type KnowledgeGraph, otherEnd } from "../../model/knowledge-graph.ts";
import { DEFAULT_VIEW, type ViewState } from "../../model/view-state.ts";
import { pathWords as words } from "../../words/en/paths.ts";
import type { Words } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";
import { CLOSED, COST_UNIT, cheapestRoutes } from "./cheapest-routes.ts";
import { type Reopening, reopened } from "./join-ends.ts";
import type { PathPanelState } from "./open-paths.ts";
import { pathsOf, requestOf } from "./path-commands.ts";
import { type ArgumentPath, findPaths, type PathRequest, weaknessOf } from "./paths.ts";

/** A change that connects two entities between which no path is found now. */
export interface JoiningOffer {
  /** What must be shown again; null where the options alone are in the way. */
  readonly reopening: Reopening | null;
  /** The options to search with: as they are, or without direction, or without excluding anything. */
  readonly directed: boolean;
  readonly avoid: readonly string[];
  /** The path that is found then. */
  readonly path: ArgumentPath;
  /** How many of its steps rest on claims that are hidden now. */
  readonly hiddenSteps: number;
}

const NOTHING: Reopening = { values: {}, fields: [], byHand: [], time: false, undated: false, focus: false };
/** A hidden claim in place of this many shown ones: fewer hidden claims come before fewer steps. */
const HIDDEN_UNITS = 256;
/** Up to so many claims looked at, single changes are tried one by one; beyond, the path with fewest hidden claims decides. */
const MOST_TRIED = 400_000;

/**
 * What would connect two ends between which no path is found, the least change first: none where nothing in the dataset
 * connects them. A change of the lens and the filters comes first, one of the options after it; both together only where
 * neither does alone.
 */
export function joiningOffers(
  knowledge: KnowledgeGraph,
  view: ViewState,
  room: PathPanelState,
): readonly JoiningOffer[] {
  const rooms = [
    room,
    ...(room.avoid.length > 0 ? [{ ...room, avoid: [] }] : []),
    ...(room.directed ? [{ ...room, directed: false }] : []),
    ...(room.directed && room.avoid.length > 0 ? [{ ...room, directed: false, avoid: [] }] : []),
  ];
  const byLens = offerByLens(knowledge, view, room);
  const byOptions = rooms.slice(1).flatMap((changed) => {
    const [path] = pathsOf(knowledge, createDerivation()(knowledge, view), changed);
    const { directed, avoid } = changed;
    return path === undefined ? [] : [{ reopening: null, directed, avoid, path, hiddenSteps: 0 }];
  });
  const offers = [...(byLens === null ? [] : [byLens]), ...byOptions.slice(0, 1)];
  if (offers.length > 0) return offers;
  for (const changed of rooms.slice(1)) {
    const offer = offerByLens(knowledge, view, changed);
    if (offer !== null) return [offer];
  }
  return [];
}

/** What of the filters and options an offer changes: "include undated claims and ignore arrows". */
export function changesInWords(
  knowledge: KnowledgeGraph,
  { directed, avoid }: Pick<PathPanelState, "directed" | "avoid">,
  offer: Pick<JoiningOffer, "reopening" | "directed" | "avoid">,
): Words {
  return listText([
    ...(offer.reopening === null ? [] : [words.include({ what: reopeningInWords(knowledge, offer.reopening) })]),
    ...(directed && !offer.directed ? [words.ignoreArrows()] : []),
    ...(avoid.length > 0 && offer.avoid.length === 0 ? [words.excludeNothing()] : []),
  ]);
}

/** What a reopening shows again: "claims attributed to Hanno and undated claims". */
export function reopeningInWords(knowledge: KnowledgeGraph, reopening: Reopening): Words {
  const { values, fields, byHand, time, undated, focus } = reopening;
  const { claimNumber } = knowledge;
  const filteredBy = filterFields(knowledge).flatMap(({ id, label }) =>
    fields.includes(id) ? [words.label({ label })] : [],
  );
  const names = byHand.map((id) => {
    const claim = claimNumber.get(id);
    return claim === undefined ? labelOf(knowledge, id) : claimLabel(knowledge, claim) || id;
  });
  return listText([
    ...facetTables(knowledge).flatMap(({ facet, values: all }) => {
      const labels = all.flatMap(({ id, label }) => (values[facet.id]?.includes(id) ? [label] : []));
      return labels.length === 0 ? [] : [valuesInWords(facet.id, labels)];
    }),
    ...(filteredBy.length === 0
      ? []
      : [words.leftOutByFields({ count: filteredBy.length, labels: listText(filteredBy) })]),
    ...(names.length === 0 ? [] : [words.hiddenByHand({ names: listText(names) })]),
    ...(time ? [words.anyTime()] : []),
    ...(undated ? [words.undated()] : []),
    ...(focus ? [words.outsideFocus()] : []),
  ]);
}

function valuesInWords(facet: string, values: readonly string[]): Words {
  const [first = ""] = values;
  const labels = listText(
    values.map((label) => words.label({ label })),
    "or",
  );
  switch (facet) {
    case stanceFacet.id:
      return words.ofCertainty({ certainty: values.length === 1 ? first.toLowerCase() : "", labels });
    case holderFacet.id:
      return words.attributedTo({ labels: listText(values, "or") });
    case kindFacet.id:
      return words.ofEntityTypes({ labels });
    case predicateFamilyFacet.id:
      return words.ofRelationTypes({ labels });
    default:
      return words.ofReviewStatus({ labels });
  }
}

function offerByLens(knowledge: KnowledgeGraph, view: ViewState, room: PathPanelState): JoiningOffer | null {
  const request = requestOf(knowledge, room);
  if (request === null) return null;
  const derive = createDerivation();
  const shown = derive(knowledge, view);
  const everything = createDerivation()(knowledge, DEFAULT_VIEW);
  const offer = (reopening: Reopening): JoiningOffer | null => {
    const then = derive(knowledge, reopened(view, reopening));
    const [path] = findPaths(knowledge, then, { ...request, limit: 1 });
    if (path === undefined) return null;
    const hiddenSteps = path.steps.filter(({ claim }) => shown.claimMask[claim] === 0).length;
    return { reopening, directed: room.directed, avoid: room.avoid, path, hiddenSteps };
  };
  const [complete] = findPaths(knowledge, everything, { ...request, limit: 1 });
  if (complete === undefined) return null;

  const singles = singleChanges(view);
  if (singles.length * knowledge.claimCount <= MOST_TRIED) {
    const enough = singles.flatMap((single) => offer(single) ?? []);
    const weakest = ({ steps, weakest }: ArgumentPath) => steps[weakest]?.weakness ?? 0;
    enough.sort((a, b) => a.path.steps.length - b.path.steps.length || weakest(a.path) - weakest(b.path));
    const [best] = enough;
    if (best !== undefined) return best;
  }
  const needed = neededFor(knowledge, view, shown.claimMask, everything, request);
  const withFields = { ...needed, fields: fieldsFilteredBy(view) };
  const withFocus = { ...withFields, focus: view.focus !== null };
  return (
    offer(needed) ??
    offer(withFields) ??
    offer(withFocus) ??
    offer({
      values: view.hidden,
      fields: fieldsFilteredBy(view),
      byHand: view.aside.hidden,
      time: true,
      undated: true,
      focus: true,
    })
  );
}

function fieldsFilteredBy({ fields }: ViewState): readonly string[] {
  return fields.flatMap((filter) => (keepsAll(filter) ? [] : [filter.field]));
}

/** Every reopening of one thing alone. */
function singleChanges(view: ViewState): readonly Reopening[] {
  const { hidden, aside, time, focus } = view;
  return [
    ...fieldsFilteredBy(view).map((field): Reopening => ({ ...NOTHING, fields: [field] })),
    ...Object.entries(hidden).flatMap(([facet, values]) =>
      values.map((value): Reopening => ({ ...NOTHING, values: { [facet]: [value] } })),
    ),
    ...aside.hidden.map((id): Reopening => ({ ...NOTHING, byHand: [id] })),
    ...(time.from === null && time.to === null ? [] : [{ ...NOTHING, time: true }]),
    ...(time.undated ? [] : [{ ...NOTHING, undated: true }]),
    ...(focus === null ? [] : [{ ...NOTHING, focus: true }]),
  ];
}

/** What must be shown again for the path that needs the fewest hidden claims, and each of them by the fewest values. */
function neededFor(
  knowledge: KnowledgeGraph,
  view: ViewState,
  claimMask: Uint8Array,
  everything: Parameters<typeof weaknessOf>[1],
  request: PathRequest,
): Reopening {
  const cost = Float64Array.from(claimMask, (isShown, c) => {
    if ((knowledge.claimObject[c] as number) < 0) return CLOSED;
    return (isShown === 1 ? 1 : HIDDEN_UNITS) * COST_UNIT + weaknessOf(knowledge, everything, c);
  });
  const [route] = cheapestRoutes(knowledge, cost, request, 1);
  const entities = route?.entities ?? [];
  return entities.slice(1).reduce<Reopening>((needed, to, at) => {
    const from = entities[at] as number;
    const claims = [...claimsAt(knowledge, from)].filter(
      (c) =>
        otherEnd(knowledge, c, from) === to &&
        (!request.directed || knowledge.claimSubject[c] === from || !isOneWay(knowledge, c)),
    );
    if (claims.some((c) => claimMask[c] === 1)) return needed;
    const [least] = claims.map((claim) => neededForClaim(knowledge, view, claim)).sort((a, b) => sizeOf(a) - sizeOf(b));
    return least === undefined ? needed : union(needed, least);
  }, NOTHING);
}

/** What hides one claim: values of its ends, its own, those of the attribution that is least hidden, hand and time. */
function neededForClaim(knowledge: KnowledgeGraph, view: ViewState, claim: number): Reopening {
  const { claimSubject, claimObject, attributionStart, claimEarliest } = knowledge;
  const ends = [claimSubject[claim] as number, claimObject[claim] as number].filter((e) => e >= 0);
  const tables = facetTables(knowledge);
  const hiddenAt = (of: "entity" | "claim" | "attribution", row: number): readonly (readonly [string, string])[] =>
    tables.flatMap(({ facet, column }) => {
      const value = column.terms[column.values[row] as number];
      if (facet.of !== of || value === undefined || !view.hidden[facet.id]?.includes(value)) return [];
      return [[facet.id, value] as const];
    });
  const rows: (readonly (readonly [string, string])[])[] = [];
  for (let row = attributionStart[claim] as number; row < (attributionStart[claim + 1] as number); row++)
    rows.push(hiddenAt("attribution", row));
  const [fewest = []] = rows.sort((a, b) => a.length - b.length);
  const pairs = [...ends.flatMap((e) => hiddenAt("entity", e)), ...hiddenAt("claim", claim), ...fewest];
  const ids = [...ends.map((e) => entityAt(knowledge, e).id as string), claimAt(knowledge, claim).id as string];
  const isUndated = Number.isNaN(claimEarliest[claim]);
  const isOutOfTime = timeMask(knowledge, view.time)[claim] === 0;
  return {
    values: Object.fromEntries(
      [...Map.groupBy(pairs, ([facet]) => facet)].map(([facet, found]) => [facet, found.map(([, value]) => value)]),
    ),
    fields: [],
    byHand: ids.filter((id) => view.aside.hidden.includes(id)),
    time: isOutOfTime && !isUndated,
    undated: isOutOfTime && isUndated,
    focus: false,
  };
}

function sizeOf({ values, byHand, time, undated }: Reopening): number {
  return Object.values(values).flat().length + byHand.length + Number(time) + Number(undated);
}

function union(a: Reopening, b: Reopening): Reopening {
  const facets = [...new Set([...Object.keys(a.values), ...Object.keys(b.values)])];
  return {
    values: Object.fromEntries(
      facets.map((facet) => [facet, [...new Set([...(a.values[facet] ?? []), ...(b.values[facet] ?? [])])].sort()]),
    ),
    fields: [],
    byHand: [...new Set([...a.byHand, ...b.byHand])],
    time: a.time || b.time,
    undated: a.undated || b.undated,
    focus: a.focus || b.focus,
  };
}
