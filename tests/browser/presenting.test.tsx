import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { App } from "../../src/app/App.tsx";
import { toggleUndated } from "../../src/features/filters/filter-commands.ts";
import { hasLeftScene, presenterOf } from "../../src/features/stories/presenter.ts";
import { currentOverlays, keepClear } from "../../src/lib/ui/overlays.ts";
import { setSingleKeys } from "../../src/lib/ui/single-keys.ts";
import type { Scene, Story } from "../../src/model/story.ts";
import type { GraphHandle } from "../../src/views/graph/ui/sigma-adapter.ts";
import { select } from "../../src/workspace/selection-commands.ts";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { faultsIn } from "./support/faults.ts";
import { withMotion } from "./support/motion.ts";

// The whole page is drawn without a graphics card here, and every step waits for a frame.
vi.setConfig({ testTimeout: 60_000 });
const poll = <Value,>(read: () => Value) => expect.poll(read, { timeout: 15_000 });

let workspace: Workspace;
let handle: GraphHandle;
let mounts = 0;

async function show(stories?: readonly unknown[]): Promise<void> {
  workspace = createWorkspace(smallDataset(stories === undefined ? {} : { stories: stories as never }));
  let frames = 0;
  mounts = 0;
  const onMount = (mounted: GraphHandle) => {
    mounts++;
    handle = mounted;
    mounted.sigma.setSetting("doubleClickTimeout", 0);
    mounted.sigma.on("afterRender", () => {
      frames++;
    });
  };
  await render(<App workspace={workspace} issues={[]} stage={{ onMount }} />);
  await poll(() => frames).toBeGreaterThan(0);
}

beforeEach(async () => {
  history.replaceState(null, "", location.pathname + location.search);
  setSingleKeys(true);
  await page.viewport(1120, 700);
});
afterEach(() => {
  vi.restoreAllMocks();
  setSingleKeys(true);
});

/** The workspace that the stage shows: a story's while one is told. */
const shown = () => presenterOf(workspace).store.getState()?.workspace ?? workspace;
const state = () => shown().store.getState();
const place = () => {
  const presentation = presenterOf(workspace).store.getState();
  return presentation && `${presentation.scene}.${presentation.step}`;
};
const [presentedStory] = smallDataset().stories as readonly [Story];
const column = () => page.getByRole("region", { name: `Story: ${presentedStory.title}` });
const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
const stage = () => page.getByRole("application");
const claim = (id: string) => state().knowledge.claimNumber.get(id) as number;
const entity = (id: string) => state().knowledge.entityNumber.get(id) as number;
const edge = (id: string) => handle.sigma.getEdgeDisplayData(id) as unknown as { hidden: boolean; color: string };
const spoken = () => page.getByTestId("spoken-caption").element().textContent;

async function begin(scene = 0, step = 0): Promise<void> {
  presenterOf(workspace).present({ story: presentedStory.id, scene, step });
  await expect.element(column()).toBeVisible();
}

describe("presenting", () => {
  test("puts all but the stage away, and keeps the stage that stands", async () => {
    await show();
    const width = stage().element().clientWidth;
    const { canvas } = { canvas: handle.sigma.getCanvases().mouse as HTMLCanvasElement };
    await begin();
    expect(page.getByRole("banner").query()).toBeNull();
    expect(page.getByRole("combobox", { name: "Search the graph" }).query()).toBeNull();
    expect(page.getByRole("toolbar").query()).toBeNull();
    expect(mounts).toBe(1);
    // Sigma takes the stage's new size, as large as the window is high.
    expect(stage().element().clientWidth).toBeGreaterThan(width);
    expect(stage().element().clientHeight).toBe(700);
    await poll(() => canvas.clientHeight).toBe(700);
    await poll(() => handle.sigma.getDimensions().width).toBe(stage().element().clientWidth);
  });

  test("sets names larger, and drops the counts of unseen neighbours", async () => {
    await show();
    shown().dispatch(select, { entities: [], claims: [] });
    const heightOf = () => {
      const label = handle.labels.placed.find(({ key }) => key === entity("e.arm-of-saint-ode"));
      return label === undefined ? 0 : label.bottom - label.top;
    };
    await poll(heightOf).toBeGreaterThan(0);
    const before = heightOf();
    await begin(1, 2);
    await poll(() => heightOf() / before).toBeGreaterThan(1.4);
    const edgeOfPage = column().element().getBoundingClientRect().left;
    for (const { right } of handle.labels.placed) expect(right).toBeLessThanOrEqual(edgeOfPage);
  });

  test("keeps names clear of nothing that is put away", async () => {
    await show();
    const banner = page.getByRole("banner").element();
    onTestFinished(() => release?.());
    const release = keepClear(banner);
    expect(currentOverlays()).toContain(banner);
    await begin();
    expect(currentOverlays()).not.toContain(banner);
  });

  test("walks through the story by the keys of a keyboard and of a remote", async () => {
    await show();
    await begin();
    for (const [key, at] of [
      ["{ArrowRight}", "1.0"],
      ["{ArrowDown}", "1.1"],
      [" ", "1.2"],
      ["{PageDown}", "1.2"],
      ["{ArrowLeft}", "1.1"],
      ["{PageUp}", "1.0"],
      ["{Backspace}", "0.0"],
      ["{ArrowUp}", "0.0"],
      ["{End}", "1.0"],
      ["{Enter}", "1.1"],
      ["{Shift>} {/Shift}", "1.0"],
      ["{Home}", "0.0"],
    ] as const) {
      await userEvent.keyboard(key);
      await poll(place).toBe(at);
    }
    expect(hasLeftScene(presenterOf(workspace).store.getState())).toBe(false);
  });

  test("says in words that the story is at its end", async () => {
    await show();
    await begin(1, 2);
    await userEvent.keyboard("{ArrowRight}");
    await expect
      .element(page.getByText("This is the end of the story. Press Esc to end the presentation."))
      .toBeVisible();
  });

  test("takes the arrow keys from the stage, which does not walk its nodes", async () => {
    await show();
    await begin();
    stage().element().focus();
    await userEvent.keyboard("{ArrowRight}");
    await poll(place).toBe("1.0");
    expect(state().hover).toBeNull();
  });

  test("lets Space press the button that has the focus", async () => {
    await show();
    await begin();
    (button("End presentation").element() as HTMLElement).focus();
    await userEvent.keyboard(" ");
    await poll(() => presenterOf(workspace).store.getState()).toBeNull();
  });

  test("keeps the page's own single keys off", async () => {
    await show();
    await begin();
    const { view } = state();
    await userEvent.keyboard("bhi2");
    expect(state().view).toBe(view);
    await userEvent.keyboard("/");
    expect(place()).toBe("0.0");
  });

  test("reveals on the drawn graph what a step reveals, and says it", async () => {
    await show();
    await begin(1, 0);
    await poll(() => edge("c.0006").hidden).toBe(true);
    await expect.element(page.getByText("One.", { exact: true }).first()).not.toBeVisible();
    await userEvent.keyboard("{ArrowRight}");
    await poll(() => edge("c.0006").hidden).toBe(false);
    await expect.element(column().getByText("One.", { exact: true }).first()).toBeVisible();
    await poll(spoken).toBe("One.");
    await userEvent.keyboard("{ArrowLeft}");
    await poll(() => edge("c.0006").hidden).toBe(true);
  });

  test("draws what is pointed at as a selection, with its words and both its ends named", async () => {
    await show();
    await begin(1, 1);
    const keys = () => handle.labels.placed.map(({ key }) => key);
    const { order } = state().knowledge;
    await poll(keys).toContain(order + claim("c.0006"));
    expect(keys()).toContain(entity("e.grey-company"));
    expect(keys()).toContain(entity("e.arm-of-saint-ode"));
  });

  test("lights what a link of the caption names, and opens it, which is to leave the scene", async () => {
    await show();
    await begin();
    const link = column().getByRole("link");
    // Fonts that come in late move the words from under the pointer.
    const pointedAt = async () => {
      await userEvent.unhover(link);
      await userEvent.hover(link);
      return state().hover;
    };
    await poll(pointedAt).toEqual({ kind: "claim", number: claim("c.0006") });
    expect(hasLeftScene(presenterOf(workspace).store.getState())).toBe(false);
    await userEvent.click(link);
    await poll(() => state().view.selection.claims).toEqual(["c.0006"]);
    expect(hasLeftScene(presenterOf(workspace).store.getState())).toBe(true);
    await expect.element(column().getByRole("button", { name: /Back to the scene/ })).toBeVisible();
    await expect.element(column().getByRole("button", { name: "Close details" })).toBeVisible();
  });
});

describe("motion", () => {
  /** The colours in which a line is drawn from when a step reveals it, in the order of the frames. */
  const colouringWhileRevealed = async (): Promise<ReadonlySet<string>> => {
    await show();
    await begin(1, 1);
    await poll(() => edge("c.0007").hidden).toBe(true);
    const colours = new Set<string>();
    handle.sigma.on("afterRender", () => {
      if (!edge("c.0007").hidden) colours.add(edge("c.0007").color);
    });
    await userEvent.keyboard("{ArrowRight}");
    await poll(() => edge("c.0007").hidden).toBe(false);
    return colours;
  };

  test("lets what a step reveals appear over some frames", async () => {
    await withMotion();
    const colours = await colouringWhileRevealed();
    // What fades it in loads when the story begins, and may come after its first step.
    const again = async () => {
      if (colours.size === 1) await userEvent.keyboard("{ArrowLeft}{ArrowRight}");
      return colours.size;
    };
    await poll(again).toBeGreaterThan(1);
  });

  test("shows it at once where less motion is wanted", async () => {
    const colours = await colouringWhileRevealed();
    const first = [...colours];
    // Painted anew, it has the same colour: what was drawn first was the whole of it.
    handle.sigma.refresh();
    expect([...colours]).toEqual(first);
    expect(colours.size).toBe(1);
  });

  test("moves the camera from scene to scene, and puts it there where less motion is wanted", async () => {
    const wantLess = await withMotion();
    await show();
    await begin(0);
    await userEvent.keyboard("{ArrowRight}");
    await poll(place).toBe("1.0");
    expect(handle.sigma.getCamera().isAnimated()).toBe(true);
    await poll(() => handle.sigma.getCamera().isAnimated()).toBe(false);
    const arrived = handle.sigma.getCamera().getState();
    expect(hasLeftScene(presenterOf(workspace).store.getState())).toBe(false);
    await wantLess();
    presenterOf(workspace).present({ story: presentedStory.id, scene: 0, step: 0 });
    presenterOf(workspace).present({ story: presentedStory.id, scene: 1, step: 0 });
    expect(handle.sigma.getCamera().isAnimated()).toBe(false);
    expect(handle.sigma.getCamera().getState().x).toBeCloseTo(arrived.x);
    expect(handle.sigma.getCamera().getState().ratio).toBeCloseTo(arrived.ratio);
  });
});

describe("the presenter who has left the scene", () => {
  const stray = async () => {
    await show();
    await begin(0);
    // The stage takes its new size first, and the camera arrives.
    await poll(() => handle.sigma.getDimensions().height).toBe(700);
    await poll(() => handle.sigma.getCamera().isAnimated()).toBe(false);
    const at = handle.positionOf(entity("e.orm"));
    await userEvent.click(handle.sigma.getCanvases().mouse as HTMLElement, { position: { ...at } });
    await poll(() => state().view.selection.entities).toEqual(["e.orm"]);
    await expect.element(column().getByRole("heading", { name: "Duchy of Orm" })).toBeVisible();
  };

  test("reads a record over the caption, and R brings the scene back", async () => {
    await stray();
    await userEvent.keyboard("r");
    await poll(() => hasLeftScene(presenterOf(workspace).store.getState())).toBe(false);
    await expect.element(column().getByRole("heading", { name: "Duchy of Orm" })).not.toBeInTheDocument();
  });

  test("closes the record by Esc before the story, and still sees the way back", async () => {
    await stray();
    await userEvent.keyboard("{Escape}");
    await expect.element(column().getByRole("heading", { name: "Duchy of Orm" })).not.toBeInTheDocument();
    expect(place()).toBe("0.0");
    await expect.element(column().getByRole("button", { name: /Back to the scene/ })).toBeVisible();
    await userEvent.keyboard("{Escape}");
    await poll(place).toBeNull();
  });

  test("goes on to the next scene from there", async () => {
    await stray();
    await userEvent.keyboard("{PageDown}");
    await poll(place).toBe("1.0");
    expect(hasLeftScene(presenterOf(workspace).store.getState())).toBe(false);
  });
});

test("the first frame of a story has its scene where the last one has it", async () => {
  await show();
  const places: string[] = [];
  const note = () => {
    const { x, y } = handle.positionOf(entity("e.orm"));
    places.push(`${Math.round(x)},${Math.round(y)}`);
  };
  handle.sigma.on("afterRender", note);
  await begin(1, 0);
  const { sigma } = handle;
  // The stage has its new size, and has drawn for it.
  await poll(() => sigma.getDimensions().width).toBe(stage().element().clientWidth);
  await poll(() => places.length).toBeGreaterThan(1);
  sigma.off("afterRender", note);
  expect(new Set(places).size).toBe(1);
});

describe("what keys, menus and lists do while a story is on", () => {
  test("is done to what is seen, and nothing of it to what is explored", async () => {
    await show();
    workspace.dispatch(toggleUndated);
    await begin(1, 2);
    const explored = workspace.store.getState();

    await userEvent.keyboard("{Control>}a{/Control}");
    await poll(() => state().view.selection.entities.length).toBe(state().derived.shownEntities);
    await userEvent.keyboard("r");
    await poll(() => hasLeftScene(presenterOf(workspace).store.getState())).toBe(false);

    await poll(() => handle.sigma.getCamera().isAnimated()).toBe(false);
    const surface = handle.sigma.getCanvases().mouse as HTMLElement;
    await userEvent.click(surface, { position: { ...handle.positionOf(entity("e.orm")) }, button: "right" });
    await userEvent.click(page.getByRole("menuitem", { name: /^Hide selection/ }));
    await poll(() => state().view.aside.hidden).toContain("e.orm");
    // What was done in the scene is taken back, and nothing that was done before it.
    await userEvent.keyboard("{Control>}z{/Control}{Control>}z{/Control}");
    await poll(() => state().view.aside.hidden).not.toContain("e.orm");
    expect(workspace.store.getState()).toBe(explored);
  });
});

describe("leaving the story", () => {
  test("gives back exactly what stood before: view, history, panels, scroll and focus", async () => {
    await show();
    shown().dispatch(select, { entities: ["e.orm"], claims: [] });
    const panel = page.getByRole("region", { name: "Details", exact: true }).element();
    await expect.element(page.getByRole("heading", { name: "Duchy of Orm" })).toBeVisible();
    panel.scrollTop = 120;
    const scrolled = panel.scrollTop;
    const card = panel.firstElementChild;
    const present = button("Present").element() as HTMLElement;
    present.focus();
    const before = { view: state().view, history: state().history };
    vi.spyOn(document.documentElement, "requestFullscreen").mockRejectedValue(new Error("refused"));
    await userEvent.keyboard("{Enter}");
    await expect.element(column()).toBeVisible();
    await userEvent.keyboard("{ArrowRight}{ArrowRight}");
    await poll(place).toBe("1.1");
    await userEvent.keyboard("{Escape}");
    await poll(place).toBeNull();
    expect(state().view).toBe(before.view);
    expect(state().history).toBe(before.history);
    await expect.element(page.getByRole("banner")).toBeVisible();
    expect(panel.isConnected && panel.firstElementChild === card).toBe(true);
    expect(panel.scrollTop).toBe(scrolled);
    await poll(() => document.activeElement).toBe(present);
    // And the stage is the size it was, with the camera where it was.
    await poll(() => handle.sigma.getCamera().getState()).toMatchObject({ x: 0.5, y: 0.5, ratio: 1 });
    expect(state().view).toBe(before.view);
  });
});

describe("on the page of a scene", () => {
  test("a list of scenes is gone through by letters and entered", async () => {
    await show();
    await begin(1, 1);
    await userEvent.keyboard("s");
    await expect.element(page.getByRole("option", { name: "2 The arm" })).toHaveAttribute("aria-selected", "true");
    await poll(() => document.activeElement?.textContent).toBe("2The arm");
    await userEvent.keyboard("all");
    await poll(() => document.activeElement?.textContent).toBe("1All of them");
    await userEvent.keyboard("{Enter}");
    await poll(place).toBe("0.0");
    await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
  });

  test("the scene that is on begins anew where it is chosen from the list", async () => {
    await show();
    await begin(1, 2);
    await userEvent.keyboard("s");
    await userEvent.click(page.getByRole("option", { name: "2 The arm" }));
    await poll(place).toBe("1.0");
    await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
  });

  test("the keys are listed, and Esc closes the list and nothing else", async () => {
    await show();
    await begin();
    await userEvent.keyboard("?");
    await expect.element(page.getByRole("dialog", { name: "Shortcuts while presenting" })).toBeVisible();
    await userEvent.keyboard("{Escape}");
    await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
    expect(place()).toBe("0.0");
  });

  test("a swipe to the left goes on, one down does not, and one on the stage pans", async () => {
    await show();
    await begin();
    const swipe = (target: Element, dx: number, dy: number) => {
      const fire = (type: string, x: number, y: number) =>
        target.dispatchEvent(
          new PointerEvent(type, {
            bubbles: true,
            pointerType: "touch",
            pointerId: 7,
            isPrimary: true,
            clientX: x,
            clientY: y,
          }),
        );
      fire("pointerdown", 1200, 300);
      fire("pointerup", 1200 + dx, 300 + dy);
    };
    const caption = () => column().getByRole("heading", { level: 2 }).element();
    swipe(caption(), -90, 10);
    await poll(place).toBe("1.0");
    swipe(caption(), -60, 200);
    swipe(stage().element(), -200, 0);
    expect(place()).toBe("1.0");
    swipe(caption(), 90, -10);
    await poll(place).toBe("0.0");
  });

  test("a scene of a newer version is said to be one, and the story goes on", async () => {
    const newer = { id: "later", schemaVersion: 9, pages: [1] };
    await show([{ ...presentedStory, scenes: [newer, ...presentedStory.scenes] }]);
    await begin();
    await expect
      .element(
        column()
          .getByText(/made with a newer version of Sourceline/)
          .first(),
      )
      .toBeVisible();
    await userEvent.keyboard("{ArrowRight}");
    await poll(place).toBe("1.0");
    await expect.element(column().getByRole("heading", { name: "All of them" })).toBeVisible();
  });

  test("HTML in a caption is shown as letters, a foreign link as words, and both are said", async () => {
    const caption =
      'An <img src=x onerror="window.ran = true"> and [words](javascript:alert(1)) and [gone](#claim/c.7777).';
    await show([{ ...presentedStory, scenes: [{ ...presentedStory.scenes[0], caption }] }]);
    await begin();
    await expect
      .element(
        column()
          .getByText(/<img src=x onerror/)
          .first(),
      )
      .toBeVisible();
    expect(column().getByRole("link").query()).toBeNull();
    expect(column().element().querySelector("img")).toBeNull();
    await expect
      .element(
        column()
          .getByText(/The caption contains HTML. It is shown as plain text/)
          .first(),
      )
      .toBeVisible();
    expect("ran" in window).toBe(false);
  });

  test("a refused full screen is said, and nothing else changes", async () => {
    await show();
    await begin();
    vi.spyOn(document.documentElement, "requestFullscreen").mockRejectedValue(new Error("refused"));
    await userEvent.keyboard("f");
    await expect.element(page.getByText(/cannot show the page in full screen/)).toBeVisible();
    expect(place()).toBe("0.0");
  });

  test("a blocked window of notes is said, with what to do", async () => {
    await show();
    await begin();
    vi.spyOn(window, "open").mockReturnValue(null);
    await userEvent.keyboard("n");
    await expect.element(page.getByText(/Allow pop-ups for this page/)).toBeVisible();
  });

  test("autoplay is begun and paused by one key and by its button", async () => {
    await show();
    await begin();
    await userEvent.keyboard("a");
    await expect.element(button("Pause")).toBeVisible();
    await userEvent.keyboard("a");
    await expect.element(button("Autoplay")).toBeVisible();
  });

  test("has nothing that axe objects to, in a scene, away from it and in the list of scenes", async () => {
    await show();
    await begin(1, 1);
    expect(await faultsIn()).toEqual([]);
    shown().dispatch(select, { entities: ["e.orm"], claims: [] });
    await expect.element(column().getByRole("heading", { name: "Duchy of Orm" })).toBeVisible();
    await poll(() => document.getAnimations().length).toBe(0);
    expect(await faultsIn()).toEqual([]);
    await userEvent.keyboard("s");
    await expect.element(page.getByRole("option").first()).toBeVisible();
    await poll(() => document.getAnimations().length).toBe(0);
    expect(await faultsIn()).toEqual([]);
  });

  test("nothing is clipped on a phone, upright and lying", async () => {
    await show();
    await begin(1, 2);
    for (const [width, height] of [
      [390, 844],
      [844, 390],
      [320, 568],
    ] as const) {
      await page.viewport(width, height);
      await poll(() => handle.sigma.getDimensions().width).toBe(stage().element().clientWidth);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
      expect(stage().element().clientHeight).toBeGreaterThan(150);
      for (const name of ["Previous", "Next", "End presentation"]) {
        const { left, right, bottom } = button(name).element().getBoundingClientRect();
        expect(left).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(width);
        expect(bottom).toBeLessThanOrEqual(height);
      }
      const body = column().element().querySelector("[data-scene-body]") as HTMLElement;
      expect(body.clientHeight).toBeGreaterThan(60);
    }
  });
});

describe("the text beside the canvas", () => {
  const words = (count: number, word: string) => Array.from({ length: count }, (_, at) => `${word}${at}`).join(" ");
  const [everybody, arm] = presentedStory.scenes as readonly [Scene, Scene];
  const step = (word: string, claims: readonly string[] = []) => ({
    reveal: { entities: [], claims },
    point: null,
    caption: words(28, word),
  });
  const withScene = (scene: unknown) => show([{ ...presentedStory, scenes: [everybody, scene] }]);
  const body = () => column().element().querySelector("[data-scene-body]") as HTMLElement;
  const parts = () => [...body().querySelectorAll<HTMLElement>("[data-from]")];
  const standing = () =>
    parts().flatMap((part) => (getComputedStyle(part).visibility === "visible" ? part.dataset.from : []));

  test.each([
    [1280, 720, 24],
    [1920, 1080, 36],
  ])(
    "is never set smaller than is read from afar at %i × %i: the earliest step fades out",
    async (width, height, least) => {
      await page.viewport(width, height);
      await withScene({ ...arm, caption: words(45, "first"), steps: [step("one"), step("two"), step("three")] });
      await begin(1, 0);
      const typeOf = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);
      await poll(standing).toEqual(["0"]);
      for (const newest of ["1", "2", "3"]) {
        await userEvent.keyboard("{ArrowRight}");
        await poll(() => standing().at(-1)).toBe(newest);
        await poll(() => body().scrollHeight - body().clientHeight).toBeLessThanOrEqual(0);
        expect(typeOf(body())).toBeGreaterThanOrEqual(least);
      }
      expect(standing()).not.toContain("0");
      // Going back brings back what there is room for.
      await userEvent.keyboard("{ArrowLeft}{ArrowLeft}{ArrowLeft}");
      await poll(standing).toEqual(["0"]);
    },
  );

  test("keeps everything where it is while there is room for all of it", async () => {
    await page.viewport(1280, 720);
    await withScene({ ...arm, caption: "Short.", steps: [{ ...step("one"), caption: "Shorter." }] });
    await begin(1, 0);
    const top = () => parts().map((part) => part.getBoundingClientRect().top);
    await poll(() => parts().length).toBe(2);
    const before = top();
    await userEvent.keyboard("{ArrowRight}");
    await poll(standing).toEqual(["0", "1"]);
    expect(top()).toEqual(before);
  });

  test("lists passages in their order and without gaps, and numbers only what its words link to", async () => {
    await withScene({
      ...arm,
      caption: "One [has the arm](#claim/c.0008).",
      cites: ["c.0008", "c.0007", "c.0006"],
      steps: [step("one", ["c.0006"]), step("two", ["c.0007"])],
    });
    await begin(1, 0);
    const list = () => column().getByRole("list", { name: "Claims cited" });
    const rows = () => [...list().element().children].filter((row) => row.getClientRects().length > 0);
    for (const press of [0, 1, 2]) {
      if (press > 0) await userEvent.keyboard("{ArrowRight}");
      await poll(() => place()).toBe(`1.${press}`);
      const boxes = rows().map((row) => row.getBoundingClientRect());
      for (const [at, { top }] of boxes.entries())
        if (at > 0) expect(top - (boxes[at - 1] as DOMRect).bottom).toBeLessThan(4);
    }
    const numbers = [...column().element().querySelectorAll("sup")].map(({ textContent }) => textContent);
    // Once at the link and once before its passage.
    expect(numbers).toEqual(["1", "1"]);
  });
});

test("a dataset without stories shows no way to present any", async () => {
  await show([]);
  expect(button("Present").query()).toBeNull();
  expect(page.getByRole("region", { name: "Stories" }).query()).toBeNull();
});

test("a story without scenes is listed and cannot be begun", async () => {
  await show([{ ...presentedStory, scenes: [] }]);
  await expect.element(page.getByRole("button", { name: /No scenes yet/ })).toBeDisabled();
  expect(button("Present").query()).toBeNull();
});
