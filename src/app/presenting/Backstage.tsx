import type { ReactNode } from "react";
import styles from "./Backstage.module.css";

/**
 * The part of the page that is hidden while a story is presented. It keeps its state and scroll positions, but cannot be
 * seen or reached.
 */
export function Backstage({ isPresenting, children }: { isPresenting: boolean; children: ReactNode }) {
  return (
    <div className={styles.backstage} inert={isPresenting}>
      {children}
    </div>
  );
}
