import type { Plugin } from "vite";
import { ONE_FILE_PAGE } from "../src/formats/one-file-ids.ts";
import { buildOneFilePage } from "./one-file-page.ts";

/** Puts the page of a one-file beside the site, which fetches it when a reader wants such a file; built on demand in development. */
export function oneFilePage(): Plugin {
  return {
    name: "sourceline:one-file-page",

    async generateBundle() {
      if (this.environment.name !== "client") return;
      this.emitFile({ type: "asset", fileName: ONE_FILE_PAGE, source: await buildOneFilePage() });
    },

    configureServer({ middlewares }) {
      middlewares.use(`/${ONE_FILE_PAGE}`, (_request, response, next) => {
        buildOneFilePage().then((page) => {
          response.setHeader("Content-Type", "text/html; charset=utf-8");
          response.end(page);
        }, next);
      });
    },
  };
}
