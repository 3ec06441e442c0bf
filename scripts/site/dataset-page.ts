import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { estimatedWidth } from "../../src/drawing/estimated-width.ts";
import { PALETTES, type Theme } from "../../src/drawing/palette.ts";
import { type Picture, provenanceOf } from "../../src/drawing/picture.ts";
import { escapeXml } from "../../src/drawing/svg.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { pictureOf } from "../../src/views/graph/picture/graph-picture.ts";
import { type StillPicture, stillPicture } from "../../src/views/graph/picture/still-picture.ts";
import { wayBackWords } from "../../src/words/en/way-back.ts";
import { createWorkspace, type WorkspaceState } from "../../src/workspace/workspace.ts";
import type { SiteDataset } from "./datasets.ts";
import { filled, noscriptOf } from "./shell.ts";

const STYLE = fileURLToPath(new URL("../../src/app/still-picture.css", import.meta.url));
/** Entities and claims together, beyond which a picture would weigh more than the dataset. */
const MOST_DRAWN = 6_000;
const EVERYTHING = {
  title: "",
  hasGround: true,
  hasLegend: false,
  hasSourceLine: false,
  filters: "everything",
} as const;

/** Where the one-file form of a dataset is, beside its page. */
export const datasetFile = (id: string): string => `datasets/${id}.kg.json`;

/**
 * The link by which the browser fetches a dataset while the script is still on its way, and by which that knows it.
 * @param checked see `SiteDataset`; default null: the page checks it.
 */
export const datasetLink = (id: string, checked: number | null = null): Readonly<Record<string, string>> => ({
  rel: "preload",
  as: "fetch",
  crossorigin: "",
  href: `./${datasetFile(id)}`,
  ...(checked === null ? {} : { "data-checked": String(checked) }),
});

/** What a page links to where the site has several datasets: the list of them. */
export const LIST_LINK = { rel: "up", href: "./" } as const;

/**
 * The page of a dataset: with its title, its picture and its source, so that it is seen before any script has come, and
 * where none ever runs. See docs/decisions/2026-11-28-a-still-picture-first.md.
 * @param page any page of the site, or its shell.
 */
export function datasetPage(page: string, { id, checked, dataset }: SiteDataset, isOneOfSeveral: boolean): string {
  const state = stateOf(dataset);
  const { title, subtitle } = dataset.dataset;
  const beside = subtitle === undefined ? "" : ` <span>— ${escapeXml(subtitle)}</span>`;
  const still = isDrawn(dataset) ? drawn(state) : { svg: "", style: "" };
  const toList = `<a class="still-list" href="${LIST_LINK.href}">${escapeXml(wayBackWords.allDatasets())}</a>`;
  const sources = provenanceOf(state.knowledge).map((line) => `<p dir="auto">${escapeXml(line)}</p>`);
  const body = [
    '<div class="still">',
    `<header><b>Source<i>line</i></b><h1 dir="auto">${escapeXml(title)}${beside}</h1>${isOneOfSeveral ? toList : ""}</header>`,
    `<div class="still-picture">${still.svg}</div>`,
    `<footer><div>${noscriptOf(page)}${sources.join("")}</div></footer>`,
    "</div>",
  ];
  const head = [
    linkElement(datasetLink(id, checked)),
    ...(isOneOfSeveral ? [linkElement(LIST_LINK)] : []),
    `<style>${readFileSync(STYLE, "utf8")}${still.style}</style>`,
  ];
  return filled(page, { title: `${title} – Sourceline`, head: head.join("\n    "), body: body.join("\n") });
}

/** Whether a dataset is small enough for a picture of all of it. */
export function isDrawn({ entities, claims }: Dataset): boolean {
  return entities.length + claims.length <= MOST_DRAWN;
}

/**
 * All of a dataset as an image.
 * @param size in CSS pixels; default made to measure.
 */
export function pictureIn(
  state: WorkspaceState,
  theme: Theme,
  size?: { readonly width: number; readonly height: number },
): Picture {
  const stage = { width: 1, height: 1 };
  const picture = pictureOf(
    state,
    { scope: "whole", stage, palette: PALETTES[theme], ...EVERYTHING, size },
    estimatedWidth,
  );
  if (picture.ok) return picture.value;
  throw new Error(`${state.knowledge.dataset.dataset.id} cannot be drawn: ${picture.error.message}`);
}

/** A dataset as the page opens it. */
export function stateOf(dataset: Dataset): WorkspaceState {
  return createWorkspace(dataset).store.getState();
}

function drawn(state: WorkspaceState): StillPicture {
  return stillPicture(state, pictureIn(state, "light"), estimatedWidth);
}

function linkElement(attributes: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(attributes).map(([name, value]) =>
    value === "" ? name : `${name}="${escapeXml(value)}"`,
  );
  return `<link ${pairs.join(" ")}>`;
}
