import * as v from "valibot";

/** Widest neighbourhood that a view can focus on, in hops. */
export const MAX_HOPS = 4;
/** Narrowest: the chosen entities alone, and the claims among them. */
export const MIN_HOPS = 0;

const finite = v.pipe(v.number(), v.finite());
const ids = v.pipe(v.array(v.string()), v.readonly());
const point = v.pipe(v.tuple([finite, finite]), v.readonly());

/** Some entities and some claims, by id. */
export const selectionSchema = v.strictObject({ entities: ids, claims: ids });
const timeSchema = v.strictObject({
  /** First day kept, as an ISO date or year ("2009", "2009-06"); null leaves this end open. */
  from: v.nullable(v.string()),
  /** Last day kept, likewise; a year means its last day. */
  to: v.nullable(v.string()),
  /** "certainly" keeps what lies wholly inside, "possibly" what may lie inside. */
  match: v.picklist(["certainly", "possibly"]),
  /** Whether claims without a date stay. */
  undated: v.boolean(),
});
const focusSchema = v.strictObject({
  entities: ids,
  hops: v.pipe(v.number(), v.integer(), v.minValue(MIN_HOPS), v.maxValue(MAX_HOPS)),
});
const cameraSchema = v.strictObject({
  /** Centre, in layout space. */
  x: finite,
  y: finite,
  /** Layout units per stage width; smaller is nearer. */
  ratio: v.pipe(finite, v.gtValue(0)),
});

/**
 * What is hidden, by facet id ("kind", "predicate-family", "stance", "holder") and value id.
 * Absent facet: nothing of it is hidden.
 */
const hiddenSchema = v.record(v.string(), ids);

/** Entities and claims that the user treated one by one. */
const asideSchema = v.strictObject({
  /** Not shown; an entity takes its claims along. */
  hidden: ids,
  /** Shown, but receding. */
  dimmed: ids,
  /** Entities kept in place: they cannot be dragged. */
  pinned: ids,
});

/** A neighbourhood grown by hand beyond its hops: neighbours of `entity` by one predicate family, or by all (null). */
const growthSchema = v.strictObject({ entity: v.string(), family: v.nullable(v.string()) });

/** What the panel on the right can be about. */
export const roomSchema = v.variant("kind", [
  /** The record of what is selected; of the dataset, where nothing is. */
  v.strictObject({ kind: v.literal("reading") }),
  /** The source's text, at a locator; null at its beginning. */
  v.strictObject({ kind: v.literal("text"), source: v.string(), at: v.nullable(v.string()) }),
  /** Pairs of claims that clash; `pair` is the pair's id, null for the list. */
  v.strictObject({ kind: v.literal("contested"), pair: v.nullable(v.string()) }),
  /** Paths between two entities, as arguments. */
  v.strictObject({
    kind: v.literal("path"),
    from: v.string(),
    to: v.string(),
    /** Whether claims are walked in their own direction only. */
    directed: v.boolean(),
    /** Whether firm claims are preferred to short ways. */
    byFirmness: v.boolean(),
    /** Entities that no path may pass. */
    avoid: ids,
    /** Which of the paths found is open, from 0. */
    choice: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  /** Two entities side by side. */
  v.strictObject({ kind: v.literal("comparison"), a: v.string(), b: v.string() }),
  /** Who speaks about whom, and what rests on what. */
  v.strictObject({ kind: v.literal("voices") }),
  /** What the lens hides, and the comparison of two lenses. */
  v.strictObject({ kind: v.literal("lens") }),
  /** The stories: the list (null), the scenes of one, or one scene of it being written. */
  v.strictObject({ kind: v.literal("stories"), story: v.nullable(v.string()), scene: v.nullable(v.string()) }),
  /** A sheet of exercises made from what is shown. */
  v.strictObject({ kind: v.literal("exercises") }),
]);

/** A view, or a part of one: what a saved question or a link holds. An absent key means the default. */
export const viewSpecificationSchema = v.strictObject({
  hidden: v.exactOptional(hiddenSchema),
  time: v.exactOptional(timeSchema),
  focus: v.exactOptional(v.nullable(focusSchema)),
  selection: v.exactOptional(selectionSchema),
  moved: v.exactOptional(v.record(v.string(), point)),
  camera: v.exactOptional(v.nullable(cameraSchema)),
  against: v.exactOptional(v.nullable(hiddenSchema)),
  hiding: v.exactOptional(v.picklist(["hide", "dim"])),
  aside: v.exactOptional(asideSchema),
  grown: v.exactOptional(v.pipe(v.array(growthSchema), v.readonly())),
  bundled: v.exactOptional(v.boolean()),
  room: v.exactOptional(roomSchema),
});
export type ViewSpecification = v.InferOutput<typeof viewSpecificationSchema>;

export type Selection = v.InferOutput<typeof selectionSchema>;
export type TimeWindow = v.InferOutput<typeof timeSchema>;
export type Focus = v.InferOutput<typeof focusSchema>;
export type Camera = v.InferOutput<typeof cameraSchema>;
export type Hidden = v.InferOutput<typeof hiddenSchema>;
export type Aside = v.InferOutput<typeof asideSchema>;
export type Growth = v.InferOutput<typeof growthSchema>;
/** What the panel on the right is about. */
export type Room = v.InferOutput<typeof roomSchema>;

/** All that a user chose: serialisable, undoable, shareable. */
export interface ViewState {
  readonly hidden: Hidden;
  readonly time: TimeWindow;
  /** Neighbourhood that everything else is hidden around; null shows the whole graph. */
  readonly focus: Focus | null;
  readonly selection: Selection;
  /** Places of entities that the user dragged, over those of the layout. */
  readonly moved: Readonly<Record<string, readonly [number, number]>>;
  /** null shows the whole picture. */
  readonly camera: Camera | null;
  /** A second lens that the first (what `hidden` says of attributions) is compared with; null where there is none. */
  readonly against: Hidden | null;
  /** Whether what is filtered out disappears, or only recedes. */
  readonly hiding: "hide" | "dim";
  readonly aside: Aside;
  readonly grown: readonly Growth[];
  /** Whether parallel claims are drawn as one line with a count. */
  readonly bundled: boolean;
  readonly room: Room;
}

export const DEFAULT_VIEW: ViewState = {
  hidden: {},
  time: { from: null, to: null, match: "possibly", undated: true },
  focus: null,
  selection: { entities: [], claims: [] },
  moved: {},
  camera: null,
  against: null,
  hiding: "hide",
  aside: { hidden: [], dimmed: [], pinned: [] },
  grown: [],
  bundled: false,
  room: { kind: "reading" },
};

/** A complete view from a part of one. */
export function viewFrom(specification: ViewSpecification): ViewState {
  return { ...DEFAULT_VIEW, ...specification };
}

/** What the pointer or the keyboard is on, by entity or claim number: not part of a view, never saved. */
export type Hover = { readonly kind: "entity" | "claim"; readonly number: number } | null;
