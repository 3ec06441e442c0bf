import { type ReactNode, type Ref, useId, useState } from "react";
import kit from "../../lib/ui/kit.module.css";
import styles from "./WrittenField.module.css";
import { useWorkspace } from "./workspace-context.tsx";

/**
 * A field whose text is stored while it is typed; undo takes back what was typed between coming and going as one step.
 * @param mayBeBlank where it may not, blanks are not stored, and the text that stands comes back on leaving.
 * @param isHeld shows what was typed as long as the field has the focus: for text that is stored in another form.
 * @param look "title" is set like a heading, "text" like what is read.
 */
export function WrittenField({
  label,
  value,
  onWrite,
  look = "text",
  isLabelShown = false,
  isOneLine = false,
  mayBeBlank = false,
  isHeld = false,
  placeholder,
  field,
  describedBy,
}: {
  label: ReactNode;
  value: string;
  onWrite: (text: string) => void;
  look?: "title" | "text" | "small";
  isLabelShown?: boolean;
  /** Enter leaves the field, and lines that are pasted become one. */
  isOneLine?: boolean;
  mayBeBlank?: boolean;
  isHeld?: boolean;
  placeholder?: string;
  field?: Ref<HTMLTextAreaElement>;
  describedBy?: string;
}) {
  const workspace = useWorkspace();
  const id = useId();
  /** What is in the field and not stored as it stands. */
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <div>
      <label htmlFor={id} className={isLabelShown ? kit.label : kit.spoken}>
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        className={`${kit.line} ${styles.field}`}
        data-look={look}
        rows={1}
        dir="auto"
        value={typed ?? value}
        placeholder={placeholder}
        aria-describedby={describedBy}
        onFocus={() => workspace.endGesture()}
        onBlur={() => {
          setTyped(null);
          workspace.endGesture();
        }}
        onKeyDown={(event) => {
          if (!isOneLine || event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.currentTarget.blur();
        }}
        onChange={({ currentTarget }) => {
          const text = isOneLine ? currentTarget.value.replace(/\s*\n\s*/g, " ") : currentTarget.value;
          const isStorable = mayBeBlank || text.trim() !== "";
          setTyped(isStorable && !isHeld ? null : text);
          if (isStorable) onWrite(text);
        }}
      />
    </div>
  );
}
