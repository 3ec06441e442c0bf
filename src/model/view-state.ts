import * as v from "valibot";

/** Longest neighbourhood a view can focus on, in hops. */
export const MAX_HOPS = 4;

const finite = v.pipe(v.number(), v.finite());
const ids = v.pipe(v.array(v.string()), v.readonly());
const point = v.pipe(v.tuple([finite, finite]), v.readonly());

const selectionSchema = v.strictObject({ entities: ids, claims: ids });
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
  hops: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_HOPS)),
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

/** A view, or a part of one: what a saved question or a link holds. An absent key means the default. */
export const viewSpecificationSchema = v.strictObject({
  hidden: v.exactOptional(hiddenSchema),
  time: v.exactOptional(timeSchema),
  focus: v.exactOptional(v.nullable(focusSchema)),
  selection: v.exactOptional(selectionSchema),
  moved: v.exactOptional(v.record(v.string(), point)),
  camera: v.exactOptional(v.nullable(cameraSchema)),
});
export type ViewSpecification = v.InferOutput<typeof viewSpecificationSchema>;

export type Selection = v.InferOutput<typeof selectionSchema>;
export type TimeWindow = v.InferOutput<typeof timeSchema>;
export type Focus = v.InferOutput<typeof focusSchema>;
export type Camera = v.InferOutput<typeof cameraSchema>;
export type Hidden = v.InferOutput<typeof hiddenSchema>;

/** All that a user chose: serialisable, undoable, shareable. */
export interface ViewState {
  readonly hidden: Hidden;
  readonly time: TimeWindow;
  /** Neighbourhood that everything else is hidden around; null shows the whole graph. */
  readonly focus: Focus | null;
  readonly selection: Selection;
  /** Places of entities that the user dragged, over those of the layout. */
  readonly moved: Readonly<Record<string, readonly [number, number]>>;
  /** null fits what is shown. */
  readonly camera: Camera | null;
}

export const DEFAULT_VIEW: ViewState = {
  hidden: {},
  time: { from: null, to: null, match: "possibly", undated: true },
  focus: null,
  selection: { entities: [], claims: [] },
  moved: {},
  camera: null,
};

/** A complete view from a part of one. */
export function viewFrom(specification: ViewSpecification): ViewState {
  return { ...DEFAULT_VIEW, ...specification };
}

/** What the pointer or the keyboard is on, by entity or claim number: not part of a view, never saved. */
export type Hover = { readonly kind: "entity" | "claim"; readonly number: number } | null;
