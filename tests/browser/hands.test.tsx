import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { App } from "../../src/app/App.tsx";
import type { Point } from "../../src/drawing/edge-geometry.ts";
import { setSingleKeys } from "../../src/lib/ui/single-keys.ts";
import { claimAt, entityAt } from "../../src/model/knowledge-graph.ts";
import { commands } from "../../src/product/commands.ts";
import type { GraphHandle } from "../../src/views/graph/ui/sigma-adapter.ts";
import { focusOn, select } from "../../src/workspace/selection-commands.ts";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { faultsInThemes } from "./support/faults.ts";

// The whole page is drawn without a graphics card here, and every step waits for a frame.
vi.setConfig({ testTimeout: 60_000 });

/** Waits for what a frame or two bring, also on a machine that is busy with other things. */
const poll = <Value,>(read: () => Value) => expect.poll(read, { timeout: 15_000 });

/** Long enough that no touch of a test is one, whatever the machine. */
const NEVER_MS = 600_000;
/** A corner of the small dataset's stage where nothing stands. */
const NOWHERE: Point = { x: 60, y: 560 };

let workspace: Workspace;
let handle: GraphHandle;
let surface: HTMLElement;

async function show({ longPressMs = NEVER_MS }: { longPressMs?: number } = {}): Promise<void> {
  workspace = createWorkspace(smallDataset());
  let frames = 0;
  const onMount = (mounted: GraphHandle) => {
    handle = mounted;
    // Two clicks in a row, at different places, are two clicks here.
    mounted.sigma.setSetting("doubleClickTimeout", 0);
    mounted.sigma.on("afterRender", () => {
      frames++;
    });
  };
  await render(<App workspace={workspace} issues={[]} stage={{ onMount, longPressMs }} />);
  await poll(() => frames).toBeGreaterThan(0);
  surface = handle.sigma.getCanvases().mouse as HTMLElement;
}

beforeEach(async () => {
  delete document.documentElement.dataset.theme;
  history.replaceState(null, "", location.pathname + location.search);
  setSingleKeys(true);
  await page.viewport(1440, 900);
});
afterEach(() => setSingleKeys(true));

const state = () => workspace.store.getState();
const selected = () => [...state().view.selection.entities].sort();
const selectedClaims = () => state().view.selection.claims;
const pick = (entities: readonly string[], claims: readonly string[] = []) =>
  workspace.dispatch(select, { entities: [...entities], claims: [...claims] });
const entity = (id: string) => state().knowledge.entityNumber.get(id) as number;
const isShown = (id: string) => state().derived.entityMask[entity(id)] === 1;
const at = (id: string): Point => handle.positionOf(entity(id));
const onLine = (id: string): Point => handle.positionOfClaim(state().knowledge.claimNumber.get(id) as number);
const ringOf = (id: string) => (handle.sigma.getNodeDisplayData(id) as unknown as { readonly ring: number }).ring;
const idsIn = (isInside: (at: Point) => boolean): string[] =>
  state()
    .knowledge.dataset.entities.map(({ id }) => id as string)
    .filter((id) => isShown(id) && isInside(at(id)))
    .sort();
const inBox = (a: Point, b: Point) =>
  idsIn(
    ({ x, y }) => x > Math.min(a.x, b.x) && x < Math.max(a.x, b.x) && y > Math.min(a.y, b.y) && y < Math.max(a.y, b.y),
  );
const stage = () => page.getByRole("application");
const button = (name: string | RegExp) => page.getByRole("button", { name, exact: typeof name === "string" });
const menu = page.getByRole("menu");
const entryOf = (name: string | RegExp) => page.getByRole("menuitem", { name, exact: false });

const click = (position: Point, modifiers?: ("Shift" | "Control")[]) =>
  userEvent.click(surface, { position: { ...position }, ...(modifiers ? { modifiers } : {}) });
const rightClick = (position: Point) => userEvent.click(surface, { position: { ...position }, button: "right" });
/** A mouse button held down along a way, one event a point, to be looked at midway. */
function mouse(modifiers: { shiftKey?: boolean } = {}) {
  const send = (type: string, on: EventTarget, { x, y }: Point) => {
    const { left, top } = surface.getBoundingClientRect();
    on.dispatchEvent(
      new MouseEvent(type, { bubbles: true, cancelable: true, clientX: left + x, clientY: top + y, ...modifiers }),
    );
  };
  return {
    down: (on: Point) => send("mousedown", surface, on),
    move: (to: Point) => send("mousemove", surface, to),
    up: (from: Point) => {
      send("mouseup", surface, from);
      send("click", surface, from);
    },
  };
}

/** A whole drag. */
function drag(from: Point, to: Point, modifiers: { shiftKey?: boolean } = {}): void {
  const hand = mouse(modifiers);
  hand.down(from);
  hand.move({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
  hand.move(to);
  hand.up(to);
}

/** One finger. */
function finger() {
  const send = (type: string, { x, y }: Point, isDown: boolean) => {
    const { left, top } = surface.getBoundingClientRect();
    const touch = new Touch({ identifier: 1, target: surface, clientX: left + x, clientY: top + y });
    const touches = isDown ? [touch] : [];
    surface.dispatchEvent(
      new TouchEvent(type, {
        bubbles: true,
        cancelable: true,
        touches,
        targetTouches: touches,
        changedTouches: [touch],
      }),
    );
  };
  return {
    down: (on: Point) => send("touchstart", on, true),
    move: (to: Point) => send("touchmove", to, true),
    up: (from: Point) => send("touchend", from, false),
  };
}

const faults = () => faultsInThemes(document.body, { only: "serious" });

describe("selecting by a click", () => {
  test("takes the one, adds with Shift or Ctrl, takes out again, and clears beside everything", async () => {
    await show();
    await click(at("e.orm"));
    expect(selected()).toEqual(["e.orm"]);
    await click(at("e.varn"), ["Shift"]);
    await click(at("e.hanno"), ["Control"]);
    expect(selected()).toEqual(["e.hanno", "e.orm", "e.varn"]);
    await click(at("e.varn"), ["Control"]);
    expect(selected()).toEqual(["e.hanno", "e.orm"]);
    await click(onLine("c.0004"));
    expect(selectedClaims()).toEqual(["c.0004"]);
    await click(NOWHERE);
    expect(state().view.selection).toEqual({ entities: [], claims: [] });
  });
});

describe("a rectangle", () => {
  /** Around some of the entities, not all, from a corner where nothing stands. */
  const box = (): [Point, Point] => {
    const [a, b] = [at("e.orm"), at("e.siege-of-varn")];
    return [
      { x: Math.min(a.x, b.x) - 45, y: Math.min(a.y, b.y) - 45 },
      { x: Math.max(a.x, b.x) + 45, y: Math.max(a.y, b.y) + 45 },
    ];
  };

  test("drawn with its button on selects what lies in it in place of what was selected; with Shift it adds", async () => {
    await show();
    pick(["e.tarn-pass"]);
    const [from, to] = box();
    const inside = inBox(from, to);
    expect(inside.length).toBeGreaterThan(1);
    expect(inside).not.toContain("e.tarn-pass");
    const { camera } = state().view;
    await button("Select with a rectangle").click();
    drag(from, to);
    await poll(selected).toEqual(inside);
    expect(state().view.camera).toEqual(camera);
    pick(["e.tarn-pass"]);
    drag(from, to, { shiftKey: true });
    await poll(selected).toEqual([...inside, "e.tarn-pass"].sort());
    expect(state().history.past).toEqual([]);
  });

  test("drawn around nothing selects nothing", async () => {
    await show();
    pick(["e.orm"]);
    await button("Select with a rectangle").click();
    drag(NOWHERE, { x: NOWHERE.x + 40, y: NOWHERE.y + 40 });
    await poll(selected).toEqual([]);
  });

  test("is drawn at any time by Shift and a drag on the stage, which pans without", async () => {
    await show();
    const [from, to] = box();
    const inside = inBox(from, to);
    drag(from, to, { shiftKey: true });
    await poll(selected).toEqual(inside);
    const before = at("e.orm");
    drag(NOWHERE, { x: NOWHERE.x + 80, y: NOWHERE.y - 40 });
    await poll(() => at("e.orm").x).toBeGreaterThan(before.x + 40);
    expect(selected()).toEqual(inside);
  });

  test("shows what it would select while it is drawn, and Escape gives it up", async () => {
    await show();
    pick(["e.tarn-pass"]);
    const [from, to] = box();
    const inside = inBox(from, to);
    await button("Select with a rectangle").click();
    const outline = document.querySelector("polygon") as SVGPolygonElement;
    const hand = mouse();
    hand.down(from);
    hand.move({ x: from.x + 20, y: from.y + 20 });
    hand.move(to);
    expect(outline.points).toHaveLength(4);
    for (const id of inside) await poll(() => ringOf(id)).toBe(2);
    expect(ringOf("e.tarn-pass")).toBe(0);
    expect(selected()).toEqual(["e.tarn-pass"]);
    await userEvent.keyboard("{Escape}");
    expect(outline.points).toHaveLength(0);
    hand.move({ x: to.x + 30, y: to.y });
    hand.up(to);
    await poll(() => ringOf("e.tarn-pass")).toBe(2);
    expect(selected()).toEqual(["e.tarn-pass"]);
    await expect.element(button("Select with a rectangle")).toHaveAttribute("aria-pressed", "true");
    await userEvent.keyboard("{Escape}");
    await expect.element(button("Pan the canvas and move entities")).toHaveAttribute("aria-pressed", "true");
    expect(selected()).toEqual(["e.tarn-pass"]);
  });

  test("is drawn by a finger too", async () => {
    await show();
    const [from, to] = box();
    await button("Select with a rectangle").click();
    const inside = inBox(from, to);
    const hand = finger();
    hand.down(from);
    hand.move({ x: from.x + 30, y: from.y + 30 });
    hand.move(to);
    hand.up(to);
    expect(selected()).toEqual(inside);
  });

  test("leaves nodes where they are, also where it begins on one", async () => {
    await show();
    await button("Select with a rectangle").click();
    const before = at("e.orm");
    drag(before, { x: before.x + 50, y: before.y + 40 });
    expect(state().view.moved).toEqual({});
    expect(at("e.orm")).toEqual(before);
  });

  test("leaves a click a click", async () => {
    await show();
    await button("Select with a rectangle").click();
    await click(at("e.orm"));
    expect(selected()).toEqual(["e.orm"]);
  });
});

describe("a lasso", () => {
  test("selects what its line goes round, and not what lies in its bay", async () => {
    await show();
    const [a, between, b] = state()
      .knowledge.dataset.entities.slice(0, 3)
      .map(({ id }) => at(id)) as [Point, Point, Point];
    const r = 24;
    const top = Math.min(a.y, between.y, b.y) - 90;
    // A bracket that opens downwards: down around the left, up over the middle, down around the right.
    const way: readonly Point[] = [
      { x: a.x - r, y: a.y + r },
      { x: a.x - r, y: top },
      { x: b.x + r, y: top },
      { x: b.x + r, y: b.y + r },
      { x: b.x - r, y: b.y + r },
      { x: b.x - r, y: top + 30 },
      { x: a.x + r, y: top + 30 },
      { x: a.x + r, y: a.y + r },
    ];
    await button("Select with a lasso").click();
    const hand = mouse();
    hand.down(way[0] as Point);
    for (const point of way.slice(1)) hand.move(point);
    hand.up(way.at(-1) as Point);
    const near = (p: Point) => (q: Point) => Math.hypot(p.x - q.x, p.y - q.y) < 2;
    expect(selected()).toEqual(expect.arrayContaining(idsIn(near(a))));
    expect(selected()).toEqual(expect.arrayContaining(idsIn(near(b))));
    for (const id of idsIn(near(between))) expect(selected()).not.toContain(id);
    expect(document.querySelector("polygon")?.points).toHaveLength(0);
  });

  test("is drawn by a finger, which may rest before it draws", async () => {
    await show({ longPressMs: 0 });
    const { x, y } = at("e.varn");
    await button("Select with a lasso").click();
    const hand = finger();
    hand.down({ x: x - 30, y: y - 30 });
    await new Promise((done) => requestAnimationFrame(done));
    for (const [dx, dy] of [
      [30, -30],
      [30, 30],
      [-30, 30],
    ] as const)
      hand.move({ x: x + dx, y: y + dy });
    hand.up({ x: x - 30, y: y + 30 });
    expect(selected()).toEqual(["e.varn"]);
    expect(document.querySelector("[role=menu]")).toBeNull();
  });
});

describe("the bar of a selection", () => {
  const bar = page.getByRole("toolbar", { name: "Selection" });

  test("is there while something is selected, and says how much", async () => {
    await show();
    await expect.element(bar).not.toBeInTheDocument();
    pick(["e.orm", "e.varn"], ["c.0004"]);
    await expect.element(page.getByText("3 selected", { exact: true }).first()).toBeVisible();
    await button("Clear").click();
    await expect.element(bar).not.toBeInTheDocument();
    expect(selected()).toEqual([]);
  });

  test("names each button's key", async () => {
    await show();
    pick(["e.orm"]);
    await button("Hide").hover();
    await expect.element(page.getByText("Hide selection H", { exact: true })).toBeVisible();
    await expect.element(button("Hide")).toHaveAccessibleDescription("Hide selection (H)");
  });

  test("adds neighbours and inverts", async () => {
    await show();
    pick(["e.varn"]);
    await button("Neighbours").click();
    expect(selected()).toEqual(["e.siege-of-varn", "e.varn"]);
    await button("Invert").click();
    expect(selected()).toHaveLength(state().derived.shownEntities - 2);
    expect(selected()).not.toContain("e.varn");
  });

  test("hides and dims, which is said in numbers and taken back with one button", async () => {
    await show();
    pick(["e.orm"]);
    await button("Hide").click();
    expect(isShown("e.orm")).toBe(false);
    pick(["e.varn", "e.hanno"]);
    await button("Fade").click();
    expect(state().derived.entityDim[entity("e.varn")]).toBe(1);
    await expect.element(button("Unfade")).toBeVisible();
    await expect.element(page.getByText("1 hidden and 2 faded by hand")).toBeVisible();
    await button("Restore").click();
    expect(isShown("e.orm")).toBe(true);
    expect(state().derived.entityDim[entity("e.varn")]).toBe(0);
    await expect.element(page.getByText(/by hand/)).not.toBeInTheDocument();
  });

  test("pins: the entity bears a mark, stays where it is when dragged, and is let go again", async () => {
    await show();
    pick(["e.orm"]);
    await button("Pin").click();
    await poll(() => handle.labels.pins.map((pin) => pin.entity)).toEqual([entity("e.orm")]);
    const [pin] = handle.labels.pins;
    const ink = inkAt(handle.sigma.getCanvases().names as HTMLCanvasElement, pin as Point);
    expect(ink).toBe(255);
    const before = at("e.orm");
    drag(before, { x: before.x + 60, y: before.y + 50 });
    expect(state().view.moved).toEqual({});
    pick(["e.orm"]);
    await button("Unpin").click();
    await poll(() => handle.labels.pins).toEqual([]);
    const place = at("e.orm");
    drag(place, { x: place.x + 60, y: place.y + 50 });
    expect(Object.keys(state().view.moved)).toEqual(["e.orm"]);
  });
});

/** Opacity of a layer at a point in CSS pixels. */
function inkAt(layer: HTMLCanvasElement, { x, y }: Point): number {
  const ratio = layer.width / layer.clientWidth;
  const context = layer.getContext("2d") as CanvasRenderingContext2D;
  return context.getImageData(Math.round(x * ratio), Math.round(y * ratio), 1, 1).data[3] ?? 0;
}

describe("growing a neighbourhood", () => {
  test("by one family from the record, then folding back; the label says how many are unseen", async () => {
    await show();
    const width = () => {
      const label = handle.labels.placed.find(({ key }) => key === entity("e.siege-of-varn"));
      return label === undefined ? 0 : label.right - label.left;
    };
    await document.fonts.ready;
    await poll(width).toBeGreaterThan(0);
    const plain = width();
    workspace.dispatch(focusOn, { entities: ["e.varn"], hops: 1 });
    await poll(width).toBeGreaterThan(plain + 8);
    pick(["e.siege-of-varn"]);
    const grow = button(/^\+\d+ .*, expand$/);
    await expect.element(grow.first()).toBeVisible();
    const shown = state().derived.shownEntities;
    await grow.first().click();
    expect(state().derived.shownEntities).toBeGreaterThan(shown);
    expect(state().view.grown).toHaveLength(1);
    expect(state().view.grown[0]?.family).not.toBeNull();
    await button("Collapse").click();
    expect(state().derived.shownEntities).toBe(shown);
    await userEvent.keyboard("e");
    expect(isShown("e.orm")).toBe(true);
    pick([]);
    await poll(width).toBeLessThan(plain + 2);
  });

  test("from the menu, by a family that leads on, with how many it leads to", async () => {
    await show();
    workspace.dispatch(focusOn, { entities: ["e.varn"], hops: 1 });
    pick(["e.siege-of-varn"]);
    (stage().element() as HTMLElement).focus();
    await userEvent.keyboard("{Shift>}{F10}{/Shift}");
    const entry = entryOf(/^Expand: .+ \(\+\d\)$/);
    await expect.element(entry.first()).toBeVisible();
    const shown = state().derived.shownEntities;
    await entry.first().click();
    await poll(() => state().derived.shownEntities).toBeGreaterThan(shown);
    await expect.element(menu).not.toBeInTheDocument();
  });
});

describe("the context menu", () => {
  const targets = [
    ["an entity", "entity", () => at("e.orm"), "Pin or unpin selected entities"],
    ["a claim", "claim", () => onLine("c.0004"), "Hide selection"],
    ["the stage", "stage", () => NOWHERE, "Fit graph to canvas"],
  ] as const;
  const isSelected = (kind: (typeof targets)[number][1]) => {
    expect(selected()).toEqual(kind === "entity" ? ["e.orm"] : []);
    expect(selectedClaims()).toEqual(kind === "claim" ? ["c.0004"] : []);
  };

  test.each(targets)("of %s opens at the right button, on what it is about", async (_, kind, place, title) => {
    await show();
    await rightClick(place());
    await expect.element(menu).toBeVisible();
    await expect.element(entryOf(title)).toBeVisible();
    isSelected(kind);
  });

  test.each(targets)("of %s opens at a long press, which is neither click nor drag", async (_, kind, place, title) => {
    await show({ longPressMs: 0 });
    const hand = finger();
    hand.down(place());
    await expect.element(entryOf(title)).toBeVisible();
    const { x, y } = place();
    hand.move({ x: x + 40, y });
    hand.up({ x: x + 40, y });
    await expect.element(menu).toBeVisible();
    isSelected(kind);
    expect(state().view.moved).toEqual({});
  });

  test("does not open at a short touch, nor at one that moves on", async () => {
    await show();
    const hand = finger();
    hand.down(at("e.orm"));
    hand.up(at("e.orm"));
    expect(selected()).toEqual(["e.orm"]);
    expect(document.querySelector("[role=menu]")).toBeNull();
  });

  test.each(["{Shift>}{F10}{/Shift}", "{ContextMenu}"])("opens at %s of what the arrow keys are on", async (keys) => {
    await show();
    (stage().element() as HTMLElement).focus();
    await userEvent.keyboard("{ArrowDown}");
    const { hover } = state();
    if (hover === null) throw new Error("the arrow keys found nothing");
    await userEvent.keyboard(keys);
    await expect.element(menu).toBeVisible();
    expect(selected()).toEqual([entityAt(state().knowledge, hover.number).id]);
    await expect.element(entryOf("Add neighbours to selection")).toBeVisible();
  });

  test("opens at the keyboard for a selected claim, and for the stage where nothing is selected", async () => {
    await show();
    pick([], ["c.0004"]);
    (stage().element() as HTMLElement).focus();
    await userEvent.keyboard("{Shift>}{F10}{/Shift}");
    const { label } = claimAt(state().knowledge, state().knowledge.claimNumber.get("c.0004") as number);
    await expect.element(page.getByRole("menu", { name: label ?? "" })).toBeVisible();
    await userEvent.keyboard("{Escape}");
    await expect.element(menu).not.toBeInTheDocument();
    await expect.element(stage()).toHaveFocus();
    pick([]);
    await userEvent.keyboard("{Shift>}{F10}{/Shift}");
    await expect.element(page.getByRole("menu", { name: "Graph" })).toBeVisible();
  });

  test("on one of several that are selected is about all of them", async () => {
    await show();
    pick(["e.orm", "e.varn"]);
    await rightClick(at("e.orm"));
    await expect.element(page.getByRole("menu", { name: "2 selected" })).toBeVisible();
    await entryOf("Hide selection").click();
    await poll(() => state().view.aside.hidden).toEqual(["e.orm", "e.varn"]);
  });

  test("is walked by arrow keys and by letters, which are no shortcuts there; Escape leaves it for the stage", async () => {
    await show();
    await rightClick(at("e.orm"));
    await expect.element(menu).toBeVisible();
    const marked = () => document.activeElement?.textContent ?? "";
    await poll(() => document.activeElement?.getAttribute("role")).toBe("menuitem");
    const first = marked();
    await userEvent.keyboard("{ArrowDown}");
    await poll(marked).not.toBe(first);
    await userEvent.keyboard("h");
    await poll(marked).toMatch(/^Hide/);
    expect(isShown("e.orm")).toBe(true);
    await userEvent.keyboard("{Escape}");
    await expect.element(menu).not.toBeInTheDocument();
    expect(selected()).toEqual(["e.orm"]);
    await expect.element(stage()).toHaveFocus();
    await userEvent.keyboard("{Shift>}{F10}{/Shift}");
    await expect.element(menu).toBeVisible();
    await userEvent.keyboard("h{Enter}");
    await poll(() => isShown("e.orm")).toBe(false);
  });

  test("stays inside the window, on a phone too", async () => {
    await page.viewport(390, 844);
    await show();
    const corner = { x: surface.clientWidth - 4, y: surface.clientHeight - 4 };
    surface.dispatchEvent(
      new MouseEvent("contextmenu", {
        bubbles: true,
        cancelable: true,
        button: 2,
        clientX: surface.getBoundingClientRect().left + corner.x,
        clientY: surface.getBoundingClientRect().top + corner.y,
      }),
    );
    await expect.element(menu).toBeVisible();
    const box = menu.element().getBoundingClientRect();
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.top).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(390);
    expect(box.bottom).toBeLessThanOrEqual(844);
  });

  test("leads on from an entity: its details, paths and a comparison, with the focus in their heading", async () => {
    await show();
    // By the keyboard, since a panel of paths moves the camera.
    const menuAt = async (entities: readonly string[], claims: readonly string[] = []) => {
      workspace.point(null);
      pick(entities, claims);
      (stage().element() as HTMLElement).focus();
      await userEvent.keyboard("{Shift>}{F10}{/Shift}");
    };
    const heading = () => [document.activeElement?.tagName, document.activeElement?.textContent];
    await menuAt(["e.orm"]);
    await entryOf("Find paths from here").click();
    await poll(heading).toEqual(["H2", "Paths"]);
    expect(state().view.room).toMatchObject({ kind: "path", from: "e.orm", to: "" });
    await menuAt(["e.varn"]);
    await entryOf("Find paths to here from Duchy of Orm").click();
    await poll(() => state().view.room).toMatchObject({ kind: "path", from: "e.orm", to: "e.varn" });
    await menuAt(["e.hanno"]);
    await entryOf("Open details").click();
    await poll(heading).toEqual(["H2", "Hanno"]);
    await menuAt(["e.hanno"]);
    await entryOf("Compare with another entity").click();
    await poll(() => state().view.room).toMatchObject({ kind: "comparison", a: "e.hanno", b: "" });
  });

  test("leads on from a claim: its passage, its holder’s other claims", async () => {
    await show();
    await rightClick(onLine("c.0004"));
    await entryOf("Show paragraph 1, sentence 1 in the text").click();
    await poll(() => state().view.room).toEqual({ kind: "text", source: "s.letter", at: "1.1" });
    await rightClick(onLine("c.0004"));
    await entryOf(/^Select other claims attributed to Ilse Marn/).click();
    await poll(() => selectedClaims().length).toBeGreaterThan(3);
    expect(selectedClaims()).not.toContain("c.0004");
  });

  test("opens the details of an entity on a phone", async () => {
    await page.viewport(390, 844);
    await show({ longPressMs: 0 });
    finger().down(at("e.orm"));
    await entryOf("Open details").click();
    await poll(() => document.activeElement?.textContent).toBe("Duchy of Orm");
    await expect.element(button("Details")).toHaveAttribute("aria-expanded", "true");
  });

  test("of an entity on a phone leaves the details shut", async () => {
    await page.viewport(390, 844);
    await show({ longPressMs: 0 });
    finger().down(at("e.orm"));
    await expect.element(menu).toBeVisible();
    await expect
      .element(page.getByRole("button", { name: "Details", includeHidden: true }))
      .toHaveAttribute("aria-expanded", "false");
  });
});

describe("the palette", () => {
  const field = page.getByRole("combobox", { name: "Find a command" });
  const options = page.getByRole("option");
  const open = async () => {
    await userEvent.keyboard("{Control>}k{/Control}");
    await expect.element(field).toHaveFocus();
  };

  test("lists every command that needs no payload with its key, and what cannot be done now at the end", async () => {
    await show();
    await open();
    const names = options.elements().map((option) => option.textContent ?? "");
    const free = commands.all.filter(({ payload }) => payload.type === "undefined");
    for (const command of free) expect(names.some((name) => name.startsWith(command.title()))).toBe(true);
    for (const title of ["Undo", "Redo", "Open file", "Export", "Share", "Copy link", "Change theme"])
      expect(names.some((name) => name.startsWith(title))).toBe(true);
    const off = options.elements().map((option) => option.getAttribute("aria-disabled") === "true");
    expect(off.indexOf(true)).toBeGreaterThan(0);
    expect(off.slice(off.indexOf(true)).every(Boolean)).toBe(true);
    await expect
      .element(page.getByRole("group", { name: "Unavailable now" }).getByText("Hide selection"))
      .toBeVisible();
    await expect.element(page.getByRole("option", { name: /Select all Ctrl\+A/ })).toBeVisible();
  });

  test("narrows by what is typed, runs what is marked at Enter, and gives the focus back", async () => {
    await show();
    await click(at("e.orm"));
    (stage().element() as HTMLElement).focus();
    await open();
    await userEvent.keyboard("sel hid");
    await expect.element(options.first()).toMatchTextContent(/^Hide selection/);
    await userEvent.keyboard("{Enter}");
    await expect.element(field).not.toBeInTheDocument();
    expect(isShown("e.orm")).toBe(false);
    await expect.element(stage()).toHaveFocus();
    await open();
    await userEvent.keyboard("undo{Enter}");
    await poll(() => isShown("e.orm")).toBe(true);
  });

  test("does nothing for what cannot be done now, and says where no command matches", async () => {
    await show();
    await open();
    await userEvent.keyboard("hide the sel{Enter}");
    await expect.element(field).toBeVisible();
    await userEvent.keyboard("qqq");
    await expect.element(page.getByText("No matching commands").first()).toBeVisible();
    await userEvent.keyboard("{Escape}");
    await expect.element(field).not.toBeInTheDocument();
  });

  test("opens from the search field too, from its button, and leads on to a dialog", async () => {
    await show();
    await page.getByRole("combobox", { name: "Search the graph" }).click();
    await open();
    await userEvent.keyboard("{Escape}");
    await expect.element(field).not.toBeInTheDocument();
    await button("All commands").click();
    await expect.element(field).toHaveFocus();
    await userEvent.keyboard("shortcuts and{Enter}");
    await expect.element(page.getByRole("dialog", { name: "Shortcuts and gestures" })).toBeVisible();
  });

  test("is walked by arrow keys, round the end", async () => {
    await show();
    await open();
    const marked = page.getByRole("option", { selected: true });
    const first = marked.element().textContent;
    await userEvent.keyboard("{ArrowUp}");
    await expect.element(marked).toHaveAttribute("aria-disabled", "true");
    await userEvent.keyboard("{ArrowDown}");
    expect(marked.element().textContent).toBe(first);
  });
});

describe("the list of keys", () => {
  const list = page.getByRole("dialog", { name: "Shortcuts and gestures" });
  const toggle = page.getByRole("switch", { name: /Single-key shortcuts/ });

  test("opens at “?” and at its button, and writes every key out", async () => {
    await show();
    await userEvent.keyboard("?");
    await expect.element(list).toBeVisible();
    const words = list.element().textContent ?? "";
    for (const command of commands.all) if (command.keys !== null) expect(words).toContain(command.title());
    expect(words).toContain("Shift+E");
    expect(words).toContain("Ctrl+Shift+Z");
    expect(words).toContain("long press");
    await userEvent.keyboard("{Escape}");
    await expect.element(list).not.toBeInTheDocument();
    await button("Shortcuts and gestures").click();
    await expect.element(list).toBeVisible();
  });

  test("switches single keys off, those with Ctrl stay; the browser remembers", async () => {
    await show();
    pick(["e.orm"]);
    await userEvent.keyboard("?");
    await toggle.click();
    await expect.element(toggle).not.toBeChecked();
    expect(localStorage.getItem("sourceline.single-keys")).toBe("off");
    await userEvent.keyboard("{Escape}");
    await expect.element(list).not.toBeInTheDocument();
    await userEvent.keyboard("h/?");
    await userEvent.keyboard("{Shift>}H{/Shift}");
    expect(isShown("e.orm")).toBe(true);
    expect(document.activeElement?.getAttribute("role")).not.toBe("combobox");
    expect(document.querySelector("[role=dialog]")).toBeNull();
    await userEvent.keyboard("{Control>}a{/Control}");
    expect(selected().length).toBe(state().derived.shownEntities);
    await userEvent.keyboard("{Escape}");
    expect(selected()).toEqual([]);
    await button("Shortcuts and gestures").click();
    await toggle.click();
    await expect.element(toggle).toBeChecked();
    await userEvent.keyboard("{Escape}");
    await expect.element(list).not.toBeInTheDocument();
    pick(["e.orm"]);
    await userEvent.keyboard("h");
    expect(isShown("e.orm")).toBe(false);
  });

  test("keys of a selection act from the stage: neighbours, dim, pin, focus, fold, invert", async () => {
    await show();
    pick(["e.varn"]);
    await userEvent.keyboard("1");
    expect(state().view.focus).toEqual({ entities: ["e.varn"], hops: 1 });
    await userEvent.keyboard("n");
    expect(selected()).toEqual(["e.siege-of-varn", "e.varn"]);
    const shown = state().derived.shownEntities;
    await userEvent.keyboard("e");
    expect(state().derived.shownEntities).toBeGreaterThan(shown);
    await userEvent.keyboard("{Shift>}E{/Shift}");
    expect(state().derived.shownEntities).toBe(shown);
    await userEvent.keyboard("dp");
    expect(state().view.aside.dimmed).toEqual(["e.siege-of-varn", "e.varn"]);
    expect(state().view.aside.pinned).toEqual(["e.siege-of-varn", "e.varn"]);
    await userEvent.keyboard("{Shift>}H{/Shift}");
    expect(state().view.aside.dimmed).toEqual([]);
    pick(["e.varn"]);
    await userEvent.keyboard("i");
    expect(selected()).toEqual(["e.siege-of-varn"]);
  });
});

describe("axe finds nothing serious", () => {
  test("in selection, menu, palette and key list, in light and dark", async () => {
    await show();
    workspace.dispatch(focusOn, { entities: ["e.varn"], hops: 1 });
    pick(["e.siege-of-varn"]);
    await userEvent.keyboard("d");
    await expect.element(button("Unfade")).toBeVisible();
    expect(await faults()).toEqual([]);
    (stage().element() as HTMLElement).focus();
    await userEvent.keyboard("{Shift>}{F10}{/Shift}");
    await expect.element(menu).toBeVisible();
    expect(await faults()).toEqual([]);
    await userEvent.keyboard("{Escape}");
    await expect.element(menu).not.toBeInTheDocument();
    await userEvent.keyboard("{Control>}k{/Control}");
    await expect.element(page.getByRole("combobox", { name: "Find a command" })).toBeVisible();
    expect(await faults()).toEqual([]);
    await userEvent.keyboard("{Escape}");
    await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
    await userEvent.keyboard("?");
    await expect.element(page.getByRole("dialog")).toBeVisible();
    expect(await faults()).toEqual([]);
  });
});
