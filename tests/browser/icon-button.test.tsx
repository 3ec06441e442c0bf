import { afterEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { keyInWords } from "../../src/lib/key-words.ts";
import { isAppleKeyboard } from "../../src/lib/ui/apple-keyboard.ts";
import { IconButton } from "../../src/lib/ui/IconButton.tsx";
import { MoreMenu } from "../../src/lib/ui/MoreMenu.tsx";
import { setSingleKeys } from "../../src/lib/ui/single-keys.ts";
import { faultsIn } from "./support/faults.ts";

afterEach(() => setSingleKeys(true));

const onClick = vi.fn();
const tip = () => document.querySelector<HTMLElement>(":popover-open");
const words = () => tip()?.textContent?.trim() ?? null;
const shown = () => expect.poll(words);
const button = (name: string) => page.getByRole("button", { name, exact: true });
const boxOf = (element: Element | null) => element?.getBoundingClientRect() as DOMRect;

function renderButtons(place: React.CSSProperties = { padding: 80 }) {
  return render(
    <main style={{ display: "flex", gap: 40, ...place }}>
      <IconButton label="Undo" keys="$mod+z" onClick={onClick}>
        <svg width="16" height="16" aria-hidden="true" />
      </IconButton>
      <IconButton label="Fit the graph" keys="f" disabled>
        <svg width="16" height="16" aria-hidden="true" />
      </IconButton>
      <MoreMenu label="More for this scene" entries={[{ title: "Delete", run: () => {} }]} />
      <p>Elsewhere</p>
    </main>,
  );
}

test("shows its label and its key when the pointer rests on it, and until it leaves", async () => {
  await renderButtons();
  expect(words()).toBe(null);
  await button("Undo").hover();
  expect(words()).toBe(null);
  await shown().toBe(`Undo ${keyInWords("$mod+z", isAppleKeyboard)}`);
  await button("Fit the graph").hover();
  await shown().toBe("Fit the graph F");
  await page.getByText("Elsewhere").hover();
  await shown().toBe(null);
});

test("shows at once by keyboard, and not after a press", async () => {
  await renderButtons();
  await userEvent.tab();
  expect(words()).toContain("Undo");
  await userEvent.keyboard("{Escape}");
  await shown().toBe(null);
  expect(document.activeElement).toBe(button("Undo").element());
  await userEvent.tab();
  expect(words()).toContain("More for this scene");
  await userEvent.tab({ shift: true });
  expect(words()).toContain("Undo");
  await userEvent.keyboard("{Enter}");
  await shown().toBe(null);
  expect(onClick).toHaveBeenCalledOnce();
});

test("does not show for a finger, nor for a pointer that presses first", async () => {
  await renderButtons();
  const element = button("Undo").element();
  element.dispatchEvent(new PointerEvent("pointerenter", { pointerType: "touch" }));
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(words()).toBe(null);
  await button("Undo").click();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(words()).toBe(null);
});

test("keeps within the window, and below the button where there is room", async () => {
  await renderButtons({ padding: 0 });
  await userEvent.tab();
  expect(boxOf(tip()).left).toBeGreaterThanOrEqual(0);
  expect(boxOf(tip()).top).toBe(boxOf(button("Undo").element()).bottom);
  (document.activeElement as HTMLElement).blur();
  await renderButtons({ position: "fixed", inset: "auto 0 0 auto" });
  for (const _ of ["Undo", "More for this scene"]) {
    await userEvent.tab();
    const { left, right, top, bottom } = boxOf(tip());
    expect([left >= 0, right <= innerWidth, top >= 0, bottom <= innerHeight]).toEqual([true, true, true, true]);
  }
});

test("a toolbar that runs downwards has its tooltips beside it, where there is room", async () => {
  await render(
    <main>
      {["left", "right"].map((side) => (
        <div
          key={side}
          role="toolbar"
          aria-label={side}
          aria-orientation="vertical"
          style={{ position: "fixed", top: 100, [side]: 0 }}
        >
          <IconButton label={`At the ${side}`}>x</IconButton>
        </div>
      ))}
    </main>,
  );
  await userEvent.tab();
  expect(boxOf(tip()).left).toBe(boxOf(button("At the left").element()).right);
  await userEvent.tab();
  expect(boxOf(tip()).right).toBeCloseTo(boxOf(button("At the right").element()).left, 0);
});

test("leaves out a key that is switched off", async () => {
  setSingleKeys(false);
  await render(
    <main>
      <IconButton label="Fit the graph" keys="f">
        x
      </IconButton>
    </main>,
  );
  await userEvent.tab();
  expect(words()).toBe("Fit the graph");
});

test("axe finds nothing, and the name is the label alone", async () => {
  const { container } = await renderButtons();
  await userEvent.tab();
  await expect.element(button("Undo")).toHaveAccessibleName("Undo");
  expect(await faultsIn(container)).toEqual([]);
});
