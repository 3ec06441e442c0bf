import { X } from "lucide-react";
import { counted } from "../../../lib/count-words.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import type { Answers } from "../kept-answers.ts";
import type { Worksheet } from "../make-worksheet.ts";
import styles from "./ExercisesPanel.module.css";
import { type WorksheetSession, wrongIn } from "./worksheet-session.ts";

/** How it went: what was right, what was not, what is still open. */
export function WorksheetResult({
  session,
  sheet,
  answers,
}: {
  session: WorksheetSession;
  sheet: Worksheet;
  answers: Answers;
}) {
  const { exercises } = sheet;
  const wrong = wrongIn(sheet, answers);
  const open = exercises.filter(({ id }) => answers[id] === undefined).length;
  const right = exercises.length - open - wrong.length;
  const firstOpen = exercises.findIndex(({ id }) => answers[id] === undefined);
  return (
    <div>
      <p className={`${kit.title} ${styles.score}`} role="status" tabIndex={-1} data-score>
        {right} of {exercises.length} right
        {open > 0 && `, ${open} still open`}
      </p>
      {wrong.length > 0 && (
        <ul className={styles.missed} aria-label="Not right">
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
                      {position + 1}. {statement ?? prompt}
                    </span>
                    <span className={`${kit.small} ${styles.rightIs}`} dir="auto">
                      Right is: {options.find((option) => option.id === rightOption)?.text}
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
            Answer what is open
          </Button>
        )}
        {wrong.length > 0 && (
          <Button weight={open > 0 ? "outline" : "solid"} onClick={session.retry}>
            Try {counted(wrong.length, "wrong one", "wrong ones")} again
          </Button>
        )}
      </div>
    </div>
  );
}
