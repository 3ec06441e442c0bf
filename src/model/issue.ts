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

/** What is wrong and what to do about it, where it is plain what the issue is of. */
export function issueText({ message, hint }: Issue): Words {
  return verbatim(hint === null ? message : `${message} ${hint}`);
}

/** An issue on one line, as the command line and the list of problems print it. */
export function issueLine(issue: Issue): Words {
  return verbatim(`${issue.path === "" ? "" : `${issue.path}: `}${issueText(issue)}`);
}
