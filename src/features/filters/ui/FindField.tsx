import kit from "../../../lib/ui/kit.module.css";
import styles from "./FieldFilters.module.css";

/** A field for text that narrows a list. */
export function FindField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (text: string) => void;
}) {
  return (
    <input
      type="search"
      className={`${kit.box} ${styles.find}`}
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
