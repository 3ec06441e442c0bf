import type { Locator, Page, Route } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Story } from "../../../src/model/story.ts";
import { serializeView } from "../../../src/model/view-file.ts";
import { DEFAULT_VIEW } from "../../../src/model/view-state.ts";
import { lateParts } from "../../fixtures/late-names.ts";
import { plainDataset } from "../../fixtures/plain-dataset.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";
import { expectFewFiles } from "../support/few-files.ts";
import { neverIdle, type OpenedPage, openPage, whenReady } from "../support/page.ts";
import { filesAmong, filesOfPart } from "../support/part-files.ts";
import { type StaticServer, serveFolder } from "../support/static-server.ts";
import { type WrittenSite, writeSite } from "../support/written-site.ts";

// What is typed while the code of what was opened is on its way. It is held back at the network until the test lets it
// come, so that all keys are pressed before. On a one-file all code is there at once. A page is opened for several parts,
// none of which brings the code of a later one; that is looked at.

/** Where nearly every letter of "picture" would do something, and Escape would step back. */
const VIEW = "#v=1&focus=e.grey-company~1&sel=e.grey-company";
const WORD = "picture";
/** Likewise for a room, without a selection: its record would bring the code of some rooms along. */
const ROOM_VIEW = "#v=1&focus=e.grey-company~1&pin=e.hanno";

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
/** How many requests there had been before what is tried. */
let requestsBefore = 0;

beforeAll(async () => {
  site = await writeSite([dataset]);
  server = await serveFolder(site.folder);
  // Nothing is loaded in advance. A page without the explorer, which is opened for each group of parts.
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
async function visit(view: string): Promise<void> {
  await switchNetwork("on");
  await page.goto("about:blank");
  await page.goto(server.url + view);
  await whenReady(opened);
  network = "slow";
}
/** @param before how many requests there had been by then. */
const filesSince = (before: number) => filesAmong(opened.requests.slice(before));
/** Shows a view on the page that is open, as a link within it does. */
async function follow(view: string): Promise<void> {
  await switchNetwork("on");
  await page.evaluate((hash) => {
    location.hash = hash;
  }, view);
  await expect.poll(graphOf).toBe(view.slice(1));
  const record = page.getByTestId("details-panel").getByRole("heading", { name: "Grey Company", exact: true });
  await (view === VIEW ? record : page.getByTestId("details-panel")).waitFor();
  requestsBefore = opened.requests.length;
  network = "slow";
}

/** What the address says of the graph: the whole view but for its camera and its panel. */
function graphOf(): string {
  const parameters = new URLSearchParams(new URL(page.url()).hash.slice(1));
  for (const key of ["cam", "room", "story", "step"]) parameters.delete(key);
  return decodeURIComponent(parameters.toString());
}
const FAILURE = /^This part of the page could not be loaded/;
/** Notes the failures that are told of, each of which may stay for a while. */
const markNotices = () =>
  page.getByText(FAILURE).evaluateAll((notices) => {
    for (const notice of notices) notice.setAttribute("data-old", "");
  });
const newNotice = () => page.getByText(FAILURE).and(page.locator(":not([data-old])"));
const expectKeysBack = async () => {
  await page.keyboard.press("/");
  await expect.poll(() => search().evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.press("Escape");
};
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
  /** Leaves it, for the next part; default by Escape. */
  readonly close?: () => Promise<unknown>;
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
  view: ROOM_VIEW,
  open: async () => {
    await page.evaluate((added) => {
      location.hash = `${location.hash}&room=${added}`;
    }, value);
    await page.getByTestId("details-panel").waitFor({ state: "detached" });
  },
  part: () => button(/^Back$|^Close the/).first(),
  close: () => follow(ROOM_VIEW),
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
    close: async () => {},
  },
  Printing: {
    open: () => page.keyboard.press("Control+p"),
    part: () => page.locator("html[data-asked-to-print]"),
    close: () => page.evaluate(() => document.documentElement.removeAttribute("data-asked-to-print")),
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

/**
 * What is tried on one page, in this order. What brings the code of another stands after it; what has its code in the same
 * file, or selects something, in another group or last.
 */
const GROUPS: readonly (readonly string[])[] = [
  [
    ...["text", "comparison", "lens", "layouts", "measures"],
    ...["OpenStoryDialog", "CommandPalette", "FigureDesk", "Presenting", "ExportDialog"],
  ],
  [
    ...["contested", "plots", "claims"],
    ...["OpenViewDialog", "ContextMenu", "StoryChooser", "WorkspacesDialog", "path"],
  ],
  [
    ...["voices", "differences", "stories", "exercises"],
    ...["OpenFileDialog", "KeyList", "MergeDialog", "Printing", "ShareDialog", "PictureDialog"],
  ],
];

const late = lateParts();

test("every overlay and panel that loads late is tried here", () => {
  expect(GROUPS.flat().sort()).toEqual([...late.keys()]);
});

const closeByEscape = () => page.keyboard.press("Escape");

describe.each(GROUPS.map((group) => [group.join(", "), group] as const))("on one page, %s", (_, group) => {
  let visitedAt: number;
  /** What the page has asked for before anything is opened in it. */
  let present: readonly string[];
  beforeAll(async () => {
    visitedAt = opened.requests.length;
    await visit(CASES[group[0] ?? ""]?.view ?? VIEW);
    present = filesSince(visitedAt);
  });

  test.each(group)(
    "what is typed before %s is there is kept for it, whose code is in few files: Escape calls it off, and where it does not come, the keys are given back",
    async (name) => {
      const each = CASES[name];
      if (each === undefined) throw new Error(`${name} is not tried`);
      const { view = VIEW, open, part, keys = [], after, became = view.slice(1), close = closeByEscape } = each;
      const expectGraphAsItWas = async () => {
        expect(await part().count()).toBe(0);
        await expect.poll(graphOf).toBe(view.slice(1));
      };
      const needed = filesOfPart(late.get(name) ?? "");
      await follow(view);
      expect(filesSince(visitedAt), "what was tried before has brought it").not.toContain(needed[0]);
      await open();
      await page.keyboard.type(WORD);
      await page.keyboard.press("Escape");
      await expectKeysBack();
      await expectGraphAsItWas();

      await open();
      await page.keyboard.type(WORD);
      await markNotices();
      const failure = page.waitForEvent("console", (line) => line.text().includes("dynamically imported module"));
      await switchNetwork("off");
      await failure;
      await newNotice().waitFor();
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
      // The search field asks for its own when the keys are back.
      const asked = filesSince(requestsBefore).filter((file) => !file.startsWith("index-search-"));
      expect(asked).toContain(needed[0]);
      // A record that is selected has brought its own too.
      const brought = new Set([...present, ...(view === VIEW ? filesOfPart("SelectedCard") : [])]);
      expectFewFiles([...needed, ...asked].filter((file) => !brought.has(file)));
      await after?.();
      await expect.poll(graphOf).toBe(became);
      await close();
      await part().waitFor({ state: "detached" });
    },
  );
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
  await visit(VIEW);
  const graph = graphOf();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("shortcuts and");
  await page.keyboard.press("Enter");
  await page.keyboard.type("pi");
  await switchNetwork("on");
  await dialog("Shortcuts and gestures").waitFor();
  expect(graphOf()).toBe(graph);
});
