import type { ComponentProps, ReactNode } from "react";
import { numberText } from "../../words/numbers.ts";
import kit from "./kit.module.css";

/**
 * A heading with what stands under it, in a panel or a dialog.
 * @param count how many there are of what the heading names; shown after it.
 */
export function Section({
  title,
  count,
  children,
  ...properties
}: Omit<ComponentProps<"section">, "title"> & { title: ReactNode; count?: number }) {
  return (
    <section className={kit.section} {...properties}>
      <h3 className={kit.head}>
        {title}
        {count !== undefined && <span> {numberText(count)}</span>}
      </h3>
      {children}
    </section>
  );
}
