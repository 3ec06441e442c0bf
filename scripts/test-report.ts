import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";

export interface Count {
  readonly passed: number;
  readonly failed: number;
  /** Why a step was not run, which is neither: what it needs is not here. */
  readonly skipped?: string;
  /** A line for each test that failed: its file, its name, the first line of what it says. Default: none. */
  readonly failures?: readonly string[];
}

export interface TestCount extends Required<Omit<Count, "skipped">> {
  /** Tests that were skipped, or left for later. */
  readonly unrun: number;
}

/** What is read of vitest's JSON report. */
interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[] | null;
    }[];
  }[];
}

/**
 * Counts in vitest's JSON report. A file that failed as a whole (it could not be loaded, say) counts as one.
 * @param json the report; null where there is none.
 * @param root the folder that the names of files are given from.
 */
export function countTests(json: string | null, root: string): TestCount {
  const { testResults }: Report = json === null ? { testResults: [] } : JSON.parse(json);
  const failures: string[] = [];
  let [passed, unrun] = [0, 0];
  for (const { name, status, message, assertionResults } of testResults) {
    const fail = (test: string, said: string) => failures.push(`${relative(root, name)} › ${test}: ${firstLine(said)}`);
    const failedBefore = failures.length;
    for (const result of assertionResults) {
      if (result.status === "passed") passed++;
      else if (result.status === "failed") fail(result.fullName, result.failureMessages?.[0] ?? "");
      else unrun++;
    }
    if (status === "failed" && failures.length === failedBefore) fail("the whole file", message);
  }
  return { passed, failed: failures.length, unrun, failures };
}

function firstLine(text: string): string {
  return stripVTControlCharacters(text).trim().split("\n", 1)[0] ?? "";
}
