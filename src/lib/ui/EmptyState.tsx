import type { ReactNode } from "react";
import kit from "./kit.module.css";

/** Says why there is nothing here, and what would bring something. */
export function EmptyState({ children }: { children: ReactNode }) {
  return <p className={kit.empty}>{children}</p>;
}
