import { type ReactNode, useId } from "react";
import kit from "./kit.module.css";

/** One of few choices. */
export interface Segment<Id extends string> {
  readonly id: Id;
  readonly label: ReactNode;
  /** What choosing it does, in a sentence. */
  readonly means: string;
}

/** A choice of one of few, side by side on one line: radio buttons that look like words. */
export function Segmented<Id extends string>({
  label,
  segments,
  value,
  onChange,
}: {
  label: string;
  segments: readonly Segment<Id>[];
  value: Id;
  onChange: (id: Id) => void;
}) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={kit.segmented}>
      {segments.map(({ id, label: words, means }) => (
        <label key={id} className={kit.segment}>
          <input type="radio" name={name} title={means} checked={id === value} onChange={() => onChange(id)} />
          {words}
        </label>
      ))}
    </div>
  );
}
