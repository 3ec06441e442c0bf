import { Button } from "../../lib/ui/Button.tsx";
import { Dialog } from "../../lib/ui/Dialog.tsx";
import kit from "../../lib/ui/kit.module.css";
import { savingWords as words } from "../../words/en/saving.ts";
import { uiWords } from "../../words/en/ui.ts";
import type { Words } from "../../words/message.ts";
import { momentText } from "../../words/moments.ts";
import { sizeText } from "../../words/numbers.ts";
import type { LeaveQuestion } from "../../workspace/ui/file-opening.ts";
import styles from "./SaveDialog.module.css";
import type { SaveHow, SaveQuestion } from "./save-question.ts";

/** Says why the document was not saved into its file, and asks what to do: nothing is written over unseen. */
export function SaveDialog({
  question,
  onSave,
  onClose,
}: {
  question: SaveQuestion;
  onSave: (how: SaveHow) => void;
  onClose: () => void;
}) {
  const { fileName: file } = question;
  const saveBy = (how: SaveHow) => () => {
    onClose();
    onSave(how);
  };
  return (
    <Dialog
      title={words.notSaved({ file })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{uiWords.cancel()}</Button>
          {question.is === "changed" && <Button onClick={saveBy({ over: question.now })}>{words.replace()}</Button>}
          {(question.is === "refused" || question.is === "failed") && (
            <Button onClick={saveBy("into")}>{uiWords.tryAgain()}</Button>
          )}
          <Button weight="solid" autoFocus onClick={saveBy("as")}>
            {words.saveAs()}
          </Button>
        </>
      }
    >
      <p className={styles.text}>{reasonOf(question)}</p>
      {question.is === "format" && question.format.losses.length > 0 && (
        <>
          <p className={styles.text}>{words.losses()}</p>
          <ul className={`${styles.text} ${styles.losses}`}>
            {question.format.losses.map((loss) => (
              <li key={loss}>{loss}</li>
            ))}
          </ul>
        </>
      )}
      <p className={`${styles.text} ${kit.mute}`}>{words.stays()}</p>
    </Dialog>
  );
}

/** Asks what becomes of changes that are in no file before another document takes the place of theirs. */
export function LeaveDialog({ title, isKept, save, leave, onClose }: LeaveQuestion & { onClose: () => void }) {
  const closeAnd = (act: () => void) => () => {
    onClose();
    act();
  };
  return (
    <Dialog
      title={words.leaving()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{uiWords.cancel()}</Button>
          <Button onClick={closeAnd(leave)}>{words.leave()}</Button>
          <Button weight="solid" autoFocus onClick={closeAnd(save)}>
            {words.saveFirst()}
          </Button>
        </>
      }
    >
      <p className={styles.text}>{words.unsaved({ title, kept: isKept ? "yes" : "no" })}</p>
    </Dialog>
  );
}

function reasonOf(question: SaveQuestion): Words {
  switch (question.is) {
    case "changed": {
      const { lastModified, size } = question.now;
      return words.changed({ at: momentText(lastModified), size: sizeText(size) });
    }
    case "gone":
      return words.gone();
    case "refused":
      return words.refused();
    case "full":
      return words.full();
    case "failed":
      return words.failed({ reason: question.reason });
    case "format":
      return question.format.title === null
        ? words.unknownFormat()
        : words.otherFormat({ format: question.format.title });
  }
}
