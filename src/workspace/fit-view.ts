import { unreachable } from "../lib/result.ts";
import type { Issue } from "../model/issue.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import {
  DEFAULT_VIEW,
  type Focus,
  type Growth,
  type Hidden,
  type Room,
  type ViewSpecification,
  type ViewState,
} from "../model/view-state.ts";
import { facetTables } from "./facets.ts";

/** Most ids that one issue names; the others are counted. */
const MOST_NAMED = 3;

/**
 * Makes a view of a dataset from one that came from outside (a link, a file): what the dataset does not have is left
 * out and told, one issue for each part of the view; the path is that part's key.
 * @param noun what the view came in, as the sentences say it.
 */
export function fitView(
  knowledge: KnowledgeGraph,
  specification: ViewSpecification,
  noun: "link" | "scene" = "link",
): { readonly view: ViewState; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const { entityNumber, claimNumber } = knowledge;
  const keep = (path: string, ids: readonly string[], known: { has(id: string): boolean }): readonly string[] => {
    const distinct = [...new Set(ids)];
    const missing = distinct.filter((id) => !known.has(id));
    if (missing.length > 0)
      issues.push({
        code: "view/not-in-dataset",
        path,
        message: `The ${noun} names ${inWords(missing)}, which ${missing.length === 1 ? "is" : "are"} not in this dataset.`,
        hint: `the ${noun} may be of another version of the dataset`,
      });
    return distinct.filter((id) => known.has(id));
  };

  const either = { has: (id: string) => entityNumber.has(id) || claimNumber.has(id) };
  const { hidden, time, focus, selection, moved, camera, against, aside, grown } = specification;
  const view: ViewState = {
    hidden: hidden ? fitHidden(knowledge, hidden, keep) : DEFAULT_VIEW.hidden,
    time: time ?? DEFAULT_VIEW.time,
    focus: focus ? fitFocus(focus, keep("focus", focus.entities, entityNumber)) : null,
    selection: selection
      ? {
          entities: keep("selection", selection.entities, entityNumber),
          claims: keep("selection", selection.claims, claimNumber),
        }
      : DEFAULT_VIEW.selection,
    moved: moved
      ? Object.fromEntries(pick(moved, keep("moved", Object.keys(moved), entityNumber)))
      : DEFAULT_VIEW.moved,
    camera: camera ?? null,
    against: against ? fitHidden(knowledge, against, keep) : null,
    hiding: specification.hiding ?? DEFAULT_VIEW.hiding,
    aside: {
      hidden: keep("aside.hidden", aside?.hidden ?? [], either),
      dimmed: keep("aside.dimmed", aside?.dimmed ?? [], either),
      pinned: keep("aside.pinned", aside?.pinned ?? [], entityNumber),
    },
    grown: fitGrown(knowledge, grown ?? [], keep),
    bundled: specification.bundled ?? DEFAULT_VIEW.bundled,
    room: fitRoom(knowledge, specification.room ?? DEFAULT_VIEW.room, keep),
  };
  return { view, issues };
}

function fitFocus({ hops }: Focus, entities: readonly string[]): Focus | null {
  return entities.length === 0 ? null : { entities, hops };
}

type Keep = (path: string, ids: readonly string[], known: { has(id: string): boolean }) => readonly string[];

function fitGrown(knowledge: KnowledgeGraph, grown: readonly Growth[], keep: Keep): readonly Growth[] {
  const families = new Set<string>(knowledge.dataset.vocabulary.predicateFamilies.map(({ id }) => id));
  const entities = new Set(
    keep(
      "grown",
      grown.map(({ entity }) => entity),
      knowledge.entityNumber,
    ),
  );
  return grown.filter(({ entity, family }) => entities.has(entity) && (family === null || families.has(family)));
}

/** A room about something that the dataset lacks falls back to the record of what is selected. */
function fitRoom(knowledge: KnowledgeGraph, room: Room, keep: Keep): Room {
  // An end that is not chosen yet is the empty text.
  const isKnown = (...ends: readonly string[]) => {
    const ids = ends.filter((id) => id !== "");
    return keep("room", ids, knowledge.entityNumber).length === new Set(ids).size;
  };
  switch (room.kind) {
    case "path":
      return isKnown(room.from, room.to)
        ? { ...room, avoid: keep("room", room.avoid, knowledge.entityNumber) }
        : DEFAULT_VIEW.room;
    case "comparison":
      return isKnown(room.a, room.b) ? room : DEFAULT_VIEW.room;
    case "text": {
      const sources = new Set<string>(knowledge.dataset.sources.map(({ id }) => id));
      return keep("room", [room.source], sources).length > 0 ? room : DEFAULT_VIEW.room;
    }
    case "reading":
    case "contested":
    case "voices":
    case "lens":
    // A story may be one that is still being written: the room says what it cannot find.
    case "stories":
    case "exercises":
      return room;
    default:
      return unreachable(room);
  }
}

/** Values sorted and no empty lists, as the legend's commands keep them, so that equal views have equal links. */
function fitHidden(knowledge: KnowledgeGraph, hidden: Hidden, keep: Keep): Hidden {
  const tables = new Map(facetTables(knowledge).map((table) => [table.facet.id, table]));
  const kept = keep("hidden", Object.keys(hidden), tables).flatMap((facet): [string, readonly string[]][] => {
    const table = tables.get(facet);
    const values = table ? keep(`hidden.${facet}`, hidden[facet] ?? [], table.position) : [];
    return values.length > 0 ? [[facet, values.toSorted()]] : [];
  });
  return Object.fromEntries(kept);
}

function pick<Value>(record: Readonly<Record<string, Value>>, keys: readonly string[]): readonly [string, Value][] {
  const kept = new Set(keys);
  return Object.entries(record).filter(([key]) => kept.has(key));
}

function inWords(ids: readonly string[]): string {
  const named = ids.slice(0, MOST_NAMED).map((id) => `“${id.length > 60 ? `${id.slice(0, 60)}…` : id}”`);
  const others = ids.length - named.length;
  if (others > 0) return `${named.join(", ")} and ${others} more`;
  return [named.slice(0, -1).join(", "), named.at(-1)].filter(Boolean).join(" and ");
}
