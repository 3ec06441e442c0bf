import { csvText } from "../../lib/csv.ts";
import { plainSlug } from "../../lib/fresh-slug.ts";
import { markdownText } from "../../lib/markdown-text.ts";
import type { Result } from "../../lib/result.ts";
import type { Figure } from "../../model/figure.ts";
import { type Issue, issueText } from "../../model/issue.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { encodeView } from "../../model/share-link.ts";
import { figureWords as words } from "../../words/en/figures.ts";
import { language } from "../../words/language.ts";
import { verbatim, type Words } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";
import { provenanceOf } from "../picture.ts";
import { escapeXml, svgOf } from "../svg.ts";
import type { FigurePicture } from "./figure-picture.ts";

/** Names and texts that a remark lists; of more, the rest is counted. */
const MOST_LISTED = 12;
/** Files beside the figures. */
const INDEX_FILES = { table: "figures.csv", text: "figures.md", page: "figures.html" } as const;

/** What a set of figures is written as. */
export interface FigureExport {
  readonly knowledge: KnowledgeGraph;
  readonly figures: readonly Figure[];
  /** Makes the picture of a figure. */
  readonly draw: (figure: Figure) => Promise<Result<FigurePicture, Issue>>;
  /** Whether there is an SVG of each. */
  readonly hasSvg: boolean;
  /** Makes a PNG of each; null where there is none. */
  readonly png: ((drawn: FigurePicture) => Promise<Result<Uint8Array, Issue>>) | null;
  /** A link to a view, from its fragment, which is without "#". */
  readonly linkTo: (fragment: string) => string;
  /** Takes each file, one after the other: text, or the bytes of an image. */
  readonly put: (name: string, content: string | Uint8Array) => void | Promise<void>;
  /** Told before each figure; others get their turn where it waits. */
  readonly reached?: (at: number, figure: Figure) => void | Promise<void>;
  readonly signal?: AbortSignal;
}

/** A figure that was written, or why it was not. */
export interface WrittenFigure {
  readonly figure: Figure;
  /** From 1. */
  readonly number: number;
  readonly files: readonly string[];
  /** What the picture shows, in sentences. Empty where it was not drawn. */
  readonly alternative: string;
  readonly filters: string;
  readonly link: string;
  /** What is to be known of it: names without room, text that is too small, what could not be drawn or found. */
  readonly remarks: readonly Words[];
  readonly isDrawn: boolean;
}

/**
 * The names of the files of figures, without their endings: the number in as many digits as the last one has, two at the
 * least, then the title in letters that every file system takes. No two are the same.
 */
export function figureFileNames(figures: readonly Pick<Figure, "title">[]): readonly string[] {
  const digits = Math.max(2, String(figures.length).length);
  return figures.map(({ title }, at) => {
    const slug = plainSlug(title);
    return `${String(at + 1).padStart(digits, "0")}-${slug === "" ? "figure" : slug}`;
  });
}

/**
 * Writes figures in their order, each as the files that were asked for, then the index: as a table, as text, and as a page
 * that prints each on a sheet of its own. A figure that cannot be drawn is listed with the reason, and the rest is written.
 * @returns the figures as they were written; null where it was cancelled.
 */
export async function writeFigures(order: FigureExport): Promise<readonly WrittenFigure[] | null> {
  const { figures, signal } = order;
  const names = figureFileNames(figures);
  const written: WrittenFigure[] = [];
  const drawings: string[] = [];
  for (const [at, figure] of figures.entries()) {
    await order.reached?.(at, figure);
    if (signal?.aborted) return null;
    const { drawing, ...rest } = await writeFigure(order, figure, at, names[at] as string);
    written.push(rest);
    drawings.push(drawing);
  }
  if (signal?.aborted) return null;
  await order.put(INDEX_FILES.table, `\uFEFF${indexAsTable(order.knowledge, written)}`);
  await order.put(INDEX_FILES.text, indexAsText(order.knowledge, written));
  await order.put(INDEX_FILES.page, pageOf(order.knowledge, written, drawings));
  return written;
}

async function writeFigure(
  { draw, hasSvg, png, linkTo, put }: FigureExport,
  figure: Figure,
  at: number,
  name: string,
): Promise<WrittenFigure & { readonly drawing: string }> {
  const made = await draw(figure).catch((error: unknown) => {
    console.error(error);
    return null;
  });
  const entry = { figure, number: at + 1 };
  if (made === null || !made.ok) {
    const reason = made === null ? words.notWritten() : issueText(made.error);
    const remarks = [words.notDrawn({ reason })];
    return { ...entry, files: [], alternative: "", filters: "", link: "", remarks, isDrawn: false, drawing: "" };
  }
  const drawn = made.value;
  const { picture, scale, unit, view, filters } = drawn;
  const files: string[] = [];
  const remarks = [...remarksOf(drawn)];
  if (hasSvg) {
    await put(`${name}.svg`, svgOf(picture, "sourceline", unit, scale));
    files.push(`${name}.svg`);
  }
  const image = await png?.(drawn);
  if (image?.ok) {
    await put(`${name}.png`, image.value);
    files.push(`${name}.png`);
  } else if (image !== undefined) remarks.push(words.notDrawn({ reason: issueText(image.error) }));
  return {
    ...entry,
    files,
    alternative: picture.description,
    filters,
    link: linkTo(encodeView(view)),
    remarks,
    isDrawn: files.length > 0,
    // Ids of its own, since all stand on one page.
    drawing: svgOf(picture, `figure-${at + 1}`, unit, scale),
  };
}

/** What is to be known of a figure that was drawn: what found no room, what is too small, what the dataset lacks. */
export function remarksOf({ picture, tooSmall, unit, missing }: FigurePicture): readonly Words[] {
  const { unnamed } = picture;
  return [
    ...(unnamed.length > 0 ? [words.unnamed({ count: unnamed.length, names: listed(unnamed) })] : []),
    ...(tooSmall.length > 0 ? [words.tooSmall({ count: tooSmall.length, unit, texts: listed(tooSmall) })] : []),
    ...missing.map(({ message }) => verbatim(message)),
  ];
}

function listed(texts: readonly string[]): Words {
  const rest = texts.length - MOST_LISTED;
  return listText(rest > 0 ? [...texts.slice(0, MOST_LISTED), words.moreNames({ count: rest })] : texts);
}

/** What the index says of a figure, each under its heading; what there is nothing of is left out. */
function entriesOf(knowledge: KnowledgeGraph, written: WrittenFigure): readonly (readonly [Words, string])[] {
  const { figure, files, alternative, filters, link, remarks, isDrawn } = written;
  const entries: readonly (readonly [Words, string])[] = [
    [words.columnFiles(), files.join(", ")],
    [words.columnAlternative(), alternative],
    [words.columnProvenance(), provenanceOf(knowledge).join(" ")],
    [words.columnFilters(), filters === "everything" ? words.noFilters() : filters],
    [words.columnLink(), link],
    [words.columnRemarks(), remarks.join(" ")],
  ];
  const shown = isDrawn ? entries : entries.slice(-1);
  const caption = figure.caption.trim();
  return [...(caption === "" ? [] : [[words.columnCaption(), caption] as const]), ...shown].filter(
    ([, text]) => text !== "",
  );
}

function indexAsTable(knowledge: KnowledgeGraph, written: readonly WrittenFigure[]): string {
  const source = provenanceOf(knowledge).join(" ");
  const head = [
    words.columnNumber(),
    words.columnFiles(),
    words.columnTitle(),
    words.columnCaption(),
    words.columnAlternative(),
    words.columnProvenance(),
    words.columnFilters(),
    words.columnLink(),
    words.columnRemarks(),
  ];
  const rows = written.map(({ figure, number, files, alternative, filters, link, remarks }) => [
    number,
    files.join("; "),
    figure.title,
    figure.caption,
    alternative,
    source,
    filters === "everything" ? words.noFilters() : filters,
    link,
    remarks.join(" "),
  ]);
  return csvText([head, ...rows]);
}

function indexAsText(knowledge: KnowledgeGraph, written: readonly WrittenFigure[]): string {
  const title = words.indexTitle({ title: knowledge.dataset.dataset.title });
  const sections = written.map((each) => {
    const { figure, number } = each;
    const lines = entriesOf(knowledge, each).map(([label, text]) => {
      const said = isAddress(label, text) ? `<${text}>` : markdownText(text);
      return `- ${words.line({ label: markdownText(label), text: said })}`;
    });
    const [image] = each.files;
    const shown = image === undefined ? [] : [`![${markdownText(each.alternative)}](${image})`, ""];
    return [`## ${markdownText(words.captioned({ number, title: figure.title }))}`, "", ...shown, ...lines].join("\n");
  });
  return `${[`# ${markdownText(title)}`, ...sections].join("\n\n")}\n`;
}

/** Whether an entry of the index is a link that can be followed: a part of one, as from a terminal, cannot. */
function isAddress(label: Words, text: string): boolean {
  return label === words.columnLink() && /^https?:/.test(text);
}

/** A page without script or anything from elsewhere, on which each figure is printed on a sheet of its own. */
function pageOf(knowledge: KnowledgeGraph, written: readonly WrittenFigure[], drawings: readonly string[]): string {
  const title = words.indexTitle({ title: knowledge.dataset.dataset.title });
  const { tag, direction } = language();
  const figures = written.map((each, at) => {
    const { figure, number } = each;
    const terms = entriesOf(knowledge, each).map(([label, text]) => {
      const content = isAddress(label, text) ? `<a href="${escapeXml(text)}">${escapeXml(text)}</a>` : escapeXml(text);
      return `<dt>${escapeXml(label)}</dt><dd>${content}</dd>`;
    });
    return [
      `<figure id="f${number}">`,
      drawings[at],
      `<figcaption><h2>${escapeXml(words.captioned({ number, title: figure.title }))}</h2><dl>${terms.join("")}</dl></figcaption>`,
      "</figure>",
    ].join("\n");
  });
  return `<!doctype html>
<html lang="${escapeXml(tag)}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeXml(title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<h1>${escapeXml(title)}</h1>
${figures.join("\n")}
</body>
</html>
`;
}

const PAGE_STYLE = `
@page { margin: 15mm; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #111315; background: #fff; font: 0.875rem/1.45 Georgia, serif; }
figure { margin: 3rem 0; }
figure > svg { display: block; max-width: 100%; height: auto; outline: 1px solid #cfcfcf; }
h1 { font-size: 1.5rem; font-weight: 500; }
h2 { margin: 0.75rem 0 0.25rem; font-size: 1rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.1rem 1rem; margin: 0; font-size: 0.8125rem; }
dt { color: #54575c; }
dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } }
@media print {
  body { max-width: none; margin: 0; padding: 0; }
  figure { margin: 0; break-inside: avoid; break-before: page; }
  figure:first-of-type { break-before: auto; }
  figure > svg { max-height: 65vh; }
}
`;
