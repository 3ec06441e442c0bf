import { useId, useRef } from "react";
import { timeInWords } from "../../derive/claim-details.ts";
import { claimLabel, claimSentence, labelOf, placeInWords, sourceName, stanceAt } from "../../derive/claim-words.ts";
import type { Guess } from "../../formats/readers/guess.ts";
import type { ReadChoices, TableChoices } from "../../formats/readers/reader.ts";
import type { TableReading } from "../../formats/readers/table-reading.ts";
import { Button } from "../../lib/ui/Button.tsx";
import kit from "../../lib/ui/kit.module.css";
import type { Attribution, Evidence } from "../../model/dataset.ts";
import { claimAt, isOneWay, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import type { IssueReport } from "../../product/tasks/open-file-task.ts";
import { readingWords as words } from "../../words/en/reading.ts";
import type { Words } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";
import { IssueList } from "../../workspace/ui/IssueList.tsx";
import styles from "./HowItWasRead.module.css";
import { TableAsRead } from "./TableAsRead.tsx";

/** Entities that are shown, so that it can be seen whether a file was understood. */
const FIRST_ENTITIES = 5;
/** Letters of a quotation that are shown. */
const MOST_QUOTED = 120;

/** What a file was assumed to be like, each assumption to be changed where that can be; its first claims; what is not as it was there. */
export function HowItWasRead({
  knowledge,
  warnings,
  guesses,
  tables,
  firstClaims,
  choices,
  problems,
  isReading,
  onChoose,
  onGoBack,
}: {
  knowledge: KnowledgeGraph;
  warnings: IssueReport;
  guesses: readonly Guess[];
  tables: readonly TableReading[];
  firstClaims: readonly string[];
  choices: ReadChoices;
  /** What is wrong with the file if it is read as was chosen; else null. */
  problems: IssueReport | null;
  isReading: boolean;
  onChoose: (choice: ReadChoices) => void;
  /** Takes back what was chosen since the file could last be read. */
  onGoBack: () => void;
}) {
  const region = useRef<HTMLDivElement>(null);
  const chooseTable = (name: string, chosen: TableChoices) =>
    onChoose({ tables: new Map([...(choices.tables ?? []), [name, chosen]]) });
  return (
    <div ref={region} tabIndex={-1} className={styles.region}>
      <Assumptions
        // What a table is can be chosen where its columns are.
        guesses={guesses.filter(({ about }) => tables.length === 0 || (about !== "table" && about !== "headings"))}
        choices={choices}
        onChoose={onChoose}
      />
      {tables.map((table) => (
        <TableAsRead
          key={table.name}
          table={table}
          isAlone={tables.length === 1}
          onChoose={(chosen) => chooseTable(table.name, chosen)}
        />
      ))}
      {problems === null ? (
        <>
          {/* Can be scrolled by keyboard where it stands at the foot of what is chosen. */}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a pointer */}
          <section className={styles.result} aria-label={words.result()} tabIndex={0}>
            <ReadingAgain isReading={isReading} />
            <div aria-busy={isReading}>
              <FirstRecords knowledge={knowledge} firstClaims={firstClaims} />
            </div>
          </section>
          <LeftOut warnings={warnings} />
        </>
      ) : (
        <section className={`${styles.part} ${styles.refused}`}>
          <ReadingAgain isReading={isReading} />
          <div aria-busy={isReading}>
            <p>{words.cannotBeRead()}</p>
            <IssueList issues={problems.issues} total={problems.total} />
          </div>
          <Button
            onClick={() => {
              onGoBack();
              // The button is gone then.
              region.current?.focus({ preventScroll: true });
            }}
          >
            {words.goBack()}
          </Button>
        </section>
      )}
    </div>
  );
}

/** Says that the file is read again, beside what is busy: screen readers keep silent about what is inside of that. */
function ReadingAgain({ isReading }: { isReading: boolean }) {
  return (
    <p role="status" className={`${kit.small} ${styles.again}`}>
      {isReading && words.readingAgain()}
    </p>
  );
}

/** What a file was assumed to be like, with fields where something else can be chosen; without `onChoose` as sentences. */
export function Assumptions({
  guesses,
  choices = {},
  onChoose,
}: {
  guesses: readonly Guess[];
  choices?: ReadChoices;
  onChoose?: (choice: ReadChoices) => void;
}) {
  if (guesses.length === 0) return null;
  return (
    <section className={styles.part}>
      <h3 className={kit.head}>{words.assumed()}</h3>
      <ul className={styles.guesses}>
        {guesses.map((guess) => (
          <li key={guess.about}>
            {onChoose === undefined ? (
              <p>{guess.message}</p>
            ) : (
              <Assumption guess={guess} chosen={chosenFor(choices, guess.about)} onChoose={onChoose} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What of a file is not as it was there, each with its place, to be copied as a whole. */
export function LeftOut({ warnings }: { warnings: IssueReport }) {
  return (
    <section className={styles.part}>
      <h3 className={kit.head}>{words.leftOut()}</h3>
      {warnings.total === 0 ? (
        <p className={kit.mute}>{words.nothingLeftOut()}</p>
      ) : (
        <IssueList issues={warnings.issues} total={warnings.total} noun="note" />
      )}
    </section>
  );
}

type Chosen = "encoding" | "separator" | "decimal" | "direction" | "dates" | "weight" | "attributions";

interface Option {
  readonly value: string;
  readonly title: Words;
}

/** What each of them may be, the usual first. */
const OPTIONS: Readonly<Record<Chosen, () => readonly Option[]>> = {
  // By the names that the Encoding Standard gives them.
  encoding: () =>
    (
      [
        ["utf-8", "UTF-8"],
        ["windows-1252", "Windows-1252"],
        ["windows-1250", "Windows-1250"],
        ["windows-1251", "Windows-1251"],
        ["windows-1254", "Windows-1254"],
        ["windows-1256", "Windows-1256"],
        ["shift_jis", "Shift JIS"],
        ["gb18030", "GB 18030"],
        ["big5", "Big5"],
        ["euc-kr", "EUC-KR"],
        ["utf-16", "UTF-16"],
        ["utf-16le", "UTF-16LE"],
        ["utf-16be", "UTF-16BE"],
      ] as const
    ).map(([value, title]) => ({ value, title: words.encoding({ title }) })),
  separator: () =>
    [",", ";", "\t", "|"].map((value) => ({ value, title: words.separator({ sign: value === "\t" ? "tab" : value }) })),
  decimal: () => [".", ","].map((value) => ({ value, title: words.decimal({ sign: value }) })),
  direction: () => ["directed", "undirected"].map((value) => ({ value, title: words.direction({ value }) })),
  dates: () => ["day", "month", "unclear"].map((value) => ({ value, title: words.dates({ value }) })),
  weight: () => ["", "nearness", "distance", "neither"].map((value) => ({ value, title: words.weight({ value }) })),
  attributions: () => ["together", "apart"].map((value) => ({ value, title: words.attributions({ value }) })),
};

const isChosen = (about: Guess["about"]): about is Chosen => about in OPTIONS;

const chosenFor = (choices: ReadChoices, about: Guess["about"]): string | undefined =>
  isChosen(about) ? choices[about] : undefined;

/** One assumption: a sentence, with a field where something else can be chosen. */
function Assumption({
  guess: { about, value, message },
  chosen,
  onChoose,
}: {
  guess: Guess;
  chosen: string | undefined;
  onChoose: (choice: ReadChoices) => void;
}) {
  const id = useId();
  const options = isChosen(about) ? OPTIONS[about]() : [];
  // What a file was read by in place of one direction for all, such as its arrows, cannot be chosen.
  if (options.length === 0 || (about === "direction" && !options.some((option) => option.value === value)))
    return <p>{message}</p>;
  const current = chosen ?? value;
  return (
    <>
      <label htmlFor={id}>{message}</label>
      <select
        id={id}
        value={current}
        // The empty choice is none.
        onChange={({ currentTarget: { value } }) => onChoose({ [about]: value || undefined } as ReadChoices)}
      >
        {!options.some((option) => option.value === current) && (
          <option value={current}>{current || words.notChosen()}</option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.title}
          </option>
        ))}
      </select>
    </>
  );
}

/** The first claims in words; of a file without claims, the first entities. */
function FirstRecords({ knowledge, firstClaims }: { knowledge: KnowledgeGraph; firstClaims: readonly string[] }) {
  const { claims, entities, vocabulary } = knowledge.dataset;
  if (firstClaims.length > 0) {
    return (
      <>
        <h3 className={kit.head}>{words.firstClaims({ shown: firstClaims.length, total: claims.length })}</h3>
        <ol className={styles.claims}>
          {firstClaims.map((id) => (
            <li key={id}>
              <ClaimLine knowledge={knowledge} claim={knowledge.claimNumber.get(id) as number} />
            </li>
          ))}
        </ol>
      </>
    );
  }
  const first = entities.slice(0, FIRST_ENTITIES);
  return (
    <>
      <h3 className={kit.head}>{words.firstEntities({ shown: first.length, total: entities.length })}</h3>
      <ol className={styles.claims}>
        {first.map((entity) => (
          <li key={entity.id}>
            <b>
              <bdi>{nameOf(entity)}</bdi>
            </b>
            <span className={kit.mute}>
              {" · "}
              {[vocabulary.entityKinds.find(({ id }) => id === entity.kind)?.label, entity.gloss]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        ))}
      </ol>
      <p className={kit.mute}>{words.noClaims()}</p>
    </>
  );
}

/** A claim from end to end: "Alder → owns → Birch", then when, where, whose it is and where it is written, as far as the file says. */
function ClaimLine({ knowledge, claim }: { knowledge: KnowledgeGraph; claim: number }) {
  const { subject, object } = claimSentence(knowledge, claim);
  const record = claimAt(knowledge, claim);
  const label = claimLabel(knowledge, claim);
  const { time, place } = record.qualifiers;
  const first = knowledge.attributionStart[claim] as number;
  const details = [
    time !== null && timeInWords(record),
    place !== null && words.atPlace({ place: labelOf(knowledge, place) }),
    ...record.attributions.map((attribution, at) => saidInWords(knowledge, attribution, first + at)),
  ].filter(Boolean);
  const arrow = isOneWay(knowledge, claim) ? "→" : "–";
  return (
    <>
      <b>
        <bdi>{subject}</bdi>
      </b>{" "}
      {arrow} {label !== "" && `${label} ${arrow} `}
      <b>
        <bdi>{object}</bdi>
      </b>
      {details.length > 0 && <span className={kit.mute}> · {details.join(" · ")}</span>}
    </>
  );
}

/** Whose word it is and where it is written: "Alleged, attributed to Port Gazette (Ledger 4, page 12: “…”)". */
function saidInWords(knowledge: KnowledgeGraph, { holder, polarity, evidence }: Attribution, at: number): string {
  const stance = stanceAt(knowledge, knowledge.attributionStance[at] as number);
  const by = holder === null ? null : labelOf(knowledge, holder);
  const denial = by === null ? words.denied() : words.deniedBy({ holder: by });
  const whose = polarity === "denied" ? denial : by === null ? null : words.attributedTo({ holder: by });
  const said = [stance?.label, whose].filter((part) => part !== null && part !== undefined);
  const written = evidence.map((each) => evidenceInWords(knowledge, each));
  return [listText(said, "comma"), listText(written, "comma")].filter(Boolean).join(" · ");
}

function evidenceInWords({ dataset }: KnowledgeGraph, { source, page, at, quotation }: Evidence): string {
  const record = dataset.sources.find(({ id }) => id === source);
  const place = placeInWords({ ...(at !== undefined && { at }), ...(page !== undefined && { page }) });
  const where = [record === undefined ? source : sourceName(record), place].filter((part) => part !== null);
  const quoted = quotation === undefined ? "" : words.quoted({ quotation: cut(quotation) });
  return listText(where, "comma") + quoted;
}

const cut = (quotation: string): string =>
  quotation.length > MOST_QUOTED ? `${quotation.slice(0, MOST_QUOTED).replace(/[\uD800-\uDBFF]$/, "")}…` : quotation;
