import { useEffect, useState, useSyncExternalStore } from "react";
import { err, type Result } from "../../../lib/result.ts";
import { facesVersion, onFaces } from "../../../lib/ui/page-faces.ts";
import type { Figure } from "../../../model/figure.ts";
import type { Issue } from "../../../model/issue.ts";
import type { KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import { imageWords } from "../../../words/en/image.ts";
import { measureOn } from "../../ui/draw-marks.ts";
import { mayPaintPicture, whenPicturePaintable } from "../../ui/type.ts";
import { type FigurePicture, type Pictures, pictureOfFigure } from "../figure-picture.ts";

type Drawn = Result<FigurePicture, Issue>;

/** By what the graph says, then by figure: a list and the page of a figure show the same picture. */
const held = new WeakMap<object, WeakMap<Figure, { readonly drawn: Drawn; readonly faces: number }>>();

/** The picture of a figure, if it was drawn by the faces that there are now. */
function drawnBefore({ facts }: KnowledgeGraph, figure: Figure): Drawn | undefined {
  const before = held.get(facts)?.get(figure);
  return before?.faces === facesVersion() ? before.drawn : undefined;
}

/** One figure is drawn at a time, after a frame: each of them may take longer than a frame has. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Draws a figure by the fonts of the page, in its turn.
 * @param isWanted asked when its turn has come; where it says no, null comes back.
 */
export function drawFigure(
  knowledge: KnowledgeGraph,
  figure: Figure,
  pictures: Pictures,
  isWanted: () => boolean = () => true,
): Promise<Drawn | null> {
  const turn = queue.then(async () => {
    if (!isWanted()) return null;
    const known = drawnBefore(knowledge, figure);
    if (known !== undefined) return known;
    await nextFrame();
    const context = document.createElement("canvas").getContext("2d");
    if (context === null) return err(notDrawn());
    const make = () => pictureOfFigure(knowledge, figure, pictures, measureOn(context));
    let drawn = await make();
    if (drawn.ok && !mayPaintPicture(drawn.value.picture)) {
      // Measured by another face than it is set in: once more when the face has come or gives way.
      await whenPicturePaintable(drawn.value.picture);
      drawn = await make();
    }
    const ofGraph = held.get(knowledge.facts) ?? new WeakMap();
    held.set(knowledge.facts, ofGraph.set(figure, { drawn, faces: facesVersion() }));
    return drawn;
  });
  const safe = turn.catch((error: unknown) => {
    console.error(error);
    return err(notDrawn());
  });
  queue = safe;
  return safe;
}

/** The picture of a figure; the last one until another is drawn, null before the first. */
export function useDrawnFigure(knowledge: KnowledgeGraph, figure: Figure, pictures: Pictures): Drawn | null {
  const [drawn, setDrawn] = useState<Drawn | null>(() => drawnBefore(knowledge, figure) ?? null);
  const faces = useSyncExternalStore(onFaces, facesVersion);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the graph only what it says counts; by other faces it is measured otherwise
  useEffect(() => {
    let isCurrent = true;
    void drawFigure(knowledge, figure, pictures, () => isCurrent).then((next) => {
      if (isCurrent && next !== null) setDrawn(next);
    });
    return () => {
      isCurrent = false;
    };
  }, [knowledge.facts, figure, pictures, faces]);
  return drawn;
}

/** Resolves when the page has painted and has had a turn for whatever else waits. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    // A page that is not in sight paints nothing.
    if (document.hidden) setTimeout(resolve);
    else requestAnimationFrame(() => setTimeout(resolve));
  });
}

const notDrawn = (): Issue => ({
  code: "picture/not-drawn",
  path: "",
  message: imageWords.notDrawn(),
  hint: imageWords.reload(),
});
