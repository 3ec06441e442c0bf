import type { Locator, Page, Route } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Story } from "../../../src/model/story.ts";
import { serializeView } from "../../../src/model/view-file.ts";
import { DEFAULT_VIEW } from "../../../src/model/view-state.ts";
import { lateNames } from "../../fixtures/late-names.ts";
import { plainDataset } from "../../fixtures/plain-dataset.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";
import { expectFewFiles } from "../support/few-files.ts";
import { neverIdle, type OpenedPage, openPage, whenReady } from "../support/page.ts";
import { type StaticServer, serveFolder } from "../support/static-server.ts";
import { type WrittenSite, writeSite } from "../support/written-site.ts";

// What is typed while the code of what was opened is on its way. It is held back at the network until the test lets it
// come, so that all keys are pressed before. On a one-file all code is there at once. What is open is small, since the page is
// opened anew for each part.

/** Where nearly every letter of "picture" would do something, and Escape would step back. */
const VIEW = "#v=1&focus=e.grey-company~1&sel=e.grey-company";
const WORD = "picture";

const [story] = smallDataset().stories as readonly [Story];
/** Of one story alone the button "Present" would not ask which. */
const dataset = smallDataset({ stories: [story, { ...story, id: "another", title: "Told anew" }] });

let site: WrittenSite;
let server: StaticServer;
let opened: OpenedPage;
let page: Page;
/** What becomes of scripts that are asked for: they come, wait, or never come. */
let network: "on" | "slow" | "off" = "on";
let waiting: Route[] = [];
/** How many requests there had been when the page was ready. */
let requestsBefore = 0;

beforeAll(async () => {
  site = await writeSite([dataset]);
  server = await serveFolder(site.folder);
  // Nothing is loaded in advance. A page without the explorer, which each test opens anew.
  opened = await openPage({ url: server.url, path: `datasets/${dataset.dataset.id}.kg.json`, firstScript: neverIdle });
  ({ page } = opened);
  await page.addInitScript(() => {
    // Nothing is printed.
    window.print = () => {
      window.dispatchEvent(new Event("beforeprint"));
      document.documentElement.setAttribute("data-asked-to-print", "");
      window.dispatchEvent(new Event("afterprint"));
    };
  });
  await page.route("**/*.js", (route) => {
    if (network === "on") return route.continue();
    if (network === "off") return route.abort();
    waiting.push(route);
  });
});
afterAll(async () => {
  await opened?.close();
  await server?.close();
  site?.remove();
});

async function switchNetwork(to: typeof network): Promise<void> {
  network = to;
  const routes = waiting;
  waiting = [];
  await Promise.all(routes.map((route) => (to === "on" ? route.continue() : route.abort())));
}
async function visit(view = VIEW): Promise<void> {
  await switchNetwork("on");
  await page.goto("about:blank");
  await page.goto(server.url + view);
  await whenReady(opened);
  requestsBefore = opened.requests.length;
  network = "slow";
}

/** What the address says of the graph: the whole view but for its camera and its panel. */
function graphOf(): string {
  const parameters = new URLSearchParams(new URL(page.url()).hash.slice(1));
  for (const key of ["cam", "room", "story", "step"]) parameters.delete(key);
  return decodeURIComponent(parameters.toString());
}
const stage = () => page.getByRole("application");
const search = () => page.getByRole("combobox", { name: "Search the graph" });
const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
const dialog = (name: string) => page.getByRole("dialog", { name });
const option = () => page.getByRole("option").first();
const focusedText = () => page.evaluate(() => document.activeElement?.textContent ?? "");
const chooseFile = (name: string, value: unknown) =>
  page
    .getByLabel("File to open")
    .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(value)) });

interface Case {
  /** The press that opens it. */
  readonly open: () => Promise<unknown>;
  /** The view before; default `VIEW`. */
  readonly view?: string;
  /** What stands when it is there. */
  readonly part: () => Locator;
  /** Typed ahead, besides the word. */
  readonly keys?: readonly string[];
  /** What the address says of the graph when it is there; default what it said before. */
  readonly became?: string;
  /** What became of what was typed. */
  readonly after?: () => Promise<void>;
}

/** Chooses a command from the list of commands, which comes whatever becomes of the rest. */
const chosenFromList = async (command: string) => {
  const before = network;
  network = "on";
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Find a command" }).fill(command);
  await option().waitFor();
  network = before;
  await page.keyboard.press("Enter");
};

/** A room beside the graph, entered as a link within the page does. It is entered when it has taken the other's place. */
const room = (value: string): Case => ({
  // Without a selection: its record would bring the code of some rooms along.
  view: "#v=1&focus=e.grey-company~1&pin=e.hanno",
  open: async () => {
    await page.evaluate((added) => {
      location.hash = `${location.hash}&room=${added}`;
    }, value);
    await page.getByTestId("details-panel").waitFor({ state: "detached" });
  },
  part: () => button(/^Back$|^Close the/).first(),
});

const CASES: Readonly<Record<string, Case>> = {
  CommandPalette: {
    open: () => page.keyboard.press("Control+k"),
    part: () => page.getByRole("combobox", { name: "Find a command" }),
    after: async () => expect(await page.getByRole("combobox", { name: "Find a command" }).inputValue()).toBe(WORD),
  },
  ContextMenu: {
    open: async () => {
      await stage().focus();
      await page.keyboard.press("Shift+F10");
    },
    part: () => page.getByRole("menu"),
    keys: ["Home", "ArrowDown", "ArrowDown"],
    after: async () => {
      const third = await page.getByRole("menuitem").nth(2).innerText();
      await expect.poll(focusedText).toBe(third.replaceAll("\n", ""));
    },
  },
  ExportDialog: { open: () => button("Export").click(), part: () => dialog("Export") },
  FigureDesk: {
    open: () => chosenFromList("Figures for a report"),
    part: () => dialog("Figures"),
  },
  KeyList: {
    open: () => page.keyboard.press("?"),
    part: () => dialog("Shortcuts and gestures"),
  },
  MergeDialog: {
    open: async () => {
      // What the preview needs comes; what waits for the network goes on waiting.
      network = "on";
      await chooseFile("other.kg.json", plainDataset());
      await button(/^Merge into/).waitFor();
      requestsBefore = opened.requests.length;
      network = "slow";
      await button(/^Merge into/).click();
    },
    part: () => button("Merge"),
  },
  OpenFileDialog: {
    open: () => chooseFile("other.kg.json", plainDataset()),
    part: () => button("Open").and(page.locator("[role=dialog] *")),
    // Nobody has seen yet what Enter would open.
    keys: ["Enter"],
  },
  OpenStoryDialog: {
    open: () => chooseFile("story.json", { ...story, id: "sent" }),
    part: () => button("Add story"),
    keys: ["Enter"],
  },
  OpenViewDialog: {
    open: () => chooseFile("seen.view.json", JSON.parse(serializeView(dataset, DEFAULT_VIEW))),
    part: () => button("Open this view"),
    keys: ["Enter"],
  },
  PictureDialog: {
    open: () => button("Export image").click(),
    part: () => dialog("Export image"),
  },
  Presenting: {
    open: () => chosenFromList(story.title),
    part: () => page.getByRole("region", { name: `Story: ${story.title}` }),
    keys: ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft"],
    after: async () => {
      await expect.poll(() => new URL(page.url()).hash).toContain("step=1");
      await page.keyboard.press("Escape");
      await page.getByRole("banner").waitFor();
    },
  },
  Printing: {
    open: () => page.keyboard.press("Control+p"),
    part: () => page.locator("html[data-asked-to-print]"),
  },
  ShareDialog: { open: () => button("Share").click(), part: () => dialog("Share") },
  WorkspacesDialog: { open: () => button("Workspaces").click(), part: () => dialog("Workspaces") },
  StoryChooser: {
    open: () => button("Present").click(),
    part: () => dialog("Present a story"),
  },
  claims: room("claims"),
  comparison: room("comparison:e.orm:e.league"),
  contested: room("contested"),
  differences: room("differences"),
  exercises: room("exercises"),
  layouts: room("layouts"),
  measures: room("measures"),
  plots: room("plots:stances"),
  lens: { ...room("lens"), open: () => page.keyboard.press("w") },
  // The panel selects the path that it finds: within the focus there is none, so its ends.
  path: {
    ...room("path:e.salim:e.tarn-pass"),
    became: "v=1&focus=e.grey-company~1&sel=e.salim,e.tarn-pass&pin=e.hanno",
  },
  stories: room("stories"),
  text: room(`text:${dataset.sources[0]?.id}`),
  voices: room("voices"),
};

test("every overlay and panel that loads late is tried here", () => {
  expect(Object.keys(CASES).sort()).toEqual(lateNames());
});

describe.each(Object.entries(CASES))("what is typed before %s is there", (name, each) => {
  const { view = VIEW, open, part, keys = [], after, became = view.slice(1) } = each;
  const expectGraphAsItWas = async () => {
    expect(await part().count()).toBe(0);
    await expect.poll(graphOf).toBe(view.slice(1));
  };
  const expectKeysBack = async () => {
    await page.keyboard.press("/");
    await expect.poll(() => search().evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press("Escape");
  };

  test("is kept for it, whose code is in few files: Escape calls it off, and where it does not come, the keys are given back", async () => {
    // On a fresh page: another part may have brought the code of this one.
    await visit(view);
    await open();
    await page.keyboard.type(WORD);
    await page.keyboard.press("Escape");
    await expectKeysBack();
    await expectGraphAsItWas();

    await open();
    await page.keyboard.type(WORD);
    // The notice of another part may still be there, in the same words: this is when the keys are given back.
    const failure = page.waitForEvent("console", (line) => line.text().includes("dynamically imported module"));
    await switchNetwork("off");
    await failure;
    await page.getByText(/^This part of the page could not be loaded/).waitFor();
    await expectKeysBack();
    await expectGraphAsItWas();
    network = "slow";

    const again = button("Try again");
    await ((await again.isVisible()) ? again.click() : open());
    await page.keyboard.type(WORD);
    for (const key of keys) await page.keyboard.press(key);
    expect(await part().count()).toBe(0);
    await switchNetwork("on");
    await part().waitFor({ state: "attached" });
    // Two are chosen in the list of commands, which is counted by itself; so is what the search field needs.
    const requests = opened.requests.slice(requestsBefore).filter((address) => !/\/index-search-/.test(address));
    if (name !== "Presenting" && name !== "FigureDesk") expectFewFiles(requests);
    await after?.();
    await expect.poll(graphOf).toBe(became);
  });
});

test("a name, Enter and a command, all typed before any of it is there, find the name and then the command", async () => {
  await visit("");
  await page.keyboard.type("/hanno");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+k");
  await page.keyboard.type(WORD);
  expect(new URL(page.url()).hash).toBe("");
  await switchNetwork("on");
  const field = page.getByRole("combobox", { name: "Find a command" });
  await field.waitFor();
  await expect.poll(() => field.inputValue()).toBe(WORD);
  await expect.poll(() => new URL(page.url()).hash).toContain("sel=e.hanno");
  expect(graphOf()).toBe("v=1&sel=e.hanno");
});

test("a command, Enter and the keys for what it opens go where they are meant, one overlay after the other", async () => {
  await visit();
  const graph = graphOf();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("shortcuts and");
  await page.keyboard.press("Enter");
  await page.keyboard.type("pi");
  await switchNetwork("on");
  await dialog("Shortcuts and gestures").waitFor();
  expect(graphOf()).toBe(graph);
});
