import type { Browser } from "playwright";

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time of the thread, in microseconds. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/**
 * Watches the tasks of a page's main thread.
 * @returns ends the watching: the longest of them in milliseconds of processor time, which other work on the machine does
 *   not lengthen.
 */
export async function watchTasks(browser: Browser): Promise<() => Promise<number>> {
  const devtools = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  devtools.on("Tracing.dataCollected", ({ value }) => {
    for (const event of value as unknown as readonly TraceEvent[])
      if (event.name === "thread_name" || (event.name === "ThreadControllerImpl::RunTask" && event.tdur))
        events.push(event);
  });
  await devtools.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["toplevel", "__metadata"], recordMode: "recordUntilFull" },
  });
  return async () => {
    const complete = new Promise((resolve) => devtools.once("Tracing.tracingComplete", resolve));
    await devtools.send("Tracing.end");
    await complete;
    await devtools.detach();
    const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
    const main = new Set(events.filter(({ args }) => args.name === "CrRendererMain").map(threadOf));
    return Math.max(0, ...events.filter((event) => main.has(threadOf(event))).map(({ tdur = 0 }) => tdur / 1_000));
  };
}
