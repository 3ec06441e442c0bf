import { useId } from "react";
import { timeInWords } from "../../derive/claim-details.ts";
import { attributionInWords, claimLabel, claimSentence } from "../../derive/claim-words.ts";
import type { Guess } from "../../formats/readers/guess.ts";
import type { ReadChoices } from "../../formats/readers/reader.ts";
import type { TableReading } from "../../formats/readers/table-reading.ts";
import kit from "../../lib/ui/kit.module.css";
import { claimAt, isOneWay, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import type { IssueReport } from "../../product/tasks/open-file-task.ts";
import { readingWords as words } from "../../words/en/reading.ts";
import type { Words } from "../../words/message.ts";
import { IssueList } from "../../workspace/ui/IssueList.tsx";
import { ColumnRoles } from "./ColumnRoles.tsx";
import styles from "./HowItWasRead.module.css";

/** Claims that are shown, so that it can be seen whether a file was understood. */
const FIRST_CLAIMS = 5;

/** What a file was assumed to be like, each assumption to be changed where that can be; its first claims; what is not as it was there. */
export function HowItWasRead({
  knowledge,
  warnings,
  guesses,
  tables,
  choices,
  problems,
  isReading,
  onChoose,
}: {
  knowledge: KnowledgeGraph;
  warnings: IssueReport;
  guesses: readonly Guess[];
  tables: readonly TableReading[];
  choices: ReadChoices;
  /** What is wrong with the file if it is read as was chosen; else null. */
  problems: IssueReport | null;
  isReading: boolean;
  onChoose: (choice: ReadChoices) => void;
}) {
  // Of several tables a heading may mean one thing in this and another in that.
  const [table] = tables.length === 1 ? tables : [];
  return (
    <>
      <Assumptions guesses={guesses} choices={choices} onChoose={onChoose} />
      {table !== undefined && <ColumnRoles columns={table.columns} onChoose={(columns) => onChoose({ columns })} />}
      {problems === null ? (
        <>
          <FirstClaims knowledge={knowledge} isReading={isReading} />
          <LeftOut warnings={warnings} />
        </>
      ) : (
        <IssueList issues={problems.issues} total={problems.total} />
      )}
    </>
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

type Chosen = "encoding" | "separator" | "decimal" | "direction";

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
        onChange={({ currentTarget }) => onChoose({ [about]: currentTarget.value } as ReadChoices)}
      >
        {!options.some((option) => option.value === current) && <option value={current}>{current}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.title}
          </option>
        ))}
      </select>
    </>
  );
}

function FirstClaims({ knowledge, isReading }: { knowledge: KnowledgeGraph; isReading: boolean }) {
  const shown = Array.from({ length: Math.min(FIRST_CLAIMS, knowledge.dataset.claims.length) }, (_, claim) => claim);
  return (
    <section className={styles.part} aria-busy={isReading}>
      <h3 className={kit.head}>{words.firstClaims({ shown: shown.length, total: knowledge.dataset.claims.length })}</h3>
      {shown.length === 0 ? (
        <p className={kit.mute}>{words.noClaims()}</p>
      ) : (
        <ol className={styles.claims}>
          {shown.map((claim) => (
            <li key={claim}>
              <ClaimLine knowledge={knowledge} claim={claim} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** A claim from end to end: "Alder → owns → Birch", then its date and whose it is, as far as the file says. */
function ClaimLine({ knowledge, claim }: { knowledge: KnowledgeGraph; claim: number }) {
  const { subject, object } = claimSentence(knowledge, claim);
  const record = claimAt(knowledge, claim);
  const label = claimLabel(knowledge, claim);
  const [attribution] = record.attributions;
  const stance = knowledge.attributionStance[knowledge.attributionStart[claim] as number] as number;
  const details = [
    record.qualifiers.time !== null && timeInWords(record),
    attribution !== undefined && attributionInWords(knowledge, { attribution, stance }),
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
