import { afterEach, expect, test, vi } from "vitest";
import { openFile } from "../../../../src/app/open-file/open-file.ts";
import { runInSlices } from "../../../../src/lib/task.ts";
import type { IndexProgress, OpenProgress } from "../../../../src/product/tasks/open-file-task.ts";
import { openFileTask } from "../../../../src/product/tasks/open-file-task.ts";
import type { FromWorker, ToWorker } from "../../../../src/product/tasks/task-protocol.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

/** A worker that reads a file and then runs out of memory: nothing is heard of it, no error either, as browsers have it. */
class SilentWorker extends EventTarget {
  static last: SilentWorker;
  isEnded = false;

  constructor() {
    super();
    SilentWorker.last = this;
  }

  postMessage(message: ToWorker): void {
    if (message.kind !== "run") return;
    const onPart = (part: unknown) => this.say({ kind: "part", part });
    void runInSlices(openFileTask, message.input as Parameters<typeof openFileTask.run>[0], { onPart });
  }

  say(data: FromWorker): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }

  terminate(): void {
    this.isEnded = true;
  }
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a worker that says no more while it indexes a dataset is given up, after two minutes", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  vi.stubGlobal("Worker", SilentWorker);
  const told: (OpenProgress | IndexProgress)[] = [];
  const files = [new File([JSON.stringify(smallDataset())], "small.kg.json")];
  const { signal } = new AbortController();
  const opened = await openFile({ files }, { signal, onProgress: (at) => told.push(at) });
  if (opened === "cancelled" || !opened.ok || !("search" in opened.value)) throw new Error("It was not opened.");
  const worker = SilentWorker.last;
  vi.advanceTimersByTime(119_000);
  worker.say({ kind: "progress", at: { phase: "indexing", done: 128 } });
  vi.advanceTimersByTime(114_000);
  expect(worker.isEnded).toBe(false);
  vi.advanceTimersByTime(6_000);
  expect(worker.isEnded).toBe(true);
  expect(await opened.value.search).toBeNull();
  expect(vi.getTimerCount()).toBe(0);
  expect(told).toEqual([]);
});
