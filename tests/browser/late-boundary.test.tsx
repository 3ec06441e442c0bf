import { type ComponentType, lazy } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { LateBoundary, watchCompleteness, whenIdle } from "../../src/lib/ui/late-boundary.tsx";
import { render } from "./support/render.ts";

/** A part whose code comes when it is told to. */
function partToCome() {
  let come = (): void => {};
  const coming = new Promise<void>((resolve) => {
    come = resolve;
  });
  const Part: ComponentType = lazy(async () => {
    await coming;
    return { default: () => <p>here</p> };
  });
  return { Part, come };
}

afterEach(() => vi.restoreAllMocks());

test("the page is incomplete while any part of it is on its way, and complete once the last is there", async () => {
  const told = vi.fn<(isComplete: boolean) => void>();
  const [first, second] = [partToCome(), partToCome()];
  const stop = watchCompleteness(told);
  const screen = await render(
    <>
      <LateBoundary fallback={<p>first awaited</p>}>
        <first.Part />
      </LateBoundary>
      <LateBoundary fallback={<p>second awaited</p>}>
        <second.Part />
      </LateBoundary>
    </>,
  );
  await expect.element(screen.getByText("first awaited")).toBeVisible();
  expect(told.mock.calls).toEqual([[true], [false]]);
  first.come();
  await expect.element(screen.getByText("here")).toBeVisible();
  expect(told.mock.calls).toEqual([[true], [false]]);
  second.come();
  await expect.poll(() => told.mock.calls).toEqual([[true], [false], [true]]);
  stop();
});

test("a part that is taken away while it is awaited leaves the page complete", async () => {
  const told = vi.fn<(isComplete: boolean) => void>();
  const { Part } = partToCome();
  const stop = watchCompleteness(told);
  const screen = await render(
    <LateBoundary>
      <Part />
    </LateBoundary>,
  );
  await expect.poll(() => told.mock.lastCall).toEqual([false]);
  await screen.unmount();
  expect(told).toHaveBeenLastCalledWith(true);
  stop();
});

test("what is done in advance waits until the page is complete, is done once, and can be called off", async () => {
  vi.spyOn(window, "requestIdleCallback").mockImplementation((task) => {
    queueMicrotask(() => task({ didTimeout: false, timeRemaining: () => 0 }));
    return 0;
  });
  const [task, calledOff] = [vi.fn(), vi.fn()];
  const { Part, come } = partToCome();
  const screen = await render(
    <LateBoundary fallback="awaited">
      <Part />
    </LateBoundary>,
  );
  await expect.element(screen.getByText("awaited")).toBeVisible();
  whenIdle(task);
  whenIdle(calledOff)();
  expect(task).not.toHaveBeenCalled();
  come();
  await expect.poll(() => task.mock.calls.length).toBe(1);
  expect(calledOff).not.toHaveBeenCalled();
  whenIdle(task);
  await expect.poll(() => task.mock.calls.length).toBe(2);
});
