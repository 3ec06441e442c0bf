import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { normalizePath, type Plugin, type ViteDevServer } from "vite";
import { inlineScript } from "./inline-script.ts";
import { datasetLink, LIST_LINK } from "./site/dataset-page.ts";
import { datasetIds } from "./site/datasets.ts";
import { shellOf } from "./site/shell.ts";
import { siteFiles } from "./site/site-files.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const GRAPH_DATA = `${ROOT}graph-data`;
const OPENING = `${ROOT}src/app/opening.ts`;
const INDEX = "index.html";
const TYPES: Readonly<Record<string, string>> = { html: "text/html", json: "application/json", svg: "image/svg+xml" };

/**
 * Makes the pages of the site from index.html and the folders of graph-data, and gives the page each dataset as one file:
 * see site/site-files.ts. In development they are made when they are asked for, without the still picture.
 */
export function sitePages(): Plugin {
  let isBuild = true;
  return {
    name: "sourceline:site-pages",
    // After Vite has made index.html.
    enforce: "post",
    config: (_, { command }) => {
      isBuild = command === "build";
    },

    async transformIndexHtml(html, { originalUrl = "" }) {
      if (!isBuild) return tagsInDevelopment(originalUrl);
      return {
        html: shellOf(html),
        tags: [{ tag: "script", children: await inlineScript(OPENING), injectTo: "head-prepend" }],
      };
    },

    async generateBundle(_, bundle) {
      if (this.environment.name !== "client") return;
      const page = bundle[INDEX];
      if (page?.type !== "asset") this.error(`Vite made no ${INDEX}.`);
      for (const [fileName, source] of await siteFiles(String(page.source), GRAPH_DATA))
        if (fileName === INDEX) page.source = source;
        else this.emitFile({ type: "asset", fileName, source });
    },

    configureServer(server) {
      const { middlewares, watcher, ws } = server;
      watcher.add(GRAPH_DATA);
      watcher.on("change", (path) => {
        if (normalizePath(path).startsWith(normalizePath(GRAPH_DATA))) ws.send({ type: "full-reload" });
      });
      middlewares.use((request, response, next) => {
        inDevelopment(server, request.url ?? "/").then((file) => {
          if (file === null) return next();
          response.setHeader("Content-Type", `${TYPES[file.path.split(".").at(-1) ?? ""]}; charset=utf-8`);
          response.end(file.text);
        }, next);
      });
    },
  };
}

const pathOf = (url: string): string => url.replace(/[?#].*$/, "").slice(1) || INDEX;

/** A file of the site as it is asked for in development; null where it is none that this plugin makes. */
async function inDevelopment(
  server: ViteDevServer,
  url: string,
): Promise<{ readonly path: string; readonly text: string } | null> {
  const path = pathOf(url);
  if (!/^(?:datasets\/)?[\w.-]+\.(?:html|json|svg)$/.test(path)) return null;
  const ids = datasetIds(GRAPH_DATA);
  const isPage = path === INDEX ? ids.length === 1 : ids.length > 1 && ids.includes(path.replace(/\.html$/, ""));
  const html = () => readFileSync(ROOT + INDEX, "utf8");
  if (isPage) return { path, text: await server.transformIndexHtml(`/${INDEX}`, html(), url) };
  const text = (await siteFiles(shellOf(html()), GRAPH_DATA)).get(path);
  return text === undefined ? null : { path, text };
}

function tagsInDevelopment(url: string) {
  const ids = datasetIds(GRAPH_DATA);
  const id = ids.find((each) => pathOf(url) === `${each}.html`) ?? ids[0] ?? "";
  const links = [datasetLink(id), ...(ids.length > 1 ? [LIST_LINK] : [])];
  return links.map((attrs) => ({ tag: "link", attrs: { ...attrs }, injectTo: "head" as const }));
}
