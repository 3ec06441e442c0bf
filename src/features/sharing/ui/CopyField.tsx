import { Copy as CopyIcon } from "lucide-react";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { copyingWords } from "../../../words/en/copying.ts";
import { sharingWords as words } from "../../../words/en/sharing.ts";
import type { Words } from "../../../words/message.ts";
import styles from "./ShareDialog.module.css";

/** A text on one line or several that can be selected by hand, with a button that copies it. */
export function CopyField({
  label,
  text,
  rows = 1,
  onCopy,
}: {
  label: Words;
  text: string;
  /** How many lines are seen of it; one line scrolls sideways. */
  rows?: number;
  onCopy: () => void;
}) {
  const field = {
    "aria-label": label,
    className: `${kit.code} ${styles.field}`,
    readOnly: true,
    value: text,
    spellCheck: false,
    dir: "ltr",
    onFocus: (event: { currentTarget: { select(): void } }) => event.currentTarget.select(),
  };
  return (
    <div className={styles.copyField}>
      {rows === 1 ? <input type="text" {...field} /> : <textarea rows={rows} {...field} />}
      <CopyButton item={label} onCopy={onCopy} />
    </div>
  );
}

/** A button that copies; `item` tells it from the others in its accessible name. */
export function CopyButton({ item, onCopy }: { item: Words; onCopy: () => void }) {
  return (
    <Button aria-label={words.copyItem({ item })} className={styles.copy ?? ""} onClick={onCopy}>
      <CopyIcon size={14} strokeWidth={1.75} aria-hidden /> {copyingWords.copy()}
    </Button>
  );
}
