import type { Claim, Dataset } from "../../model/dataset.ts";
import { changesOf, type Document } from "../../model/document.ts";

/**
 * The parts of a document, as it was opened and as it stands, that can differ: entities, claims and links that an edit
 * touched, with what they name, and all that there is little of. Compared, they give the differences of the whole, as
 * whether a claim is contested follows from its attributions and links. What is left alone is the same object in both, so
 * that this takes a moment, however large the document.
 */
export function changedParts(document: Pick<Document, "opened" | "dataset">): {
  readonly a: Dataset;
  readonly b: Dataset;
} {
  const changes = changesOf(document);
  const changed = (kind: "entity" | "claim" | "link") =>
    new Set(changes.flatMap(({ of, id }) => (of === kind ? [id] : [])));
  const [entities, claims, links] = [changed("entity"), changed("claim"), changed("link")];
  const sides = [document.opened, document.dataset];
  for (const side of sides) for (const { id, from, to } of side.links) if (links.has(id)) claims.add(from).add(to);
  // Whether one of them is contested may depend on what another says of it.
  const touched = new Set(claims);
  for (const side of sides)
    for (const { id, from, to } of side.links)
      if (touched.has(from) || touched.has(to)) {
        links.add(id);
        claims.add(from).add(to);
      }
  for (const side of sides) {
    for (const claim of side.claims) if (claims.has(claim.id)) for (const id of namedIn(claim)) entities.add(id);
    for (const { authors } of side.sources) for (const author of authors ?? []) entities.add(author);
  }
  const partOf = (side: Dataset, other: Dataset): Dataset => ({
    ...side,
    entities: side.entities.filter(({ id }) => entities.has(id)),
    claims: side.claims.filter(({ id }) => claims.has(id)),
    links: side.links.filter(({ id }) => links.has(id)),
    // Places are many.
    layouts: side.layouts.filter((layout) => !other.layouts.includes(layout)),
  });
  return { a: partOf(document.opened, document.dataset), b: partOf(document.dataset, document.opened) };
}

function namedIn({ subject, object, qualifiers, attributions }: Claim): readonly string[] {
  const ends = [subject, object, qualifiers.place, qualifiers.means];
  return [...ends, ...attributions.flatMap(({ holder, via }) => [holder, ...via])].filter((id) => id !== null);
}
