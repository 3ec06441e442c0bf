import { describe, expect, test } from "vitest";
import { runInSlices, type Task } from "../../../src/lib/task.ts";

/** Counts up to its input, a millisecond or so each, and adds what comes in pieces. */
const counting: Task<number, number, number, string, number> = {
  async run(upTo, { more, progress, part, pause }) {
    let sum = 0;
    for await (const piece of more) sum += piece;
    for (let done = 1; done <= upTo; done++) {
      const until = performance.now() + 1;
      while (performance.now() < until);
      sum++;
      progress(done);
      if (done === 2) part("two");
      await pause();
    }
    return sum;
  },
};

describe("a task in slices", () => {
  test("gives its output, after its progress and its parts, and takes its input in pieces", async () => {
    const heard: (number | string)[] = [];
    const outcome = await runInSlices(counting, 3, {
      more: [10, 20],
      onProgress: (done) => heard.push(done),
      onPart: (part) => heard.push(part),
    });
    expect(outcome).toEqual({ is: "done", output: 33 });
    expect(heard).toEqual([1, 2, "two", 3]);
  });

  test("gives way to others while it runs", async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    await runInSlices(counting, 60);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(1);
  });

  test("is over at once when it is cancelled, and nothing is heard of it afterwards", async () => {
    const run = new AbortController();
    let last = 0;
    const outcome = await runInSlices(counting, 10_000, {
      signal: run.signal,
      onProgress: (done) => {
        last = done;
        if (done === 30) run.abort();
      },
    });
    expect(outcome).toEqual({ is: "cancelled" });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(last).toBe(30);
  });

  test("that is cancelled before it begins does not begin", async () => {
    const failing: Task<null, never> = { run: () => Promise.reject(new Error("it began")) };
    expect(await runInSlices(failing, null, { signal: AbortSignal.abort() })).toEqual({ is: "cancelled" });
  });

  test("that breaks off has failed, with the reason", async () => {
    const failing: Task<null, never> = {
      run: async () => {
        throw new Error("no more memory");
      },
    };
    expect(await runInSlices(failing, null)).toEqual({ is: "failed", reason: "no more memory" });
  });
});
