import { verbatim, type Words } from "../words/message.ts";

/** A problem in something a user gave us, or a shortcoming that a check found. */
export interface Issue {
  /** Stable name of the rule, as in "claims/unknown-predicate". */
  readonly code: string;
  /** Where it is: file or key path, as in "claims[12].attributions[0].stance"; empty for the whole. */
  readonly path: string;
  /** What is wrong, as a sentence. */
  readonly message: Words;
  /** What to do about it, as a sentence; null where the message says all. */
  readonly hint: Words | null;
}

/** An issue on one line, as the command line and the list of problems print it. */
export function issueLine({ path, message, hint }: Issue): Words {
  return verbatim(`${path === "" ? "" : `${path}: `}${message}${hint === null ? "" : ` ${hint}`}`);
}
