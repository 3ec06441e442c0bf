import { type ComponentType, lazy, type ReactNode, useState } from "react";
import { LateBoundary } from "./late-boundary.tsx";

/** A part of the page whose code comes after that of the page itself. */
export interface LatePart<Props extends object> {
  (props: Props & { readonly fallback?: ReactNode }): ReactNode;
  /** Begins to load it, where that has not begun. Whether it succeeds shows when the part is drawn. */
  preload(): void;
}

/**
 * A part that is loaded when it is asked for or drawn first, whichever is earlier. Unlike one of React's `lazy` alone, it
 * is there at once where its code has come by the time it is drawn: nothing is drawn in its place for a moment.
 */
export function latePart<Props extends object>(load: () => Promise<ComponentType<Props>>): LatePart<Props> {
  let Loaded: ComponentType<Props> | null = null;
  let loading: Promise<ComponentType<Props>> | null = null;
  const loadOnce = (): Promise<ComponentType<Props>> => {
    loading ??= load().then(
      (part) => {
        Loaded = part;
        return part;
      },
      (error: unknown) => {
        // So that drawing it tries once more.
        loading = null;
        throw error;
      },
    );
    return loading;
  };
  const Waiting = lazy(async () => ({ default: await loadOnce() }));
  const Late = ({ fallback, ...props }: Props & { readonly fallback?: ReactNode }) => {
    // Kept as it was drawn first, or it would lose its state when its code comes.
    const [Part] = useState(() => Loaded ?? (Waiting as unknown as ComponentType<Props>));
    return (
      <LateBoundary fallback={fallback}>
        <Part {...(props as unknown as Props)} />
      </LateBoundary>
    );
  };
  return Object.assign(Late, { preload: () => void loadOnce().catch(() => {}) });
}
