import { BookOpen, ExternalLink, ListFilter } from "lucide-react";
import { useEffect } from "react";
import { claimInWords, labelOf, licenceInWords, sourceName } from "../../derive/claim-words.ts";
import { isTooLong } from "../../features/sharing/link-length.ts";
import { linkTo, pageAddressOf } from "../../features/sharing/page-address.ts";
import { usePresentation } from "../../features/stories/ui/use-presentation.ts";
import { IconButton } from "../../lib/ui/IconButton.tsx";
import kit from "../../lib/ui/kit.module.css";
import type { Dataset } from "../../model/dataset.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import { encodeView } from "../../model/share-link.ts";
import { encodeStoryLink } from "../../model/story-link.ts";
import { describeWhen } from "../../model/when.ts";
import { useWorkspaceState } from "../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../workspace/workspace.ts";
import { storyLinkOf } from "../persistence/linked-story.ts";
import type { Sheet } from "../use-sheet.ts";
import styles from "./EmbedFoot.module.css";
import type { Embedding } from "./embedding.ts";

/** Texts whose record the source line gives; of more, the others are counted. */
const MOST_SOURCES = 2;

/**
 * The foot of an embedded page: what is selected, where there is no room that reads it; then title, sources, licence, how
 * much is shown where that is not all, and the way to the whole page at the same view.
 */
export function EmbedFoot({
  embedding,
  isNarrow,
  sheet,
  onSheet,
}: {
  embedding: Embedding;
  isNarrow: boolean;
  sheet: Sheet;
  onSheet: (sheet: Sheet) => void;
}) {
  const { shows } = embedding;
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const shown = useWorkspaceState(shownInWords);
  const story = storyLinkOf(usePresentation((on) => on));
  const ofView = useWorkspaceState(fragmentOf);
  const fragment = story === null ? ofView : encodeStoryLink(story);
  const { dataset: head } = knowledge.dataset;
  useEffect(() => {
    document.title = `${head.title} – Sourceline`;
  }, [head]);
  return (
    <footer className={styles.foot}>
      {!shows("reading") && <Selected />}
      <div className={styles.line}>
        <p className={styles.source}>
          <span className={`${kit.cut} ${styles.title}`} dir="auto">
            {head.title}
          </span>
          <span className={kit.cut}>
            {[
              ...sourcesInWords(knowledge),
              licenceInWords(head),
              ...(shows("counts") || shown === null ? [] : [shown]),
            ].join(" · ")}
          </span>
        </p>
        {isNarrow && shows("legend") && (
          <SheetButton name="Legend and filters" sheet="legend" open={sheet} onSheet={onSheet}>
            <ListFilter size={16} strokeWidth={1.75} aria-hidden />
          </SheetButton>
        )}
        {isNarrow && shows("reading") && (
          <SheetButton name="Reading room" sheet="reading" open={sheet} onSheet={onSheet}>
            <BookOpen size={16} strokeWidth={1.75} aria-hidden />
          </SheetButton>
        )}
        <a
          className={styles.open}
          href={linkTo(pageAddressOf(location.href), fragment ?? "")}
          target="_blank"
          rel="noopener"
        >
          <span>
            Open in <b>Sourceline</b>
            {fragment === null && ", without this view"}
          </span>{" "}
          <ExternalLink size={13} strokeWidth={1.75} aria-hidden />
        </a>
      </div>
    </footer>
  );
}

function SheetButton({
  name,
  sheet,
  open,
  onSheet,
  children,
}: {
  name: string;
  sheet: Exclude<Sheet, null>;
  open: Sheet;
  onSheet: (sheet: Sheet) => void;
  children: React.ReactNode;
}) {
  return (
    <IconButton
      className={styles.sheetButton ?? ""}
      label={name}
      aria-expanded={open === sheet}
      onClick={() => onSheet(open === sheet ? null : sheet)}
    >
      {children}
    </IconButton>
  );
}

/**
 * The one thing that is selected, said in full: what an embedded page without a reading room has to read. Its room is
 * kept while nothing is, so that the graph stands still.
 */
function Selected() {
  const words = useWorkspaceState(selectedInWords);
  return (
    <p className={`${kit.read} ${styles.selected}`} dir="auto" data-testid="selected">
      {words ?? <span className={styles.hint}>Select a node or a line to read it here.</span>}
    </p>
  );
}

const selectedInWords = ({ knowledge, derived, view: { selection } }: WorkspaceState): string | null => {
  const count = selection.entities.length + selection.claims.length;
  if (count === 0) return null;
  if (count > 1) return `${count.toLocaleString("en")} selected`;
  const claim = knowledge.claimNumber.get(selection.claims[0] ?? "");
  if (claim !== undefined) return `${claimInWords(knowledge, derived, claim)}.`;
  const entity = knowledge.dataset.entities[knowledge.entityNumber.get(selection.entities[0] ?? "") ?? -1];
  return entity === undefined ? null : [nameOf(entity), entity.gloss].filter(Boolean).join(": ");
};

/** Where the whole page begins: at the scene that is presented, else at the view; null where no link holds it. */
const fragmentOf = (state: WorkspaceState): string | null => {
  const fragment = encodeView(state.view);
  return isTooLong(fragment) ? null : fragment;
};

const shownInWords = ({ knowledge, derived }: WorkspaceState): string | null =>
  derived.shownClaims === knowledge.claimCount && derived.shownEntities === knowledge.order
    ? null
    : `${derived.shownClaims.toLocaleString("en")} of ${knowledge.claimCount.toLocaleString("en")} claims shown`;

/** Author and date of each text as they are recorded; its title where that is not the dataset's own. */
function sourcesInWords(knowledge: KnowledgeGraph): readonly string[] {
  const { sources, dataset } = knowledge.dataset;
  const named = sources.slice(0, MOST_SOURCES).map((source) => sourceInWords(knowledge, source, dataset.title));
  const left = sources.length - named.length;
  return left > 0 ? [...named, `${left} more sources`] : named;
}

function sourceInWords(knowledge: KnowledgeGraph, source: Dataset["sources"][number], known: string): string {
  const authors = source.authors.map((id) => labelOf(knowledge, id)).join(", ");
  const parts = [
    authors === "" ? "author not stated" : authors,
    sourceName(source) === known ? null : sourceName(source),
    source.publisher,
    source.publishedAt === null ? "date not stated" : describeWhen(source.publishedAt),
  ];
  return parts.filter((part) => part !== null).join(", ");
}
