import { useState } from "react";
import { expect, test, vi } from "vitest";
import { latePart } from "../../src/lib/ui/late-part.tsx";
import { render } from "./support/render.ts";

function Counter({ noun }: { noun: string }) {
  const [count, setCount] = useState(0);
  return (
    <button type="button" onClick={() => setCount(count + 1)}>
      {count} {noun}
    </button>
  );
}

test("a part whose code has come is there at once, and is loaded once", async () => {
  const load = vi.fn(async () => Counter);
  const Late = latePart(load);
  Late.preload();
  await load.mock.results[0]?.value;
  await Promise.resolve();
  let drawnFirst = "";
  const screen = await render(
    <div
      ref={(element) => {
        if (drawnFirst === "") drawnFirst = element?.textContent ?? "";
      }}
    >
      <Late noun="claims" fallback="waiting" />
    </div>,
  );
  expect(drawnFirst).toBe("0 claims");
  await screen.rerender(<Late noun="entities" />);
  await expect.element(screen.getByRole("button")).toHaveTextContent("0 entities");
  expect(load).toHaveBeenCalledTimes(1);
});

test("one whose code is still to come is waited for, and keeps its state once it is there", async () => {
  let come: (part: typeof Counter) => void = () => {};
  const Late = latePart(
    () =>
      new Promise<typeof Counter>((resolve) => {
        come = resolve;
      }),
  );
  const screen = await render(<Late noun="claims" fallback="waiting" />);
  await expect.element(screen.getByText("waiting")).toBeVisible();
  come(Counter);
  await screen.getByRole("button").click();
  await screen.rerender(<Late noun="entities" fallback="waiting" />);
  await expect.element(screen.getByRole("button")).toHaveTextContent("1 entities");
});

test("what could not be loaded early is tried again when it is drawn", async () => {
  const load = vi.fn(async () => Counter).mockRejectedValueOnce(new Error("no network"));
  const Late = latePart(load);
  Late.preload();
  await expect.poll(() => load.mock.settledResults[0]?.type).toBe("rejected");
  const screen = await render(<Late noun="claims" />);
  await expect.element(screen.getByRole("button")).toHaveTextContent("0 claims");
});
