import * as v from "valibot";
import { colourFields, labelFields, sizeFields } from "../../derive/drawn-by/draw-by.ts";
import { measureFields } from "../../derive/drawn-by/measure-fields.ts";
import { isSameJson } from "../../lib/same-json.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { ALL_SAME, type DrawnBy, drawnBySchema } from "../../model/view-slices/drawn-by.ts";
import type { FieldFilter, ViewState } from "../../model/view-state.ts";
import { drawnByWords as words } from "../../words/en/drawn-by.ts";
import type { Words } from "../../words/message.ts";
import { type Command, defineCommand } from "../../workspace/command.ts";
import { filterByField } from "./field-commands.ts";

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

/** Writes a field or a measure after the names of entities or, with null, nothing. */
export const labelBy = defineCommand({
  id: "drawn.label",
  title: words.relabel,
  payload,
  run: ({ view }, label) => {
    const { size, colour } = view.drawnBy;
    return { ...view, drawnBy: { size, colour, ...(label && { label }) } };
  },
});

/**
 * Filters by a part of what the legend explains, in place of how its field is filtered by; the same part again takes the
 * filter away.
 */
export const keepPart = defineCommand({
  id: "drawn.keep",
  title: words.keepPart,
  payload: filterByField.payload,
  run: ({ view }, [filter]) => {
    if (filter === undefined) return view;
    const others = view.fields.filter(({ field }) => field !== filter.field);
    return { ...view, fields: isKeptBy(view.fields, filter) ? others : [filter, ...others] };
  },
});

/** Whether it is exactly this part that is filtered by. */
export function isKeptBy(filters: ViewState["fields"], filter: FieldFilter): boolean {
  return filters.some((each) => isSameJson(each, filter));
}

/** One thing that entities can be drawn by. */
export interface DrawnByChoice {
  readonly id: string;
  readonly title: Words;
  readonly command: Command<DrawnBy["size"]>;
  readonly chosen: DrawnBy["size"];
}

/** What the entities of a graph can be sized, coloured and labelled by, as commands for a list. */
export function drawnByChoices(knowledge: KnowledgeGraph): readonly DrawnByChoice[] {
  const [sizes, colours, labels] = [sizeFields(knowledge), colourFields(knowledge), labelFields(knowledge)];
  const size = (id: string, title: Words, by: string | null): DrawnByChoice => {
    return { id: `drawn.size.${id}`, title, command: sizeBy, chosen: by === null ? null : { by } };
  };
  const colour = (id: string, title: Words, by: string | null): DrawnByChoice => {
    return { id: `drawn.colour.${id}`, title, command: colourBy, chosen: by === null ? null : { by } };
  };
  const label = (id: string, title: Words, by: string | null): DrawnByChoice => {
    return { id: `drawn.label.${id}`, title, command: labelBy, chosen: by === null ? null : { by } };
  };
  const measures = measureFields();
  return [
    size("_claims", words.sizeByClaims(), null),
    size(ALL_SAME, words.sizeSame(), ALL_SAME),
    ...[...sizes, ...measureFields("score")].map(({ id, label }) => size(id, words.sizeBy({ field: label }), id)),
    colour("_type", words.colourByType(), null),
    ...[...colours, ...measures].map(({ id, label }) => colour(id, words.colourBy({ field: label }), id)),
    label("_name", words.labelByName(), null),
    ...[...labels, ...measures].map(({ id, label: field }) => label(id, words.labelBy({ field }), id)),
  ];
}
