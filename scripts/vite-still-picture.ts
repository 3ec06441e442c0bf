import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { parseDataset } from "../src/model/parse-dataset.ts";
import { PALETTES } from "../src/views/graph/palette.ts";
import { estimatedWidth } from "../src/views/graph/picture/estimated-width.ts";
import { pictureOf, provenanceOf } from "../src/views/graph/picture/picture.ts";
import { type StillPicture, stillPicture } from "../src/views/graph/picture/still-picture.ts";
import { escapeXml } from "../src/views/graph/picture/svg.ts";
import { createWorkspace } from "../src/workspace/workspace.ts";
import { inlineScript } from "./inline-script.ts";
import { firstDatasetText } from "./vite-dataset-files.ts";

const APP = fileURLToPath(new URL("../src/app/", import.meta.url));
const ROOT_ELEMENT = '<div id="root">';
const NOSCRIPT = /[ \t]*<noscript>[\s\S]*?<\/noscript>\n/;

/**
 * Draws the dataset that the site opens with into its page, with title and source, so that it is seen before any script
 * has come, and where none ever runs. See docs/decisions/2026-11-28-a-still-picture-first.md.
 */
export function stillPictureFirst(): Plugin {
  return {
    name: "sourceline:still-picture-first",
    apply: "build",
    async transformIndexHtml(html) {
      const noscript = NOSCRIPT.exec(html)?.[0];
      if (noscript === undefined || html.split(ROOT_ELEMENT).length !== 2)
        throw new Error("index.html has no noscript element, or its root not once; see stillPictureFirst.");
      const { page, style } = stillPage(firstDatasetText(), noscript.trim());
      return {
        // Functions, since a replacement as text would be searched for "$".
        html: html.replace(NOSCRIPT, "").replace(ROOT_ELEMENT, () => `${page}\n    ${ROOT_ELEMENT}`),
        tags: [
          { tag: "script", children: await inlineScript(`${APP}opening.ts`), injectTo: "head-prepend" },
          { tag: "style", children: `${readFileSync(`${APP}still-picture.css`, "utf8")}${style}`, injectTo: "head" },
        ],
      };
    },
  };
}

/** The element that stands in the page before the program draws its own, and the rules of its picture. */
function stillPage(dataset: string, noscript: string): { readonly page: string; readonly style: string } {
  const parsed = parseDataset(JSON.parse(dataset));
  if (!parsed.ok) throw new Error("The dataset that the site opens with has problems: run sourceline check.");
  const state = createWorkspace(parsed.value).store.getState();
  const { knowledge } = state;
  const { title, subtitle } = knowledge.dataset.dataset;
  const beside = subtitle === undefined ? "" : ` <span>— ${escapeXml(subtitle)}</span>`;
  const { svg, style } = drawn(state);
  const sources = provenanceOf(knowledge).map((line) => `<p dir="auto">${escapeXml(line)}</p>`);
  const page = [
    '<div class="still">',
    `<header><b>Source<i>line</i></b><h1 dir="auto">${escapeXml(title)}${beside}</h1></header>`,
    `<div class="still-picture">${svg}</div>`,
    `<footer><div>${noscript}${sources.join("")}</div></footer>`,
    "</div>",
  ];
  return { page: page.join("\n"), style };
}

type State = Parameters<typeof stillPicture>[0];

function drawn(state: State): StillPicture {
  const options = {
    title: null,
    hasGround: true,
    hasLegend: false,
    hasSourceLine: false,
    filters: "everything",
  } as const;
  const stage = { width: 1, height: 1 };
  const picture = pictureOf(state, { scope: "whole", stage, palette: PALETTES.light, ...options }, estimatedWidth);
  if (!picture.ok) throw new Error(`The dataset that the site opens with cannot be drawn: ${picture.error.message}`);
  return stillPicture(state, picture.value, estimatedWidth);
}
