import type { ComponentProps, ReactNode } from "react";
import kit from "./kit.module.css";

/** Some options of a list, under a heading. A press keeps the focus, and with it a phone's keyboard, in the field. */
export function OptionGroup({ id, title, children }: { id: string; title: ReactNode; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a listbox
    <div role="group" aria-labelledby={id} onMouseDown={(event) => event.preventDefault()}>
      <div id={id} className={kit.options}>
        {title}
      </div>
      {children}
    </div>
  );
}

/** One row of a list. The field handles the keys and keeps the focus. */
export function OptionRow(props: ComponentProps<"div">) {
  return <div role="option" tabIndex={-1} className={kit.option} {...props} />;
}

/** A text in which what was typed is bold. */
export function Matched({ text, ranges }: { text: string; ranges: readonly (readonly [number, number])[] }) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push(text.slice(at, start), <b key={start}>{text.slice(start, end)}</b>);
    at = end;
  }
  return [...parts, text.slice(at)];
}
