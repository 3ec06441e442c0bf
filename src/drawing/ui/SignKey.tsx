import type { LegendGroup } from "../legend-entry.ts";
import { LegendSign } from "./LegendSign.tsx";
import styles from "./SignKey.module.css";

/** What the signs of a drawing mean, as a list beside it: each sign as it is drawn, and its label. */
export function SignKey({ groups }: { groups: readonly LegendGroup[] }) {
  return (
    <ul className={styles.key}>
      {groups.flatMap(({ entries }) =>
        entries.map((entry) => (
          <li key={entry.label}>
            <LegendSign entry={entry} />
            {entry.label}
          </li>
        )),
      )}
    </ul>
  );
}
