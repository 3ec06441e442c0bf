import * as v from "valibot";
import { colourFields, sizeFields } from "../../derive/drawn-by/draw-by.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { ALL_SAME, type DrawnBy, drawnBySchema } from "../../model/view-slices/drawn-by.ts";
import { drawnByWords as words } from "../../words/en/drawn-by.ts";
import type { Words } from "../../words/message.ts";
import { type Command, defineCommand } from "../../workspace/command.ts";

const payload = v.nullable(drawnBySchema);

/** Sizes entities by a field, all the same, or, with null, by the number of claims. */
export const sizeBy = defineCommand({
  id: "drawn.size",
  title: words.resize,
  payload,
  run: ({ view }, size) => ({ ...view, drawnBy: { ...view.drawnBy, size } }),
});

/** Colours entities by a field or, with null, by type. */
export const colourBy = defineCommand({
  id: "drawn.colour",
  title: words.recolour,
  payload,
  run: ({ view }, colour) => ({ ...view, drawnBy: { ...view.drawnBy, colour } }),
});

/** One thing that entities can be drawn by. */
export interface DrawnByChoice {
  readonly id: string;
  readonly title: Words;
  readonly command: Command<DrawnBy["size"]>;
  readonly chosen: DrawnBy["size"];
}

/** What the entities of a graph can be sized and coloured by, as commands for a list; none where there are no fields. */
export function drawnByChoices(knowledge: KnowledgeGraph): readonly DrawnByChoice[] {
  const [sizes, colours] = [sizeFields(knowledge), colourFields(knowledge)];
  const size = (id: string, title: Words, by: string | null): DrawnByChoice => {
    return { id: `drawn.size.${id}`, title, command: sizeBy, chosen: by === null ? null : { by } };
  };
  const colour = (id: string, title: Words, by: string | null): DrawnByChoice => {
    return { id: `drawn.colour.${id}`, title, command: colourBy, chosen: by === null ? null : { by } };
  };
  return [
    ...(colours.length === 0
      ? []
      : [
          size("_claims", words.sizeByClaims(), null),
          size(ALL_SAME, words.sizeSame(), ALL_SAME),
          ...sizes.map(({ id, label }) => size(id, words.sizeBy({ field: label }), id)),
          colour("_type", words.colourByType(), null),
          ...colours.map(({ id, label }) => colour(id, words.colourBy({ field: label }), id)),
        ]),
  ];
}
