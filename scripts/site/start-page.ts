import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Theme } from "../../src/drawing/palette.ts";
import { provenanceOf } from "../../src/drawing/picture.ts";
import { escapeXml, svgOf } from "../../src/drawing/svg.ts";
import { startPageWords as words } from "../../src/words/en/start-page.ts";
import { isDrawn, pictureIn, stateOf } from "./dataset-page.ts";
import type { SiteDataset } from "./datasets.ts";
import { filled } from "./shell.ts";

const STYLE = fileURLToPath(new URL("../../src/app/start-page.css", import.meta.url));
/** Of the images, in CSS pixels. They are shown a little smaller, so that there is room in them for names. */
const SIZE = { width: 560, height: 392 } as const;
const THEMES: readonly Theme[] = ["light", "dark"];
/** What only the program needs, in the head of a page; and its faces that this one sets nothing in. */
const OF_PROGRAM =
  /\s*<(?:script type="module"[^>]*><\/script>|link rel="modulepreload"[^>]*>|link rel="preload" as="font"[^>]*media=[^>]*>)/g;

/** The image of a dataset on the start page, beside it. */
const imageFile = (id: string, theme: Theme): string => `datasets/${id}.${theme}.svg`;

/** The images of a dataset by the names of their files; none of one that is too large. */
export function imagesOf({ id, dataset }: SiteDataset): ReadonlyMap<string, string> {
  if (!isDrawn(dataset)) return new Map();
  const state = stateOf(dataset);
  return new Map(THEMES.map((theme) => [imageFile(id, theme), svgOf(pictureIn(state, theme, SIZE))]));
}

/**
 * The page that lists the datasets of a site: plain links, which need no script.
 * @param page any page of the site, or its shell.
 * @param script as it stands inline: src/app/start-page.ts.
 */
export function startPage(page: string, datasets: readonly SiteDataset[], script: string): string {
  const body = [
    '<div class="start">',
    "<header><b>Source<i>line</i></b></header>",
    `<main><h1>${text(words.title())}</h1><p>${text(words.about())}</p>`,
    `<p class="start-linked" hidden>${text(words.linked())}</p>`,
    `<ul>${datasets.map(entryOf).join("\n")}</ul></main>`,
    "</div>",
    `<script>${script}</script>`,
  ].join("\n");
  const bare = page
    .replace(OF_PROGRAM, "")
    .replace(' data-state="loading"', ' data-state="ready"')
    .replace(/<body>[\s\S]*<\/body>/, "<body>\n    <!--body--><!--/body-->\n  </body>");
  return filled(bare, { title: "Sourceline", head: `<style>${readFileSync(STYLE, "utf8")}</style>`, body });
}

function entryOf({ id, dataset }: SiteDataset): string {
  const { title, subtitle } = dataset.dataset;
  const { entities, claims, sources } = dataset;
  const counts = words.counts({ entities: entities.length, claims: claims.length, sources: sources.length });
  const images = THEMES.map(
    (theme) =>
      `<img class="start-${theme}" src="./${imageFile(id, theme)}" alt="${text(words.image({ title }))}" width="${SIZE.width}" height="${SIZE.height}" loading="lazy">`,
  );
  return [
    "<li>",
    `<div class="start-image">${isDrawn(dataset) ? images.join("") : ""}</div>`,
    `<div><h2 dir="auto"><a href="./${id}.html">${text(title)}</a></h2>`,
    subtitle === undefined ? "" : `<p class="start-subtitle" dir="auto">${text(subtitle)}</p>`,
    `<p>${text(counts)}</p>`,
    ...provenanceOf(stateOf(dataset).knowledge).map((line) => `<p class="start-source" dir="auto">${text(line)}</p>`),
    "</div></li>",
  ].join("\n");
}

const text = escapeXml;
