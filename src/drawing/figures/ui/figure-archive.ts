import { createZip } from "../../../formats/writers/zip.ts";
import { err, ok } from "../../../lib/result.ts";
import type { Figure } from "../../../model/figure.ts";
import type { KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import { linkTo, pageAddressOf } from "../../../model/page-address.ts";
import { pngOf } from "../../ui/png.ts";
import { type WrittenFigure, writeFigures } from "../figure-files.ts";
import type { Pictures } from "../figure-picture.ts";
import { drawFigure, nextFrame } from "./drawn-figure.ts";

/** What of each figure the archive has, and how many pixels an inch of print has. */
export interface ArchiveChoice {
  readonly formats: "svg" | "png" | "both";
  readonly perInch: number;
}

/** CSS pixels to the inch. */
const CSS_PER_INCH = 96;

/**
 * Writes figures into one zip archive, with their index. Between two figures the page gets its turn.
 * @param onReached told which figure is next.
 * @returns the archive and what became of each figure; null where it was cancelled.
 */
export async function figureArchive(
  knowledge: KnowledgeGraph,
  figures: readonly Figure[],
  pictures: Pictures,
  { formats, perInch }: ArchiveChoice,
  onReached: (at: number, figure: Figure) => void,
  signal: AbortSignal,
): Promise<{ readonly blob: Blob; readonly written: readonly WrittenFigure[] } | null> {
  const zip = createZip();
  const page = pageAddressOf(location.href);
  const written = await writeFigures({
    knowledge,
    figures,
    draw: async (figure) => {
      const drawn = await drawFigure(knowledge, figure, pictures);
      if (drawn === null) throw new Error("figureArchive: a figure that was wanted was not drawn.");
      return drawn;
    },
    hasSvg: formats !== "png",
    png:
      formats === "svg"
        ? null
        : async ({ picture, scale, unit }) => {
            await nextFrame();
            const image = await pngOf(picture, unit === "px" ? scale : (scale * perInch) / CSS_PER_INCH);
            return image.ok ? ok(new Uint8Array(await image.value.arrayBuffer())) : err(image.error);
          },
    linkTo: (fragment) => linkTo(page, fragment),
    put: (name, content) => {
      if (typeof content !== "string") return zip.packed(name, content);
      const file = zip.file(name);
      file.put(content);
      file.end();
    },
    reached: async (at, figure) => {
      onReached(at, figure);
      await nextFrame();
    },
    signal,
  });
  return written && { blob: new Blob([...zip.end()], { type: "application/zip" }), written };
}
