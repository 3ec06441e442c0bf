/** Columns of an edge that say who claims it and where. A format with a record for each attribution has no need of them. */
export const ATTRIBUTION_COLUMNS: ReadonlySet<string> = new Set([
  ...[
    "holder",
    "holderId",
    "stance",
    "polarity",
    "sourceId",
    "sourceTitle",
    "paragraph",
    "sentence",
    "page",
    "address",
  ],
  ...["quotation", "holders", "holderIds", "stances", "polarities", "passages"],
]);
