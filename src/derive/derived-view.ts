/** `claimStance` of a claim none of whose attributions is accepted. */
export const NO_STANCE = 255;

/** What a dataset and a view state come to: masks and counts by entity and claim number. Every view draws this one. */
export interface DerivedView {
  /** 1 where shown. */
  readonly entityMask: Uint8Array;
  readonly claimMask: Uint8Array;
  /** 1 where drawn faintly: dimmed by hand, or filtered out while filters dim instead of hiding. */
  readonly entityDim: Uint8Array;
  readonly claimDim: Uint8Array;
  /** Per claim, while two lenses are compared: 0 neither accepts it, 1 only the first, 2 only the second, 3 both. */
  readonly lensComparison: Uint8Array | null;
  /** Per attribution row of the knowledge graph: 1 where the lens accepts it. */
  readonly attributionMask: Uint8Array;
  /** Per claim: firmest accepted stance as `attributionStance` of the knowledge graph counts it; NO_STANCE for none. */
  readonly claimStance: Uint8Array;
  /** Per claim, over accepted attributions: 0 all affirm, 1 all deny, 2 both. */
  readonly claimPolarity: Uint8Array;
  readonly shownEntities: number;
  readonly shownClaims: number;
  /** Claims hidden, by what hid them first: legend and lens, then by hand, then time, then focus. */
  readonly hiddenBy: {
    readonly legend: number;
    readonly hand: number;
    readonly time: number;
    readonly focus: number;
  };
  /** Claims without a date among those that the legend keeps. */
  readonly undatedClaims: number;
  /**
   * By facet id: per value, how many entities (facet of entities) or claims (the others) there are, and are shown. Mostly
   * counted when first asked for, which takes as long as all the rest: ask for them where they are shown.
   */
  readonly facetCounts: Readonly<Record<string, FacetCounts>>;
  /** Per claim, 1 where everything but the focus keeps it: what a neighbourhood can grow by. */
  readonly claimMaskBeforeFocus: Uint8Array;
  /** Per claim, 1 where legend and focus keep it, whatever its time: what the time bar counts. */
  readonly claimMaskBeforeTime: Uint8Array;
}

export interface FacetCounts {
  readonly total: Uint32Array;
  readonly shown: Uint32Array;
}
