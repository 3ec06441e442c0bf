import { bug } from "../../lib/result.ts";
import type { AnyTask } from "../../lib/task.ts";
import { speak } from "../../words/language.ts";
import type { FromWorker, ToWorker } from "./task-protocol.ts";
import { tasks } from "./tasks.ts";

// Does one task away from the page, which stays free to draw and to cancel.

const send = (message: FromWorker, buffers: readonly ArrayBuffer[] = []) =>
  postMessage(message, { transfer: [...buffers] });

const pieces: unknown[] = [];
let areAllHere = false;
let wake = (): void => {};

addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === "run") {
    speak(data.language);
    // A rejection would be lost here; an error reaches the page, which reports that the task failed.
    run(tasks.get(data.id) ?? bug(`There is no task "${data.id}".`), data.input).catch(reportError);
    return;
  }
  if (data.kind === "more") pieces.push(data.piece);
  else areAllHere = true;
  wake();
});

async function run(task: AnyTask, input: unknown): Promise<void> {
  const output = await task.run(input, {
    more: arriving(),
    progress: (at) => send({ kind: "progress", at }),
    part: (part, buffers) => send({ kind: "part", part }, buffers),
    // Cancelling ends the worker; there is nobody to give way to.
    pause: async () => {},
  });
  send({ kind: "done", output }, task.buffersOf?.(output));
}

async function* arriving(): AsyncGenerator<unknown> {
  for (;;) {
    yield* pieces.splice(0);
    if (areAllHere && pieces.length === 0) return;
    if (pieces.length > 0) continue;
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
}
