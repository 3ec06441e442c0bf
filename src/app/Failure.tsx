import { Component, type ReactNode } from "react";
import { Button } from "../lib/ui/Button.tsx";
import styles from "./App.module.css";
import { removeStillPicture } from "./still-picture.ts";

/** Catches our own faults, so that a reader gets a sentence and a way on rather than an empty page. */
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
        <h1>Something in Sourceline broke</h1>
        <p>
          This is a fault of the program, not of your file. The address still holds your view: opening it again brings
          it back.
        </p>
        <p>
          <code>{error.message}</code>
        </p>
        <Button weight="solid" onClick={() => location.reload()}>
          Open it again
        </Button>
      </main>
    );
  }
}
