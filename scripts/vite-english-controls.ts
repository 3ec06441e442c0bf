import type { Plugin } from "vite";

/**
 * Leaves the words that React Aria says of itself ("Dismiss") in English alone: the page is in English, and each of its
 * other languages would be loaded by everybody.
 */
export function englishControls(): Plugin {
  return {
    name: "sourceline:english-controls",
    enforce: "pre",
    apply: "build",
    load: {
      filter: { id: /[\\/]react-aria[\\/]dist[\\/]private[\\/]intl[\\/](?!.*en-US\.mjs$).*\.mjs$/ },
      handler: () => ({ code: "export default {};", map: null }),
    },
  };
}
