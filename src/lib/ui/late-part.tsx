import { type ComponentType, lazy, type ReactNode, useState } from "react";
import { LateBoundary } from "./late-boundary.tsx";
import { lateCode } from "./late-code.ts";

/** A part of the page whose code comes after that of the page itself. */
export interface LatePart<Props extends object> {
  (props: Props & { readonly fallback?: ReactNode }): ReactNode;
  /** Begins to load it, where that has not begun. Whether it succeeds shows when the part is drawn. */
  preload(): void;
}

/**
 * A part that is loaded when it is asked for or drawn first, whichever is earlier. Unlike one of React's `lazy` alone, it
 * is there at once where its code has come by the time it is drawn: nothing is drawn in its place for a moment.
 *
 * For what the page shows by itself. What somebody opens, and may type into before it is there, is a `lateOverlay` or a
 * `latePanel`.
 */
export function latePart<Props extends object>(load: () => Promise<ComponentType<Props>>): LatePart<Props> {
  const code = lateCode(load);
  const Waiting = lazy(async () => ({ default: await code.load() }));
  const Late = ({ fallback, ...props }: Props & { readonly fallback?: ReactNode }) => {
    // Kept as it was drawn first, or it would lose its state when its code comes.
    const [Part] = useState(() => code.loaded() ?? (Waiting as unknown as ComponentType<Props>));
    return (
      <LateBoundary fallback={fallback}>
        <Part {...(props as unknown as Props)} />
      </LateBoundary>
    );
  };
  return Object.assign(Late, { preload: () => void code.load().catch(() => {}) });
}
