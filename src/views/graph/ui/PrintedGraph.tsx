import { useLayoutEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { licenceInWords } from "../../../derive/claim-words.ts";
import { describeFilters } from "../../../derive/describe-filters.ts";
import { PALETTES, type Palette } from "../../../drawing/palette.ts";
import type { Picture } from "../../../drawing/picture.ts";
import { svgOf } from "../../../drawing/svg.ts";
import { measureOn } from "../../../drawing/ui/draw-marks.ts";
import { Printout } from "../../../lib/ui/Printout.tsx";
import { facesVersion, onFaces } from "../../../lib/ui/page-faces.ts";
import { statedVersion } from "../../../model/stated-version.ts";
import { imageWords as words } from "../../../words/en/image.ts";
import { LineSample } from "../../../workspace/ui/LineSample.tsx";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { claimsInOrder, type ListedAttribution, type ListedClaim } from "../claims-in-order.ts";
import { pictureOf } from "../picture/graph-picture.ts";
import styles from "./PrintedGraph.module.css";

/** The graph's frame on paper, in CSS pixels: set to the width of a page, names have about the size of a footnote. */
const FRAME = { width: 820, height: 800 };
const ON_PAPER: Palette = { ...PALETTES.light, paper: "#ffffff", mute: "#4d5055", rule: "#b9b4a8" };
/** Claims that are listed; more would be a book, and the view can be narrowed. */
const MOST_CLAIMS = 2_000;

const wholeState = (state: WorkspaceState) => state;

/**
 * The canvas on paper: an image with title, legend and source line on a page of its own, and from the next page on its
 * claims in the order of the text, each with its certainty, attributions and passages.
 * @param asksToPrint false where the browser is about to print anyway.
 */
export function PrintedGraph({ asksToPrint, onDone }: { asksToPrint: boolean; onDone: () => void }) {
  const state = useWorkspaceState(wholeState);
  const { knowledge, derived, view } = state;
  const { dataset } = knowledge.dataset;
  const filters = describeFilters(knowledge, view);
  const faces = useSyncExternalStore(onFaces, facesVersion);
  // biome-ignore lint/correctness/useExhaustiveDependencies: by other faces it is measured otherwise
  const picture = useMemo(() => drawn(state, filters), [state, filters, faces]);
  const claims = useMemo(() => claimsInOrder(knowledge, derived, MOST_CLAIMS), [knowledge, derived]);
  return (
    <Printout title={dataset.title} asksToPrint={asksToPrint} onDone={onDone}>
      <section className={styles.picture}>
        {picture === null ? <p>{words.nothingShown()}</p> : <Drawing picture={picture} />}
      </section>
      {claims.length > 0 && (
        <section className={styles.claims} lang="en">
          <h2 className={styles.head}>
            {words.printedClaims({ count: derived.shownClaims })}
            {filters !== "everything" && <span className={styles.rule}> — {filters}</span>}
          </h2>
          <p className={styles.source} dir="auto">
            {words.printedDataset({
              title: [dataset.title, dataset.subtitle].filter(Boolean).join(" — "),
              version: statedVersion(dataset),
              licence: licenceInWords(dataset),
            })}
          </p>
          {derived.shownClaims > claims.length && (
            <p className={styles.cut}>{words.cut({ listed: claims.length, all: derived.shownClaims })}</p>
          )}
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{words.claim()}</th>
                <th scope="col">{words.certainty()}</th>
                <th scope="col">{words.attributedTo()}</th>
                <th scope="col">{words.passage()}</th>
              </tr>
            </thead>
            {claims.map((claim) => (
              <PrintedClaim key={claim.id} {...claim} />
            ))}
          </table>
        </section>
      )}
    </Printout>
  );
}

function PrintedClaim({ sentence, time, attributions }: ListedClaim) {
  return (
    <tbody>
      {attributions.map((each, index) => (
        <tr key={keyOf(each, index)}>
          {index === 0 && (
            <td rowSpan={attributions.length} className={styles.sentence} dir="auto">
              {sentence}
              {time !== null && <span className={styles.when}> ({time})</span>}
            </td>
          )}
          <td>
            <span className={styles.stance}>
              <LineSample pattern={each.pattern} width={30} />
              {each.stance}
            </span>
          </td>
          <td dir="auto">{each.holder}</td>
          <td>{each.passage}</td>
        </tr>
      ))}
    </tbody>
  );
}

/** Two attributions may differ in their passage alone, or in nothing. */
function keyOf({ stance, holder, passage }: ListedAttribution, index: number): string {
  return `${stance} ${holder} ${passage} ${index}`;
}

/** The picture as an SVG element of the page, so that it is set in the page's own fonts. */
function Drawing({ picture }: { picture: Picture }) {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { documentElement } = new DOMParser().parseFromString(svgOf(picture), "image/svg+xml");
    host.current?.replaceChildren(document.importNode(documentElement, true));
  }, [picture]);
  return <div ref={host} className={styles.drawing} />;
}

function drawn(state: WorkspaceState, filters: string): Picture | null {
  const context = document.createElement("canvas").getContext("2d");
  if (context === null) return null;
  const picture = pictureOf(
    state,
    {
      scope: "view",
      stage: FRAME,
      palette: ON_PAPER,
      hasGround: false,
      title: null,
      hasLegend: true,
      hasSourceLine: true,
      filters,
    },
    measureOn(context),
  );
  return picture.ok ? picture.value : null;
}
