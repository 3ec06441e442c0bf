import { beforeEach, describe, expect, test, vi } from "vitest";
import { cdp, page } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { App } from "../../src/app/App.tsx";
import { readPalette } from "../../src/drawing/ui/read-palette.ts";
import type { GraphHandle } from "../../src/views/graph/ui/sigma-adapter.ts";
import { select } from "../../src/workspace/selection-commands.ts";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";

// The whole page is drawn without a graphics card here.
vi.setConfig({ testTimeout: 60_000 });

const poll = <Value,>(read: () => Value) => expect.poll(read, { timeout: 15_000 });

let workspace: Workspace;
let handle: GraphHandle;
let surface: HTMLElement;

async function show(query: string): Promise<void> {
  workspace = createWorkspace(smallDataset());
  const onMount = (mounted: GraphHandle) => {
    handle = mounted;
  };
  await render(<App workspace={workspace} issues={[]} query={query} stage={{ onMount }} />);
  await poll(() => document.querySelector(".sigma-mouse") !== null).toBe(true);
  surface = handle.sigma.getCanvases().mouse as HTMLElement;
}
const hint = page.getByTestId("gesture-hint");
const showGuest = async () => {
  await show("?embed");
  await expect.element(hint).toBeInTheDocument();
};

beforeEach(async () => {
  delete document.documentElement.dataset.theme;
  history.replaceState(null, "", location.pathname + location.search);
  await page.viewport(800, 600);
});

const middle = () => {
  const { left, top, width, height } = surface.getBoundingClientRect();
  return { clientX: left + width / 2, clientY: top + height / 2 };
};
/** Turns the wheel; returns whether the page around is left to scroll. */
function wheel(keys: WheelEventInit = {}): boolean {
  return surface.dispatchEvent(
    new WheelEvent("wheel", { bubbles: true, cancelable: true, deltaY: 120, ...middle(), ...keys }),
  );
}
function touch(type: string, ...places: readonly (readonly [x: number, y: number])[]): boolean {
  const { left, top } = surface.getBoundingClientRect();
  const touches = places.map(
    ([x, y], identifier) => new Touch({ identifier, target: surface, clientX: left + x, clientY: top + y }),
  );
  const init = { bubbles: true, cancelable: true, touches, targetTouches: touches, changedTouches: touches };
  return surface.dispatchEvent(new TouchEvent(type, init));
}
const camera = () => ({ ...handle.sigma.getCamera().getState() });
const press = (pointerType: string) =>
  surface.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, pointerType }));

describe("the wheel over an embedded graph", () => {
  test("is left to the page around it, and a hint says how to zoom", async () => {
    await showGuest();
    const before = camera();
    expect(wheel()).toBe(true);
    expect(camera()).toEqual(before);
    await expect.element(hint).toMatchTextContent(/^Click the graph, or hold (?:Ctrl|⌘), to zoom with the wheel\.$/);
    await expect.poll(() => hint.element().textContent, { timeout: 5_000 }).toBe("");
  });

  test.each(["ctrlKey", "metaKey"])("zooms with %s", async (key) => {
    await showGuest();
    const before = camera();
    expect(wheel({ [key]: true })).toBe(false);
    await poll(() => camera().ratio).not.toBe(before.ratio);
    expect(hint.element().textContent).toBe("");
  });

  test("zooms after a click, until the pointer or the focus leaves the frame", async () => {
    await showGuest();
    press("mouse");
    expect(wheel()).toBe(false);
    document.documentElement.dispatchEvent(new PointerEvent("pointerleave"));
    expect(wheel()).toBe(true);
    press("mouse");
    expect(wheel()).toBe(false);
    window.dispatchEvent(new Event("blur"));
    expect(wheel()).toBe(true);
    press("touch");
    expect(wheel()).toBe(true);
  });

  test("zooms at once where the graph has the page to itself", async () => {
    await show("");
    expect(wheel()).toBe(false);
    await expect.element(hint).not.toBeInTheDocument();
  });
});

describe("fingers on an embedded graph", () => {
  test("one scrolls the page around, and a hint says that two move the graph", async () => {
    await showGuest();
    const before = camera();
    expect(getComputedStyle(surface).touchAction).toBe("pan-x pan-y");
    expect(touch("touchstart", [200, 200])).toBe(true);
    expect(touch("touchmove", [200, 140])).toBe(true);
    await expect.element(hint).toMatchTextContent("Move the graph with two fingers.");
    touch("touchend");
    expect(camera()).toEqual(before);
  });

  test("two move the graph", async () => {
    await showGuest();
    const before = camera();
    expect(touch("touchstart", [200, 200], [260, 200])).toBe(false);
    expect(touch("touchmove", [150, 200], [330, 200])).toBe(false);
    await poll(() => camera().ratio).toBeLessThan(before.ratio);
    touch("touchend");
  });
});

describe("with forced colours", () => {
  const force = (value: "active" | "none") =>
    cdp().send("Emulation.setEmulatedMedia" as never, { features: [{ name: "forced-colors", value }] } as never);

  test("the canvas takes the system’s colours, and what is chosen has a shape", async () => {
    await show("");
    workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
    await force("active");
    try {
      await poll(() => matchMedia("(forced-colors: active)").matches).toBe(true);
      const probe = document.createElement("p");
      document.body.append(probe);
      const system = (colour: string) => {
        probe.style.color = colour;
        const [r = 0, g = 0, b = 0] = (getComputedStyle(probe).color.match(/\d+/g) ?? []).map(Number);
        return `#${[r, g, b].map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
      };
      const palette = readPalette(handle.sigma.getContainer());
      expect(palette).toMatchObject({
        paper: system("Canvas"),
        ink: system("CanvasText"),
        accent: system("Highlight"),
      });
      expect(new Set(Object.values(palette.hues))).toEqual(new Set([system("CanvasText")]));
      const drawn = () => handle.sigma.getNodeDisplayData("e.orm") as unknown as { color: string; ring: number };
      await poll(() => drawn().color).toBe(system("CanvasText"));
      expect(drawn().ring).toBe(2);
      probe.remove();
      // Of buttons that are on and off, and of choices, one can be told from the other without a colour.
      const look = (element: Element) => {
        const { borderWidth, borderStyle, borderColor } = getComputedStyle(element);
        return [borderWidth, borderStyle, borderColor].join();
      };
      const modes = [...document.querySelectorAll("[aria-label='Drag mode'] button")];
      expect(new Set(modes.map(look)).size).toBe(2);
      const segments = [...document.querySelectorAll("nav [role=radiogroup] label")];
      expect(new Set(segments.map(look)).size).toBe(2);
    } finally {
      await force("none");
    }
  });
});
