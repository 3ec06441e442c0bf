import type { Plugin } from "vite";

/**
 * Has text wait for the bundled faces instead of showing it in another one first; `lib/ui/page-faces.ts` bounds the wait.
 * The packages that bring the faces would have them swapped in.
 */
export function fontDisplay(): Plugin {
  return {
    name: "sourceline:font-display",
    enforce: "pre",
    transform(code, id) {
      if (!/@fontsource-variable\/[^?]*\.css(\?|$)/.test(id)) return null;
      return { code: code.replace(/font-display:\s*\w+/g, "font-display: block"), map: null };
    },
  };
}
