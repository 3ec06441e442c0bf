import { flushSync } from "react-dom";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import { settled } from "./support/settled.ts";
import "../../src/app/theme.css";
import { App } from "../../src/app/App.tsx";
import { openContested } from "../../src/features/contested/contested-commands.ts";
import { openLens } from "../../src/features/filters/lens-commands.ts";
import type { PanelState } from "../../src/model/view-state.ts";
import { panels } from "../../src/product/ui/panels.ts";
import { leavePanel } from "../../src/workspace/panel-commands.ts";
import { clearSelection, select } from "../../src/workspace/selection-commands.ts";
import { applyView } from "../../src/workspace/view-commands.ts";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";

// The whole page is drawn without a graphics card here.
vi.setConfig({ testTimeout: 60_000 });

const poll = <Value,>(read: () => Value) => expect.poll(read, { timeout: 15_000 });
const focused = () => document.activeElement as HTMLElement;
const stage = () => document.querySelector<HTMLElement>('[role="application"]') as HTMLElement;
const pane = (name: string) => document.querySelector(`[data-pane="${name}"]`);
/** What the focus is in: the part of the page and, in the panel, the words. */
const whereabouts = () => focused().closest<HTMLElement>("[data-pane]")?.dataset.pane ?? null;
const entityName = (id: string) => {
  const { knowledge } = workspace.store.getState();
  return knowledge.dataset.entities.find((entity) => entity.id === id)?.label ?? id;
};

/** Every panel, as a view opens it. */
const PANELS: { readonly [Kind in Exclude<PanelState["kind"], "reading">]: PanelState } = {
  text: { kind: "text", source: "s.letter", at: null },
  contested: { kind: "contested", pair: null },
  path: { kind: "path", from: "e.orm", to: "e.varn", directed: false, byFirmness: false, avoid: [], choice: 0 },
  comparison: { kind: "comparison", a: "e.orm", b: "e.league" },
  voices: { kind: "voices" },
  lens: { kind: "lens" },
  stories: { kind: "stories", story: null, scene: null },
  layouts: { kind: "layouts" },
  measures: { kind: "measures" },
  plots: { kind: "plots" },
  claims: { kind: "claims", by: null },
  differences: { kind: "differences" },
  exercises: { kind: "exercises" },
};

let workspace: Workspace;

async function show(query = ""): Promise<void> {
  workspace = createWorkspace(smallDataset());
  await render(<App workspace={workspace} issues={[]} query={query} />);
  await poll(() => document.querySelector('[role="application"] canvas') !== null).toBe(true);
}

beforeEach(async () => {
  delete document.documentElement.dataset.theme;
  history.replaceState(null, "", location.pathname + location.search);
  await page.viewport(1120, 700);
});
afterEach(() => page.viewport(1120, 700));

describe("where the focus is", () => {
  const search = page.getByRole("combobox", { name: "Search the graph" });
  const choose = async (name: string) => {
    await search.fill(name);
    await expect.element(page.getByRole("option").first()).toBeVisible();
    await userEvent.keyboard("{Enter}");
  };

  test("after a result was chosen: in the heading of its record", async () => {
    await show();
    await choose("Varn");
    await poll(() => focused().tagName).toBe("H2");
    await poll(() => focused().textContent).toBe(entityName("e.varn"));
    expect(whereabouts()).toBe("panel");
  });

  test("after a result was chosen while a panel is open: in the line that names it there", async () => {
    await show();
    workspace.dispatch(openLens);
    await poll(() => focused().textContent).toBe("Attribution and certainty");
    await choose("Varn");
    // Not the body, which has every text, and the focus as long as nothing else has it.
    await poll(() => focused().tagName).toBe("P");
    expect(focused().textContent).toContain(entityName("e.varn"));
    await userEvent.keyboard("{Tab}");
    expect(focused().textContent).toBe("Open details");
  });

  test("after a result was chosen where there are no details: on the canvas", async () => {
    await show("?embed=search");
    await choose("Varn");
    await poll(focused).toBe(stage());
  });

  test("after a panel was opened: in its heading, whatever opened it", async () => {
    await show();
    workspace.dispatch(openContested);
    await poll(() => focused().tagName).toBe("H2");
    expect(pane("panel")?.contains(focused())).toBe(true);
    stage().focus();
    await userEvent.keyboard("{Control>}k{/Control}");
    await expect.element(page.getByRole("dialog")).toBeVisible();
    await userEvent.keyboard("run a layout{Enter}");
    await poll(() => focused().textContent).toBe("Layout");
    workspace.dispatch(leavePanel);
    await poll(() => focused().tagName).toBe("H2");
    expect(pane("panel")?.contains(focused())).toBe(true);
  });

  test("after a key for the search that was pressed before the focus had come to a panel: in the search", async () => {
    await show();
    workspace.dispatch(openLens);
    await poll(() => focused().textContent).toBe("Attribution and certainty");
    flushSync(() => workspace.dispatch(leavePanel));
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true, cancelable: true }));
    await poll(() => document.querySelector('[data-testid="details-panel"] h2') !== null).toBe(true);
    // The heading would have the focus in the frame after that in which all has come.
    await settled();
    expect(focused()).toBe(search.element());
  });

  test.each(panels.all.map(({ id }) => id))("after “%s” was opened: in its heading", async (kind) => {
    await show();
    stage().focus();
    workspace.dispatch(applyView, { room: PANELS[kind as keyof typeof PANELS] });
    const heading = () => document.querySelector(`[data-testid="${kind}-panel"] h2`);
    await poll(() => heading() !== null && heading() === focused()).toBe(true);
  });

  test("on a phone, in the heading of the drawer that opens", async () => {
    await page.viewport(390, 844);
    await show();
    workspace.dispatch(openLens);
    await poll(() => focused().textContent).toBe("Attribution and certainty");
    expect(focused().closest("[inert]")).toBeNull();
  });

  test("after a press elsewhere meanwhile: there", async () => {
    await show();
    workspace.dispatch(openLens);
    await userEvent.click(search);
    await expect.element(page.getByTestId("lens-panel")).toBeVisible();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    expect(focused()).toBe(search.element());
  });
});

describe("F6", () => {
  const go = async (keys = "{F6}") => {
    await userEvent.keyboard(keys);
    return whereabouts();
  };

  test("goes round filters, canvas, time and panel, and Shift+F6 the other way; from a field, too", async () => {
    await show();
    stage().focus();
    await poll(() => document.querySelectorAll('nav [tabindex="0"]').length).toBe(1);
    await poll(() => go()).not.toBe("canvas");
    stage().focus();
    expect([await go(), await go(), await go(), await go()]).toEqual(["time", "panel", "filters", "canvas"]);
    expect(focused()).toBe(stage());
    expect(await go("{Shift>}{F6}{/Shift}")).toBe("filters");
    expect(focused().getAttribute("role")).toBe("combobox");
    expect(await go()).toBe("canvas");
  });

  test("comes back to what had the focus in a part, and to a panel's heading before", async () => {
    await show();
    stage().focus();
    await poll(() => go()).not.toBe("canvas");
    const box = document.querySelector<HTMLElement>('nav [type="checkbox"]') as HTMLElement;
    box.focus();
    expect(await go()).toBe("canvas");
    expect(await go("{Shift>}{F6}{/Shift}")).toBe("filters");
    expect(focused()).toBe(box);
    expect(await go("{Shift>}{F6}{/Shift}")).toBe("panel");
    expect(focused().tagName).toBe("H2");
  });

  test("leaves out a drawer that is closed, and rests while a dialog is open", async () => {
    await page.viewport(390, 844);
    await show();
    stage().focus();
    await poll(() => go()).not.toBe("canvas");
    expect(whereabouts()).toBe("time");
    expect(await go()).toBe("canvas");
    await userEvent.keyboard("?");
    await expect.element(page.getByRole("dialog")).toBeVisible();
    await go();
    expect(focused().closest('[role="dialog"]')).not.toBeNull();
  });
});

describe("what was selected is said aloud", () => {
  const said = () =>
    [...document.querySelectorAll('main [role="status"]')]
      .map(({ textContent }) => textContent)
      .filter((text) => text !== "");

  test("an entity with the number of its claims, a claim in its words, several by their number", async () => {
    await show();
    workspace.dispatch(select, { entities: ["e.varn"], claims: [] });
    await poll(said).toContain("Varn selected, 1 claim");
    workspace.dispatch(select, { entities: ["e.hanno"], claims: [] });
    await poll(said).toContain("Hanno selected, 3 claims");
    workspace.dispatch(select, { entities: [], claims: ["c.0004"] });
    await poll(said).toEqual(expect.arrayContaining([expect.stringMatching(/^Claim selected\. ./)]));
    workspace.dispatch(select, { entities: ["e.varn", "e.orm"], claims: [] });
    await poll(said).toContain("2 selected");
    workspace.dispatch(clearSelection);
    await poll(() => said().some((text) => text?.includes("selected"))).toBe(false);
  });
});

describe("a toolbar", () => {
  test("is one stop of Tab, in which all arrow keys go on", async () => {
    await show();
    const bar = page.getByRole("toolbar", { name: "Canvas", exact: true }).element();
    const stops = () => bar.querySelectorAll('[tabindex="0"]');
    await poll(() => stops().length).toBe(1);
    (stops()[0] as HTMLElement).focus();
    await userEvent.keyboard("{ArrowDown}{ArrowRight}");
    expect(focused().getAttribute("aria-label")).toBe("Fit graph to canvas");
    await userEvent.keyboard("{Shift>}{Tab}{/Shift}");
    expect(bar.contains(focused())).toBe(false);
    await userEvent.keyboard("{Tab}");
    expect(focused().getAttribute("aria-label")).toBe("Fit graph to canvas");
  });
});
