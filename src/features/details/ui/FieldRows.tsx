import { fieldsInWords } from "../../../derive/field-words.ts";
import type { Field, FieldValues } from "../../../model/dataset.ts";
import { textWords } from "../../../words/en/texts.ts";
import styles from "../../../workspace/ui/Record.module.css";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";

/** The dataset's own fields of a record, one row each, for a list of facts; nothing for a field without a value. */
export function FieldRows({ of, values }: { of: Field["of"]; values: FieldValues | undefined }) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  return fieldsInWords(knowledge, of, values).map(({ field: { id, type, label, definition }, values: texts }) => (
    <div key={id}>
      <dt title={definition} dir="auto">
        {label}
      </dt>
      <dd dir="auto">
        {texts.map((value, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list may hold a value twice, and never changes places
          <span key={i}>
            {i > 0 && ", "}
            {type === "colour" && <span className={styles.colour} style={{ background: value }} />}
            {type === "url" ? (
              <a href={value} title={textWords.external()} target="_blank" rel="noopener noreferrer">
                {value}
              </a>
            ) : (
              value
            )}
          </span>
        ))}
      </dd>
    </div>
  ));
}
