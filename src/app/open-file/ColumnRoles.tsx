import type { ColumnChoices } from "../../formats/readers/reader.ts";
import { COLUMN_ROLES, type ColumnRole, type TableReading } from "../../formats/readers/table-reading.ts";
import kit from "../../lib/ui/kit.module.css";
import { readingWords as words } from "../../words/en/reading.ts";
import { listText } from "../../words/numbers.ts";
import styles from "./HowItWasRead.module.css";

/** Value of the option that keeps a column as a field. */
const FIELD = "";

/** What each column of a table was taken for, to be changed; its first values beside it. */
export function ColumnRoles({
  columns,
  onChoose,
}: {
  columns: TableReading["columns"];
  onChoose: (columns: ColumnChoices) => void;
}) {
  const change = (heading: string, to: ColumnRole | null) => {
    const held = new Map(columns.flatMap(({ role, heading }) => (role === null ? [] : [[role, heading] as const])));
    for (const [role, other] of held) if (other === heading) held.delete(role);
    if (to !== null) held.set(to, heading);
    // All of them, so that no other column takes the place of one that was put right.
    onChoose(Object.fromEntries(COLUMN_ROLES.map((role) => [role, held.get(role) ?? null])));
  };
  return (
    <section className={styles.part}>
      <h3 className={kit.head}>{words.columns()}</h3>
      <ul className={styles.guesses}>
        {columns.map(({ heading, role, examples }) => (
          <li key={heading}>
            <span className={styles.column}>
              <bdi>{heading}</bdi>
              <span className={kit.mute} dir="auto">
                {listText(examples, "comma")}
              </span>
            </span>
            <select
              aria-label={words.columnMeans({ heading })}
              value={role ?? FIELD}
              onChange={({ currentTarget: { value } }) =>
                change(heading, COLUMN_ROLES.find((each) => each === value) ?? null)
              }
            >
              <option value={FIELD}>{words.field()}</option>
              {COLUMN_ROLES.map((each) => (
                <option key={each} value={each}>
                  {words.role({ role: each })}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
    </section>
  );
}
