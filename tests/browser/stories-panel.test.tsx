import { beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { cdp, page, userEvent } from "vitest/browser";
import { presenterOf } from "../../src/features/stories/presenter.ts";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { CurrentPanel } from "../../src/app/CurrentPanel.tsx";
import { DraftKeeper } from "../../src/app/persistence/DraftKeeper.tsx";
import { draftKey } from "../../src/app/persistence/drafts.ts";
import { openStories } from "../../src/features/stories/open-stories.ts";
import { openScene } from "../../src/features/stories/scene-writing-commands.ts";
import { openStory } from "../../src/features/stories/story-commands.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { parseDataset, parseStory } from "../../src/model/parse-dataset.ts";
import type { Scene, Story } from "../../src/model/story.ts";
import { focusOn, select } from "../../src/workspace/selection-commands.ts";
import { WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { faultsInThemes } from "./support/faults.ts";

const STORY = "three-accounts";
let workspace: Workspace;

beforeAll(() => page.viewport(1280, 900));
beforeEach(() => {
  localStorage.clear();
  delete document.documentElement.dataset.theme;
  document.documentElement.style.setProperty("--quick", "0ms");
});

/** The panel as the page has it, around a fresh workspace; `prepare` comes before it is drawn. */
async function show(
  prepare: (workspace: Workspace) => unknown,
  { width = 372, dataset = smallDataset() }: { width?: number; dataset?: Dataset } = {},
) {
  workspace = createWorkspace(dataset);
  prepare(workspace);
  return render(
    <WorkspaceProvider workspace={workspace}>
      <div data-testid="frame" style={{ width, height: 860, background: "var(--panel)" }}>
        <CurrentPanel />
        <DraftKeeper pause={0} />
      </div>
    </WorkspaceProvider>,
  );
}

const state = () => workspace.store.getState();
const storyOf = (at = 0) => state().knowledge.dataset.stories[at] as Story;
const sceneAt = (at: number, story = 0) => storyOf(story).scenes[at] as Scene;
const sceneIds = () => storyOf().scenes.map(({ id }) => id as string);
const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
const field = (name: string) => page.getByRole("textbox", { name, exact: true });
const rows = () => page.getByRole("list", { name: "Scenes" }).getByRole("listitem");
const openedStory = (w: Workspace) => w.dispatch(openStory, { story: STORY });
const openedScene = (scene: string) => (w: Workspace) => w.dispatch(openScene, { story: STORY, scene });
/** Chooses an entry of a menu. */
async function choose(menu: string, entry: string): Promise<void> {
  await userEvent.click(button(menu));
  await userEvent.click(page.getByRole("menuitem", { name: entry, exact: true }));
}
/** The next file that is handed to the browser's downloads, by name and text. */
function nextDownload(): Promise<{ readonly name: string; readonly text: string }> {
  return new Promise((resolve) => {
    const save = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
      save.mockRestore();
      const name = this.download;
      void fetch(this.href)
        .then((response) => response.text())
        .then((text) => resolve({ name, text }));
    });
    onTestFinished(() => save.mockRestore());
  });
}

describe("the list of stories", () => {
  test("teaches what a story is where there is none, and starts one from what is on screen", async () => {
    await show(
      (w) => {
        w.dispatch(focusOn, { entities: ["e.orm"], hops: 1 });
        w.dispatch(openStories);
      },
      { dataset: smallDataset({ stories: [] }) },
    );
    await expect.element(page.getByText(/^A story guides an audience through the graph/)).toBeVisible();
    await userEvent.click(button("New story from canvas"));
    await expect.element(field("Story title")).toHaveValue("Story 1");
    await expect.element(page.getByRole("button", { name: /^1 Around Duchy of Orm/ })).toBeVisible();
    expect(sceneAt(0).view.focus).toEqual({ entities: ["e.orm"], hops: 1 });
    workspace.undo();
    expect(state().knowledge.dataset.stories).toEqual([]);
  });

  test("says what each story tells; plays, duplicates, moves and deletes it, and undo brings it back", async () => {
    await show((w) => w.dispatch(openStories));
    await expect.element(page.getByText("Who is said to have the arm, and by whom.")).toBeVisible();
    await expect.element(page.getByText("2 scenes")).toBeVisible();
    await choose("More actions for Three accounts of one relic", "Duplicate");
    await choose("More actions for Three accounts of one relic (copy)", "Move up");
    expect(state().knowledge.dataset.stories.map(({ id }) => id)).toEqual([`${STORY}-2`, STORY]);
    await choose("More actions for Three accounts of one relic (copy)", "Delete");
    expect(state().knowledge.dataset.stories.map(({ id }) => id)).toEqual([STORY]);
    workspace.undo();
    await expect.element(button("Present Three accounts of one relic (copy)")).toBeVisible();
    await userEvent.click(button("Present Three accounts of one relic"));
    expect(presenterOf(workspace).store.getState()).toMatchObject({ story: STORY, scene: 0, step: 0 });
  });

  test("says so where a link names a story that is not there", async () => {
    await show((w) => w.dispatch(openStory, { story: "nowhere" }));
    await expect.element(page.getByText(/^There is no story “nowhere” here\./)).toBeVisible();
  });
});

describe("a story", () => {
  test("is renamed and described in place; undo takes each back as one step", async () => {
    await show(openedStory);
    await userEvent.click(field("Story title"));
    await userEvent.keyboard("{End}!?");
    await userEvent.fill(field("Description"), "Whose arm it is.");
    expect(storyOf()).toMatchObject({ title: "Three accounts of one relic!?", description: "Whose arm it is." });
    workspace.undo();
    workspace.undo();
    expect(storyOf().title).toBe("Three accounts of one relic");
    await expect.element(field("Story title")).toHaveValue("Three accounts of one relic");
  });

  test("keeps its title where only blanks are written, and shows it again on leaving", async () => {
    await show(openedStory);
    await userEvent.fill(field("Story title"), "  ");
    expect(storyOf().title).toBe("Three accounts of one relic");
    await userEvent.click(field("Description"));
    await expect.element(field("Story title")).toHaveValue("Three accounts of one relic");
  });

  test("shows its scenes with how they begin and what is amiss with them", async () => {
    const [story] = smallDataset().stories as readonly [Story];
    const broken = { ...story.scenes[0], cites: ["c.9999"], caption: "Look: **here**." };
    await show(openedStory, {
      dataset: smallDataset({ stories: [{ ...story, scenes: [broken, story.scenes[1]] }] as never }),
    });
    await expect.element(page.getByText("Look: here.")).toBeVisible();
    await expect.poll(() => rows().nth(0).element().textContent).toContain("The dataset has no claim “c.9999”.");
    expect(rows().nth(1).element().textContent).not.toContain("The dataset has no");
  });

  test("gets a scene from what is on screen, and opens it", async () => {
    await show((w) => {
      openedStory(w);
      w.dispatch(select, { entities: ["e.orm"], claims: [] });
    });
    await userEvent.click(button("Capture scene"));
    await expect.element(field("Scene title")).toHaveValue("Duchy of Orm");
    expect(sceneAt(2).view).toEqual({ selection: { entities: ["e.orm"], claims: [] } });
    await expect.element(page.getByText("Scene 3 of 3")).toBeVisible();
    await expect.element(page.getByText("The canvas shows this scene.")).toBeVisible();
  });

  test("is put into another order with Alt and the arrow keys, which is said, and the focus stays", async () => {
    await show(openedStory);
    (page.getByRole("button", { name: /^1 All of them/ }).element() as HTMLElement).focus();
    await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
    expect(sceneIds()).toEqual(["the-arm", "everybody"]);
    await expect.element(page.getByText("All of them: now 2 of 2")).toBeInTheDocument();
    expect(document.activeElement?.textContent).toMatch(/^2 All of them/);
    await userEvent.keyboard("{Alt>}{ArrowDown}{ArrowUp}{/Alt}");
    expect(sceneIds()).toEqual(["everybody", "the-arm"]);
    workspace.undo();
    expect(sceneIds()).toEqual(["the-arm", "everybody"]);
  });

  test("is put into another order by dragging a scene's handle, and not where Escape gives it up", async () => {
    await show(openedStory);
    const last = rows().nth(1);
    const { height } = last.element().getBoundingClientRect();
    const dragged = () =>
      userEvent.dragAndDrop(button("Move All of them"), last, { targetPosition: { x: 120, y: height - 4 } });
    await dragged();
    expect(sceneIds()).toEqual(["the-arm", "everybody"]);
    workspace.undo();
    expect(sceneIds()).toEqual(["everybody", "the-arm"]);
    const handle = button("Move All of them").element() as HTMLElement;
    handle.focus();
    handle.addEventListener(
      "pointerup",
      () => handle.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true })),
      { capture: true, once: true },
    );
    await dragged();
    expect(sceneIds()).toEqual(["everybody", "the-arm"]);
  });

  test("is put into another order by a scene's handle and the arrow keys alone", async () => {
    await show(openedStory);
    (button("Move All of them").element() as HTMLElement).focus();
    await userEvent.keyboard("{ArrowDown}");
    expect(sceneIds()).toEqual(["the-arm", "everybody"]);
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Move All of them");
    await userEvent.keyboard("{ArrowUp}");
    expect(sceneIds()).toEqual(["everybody", "the-arm"]);
  });

  test("loses and doubles scenes from their menus", async () => {
    await show(openedStory);
    await choose("More actions for All of them", "Duplicate");
    expect(sceneIds()).toEqual(["everybody", "everybody-2", "the-arm"]);
    await choose("More actions for The arm", "Delete");
    expect(sceneIds()).toEqual(["everybody", "everybody-2"]);
    workspace.undo();
    await expect.element(page.getByRole("button", { name: /^\d The arm/ })).toBeVisible();
  });
});

describe("a scene that is written", () => {
  test("is opened at a press, and the stage shows it in the same step", async () => {
    await show(openedStory);
    await userEvent.click(page.getByRole("button", { name: /^\d The arm/ }));
    await expect.element(field("Scene title")).toHaveValue("The arm");
    expect(state().view.focus).toEqual({ entities: ["e.arm-of-saint-ode"], hops: 1 });
    expect(state().openings).toBe(1);
    await userEvent.click(button("Three accounts of one relic"));
    await expect.element(rows().nth(1)).toBeVisible();
  });

  test("is shown as it will be read while its caption is typed, and says what a caption cannot hold", async () => {
    await show(openedScene("everybody"));
    await userEvent.fill(
      field("Caption"),
      "**Firm** and <b>plain</b>, [elsewhere](javascript:alert(1)) or [to Orm](#entity/e.orm).",
    );
    const read = page.getByRole("group", { name: "Caption preview" });
    await expect.element(read).toHaveTextContent("Firm and <b>plain</b>, elsewhere or to Orm.");
    expect(read.element().querySelector("strong")?.textContent).toBe("Firm");
    expect(read.element().querySelectorAll("b, [href^=javascript]")).toHaveLength(0);
    await expect
      .element(page.getByText("The caption contains HTML. It is shown as plain text and never run."))
      .toBeVisible();
    await expect.element(page.getByText(/The link to “javascript:alert\(1\)” is shown as plain text/)).toBeVisible();
    await userEvent.click(read.getByRole("link", { name: "to Orm" }));
    expect(state().view.selection.entities).toEqual(["e.orm"]);
  });

  test("gets a link to what is selected at the caret, which stays behind it, and cites the claim", async () => {
    await show(openedScene("everybody"));
    await userEvent.fill(field("Caption"), "As  says.");
    const area = field("Caption").element() as HTMLTextAreaElement;
    area.setSelectionRange(3, 3);
    workspace.dispatch(select, { entities: [], claims: ["c.0001"] });
    await userEvent.click(page.getByRole("button", { name: /^Link to “/ }));
    expect(sceneAt(0).caption).toMatch(/^As \[.+\]\(#claim\/c\.0001\) says\.$/);
    expect(sceneAt(0).cites).toContain("c.0001");
    await expect.poll(() => document.activeElement).toBe(area);
    expect(area.value.slice(area.selectionStart)).toBe(" says.");
  });

  test("cites what is selected as sentences, and no longer what is taken out", async () => {
    await show(openedScene("everybody"));
    await expect.element(button("Cite selected claims")).toBeDisabled();
    workspace.dispatch(select, { entities: [], claims: ["c.0001"] });
    await userEvent.click(button("Cite selected claims"));
    expect(sceneAt(0).cites).toEqual(["c.0006", "c.0001"]);
    await userEvent.click(page.getByRole("button", { name: /^Remove citation:/ }).first());
    expect(sceneAt(0).cites).toEqual(["c.0001"]);
  });

  test("says in what the screen differs from it, and either is made like the other", async () => {
    await show(openedScene("the-arm"));
    await expect.element(page.getByText("The canvas shows this scene.")).toBeVisible();
    workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
    await expect.element(page.getByText("The canvas differs from this scene: selection.")).toBeVisible();
    await userEvent.click(button("Reset canvas to scene"));
    expect(state().view.selection.entities).toEqual([]);
    await expect.element(page.getByText("The canvas shows this scene.")).toBeVisible();
    workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
    await userEvent.click(button("Update scene from canvas"));
    expect(sceneAt(1).view.selection).toEqual({ entities: ["e.orm"], claims: [] });
    expect(sceneAt(1).view.focus).toEqual({ entities: ["e.arm-of-saint-ode"], hops: 1 });
  });

  test("gets steps for what is selected, with captions of their own", async () => {
    await show(openedScene("everybody"));
    workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
    await userEvent.click(button("Reveal selection"));
    await userEvent.click(button("Highlight selection"));
    await userEvent.fill(field("Caption of step 2"), "Here.");
    expect(sceneAt(0).steps).toEqual([
      { reveal: { entities: ["e.orm"], claims: [] }, point: null, caption: null },
      { reveal: { entities: [], claims: [] }, point: { entities: ["e.orm"], claims: [] }, caption: "Here." },
    ]);
    await choose("More actions for step 2", "Move up");
    expect(sceneAt(0).steps[0]?.caption).toBe("Here.");
    await choose("More actions for step 2", "Remove");
    expect(sceneAt(0).steps).toHaveLength(1);
  });

  test("keeps notes for the speaker, and seconds that make sense", async () => {
    await show(openedScene("everybody"));
    await userEvent.fill(field("Speaker notes"), "Wait.");
    const seconds = field("Seconds per step in autoplay");
    await userEvent.fill(seconds, "12,5");
    await userEvent.click(field("Speaker notes"));
    expect(sceneAt(0)).toMatchObject({ notes: "Wait.", seconds: 12.5 });
    await userEvent.fill(seconds, "-3");
    await userEvent.click(field("Speaker notes"));
    expect(sceneAt(0).seconds).toBe(12.5);
    await userEvent.fill(seconds, "");
    await userEvent.click(field("Speaker notes"));
    expect(sceneAt(0).seconds).toBeNull();
  });

  test("is previewed, and its end leads back to the editor and the very view", async () => {
    await show(openedScene("the-arm"));
    workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
    const { view, history } = state();
    await userEvent.click(button("Preview"));
    expect(presenterOf(workspace).store.getState()).toMatchObject({ story: STORY, scene: 1, step: 0 });
    presenterOf(workspace).end();
    expect(state().view).toBe(view);
    expect(state().history).toBe(history);
    await expect.element(field("Scene title")).toHaveValue("The arm");
  });

  test("of a newer version is said to be so, and can be deleted but not changed", async () => {
    const [story] = smallDataset().stories as readonly [Story];
    const newer = { id: "later", schemaVersion: 9, pages: [1] };
    await show((w) => w.dispatch(openScene, { story: STORY, scene: "later" }), {
      dataset: smallDataset({ stories: [{ ...story, scenes: [newer, ...story.scenes] }] as never }),
    });
    await expect.element(page.getByText(/made with a newer version of Sourceline \(scene format 9;/)).toBeVisible();
    expect(page.getByRole("textbox").elements()).toEqual([]);
    await expect.element(button("Preview")).toBeDisabled();
    await choose("More actions for this scene", "Delete");
    expect(sceneIds()).toEqual(["everybody", "the-arm"]);
  });
});

describe("saving", () => {
  test("writes one file that holds the stories as they stand, and says from then on that they are saved", async () => {
    await show(openedStory);
    await expect.element(page.getByText("There are no changes to the original file.")).toBeVisible();
    await userEvent.fill(field("Story title"), "Of an arm");
    await expect.element(page.getByText(/^You have unsaved changes\./)).toBeVisible();
    const download = nextDownload();
    await userEvent.click(button("Save as .kg.json"));
    const { name, text } = await download;
    expect(name).toBe(`${state().knowledge.dataset.dataset.id}.kg.json`);
    const parsed = parseDataset(JSON.parse(text));
    expect(parsed.ok && parsed.value.stories).toEqual(state().knowledge.dataset.stories);
    expect(parsed.ok && parsed.value.claims).toHaveLength(state().knowledge.claimCount);
    await expect.element(page.getByText("Your changes are saved to a file.")).toBeVisible();
    await userEvent.fill(field("Story title"), "Of another arm");
    await expect.element(page.getByText(/^You have unsaved changes\./)).toBeVisible();
  });

  test("writes one story as a folder holds it", async () => {
    await show(openedStory);
    const download = nextDownload();
    await userEvent.click(button("Download story"));
    const { name, text } = await download;
    expect(name).toBe(`${STORY}.json`);
    const parsed = parseStory(JSON.parse(text));
    expect(parsed.ok && parsed.value).toEqual(storyOf());
  });
});

describe("drafts", () => {
  const kept = () => localStorage.getItem(draftKey(state().knowledge.dataset));

  test("come back when the dataset is opened again, with a word that they did, and can be discarded and undone", async () => {
    const first = await show(openedStory);
    await userEvent.fill(field("Story title"), "Of an arm");
    await expect.poll(kept).toContain("Of an arm");
    await first.unmount();
    await show(openedStory);
    await expect.element(page.getByText("Your changes were restored.")).toBeVisible();
    await expect.element(field("Story title")).toHaveValue("Of an arm");
    expect(state().history.past).toEqual([]);
    await userEvent.click(button("Discard changes").first());
    await expect.element(field("Story title")).toHaveValue("Three accounts of one relic");
    await expect.poll(kept).toBeNull();
    workspace.undo();
    await expect.element(field("Story title")).toHaveValue("Of an arm");
    await expect.poll(kept).toContain("Of an arm");
  });

  test("are dropped once the stories are those of the file again", async () => {
    await show(openedStory);
    await userEvent.fill(field("Story title"), "Of an arm");
    await expect.poll(kept).not.toBeNull();
    await userEvent.fill(field("Story title"), "Three accounts of one relic");
    await expect.poll(kept).toBeNull();
  });

  test("that cannot be read are kept aside and said, and the stories are those of the file", async () => {
    const key = draftKey(smallDataset());
    localStorage.setItem(key, '{"form":7,"stories":["later"]}');
    await show(openedStory);
    await expect
      .element(page.getByText(/kept in this browser could not be applied\. They were set aside/))
      .toBeVisible();
    await expect.element(page.getByText(/^The changes were kept by a newer version of Sourceline/)).toBeVisible();
    await userEvent.fill(field("Story title"), "Of an arm");
    await expect.poll(kept).toContain("Of an arm");
    const download = nextDownload();
    await userEvent.click(button("Download changes"));
    expect((await download).text).toBe('{"form":7,"stories":["later"]}');
    await userEvent.click(button("Delete changes"));
    expect(Object.values({ ...localStorage }).filter((text) => text.includes('"form":7'))).toEqual([]);
  });

  test("that the browser refuses to keep are said, and writing goes on", async () => {
    await show(openedStory);
    const refuse = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    onTestFinished(() => refuse.mockRestore());
    await userEvent.fill(field("Story title"), "Of an arm");
    await expect.element(page.getByText(/This browser has no space left for your changes/)).toBeVisible();
    expect(storyOf().title).toBe("Of an arm");
  });

  test("of one dataset do not come into another", async () => {
    const first = await show(openedStory);
    await userEvent.fill(field("Story title"), "Of an arm");
    await expect.poll(kept).not.toBeNull();
    await first.unmount();
    const other = smallDataset();
    await show(openedStory, { dataset: { ...other, dataset: { ...other.dataset, version: "9.9.9" } } });
    await expect.element(field("Story title")).toHaveValue("Three accounts of one relic");
    workspace.open(smallDataset());
    await expect.poll(() => storyOf().title).toBe("Of an arm");
  });
});

describe("the panel", () => {
  const places: readonly (readonly [string, (w: Workspace) => unknown])[] = [
    ["list", (w) => w.dispatch(openStories)],
    ["story", openedStory],
    ["scene", openedScene("the-arm")],
  ];
  test.each(places)("is open to all, at the %s, in light and dark", async (_, open) => {
    await show(open);
    await expect.element(page.getByTestId("stories-panel")).toBeVisible();
    expect(await faultsInThemes(page.getByTestId("frame").element())).toEqual([]);
  });

  test("fits a phone: nothing is wider than its drawer, and what is pressed is large enough for a finger", async () => {
    const session = cdp();
    await session.send("Emulation.setTouchEmulationEnabled", { enabled: true });
    onTestFinished(() => void session.send("Emulation.setTouchEmulationEnabled", { enabled: false }));
    await show(openedScene("the-arm"), { width: 390 });
    const panel = page.getByTestId("stories-panel");
    await expect.element(panel).toBeVisible();
    expect(panel.element().scrollWidth).toBeLessThanOrEqual(panel.element().clientWidth);
    const small = [...panel.element().querySelectorAll("button, textarea, input")].filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 0 && Math.max(width, height) < 24;
    });
    expect(small.map((element) => element.outerHTML)).toEqual([]);
  });
});
