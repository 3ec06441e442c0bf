import * as v from "valibot";
import { claimOrder } from "../../model/view-slices/room.ts";
import { claimListWords as words } from "../../words/en/claim-list.ts";
import { defineCommand } from "../../workspace/command.ts";

/** Lists the claims in view in another order, while their panel is open. */
export const orderClaims = defineCommand({
  id: "claims.order",
  title: words.changeOrder,
  payload: v.strictObject({ by: v.nullable(claimOrder) }),
  run: ({ view }, { by }) =>
    view.room.kind !== "claims" || view.room.by === by ? view : { ...view, room: { kind: "claims", by } },
});
