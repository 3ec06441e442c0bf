import { Pencil } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import type { Claim, Entity } from "../../../model/dataset.ts";
import { nameOf } from "../../../model/name-of.ts";
import { recordWords as words } from "../../../words/en/records.ts";
import type { Words } from "../../../words/message.ts";
import { WrittenField } from "../../../workspace/ui/WrittenField.tsx";
import { useMayEdit, useWorkspace } from "../../../workspace/ui/workspace-context.tsx";
import { writeClaim, writeEntity } from "../record-commands.ts";
import styles from "./RecordFields.module.css";

/** Lengths in characters above which the check of a dataset warns. */
const LONGEST = { entityGloss: 160, claimLabel: 60, claimGloss: 200 };

const STATUSES: readonly { readonly id: Claim["status"]; readonly title: () => Words }[] = [
  { id: "draft", title: words.draft },
  { id: "reviewed", title: words.reviewed },
  { id: "deprecated", title: words.deprecated },
];

/** Opens the fields of a record; nothing where the document may not be edited. */
function EditButton({ takesFocus, onPress }: { takesFocus: boolean; onPress: () => void }) {
  const mayEdit = useMayEdit();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) button.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  if (!mayEdit) return null;
  return (
    <Button ref={button} onClick={onPress}>
      <Pencil size={14} strokeWidth={1.75} aria-hidden /> {words.edit()}
    </Button>
  );
}

/** Whether a record's fields are open. When they are closed, the focus goes back to the button that opened them. */
export function useEditing() {
  const [editing, setEditing] = useState<"not" | "now" | "done">("not");
  return {
    isEdited: editing === "now",
    done: () => setEditing("done"),
    button: editing !== "now" && <EditButton takesFocus={editing === "done"} onPress={() => setEditing("now")} />,
  };
}

/** A form for the fields of an entity. */
export function EntityFields({ record, onDone }: { record: Entity; onDone: () => void }) {
  const workspace = useWorkspace();
  const write = (fields: object) => workspace.dispatch(writeEntity, { entity: record.id, ...fields });
  return (
    <Fields label={words.editRecord({ name: nameOf(record) })} onDone={onDone}>
      {(first) => (
        <>
          <div className={styles.heading}>
            <WrittenField
              label={words.label()}
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
            label={words.onePerLine()}
            isLabelShown
            look="small"
            mayBeBlank
            isHeld
            value={record.aliases.join("\n")}
            onWrite={(text) => write({ aliases: text.split("\n") })}
          />
          <WrittenField
            label={words.note()}
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

/** A form for the fields of a claim and its status. */
export function ClaimFields({ record, onDone }: { record: Claim; onDone: () => void }) {
  const workspace = useWorkspace();
  const status = useId();
  const write = (fields: object) => workspace.dispatch(writeClaim, { claim: record.id, ...fields });
  return (
    <Fields label={words.editThisClaim()} onDone={onDone}>
      {(first) => (
        <>
          <div>
            <WrittenField
              label={words.lineLabel()}
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
              {words.status()}
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
                  {title()}
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
        <Button onClick={onDone}>{words.done()}</Button>
        <p className={kit.small}>{words.editing()}</p>
      </div>
    </fieldset>
  );
}

function Gloss({ text, most, onWrite }: { text: string; most: number; onWrite: (text: string) => void }) {
  return (
    <div>
      <WrittenField
        label={words.gloss()}
        isLabelShown
        look="text"
        isOneLine
        mayBeBlank
        value={text}
        onWrite={onWrite}
      />
      <TooLong text={text} most={most} />
    </div>
  );
}

function TooLong({ text, most }: { text: string; most: number }) {
  const length = [...text].length;
  if (length <= most) return null;
  return <p className={kit.small}>{words.tooLong({ length, most })}</p>;
}
