import { claimInWords, labelOf } from "../derive/claim-words.ts";
import { imageWords as words } from "../words/en/image.ts";
import { listText } from "../words/numbers.ts";
import { openQuestion } from "../workspace/open-question.ts";
import { isOfSelection, type PictureScope } from "./picture-scope.ts";
import type { ViewedGraph } from "./viewed-state.ts";

/** What stands above a picture: its title, and beneath that a sentence or a line about it. */
export interface Headline {
  readonly title: string;
  /** May be empty. */
  readonly caption: string;
}

/** Names that a title lists; of more, the rest is counted. */
const MOST_NAMES = 3;

/**
 * What a picture is called unless somebody calls it otherwise: the question whose view is on, with its answer; what it is
 * around; what a path joins; what is selected, where it shows nothing else. Else it is called as the dataset is. Whatever
 * is called by itself says beneath which dataset it is of.
 */
export function headlineOf(context: ViewedGraph, scope: PictureScope): Headline {
  const { knowledge, view } = context;
  const { title, subtitle = "" } = knowledge.dataset.dataset;
  if (isOfSelection(scope)) {
    const selected = selectionTitle(context);
    return selected === null ? { title, caption: subtitle } : { title: selected, caption: title };
  }
  const question = openQuestion(context);
  if (question !== null) return { title: question.question, caption: question.answer };
  const { focus, room } = view;
  if (focus !== null) {
    const names = namesOf(context, focus.entities);
    return { title: focus.hops === 0 ? names : words.around({ names }), caption: title };
  }
  if (room.kind === "path" && room.from !== "" && room.to !== "")
    return {
      title: words.between({ from: labelOf(knowledge, room.from), to: labelOf(knowledge, room.to) }),
      caption: title,
    };
  return { title, caption: subtitle };
}

/** The names of what is selected; a claim alone as a sentence. Null where nothing is. */
function selectionTitle(context: ViewedGraph): string | null {
  const { knowledge, derived, view } = context;
  const { entities, claims } = view.selection;
  if (entities.length > 0) return namesOf(context, entities);
  const numbers = claims.flatMap((id) => knowledge.claimNumber.get(id) ?? []);
  const [only] = numbers;
  if (only === undefined) return null;
  if (numbers.length === 1) return claimInWords(knowledge, derived, only);
  const ends = numbers.flatMap((claim) => {
    const { subject, object } = knowledge.dataset.claims[claim] as (typeof knowledge.dataset.claims)[number];
    return object === null ? [subject] : [subject, object];
  });
  return namesOf(context, [...new Set(ends)]);
}

function namesOf({ knowledge }: ViewedGraph, ids: readonly string[]): string {
  const names = ids.slice(0, MOST_NAMES).map((id) => labelOf(knowledge, id));
  const rest = ids.length - names.length;
  return listText(rest > 0 ? [...names, words.moreNames({ count: rest })] : names);
}
