import type { Field } from "../../model/dataset.ts";
import { type DrawnBy, measureIn } from "../../model/view-slices/drawn-by.ts";
import type { ComputedMeasure } from "../measure.ts";
import { computedMeasures } from "../measures.ts";

/**
 * The computed measures as if they were fields of entities, so that all that is done with fields is done with them: a score
 * is a number, and of groups each is a category. Their ids are those that a view names them by.
 * @param kind default: of every kind.
 */
export function measureFields(kind?: ComputedMeasure["kind"]): readonly Field[] {
  return computedMeasures
    .filter((measure) => kind === undefined || measure.kind === kind)
    .map(
      (measure): Field => ({
        id: `_${measure.id}` as Field["id"],
        of: "entity",
        label: measure.title(),
        type: measure.kind === "group" ? "category" : "number",
      }),
    );
}

/** Ids of the measures that a view draws by, each once. */
export function measuresOf(drawnBy: DrawnBy): readonly string[] {
  const ids = [drawnBy.size, drawnBy.colour, drawnBy.label].flatMap((chosen) => measureIn(chosen?.by) ?? []);
  return [...new Set(ids)];
}
