import * as v from "valibot";
import { viewWords as words } from "../../words/en/view.ts";
import { decodeList, encodeList } from "../link-fragment.ts";
import { defineSlice, ids } from "./slice.ts";

/** Entities and claims that the user hid, faded or pinned one by one: `out=e.iran&dim=c.0042&pin=e.israel`. */
export const asideSlice = defineSlice({
  schema: v.strictObject({
    /** Not shown; an entity takes its claims along. */
    hidden: ids,
    /** Shown, but faded. */
    dimmed: ids,
    /** Entities kept in place: they cannot be dragged. */
    pinned: ids,
  }),
  standard: { hidden: [], dimmed: [], pinned: [] },
  history: "undo",
  sceneWords: words.byHand,
  write: ({ hidden, dimmed, pinned }) => [
    ["out", encodeList(hidden)],
    ["dim", encodeList(dimmed)],
    ["pin", encodeList(pinned)],
  ],
  read: ({ take }) => {
    const aside = {
      hidden: decodeList(take("out")),
      dimmed: decodeList(take("dim")),
      pinned: decodeList(take("pin")),
    };
    return Object.values(aside).some((list) => list.length > 0) ? aside : undefined;
  },
  fit: ({ hidden, dimmed, pinned }, { entities, claims }, keep) => {
    const either = { has: (id: string) => entities.has(id) || claims.has(id) };
    return {
      hidden: keep("aside.hidden", hidden, either),
      dimmed: keep("aside.dimmed", dimmed, either),
      pinned: keep("aside.pinned", pinned, entities),
    };
  },
  words: ({ hidden }) => (hidden.length > 0 ? [words.hiddenByHand({ count: hidden.length })] : []),
});
