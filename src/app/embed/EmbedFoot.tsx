import { BookOpen, ExternalLink, ListFilter } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { claimInWords, labelOf, licenceInWords, sourceName } from "../../derive/claim-words.ts";
import { isTooLong } from "../../features/sharing/link-length.ts";
import { usePresentation } from "../../features/stories/ui/use-presentation.ts";
import { IconButton } from "../../lib/ui/IconButton.tsx";
import kit from "../../lib/ui/kit.module.css";
import { rich } from "../../lib/ui/rich.tsx";
import type { Dataset } from "../../model/dataset.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import { linkTo, pageAddressOf } from "../../model/page-address.ts";
import { encodeView } from "../../model/share-link.ts";
import { encodeStoryLink } from "../../model/story-link.ts";
import { describeWhen } from "../../model/when.ts";
import { embedWords as words } from "../../words/en/embed.ts";
import { shellWords } from "../../words/en/shell.ts";
import { verbatim, type Words } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";
import { useWorkspaceState } from "../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../workspace/workspace.ts";
import { storyLinkOf } from "../persistence/linked-story.ts";
import type { Drawer } from "../use-drawer.ts";
import styles from "./EmbedFoot.module.css";
import type { Embedding } from "./embedding.ts";

/** Sources that the source line names; of more, the others are counted. */
const MOST_SOURCES = 2;

/**
 * The foot of an embedded page: what is selected, where there is no details panel; then title, sources, licence, how much
 * is shown where that is not all, and the link to the whole page at the same view.
 */
export function EmbedFoot({
  embedding,
  isNarrow,
  drawer,
  onDrawer,
}: {
  embedding: Embedding;
  isNarrow: boolean;
  drawer: Drawer;
  onDrawer: (drawer: Drawer) => void;
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
          <DrawerButton name={shellWords.legend()} drawer="legend" open={drawer} onDrawer={onDrawer}>
            <ListFilter size={16} strokeWidth={1.75} aria-hidden />
          </DrawerButton>
        )}
        {isNarrow && shows("reading") && (
          <DrawerButton name={shellWords.details()} drawer="reading" open={drawer} onDrawer={onDrawer}>
            <BookOpen size={16} strokeWidth={1.75} aria-hidden />
          </DrawerButton>
        )}
        <a
          className={styles.open}
          href={linkTo(pageAddressOf(location.href), fragment ?? "")}
          target="_blank"
          rel="noopener"
        >
          <span>{rich(fragment === null ? words.openWithoutView : words.open, {}, { b: inBold })}</span>{" "}
          <ExternalLink size={13} strokeWidth={1.75} aria-hidden />
        </a>
      </div>
    </footer>
  );
}

const inBold = (inside: readonly ReactNode[]) => <b>{inside}</b>;

function DrawerButton({
  name,
  drawer,
  open,
  onDrawer,
  children,
}: {
  name: Words;
  drawer: Exclude<Drawer, null>;
  open: Drawer;
  onDrawer: (drawer: Drawer) => void;
  children: ReactNode;
}) {
  return (
    <IconButton
      className={styles.drawerButton ?? ""}
      label={name}
      aria-expanded={open === drawer}
      onClick={() => onDrawer(open === drawer ? null : drawer)}
    >
      {children}
    </IconButton>
  );
}

/**
 * The selected entity or claim in full, for an embedded page without a details panel. Its place is kept while nothing is
 * selected, so that the graph does not move.
 */
function Selected() {
  const selected = useWorkspaceState(selectedInWords);
  return (
    <p className={`${kit.read} ${styles.selected}`} dir="auto" data-testid="selected">
      {selected ?? <span className={styles.hint}>{words.nothingSelected()}</span>}
    </p>
  );
}

const selectedInWords = ({ knowledge, derived, view: { selection } }: WorkspaceState): Words | null => {
  const count = selection.entities.length + selection.claims.length;
  if (count === 0) return null;
  if (count > 1) return shellWords.selected({ count });
  const claim = knowledge.claimNumber.get(selection.claims[0] ?? "");
  if (claim !== undefined) return words.claim({ claim: claimInWords(knowledge, derived, claim) });
  const entity = knowledge.dataset.entities[knowledge.entityNumber.get(selection.entities[0] ?? "") ?? -1];
  if (entity === undefined) return null;
  const name = nameOf(entity);
  return entity.gloss ? words.entity({ name, gloss: entity.gloss }) : verbatim(name);
};

/** Where the whole page begins: at the scene that is presented, else at the view; null where no link holds it. */
const fragmentOf = (state: WorkspaceState): string | null => {
  const fragment = encodeView(state.view);
  return isTooLong(fragment) ? null : fragment;
};

const shownInWords = ({ knowledge, derived }: WorkspaceState): Words | null =>
  derived.shownClaims === knowledge.claimCount && derived.shownEntities === knowledge.order
    ? null
    : words.shown({ shown: derived.shownClaims, count: knowledge.claimCount });

/** Author and date of each text as they are recorded; its title where that is not the dataset's own. */
function sourcesInWords(knowledge: KnowledgeGraph): readonly Words[] {
  const { sources, dataset } = knowledge.dataset;
  const named = sources.slice(0, MOST_SOURCES).map((source) => sourceInWords(knowledge, source, dataset.title));
  const count = sources.length - named.length;
  return count > 0 ? [...named, words.moreSources({ count })] : named;
}

function sourceInWords(knowledge: KnowledgeGraph, source: Dataset["sources"][number], known: string): Words {
  const parts = [
    source.authors.length === 0 ? words.noAuthor() : listText(source.authors.map((id) => labelOf(knowledge, id))),
    sourceName(source) === known ? null : sourceName(source),
    source.publisher,
    source.publishedAt === null ? words.noDate() : describeWhen(source.publishedAt),
  ];
  return listText(
    parts.filter((part) => part !== null),
    "comma",
  );
}
