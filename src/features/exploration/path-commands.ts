import * as v from "valibot";
import { claimAt, entityAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import type { Selection, ViewState } from "../../model/view-state.ts";
import { panelSteeringWords as words } from "../../words/en/panel-steering.ts";
import type { Words } from "../../words/message.ts";
import { type CommandContext, defineCommand } from "../../workspace/command.ts";
import { NEW_PATHS, type PathPanelState } from "./open-paths.ts";
import { type Accepted, type ArgumentPath, findPaths, type PathRequest } from "./paths.ts";

/** Paths that are found and listed. */
const PATHS_LISTED = 5;

/** What the panel asks for, by number; null where an end is not chosen, or both are the same. */
export function requestOf(
  { entityNumber }: KnowledgeGraph,
  { from, to, directed, byFirmness, avoid }: PathPanelState,
): PathRequest | null {
  const [start, goal] = [entityNumber.get(from), entityNumber.get(to)];
  if (start === undefined || goal === undefined || start === goal) return null;
  const avoided = avoid.flatMap((id) => entityNumber.get(id) ?? []);
  return { from: start, to: goal, directed, byFirmness, avoid: avoided, limit: PATHS_LISTED };
}

/** The paths that the panel lists. */
export function pathsOf(knowledge: KnowledgeGraph, accepted: Accepted, room: PathPanelState): readonly ArgumentPath[] {
  const request = requestOf(knowledge, room);
  return request === null ? [] : findPaths(knowledge, accepted, request);
}

/** What is selected while a path is open: its entities and the claim of each step; where there is none, its ends. */
export function selectionOfPath(
  knowledge: KnowledgeGraph,
  { from, to }: Pick<PathPanelState, "from" | "to">,
  path: ArgumentPath | undefined,
): Selection {
  if (path === undefined) return { entities: [...new Set([from, to])].filter((id) => id !== ""), claims: [] };
  return {
    entities: path.entities.map((e) => entityAt(knowledge, e).id),
    claims: path.steps.map(({ claim }) => claimAt(knowledge, claim).id),
  };
}

/** Searches between two named entities. Exclusions and the open path go back to their defaults; options stay. */
export const setPathEnds = defineCommand({
  id: "path.set-ends",
  title: words.changeEnds,
  goesThere: true,
  payload: v.strictObject({ from: v.string(), to: v.string() }),
  run: (context, { from, to }) => {
    const { room } = context.view;
    const before = room.kind === "path" ? room : NEW_PATHS;
    if (before.from === from && before.to === to) return context.view;
    return inPanel(context, { ...before, from, to, avoid: [], choice: 0 });
  },
});

/** Seeks in the other direction. */
export const swapPathEnds = inPathPanel({
  id: "path.swap",
  title: words.swapEnds,
  change: (room) => ({ ...room, from: room.to, to: room.from, choice: 0 }),
});

/** Follows claims from subject to object only, or both ways. */
export const toggleDirected = inPathPanel({
  id: "path.toggle-directed",
  title: words.followArrows,
  change: (room) => ({ ...room, directed: !room.directed, choice: 0 }),
});

/** Prefers firm claims to short paths, or short paths to firm claims. */
export const toggleByFirmness = inPathPanel({
  id: "path.toggle-by-firmness",
  title: words.preferFirmer,
  change: (room) => ({ ...room, byFirmness: !room.byFirmness, choice: 0 }),
});

/** Allows all entities on paths again. */
export const avoidNothing = inPathPanel({
  id: "path.avoid-nothing",
  title: words.excludeNothing,
  isEnabled: ({ avoid }) => avoid.length > 0,
  change: (room) => ({ ...room, avoid: [], choice: 0 }),
});

/** Excludes an entity from paths, or allows it again. */
export const toggleAvoided = defineCommand({
  id: "path.avoid",
  title: words.excludeFromPaths,
  goesThere: true,
  payload: v.strictObject({ entity: v.string() }),
  isEnabled: ({ view }) => view.room.kind === "path",
  run: (context, { entity }) => {
    const { room } = context.view;
    if (room.kind !== "path" || entity === room.from || entity === room.to) return context.view;
    const avoid = room.avoid.includes(entity)
      ? room.avoid.filter((id) => id !== entity)
      : [...room.avoid, entity].sort();
    return inPanel(context, { ...room, avoid, choice: 0 });
  },
});

/** Opens one of the paths that were found, and selects it. */
export const choosePath = defineCommand({
  id: "path.choose",
  title: words.openPath,
  goesThere: true,
  payload: v.strictObject({ choice: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  isEnabled: ({ view }) => view.room.kind === "path",
  run: (context, { choice }) => {
    const { room } = context.view;
    return room.kind === "path" ? inPanel(context, { ...room, choice }) : context.view;
  },
});

/** Selects the open path again, after something else was selected or a lens has found another: no step of its own. */
export const markPath = defineCommand({
  id: "path.mark",
  title: words.showOpenPath,
  goesThere: true,
  payload: v.undefined(),
  recording: "silent",
  isEnabled: ({ view }) => view.room.kind === "path",
  run: (context) => (context.view.room.kind === "path" ? inPanel(context, context.view.room) : context.view),
});

function inPathPanel({
  id,
  title,
  change,
  isEnabled = () => true,
}: {
  readonly id: string;
  readonly title: () => Words;
  readonly change: (room: PathPanelState) => PathPanelState;
  readonly isEnabled?: (room: PathPanelState) => boolean;
}) {
  return defineCommand({
    id,
    title,
    goesThere: true,
    payload: v.undefined(),
    isEnabled: ({ view }) => view.room.kind === "path" && isEnabled(view.room),
    run: (context) => (context.view.room.kind === "path" ? inPanel(context, change(context.view.room)) : context.view),
  });
}

/** The view with the panel of paths and its open path selected; the same view where nothing changes. */
function inPanel({ knowledge, derived, view }: CommandContext, room: PathPanelState): ViewState {
  const path = pathsOf(knowledge, derived, room)[room.choice];
  const selection = selectionOfPath(knowledge, room, path);
  const isSame = isEqual(view.room, room) && isEqual(view.selection, selection);
  return isSame ? view : { ...view, room, selection };
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
