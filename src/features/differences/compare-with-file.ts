import type { RunTask } from "../../lib/task.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { ComparedWith } from "./comparison.ts";
import { comparisonIn } from "./comparison-session.ts";
import { compareFile } from "./difference-commands.ts";

/** Compares the dataset on the screen with that of a file, and opens the list of what differs. */
export function compareWithFile(
  workspace: Workspace,
  runTask: RunTask,
  file: Extract<ComparedWith, { readonly is: "file" }>,
): void {
  comparisonIn(workspace).compare(file, runTask);
  workspace.dispatch(compareFile);
}
