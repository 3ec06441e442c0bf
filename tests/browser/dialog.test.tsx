import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { Dialog } from "../../src/lib/ui/Dialog.tsx";
import { onPageKey } from "../../src/lib/ui/page-keys.ts";
import { render } from "./support/render.ts";

const heard: string[] = [];
let stop = () => {};

beforeEach(() => {
  heard.length = 0;
  stop = onPageKey(({ key }) => heard.push(key));
});
afterEach(() => stop());

/** A dialog of one control, which can be disabled, hidden, taken out and replaced while it has the focus. */
function Saving({
  control,
  onClose,
}: {
  control: "there" | "disabled" | "hidden" | "gone" | "another";
  onClose: () => void;
}) {
  return (
    <Dialog title="Save" onClose={onClose}>
      {control !== "gone" && (
        <button
          key={control === "another" ? "another" : "first"}
          type="button"
          disabled={control === "disabled"}
          style={{ visibility: control === "hidden" ? "hidden" : "visible" }}
        >
          Download
        </button>
      )}
    </Dialog>
  );
}

const dialog = () => page.getByRole("dialog", { name: "Save" });
const control = () => page.getByRole("button", { name: "Download", includeHidden: true });
const focused = () => document.activeElement;

test.each(["disabled", "hidden", "gone", "another"] as const)(
  "the focus stays in a dialog whose control is %s, and Escape closes it",
  async (fate) => {
    const onClose = vi.fn();
    const screen = await render(<Saving control="there" onClose={onClose} />);
    (control().element() as HTMLElement).focus();
    await screen.rerender(<Saving control={fate} onClose={onClose} />);
    await expect.poll(focused).toBe(dialog().element());
    await userEvent.keyboard("pi");
    await userEvent.keyboard("{Escape}");
    expect(onClose).toHaveBeenCalledOnce();
    expect(heard).toEqual([]);
  },
);

test.each(["disabled", "hidden"] as const)(
  "a control that was %s has the focus again as soon as it can",
  async (fate) => {
    const screen = await render(<Saving control="there" onClose={() => {}} />);
    (control().element() as HTMLElement).focus();
    await screen.rerender(<Saving control={fate} onClose={() => {}} />);
    await expect.poll(focused).toBe(dialog().element());
    await screen.rerender(<Saving control="there" onClose={() => {}} />);
    await expect.poll(focused).toBe(control().element());
  },
);

test("a key that comes while the focus is lost to the page goes to the topmost dialog, and closes that alone", async () => {
  const closed: string[] = [];
  const pile = (...titles: readonly string[]) =>
    titles.map((title) => (
      <Dialog key={title} title={title} onClose={() => closed.push(title)}>
        <p>Text</p>
      </Dialog>
    ));
  const screen = await render(pile("Lower"));
  await expect.element(page.getByRole("dialog", { name: "Lower" })).toBeVisible();
  await screen.rerender(pile("Lower", "Upper"));
  await expect.element(page.getByRole("dialog", { name: "Upper" })).toBeVisible();
  (focused() as HTMLElement).blur();
  expect(focused()).toBe(document.body);
  await userEvent.keyboard("{Escape}");
  expect(closed).toEqual(["Upper"]);
  expect(heard).toEqual([]);
});

test("keys are the page's again when the dialog is closed", async () => {
  const screen = await render(<Saving control="there" onClose={() => {}} />);
  await userEvent.keyboard("p");
  await screen.rerender(<p>The page</p>);
  await userEvent.keyboard("i");
  expect(heard).toEqual(["i"]);
});
