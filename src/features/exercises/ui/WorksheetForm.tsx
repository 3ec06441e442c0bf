import { useId } from "react";
import { Label, RadioButton, RadioField, RadioGroup } from "react-aria-components/RadioGroup";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { exerciseWords as words } from "../../../words/en/exercises.ts";
import { numberText } from "../../../words/numbers.ts";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { exerciseKinds } from "../exercise-kinds.ts";
import styles from "./ExercisesPanel.module.css";
import { COUNTS, type WorksheetSession, type WorksheetSettings } from "./worksheet-session.ts";

/** The settings of a worksheet: which types of exercise, and how many. */
export function WorksheetForm({ session, settings }: { session: WorksheetSession; settings: WorksheetSettings }) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const shownClaims = useWorkspaceState((state) => state.derived.shownClaims);
  const headId = useId();
  const { kinds, count } = settings;
  const toggle = (id: string) => {
    const isOn = kinds.includes(id);
    session.setSettings({ ...settings, kinds: isOn ? kinds.filter((kind) => kind !== id) : [...kinds, id] });
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        session.begin();
      }}
    >
      <fieldset aria-labelledby={headId}>
        <p id={headId} className={kit.head}>
          {words.types()}
        </p>
        {exerciseKinds.all.map((kind) => (
          <label key={kind.id} className={styles.kind}>
            <input type="checkbox" checked={kinds.includes(kind.id)} onChange={() => toggle(kind.id)} />
            <span>{kind.title(knowledge)}</span>
          </label>
        ))}
      </fieldset>
      <RadioGroup
        orientation="horizontal"
        value={String(count)}
        onChange={(value) => session.setSettings({ ...settings, count: Number(value) })}
      >
        <Label className={kit.head ?? ""}>{words.howMany()}</Label>
        <div className={styles.countRow}>
          {COUNTS.map((each) => (
            <RadioField key={each} value={String(each)}>
              <RadioButton className={kit.choice ?? ""}>
                <span className={kit.mark} />
                <span>{numberText(each)}</span>
              </RadioButton>
            </RadioField>
          ))}
        </div>
      </RadioGroup>
      <div className={kit.tools}>
        <Button type="submit" weight="solid" disabled={kinds.length === 0 || shownClaims === 0}>
          {words.create()}
        </Button>
      </div>
      <p className={kit.mute} role="status">
        {kinds.length === 0
          ? words.noType()
          : shownClaims === 0
            ? words.nothingShown()
            : words.madeFrom({ count: shownClaims })}
      </p>
    </form>
  );
}
