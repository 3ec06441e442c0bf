import { FileText } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { sourceTextWords as words } from "../../../words/en/source-text.ts";
import styles from "./TextPanel.module.css";

/** Asks for the reader's own copy: chosen, dropped on the panel, or pasted. */
export function TextInvitation({
  isBusy,
  onFiles,
  onPaste,
}: {
  isBusy: boolean;
  onFiles: (files: readonly File[]) => void;
  onPaste: (text: string) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [isPasting, setIsPasting] = useState(false);
  const [isFilled, setIsFilled] = useState(false);
  return (
    <div className={styles.invitation}>
      <p>{words.invitation()}</p>
      <div className={kit.tools}>
        <Button disabled={isBusy} onClick={() => input.current?.click()}>
          <FileText size={15} strokeWidth={1.75} aria-hidden /> {words.chooseFile()}
        </Button>
        <Button disabled={isBusy} aria-expanded={isPasting} onClick={() => setIsPasting(!isPasting)}>
          {words.paste()}
        </Button>
        <span className={kit.small}>{words.drop()}</span>
      </div>
      {isPasting && (
        <div className={kit.stack}>
          {/* Neither kept by the browser for Back nor sent to a spelling service. */}
          <textarea
            className={kit.box}
            ref={field}
            aria-label={words.pasted()}
            rows={5}
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            onChange={({ currentTarget }) => setIsFilled(currentTarget.value.trim() !== "")}
          />
          <Button weight="solid" disabled={!isFilled || isBusy} onClick={() => onPaste(field.current?.value ?? "")}>
            {words.openPasted()}
          </Button>
        </div>
      )}
      <input
        ref={input}
        type="file"
        hidden
        aria-label={words.copy()}
        accept=".txt,.md,.markdown,.html,.htm,.xhtml,text/plain,text/markdown,text/html"
        onChange={({ currentTarget }) => {
          const files = Array.from(currentTarget.files ?? []);
          // So that choosing the same file again is a change again.
          currentTarget.value = "";
          onFiles(files);
        }}
      />
    </div>
  );
}
