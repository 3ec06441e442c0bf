import type { Plugin } from "vite";

/** The faces that the opening screen is set in; the slanted one is that of the captions, which a phone has no room for. */
const FACES: readonly { readonly file: RegExp; readonly media?: string }[] = [
  { file: /inter-latin-wght-normal-[^/]*\.woff2$/ },
  { file: /source-serif-4-latin-wght-normal-[^/]*\.woff2$/ },
  { file: /source-serif-4-latin-wght-italic-[^/]*\.woff2$/, media: "(min-width: 1000px)" },
];

/** Has the browser fetch the faces of the opening screen from the start, and not only once text is set in them. */
export function fontPreload(): Plugin {
  return {
    name: "sourceline:font-preload",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle = {} }) =>
        FACES.map(({ file, media }) => {
          const name = Object.keys(bundle).find((each) => file.test(each));
          if (name === undefined) throw new Error(`No built face is called ${file}; see FACES.`);
          const address = { rel: "preload", as: "font", type: "font/woff2", crossorigin: "", href: `./${name}` };
          return { tag: "link", attrs: { ...address, ...(media && { media }) }, injectTo: "head" as const };
        }),
    },
  };
}
