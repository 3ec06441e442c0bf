import { flushSync } from "react-dom";
import { beforeEach, describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { ContestedSign } from "../../src/features/contested/ui/ContestedSign.tsx";
import { setTimeWindow, toggleValues } from "../../src/features/filters/filter-commands.ts";
import { CountsBar } from "../../src/features/filters/ui/CountsBar.tsx";
import { Legend } from "../../src/features/filters/ui/Legend.tsx";
import type { Dataset } from "../../src/model/dataset.ts";
import { focusOn } from "../../src/workspace/selection-commands.ts";
import { WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { attributionWith, claimWith, entityWith, smallDataset, smallDatasetInput } from "../fixtures/small-dataset.ts";
import { faultsInThemes } from "./support/faults.ts";

beforeEach(async () => {
  delete document.documentElement.dataset.theme;
  await page.viewport(1280, 800);
});

async function show(dataset: Dataset = smallDataset()): Promise<Workspace> {
  const workspace = createWorkspace(dataset);
  await render(
    <WorkspaceProvider workspace={workspace}>
      <main style={{ width: 252 }}>
        <CountsBar />
        <Legend lineSigns={<ContestedSign />} />
      </main>
    </WorkspaceProvider>,
  );
  return workspace;
}

const section = (title: string) => page.getByRole("region", { name: title, exact: true });
const about = section("Entity types");
const said = section("Certainty");
const whose = section("Attributed to");
const counts = page.getByRole("status");
const hiddenOf = ({ store }: Workspace) => store.getState().view.hidden;
const box = (label: RegExp, within = page.getByRole("navigation")) => within.getByRole("checkbox", { name: label });
/** Presses a row where a mouse would: on its name. Not on the whole of its label, whose count changes a moment later. */
const press = (name: string, within = page.getByRole("navigation")) => within.getByText(name, { exact: true }).click();

describe("a row of the legend", () => {
  test("has its name and its count, entities for their types, claims for their certainty", async () => {
    await show();
    await expect.element(about.getByText("powers7")).toBeInTheDocument();
    await expect.element(about.getByText("goods1")).toBeInTheDocument();
    await expect.element(said.getByText("stated6")).toBeInTheDocument();
    await expect.element(said.getByText("accused2")).toBeInTheDocument();
    await expect.element(whose.getByText("Ilse Marn10")).toBeInTheDocument();
    await expect.element(whose.getByText("nobody named1")).toBeInTheDocument();
  });

  test("shows the line of its stance, or the glyph of its family", async () => {
    await show();
    const dashes = said
      .getByRole("checkbox")
      .elements()
      .map((each) => each.closest("label")?.querySelector("svg > *")?.outerHTML);
    expect(dashes).toHaveLength(6);
    expect(new Set(dashes).size).toBe(6);
    const glyphs = about
      .getByRole("checkbox")
      .elements()
      .map((each) => each.closest("label")?.querySelector("svg > *")?.outerHTML);
    expect(new Set(glyphs).size).toBe(4);
  });

  test("hides what it names when it is pressed, and shows it again", async () => {
    const workspace = await show();
    await press("relayed");
    expect(hiddenOf(workspace)).toEqual({ stance: ["relayed"] });
    await expect.element(box(/^relayed/)).not.toBeChecked();
    await expect.element(counts).toMatchTextContent("1 of 14 claims hidden");
    await press("relayed");
    expect(hiddenOf(workspace)).toEqual({});
    await expect.element(counts).toMatchTextContent("nothing hidden");
  });

  test("says how many of its own are shown while others are hidden", async () => {
    await show();
    await press("powers");
    await expect.element(about.getByText("powers0 of 7")).toBeInTheDocument();
    await expect.element(said.getByText("urged0 of 1")).toBeInTheDocument();
  });

  test("is counted one task after it is pressed, so that the picture need not wait for it", async () => {
    const workspace = await show();
    const tick = box(/^powers/).element() as HTMLInputElement;
    flushSync(() => workspace.dispatch(toggleValues, { facet: "kind", values: ["human", "realm", "warband"] }));
    expect([tick.checked, tick.closest("label")?.textContent]).toEqual([false, "powers7"]);
    await expect.element(about.getByText("powers0 of 7")).toBeInTheDocument();
  });

  test("keeps only what it names, by its own button", async () => {
    const workspace = await show();
    await said.getByRole("button", { name: "Only accused" }).click();
    expect(hiddenOf(workspace)).toEqual({ stance: ["guess", "plain", "plea", "relayed", "rumour"] });
    await expect.element(box(/^accused/)).toBeChecked();
    await expect.element(box(/^stated/)).not.toBeChecked();
    expect(workspace.store.getState().derived.shownClaims).toBe(2);
  });

  test("explains itself to a screen reader", async () => {
    await show();
    await expect.element(box(/^accused/)).toHaveAccessibleDescription("A party accuses.");
    await expect.element(box(/^Duchy of Orm/)).toHaveAccessibleDescription("A duchy.");
  });
});

describe("a list of the legend", () => {
  test("shows all of it again by one button, which is there only while something is hidden, and leaves other lists", async () => {
    const workspace = await show();
    const all = page.getByRole("button", { name: "Show all: Certainty" });
    await expect.element(all).not.toBeInTheDocument();
    await press("accused");
    await press("goods");
    await all.click();
    expect(hiddenOf(workspace)).toEqual({ kind: ["relic"] });
    await expect.element(all).not.toBeInTheDocument();
  });

  test("switches a family's kinds together, opens it to switch one, and is then neither on nor off", async () => {
    const workspace = await show();
    await press("powers");
    expect(hiddenOf(workspace)).toEqual({ kind: ["human", "realm", "warband"] });
    await press("powers");
    const kinds = about.getByRole("button", { name: "Types in powers" });
    await expect.element(kinds).toHaveAttribute("aria-expanded", "false");
    await kinds.click();
    await expect.element(kinds).toHaveAttribute("aria-expanded", "true");
    await press("realms");
    expect(hiddenOf(workspace)).toEqual({ kind: ["realm"] });
    await expect.element(box(/^powers/)).toBePartiallyChecked();
    // What is in part hidden is hidden whole by the next press, and shown by the one after.
    await press("powers");
    expect(hiddenOf(workspace)).toEqual({ kind: ["human", "realm", "warband"] });
    await press("powers");
    await expect.element(box(/^powers/)).toBeChecked();
  });

  test("does not offer to open a family of one kind", async () => {
    await show();
    await expect.element(about.getByRole("button", { name: "Types in goods" })).not.toBeInTheDocument();
  });

  test("leaves out what the dataset has none of, and is left out where it has one row", async () => {
    const { vocabulary } = smallDatasetInput();
    const claims = smallDatasetInput().claims.map((claim) => ({ ...claim, status: "reviewed" as const, note: null }));
    const stances = [
      ...vocabulary.stances,
      {
        id: "dream",
        label: "dreamt",
        adverb: "in a dream",
        pattern: "dots" as const,
        definition: "Somebody dreamt it.",
      },
    ];
    await show(smallDataset({ claims, vocabulary: { ...vocabulary, stances } }));
    await expect.element(said).toBeInTheDocument();
    await expect.element(box(/^dreamt/)).not.toBeInTheDocument();
    await expect.element(section("Review status")).not.toBeInTheDocument();
  });

  test("that is long is folded, and opened by a press", async () => {
    const people = Array.from({ length: 20 }, (_, i) =>
      entityWith({ id: `e.person-${String(i).padStart(2, "0")}`, label: `Person ${i}` }),
    );
    const claims = people.map(({ id }, i) =>
      claimWith({
        id: `c.${String(i + 1).padStart(4, "0")}`,
        attributions: [attributionWith({ holder: id })],
      }),
    );
    await show(smallDataset({ entities: [...smallDataset().entities, ...people], claims, links: [], questions: [] }));
    const rows = () => whose.getByRole("checkbox").elements().length;
    await expect.poll(rows).toBe(8);
    await whose.getByRole("button", { name: "Show 12 more" }).click();
    expect(rows()).toBe(20);
    await whose.getByRole("button", { name: "Show fewer" }).click();
    expect(rows()).toBe(8);
  });

  test("says so where a claim has no source, and switches it like any stance", async () => {
    const workspace = await show(
      smallDataset({
        claims: [claimWith({ id: "c.0001" }), claimWith({ id: "c.0002", attributions: [] })],
        links: [],
        questions: [],
      }),
    );
    await press("no source recorded", said);
    expect(workspace.store.getState().derived.shownClaims).toBe(1);
  });
});

test("the mark of contested lines stands below their patterns with its number of claims, and leads to them", async () => {
  const workspace = await show();
  const row = said.getByRole("button", { name: /^contested/ });
  await expect.element(row).toMatchTextContent(/^contested\s*3$/);
  await row.click();
  expect(workspace.store.getState().view.room).toEqual({ kind: "contested", pair: null });
});

test("a graph in which nothing is contested has no such mark", async () => {
  await show({
    ...smallDataset(),
    links: [],
    claims: smallDataset().claims.filter(({ id }) => (id as string) !== "c.0006"),
  });
  await expect.element(said.getByRole("checkbox").first()).toBeInTheDocument();
  await expect.element(said.getByRole("button", { name: /^contested/ })).not.toBeInTheDocument();
});

describe("what is hidden", () => {
  test("is said in numbers, and is all shown again by one control", async () => {
    const workspace = await show();
    await expect.element(counts).toMatchTextContent("11 entities · 14 claims, 1 without a line · nothing hidden");
    const clear = page.getByRole("button", { name: "Clear all filters" });
    await expect.element(clear).not.toBeInTheDocument();
    await press("goods");
    await expect
      .element(counts)
      .toMatchTextContent("10 entities · 11 claims, 1 without a line · 3 of 14 claims and 1 entity hidden");
    await press("rumoured");
    workspace.dispatch(setTimeWindow, { from: "1205", to: null });
    workspace.dispatch(focusOn, { entities: ["e.orm"], hops: 1 });
    await clear.click();
    await expect.element(counts).toMatchTextContent("11 entities · 14 claims, 1 without a line · nothing hidden");
    await expect.element(clear).not.toBeInTheDocument();
  });

  test("while a range of dates is set says how many of what is left have no date, and hides these", async () => {
    const workspace = await show();
    const undated = page.getByText("6 of them have no date", { exact: true });
    await expect.element(undated).not.toBeInTheDocument();
    workspace.dispatch(setTimeWindow, { from: "1205", to: null });
    await expect.element(undated).toBeVisible();
    const { knowledge, derived } = workspace.store.getState();
    expect(knowledge.claimEarliest.filter((day, c) => Number.isNaN(day) && derived.claimMask[c] === 1)).toHaveLength(6);
    await page.getByRole("button", { name: "Hide", exact: true }).click();
    await expect.element(undated).not.toBeInTheDocument();
    expect(workspace.store.getState().view.time).toMatchObject({ from: "1205", undated: false });
  });

  test("by a focus names it, and is cleared by the same button", async () => {
    const workspace = await show();
    workspace.dispatch(focusOn, { entities: ["e.orm"], hops: 2 });
    await page.getByRole("button", { name: "Clear focus: Duchy of Orm, 2 hops" }).click();
    expect(workspace.store.getState().view.focus).toBeNull();
    workspace.dispatch(focusOn, { entities: ["e.orm", "e.hanno", "e.varn"], hops: 1 });
    await expect.element(page.getByText("Focus: Duchy of Orm and 2 more, 1 hop")).toBeVisible();
  });

  test("can be everything but what no claim speaks of", async () => {
    await show();
    for (const name of ["stated", "relayed", "accused", "rumoured", "guessed", "urged"]) await press(name, said);
    await expect.element(counts).toMatchTextContent("2 entities · 0 claims · 14 of 14 claims and 9 entities hidden");
  });
});

describe("by keyboard", () => {
  const focused = () => document.activeElement as HTMLElement;
  const controls = () => [...document.querySelectorAll<HTMLElement>("nav :is(button, input)")];
  const stops = () => controls().filter(({ tabIndex }) => tabIndex === 0);
  /** Shows the legend and waits for what comes when the page is idle. */
  async function showAsOneStop() {
    const workspace = await show();
    await expect.poll(() => stops().length).toBe(1);
    return workspace;
  }
  /** Presses a key, several times at once, until it leads no further; returns what had the focus on the way. */
  async function walk(key: string, atOnce: number): Promise<readonly HTMLElement[]> {
    const way = [focused()];
    const follow = () => way.push(focused());
    document.addEventListener("focusin", follow);
    for (let before = 0; before < way.length && way.length < 200; ) {
      before = way.length;
      await userEvent.keyboard(key.repeat(atOnce));
      if (way.length < before + atOnce) break;
    }
    document.removeEventListener("focusin", follow);
    return way;
  }

  test("it is one stop of Tab, which comes back to what had the focus last", async () => {
    await showAsOneStop();
    // The counts come first, which are one stop as well.
    await userEvent.keyboard("{Tab}");
    expect(document.querySelector('[role="toolbar"]')?.contains(focused())).toBe(true);
    await userEvent.keyboard("{Tab}");
    expect(document.querySelector("nav")?.contains(focused())).toBe(true);
    await userEvent.keyboard("{Tab}");
    expect(focused()).toBe(document.body);
    (box(/^goods/).element() as HTMLElement).focus();
    await userEvent.keyboard("{ArrowRight}");
    const only = focused();
    expect(only).toBe(about.getByRole("button", { name: "Only goods" }).element());
    expect(stops()).toEqual([only]);
    await userEvent.keyboard("{Tab}");
    await userEvent.keyboard("{Shift>}{Tab}{/Shift}");
    expect(focused()).toBe(only);
  });

  test("every row, its “only” and its kinds can be reached by arrow keys and used", async () => {
    const workspace = await showAsOneStop();
    (box(/^powers/).element() as HTMLElement).focus();
    await userEvent.keyboard(" ");
    expect(hiddenOf(workspace)).toEqual({ kind: ["human", "realm", "warband"] });
    await userEvent.keyboard("{ArrowRight}{Enter}");
    await expect.element(box(/^powers/)).toBeChecked();
    await expect.element(box(/^goods/)).not.toBeChecked();
    await userEvent.keyboard("{ArrowRight}{Enter}");
    await expect.element(box(/^realms/)).toBeVisible();
    await userEvent.keyboard("{Home}");
    const reached = new Set<Element>();
    for (const first of await walk("{ArrowDown}", 10)) {
      first.focus();
      for (const each of await walk("{ArrowRight}", 4)) reached.add(each);
      for (const each of await walk("{ArrowLeft}", 4)) reached.add(each);
    }
    for (const control of controls())
      if (!control.matches('[type="radio"]:not(:checked)')) expect(reached).toContain(control);
    await userEvent.keyboard("{End}");
    expect(focused()).toBe(controls().at(-1));
  });

  test("up and down keep to the same column of the rows", async () => {
    await showAsOneStop();
    (box(/^powers/).element() as HTMLElement).focus();
    await userEvent.keyboard("{ArrowRight}{ArrowDown}");
    expect(focused().textContent).toBe("Only");
    await userEvent.keyboard("{ArrowUp}");
    expect(focused()).toBe(about.getByRole("button", { name: "Only powers" }).element());
  });

  test("a button that goes away when it is pressed leaves the focus in the legend", async () => {
    const workspace = await showAsOneStop();
    (box(/^powers/).element() as HTMLElement).focus();
    await userEvent.keyboard(" {ArrowUp}");
    expect(focused().textContent).toBe("Show all");
    await userEvent.keyboard("{Enter}");
    expect(hiddenOf(workspace)).toEqual({});
    await expect.poll(() => document.querySelector("nav")?.contains(focused())).toBe(true);
  });

  test("what has the focus can be seen", async () => {
    await showAsOneStop();
    (box(/^powers/).element() as HTMLElement).focus();
    await userEvent.keyboard("{ArrowRight}");
    const only = about.getByRole("button", { name: "Only powers" });
    await expect.element(only).toHaveFocus();
    expect(Number(getComputedStyle(only.element()).opacity)).toBe(1);
    expect(getComputedStyle(only.element()).outlineStyle).not.toBe("none");
  });
});

test("a lens with a long name keeps within the legend", async () => {
  const entities = smallDataset().entities.map((entity) => ({
    ...entity,
    label: `${entity.label ?? entity.id} `.repeat(8),
  }));
  await show(smallDataset({ entities }));
  const lenses = page.getByRole("group", { name: "Lens" });
  await expect.element(lenses).toBeVisible();
  const { right } = page.getByRole("main").element().getBoundingClientRect();
  for (const chip of lenses.getByRole("button").elements())
    expect(chip.getBoundingClientRect().right).toBeLessThanOrEqual(right);
});

test("a name in another script keeps its direction", async () => {
  const claims = [
    claimWith({ id: "c.0001" }),
    claimWith({ id: "c.0002", attributions: [attributionWith({ holder: "e.salim" })] }),
  ];
  await show(smallDataset({ claims, links: [], questions: [] }));
  const name = whose.getByText("سليم");
  expect(getComputedStyle(name.element()).direction).toBe("rtl");
});

test("axe finds nothing serious, in light and dark", async () => {
  const workspace = await show();
  workspace.dispatch(focusOn, { entities: ["e.orm"], hops: 2 });
  await about.getByRole("button", { name: "Types in powers" }).click();
  await press("accused");
  expect(await faultsInThemes(document.body, { only: "serious" })).toEqual([]);
});
