import { Pencil } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import type { Claim, Entity } from "../../../model/dataset.ts";
import { nameOf } from "../../../model/name-of.ts";
import { WrittenField } from "../../../workspace/ui/WrittenField.tsx";
import { useMayEdit, useWorkspace } from "../../../workspace/ui/workspace-context.tsx";
import { writeClaim, writeEntity } from "../record-commands.ts";
import styles from "./RecordFields.module.css";

/** Lengths, in characters, beyond which the check of a dataset warns. */
const LONGEST = { entityGloss: 160, claimLabel: 60, claimGloss: 200 };

const STATUSES: readonly { readonly id: Claim["status"]; readonly title: string }[] = [
  { id: "draft", title: "Draft: nobody has checked it" },
  { id: "reviewed", title: "Reviewed: checked against the source" },
  { id: "deprecated", title: "Withdrawn: kept for the record" },
];

/** Opens the fields of a record. Not there where the document may not be edited. */
function EditButton({ isTakenUp, onPress }: { isTakenUp: boolean; onPress: () => void }) {
  const mayEdit = useMayEdit();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isTakenUp) button.current?.focus({ preventScroll: true });
  }, [isTakenUp]);
  if (!mayEdit) return null;
  return (
    <Button ref={button} onClick={onPress}>
      <Pencil size={14} strokeWidth={1.75} aria-hidden /> Edit
    </Button>
  );
}

/** Whether a record's fields are open. Who is done with them goes on at the button that opened them. */
export function useEditing() {
  const [editing, setEditing] = useState<"not" | "now" | "done">("not");
  return {
    isEdited: editing === "now",
    done: () => setEditing("done"),
    button: editing !== "now" && <EditButton isTakenUp={editing === "done"} onPress={() => setEditing("now")} />,
  };
}

/** The words of an entity, to be written. */
export function EntityFields({ record, onDone }: { record: Entity; onDone: () => void }) {
  const workspace = useWorkspace();
  const write = (words: object) => workspace.dispatch(writeEntity, { entity: record.id, ...words });
  return (
    <Fields label={`Edit ${nameOf(record)}`} onDone={onDone}>
      {(first) => (
        <>
          <div className={styles.heading}>
            <WrittenField
              label="Label"
              isLabelShown
              look="title"
              isOneLine
              field={first}
              value={record.label ?? ""}
              onWrite={(label) => write({ label })}
            />
          </div>
          <Gloss text={record.gloss ?? ""} most={LONGEST.entityGloss} onWrite={(gloss) => write({ gloss })} />
          <WrittenField
            label="Also known as, one name per line"
            isLabelShown
            look="small"
            mayBeBlank
            isHeld
            value={record.aliases.join("\n")}
            onWrite={(text) => write({ aliases: text.split("\n") })}
          />
          <WrittenField
            label="Note"
            isLabelShown
            look="small"
            mayBeBlank
            value={record.note ?? ""}
            onWrite={(note) => write({ note })}
          />
        </>
      )}
    </Fields>
  );
}

/** The words of a claim, to be written, and how far it is checked. */
export function ClaimFields({ record, onDone }: { record: Claim; onDone: () => void }) {
  const workspace = useWorkspace();
  const status = useId();
  const write = (words: object) => workspace.dispatch(writeClaim, { claim: record.id, ...words });
  return (
    <Fields label="Edit the claim" onDone={onDone}>
      {(first) => (
        <>
          <div>
            <WrittenField
              label="Label on the line"
              isLabelShown
              isOneLine
              field={first}
              value={record.label ?? ""}
              onWrite={(label) => write({ label })}
            />
            <TooLong text={record.label ?? ""} most={LONGEST.claimLabel} />
          </div>
          <Gloss text={record.gloss ?? ""} most={LONGEST.claimGloss} onWrite={(gloss) => write({ gloss })} />
          <div>
            <label htmlFor={status} className={kit.label}>
              Status
            </label>
            <select
              id={status}
              value={record.status}
              onChange={({ currentTarget }) => {
                write({ status: currentTarget.value });
                workspace.endGesture();
              }}
            >
              {STATUSES.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </div>
        </>
      )}
    </Fields>
  );
}

function Fields({
  label,
  onDone,
  children,
}: {
  label: string;
  onDone: () => void;
  children: (first: (field: HTMLTextAreaElement | null) => void) => ReactNode;
}) {
  const isFocused = useRef(false);
  const focusOnce = useRef((field: HTMLTextAreaElement | null) => {
    if (field === null || isFocused.current) return;
    isFocused.current = true;
    field.focus({ preventScroll: true });
  });
  return (
    <fieldset
      className={styles.fields}
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        onDone();
      }}
    >
      {children(focusOnce.current)}
      <div className={kit.tools}>
        <Button onClick={onDone}>Done</Button>
        <p className={kit.small}>Changes apply as you type. Undo reverts one field at a time.</p>
      </div>
    </fieldset>
  );
}

function Gloss({ text, most, onWrite }: { text: string; most: number; onWrite: (text: string) => void }) {
  return (
    <div>
      <WrittenField label="Gloss" isLabelShown look="text" isOneLine mayBeBlank value={text} onWrite={onWrite} />
      <TooLong text={text} most={most} />
    </div>
  );
}

function TooLong({ text, most }: { text: string; most: number }) {
  const length = [...text].length;
  if (length <= most) return null;
  return (
    <p className={kit.small}>
      {length} characters; the dataset check recommends at most {most}.
    </p>
  );
}
