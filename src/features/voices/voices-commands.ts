import * as v from "valibot";
import { defineCommand } from "../../workspace/command.ts";

/** Opens the room about who speaks about whom. */
export const openVoices = defineCommand({
  id: "voices.open",
  title: "Who speaks about whom",
  keys: "v",
  payload: v.undefined(),
  run: ({ view }) => (view.room.kind === "voices" ? view : { ...view, room: { kind: "voices" } }),
});
