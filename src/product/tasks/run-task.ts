import { type AnyTask, nextTurn, type RunTask, type TaskOptions, type TaskOutcome } from "../../lib/task.ts";
import { languageToSend } from "../../words/language.ts";
import type { FromWorker, ToWorker } from "./task-protocol.ts";

/**
 * Runs a task in a worker of its own, which ends with it: a module on the site, a classic script out of the page itself in
 * a one-file, where the build sees to it. Where there are no workers, `runInSlices` of lib/task.ts does the same in place.
 */
export const runTask: RunTask = <Asked extends AnyTask>(
  id: Asked["id"],
  input: unknown,
  options: TaskOptions<unknown, unknown, unknown> = {},
) => {
  // Input and output have the task's types, which copying between threads preserves.
  type Output = Awaited<ReturnType<Asked["run"]>>;
  const { signal, onProgress, onPart, more = [], buffers = [] } = options;
  return new Promise<TaskOutcome<Output>>((resolve) => {
    if (signal?.aborted) return resolve({ is: "cancelled" });
    const worker = new Worker(new URL("./task.worker.ts", import.meta.url), { type: "module" });
    let isOver = false;
    const finish = (outcome: TaskOutcome<Output>) => {
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
      else finish({ is: "done", output: data.output as Output });
    });
    const send = (message: ToWorker, transfer: readonly ArrayBuffer[] = []) =>
      worker.postMessage(message, [...transfer]);
    send({ kind: "run", id, input, language: languageToSend() }, buffers);
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
};
