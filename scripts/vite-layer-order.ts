import type { Plugin } from "vite";

/** From what gives way to what prevails. */
const ORDER = "@layer tokens, base, controls, parts;";

/**
 * Opens every style sheet with the order of the cascade's layers. The first sheet that a browser meets fixes the order,
 * and which one that is changes with how the script is cut into chunks.
 */
export function layerOrder(): Plugin {
  return {
    name: "sourceline:layer-order",
    enforce: "pre",
    transform(code, id) {
      return /\/src\/[^?]*\.css(\?|$)/.test(id) ? { code: `${ORDER}\n${code}`, map: null } : null;
    },
  };
}
