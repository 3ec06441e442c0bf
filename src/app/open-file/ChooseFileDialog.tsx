import { useState } from "react";
import { Button } from "../../lib/ui/Button.tsx";
import { Dialog } from "../../lib/ui/Dialog.tsx";
import kit from "../../lib/ui/kit.module.css";
import { recentFileWords as words } from "../../words/en/recent-files.ts";
import { uiWords } from "../../words/en/ui.ts";
import type { Words } from "../../words/message.ts";
import { momentText } from "../../words/moments.ts";
import { sizeText } from "../../words/numbers.ts";
import type { RecentFile } from "../keeping/database.ts";
import styles from "./ChooseFileDialog.module.css";
import type { FilesInHand } from "./dropped-files.ts";

/** The files that were opened before, and the way to choose another. */
export function ChooseFileDialog({
  recent,
  choose,
  read,
  forget,
  onClose,
}: {
  recent: readonly RecentFile[];
  choose: () => void;
  read: (files: FilesInHand) => void;
  forget: (file: RecentFile | null) => void;
  onClose: () => void;
}) {
  const [listed, setListed] = useState(recent);
  const [fault, setFault] = useState<{ readonly of: RecentFile; readonly words: Words } | null>(null);
  const open = async (file: RecentFile) => {
    setFault(null);
    const found = await readAgain(file);
    if (typeof found === "string") setFault({ of: file, words: found });
    else read(found);
  };
  const takeOff = (file: RecentFile | null) => {
    setFault(null);
    setListed(file === null ? [] : listed.filter((each) => each !== file));
    forget(file);
  };
  return (
    <Dialog
      title={words.title()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{uiWords.cancel()}</Button>
          <Button
            weight="solid"
            autoFocus
            onClick={() => {
              onClose();
              choose();
            }}
          >
            {words.choose()}
          </Button>
        </>
      }
    >
      <div className={styles.head}>
        <h3 className={kit.head}>{words.recent()}</h3>
        {listed.length > 0 && (
          <Button weight="quiet" isSmall onClick={() => takeOff(null)}>
            {words.clear()}
          </Button>
        )}
      </div>
      {listed.length === 0 && <p className={kit.empty}>{words.none()}</p>}
      <ul className={styles.list} hidden={listed.length === 0}>
        {listed.map((file) => (
          <li key={file.workspace}>
            <div className={styles.about}>
              <p className={kit.name} dir="auto">
                {file.name}
              </p>
              <p className={kit.small}>
                {words.facts({ at: momentText(file.openedAt), size: sizeText(file.origin.stamp.size) })}
              </p>
            </div>
            <Button isSmall aria-label={words.openNamed({ name: file.name })} onClick={() => void open(file)}>
              {words.open()}
            </Button>
            <Button
              isSmall
              weight="quiet"
              aria-label={words.removeNamed({ name: file.name })}
              onClick={() => takeOff(file)}
            >
              {words.remove()}
            </Button>
            {fault?.of === file && (
              <p role="alert" className={`${kit.warning} ${styles.fault}`}>
                {fault.words}
              </p>
            )}
          </li>
        ))}
      </ul>
      <p className={kit.mute}>{words.elsewhere()}</p>
    </Dialog>
  );
}

/** The file as it is now; else why it cannot be read. The browser asks whoever uses the page. */
async function readAgain({ name, origin: { handle } }: RecentFile): Promise<FilesInHand | Words> {
  try {
    if ((await handle.queryPermission({ mode: "read" })) !== "granted") {
      const answer = await handle.requestPermission({ mode: "read" });
      if (answer !== "granted") return words.refused({ name });
    }
    return { files: [await handle.getFile()], hasFolder: false, handle: Promise.resolve(handle) };
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    if (error.name === "NotFoundError") return words.gone({ name });
    return words.failed({ name, reason: error.message });
  }
}
