import { agreementSlice } from "../../model/view-slices/agreement.ts";
import { viewWords as words } from "../../words/en/view.ts";
import { defineCommand } from "../../workspace/command.ts";

/** Shows who agreed with whom in a year, or in all. */
export const setAgreement = defineCommand({
  id: "agreement.set",
  title: words.agreement,
  payload: agreementSlice.schema,
  run: ({ view }, agreement) => ({ ...view, agreement }),
});
