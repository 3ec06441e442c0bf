/**
 * Long work that whoever asks for it does not wait for in place: in a worker, or here in slices. It depends on its input
 * alone, so that it may run anywhere.
 */
export interface Task<Input, Output, Progress = never, Part = never, More = never> {
  /** Does the work. What throws is our own fault; what a user did wrong is part of the output. */
  run(input: Input, context: TaskContext<Progress, Part, More>): Promise<Output>;
  /** Buffers of an output that change hands in place of being copied; default none. */
  buffersOf?(output: Output): readonly ArrayBuffer[];
}

/** A task with a name. It can be requested by name without loading its code, which is loaded where it runs. */
export interface NamedTask<Name extends string, Input, Output, Progress = never, Part = never, More = never>
  extends Task<Input, Output, Progress, Part, More> {
  readonly id: Name;
}

/** Any task with a name, whatever its input and output. */
// biome-ignore lint/suspicious/noExplicitAny: these types occur in both parameters and results
export type AnyTask = NamedTask<string, any, any, any, any, any>;

/** Runs a task elsewhere: called as `runTask<typeof exportFile>("export-file", …)`, with the task imported as a type. */
export type RunTask = <Asked extends AnyTask>(
  id: Asked["id"],
  input: Parameters<Asked["run"]>[0],
  options?: OptionsOf<Asked>,
) => Promise<TaskOutcome<Awaited<ReturnType<Asked["run"]>>>>;

type OptionsOf<Asked extends AnyTask> =
  Asked extends NamedTask<string, infer _Input, infer _Output, infer Progress, infer Part, infer More>
    ? TaskOptions<Progress, Part, More>
    : never;

/** What a task is given beside its input. */
export interface TaskContext<Progress, Part, More> {
  /** Pieces of a large input, which would take too long to hand over at once. */
  readonly more: AsyncIterable<More>;
  /** Says how far the work has come. */
  progress(at: Progress): void;
  /** Hands over a piece of the result before all of it is there; what lies in the buffers is then gone from here. */
  part(part: Part, buffers?: readonly ArrayBuffer[]): void;
  /**
   * Lets others have their turn. To be awaited after every few milliseconds of work; where nobody waits it costs next to
   * nothing. It does not come back once the task is cancelled.
   */
  pause(): Promise<void>;
}

/** How whoever asks for a task follows it. */
export interface TaskOptions<Progress, Part, More> {
  /** Aborting it ends the task at once, wherever it is. Nothing is heard of it afterwards. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (at: Progress) => void;
  readonly onPart?: (part: Part) => void;
  /** Pieces of the input: taken one by one, with a pause after each. */
  readonly more?: Iterable<More>;
  /** Buffers of the input that change hands. Where the task runs in place they stay. */
  readonly buffers?: readonly ArrayBuffer[];
}

/** How a task ended. `reason`: in the words of whoever broke off, null where they said none. */
export type TaskOutcome<Output> =
  | { readonly is: "done"; readonly output: Output }
  | { readonly is: "cancelled" }
  | { readonly is: "failed"; readonly reason: string | null };

/** Longest stretch of work between two pauses, in milliseconds: half a frame. */
const SLICE_MS = 8;

/**
 * Runs a task in this thread, which gets a turn for other things every few milliseconds: where there are no workers, and
 * for what would take longer to hand to one than to do.
 */
export async function runInSlices<Input, Output, Progress, Part, More>(
  task: Task<Input, Output, Progress, Part, More>,
  input: Input,
  { signal, onProgress, onPart, more = [] }: TaskOptions<Progress, Part, More> = {},
): Promise<TaskOutcome<Output>> {
  const isCancelled = () => signal?.aborted ?? false;
  let sliceEnds = performance.now() + SLICE_MS;
  const context: TaskContext<Progress, Part, More> = {
    more: inTurn(more),
    progress: (at) => isCancelled() || onProgress?.(at),
    part: (part) => isCancelled() || onPart?.(part),
    async pause() {
      if (performance.now() >= sliceEnds) await nextTurn();
      else if (!isCancelled()) return;
      if (isCancelled()) await new Promise<never>(() => {});
      sliceEnds = performance.now() + SLICE_MS;
    },
  };
  const cancelled = new Promise<{ readonly is: "cancelled" }>((resolve) => {
    if (isCancelled()) resolve({ is: "cancelled" });
    signal?.addEventListener("abort", () => resolve({ is: "cancelled" }), { once: true });
  });
  const work = async (): Promise<TaskOutcome<Output>> => {
    await nextTurn();
    if (isCancelled()) return { is: "cancelled" };
    sliceEnds = performance.now() + SLICE_MS;
    return { is: "done", output: await task.run(input, context) };
  };
  const failed = (error: unknown): TaskOutcome<Output> => ({ is: "failed", reason: reasonOf(error) });
  return Promise.race([work().catch(failed), cancelled]);
}

/** What an error says of itself, or null. */
function reasonOf(error: unknown): string | null {
  return error instanceof Error && error.message !== "" ? error.message : null;
}

/** The next turn of whatever runs here. By a message, as browsers hold back timers where a page is not looked at. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

async function* inTurn<More>(more: Iterable<More>): AsyncGenerator<More> {
  for (const piece of more) {
    yield piece;
    await nextTurn();
  }
}
