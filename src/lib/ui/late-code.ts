/** Code that comes after that of the page itself. */
export interface LateCode<Part> {
  /** What has come; null until then. */
  readonly loaded: () => Part | null;
  /** Loads it, once: whoever asks meanwhile or later gets the same. After a failure the next to ask tries anew. */
  readonly load: () => Promise<Part>;
}

/** @param load imports the code; called when it is asked for first, and again only after it failed. */
export function lateCode<Part>(load: () => Promise<Part>): LateCode<Part> {
  let loaded: Part | null = null;
  let loading: Promise<Part> | null = null;
  return {
    loaded: () => loaded,
    load: () => {
      loading ??= load().then(
        (part) => {
          loaded = part;
          return part;
        },
        (error: unknown) => {
          loading = null;
          throw error;
        },
      );
      return loading;
    },
  };
}
