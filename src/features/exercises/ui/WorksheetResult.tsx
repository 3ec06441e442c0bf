import { X } from "lucide-react";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { exerciseWords as words } from "../../../words/en/exercises.ts";
import { numberText } from "../../../words/numbers.ts";
import type { Answers } from "../kept-answers.ts";
import type { Worksheet } from "../make-worksheet.ts";
import styles from "./ExercisesPanel.module.css";
import { type WorksheetSession, wrongIn } from "./worksheet-session.ts";

/** The score, the incorrect answers, and how many are not answered. */
export function WorksheetResult({
  session,
  worksheet,
  answers,
}: {
  session: WorksheetSession;
  worksheet: Worksheet;
  answers: Answers;
}) {
  const { exercises } = worksheet;
  const wrong = wrongIn(worksheet, answers);
  const open = exercises.filter(({ id }) => answers[id] === undefined).length;
  const score = { correct: exercises.length - open - wrong.length, count: exercises.length };
  const firstOpen = exercises.findIndex(({ id }) => answers[id] === undefined);
  return (
    <div>
      <p className={`${kit.title} ${styles.score}`} role="status" tabIndex={-1} data-score>
        {open === 0 ? words.score(score) : words.scoreSoFar({ ...score, open })}
      </p>
      {wrong.length > 0 && (
        <ul className={styles.missed} aria-label={words.incorrectAnswers()}>
          {exercises.map(({ id, prompt, statement, rightOption, options }, position) =>
            wrong.includes(id) ? (
              <li key={id}>
                <button
                  type="button"
                  className={`${kit.press} ${kit.read} ${styles.missedLink}`}
                  onClick={() => session.goTo(position)}
                >
                  <X size={13} strokeWidth={2.5} aria-hidden />
                  <span>
                    <span dir="auto">
                      {numberText(position + 1)}. {statement ?? prompt}
                    </span>
                    <span className={`${kit.small} ${styles.rightIs}`} dir="auto">
                      {words.correctAnswer({ answer: options.find((option) => option.id === rightOption)?.text ?? "" })}
                    </span>
                  </span>
                </button>
              </li>
            ) : null,
          )}
        </ul>
      )}
      <div className={kit.tools}>
        {open > 0 && (
          <Button weight="solid" onClick={() => session.goTo(firstOpen)}>
            {words.answerRemaining()}
          </Button>
        )}
        {wrong.length > 0 && (
          <Button weight={open > 0 ? "outline" : "solid"} onClick={session.retry}>
            {words.retry({ count: wrong.length })}
          </Button>
        )}
      </div>
    </div>
  );
}
