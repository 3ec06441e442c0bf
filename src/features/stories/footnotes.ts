import { holderInWords, leadingAttribution, NO_SOURCE, stanceAt, stanceInWords } from "../../derive/claim-words.ts";
import type { DerivedView } from "../../derive/derived-view.ts";
import type { Evidence } from "../../model/dataset.ts";
import { claimAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import type { Scene } from "../../model/story.ts";
import { captionTargets, parseCaption } from "./caption.ts";

/** A claim that a scene rests on, as it stands under the caption: where it is said, by whom, how firmly. */
export interface Footnote {
  readonly number: number;
  /** Number of the claim. */
  readonly claim: number;
  /** "¶9", "¶9, 12", "title"; null where no passage is stated. */
  readonly place: string | null;
  /** Whose word it is; null where nobody is recorded to make the claim. */
  readonly holder: string | null;
  /** How firmly: the stance's word, and that it is a denial. */
  readonly stance: string;
  /** The step from which on it stands there: not before the claim is on the stage. 0 is the scene's beginning. */
  readonly from: number;
}

/**
 * The claims that a scene cites or links to, in the order in which its captions come to them; the others follow. What
 * the dataset lacks is left out.
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
  const claims = [...new Set([...linked, ...cites])].flatMap((id) => knowledge.claimNumber.get(id) ?? []);
  return claims.map((claim, index): Footnote => {
    const { id, subject, object } = claimAt(knowledge, claim);
    const shownBy = steps.findLastIndex(({ reveal }) =>
      [...reveal.claims, ...reveal.entities].some((each) => each === id || each === subject || each === object),
    );
    const voice = leadingAttribution(knowledge, derived, claim);
    const base = { number: index + 1, claim, from: shownBy + 1 };
    if (voice === null) return { ...base, place: null, holder: null, stance: NO_SOURCE };
    const { attribution } = voice;
    const stance = stanceAt(knowledge, voice.stance);
    const denial = attribution.polarity === "denied" ? ["denied"] : [];
    return {
      ...base,
      place: placeOf(attribution.evidence),
      holder: holderInWords(knowledge, attribution),
      stance: [stance?.adverb || stanceInWords(knowledge, voice.stance), ...denial].filter(Boolean).join(", "),
    };
  });
}

const HEAD = ["head", "title", "subtitle", "byline"];

/** The paragraphs of locators, or else pages: "9.2" and "12" are "¶9, 12". */
function placeOf(evidence: readonly Evidence[]): string | null {
  const words = evidence.flatMap(({ at, page }) => {
    if (at === undefined) return page === undefined ? [] : [`p. ${page}`];
    const [paragraph, sentence] = at.split(".");
    return paragraph === "0" ? (HEAD[Number(sentence ?? 0)] ?? "head") : `¶${paragraph}`;
  });
  const [first, ...others] = [...new Set(words)];
  return first === undefined ? null : [first, ...others.map((word) => word.replace("¶", ""))].join(", ");
}
