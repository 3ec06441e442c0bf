import { certaintyInWords } from "../../derive/claim-details.ts";
import { holderInWords, leadingAttribution } from "../../derive/claim-words.ts";
import type { DerivedView } from "../../derive/derived-view.ts";
import type { Evidence } from "../../model/dataset.ts";
import { claimAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import type { Scene } from "../../model/story.ts";
import { claimWords } from "../../words/en/claims.ts";
import { footnoteWords as words } from "../../words/en/footnotes.ts";
import type { Words } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";
import { captionTargets, parseCaption } from "./caption.ts";

/** A claim that a scene rests on, as it is listed under the caption: with its passage, attribution and certainty. */
export interface Footnote {
  /** Its reference number, which stands at its link in a caption; null for a claim that no caption links to. */
  readonly number: number | null;
  /** Number of the claim. */
  readonly claim: number;
  /** "¶9", "¶9, 12", "title"; null where no passage is stated. */
  readonly place: string | null;
  /** To whom it is attributed; null where nobody is recorded to make the claim. */
  readonly holder: string | null;
  /** The certainty, and that it is a denial. */
  readonly stance: string;
  /** The step from which on it is listed: not before the claim is shown. 0 is the scene's beginning. */
  readonly from: number;
}

/**
 * The claims that a scene links to, numbered in the order of its captions, and then those that it cites otherwise, in the
 * order of their passages. What the dataset lacks is left out.
 */
export function footnotesOf(
  knowledge: KnowledgeGraph,
  derived: Pick<DerivedView, "attributionMask" | "claimStance">,
  { caption, steps, cites }: Scene,
): readonly Footnote[] {
  const captions = [caption, ...steps.map((step) => step.caption ?? "")];
  const linked = captions.flatMap((source) =>
    captionTargets(parseCaption(source)).flatMap(({ kind, id }) => (kind === "claim" ? [id] : [])),
  );
  const claimsOf = (ids: readonly string[]) => [...new Set(ids)].flatMap((id) => knowledge.claimNumber.get(id) ?? []);
  const numbered = claimsOf(linked);
  const others = claimsOf(cites)
    .filter((claim) => !numbered.includes(claim))
    .map((claim) => ({ claim, at: passageOf(leadingAttribution(knowledge, derived, claim)?.attribution.evidence) }))
    .toSorted((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]);
  return [...numbered, ...others.map(({ claim }) => claim)].map((claim, index): Footnote => {
    const { id, subject, object } = claimAt(knowledge, claim);
    const shownBy = steps.findLastIndex(({ reveal }) =>
      [...reveal.claims, ...reveal.entities].some((each) => each === id || each === subject || each === object),
    );
    const leading = leadingAttribution(knowledge, derived, claim);
    const base = { number: index < numbered.length ? index + 1 : null, claim, from: shownBy + 1 };
    if (leading === null) return { ...base, place: null, holder: null, stance: claimWords.noSource() };
    const { attribution } = leading;
    return {
      ...base,
      place: placeOf(attribution.evidence),
      holder: holderInWords(knowledge, attribution),
      stance: certaintyInWords(knowledge, leading),
    };
  });
}

/** The paragraph and sentence, or the page, of the first locator; after all others where there is none. */
function passageOf(evidence: readonly Evidence[] = []): readonly [number, number] {
  const { at, page } = evidence[0] ?? {};
  const [paragraph, sentence = 0] = (at ?? page ?? "").split(".").map((part) => Number.parseInt(part, 10));
  return Number.isFinite(paragraph) ? [paragraph as number, sentence] : [Number.POSITIVE_INFINITY, 0];
}

/** The paragraphs of locators, or else pages: "9.2" and "12" are "¶9, 12". */
function placeOf(evidence: readonly Evidence[]): Words | null {
  const places = evidence.flatMap(({ at, page }) => {
    if (at === undefined) return page === undefined ? [] : [words.page({ number: page })];
    const [paragraph = "", sentence = "0"] = at.split(".");
    return paragraph === "0" ? words.head({ line: sentence }) : words.paragraph({ number: paragraph });
  });
  const [first, ...others] = [...new Set(places)];
  return first === undefined ? null : listText([first, ...others.map((place) => place.replace("¶", ""))], "comma");
}
