import { useState } from "react";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { fitView } from "../../src/derive/fit-view.ts";
import { setTimeWindow } from "../../src/features/filters/filter-commands.ts";
import { parseEmbed } from "../../src/features/sharing/embed.ts";
import { ShareDialog } from "../../src/features/sharing/ui/ShareDialog.tsx";
import { Button } from "../../src/lib/ui/Button.tsx";
import { type PageAddress, pageAddressOf } from "../../src/model/page-address.ts";
import { parseDataset } from "../../src/model/parse-dataset.ts";
import { isReadable } from "../../src/model/scene-version.ts";
import { decodeView } from "../../src/model/share-link.ts";
import { parseViewFile } from "../../src/model/view-file.ts";
import { DEFAULT_VIEW, type ViewState } from "../../src/model/view-state.ts";
import { setCamera } from "../../src/workspace/camera-commands.ts";
import { focusOn, select, selectAll } from "../../src/workspace/selection-commands.ts";
import { WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { generateDataset } from "../fixtures/generate-dataset.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { holdClipboard, pasted, permitCopying } from "./support/clipboard.ts";
import { faultsIn } from "./support/faults.ts";
import { settled } from "./support/settled.ts";

const SITE = pageAddressOf("https://example.org/graph/");

let workspace: Workspace;

beforeEach(async () => {
  workspace = createWorkspace(smallDataset());
  await page.viewport(1280, 800);
});

function Page({ address, isOwnFile }: { address: PageAddress; isOwnFile: boolean }) {
  const [isSharing, setIsSharing] = useState(false);
  return (
    <main>
      <h1>The graph</h1>
      <Button onClick={() => setIsSharing(true)}>Share</Button>
      {isSharing && <ShareDialog page={address} isOwnFile={isOwnFile} onClose={() => setIsSharing(false)} />}
    </main>
  );
}

async function open({ address = SITE, isOwnFile = false } = {}) {
  await render(
    <WorkspaceProvider workspace={workspace}>
      <Page address={address} isOwnFile={isOwnFile} />
    </WorkspaceProvider>,
  );
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect.element(dialog).toBeVisible();
}

const dialog = page.getByRole("dialog");
const status = dialog.getByRole("status").first();
const field = (name: string | RegExp) => dialog.getByRole("textbox", { name });
const textIn = (name: string | RegExp) => (field(name).element() as HTMLInputElement | HTMLTextAreaElement).value;
const tab = (name: string) => dialog.getByRole("tab", { name, exact: true });

/** The view that a link opens in this dataset, and what was wrong with it. */
function opened(link: string) {
  const url = new URL(link);
  expect(url.href).toBe(link);
  const { view: specification, story, issues } = decodeView(url.hash.slice(1));
  const { view, issues: missing } = fitView(workspace.store.getState().knowledge, specification);
  return { view, story, issues: [...issues, ...missing] };
}

async function expectNothingSerious() {
  await settled();
  expect(await faultsIn(document.body, { only: "serious" })).toEqual([]);
}

describe("links", () => {
  test("to this view open the same view again: filters, focus, selection, camera", async () => {
    workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
    workspace.dispatch(focusOn, { entities: ["e.orm"], hops: 2 });
    workspace.dispatch(setTimeWindow, { from: "1190", to: "1210" });
    workspace.dispatch(setCamera, { x: 1, y: 2, ratio: 30 });
    const view: ViewState = workspace.store.getState().view;
    await open();
    expect(opened(textIn("Link to this view"))).toEqual({ view, story: null, issues: [] });
  });

  test("to what is selected hold that alone, not the rest of the view", async () => {
    workspace.dispatch(focusOn, { entities: ["e.orm"], hops: 2 });
    workspace.dispatch(select, { entities: [], claims: ["c.0006"] });
    await open();
    const link = textIn(/^Link to .* Arm of Saint Ode/);
    expect(link).toBe("https://example.org/graph/#v=1&sel=c.0006");
    const selection = { entities: [], claims: ["c.0006"] };
    expect(opened(link)).toEqual({ view: { ...DEFAULT_VIEW, selection }, story: null, issues: [] });
  });

  test("to one thing are offered where nothing is selected, once it is named", async () => {
    await open();
    await expect.element(dialog.getByText("Select an entity or a claim in the graph", { exact: false })).toBeVisible();
    await dialog.getByRole("combobox", { name: "Entity" }).fill("hanno");
    await expect.element(dialog.getByRole("option", { name: /Hanno/ })).toBeVisible();
    await userEvent.keyboard("{Enter}");
    await expect.element(field("Link to Hanno")).toHaveValue("https://example.org/graph/#v=1&sel=e.hanno");
    await expect.element(dialog).toBeVisible();
  });

  test("to a scene begin the story there, whichever of its scenes is chosen", async () => {
    const [story] = workspace.store.getState().knowledge.dataset.stories;
    const scenes = story?.scenes.filter(isReadable) ?? [];
    expect(scenes.length).toBeGreaterThan(1);
    await open();
    for (const scene of scenes) {
      await dialog.getByRole("combobox", { name: "Scene" }).selectOptions(`${story?.id}/${scene.id}`);
      expect(opened(textIn("Link to this scene"))).toMatchObject({
        story: { story: story?.id, scene: scene.id, step: 0, autoplay: false },
        issues: [],
      });
    }
  });

  test("to a scene of a dataset without stories are said to be none", async () => {
    workspace = createWorkspace(smallDataset({ stories: [] }));
    await open();
    await expect.element(dialog.getByText("This dataset has no stories.")).toBeVisible();
  });

  test("are copied as they stand there, and a browser that forbids it is said so", async () => {
    await holdClipboard();
    await open();
    await permitCopying("granted");
    onTestFinished(() => permitCopying("granted"));
    await dialog.getByRole("button", { name: "Copy: Link to this view" }).click();
    await expect.element(status).toMatchTextContent("Link copied.");
    expect(await pasted()).toBe(textIn("Link to this view"));
    await permitCopying("denied");
    await dialog.getByRole("button", { name: "Copy: Link to this view" }).click();
    await expect.element(status).toMatchTextContent("Your browser did not allow copying");
  });

  test("can be selected by hand: a click takes the whole", async () => {
    await open();
    await field("Link to this view").click();
    const input = field("Link to this view").element() as HTMLInputElement;
    expect(input.readOnly).toBe(true);
    expect([input.selectionStart, input.selectionEnd]).toEqual([0, input.value.length]);
  });

  test.each([
    ["file:///home/a/graph.html", false, "This page is a file on this computer"],
    ["http://127.0.0.1:4173/", false, "Local address: links work only on this computer."],
    ["https://example.org/", true, "opened from a file of yours"],
  ])("of a page at %s (own file: %s) say whom they reach", async (address, isOwnFile, words) => {
    await open({ address: pageAddressOf(address), isOwnFile });
    await expect.element(dialog.getByText(words, { exact: false })).toBeVisible();
  });
});

describe("a link that is too long", () => {
  /** A view of a graph in which this many are selected. */
  const selectOf = (entities: number) => {
    const parsed = parseDataset(generateDataset({ entities, claims: entities }));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    workspace = createWorkspace(parsed.value);
    workspace.dispatch(selectAll);
    return workspace.store.getState().view;
  };
  const save = dialog.getByRole("button", { name: "Save as a file: Link to this view" });

  test("for many places can be copied still, says how long it is, and a file is offered that holds the view", async () => {
    const view = selectOf(1_000);
    const saved = vi.spyOn(URL, "createObjectURL");
    onTestFinished(() => saved.mockRestore());
    await open();
    expect(opened(textIn("Link to this view"))).toEqual({ view, story: null, issues: [] });
    const length = textIn("Link to this view").length - "https://example.org/graph/#".length;
    await expect.element(dialog).toMatchTextContent(`This link is ${length.toLocaleString("en")} characters long`);
    await save.click();
    const { id } = workspace.store.getState().knowledge.dataset.dataset;
    await expect.element(status).toMatchTextContent(`${id}.view.json is in your downloads.`);
    const [[blob] = []] = saved.mock.calls;
    const file = parseViewFile(JSON.parse(await (blob as Blob).text()));
    expect(file).toMatchObject({ ok: true, value: { dataset: { id }, view: { selection: view.selection } } });
  });

  test("for all is not handed out: not as a link, not to embed, not in a reference", async () => {
    selectOf(4_000);
    await open();
    await expect.element(save).toBeVisible();
    await expect.element(field("Link to this view")).not.toBeInTheDocument();
    await expect.element(dialog).toMatchTextContent("Links over 32,768 characters cannot be opened");
    await expectNothingSerious();
    await tab("Embed").click();
    await expect.element(dialog.getByRole("alert")).toMatchTextContent("Links over 32,768 characters cannot be opened");
    await expect.element(field("Embed code")).not.toBeInTheDocument();
    await tab("Cite").click();
    await expect.element(dialog).toMatchTextContent("No link is given, because a link to this view is too long");
    expect(dialog.element().textContent).not.toContain("https://example.org/graph/#");
  });
});

describe("the code for embedding", () => {
  const src = () => /src="([^"]*)"/.exec(textIn("Embed code"))?.[1]?.replaceAll("&amp;", "&") ?? "";
  const openEmbed = async (options: Parameters<typeof open>[0] = {}) => {
    await open(options);
    await tab("Embed").click();
  };

  test("names the controls that are ticked, the view, the size and the title", async () => {
    workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
    await openEmbed();
    for (const name of ["Search", "Time filter"]) await dialog.getByRole("checkbox", { name }).click();
    await dialog.getByRole("checkbox", { name: "Counts" }).click();
    expect(parseEmbed(new URL(src()).search)).toEqual({ controls: ["search", "time", "reading"], issues: [] });
    expect(opened(src()).view.selection.entities).toEqual(["e.orm"]);
    expect(textIn("Embed code")).toContain('title="The Siege of Varn" width="600" height="400" loading="lazy"');
    await dialog.getByRole("combobox", { name: "Size" }).selectOptions("fluid");
    expect(textIn("Embed code")).toContain('width="100%" height="520"');
  });

  test("takes a size of one's own, and says what is no size", async () => {
    await openEmbed();
    await field("Width").fill("777");
    expect(textIn("Embed code")).toContain('width="777" height="400"');
    await expect.element(dialog.getByRole("combobox", { name: "Size" })).toHaveValue("own");
    await field("Height").fill("40");
    await expect.element(dialog.getByRole("alert")).toMatchTextContent("whole numbers from 240 to 4,000");
    await expect.element(field("Embed code")).not.toBeInTheDocument();
  });

  test("can show a scene", async () => {
    await openEmbed();
    const [story] = workspace.store.getState().knowledge.dataset.stories;
    const [scene] = story?.scenes ?? [];
    await dialog.getByRole("combobox", { name: "View or scene" }).selectOptions(`${story?.id}/${scene?.id}`);
    expect(opened(src()).story).toMatchObject({ story: story?.id, scene: scene?.id });
  });

  test("is previewed by the page that it names, which the keyboard passes by", async () => {
    const elsewhere = new URL("/tests/fixtures/other-page.html", location.origin);
    await openEmbed({ address: pageAddressOf(elsewhere.href) });
    await dialog.getByRole("button", { name: "Show preview" }).click();
    const frame = page.getByTitle("Preview: The Siege of Varn").element() as HTMLIFrameElement;
    expect(frame.src).toBe(src());
    expect(frame.inert).toBe(true);
    await expect.poll(() => frame.contentDocument?.title).toBe("Another page");
  });

  test.each([
    ["file:///home/a/graph.html", false, "other pages cannot embed it"],
    ["https://example.org/", true, "would show the graph that this site opens with"],
  ])("is not offered for a page at %s (own file: %s), and it is said why", async (address, isOwnFile, words) => {
    await openEmbed({ address: pageAddressOf(address), isOwnFile });
    await expect.element(dialog.getByText(words, { exact: false })).toBeVisible();
    expect(dialog.getByRole("textbox").elements()).toEqual([]);
  });
});

describe("references", () => {
  const openCite = async (options: Parameters<typeof open>[0] = {}) => {
    await open(options);
    await tab("Cite").click();
  };
  const reference = (style: string, what: RegExp) =>
    dialog.getByRole("button", { name: new RegExp(`^Copy: ${style}, ${what.source}`) });

  test("name the view in words, with its link, and the text by its record", async () => {
    workspace.dispatch(focusOn, { entities: ["e.orm"], hops: 1 });
    await openCite();
    const words = dialog.element().textContent ?? "";
    expect(words).toMatch(
      /The Siege of Varn \(Version 1\.0\.0\) \[Data set; view: 1 hop around [^\]]+\]\. \(n\.d\.\)\./,
    );
    expect(words).toContain("from https://example.org/graph/#v=1&focus=e.orm~1");
    expect(words).toContain("Marn, I. (1999, May 1). The Siege of Varn. Varn Quarterly.");
    expect(words).toContain("Marn, Ilse. “The Siege of Varn.” Varn Quarterly, May 1, 1999.");
    expect(words).toContain("@misc{siege-of-varn-letter,");
  });

  test("are copied plain and with their italics, and BibTeX as it stands", async () => {
    await holdClipboard();
    await openCite();
    await permitCopying("granted");
    await reference("APA 7", /The Siege/).click();
    await expect.element(status).toMatchTextContent("Reference copied (APA 7).");
    expect(await pasted()).toBe("Marn, I. (1999, May 1). The Siege of Varn. Varn Quarterly.");
    expect(await pasted("text/html")).toContain("<i>The Siege of Varn.</i>");
    await reference("BibTeX", /The Siege/).click();
    await expect.element(status).toMatchTextContent("Reference copied (BibTeX).");
    expect(await pasted()).toMatch(/^@misc\{siege-of-varn-letter,\n {2}author = \{Marn, Ilse\},/);
  });

  test("give no link where none would open the graph for others", async () => {
    await openCite({ address: pageAddressOf("file:///home/a/graph.html") });
    await expect.element(dialog.getByText("No link is given", { exact: false })).toBeVisible();
    expect(dialog.element().textContent).not.toContain("file://");
  });
});

describe("the dialog", () => {
  test("is walked by the keyboard: tabs by arrows, then the fields; Escape gives the focus back", async () => {
    await open();
    tab("Link").element().focus();
    await userEvent.keyboard("{ArrowRight}");
    await expect.element(tab("Embed")).toHaveAttribute("aria-selected", "true");
    await userEvent.keyboard("{ArrowRight}");
    await expect.element(tab("Cite")).toHaveAttribute("aria-selected", "true");
    await userEvent.keyboard("{Tab}");
    await expect.element(dialog.getByRole("tabpanel", { name: "Cite" })).toBeVisible();
    await userEvent.keyboard("{Escape}");
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(page.getByRole("button", { name: "Share", exact: true })).toHaveFocus();
  });

  test.each(["light", "dark"])("shuts nobody out in the %s theme", async (theme) => {
    document.documentElement.dataset.theme = theme;
    onTestFinished(() => {
      delete document.documentElement.dataset.theme;
    });
    workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
    await open();
    for (const name of ["Link", "Embed", "Cite"]) {
      await tab(name).click();
      await expectNothingSerious();
    }
  });

  test("fits a phone: nothing is wider than its screen", async () => {
    await page.viewport(390, 844);
    await open();
    for (const name of ["Link", "Embed", "Cite"]) {
      await tab(name).click();
      await settled();
      const body = dialog.element();
      expect(body.scrollWidth).toBeLessThanOrEqual(body.clientWidth);
      for (const control of body.querySelectorAll("button, input, select, textarea, pre"))
        expect(control.getBoundingClientRect().right).toBeLessThanOrEqual(390);
    }
  });
});
