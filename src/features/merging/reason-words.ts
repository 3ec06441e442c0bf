import { mergingWords as words } from "../../words/en/merging.ts";
import type { Words } from "../../words/message.ts";
import type { MatchReason } from "./propose-matches.ts";

/** What each reason is called. */
export const REASON_WORDS: Readonly<Record<MatchReason, () => Words>> = {
  id: words.reasonOfId,
  label: words.reasonOfLabel,
  alias: words.reasonOfAlias,
  spelling: words.reasonOfSpelling,
};
