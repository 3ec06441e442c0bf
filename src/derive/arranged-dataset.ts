import type { Dataset, Layout } from "../model/dataset.ts";
import { entityAt, type KnowledgeGraph } from "../model/knowledge-graph.ts";
import { headingInWords } from "./heading-words.ts";
import type { ComputedLayout, LayoutHeading } from "./layout.ts";
import { placesOf } from "./places.ts";

/** Entities whose way a caption goes that does not say what it names: the nearest ones. */
const NEAREST = 3;

/**
 * The graph's dataset with the places that a layout computed as the arrangement that it is drawn with. A dataset without
 * one gets it; otherwise the first keeps its id. Where regions are still recognisable, captions stay, and go where the middle
 * of their members goes; of any other layout, the headings are the captions.
 * @param places entity e at [2e], [2e + 1]; kept to 0.01.
 */
export function arrangedDataset(
  knowledge: KnowledgeGraph,
  layout: ComputedLayout,
  { places, headings }: { readonly places: Float32Array; readonly headings: readonly LayoutHeading[] },
): Dataset {
  const { dataset } = knowledge;
  const [first, ...others] = dataset.layouts;
  const at = (e: number) => [rounded(places[2 * e] as number), rounded(places[2 * e + 1] as number)] as const;
  const positions = Object.fromEntries(dataset.entities.map(({ id }, e) => [id, at(e)])) as Layout["positions"];
  const arrangement: Layout = {
    id: first?.id ?? (layout.id as Layout["id"]),
    title: layout.title(),
    positions,
    captions: layout.keepsRegions
      ? movedCaptions(first?.captions ?? [], knowledge, places)
      : headings.map(({ says, at: [x, y], members }) => ({
          text: headingInWords(knowledge, says),
          at: [rounded(x), rounded(y)],
          members: members.map((e) => entityAt(knowledge, e).id),
        })),
  };
  return { ...dataset, layouts: [arrangement, ...others] };
}

function movedCaptions(
  captions: Layout["captions"],
  knowledge: KnowledgeGraph,
  places: Float32Array,
): Layout["captions"] {
  if (captions.length === 0) return captions;
  const before = placesOf(knowledge, {});
  return captions.map((caption) => {
    const members = (caption.members ?? [])
      .map((id) => knowledge.entityNumber.get(id))
      .filter((e): e is number => e !== undefined);
    const near = members.length > 0 ? members : nearest(before, caption.at);
    const middle = (axis: 0 | 1) =>
      rounded(near.reduce((sum, e) => sum + (places[2 * e + axis] as number), 0) / Math.max(near.length, 1));
    return { ...caption, at: [middle(0), middle(1)] };
  });
}

function nearest(places: Float32Array, [x, y]: readonly [number, number]): readonly number[] {
  const away = (e: number) => ((places[2 * e] as number) - x) ** 2 + ((places[2 * e + 1] as number) - y) ** 2;
  return Array.from({ length: places.length / 2 }, (_, e) => e)
    .sort((a, b) => away(a) - away(b) || a - b)
    .slice(0, NEAREST);
}

function rounded(coordinate: number): number {
  return Math.round(coordinate * 100) / 100;
}
