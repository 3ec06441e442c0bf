import type { FamilyLook } from "../model/family-looks.ts";
import type { KnowledgeGraph } from "../model/knowledge-graph.ts";

const UNKNOWN: FamilyLook = { hue: "slate", glyph: "circle", letter: null };

/** How an entity is drawn: hue, glyph and letter of its family. A palette maps hues to colours. */
export function lookOfEntity({ familyLooks, entityFamily }: KnowledgeGraph, entity: number): FamilyLook {
  return familyLooks[entityFamily[entity] as number] ?? UNKNOWN;
}
