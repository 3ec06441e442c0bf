import * as v from "valibot";
import { revealed } from "../derive/reveal.ts";
import { recordWords as words } from "../words/en/records.ts";
import { defineCommand } from "./command.ts";

/** Shows entities and claims that filters hide, by as little change of the filters as that needs: one step to undo. */
export const showAnyway = defineCommand({
  id: "view.show-anyway",
  title: words.showAnyway,
  payload: v.strictObject({
    entities: v.optional(v.array(v.string()), []),
    claims: v.optional(v.array(v.string()), []),
  }),
  goesThere: true,
  run: ({ knowledge, view }, items) => revealed(knowledge, view, items),
});
