// The inner parts of graphology-layout-forceatlas2, which have no types of their own. With them its iterations are timed
// without the conversion from and to a graph.

declare module "graphology-layout-forceatlas2/defaults.js" {
  import type { ForceAtlas2Settings } from "graphology-layout-forceatlas2";

  const defaults: ForceAtlas2Settings;
  export default defaults;
}

declare module "graphology-layout-forceatlas2/helpers.js" {
  export function graphToByteArrays(
    graph: unknown,
    weightOf: (edge: unknown, attributes: { readonly weight: number }) => number,
  ): { readonly nodes: Float32Array; readonly edges: Float32Array };
}

declare module "graphology-layout-forceatlas2/iterate.js" {
  import type { ForceAtlas2Settings } from "graphology-layout-forceatlas2";
  export default function iterate(settings: ForceAtlas2Settings, nodes: Float32Array, edges: Float32Array): void;
}
