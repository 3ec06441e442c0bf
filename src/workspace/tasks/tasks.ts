import { checkText, readText } from "../../features/evidence/text-tasks.ts";
import { exportFile } from "../../features/files/export-file.ts";
import { openFileTask } from "./open-file-task.ts";

/** Everything that a worker can be asked to do, by name: `runTask` starts it. */
export const tasks = {
  "open-file": openFileTask,
  "export-file": exportFile,
  "read-text": readText,
  "check-text": checkText,
};
