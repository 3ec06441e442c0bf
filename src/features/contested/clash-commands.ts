import * as v from "valibot";
import { panelSteeringWords as words } from "../../words/en/panel-steering.ts";
import { defineCommand } from "../../workspace/command.ts";
import { clashesIn, clashOfPair } from "./contested.ts";

/** Opens one clash by the id of any of its pairs, and selects all its claims, so that the graph shows them. */
export const openClash = defineCommand({
  id: "contested.open-pair",
  title: words.openContested,
  payload: v.strictObject({ pair: v.string() }),
  run: ({ view, knowledge }, { pair }) => {
    const clash = clashOfPair(clashesIn(knowledge), pair);
    if (clash === null) return view;
    return { ...view, room: { kind: "contested", pair }, selection: { entities: [], claims: clash.claims } };
  },
});
