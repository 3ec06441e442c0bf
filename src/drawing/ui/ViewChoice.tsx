import kit from "../../lib/ui/kit.module.css";
import type { Words } from "../../words/message.ts";
import styles from "./ViewChoice.module.css";

/** A setting of a view in the row above it: one of a few values. */
export function ViewChoice<Value extends string>({
  label,
  options,
  value,
  onChange,
  isOff = false,
}: {
  label: Words;
  options: readonly (readonly [value: Value, label: Words])[];
  value: Value;
  onChange: (value: Value) => void;
  /** Whether it can do nothing. Default false. */
  isOff?: boolean;
}) {
  return (
    <label className={styles.choice}>
      <span>{label}</span>
      <select
        className={kit.line}
        value={value}
        disabled={isOff}
        onChange={({ target }) => {
          const chosen = options.find(([id]) => id === target.value);
          if (chosen !== undefined) onChange(chosen[0]);
        }}
      >
        {options.map(([id, each]) => (
          <option key={id} value={id}>
            {each}
          </option>
        ))}
      </select>
    </label>
  );
}
