import { compareTask } from "../../features/differences/compare-task.ts";
import { exportFile } from "../../features/files/export-file.ts";
import { layoutTask } from "../../features/layouts/layout-task.ts";
import { measureTask } from "../../features/measures/measure-task.ts";
import { checkText, readText } from "../../features/texts/text-tasks.ts";
import { createRegistry } from "../../lib/registry.ts";
import type { AnyTask } from "../../lib/task.ts";
import { openFileTask } from "./open-file-task.ts";

/** Everything that a worker can be asked to do, by name: `runTask` starts it. */
export const tasks = createRegistry<AnyTask>("task", [
  openFileTask,
  layoutTask,
  measureTask,
  exportFile,
  readText,
  checkText,
  compareTask,
]);
