import { exportLossWords as words } from "../../words/en/export-losses.ts";
import { formatWords } from "../../words/en/formats.ts";

/** What a graph of nodes and edges with plain values cannot hold. Apart from what counts it, so that a menu need not load that. */
export const EXCHANGE_LOSSES = [
  words.values,
  words.openDirections,
  formatWords.spans,
  formatWords.attributions,
  formatWords.passages,
  formatWords.aliases,
  words.sources,
  words.links,
  words.terms,
  words.fields,
  words.layouts,
  words.stories,
] as const;

/** What tables of entities, claims, attributions and sources cannot hold. */
export const CSV_LOSSES = [
  words.openDirections,
  formatWords.aliases,
  formatWords.lists,
  words.controls,
  words.sourceTexts,
  words.links,
  words.terms,
  words.fields,
  words.layouts,
  words.stories,
] as const;

/** What triples cannot hold. */
export const RDF_LOSSES = [
  words.values,
  words.openDirections,
  formatWords.spans,
  formatWords.passages,
  formatWords.aliases,
  words.setsOfValues,
  words.controls,
  words.positions,
  words.sourceTexts,
  words.links,
  words.terms,
  words.fields,
  words.stories,
] as const;
