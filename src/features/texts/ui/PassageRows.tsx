import { type KeyboardEvent, type ReactNode, useMemo, useState } from "react";
import { locatorInWords } from "../../../derive/claim-words.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { Section } from "../../../lib/ui/Section.tsx";
import { sourceTextWords as words } from "../../../words/en/source-text.ts";
import type { PassagePlace, TextState } from "../check-text.ts";
import { digestInWords } from "../digest-words.ts";
import { matchInWords } from "../opened-text.ts";
import type { PassageIndex } from "../passage-index.ts";
import { type CopyParagraph, markStretch, type Span, type Stretch, wordsOf } from "../passage-marks.ts";
import type { SentenceView } from "../sentence-words.ts";
import { SentenceClaims } from "./SentenceClaims.tsx";
import styles from "./TextPanel.module.css";

/** What can be done with a sentence, by its locator. */
export interface PageActions {
  select(at: string): void;
  /** Moves the focus by an arrow key, Home or End. */
  step(at: string, key: string): void;
  focus(at: string): void;
  point(at: string | null): void;
}

interface Rows {
  /** Id of the source. */
  readonly source: string;
  readonly index: PassageIndex;
  readonly sentences: ReadonlyMap<string, SentenceView>;
  /** How each segment matches the copy; empty without one. */
  readonly states: ReadonlyMap<string, TextState>;
  readonly open: string | null;
  /** Whether the claims of the open sentence are collapsed. */
  readonly isCollapsed: boolean;
  /** The one sentence that Tab leads to. */
  readonly tabStop: string | null;
  readonly actions: PageActions;
}

/** Most paragraphs around the source that are shown: a page may have thousands. */
const MOST_OTHERS = 60;

/** The reader's copy, with what is not from the source collapsed. */
export function CopyRows({
  copy,
  normal,
  marks,
  ...rows
}: Rows & { copy: readonly CopyParagraph[]; normal: string; marks: readonly PassagePlace[] }) {
  const textOf = useMemo(() => wordsOf(normal), [normal]);
  const groups = useMemo(() => groupOthers(copy), [copy]);
  const kinds = new Map(rows.index.paragraphs.map(({ at, kind }) => [at, kind]));
  const missing = rows.index.sentences.filter(({ at }) => (rows.states.get(at) ?? "not-found") === "not-found");
  const lead = new Set<string>();
  return (
    <>
      {groups.map((group) => {
        const [first] = group;
        if (first === undefined) return null;
        const key = first.stretches[0]?.start ?? 0;
        const { at } = first;
        if (at === null) return <OtherParagraphs key={key} paragraphs={group} textOf={textOf} />;
        const isLead = !lead.has(at);
        lead.add(at);
        return (
          <div key={key} className={styles.paragraph} data-kind={kinds.get(at)}>
            {isLead && <ParagraphNumber at={at} />}
            {/* No <p>: the claims of the open sentence stand right under it, and the rest goes on below them. */}
            <div className={styles.words}>
              {first.stretches.map((stretch) => (
                <StretchWords key={stretch.start} stretch={stretch} marks={marks} textOf={textOf} rows={rows} />
              ))}
            </div>
          </div>
        );
      })}
      {missing.length > 0 && (
        <Section className={kit.foot} title={words.missing()} count={missing.length}>
          <p className={styles.locators}>
            {missing.map(({ at }) => (
              <Locator key={at} at={at} rows={rows} />
            ))}
          </p>
          {missing.some(({ at }) => at === rows.open) && <OpenClaims rows={rows} />}
        </Section>
      )}
    </>
  );
}

/** Without a copy: our digest of each paragraph, and its sentences by their locators. */
export function DigestRows(rows: Rows) {
  return rows.index.paragraphs.map(({ at, kind, digest, sentences }) => (
    <div key={at} className={styles.paragraph} data-kind={kind}>
      <ParagraphNumber at={at} />
      <div>
        {digest !== null && <p>{digestInWords({ at, digest })}</p>}
        <p className={styles.locators}>
          {sentences.map((sentence) => (
            <Locator key={sentence.at} at={sentence.at} rows={rows} />
          ))}
        </p>
      </div>
      {sentences.some((sentence) => sentence.at === rows.open) && <OpenClaims rows={rows} />}
    </div>
  ));
}

function ParagraphNumber({ at }: { at: string }) {
  return (
    <span className={`${kit.small} ${styles.number}`} title={locatorInWords(at)} aria-hidden>
      {at}
    </span>
  );
}

function StretchWords({
  stretch,
  marks,
  textOf,
  rows,
}: {
  stretch: Stretch;
  marks: readonly PassagePlace[];
  textOf: (span: Span) => string;
  rows: Rows;
}) {
  if (stretch.at === null) return <span className={styles.stray}>{textOf(stretch)}</span>;
  return (
    <>
      <SentenceButton at={stretch.at} rows={rows}>
        {markStretch(stretch, marks).map((piece) =>
          piece.isMarked ? <mark key={piece.start}>{textOf(piece)}</mark> : textOf(piece),
        )}
      </SentenceButton>
      {stretch.at === rows.open && <OpenClaims rows={rows} />}
    </>
  );
}

/** A sentence in running text: what a button does, but set like the words around it. */
function SentenceButton({ at, rows, children }: { at: string; rows: Rows; children: ReactNode }) {
  const sentence = rows.sentences.get(at);
  const { actions, open, tabStop } = rows;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" || event.key === " ") actions.select(at);
    else if (STEPS.has(event.key)) actions.step(at, event.key);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <button> is a box, and would not break at the end of a line
    <span
      role="button"
      tabIndex={at === tabStop ? 0 : -1}
      className={styles.sentence}
      data-at={at}
      data-pattern={sentence?.pattern ?? undefined}
      data-open={at === open || undefined}
      aria-expanded={at === open && !rows.isCollapsed}
      onClick={() => actions.select(at)}
      onKeyDown={onKeyDown}
      onFocus={() => actions.focus(at)}
      onPointerEnter={() => actions.point(at)}
      onPointerLeave={() => actions.point(null)}
    >
      <span className={kit.spoken}>{spoken(sentence, rows.states.get(at))} </span>
      {children}
    </span>
  );
}

/** A sentence by its locator, where its text is not at hand. */
function Locator({ at, rows }: { at: string; rows: Rows }) {
  const sentence = rows.sentences.get(at);
  const { actions, open, tabStop } = rows;
  const count = sentence?.shown.length ?? 0;
  return (
    <button
      type="button"
      tabIndex={at === tabStop ? 0 : -1}
      className={styles.locator}
      data-at={at}
      data-pattern={sentence?.pattern ?? undefined}
      data-open={at === open || undefined}
      aria-expanded={at === open && !rows.isCollapsed}
      onClick={() => actions.select(at)}
      onKeyDown={(event) => {
        if (!STEPS.has(event.key)) return;
        event.preventDefault();
        actions.step(at, event.key);
      }}
      onFocus={() => actions.focus(at)}
      onPointerEnter={() => actions.point(at)}
      onPointerLeave={() => actions.point(null)}
    >
      <span className={kit.spoken}>{spoken(sentence, rows.states.get(at))}</span>
      <span aria-hidden>
        {at}
        <span className={`${kit.small} ${styles.locatorCount}`}>{words.count({ count })}</span>
      </span>
    </button>
  );
}

const STEPS: ReadonlySet<string> = new Set(["ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft", "Home", "End"]);

/** What a screen reader hears before the words of a sentence. */
function spoken(sentence: SentenceView | undefined, state: TextState | undefined): string {
  if (sentence === undefined) return "";
  const match = state === "loose" || state === "not-found" ? matchInWords(state) : "";
  return [`${sentence.name}.`, sentence.remark, match].filter(Boolean).join(" ");
}

function OpenClaims({ rows }: { rows: Rows }) {
  const sentence = rows.sentences.get(rows.open ?? "");
  if (sentence === undefined || rows.isCollapsed) return null;
  const around = rows.index.paragraphs.find(({ sentences }) => sentences.some(({ at }) => at === sentence.at));
  return (
    <SentenceClaims
      key={sentence.at}
      sentence={sentence}
      state={rows.states.get(sentence.at) ?? null}
      source={rows.source}
      paragraph={around !== undefined && around.sentences.length > 1 ? around.at : null}
    />
  );
}

/** What a copy has around the source's own paragraphs, such as menus of a page. */
function OtherParagraphs({
  paragraphs,
  textOf,
}: {
  paragraphs: readonly CopyParagraph[];
  textOf: (span: Span) => string;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const rest = paragraphs.length - MOST_OTHERS;
  return (
    <div className={styles.furniture}>
      <Button weight="link" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {isOpen ? words.hideOthers() : words.showOthers({ count: paragraphs.length })}
      </Button>
      {isOpen &&
        paragraphs
          .slice(0, MOST_OTHERS)
          .map(({ stretches }) => <p key={stretches[0]?.start}>{stretches.map(textOf).join("")}</p>)}
      {isOpen && rest > 0 && <p>{words.moreOthers({ count: rest })}</p>}
    </div>
  );
}

/** Paragraphs one by one, but runs of those that are not from the source together. */
function groupOthers(copy: readonly CopyParagraph[]): readonly (readonly CopyParagraph[])[] {
  const groups: CopyParagraph[][] = [];
  for (const paragraph of copy) {
    const last = groups.at(-1);
    if (paragraph.at === null && last?.[0]?.at === null) last.push(paragraph);
    else groups.push([paragraph]);
  }
  return groups;
}
