import * as v from "valibot";
import { idsOfFalling, whatFalls } from "../derive/what-falls.ts";
import { isSameJson } from "../lib/same-json.ts";
import { DEFAULT_VIEW, viewSlices } from "../model/view-state.ts";
import { whatFallsWords as words } from "../words/en/what-falls.ts";
import { defineCommand } from "./command.ts";

/**
 * Fades what would fall without a holder, a source or a passage, and nothing else, so that it stands out from what would
 * stay: what was faded by hand before is not, filters hide, and nothing is selected, as the rest would recede. Unfades it
 * where it is faded. `room` is the panel that says it in words.
 */
export const fadeWhatFalls = defineCommand({
  id: "aside.what-falls",
  title: words.show,
  payload: v.strictObject({
    ground: v.union([
      v.strictObject({ holder: v.string() }),
      v.strictObject({ source: v.string(), at: v.nullable(v.string()) }),
    ]),
    room: viewSlices.room.schema,
  }),
  run: ({ knowledge, derived, view }, { ground, room }) => {
    const falling = idsOfFalling(knowledge, whatFalls(knowledge, derived, ground));
    if (falling.length === 0) return view;
    if (isSameJson(view.aside.dimmed, falling)) return { ...view, aside: { ...view.aside, dimmed: [] } };
    return {
      ...view,
      aside: { ...view.aside, dimmed: falling },
      hiding: DEFAULT_VIEW.hiding,
      selection: DEFAULT_VIEW.selection,
      room,
    };
  },
});
