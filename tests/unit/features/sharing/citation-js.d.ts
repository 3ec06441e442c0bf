// The part of citation-js that the tests beside it use; the release that Node 20 may run has no types of its own.
declare module "@citation-js/core" {
  export const plugins: {
    readonly input: {
      /** The CSL records that the plugins read from a text. */
      chain(text: string): Record<string, unknown>[];
    };
  };
}
