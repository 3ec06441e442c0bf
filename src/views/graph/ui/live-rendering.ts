import { MultiDirectedGraph } from "graphology";
import { placesOf } from "../../../derive/places.ts";
import { hasRegions } from "../../../derive/regions.ts";
import type { Point } from "../../../drawing/edge-geometry.ts";
import type { Palette } from "../../../drawing/palette.ts";
import type { Size } from "../../../drawing/size.ts";
import { contestedMask } from "../../../features/contested/contested.ts";
import type { StagedScene } from "../../../features/stories/staged-scene.ts";
import { entityAt, isRenumbered } from "../../../model/knowledge-graph.ts";
import type { Hover, Selection } from "../../../model/view-state.ts";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { emphasise } from "../emphasis.ts";
import { isLarge } from "../large-graph.ts";
import {
  captionsOf,
  type Differing,
  type DrawBy,
  type DrawHeadings,
  linesFor,
  notShownIn,
  pinnedNumbers,
  type Rendering,
  type Revealing,
  renderingFor,
  sizesFor,
} from "../rendering.ts";
import { type DrawnGraph, fill, place } from "./drawn-graph.ts";
import type { CanvasWorkspace } from "./shown-workspace.ts";

/** What must be redrawn: only names, changed emphasis, or everything. Each includes those before it. */
export type Due = "nothing" | "names" | "emphasis" | "everything";

/** What a change of the workspace's state means for what is drawn. */
export interface RenderingChange {
  readonly due: Due;
  /** Names may read differently. */
  readonly isReworded: boolean;
  /** The layout has changed, and with it the bounds of the whole picture. */
  readonly isRearranged: boolean;
  /** Entities have other places: the layout's are others, or the view's. */
  readonly isMoved: boolean;
  /** Other records are shown, or other lines represent them. */
  readonly isMasked: boolean;
  /** Another dataset is shown, or a story begins, ends or goes to a scene: the view's camera belongs to it. */
  readonly bringsCamera: boolean;
}

/** The one rendering of a live stage, and its graph. Only this changes them; each change replaces the rendering. */
export interface LiveRendering {
  readonly graph: DrawnGraph;
  now(): Rendering;
  /** Applies a change of the workspace's state. */
  follow(now: WorkspaceState, before: WorkspaceState): RenderingChange;
  /** Lets the rest recede for what the pointer has rested on, or for nothing. */
  rest(on: Hover): void;
  /** Emphasises as if `selection` were selected, until the next change; by default, what is selected. */
  preview(selection?: Selection): void;
  /** Moves an entity in layout space before the workspace knows of it, as during a drag. */
  put(e: number, at: Point): void;
  /** Draws all entities at places other than the view's, as while they glide there. It owns the array from then on. */
  placeAll(places: Float32Array): void;
  recolour(palette: Palette): void;
  /** From now on, sizes and colours follow the view. */
  drawBy(draw: DrawBy): void;
  /** From now on, headings of layouts are drawn. */
  drawHeadings(draw: DrawHeadings): void;
  reveal(revealing: Revealing | null): void;
  /** From now on, draws what differs, or no longer does. */
  differ(differing: Differing | null): void;
  /** Fits the type to the current size of the stage. */
  resize(): void;
}

/** Width and height of a canvas, in CSS pixels, per unit of a story's type, so that type grows with the canvas. */
const WIDTH_PER_TYPE = 500;
const HEIGHT_PER_TYPE = 435;
const LARGEST_TYPE = 2.5;

/**
 * The rendering of a workspace's current state.
 * @param size returns the current size of the stage.
 */
export function createLiveRendering(
  { store }: CanvasWorkspace,
  palette: Palette,
  size: () => Size,
  staged: () => StagedScene | null,
): LiveRendering {
  const typeNow = (): Pick<Rendering, "typeScale" | "isPresented"> => {
    const { width, height } = size();
    const type = Math.min(LARGEST_TYPE, Math.max(1, Math.min(width / WIDTH_PER_TYPE, height / HEIGHT_PER_TYPE)));
    return staged() === null ? { typeScale: 1, isPresented: false } : { typeScale: type, isPresented: true };
  };
  // Neighbours that are not shown are not counted in a story, which chooses what it shows.
  const countsNotShown = (at: WorkspaceState): Rendering["notShown"] =>
    staged() === null ? notShownIn(at) : new Map();
  let draw: DrawBy | undefined;
  let drawHeadings: DrawHeadings | null = null;
  let differing: Differing | null = null;
  const renderingOf = (at: WorkspaceState, colours: Palette): Rendering => {
    return { ...renderingFor(at, colours, draw), ...typeNow(), notShown: countsNotShown(at), drawHeadings, differing };
  };
  // A drawing that takes the place of a lost one finds the pointer at rest.
  let rested: Hover = store.getState().hover;
  const emphasisIn = ({ knowledge, derived, view, hover }: WorkspaceState, selection: Selection = view.selection) =>
    emphasise(knowledge, derived, selection, hover, view.focus, rested, staged() === null ? differing : null);
  let rendering = renderingOf(store.getState(), palette);
  const sizesNow = (at: WorkspaceState, colours = rendering.palette) => sizesFor(at, colours, draw);
  const change = (part: Partial<Rendering>) => {
    rendering = { ...rendering, ...part };
  };
  const graph: DrawnGraph = new MultiDirectedGraph();
  fill(graph, rendering);

  return {
    graph,
    now: () => rendering,
    follow: (now, before) => {
      const { knowledge, view, derived } = now;
      if (isRenumbered(before.knowledge, knowledge)) {
        rested = null;
        rendering = renderingOf(now, rendering.palette);
        graph.clear();
        fill(graph, rendering);
        return {
          due: "everything",
          isReworded: true,
          isRearranged: true,
          isMoved: false,
          isMasked: true,
          bringsCamera: true,
        };
      }
      const isReworded = knowledge.facts !== before.knowledge.facts;
      const isRearranged = knowledge.dataset.layouts !== before.knowledge.dataset.layouts;
      const isMoved = isRearranged || view.moved !== before.view.moved;
      const isMarked = view.headings !== before.view.headings || view.aside.pinned !== before.view.aside.pinned;
      const isHandedOver = rendering.isPresented !== (staged() !== null);
      const isMasked =
        isHandedOver ||
        derived !== before.derived ||
        view.bundled !== before.view.bundled ||
        view.drawnBy !== before.view.drawnBy ||
        view.labels !== before.view.labels;
      const isEmphasised = isMasked || view.selection !== before.view.selection || now.hover !== before.hover;
      const { entityMask, claimMask, entityDim, claimDim } = derived;
      change({
        knowledge,
        ...(isReworded && { contested: contestedMask(knowledge) }),
        ...(isRearranged && { captions: captionsOf(knowledge) }),
        ...(isMoved && {
          places: placesOf(knowledge, view.moved).slice(),
          hasRegions: hasRegions(knowledge, view.moved),
        }),
        ...(isMarked && { headings: view.headings, pinned: pinnedNumbers(now) }),
        ...(isHandedOver && typeNow()),
        ...(isEmphasised && { emphasis: emphasisIn(now), entityMask, claimMask, entityDim, claimDim }),
        ...(isMasked && { ...linesFor(now), ...sizesNow(now), notShown: countsNotShown(now) }),
      });
      if (isMoved) place(graph, rendering);
      const names = isReworded || isMarked ? "names" : "nothing";
      // Sigma itself follows its graph, which a large one is not in.
      const isRedrawn = isRearranged || isMasked || (isMoved && isLarge(knowledge));
      const due = isRedrawn ? "everything" : isEmphasised ? "emphasis" : names;
      const bringsCamera = isHandedOver || staged()?.sceneView === view;
      return { due, isReworded, isRearranged, isMoved, isMasked, bringsCamera };
    },
    rest: (on) => {
      rested = on;
      change({ emphasis: emphasisIn(store.getState()) });
    },
    preview: (selection) => change({ emphasis: emphasisIn(store.getState(), selection) }),
    put: (e, { x, y }) => {
      rendering.places[2 * e] = x;
      rendering.places[2 * e + 1] = y;
      const { id } = entityAt(rendering.knowledge, e);
      if (graph.hasNode(id)) graph.mergeNodeAttributes(id, { x, y });
    },
    placeAll: (places) => {
      change({ places });
      place(graph, rendering);
    },
    recolour: (colours) => change(sizesNow(store.getState(), colours)),
    drawBy: (code) => {
      draw = code;
      change(sizesNow(store.getState()));
    },
    drawHeadings: (code) => {
      drawHeadings = code;
      change({ drawHeadings });
    },
    reveal: (revealing) => change({ revealing }),
    differ: (code) => {
      differing = code;
      change({ differing, emphasis: emphasisIn(store.getState()) });
    },
    resize: () => change({ typeScale: typeNow().typeScale }),
  };
}
