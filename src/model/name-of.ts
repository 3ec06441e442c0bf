import type { Entity } from "./dataset.ts";

/** What to call an entity where nobody gave it a name: the id it had where it comes from, or else its own. */
export function nameOf({ label, origin, id }: Pick<Entity, "label" | "origin" | "id">): string {
  return label ?? origin?.id ?? id;
}
