import type { ReactNode } from "react";
import styles from "./Backstage.module.css";

/**
 * The part of the page that is put away while a story is presented. It stays as it is, scroll positions and all, but
 * cannot be seen, reached or heard.
 */
export function Backstage({ isPresenting, children }: { isPresenting: boolean; children: ReactNode }) {
  return (
    <div className={styles.backstage} inert={isPresenting}>
      {children}
    </div>
  );
}
