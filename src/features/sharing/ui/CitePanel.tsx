import { sourceName } from "../../../derive/claim-words.ts";
import kit from "../../../lib/ui/kit.module.css";
import { Section } from "../../../lib/ui/Section.tsx";
import { linkTo } from "../../../model/page-address.ts";
import { encodeView } from "../../../model/share-link.ts";
import { sharingWords as words } from "../../../words/en/sharing.ts";
import { verbatim, type Words } from "../../../words/message.ts";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { type Citations, citeSource, citeView, htmlCitation, plainCitation, type Run } from "../citations.ts";
import { lengthWarning } from "../link-length.ts";
import { CopyButton } from "./CopyField.tsx";
import { viewInWords } from "./described-view.ts";
import styles from "./ShareDialog.module.css";
import type { Copy, SharingProperties } from "./sharing.ts";

/** Sources that are cited one by one; of a dataset with more, the others are counted. */
const MOST_SOURCES = 12;

/** Names of the styles, with their editions. */
const APA = "APA 7";
const CHICAGO = "Chicago 17";
const BIBTEX = "BibTeX";

const wholeState = (state: WorkspaceState) => state;

/** References for the view and for each source of the dataset. */
export function CitePanel({ page, isOwnFile, copy }: SharingProperties) {
  const state = useWorkspaceState(wholeState);
  const { dataset } = state.knowledge;
  const { licence } = dataset.dataset;
  const isLinkable = page.reach !== "file" && !isOwnFile;
  const fragment = encodeView(state.view);
  const isShort = lengthWarning(fragment) === null;
  const view = citeView(dataset, {
    shown: viewInWords(state),
    link: isLinkable && isShort ? linkTo(page, fragment) : null,
    accessed: today(),
  });
  const left = dataset.sources.length - MOST_SOURCES;
  return (
    <>
      <Section title={words.citeView()}>
        <References work={words.thisView()} citations={view} copy={copy} />
        <p className={kit.mute}>
          {licence === undefined ? words.noLicence() : words.licence({ licence })}
          {!isLinkable && ` ${words.noLinkForOthers()}`}
          {isLinkable && !isShort && ` ${words.linkTooLong()}`}
        </p>
      </Section>
      {dataset.sources.slice(0, MOST_SOURCES).map((source) => (
        <Section key={source.id} title={dataset.sources.length > 1 ? sourceName(source) : words.source()}>
          <References work={verbatim(sourceName(source))} citations={citeSource(dataset, source)} copy={copy} />
        </Section>
      ))}
      {left > 0 && <p className={kit.mute}>{words.moreSources({ count: left })}</p>}
      {dataset.sources.length > 0 && <p className={kit.mute}>{words.citationNote()}</p>}
    </>
  );
}

function References({ work, citations, copy }: { work: Words; citations: Citations; copy: Copy }) {
  const { apa, chicago, bibtex } = citations;
  return (
    <dl>
      <Reference
        style={APA}
        work={work}
        onCopy={() => copy(words.referenceCopied({ style: APA }), plainCitation(apa), htmlCitation(apa))}
      >
        <Runs runs={apa} />
      </Reference>
      <Reference
        style={CHICAGO}
        work={work}
        onCopy={() => copy(words.referenceCopied({ style: CHICAGO }), plainCitation(chicago), htmlCitation(chicago))}
      >
        <Runs runs={chicago} />
      </Reference>
      <Reference style={BIBTEX} work={work} onCopy={() => copy(words.referenceCopied({ style: BIBTEX }), bibtex)}>
        <pre className={`${kit.code} ${styles.bibtex}`}>{bibtex}</pre>
      </Reference>
    </dl>
  );
}

function Reference({
  style,
  work,
  onCopy,
  children,
}: {
  style: string;
  work: Words;
  onCopy: () => void;
  children: React.ReactNode;
}) {
  return (
    <div className={styles.reference}>
      <dt>{style}</dt>
      <dd className={`${kit.read} ${styles.referenceText}`}>{children}</dd>
      <dd>
        <CopyButton item={words.reference({ style, work })} onCopy={onCopy} />
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
