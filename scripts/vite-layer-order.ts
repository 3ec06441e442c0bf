import type { Plugin } from "vite";

/** From what gives way to what prevails. */
const ORDER = "@layer tokens, base, controls, parts;";

/**
 * Puts every style sheet into its layer of the cascade: what is shared by capabilities, in src/lib/ui, gives way to what
 * is a part's own. A style sheet that is no module names its layers itself. Each opens with the order of the layers: the first
 * that a browser meets fixes it, and which one that is changes with how the script is cut into chunks.
 */
export function layerOrder(): Plugin {
  return {
    name: "sourceline:layer-order",
    enforce: "pre",
    transform(code, id) {
      const [, place, kind] = /\/src\/([^?]*?)(\.module)?\.css(?:\?|$)/.exec(id) ?? [];
      if (place === undefined) return null;
      const layer = place.startsWith("lib/ui/") ? "controls" : "parts";
      return { code: `${ORDER}\n${kind === undefined ? code : `@layer ${layer} {\n${code}}`}\n`, map: null };
    },
  };
}
