import { useId } from "react";
import type { TableChoices } from "../../formats/readers/reader.ts";
import {
  type ColumnRole,
  ROLES_OF,
  SAID_ROLES,
  TABLE_KINDS,
  type TableKind,
  type TableReading,
} from "../../formats/readers/table-reading.ts";
import kit from "../../lib/ui/kit.module.css";
import { readingWords as words } from "../../words/en/reading.ts";
import { listText } from "../../words/numbers.ts";
import styles from "./HowItWasRead.module.css";

/** Value of the option that keeps a column as a field. */
const FIELD = "";

/** Roles of who says it, and of where it is written; the others are of the record itself. */
const OF_SAYING: ReadonlySet<ColumnRole> = new Set(["holder", "stance", "said"]);
const OF_SOURCE: ReadonlySet<ColumnRole> = new Set(SAID_ROLES.filter((role) => !OF_SAYING.has(role)));
const GROUPS = ["record", "saying", "source"] as const;
const groupOf = (role: ColumnRole): (typeof GROUPS)[number] =>
  OF_SAYING.has(role) ? "saying" : OF_SOURCE.has(role) ? "source" : "record";

/** What a table and each of its columns were taken for, to be changed; beside a column its first values. */
export function TableAsRead({
  table: { name, kind, hasHeadings, columns },
  isAlone,
  onChoose,
}: {
  table: TableReading;
  /** Whether there is no other table, from which it would have to be told by its name. */
  isAlone: boolean;
  onChoose: (choices: TableChoices) => void;
}) {
  const id = useId();
  const headings = hasHeadings ? "first" : "none";
  const change = (at: number, to: ColumnRole | null) => {
    const held = new Map(columns.flatMap(({ role }, column) => (role === null ? [] : [[role, column] as const])));
    for (const [role, column] of held) if (column === at) held.delete(role);
    if (to !== null) held.set(to, at);
    // All of them, so that no other column takes the place of one that was put right.
    onChoose({
      kind,
      headings,
      columns: Object.fromEntries(ROLES_OF[kind].map((role) => [role, held.get(role) ?? null])),
    });
  };
  const of = isAlone ? "" : name;
  return (
    <section className={styles.part}>
      <h3 className={kit.head}>
        {isAlone ? words.columns() : words.table()} {!isAlone && <bdi className={styles.fileName}>{name}</bdi>}
      </h3>
      <ul className={styles.guesses}>
        <li>
          <label htmlFor={`${id}kind`}>{words.tableIs()}</label>
          <select
            id={`${id}kind`}
            value={kind}
            // Of another kind, its columns mean other things.
            onChange={({ currentTarget: { value } }) => onChoose({ kind: value as TableKind, headings })}
          >
            {TABLE_KINDS.map((each) => (
              <option key={each} value={each}>
                {words.tableKind({ kind: each })}
              </option>
            ))}
          </select>
        </li>
        <li>
          <label htmlFor={`${id}headings`}>{words.firstRow()}</label>
          <select
            id={`${id}headings`}
            value={headings}
            onChange={({ currentTarget: { value } }) => onChoose({ headings: value === "none" ? "none" : "first" })}
          >
            <option value="first">{words.firstRowIs({ what: "headings" })}</option>
            <option value="none">{words.firstRowIs({ what: "data" })}</option>
          </select>
        </li>
        {columns.map(({ heading, role, examples }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns are told apart by their places, as headings may be alike
          <li key={at}>
            <span className={styles.column}>
              <bdi>{heading}</bdi>
              <span className={kit.mute} dir="auto">
                {listText(examples, "comma")}
              </span>
            </span>
            <select
              aria-label={words.columnMeans({ heading, of, known: isAlone ? "no" : "yes" })}
              value={role ?? FIELD}
              onChange={({ currentTarget: { value } }) =>
                change(at, ROLES_OF[kind].find((each) => each === value) ?? null)
              }
            >
              <option value={FIELD}>{words.field()}</option>
              {GROUPS.map((group) => {
                const roles = ROLES_OF[kind].filter((each) => groupOf(each) === group);
                return (
                  roles.length > 0 && (
                    <optgroup key={group} label={words.roles({ group, kind })}>
                      {roles.map((each) => (
                        <option key={each} value={each}>
                          {words.role({ role: each })}
                        </option>
                      ))}
                    </optgroup>
                  )
                );
              })}
            </select>
          </li>
        ))}
      </ul>
    </section>
  );
}
