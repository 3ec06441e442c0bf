/** One fault in something a user gave us, or one shortcoming that a check found. */
export interface Issue {
  /** Stable name of the rule, as in "claims/unknown-predicate". */
  readonly code: string;
  /** Where it stands: file or key path, as in "claims[12].attributions[0].stance"; empty for the whole. */
  readonly path: string;
  /** What is wrong, as one sentence. */
  readonly message: string;
  /** What to do about it; null where nothing better than the message can be said. */
  readonly hint: string | null;
}

/** An issue on one line, as the command line and the list of faults print it. */
export function issueLine({ path, message, hint }: Issue): string {
  return `${path === "" ? "" : `${path}: `}${message}${hint === null ? "" : ` (${hint})`}`;
}
