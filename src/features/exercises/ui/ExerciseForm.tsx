import { Check, X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Label, RadioButton, RadioField, RadioGroup, Text } from "react-aria-components/RadioGroup";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { exerciseWords as words } from "../../../words/en/exercises.ts";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { Exercise } from "../exercise.ts";
import { exerciseKinds } from "../exercise-kinds.ts";
import { textNeeded } from "../text-needed.ts";
import styles from "./ExercisesPanel.module.css";
import { PathPicture } from "./PathPicture.tsx";
import { Reasons } from "./Reasons.tsx";
import type { WorksheetSession } from "./worksheet-session.ts";

/**
 * One exercise: the prompt, the options, and once it is answered the correct one and why. Enter checks the answer and
 * then goes on, so that a whole worksheet can be worked through by arrow keys and Enter.
 */
export function ExerciseForm({
  session,
  exercise,
  at,
  of,
  answer,
}: {
  session: WorksheetSession;
  exercise: Exercise;
  at: number;
  of: number;
  /** Id of the option that was chosen; null while there is none. */
  answer: string | null;
}) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const [choice, setChoice] = useState<string | null>(null);
  const kind = exerciseKinds.get(exercise.kind);
  const type = kind?.title(knowledge);
  const isAnswered = answer !== null;
  const isLast = at === of - 1;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isAnswered) session.goTo(at + 1);
    else if (choice !== null) session.answer(exercise.id, choice);
  };
  return (
    <form onSubmit={submit} data-exercise={exercise.id} data-answered={isAnswered || undefined}>
      <p className={kit.head}>
        {type === undefined || type === exercise.prompt
          ? words.position({ number: at + 1, count: of })
          : words.positionAndType({ number: at + 1, count: of, type })}
      </p>
      <RadioGroup value={answer ?? choice ?? ""} isReadOnly={isAnswered} onChange={setChoice}>
        <Label className={styles.prompt ?? ""}>
          <span className={kit.name}>{exercise.prompt}</span>
          {exercise.picture !== null ? (
            <PathPicture picture={exercise.picture} text={exercise.statement ?? ""} />
          ) : (
            exercise.statement !== null && (
              <span className={styles.statement} dir="auto">
                {exercise.statement}
              </span>
            )
          )}
          {kind?.needsText && <span className={`${kit.small} ${styles.needs}`}>{textNeeded(knowledge)}</span>}
        </Label>
        {exercise.options.map(({ id, text, detail }) => {
          const isRight = isAnswered && id === exercise.rightOption;
          const isWrong = isAnswered && id === answer && !isRight;
          return (
            <RadioField
              key={id}
              value={id}
              className={styles.option ?? ""}
              data-verdict={isRight ? "right" : isWrong ? "wrong" : undefined}
            >
              <RadioButton className={kit.choice ?? ""}>
                {isRight ? (
                  <Check size={16} strokeWidth={2.5} aria-hidden />
                ) : isWrong ? (
                  <X size={16} strokeWidth={2.5} aria-hidden />
                ) : (
                  <span className={kit.mark} />
                )}
                <span className={`${kit.read} ${styles.optionText}`} dir="auto">
                  {text}
                </span>
                {isRight && <span className={styles.verdictWord}>{words.correctOption()}</span>}
                {isWrong && <span className={styles.verdictWord}>{words.yourAnswer()}</span>}
              </RadioButton>
              {detail !== null && (
                <Text slot="description" className={`${kit.small} ${styles.detail}`}>
                  {detail}
                </Text>
              )}
            </RadioField>
          );
        })}
      </RadioGroup>
      <div role="status">
        {isAnswered && (
          <p className={`${kit.name} ${styles.verdict}`} data-right={answer === exercise.rightOption || undefined}>
            {answer === exercise.rightOption ? words.correct() : words.incorrect({ answer: rightText(exercise) })}
          </p>
        )}
      </div>
      {isAnswered && <Reasons reasons={exercise.reasons} />}
      <div className={kit.tools}>
        <Button type="submit" weight="solid" disabled={!isAnswered && choice === null}>
          {isAnswered ? (isLast ? words.showResult() : words.next()) : words.check()}
        </Button>
        {!isAnswered && (
          <Button weight="quiet" onClick={() => session.goTo(at + 1)}>
            {isLast ? words.showResult() : words.skip()}
          </Button>
        )}
      </div>
    </form>
  );
}

/** Without a full stop of its own, since one follows. */
function rightText({ options, rightOption }: Exercise): string {
  return options.find(({ id }) => id === rightOption)?.text.replace(/\.$/, "") ?? "";
}
