import * as v from "valibot";
import { isIn } from "../derive/in-rectangle.ts";
import { placesOf } from "../derive/places.ts";
import { hasRegions } from "../derive/regions.ts";
import { isSameJson } from "../lib/same-json.ts";
import type { Layout } from "../model/dataset.ts";
import type { Edit } from "../model/edit.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import type { ViewState } from "../model/view-state.ts";
import { workspaceWords as words } from "../words/en/workspace.ts";
import { defineCommand } from "./command.ts";
import { edited } from "./editing.ts";

/**
 * Makes the places to which nodes were moved those of the document: its first arrangement then has them, or its first one
 * is made of where everything stands. What is written over them on the canvas is written there, and nothing else: headings
 * of a layout, and names of regions that still stand.
 */
export const keepArrangement = defineCommand({
  id: "positions.keep",
  title: words.keepPositions,
  menu: ["stage"],
  payload: v.undefined(),
  isEnabled: ({ view }) => Object.keys(view.moved).length > 0,
  run: ({ view, knowledge }) => {
    const { layouts, entities } = knowledge.dataset;
    const [first] = layouts;
    const captions = captionsThere(knowledge, view, first?.captions ?? []);
    const edit: Edit =
      first === undefined
        ? {
            edit: "add",
            of: "arrangement",
            record: { ...arrangementOf(placesOf(knowledge, view.moved), entities), captions },
            at: null,
          }
        : {
            edit: "change",
            of: "arrangement",
            record: { ...first, positions: { ...first.positions, ...view.moved } as Layout["positions"], captions },
          };
    return edited({ ...view, moved: {} }, [edit]);
  },
});

function arrangementOf(places: Float32Array, entities: readonly { readonly id: string }[]): Omit<Layout, "captions"> {
  const positions = entities.map(({ id }, e) => [id, [places[2 * e], places[2 * e + 1]]]);
  return {
    id: "arrangement" as Layout["id"],
    title: words.arrangement(),
    positions: Object.fromEntries(positions) as Layout["positions"],
  };
}

/** What is written where entities have been moved: names of regions, where most of them still stand, and headings. */
function captionsThere(
  knowledge: KnowledgeGraph,
  { moved, headings }: ViewState,
  captions: Layout["captions"],
): Layout["captions"] {
  const places = placesOf(knowledge, moved);
  // Headings that were kept before stay on the canvas, and are captions already.
  const isKept = ({ text, at }: Layout["captions"][number]) =>
    headings.some((heading) => heading.text === text && isSameJson(heading.at, at));
  return [
    ...(hasRegions(knowledge, moved) ? captions.filter((caption) => !isKept(caption)) : []),
    ...headings.map(({ text, at, over, guide }) => ({
      text,
      at,
      // A circle goes round others too.
      ...(guide.length !== 3 && {
        members: knowledge.dataset.entities.filter((_, e) => isIn(over, places, e)).map(({ id }) => id),
      }),
    })),
  ];
}
