import { Component, type ReactNode } from "react";
import { Button } from "../lib/ui/Button.tsx";
import { shellWords as words } from "../words/en/shell.ts";
import styles from "./App.module.css";
import { removeStillPicture } from "./still-picture.ts";

/** Catches errors of the program, so that the user gets an explanation and a way to go on rather than an empty page. */
export class Failure extends Component<{ children: ReactNode }, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { readonly error: Error } {
    return { error };
  }

  override componentDidCatch(): void {
    removeStillPicture();
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <main className={styles.failed} role="alert">
        <h1>{words.stopped()}</h1>
        <p>{words.stoppedExplained()}</p>
        <p>
          <code>{error.message}</code>
        </p>
        <Button weight="solid" onClick={() => location.reload()}>
          {words.reload()}
        </Button>
      </main>
    );
  }
}
