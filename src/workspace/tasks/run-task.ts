import { nextTurn, type Task, type TaskOptions, type TaskOutcome } from "../../lib/task.ts";
import type { FromWorker, TaskId, ToWorker } from "./task-protocol.ts";
import type { tasks } from "./tasks.ts";

type KindsOf<Id extends TaskId> =
  (typeof tasks)[Id] extends Task<infer Input, infer Output, infer Progress, infer Part, infer More>
    ? { readonly input: Input; readonly output: Output; readonly options: TaskOptions<Progress, Part, More> }
    : never;

/**
 * Runs a task in a worker of its own, which ends with it: a module on the site, a classic script out of the page itself in
 * a one-file, where the build sees to it. Where there are no workers, `runInSlices` of lib/task.ts does the same in place.
 */
export function runTask<Id extends TaskId>(
  id: Id,
  input: KindsOf<Id>["input"],
  options: KindsOf<Id>["options"] = {},
): Promise<TaskOutcome<KindsOf<Id>["output"]>> {
  // What goes in and comes out is of the types above, which a copy between threads keeps.
  const { signal, onProgress, onPart, more = [], buffers = [] } = options as TaskOptions<unknown, unknown, unknown>;
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve({ is: "cancelled" });
    const worker = new Worker(new URL("./task.worker.ts", import.meta.url), { type: "module" });
    let isOver = false;
    const finish = (outcome: TaskOutcome<KindsOf<Id>["output"]>) => {
      isOver = true;
      worker.terminate();
      signal?.removeEventListener("abort", cancel);
      resolve(outcome);
    };
    const cancel = () => finish({ is: "cancelled" });
    signal?.addEventListener("abort", cancel);
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      finish({ is: "failed", reason: event.message || null });
    });
    worker.addEventListener("messageerror", () => finish({ is: "failed", reason: null }));
    worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
      // What a worker had sent before it was ended may still come.
      if (isOver) return;
      if (data.kind === "progress") onProgress?.(data.at);
      else if (data.kind === "part") onPart?.(data.part);
      else finish({ is: "done", output: data.output as KindsOf<Id>["output"] });
    });
    const send = (message: ToWorker, transfer: readonly ArrayBuffer[] = []) =>
      worker.postMessage(message, [...transfer]);
    send({ kind: "run", id, input }, buffers);
    void sendPieces();

    async function sendPieces() {
      for (const piece of more) {
        if (isOver) return;
        send({ kind: "more", piece });
        await nextTurn();
      }
      send({ kind: "end" });
    }
  });
}
