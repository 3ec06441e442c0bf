import * as v from "valibot";
import { hasAttributions } from "../../derive/lens-facets.ts";
import { panelCommandWords as words } from "../../words/en/panel-commands.ts";
import { defineCommand } from "../../workspace/command.ts";

/** Opens the panel about who speaks about whom. */
export const openVoices = defineCommand({
  id: "voices.open",
  title: words.showAttributions,
  keys: "v",
  payload: v.undefined(),
  isEnabled: ({ knowledge }) => hasAttributions(knowledge),
  run: ({ view }) => (view.room.kind === "voices" ? view : { ...view, room: { kind: "voices" } }),
});
