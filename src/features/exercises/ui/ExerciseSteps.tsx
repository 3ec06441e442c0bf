import { Check, X } from "lucide-react";
import { exerciseWords as words } from "../../../words/en/exercises.ts";
import { numberText } from "../../../words/numbers.ts";
import type { Exercise } from "../exercise.ts";
import type { Answers } from "../kept-answers.ts";
import styles from "./ExercisesPanel.module.css";
import type { WorksheetSession } from "./worksheet-session.ts";

/** The exercises of a worksheet by number: which are answered, which correctly, and a way to each. */
export function ExerciseSteps({
  session,
  exercises,
  answers,
  at,
}: {
  session: WorksheetSession;
  exercises: readonly Exercise[];
  answers: Answers;
  at: number;
}) {
  return (
    <nav aria-label={words.exercisesIn()}>
      <ol className={styles.steps}>
        {exercises.map(({ id, rightOption }, position) => {
          const answer = answers[id];
          const state = answer === undefined ? "open" : answer === rightOption ? "right" : "wrong";
          return (
            <li key={id}>
              <button
                type="button"
                className={styles.step}
                aria-current={position === at ? "step" : undefined}
                aria-label={words.exercise({ number: position + 1, state })}
                onClick={() => session.goTo(position)}
              >
                {numberText(position + 1)}
                {state === "right" && <Check size={11} strokeWidth={2.5} aria-hidden />}
                {state === "wrong" && <X size={11} strokeWidth={2.5} aria-hidden />}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
