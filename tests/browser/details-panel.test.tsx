import { beforeEach, describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { DetailsPanel } from "../../src/features/details/ui/DetailsPanel.tsx";
import { setTimeWindow, toggleValues } from "../../src/features/filters/filter-commands.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { clearSelection, focusOn, select } from "../../src/workspace/selection-commands.ts";
import { WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { attributionWith, claimWith, passage, smallDataset, smallDatasetInput } from "../fixtures/small-dataset.ts";
import { faultsInThemes } from "./support/faults.ts";
import { settled } from "./support/settled.ts";

beforeEach(async () => {
  delete document.documentElement.dataset.theme;
  await page.viewport(1280, 800);
});

/** The panel about what is selected; entities and claims by id. */
async function show(selected: readonly string[] = [], dataset: Dataset = smallDataset()): Promise<Workspace> {
  const workspace = createWorkspace(dataset);
  choose(workspace, ...selected);
  await render(
    <WorkspaceProvider workspace={workspace}>
      <main style={{ width: 372, height: 780 }}>
        <DetailsPanel />
      </main>
    </WorkspaceProvider>,
  );
  return workspace;
}

function choose(workspace: Workspace, ...ids: readonly string[]) {
  workspace.dispatch(select, {
    entities: ids.filter((id) => id.startsWith("e.")),
    claims: ids.filter((id) => id.startsWith("c.")),
  });
}

const details = page.getByRole("region", { name: "Details" });
const title = details.getByRole("heading", { level: 2 });
const headings = () =>
  details
    .getByRole("heading", { level: 3 })
    .elements()
    .map((each) => each.textContent);
const row = (words: RegExp | string) => details.getByRole("button", { name: words });
const selectionOf = ({ store }: Workspace) => store.getState().view.selection;

/** The small dataset with other attributions for its second claim. */
function withAttributions(...attributions: Parameters<typeof attributionWith>[0][]): Dataset {
  return smallDataset({
    claims: smallDatasetInput().claims.map((claim) =>
      claim.id === "c.0002" ? { ...claim, attributions: attributions.map(attributionWith) } : claim,
    ),
  });
}

describe("working sets", () => {
  const field = page.getByRole("textbox", { name: "Name of the working set" });

  test("what is selected is kept under a name that is typed at once, and selected again by it", async () => {
    const workspace = await show(["e.orm", "e.varn"]);
    await row("Keep selection as working set").click();
    await expect.element(field).toHaveFocus();
    await userEvent.keyboard("Fighters{Enter}");
    expect(workspace.store.getState().view.sets).toEqual([
      { name: "Fighters", entities: ["e.orm", "e.varn"], claims: [] },
    ]);
    const listed = details.getByRole("listitem").filter({ has: field });
    await expect.element(listed).toMatchTextContent(/2 entities/);
    workspace.dispatch(clearSelection);
    await row("Select Fighters").click();
    expect(selectionOf(workspace)).toEqual({ entities: ["e.orm", "e.varn"], claims: [] });
  });

  test("it takes in what else is selected, lets it go, and is deleted; all of that can be undone", async () => {
    const workspace = await show(["e.orm"]);
    const kept = () => workspace.store.getState().view.sets.map(({ entities }) => entities);
    await row("Keep selection as working set").click();
    choose(workspace, "e.hanno");
    await row("Add selection to Set 1").click();
    expect(kept()).toEqual([["e.orm", "e.hanno"]]);
    await row("Take selection out of Set 1").click();
    expect(kept()).toEqual([["e.orm"]]);
    await row("Delete Set 1").click();
    expect(kept()).toEqual([]);
    workspace.undo();
    expect(kept()).toEqual([["e.orm"]]);
    await expect.element(field).toHaveValue("Set 1");
  });

  test("axe finds nothing in them, in light and dark", async () => {
    await show(["e.orm"]);
    await row("Keep selection as working set").click();
    await expect.element(field).toBeVisible();
    expect(await faultsInThemes(details.element())).toEqual([]);
  });
});

describe("with nothing selected", () => {
  test("it is the record of the dataset, its counts and its source", async () => {
    await show();
    await expect.element(details).toMatchTextContent("11 entities, 14 claims");
    await expect.element(details).toMatchTextContent("1.0.0 · CC-BY-4.0");
    await expect.element(details).toMatchTextContent("An invented siege, for tests.");
    await expect.element(details).toMatchTextContent("1 May 1999");
    await expect.element(details).toMatchTextContent("Three parties, one relic.");
    await row("Ilse Marn").click();
    await expect.element(title).toMatchTextContent("Ilse Marn");
  });

  test("it asks questions, and pressing one opens its view and names the answer", async () => {
    const workspace = await show();
    await row(/^Who has the relic\?/).click();
    const { view, derived } = workspace.store.getState();
    expect(view.focus).toEqual({ entities: ["e.arm-of-saint-ode"], hops: 1 });
    expect(view.selection.claims).toEqual(["c.0006", "c.0007", "c.0008"]);
    expect(derived.shownClaims).toBeLessThan(14);
    await expect.element(title.first()).toMatchTextContent("Who has the relic?");
    await expect.element(details).toMatchTextContent("Three parties are said to have it");
    await expect.element(row(/Duchy of Orm never lost Arm of Saint Ode/)).toBeInTheDocument();
    // What the question leads to is left by Back; undo takes back what it did to the picture.
    expect(workspace.store.getState().visits).toBe(1);
  });

  test("the way back from a question leads to all questions and the whole graph", async () => {
    const workspace = await show();
    await row(/^Who has the relic\?/).click();
    await row("All questions").click();
    await expect.element(title).toMatchTextContent("Start with a question");
    expect(workspace.store.getState().derived.shownClaims).toBe(14);
  });

  test("a question that selects nothing lists the claims that its view shows under its answer", async () => {
    const questions = [
      {
        id: "who-meets-whom",
        question: "Who meets whom?",
        answer: "The company meets most of them.",
        view: { hidden: { "predicate-family": ["having"] } },
      },
    ];
    const workspace = await show([], smallDataset({ questions }));
    await row(/^Who meets whom\?/).click();
    await expect.poll(headings).toEqual(["Claims 9"]);
    const { shownClaims } = workspace.store.getState().derived;
    expect(details.getByRole("listitem").elements()).toHaveLength(shownClaims);
    expect(details.getByText("Start with a question").query()).toBeNull();
    await row("Order or copy this list").click();
    expect(workspace.store.getState().view.room).toEqual({ kind: "claims", by: null });
  });

  test("a claim that comes to lie under a pointer at rest is marked on the graph only once the pointer moves", async () => {
    const claims = Array.from({ length: 20 }, (_, at) => claimWith({ id: `c.${1000 + at}` }));
    const questions = [
      { id: "all", question: "Who is at war?", answer: "Two.", view: { hidden: { "predicate-family": ["having"] } } },
    ];
    const workspace = await show([], smallDataset({ claims, links: [], stories: [], questions }));
    const at = row(/^Who is at war\?/)
      .element()
      .getBoundingClientRect();
    await userEvent.click(row(/^Who is at war\?/));
    await expect.poll(() => details.getByRole("listitem").elements()).toHaveLength(20);
    // The list is put under the pointer, as a longer answer would.
    const [first] = details.getByRole("listitem").elements();
    const panel = details.element();
    panel.style.marginBlockStart = `${at.top + at.height / 2 - (first?.getBoundingClientRect().top ?? 0) - 20}px`;
    await settled();
    expect(first?.matches(":hover") || first?.querySelector(":hover")).toBeTruthy();
    expect(workspace.store.getState().hover).toBeNull();
    await userEvent.hover(first?.querySelector("button") as Element);
    expect(workspace.store.getState().hover).toEqual({ kind: "claim", number: 0 });
  });

  test("of many claims under an answer 20 are shown at first, and more when they are asked for", async () => {
    const claims = Array.from({ length: 90 }, (_, at) => claimWith({ id: `c.${1000 + at}` }));
    const questions = [
      { id: "all", question: "Who is at war?", answer: "Two.", view: { hidden: { "predicate-family": ["having"] } } },
    ];
    await show([], smallDataset({ claims, links: [], stories: [], questions }));
    await row(/^Who is at war\?/).click();
    await expect.poll(() => details.getByRole("listitem").elements()).toHaveLength(20);
    await row("Show 70 more").click();
    await expect.poll(() => details.getByRole("listitem").elements()).toHaveLength(90);
  });

  test("a dataset without questions is headed by its title", async () => {
    await show([], smallDataset({ questions: [] }));
    await expect.element(title).toMatchTextContent("The Siege of Varn");
  });

  test("a subgraph says what it is part of", async () => {
    const derivedFrom = { dataset: "siege-of-varn", version: "0.9.0", sha256: "0".repeat(64), filter: "only accused" };
    await show([], smallDataset({ derivedFrom: { ...derivedFrom, context: [] } }));
    await expect.element(details).toMatchTextContent("siege-of-varn 0.9.0: only accused");
  });
});

describe("an entity", () => {
  test("of an extract that was not chosen says so", async () => {
    const derivedFrom = { dataset: "siege-of-varn", version: "0.9.0", sha256: "0".repeat(64), filter: "only accused" };
    const extract = smallDataset({ derivedFrom: { ...derivedFrom, context: ["e.marn"] } });
    await show(["e.marn"], extract);
    await expect.element(details).toMatchTextContent("This entity was not chosen for the extract");
    await show(["e.orm"], extract);
    await expect.element(title.last()).toMatchTextContent("Duchy of Orm");
  });

  test("has its kind, gloss, other names, time and place", async () => {
    const workspace = await show(["e.arm-of-saint-ode"]);
    await expect.element(title).toMatchTextContent("Arm of Saint Ode");
    await expect.element(details).toMatchTextContent("A relic that three parties claim.");
    await expect.element(details).toMatchTextContent("the Arm, Ode’s Arm");
    choose(workspace, "e.siege-of-varn");
    await expect.element(details).toMatchTextContent(/When.*1204/);
    choose(workspace, "e.tarn-pass");
    await expect.element(details).toMatchTextContent("46.5° N, 11.25° E (region) our coordinates");
    choose(workspace, "e.monk");
    await expect.element(details).toMatchTextContent("not named in the source");
    choose(workspace, "e.salim");
    await expect.element(title).toMatchTextContent("سليم");
    expect(getComputedStyle(title.element()).direction).toBe("rtl");
  });

  test("has its claims by predicate family, each from subject to object with the entity in bold", async () => {
    await show(["e.grey-company"]);
    await expect.poll(headings).toEqual(["having 1", "meeting 5", "Claims attributed to it 1"]);
    const rows = details
      .getByRole("listitem")
      .elements()
      .map((each) => each.textContent);
    expect(rows[0]).toMatch(/Grey Company carried off Arm of Saint Ode.*hasDenied by Grey Company \(relayed\)/);
    expect(rows.join()).toContain("Grey Company lays siege Siege of Varn");
    expect(rows.join()).toContain("Hanno sheltered Grey Company");
    const bold = [...document.querySelectorAll("li button strong")].map(({ textContent }) => textContent);
    expect(new Set(bold)).toEqual(new Set(["Grey Company"]));
  });

  test("says of each claim who holds it, how, when and where it stands", async () => {
    await show(["e.siege-of-varn"]);
    const words = row(/Grey Company lays siege Siege of Varn/).element().textContent ?? "";
    expect(words).toContain("1.1");
    expect(words).toContain("Stated (Ilse Marn)");
    expect(words).toMatch(/1204/);
  });

  test("says in numbers what the filters hide of it", async () => {
    const workspace = await show(["e.grey-company"]);
    await expect.element(details.getByText(/claims are hidden/)).not.toBeInTheDocument();
    workspace.dispatch(toggleValues, { facet: "stance", values: ["guess"] });
    await expect.element(details.getByText("2 of 6 claims are hidden.")).toBeVisible();
    workspace.dispatch(toggleValues, { facet: "kind", values: ["warband"] });
    await expect.element(details.getByText("Hidden in the graph by the current filters.")).toBeVisible();
    await expect.element(details.getByText("6 of 6 claims are hidden.")).toBeVisible();
  });

  test("shows it and its claims anyway, each in one step to undo, and leaves what else is hidden", async () => {
    const workspace = await show(["e.grey-company"]);
    const hidden = () => workspace.store.getState().view.hidden;
    workspace.dispatch(toggleValues, { facet: "stance", values: ["guess"] });
    workspace.dispatch(toggleValues, { facet: "kind", values: ["warband", "person"] });
    const before = hidden();
    await details.getByRole("button", { name: "Show it anyway" }).click();
    await expect.element(details.getByText("Hidden in the graph by the current filters.")).not.toBeInTheDocument();
    expect(hidden().kind).not.toContain("warband");
    expect(hidden().stance).toEqual(["guess"]);
    expect(selectionOf(workspace).entities).toEqual(["e.grey-company"]);
    await details.getByRole("button", { name: "Show them anyway" }).click();
    await expect.element(details.getByText(/claims are hidden/)).not.toBeInTheDocument();
    workspace.undo();
    workspace.undo();
    expect(hidden()).toEqual(before);
  });

  test("that nothing is said about says so", async () => {
    await show(["e.monk"]);
    await expect.element(details.getByText("There are no claims about this entity.")).toBeVisible();
    await expect.poll(headings).toEqual(["Claims attributed to it 1"]);
  });

  test("opens its neighbourhood and leaves it", async () => {
    const workspace = await show(["e.salim"]);
    await row("Focus on this entity").click();
    expect(workspace.store.getState().view.focus).toEqual({ entities: ["e.salim"], hops: 1 });
    await row("Clear focus").click();
    expect(workspace.store.getState().view.focus).toBeNull();
  });

  test("shows the first of very many claims, and more on a press", async () => {
    const claims = Array.from({ length: 200 }, (_, i) => claimWith({ id: `c.${String(i + 1).padStart(4, "0")}` }));
    await show(["e.orm"], smallDataset({ claims, links: [], questions: [] }));
    const rows = () => details.getByRole("listitem").elements().length;
    await expect.poll(rows).toBe(60);
    await row("Show 140 more").click();
    await expect.poll(rows).toBe(200);
    // What is out of sight is not drawn, and comes as it is scrolled to.
    const isDrawn = (at: number) =>
      details
        .getByRole("listitem")
        .elements()
        .at(at)
        ?.firstElementChild?.checkVisibility({ contentVisibilityAuto: true });
    details.element().scrollTo({ top: 0 });
    await expect.poll(() => [isDrawn(0), isDrawn(-1)]).toEqual([true, false]);
    details.getByRole("listitem").elements().at(-1)?.scrollIntoView();
    await expect.poll(() => isDrawn(-1)).toBe(true);
    await expect.poll(() => isDrawn(0)).toBe(false);
  });
});

describe("a claim", () => {
  test("is set like a headline, and an allegation is headed as one", async () => {
    const workspace = await show(["c.0008"]);
    await expect.element(title).toMatchTextContent("League of Free Towns had all along Arm of Saint Ode");
    await expect.element(details).toMatchTextContent("Claim · accused · League of Free Towns");
    choose(workspace, "c.0005");
    await expect.element(title).toMatchTextContent("Siege of Varn cost lives");
    await expect.element(details).toMatchTextContent("nearly 300 dead");
  });

  test("shows every attribution, with stance, holder, time and passage; a denial as one", async () => {
    await show(["c.0006"]);
    await expect.element(details).toMatchTextContent("accused, attributed to Duchy of Orm, 1205");
    await expect.element(details).toMatchTextContent("In their terms: stole");
    await expect.element(details).toMatchTextContent("relayed, denied by Grey Company");
    const passages = details.getByText("Paragraph 2, sentence 1");
    expect(passages.elements()).toHaveLength(2);
    await expect.element(details.getByText("Paragraph 2 is about Three parties, one relic.").first()).toBeVisible();
    expect(document.querySelector("blockquote")).toBeNull();
  });

  test("names those through whom it is known", async () => {
    await show(["c.0007"]);
    await expect.element(details).toMatchTextContent("relayed, attributed to a monk, through Ilse Marn");
  });

  test("says what is not stated: holder, time, passage, source", async () => {
    const workspace = await show(["c.0009"]);
    await expect.element(details).toMatchTextContent("rumoured, nobody named");
    await expect.element(details).toMatchTextContent("Whennot stated");
    const dataset = withAttributions({ evidence: [] });
    workspace.open(dataset);
    choose(workspace, "c.0002");
    await expect.element(details).toMatchTextContent("Passage not stated.");
    workspace.open(withAttributions());
    choose(workspace, "c.0002");
    await expect.element(details).toMatchTextContent("No source is recorded for this claim.");
  });

  test("shows all passages of one attribution", async () => {
    await show(
      ["c.0002"],
      withAttributions({ evidence: [passage("1.1", "lay before Varn"), passage("1.2", "Orm’s men fought")] }),
    );
    await expect.element(details.getByText("Paragraph 1, sentence 1")).toBeVisible();
    await expect.element(details.getByText("Paragraph 1, sentence 2")).toBeVisible();
  });

  test("has where, by what means, how many and what was noted", async () => {
    const workspace = await show(["c.0010"]);
    await expect.element(details).toMatchTextContent("WhereTarn Pass");
    await expect.element(details).toMatchTextContent("The text does not say for how long.");
    choose(workspace, "c.0014");
    await expect.element(details).toMatchTextContent("By means ofArm of Saint Ode");
  });

  test("leads to what contradicts it, and to what else is said of the two", async () => {
    const workspace = await show(["c.0006"]);
    await expect.poll(headings).toEqual(expect.arrayContaining(["Contradicts"]));
    await row(/League of Free Towns had all along Arm of Saint Ode/).click();
    expect(selectionOf(workspace)).toEqual({ entities: [], claims: ["c.0008"] });
    await expect.poll(headings).toEqual(expect.arrayContaining(["Contradicted by", "Claims from the same sentence 1"]));
    choose(workspace, "c.0009");
    await expect.poll(headings).toEqual(expect.arrayContaining(["Restated by", "Other claims between the two 2"]));
  });

  test("names its two ends, which open", async () => {
    const workspace = await show(["c.0004"]);
    await row("Varn").click();
    expect(selectionOf(workspace).entities).toEqual(["e.varn"]);
  });

  test("that a filter hides can still be read, and says that it is hidden", async () => {
    const workspace = await show(["c.0008"]);
    workspace.dispatch(setTimeWindow, { from: "1300", to: null });
    workspace.dispatch(toggleValues, { facet: "stance", values: ["accused"] });
    await expect.element(details.getByText("Hidden in the graph by the current filters.")).toBeVisible();
    await expect.element(title).toMatchTextContent("League of Free Towns had all along Arm of Saint Ode");
  });

  test("is read by the firmest voice that the lens accepts", async () => {
    const workspace = await show(["c.0006"]);
    workspace.dispatch(toggleValues, { facet: "stance", values: ["relayed"] });
    await expect.element(details).toMatchTextContent("Claim · accused · Grey Company");
  });
});

describe("several at once", () => {
  test("are listed, with the claims between them", async () => {
    const workspace = await show(["e.hanno", "e.grey-company"]);
    await expect.element(title).toMatchTextContent("2 entities");
    await expect.poll(headings).toEqual(["Claims between them 3"]);
    choose(workspace, "e.hanno", "e.varn");
    await expect
      .element(details.getByText("No claim in the current view connects any two of them directly."))
      .toBeVisible();
    choose(workspace, "e.orm", "c.0009");
    await expect.element(title).toMatchTextContent("1 entity, 1 claim");
  });

  test("are left by Clear selection", async () => {
    const workspace = await show(["e.hanno", "e.grey-company"]);
    await row("Clear selection").click();
    expect(selectionOf(workspace)).toEqual({ entities: [], claims: [] });
    await expect.element(title).toMatchTextContent("Start with a question");
  });
});

describe("the panel and the graph", () => {
  test("pointing at a row marks its line, by mouse and by keyboard", async () => {
    const workspace = await show(["e.siege-of-varn"]);
    const hover = () => workspace.store.getState().hover;
    const number = workspace.store.getState().knowledge.claimNumber.get("c.0002");
    const joined = row(/Grey Company lays siege Siege of Varn/);
    await userEvent.hover(joined);
    expect(hover()).toEqual({ kind: "claim", number });
    await userEvent.hover(title);
    expect(hover()).toBeNull();
    (joined.element() as HTMLElement).focus();
    expect(hover()).toEqual({ kind: "claim", number });
    (joined.element() as HTMLElement).blur();
    expect(hover()).toBeNull();
  });

  test("pointing at a name marks its entity, by mouse and by keyboard", async () => {
    const workspace = await show(["c.0004"]);
    const hover = () => workspace.store.getState().hover;
    const number = workspace.store.getState().knowledge.entityNumber.get("e.varn");
    const varn = row("Varn");
    await userEvent.hover(varn);
    expect(hover()).toEqual({ kind: "entity", number });
    await userEvent.hover(title);
    expect(hover()).toBeNull();
    (varn.element() as HTMLElement).focus();
    expect(hover()).toEqual({ kind: "entity", number });
  });

  test("opening a row leaves nothing pointed at that is gone from the page", async () => {
    const workspace = await show(["e.siege-of-varn"]);
    await row(/Grey Company lays siege Siege of Varn/).click();
    await expect.element(title).toMatchTextContent("Grey Company lays siege Siege of Varn");
    await userEvent.hover(title);
    await expect.poll(() => workspace.store.getState().hover).toBeNull();
  });

  test("what is opened by keyboard keeps the focus in the panel", async () => {
    await show(["e.siege-of-varn"]);
    (row(/Grey Company lays siege Siege of Varn/).element() as HTMLElement).focus();
    await userEvent.keyboard("{Enter}");
    await expect.element(title).toMatchTextContent("Grey Company lays siege Siege of Varn");
    await expect.poll(() => details.element().contains(document.activeElement)).toBe(true);
  });

  test("another subject is read from its beginning", async () => {
    const claims = Array.from({ length: 50 }, (_, i) => claimWith({ id: `c.${String(i + 1).padStart(4, "0")}` }));
    const workspace = await show(["e.orm"], smallDataset({ claims, links: [], questions: [] }));
    details.element().scrollTo({ top: 500 });
    await expect.poll(() => details.element().scrollTop).toBe(500);
    choose(workspace, "e.grey-company");
    await expect.poll(() => details.element().scrollTop).toBe(0);
    workspace.dispatch(focusOn, { entities: ["e.orm"], hops: 1 });
    workspace.dispatch(clearSelection);
    await expect.element(title).toBeVisible();
  });
});

describe("axe finds nothing serious, in light and dark", () => {
  test.each([
    ["of the dataset", []],
    ["of an entity", ["e.grey-company"]],
    ["of a claim", ["c.0006"]],
    ["of several", ["e.hanno", "e.grey-company", "c.0001"]],
  ])("%s", async (_, selected) => {
    const workspace = await show(selected);
    workspace.dispatch(toggleValues, { facet: "stance", values: ["guess"] });
    expect(await faultsInThemes(document.body, { only: "serious" })).toEqual([]);
  });
});
