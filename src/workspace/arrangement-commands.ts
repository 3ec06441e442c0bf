import * as v from "valibot";
import { placesOf } from "../derive/places.ts";
import type { Layout } from "../model/dataset.ts";
import type { Edit } from "../model/edit.ts";
import { workspaceWords as words } from "../words/en/workspace.ts";
import { defineCommand } from "./command.ts";
import { edited } from "./editing.ts";

/**
 * Makes the places to which nodes were dragged those of the document: its first arrangement then has them, or its first
 * one is made of where everything stands.
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
    const edit: Edit =
      first === undefined
        ? { edit: "add", of: "arrangement", record: arrangementOf(placesOf(knowledge, view.moved), entities), at: null }
        : {
            edit: "change",
            of: "arrangement",
            record: { ...first, positions: { ...first.positions, ...view.moved } as Layout["positions"] },
          };
    return edited({ ...view, moved: {} }, [edit]);
  },
});

function arrangementOf(places: Float32Array, entities: readonly { readonly id: string }[]): Layout {
  const positions = entities.map(({ id }, e) => [id, [places[2 * e], places[2 * e + 1]]]);
  return {
    id: "arrangement" as Layout["id"],
    title: words.arrangement(),
    positions: Object.fromEntries(positions) as Layout["positions"],
    captions: [],
  };
}
