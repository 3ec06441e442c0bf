import { sourceName } from "../../../derive/claim-words.ts";
import { counted } from "../../../lib/count-words.ts";
import kit from "../../../lib/ui/kit.module.css";
import { Section } from "../../../lib/ui/Section.tsx";
import { encodeView } from "../../../model/share-link.ts";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { type Citations, citeSource, citeView, htmlCitation, plainCitation, type Run } from "../citations.ts";
import { lengthWarning } from "../link-length.ts";
import { linkTo } from "../page-address.ts";
import { CopyButton } from "./CopyField.tsx";
import { viewInWords } from "./described-view.ts";
import styles from "./ShareDialog.module.css";
import type { Copy, SharingProperties } from "./sharing.ts";

/** Sources that are cited one by one; of a dataset with more, the others are counted. */
const MOST_SOURCES = 12;

const wholeState = (state: WorkspaceState) => state;

/** References for the view and for each text that the dataset rests on. */
export function CitePanel({ page, isOwnFile, copy }: SharingProperties) {
  const state = useWorkspaceState(wholeState);
  const { dataset } = state.knowledge;
  const isLinkable = page.reach !== "file" && !isOwnFile;
  const fragment = encodeView(state.view);
  const isShort = lengthWarning(fragment) === null;
  const view = citeView(dataset, {
    words: viewInWords(state),
    link: isLinkable && isShort ? linkTo(page, fragment) : null,
    accessed: today(),
  });
  const left = dataset.sources.length - MOST_SOURCES;
  return (
    <>
      <Section title="This view of the graph">
        <References what="view" citations={view} copy={copy} />
        <p className={kit.mute}>
          {dataset.dataset.licence === undefined
            ? "No licence is stated for the data."
            : `${dataset.dataset.licence} is the licence of the data.`}
          {!isLinkable && " No link is given, as none would open this graph for others."}
          {isLinkable && !isShort && " No link is given, because a link to this view is too long to print."}
        </p>
      </Section>
      {dataset.sources.slice(0, MOST_SOURCES).map((source) => (
        <Section key={source.id} title={dataset.sources.length > 1 ? sourceName(source) : "The text that it rests on"}>
          <References what={sourceName(source)} citations={citeSource(dataset, source)} copy={copy} />
        </Section>
      ))}
      {left > 0 && <p className={kit.mute}>… and {counted(left, "more text", "more texts")}.</p>}
      {dataset.sources.length > 0 && (
        <p className={kit.mute}>
          What is not recorded of a text is left out: nothing is made up. Titles keep the capitals that they are
          recorded with; APA would have most of them small.
        </p>
      )}
    </>
  );
}

function References({ what, citations, copy }: { what: string; citations: Citations; copy: Copy }) {
  const { apa, chicago, bibtex } = citations;
  return (
    <dl>
      <Reference
        style="APA 7"
        what={what}
        onCopy={() => copy("The APA reference", plainCitation(apa), htmlCitation(apa))}
      >
        <Runs runs={apa} />
      </Reference>
      <Reference
        style="Chicago 17"
        what={what}
        onCopy={() => copy("The Chicago reference", plainCitation(chicago), htmlCitation(chicago))}
      >
        <Runs runs={chicago} />
      </Reference>
      <Reference style="BibTeX" what={what} onCopy={() => copy("The BibTeX entry", bibtex)}>
        <pre className={`${kit.code} ${styles.bibtex}`}>{bibtex}</pre>
      </Reference>
    </dl>
  );
}

function Reference({
  style,
  what,
  onCopy,
  children,
}: {
  style: string;
  what: string;
  onCopy: () => void;
  children: React.ReactNode;
}) {
  return (
    <div className={styles.reference}>
      <dt>{style}</dt>
      <dd className={`${kit.read} ${styles.referenceText}`}>{children}</dd>
      <dd>
        <CopyButton what={`${style}, ${what}`} onCopy={onCopy} />
      </dd>
    </div>
  );
}

function Runs({ runs }: { runs: readonly Run[] }) {
  return runs.map(({ text, isItalic }, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a reference is written anew as a whole
    isItalic ? <i key={at}>{text}</i> : <span key={at}>{text}</span>,
  );
}

/** The day that it is where the reader is, as an ISO date. */
function today(): string {
  const now = new Date();
  const twoDigits = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}
