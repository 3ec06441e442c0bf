import type { Steps } from "../../lib/steps.ts";
import { oneLine } from "../../lib/text-lines.ts";
import { viewDifferenceWords as words } from "../../words/en/view-differences.ts";
import type { Words } from "../../words/message.ts";
import type { ShownInOne, ViewDifference } from "./view-differences.ts";

/** How many entities and claims only one of two views shows, in sentences. */
export function shownInWords({ entities, claims }: ShownInOne): readonly Words[] {
  const sentences = [
    [words.shownOnlyA, entities.onlyA, claims.onlyA] as const,
    [words.shownOnlyB, entities.onlyB, claims.onlyB] as const,
  ].flatMap(([say, ofEntities, ofClaims]) =>
    ofEntities.length + ofClaims.length === 0 ? [] : [say({ entities: ofEntities.length, claims: ofClaims.length })],
  );
  return sentences.length === 0 ? [words.shownAlike()] : sentences;
}

/** What differs between two views as a text: on the command line, and as it is copied. */
export function* viewDifferencesAsText(list: readonly ViewDifference[], shown: ShownInOne): Steps<string> {
  const lines = list.flatMap(({ line, details }) => [
    line,
    ...details.map(({ line: detail }) => `  ${oneLine(detail)}`),
  ]);
  const total = list.length === 0 ? words.none() : words.total({ count: list.length });
  return [total, ...(list.length === 0 ? [] : [...shownInWords(shown), "", ...lines])]
    .map((line) => `${line}\n`)
    .join("");
}
