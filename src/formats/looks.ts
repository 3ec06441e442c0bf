import type { Dataset } from "../model/dataset.ts";

/** How the things of a dataset are drawn, by their ids. */
export interface Looks {
  /** Its radius in CSS pixels where the graph is neither near nor far, and its colour as #rrggbb. */
  entity(id: string): { readonly radius: number; readonly colour: string } | undefined;
}

/** The same by the number of each entity, as it is handed to a worker. */
export interface PackedLooks {
  readonly radii: Float32Array;
  /** 0xrrggbb. */
  readonly colours: Uint32Array;
}

/** @param dataset whose entities have these numbers. */
export function looksIn({ entities }: Dataset, { radii, colours }: PackedLooks): Looks {
  const numbers = new Map<string, number>(entities.map(({ id }, number) => [id, number]));
  return {
    entity(id) {
      const number = numbers.get(id);
      const [radius, colour] = [radii[number ?? -1], colours[number ?? -1]];
      if (radius === undefined || colour === undefined) return undefined;
      // As many digits as tell two sizes apart.
      return { radius: Math.round(radius * 100) / 100, colour: `#${colour.toString(16).padStart(6, "0")}` };
    },
  };
}

/** The option of a format that can hold how the graph is drawn. */
export const LOOKS = { id: "looks", seen: "seen" } as const;
