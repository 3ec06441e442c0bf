import { beforeEach, describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { setTimeMatch, setTimeWindow } from "../../src/features/filters/filter-commands.ts";
import { TimeBar } from "../../src/views/timeline/ui/TimeBar.tsx";
import { WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { type ClaimInput, smallDataset, smallDatasetInput } from "../fixtures/small-dataset.ts";
import { faultsInThemes } from "./support/faults.ts";

/** One claim per date, in this order; null for an undated one. */
function datedDataset(dates: readonly (string | null)[]) {
  const [template] = smallDatasetInput().claims as [ClaimInput];
  const claims = dates.map((time, index) => ({
    ...template,
    id: `c.${String(index + 1).padStart(4, "0")}`,
    qualifiers: { ...template.qualifiers, time },
  }));
  return smallDataset({ claims, links: [], questions: [] });
}

const DATES = ["1999", "2006-05", "2009", "2014/2016", "2017/2018", "2018", "2018-03-07", "2024-01", null, null];
const FIRST = 1999;
const LAST = 2024;

async function show(dates: readonly (string | null)[] = DATES): Promise<Workspace> {
  const workspace = createWorkspace(datedDataset(dates));
  await render(
    <WorkspaceProvider workspace={workspace}>
      <TimeBar />
    </WorkspaceProvider>,
  );
  return workspace;
}

const handle = (name: "From year" | "To year") => page.getByRole("slider", { name: new RegExp(`^${name}`) });
const words = () => page.getByText(/in range ·/);
/** The dates of the claims that are shown. */
const shownDates = ({ store }: Workspace) => {
  const { knowledge, derived } = store.getState();
  return knowledge.dataset.claims.filter((_, c) => derived.claimMask[c] === 1).map((claim) => claim.qualifiers.time);
};
const windowOf = ({ store }: Workspace) => {
  const { from, to } = store.getState().view.time;
  return [from, to];
};

/** What is gripped of a handle. */
function grip(name: Parameters<typeof handle>[0]): Element {
  const element = handle(name).element().parentElement;
  if (element === null) throw new Error(`The handle "${name}" has no grip.`);
  return element;
}

/** What lies under the pointer between the handles: bars, band and ground. */
function surface() {
  const element = document.querySelector("[data-over]");
  if (!(element instanceof HTMLElement)) throw new Error("The time bar has not been drawn.");
  const { width, height } = element.getBoundingClientRect();
  return {
    locator: page.elementLocator(element),
    /** The middle of a year, in pixels from the corner of the surface. */
    at: (year: number) => ({ x: ((year - FIRST + 0.5) * width) / (LAST - FIRST + 1), y: height / 2 }),
  };
}

async function dragFrom(year: number, toYear: number) {
  const { locator, at } = surface();
  await userEvent.dragAndDrop(locator, locator, { sourcePosition: at(year), targetPosition: at(toYear) });
}

beforeEach(async () => {
  await page.viewport(1280, 800);
});

describe("the handles", () => {
  test("arrow keys on the left handle move the window by a year and hide what certainly ended before", async () => {
    const workspace = await show();
    await expect.element(handle("From year")).toHaveValue(String(FIRST));
    (handle("From year").element() as HTMLElement).focus();
    await userEvent.keyboard("{ArrowRight}");
    expect(windowOf(workspace)).toEqual(["2000", null]);
    expect(shownDates(workspace)).toEqual(DATES.filter((date) => date !== "1999"));
    await userEvent.keyboard("{ArrowRight}{ArrowRight}");
    expect(windowOf(workspace)).toEqual(["2002", null]);
  });

  test("Home and End, PageUp and PageDown move a handle far", async () => {
    const workspace = await show();
    await expect.element(handle("To year")).toBeVisible();
    (handle("To year").element() as HTMLElement).focus();
    await userEvent.keyboard("{PageDown}");
    const [, afterPage] = windowOf(workspace);
    expect(Number(afterPage)).toBeLessThan(LAST - 1);
    await userEvent.keyboard("{Home}");
    expect(windowOf(workspace)).toEqual([null, "1999"]);
    await userEvent.keyboard("{End}");
    expect(windowOf(workspace)).toEqual([null, null]);
  });

  test("each says its year, without a thousands separator", async () => {
    const workspace = await show();
    workspace.dispatch(setTimeWindow, { from: "2009", to: "2018" });
    await expect.element(handle("From year")).toHaveAttribute("aria-valuetext", "2009");
    await expect.element(handle("To year")).toHaveAttribute("aria-valuetext", "2018");
  });

  test("a handle that stays keeps the month that a link gave it", async () => {
    const workspace = await show();
    workspace.dispatch(setTimeWindow, { from: "2009-06", to: "2018" });
    await expect.element(handle("To year")).toHaveValue("2018");
    (handle("To year").element() as HTMLElement).focus();
    await userEvent.keyboard("{ArrowLeft}");
    expect(windowOf(workspace)).toEqual(["2009-06", "2017"]);
  });

  test("a key held down is one undo step", async () => {
    const workspace = await show();
    await expect.element(handle("From year")).toBeVisible();
    (handle("From year").element() as HTMLElement).focus();
    await userEvent.keyboard("{ArrowRight>5/}");
    expect(windowOf(workspace)).toEqual(["2004", null]);
    workspace.undo();
    expect(windowOf(workspace)).toEqual([null, null]);
  });

  test("a handle drawn by the mouse follows it, and that is one undo step", async () => {
    const workspace = await show();
    await expect.element(handle("From year")).toBeVisible();
    const { locator, at } = surface();
    // From a year into a year: each handle stands at the outer edge of its own.
    await userEvent.dragAndDrop(page.elementLocator(grip("From year")), locator, {
      targetPosition: { x: at(2005).x - at(FIRST).x, y: 10 },
    });
    expect(windowOf(workspace)).toEqual(["2005", null]);
    expect(workspace.store.getState().history.past).toHaveLength(1);
  });
});

describe("definitely and possibly", () => {
  test("possible keeps a claim dated 2017/2018 when the window is 2018 alone and certain drops it", async () => {
    const workspace = await show();
    workspace.dispatch(setTimeWindow, { from: "2018", to: "2018" });
    await expect.element(words()).toHaveTextContent("2018 · 3 claims in range · 5 outside");
    expect(shownDates(workspace)).toContain("2017/2018");
    await page.getByRole("radio", { name: "Definitely" }).click();
    await expect.element(words()).toHaveTextContent("2018 · 2 claims in range · 6 outside");
    expect(shownDates(workspace)).not.toContain("2017/2018");
    await page.getByRole("radio", { name: "Possibly" }).click();
    expect(shownDates(workspace)).toContain("2017/2018");
  });

  test("the switch shows what a saved view says, and explains itself", async () => {
    const workspace = await show();
    workspace.dispatch(setTimeMatch, { match: "certainly" as const });
    const definitely = page.getByRole("radio", { name: "Definitely" });
    await expect.element(definitely).toBeChecked();
    await expect.element(definitely).toHaveAccessibleDescription(/whole date lies in the range/);
  });
});

test("undated claims are counted and can be switched off", async () => {
  const workspace = await show();
  const undated = page.getByRole("button", { name: "2 undated" });
  await expect.element(undated).toHaveAttribute("aria-pressed", "true");
  await undated.click();
  await expect.element(undated).toHaveAttribute("aria-pressed", "false");
  expect(shownDates(workspace)).toEqual(DATES.filter((date) => date !== null));
  await undated.click();
  expect(shownDates(workspace)).toEqual(DATES);
});

describe("the bars", () => {
  test("clicking a bar narrows to its year, and lets go of it when it is clicked again", async () => {
    const workspace = await show();
    await expect.element(handle("From year")).toBeVisible();
    const { locator, at } = surface();
    await userEvent.click(locator, { position: at(2009) });
    expect(windowOf(workspace)).toEqual(["2009", "2009"]);
    expect(shownDates(workspace)).toEqual(["2009", null, null]);
    await userEvent.click(locator, { position: at(2009) });
    expect(windowOf(workspace)).toEqual([null, null]);
  });

  test("clicking where no claim is changes nothing", async () => {
    const workspace = await show();
    await expect.element(handle("From year")).toBeVisible();
    const { locator, at } = surface();
    await userEvent.click(locator, { position: at(2011) });
    expect(windowOf(workspace)).toEqual([null, null]);
  });

  test("a sweep over the ground draws a window, and a drag of the band carries it along", async () => {
    const workspace = await show();
    await expect.element(handle("From year")).toBeVisible();
    await dragFrom(2010, 2013);
    expect(windowOf(workspace)).toEqual(["2010", "2013"]);
    await dragFrom(2012, 2017);
    expect(windowOf(workspace)).toEqual(["2015", "2018"]);
  });

  test("a band that is dragged past the end keeps its length", async () => {
    const workspace = await show();
    await expect.element(handle("From year")).toBeVisible();
    workspace.dispatch(setTimeWindow, { from: "2010", to: "2013" });
    workspace.endGesture();
    await expect.element(handle("From year")).toHaveValue("2010");
    await dragFrom(2012, 2024);
    expect(windowOf(workspace)).toEqual(["2021", null]);
  });

  test("a drag is one undo step", async () => {
    const workspace = await show();
    await expect.element(handle("From year")).toBeVisible();
    await dragFrom(2003, 2013);
    await dragFrom(2008, 2010);
    expect(windowOf(workspace)).toEqual(["2005", "2015"]);
    workspace.undo();
    expect(windowOf(workspace)).toEqual(["2003", "2013"]);
    workspace.undo();
    expect(windowOf(workspace)).toEqual([null, null]);
  });

  test("a double click opens the window again, and so does the control, which keeps the focus here", async () => {
    const workspace = await show();
    workspace.dispatch(setTimeWindow, { from: "2003", to: "2013" });
    await expect.element(handle("From year")).toHaveValue("2003");
    const { locator, at } = surface();
    await userEvent.dblClick(locator, { position: at(2011) });
    expect(windowOf(workspace)).toEqual([null, null]);

    workspace.dispatch(setTimeWindow, { from: "2003", to: "2013" });
    await page.getByRole("button", { name: "All years" }).click();
    expect(windowOf(workspace)).toEqual([null, null]);
    await expect.element(handle("From year")).toHaveFocus();
  });

  test("a year under the pointer says what it holds", async () => {
    await show();
    await expect.element(handle("From year")).toBeVisible();
    const { locator, at } = surface();
    await userEvent.hover(locator, { position: at(2018) });
    await expect.element(page.getByText(/definitely ·/)).toHaveTextContent("2018 · 2 definitely · 1 possibly");
  });

  test("are drawn as one path per part, however many claims there are", async () => {
    await show(Array.from({ length: 500 }, (_, index) => String(FIRST + (index % 26))));
    await expect.element(handle("From year")).toBeVisible();
    expect(document.querySelectorAll("svg path[d*='V']")).toHaveLength(1);
  });
});

describe("the strip", () => {
  test("says so where nothing is dated", async () => {
    await show([null, null]);
    await expect.element(page.getByText("No claim in this dataset has a date.")).toBeVisible();
    expect(page.getByRole("slider").elements()).toHaveLength(0);
  });

  test("draws a dataset of one year without handles, which would have nowhere to go", async () => {
    await show(["2024-01-03", "2024"]);
    await expect.element(page.getByText("2024 · 2 dated claims")).toBeVisible();
    expect(page.getByRole("slider").elements()).toHaveLength(0);
  });

  test("names years before the first by their era", async () => {
    await show(["-0043", "0014"]);
    await expect.element(handle("From year")).toHaveAttribute("aria-valuetext", "44 BC");
    await expect.element(page.getByText("44 BC – 14 AD · 2 dated claims")).toBeVisible();
  });

  test("has no faults that axe can find, open or narrowed, light or dark", async () => {
    const workspace = await show();
    await expect.element(handle("From year")).toBeVisible();
    for (const from of [null, "2009"]) {
      workspace.dispatch(setTimeWindow, { from, to: null });
      await expect.element(handle("From year")).toHaveValue(from ?? String(FIRST));
      expect(await faultsInThemes(document.body, { except: ["region"] })).toEqual([]);
    }
  });

  test("fits 390 pixels, with handles that a finger can hold and years that do not touch", async () => {
    await page.viewport(390, 844);
    const workspace = await show();
    workspace.dispatch(setTimeWindow, { from: "2009", to: "2018" });
    await expect.element(handle("From year")).toHaveValue("2009");
    const strip = page.getByRole("region", { name: "Time" }).element();
    expect(document.documentElement.scrollWidth).toBe(390);
    for (const element of strip.querySelectorAll("button, p, [role=radiogroup]")) {
      const { left, right, width } = element.getBoundingClientRect();
      if (width <= 1) continue; // hidden from sight
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(390);
      expect(element.scrollWidth).toBeLessThanOrEqual(Math.ceil(width));
    }
    for (const name of ["From year", "To year"] as const) {
      const { width, height } = grip(name).getBoundingClientRect();
      expect(width).toBeGreaterThanOrEqual(40);
      expect(height).toBeGreaterThanOrEqual(40);
    }
    const ticks = [...strip.querySelectorAll("[aria-hidden] > span")].map((tick) => tick.getBoundingClientRect());
    expect(ticks.length).toBeGreaterThan(2);
    for (const [index, tick] of ticks.entries()) {
      expect(tick.left).toBeGreaterThanOrEqual(0);
      expect(tick.right).toBeLessThanOrEqual(390);
      const previous = ticks[index - 1];
      if (previous) expect(tick.left - previous.right).toBeGreaterThan(4);
    }
  });
});
