import { labelOf, sentenceInWords } from "../../derive/claim-words.ts";
import type { DerivedView } from "../../derive/derived-view.ts";
import { measureFields } from "../../derive/drawn-by/measure-fields.ts";
import { viewedDataset } from "../../derive/viewed-dataset.ts";
import { capitalised } from "../../lib/capitalised.ts";
import { isSameJson } from "../../lib/same-json.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { ALL_SAME } from "../../model/view-slices/drawn-by.ts";
import type { ViewedDataset } from "../../model/view-slices/slice.ts";
import { SLICE_IDS, type SliceId, type ViewState, viewSlices } from "../../model/view-state.ts";
import { viewDifferenceWords as words } from "../../words/en/view-differences.ts";
import { verbatim, type Words } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";
import type { DifferenceItem } from "./differences-in-words.ts";

/** A part of a view that two views do not have alike. */
export interface ViewDifference extends DifferenceItem {
  readonly part: SliceId;
}

/** Names that a line gives; of more, the others are counted. */
const MOST_NAMED = 12;

/**
 * What two views of a dataset do not have alike, in words: part by part, what only A says and what only B says. Parts that
 * look the same are the same.
 */
export function viewDifferences(knowledge: KnowledgeGraph, a: ViewState, b: ViewState): readonly ViewDifference[] {
  const dataset = viewedDataset(knowledge);
  const found: ViewDifference[] = [];
  for (const part of SLICE_IDS) {
    if (areAlike(part, a, b)) continue;
    const [ones, others] = [phrasesOf(part, a, knowledge, dataset), phrasesOf(part, b, knowledge, dataset)];
    const only = (these: readonly Words[], those: readonly Words[]) =>
      these.filter((phrase) => !those.includes(phrase));
    const [onlyA, onlyB] = [only(ones, others), only(others, ones)];
    const details = [
      ...(onlyA.length === 0 ? [] : [words.onlyA({ what: named(onlyA) })]),
      ...(onlyB.length === 0 ? [] : [words.onlyB({ what: named(onlyB) })]),
    ];
    found.push({
      part,
      line: capitalised(nameOfPart(part)) as Words,
      details: details.map((line) => ({ line, details: [] })),
    });
  }
  return found;
}

/** What two views show differently, by number, ascending. */
export interface ShownInOne {
  readonly entities: { readonly onlyA: readonly number[]; readonly onlyB: readonly number[] };
  readonly claims: { readonly onlyA: readonly number[]; readonly onlyB: readonly number[] };
}

/** What only one of two views of a dataset shows; what is faded is not shown. */
export function shownInOne(
  a: Pick<DerivedView, "entityMask" | "claimMask">,
  b: Pick<DerivedView, "entityMask" | "claimMask">,
): ShownInOne {
  const onlyIn = (these: Uint8Array, those: Uint8Array): readonly number[] => {
    const found: number[] = [];
    for (let at = 0; at < these.length; at++) if (these[at] === 1 && those[at] !== 1) found.push(at);
    return found;
  };
  return {
    entities: { onlyA: onlyIn(a.entityMask, b.entityMask), onlyB: onlyIn(b.entityMask, a.entityMask) },
    claims: { onlyA: onlyIn(a.claimMask, b.claimMask), onlyB: onlyIn(b.claimMask, a.claimMask) },
  };
}

function areAlike<Id extends SliceId>(id: Id, a: ViewState, b: ViewState): boolean {
  return viewSlices[id].isSame?.(a[id], b[id]) ?? isSameJson(a[id], b[id]);
}

/** What a part is called; those that a scene does not hold have no name of their own. */
function nameOfPart(part: SliceId): Words {
  if (part === "grown") return words.grown();
  return viewSlices[part].sceneWords?.() ?? (part === "sets" ? words.sets() : words.panel());
}

/** What a view says in one of its parts, in phrases; none where no phrase says it. */
function phrasesOf(
  part: SliceId,
  view: ViewState,
  knowledge: KnowledgeGraph,
  dataset: ViewedDataset,
): readonly Words[] {
  const nameOf = (id: string): Words => {
    const claim = knowledge.claimNumber.get(id);
    return verbatim(claim === undefined ? labelOf(knowledge, id) : sentenceInWords(knowledge, claim));
  };
  switch (part) {
    case "hidden":
      return viewSlices.hidden.words?.(view.hidden, dataset) ?? [];
    case "fields":
      return viewSlices.fields.words?.(view.fields, dataset) ?? [];
    case "time":
      return viewSlices.time.words?.(view.time, dataset) ?? [];
    case "focus":
      return viewSlices.focus.words?.(view.focus, dataset) ?? [];
    case "against":
      return view.against === null ? [] : (viewSlices.hidden.words?.(view.against, dataset) ?? []);
    case "selection":
      return [...view.selection.entities, ...view.selection.claims].map(nameOf);
    case "moved":
      return Object.entries(view.moved).map(([id, [x, y]]) => words.movedTo({ name: nameOf(id), x, y }));
    case "aside":
      return (["hidden", "dimmed", "pinned"] as const).flatMap((how) =>
        view.aside[how].map((id) => words.byHand({ name: nameOf(id), how: how === "dimmed" ? "faded" : how })),
      );
    case "grown":
      return view.grown.map(({ entity }) => nameOf(entity));
    case "hiding":
      return [words.hiding({ how: view.hiding })];
    case "bundled":
      return [words.bundled({ are: view.bundled ? "yes" : "no" })];
    case "drawnBy":
      return (["size", "colour", "label"] as const).map((what) => {
        const { by } = view.drawnBy[what] ?? {};
        if (by === undefined) return words.drawnBy({ what, by: "", is: "standard" });
        return words.drawnBy({ what, by: fieldName(by, dataset), is: by === ALL_SAME ? "same" : "chosen" });
      });
    case "labels":
      return [words.names({ which: view.labels.names }), words.lineWords({ when: view.labels.words })];
    case "sets":
      return view.sets.map(({ name }) => verbatim(name));
    default:
      return [];
  }
}

function fieldName(id: string, { fields }: ViewedDataset): string {
  return (fields.get(id) ?? measureFields().find((measure) => measure.id === id))?.label ?? id;
}

function named(phrases: readonly Words[]): Words {
  const others = phrases.length - MOST_NAMED;
  return listText(others > 0 ? [...phrases.slice(0, MOST_NAMED), words.more({ count: others })] : phrases);
}
