import { labelOf, sourceName } from "../../../derive/claim-words.ts";
import { describeFilters } from "../../../derive/describe-filters.ts";
import { Printout } from "../../../lib/ui/Printout.tsx";
import type { KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import { statedVersion } from "../../../model/stated-version.ts";
import { describeWhen } from "../../../model/when.ts";
import { exerciseWords as words } from "../../../words/en/exercises.ts";
import { listText, numberText } from "../../../words/numbers.ts";
import { LineSample } from "../../../workspace/ui/LineSample.tsx";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { type Exercise, letterAt } from "../exercise.ts";
import { exerciseKinds } from "../exercise-kinds.ts";
import { glossaryOf, type Term } from "../glossary.ts";
import type { Worksheet } from "../make-worksheet.ts";
import { textNeeded } from "../text-needed.ts";
import { worksheetCodeOf } from "../worksheet-code.ts";
import { PathPicture } from "./PathPicture.tsx";
import styles from "./PrintedWorksheet.module.css";

/**
 * A worksheet on paper: the exercises without answers, and on a page of its own the answer key with explanations. Either
 * has a glossary of the terms that it uses.
 */
export function PrintedWorksheet({
  worksheet,
  address,
  onDone,
}: {
  worksheet: Worksheet;
  /** Where the worksheet can be opened again; null where that is on this device alone. */
  address: string | null;
  onDone: () => void;
}) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const shown = useWorkspaceState(({ knowledge: of, view }) => describeFilters(of, view));
  const { dataset } = knowledge.dataset;
  const code = worksheetCodeOf(worksheet.request);
  const sections = exerciseKinds.all
    .map((kind) => ({ kind, exercises: worksheet.exercises.filter((exercise) => exercise.kind === kind.id) }))
    .filter(({ exercises }) => exercises.length > 0);
  return (
    <Printout title={words.printTitle({ dataset: dataset.title, code })} onDone={onDone}>
      <article className={styles.worksheet}>
        <header>
          <p className={styles.overline}>{words.printHead({ code })}</p>
          <h1 className={styles.title} dir="auto">
            {dataset.title}
          </h1>
          {sourcesInWords(knowledge).map((source) => (
            <p key={source} className={styles.source} dir="auto">
              {source}
            </p>
          ))}
          {address !== null && <p className={styles.address}>{words.address({ address })}</p>}
          <p className={styles.blanks}>
            <span className={styles.name}>{words.name()}</span>
            <span className={styles.date}>{words.date()}</span>
          </p>
          <Terms terms={glossaryOf(knowledge, worksheet.exercises, "exercises")} />
        </header>
        {sections.map(({ kind, exercises }) => (
          <section key={kind.id}>
            <div className={styles.kindHead}>
              <h2 className={styles.kind}>{kind.title(knowledge)}</h2>
              {kind.needsText && <p className={styles.needs}>{textNeeded(knowledge)}</p>}
            </div>
            {exercises.map((exercise) => (
              <PrintedExercise
                key={exercise.id}
                exercise={exercise}
                number={worksheet.exercises.indexOf(exercise) + 1}
                title={kind.title(knowledge)}
              />
            ))}
          </section>
        ))}
      </article>
      <article className={styles.key}>
        <p className={styles.overline}>{words.answerKey({ code })}</p>
        <h2 className={styles.keyTitle} dir="auto">
          {dataset.title}
        </h2>
        <p className={styles.source}>
          {words.madeWith({
            dataset: dataset.id,
            version: statedVersion(dataset),
            count: worksheet.exercises.length,
            filters: shown,
          })}
        </p>
        <ol className={styles.answers}>
          {worksheet.exercises.map((exercise, at) => (
            <KeyLine key={exercise.id} exercise={exercise} number={at + 1} />
          ))}
        </ol>
        <Terms terms={glossaryOf(knowledge, worksheet.exercises, "answer-key")} />
      </article>
    </Printout>
  );
}

function Terms({ terms }: { terms: readonly Term[] }) {
  if (terms.length === 0) return null;
  return (
    <section className={styles.glossary}>
      <h2 className={styles.kind}>{words.terms()}</h2>
      <dl className={styles.terms}>
        {terms.map(({ label, definition, look }) => (
          <div key={label}>
            {look !== null && (
              <span className={styles.sample}>
                <LineSample pattern={look} width={30} />
              </span>
            )}
            <dt>{label}</dt> <dd>{definition}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function PrintedExercise({
  exercise: { prompt, statement, picture, options },
  number,
  title,
}: {
  exercise: Exercise;
  number: number;
  /** What stands over the exercises of its kind. */
  title: string;
}) {
  return (
    <div className={styles.exercise}>
      <p className={styles.number}>{numberText(number)}</p>
      <div>
        {(prompt !== title || statement === null) && <p className={styles.prompt}>{prompt}</p>}
        {picture !== null ? (
          <PathPicture picture={picture} text={statement ?? ""} />
        ) : (
          statement !== null && (
            <p className={styles.statement} dir="auto">
              {statement}
            </p>
          )
        )}
        <ol className={styles.options}>
          {options.map(({ id, text }, at) => (
            <li key={id}>
              <span className={styles.box}>{letterAt(at)}</span>
              <span dir="auto">{text}</span>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

function KeyLine({ exercise: { options, rightOption, reasons }, number }: { exercise: Exercise; number: number }) {
  const right = options.findIndex(({ id }) => id === rightOption);
  return (
    <li className={styles.answer}>
      <span className={styles.number}>{numberText(number)}</span>
      <span className={styles.letter}>{letterAt(right)}</span>
      <div>
        <p className={styles.rightText} dir="auto">
          {options[right]?.text}
        </p>
        {reasons.map(({ claim, sentence, stance, holder, passage, time }) => (
          <p key={claim} className={styles.reason} dir="auto">
            <span className={styles.sentence}>{sentence}</span>
            {[time, stance, holder, passage].map((part) => (part === null ? "" : ` · ${part}`))}
          </p>
        ))}
      </div>
    </li>
  );
}

/** Each source as a line: who wrote it and when, with its title where that is not the dataset's own. */
function sourcesInWords(knowledge: KnowledgeGraph): readonly string[] {
  const { sources, dataset } = knowledge.dataset;
  return sources.map(({ authors, publishedAt, ...source }) =>
    listText(
      [
        source.title === dataset.title ? "" : words.sourceTitle({ title: sourceName(source) }),
        listText(authors.map((id) => labelOf(knowledge, id))),
        publishedAt === null ? "" : describeWhen(publishedAt),
      ].filter(Boolean),
      "comma",
    ),
  );
}
