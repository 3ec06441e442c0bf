import { type Issue, issueLine } from "../model/issue.ts";
import { cliWords } from "../words/en/cli.ts";
import type { Words } from "../words/message.ts";

/** 0: done. 1: a check found problems, or two datasets differ. 2: wrong usage, or something that cannot be read or written. */
export type ExitCode = 0 | 1 | 2;

/** The two streams and the exit code of a run. */
export interface Terminal {
  /** Result, to stdout, as it is. */
  print(text: string): void;
  /** One line about the run, to stderr; `oneLine` is the terminal's to apply. */
  complain(line: Words): void;
  /** What the process ends with; 0 unless set. */
  exitWith(code: ExitCode): void;
}

/** More issues than anybody reads; the rest is counted. */
const MAX_ISSUES = 200;

/** Complains of each issue on a line of its own, each with the path of its file. */
export function complainOf(terminal: Terminal, issues: readonly Issue[]): void {
  for (const issue of issues.slice(0, MAX_ISSUES)) terminal.complain(issueLine(issue));
  if (issues.length > MAX_ISSUES) terminal.complain(cliWords.moreProblems({ count: issues.length - MAX_ISSUES }));
}
