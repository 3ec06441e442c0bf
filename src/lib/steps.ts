/** Work in short steps, each ending with a yield, so that whoever does it may let others have their turn in between. */
export type Steps<Result> = Generator<void, Result, void>;

/** Does all steps in a row. */
export function finished<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
