import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serializeView } from "../../../src/model/view-file.ts";
import { DEFAULT_VIEW } from "../../../src/model/view-state.ts";
import { sources } from "../../fixtures/late-names.ts";
import { smallDatasetInput } from "../../fixtures/small-dataset.ts";
import { type OpenedPage, openPage, whenReady } from "../support/page.ts";
import { articleDataset } from "../support/place.ts";
import { type StaticServer, serveFolder } from "../support/static-server.ts";

// Escape and letters belong to what is modal, whatever its main action did to the control that had the focus.

/** Where Escape would drop the neighbourhood. */
const VIEW = "#v=1&focus=e.azerbaijan~1&sel=e.azerbaijan";

let server: StaticServer;
let opened: OpenedPage;
let page: Page;

beforeAll(async () => {
  server = await serveFolder();
  opened = await openPage({ url: server.url, path: VIEW, device: { permissions: ["clipboard-write"] } });
  ({ page } = opened);
  await whenReady(opened);
});
afterAll(async () => {
  await opened?.close();
  await server?.close();
});

const button = (name: string) => page.getByRole("button", { name, exact: true });
const overlay = () => page.locator('[role="dialog"], [role="menu"]');
const isFocusInside = () =>
  page.evaluate(() => Boolean(document.activeElement?.closest('[role="dialog"], [role="menu"]')));
/** @returns whether the focus was inside; where it was not, nothing is done. */
const putFocusedOutOfUse = () =>
  page.evaluate(() => {
    const { activeElement } = document;
    if (!activeElement?.closest('[role="dialog"], [role="menu"]')) return false;
    if (activeElement instanceof HTMLButtonElement) activeElement.disabled = true;
    else if (activeElement instanceof HTMLElement && !activeElement.matches('[role="dialog"]')) activeElement.blur();
    return true;
  });
const inDialog = (name: string) => page.getByRole("dialog").getByRole("button", { name, exact: true });
const graphOf = () => {
  const parameters = new URLSearchParams(new URL(page.url()).hash.slice(1));
  for (const key of ["cam", "story", "scene", "step", "views", "table.columns.entities"]) parameters.delete(key);
  return decodeURIComponent(parameters.toString());
};
/** Until its own dialog is there: before it comes the one that says how far the reading is. */
const chooseFile = async (name: string, value: unknown, action: string) => {
  await page
    .getByLabel("File to open")
    .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(value)) });
  await inDialog(action).waitFor();
};
const present = async () => {
  await button("Present").click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Whose word is it/ })
    .click();
  await page.getByRole("region", { name: "Story: Whose word is it?" }).waitFor();
};
const download = async () => {
  await Promise.all([page.waitForEvent("download"), inDialog("Download").click()]);
};

interface Case {
  readonly open: () => Promise<unknown>;
  /** Its main action, where that does not close it. */
  readonly act?: () => Promise<unknown>;
  /** A story is being told behind it. */
  readonly isInStory?: boolean;
}

/** By the file of each. */
const CASES: Readonly<Record<string, Case>> = {
  ChooseFileDialog: {
    open: async () => {
      await page.evaluate(async () => {
        const root = await navigator.storage.getDirectory();
        const handle = await root.getFileHandle("saved.kg.json", { create: true });
        window.showSaveFilePicker = async () => handle;
      });
      await page.keyboard.press("Control+s");
      await page.getByText("Saved in saved.kg.json.").waitFor();
      await button("Open").click();
    },
    act: () => inDialog("Remove saved.kg.json from the list").click(),
  },
  CommandPalette: {
    open: () => page.keyboard.press("Control+k"),
    act: () => page.getByRole("combobox", { name: "Find a command" }).fill("nothing is called that"),
  },
  ContextMenu: {
    open: async () => {
      await page.getByRole("application").focus();
      await page.keyboard.press("Shift+F10");
    },
  },
  ExportDialog: {
    open: () => button("Export").click(),
    act: async () => {
      await page.getByRole("dialog").getByText("Everything", { exact: true }).click();
      await download();
    },
  },
  KeyList: {
    open: () => page.keyboard.press("?"),
    act: async () => {
      const single = page.getByRole("switch", { name: "Single-key shortcuts" });
      await single.click();
      await single.click();
    },
  },
  MergeDialog: {
    open: async () => {
      await page.getByLabel("File to open").setInputFiles({
        name: "borders.csv",
        mimeType: "text/csv",
        buffer: Buffer.from("From,To\nIran,Azerbaijan\nIran,Turkey\n"),
      });
      await page.getByRole("button", { name: /^Merge into/ }).click();
      await page.getByRole("dialog", { name: /^Merge into/ }).waitFor();
    },
    act: () => page.getByRole("dialog").getByRole("checkbox").first().click(),
  },
  OpenFileDialog: { open: () => chooseFile("small.kg.json", smallDatasetInput(), "Open") },
  OpenStoryDialog: {
    open: () => chooseFile("story.json", { ...articleDataset().stories[0], id: "sent" }, "Add story"),
  },
  OpenViewDialog: {
    open: () =>
      chooseFile("seen.view.json", JSON.parse(serializeView(articleDataset(), DEFAULT_VIEW)), "Open this view"),
  },
  Preview: {
    open: () =>
      page.getByLabel("File to open").setInputFiles({
        name: "owners.csv",
        mimeType: "text/csv",
        buffer: Buffer.from("who,whom,how\nAlder,Birch,owns\nBirch,Cedar,rents\n"),
      }),
    act: async () => {
      await page.getByRole("combobox", { name: /how/ }).selectOption("relation");
      await page.getByText("→ rents →").waitFor();
    },
  },
  PictureDialog: { open: () => button("Export image").click(), act: download },
  PresentingKeys: {
    isInStory: true,
    open: async () => {
      await present();
      await page.keyboard.press("?");
    },
  },
  SaveDialog: {
    // The file is gone by the time that it is written.
    open: async () => {
      await page.evaluate(async () => {
        const root = await navigator.storage.getDirectory();
        const handle = await root.getFileHandle("gone.kg.json", { create: true });
        for await (const name of root.keys()) await root.removeEntry(name);
        window.showSaveFilePicker = async () => handle;
      });
      await page.keyboard.press("Control+s");
    },
  },
  SceneList: {
    isInStory: true,
    open: async () => {
      await present();
      await page.keyboard.press("s");
    },
  },
  ShareDialog: {
    open: () => button("Share").click(),
    act: () => page.getByRole("dialog").getByRole("button", { name: /^Copy/ }).first().click(),
  },
  WorkspacesDialog: {
    open: () => button("Workspaces").click(),
    act: () => page.getByRole("dialog").getByRole("button", { name: "Forget everything" }).click(),
  },
  StoryChooser: { open: () => button("Present").click() },
  FigureDesk: {
    open: async () => {
      await button("Export image").click();
      await page.getByRole("dialog").getByRole("button", { name: "Open figures" }).click();
      await page.getByRole("dialog", { name: "Figures" }).waitFor();
    },
    act: async () => {
      await inDialog("Add this view").click();
      await Promise.all([page.waitForEvent("download"), inDialog("Download .zip").click()]);
    },
  },
  // The last: it leaves the graph for the table.
  ColumnChoice: {
    open: async () => {
      await button("Table").click();
      await button("Columns").click();
    },
    act: () => page.getByRole("menuitemcheckbox", { name: "Gloss" }).click(),
  },
};

test("every dialog and menu over the page is tried here", () => {
  const files = sources()
    // What stands in the place of others in a one-file is not on the site.
    .filter(({ path }) => !path.includes("/one-file/"))
    .filter(({ text }) => /lib\/ui\/Dialog\.tsx"|react-aria-components\/Popover"/.test(text))
    .map(({ path }) => path.replace(/^.*\/|\.tsx$/g, ""))
    // A menu of a panel's own, by the same means as the one of the graph.
    .filter((name) => name !== "MoreMenu");
  expect(Object.keys(CASES).sort()).toEqual(files.sort());
});

describe.each(Object.entries(CASES))("%s", (_, { open, act, isInStory = false }) => {
  test("keeps the focus and the keys after its main action, and Escape closes it and nothing else", async () => {
    await open();
    // It is there a moment before it has the focus, which until then is on what opened it.
    await expect.poll(isFocusInside).toBe(true);
    const graph = graphOf();
    await act?.();
    // As a control does that is put out of use by what it does. A dialog that another one led to has the focus for good a
    // moment after that one is gone.
    await expect.poll(putFocusedOutOfUse).toBe(true);
    await page.keyboard.press("Shift");
    for (const key of ["i", "p", "1"]) await page.keyboard.press(key);
    expect(await overlay().count()).toBeGreaterThan(0);
    await page.keyboard.press("Escape");
    await expect.poll(() => overlay().count()).toBe(0);
    expect(graphOf()).toBe(graph);
    if (!isInStory) {
      expect(graph).toBe(VIEW.slice(1));
      return;
    }
    expect(await page.getByRole("region", { name: "Story: Whose word is it?" }).isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    await page.getByRole("banner").waitFor();
  });
});

test("after a download of everything, Escape closes the export and leaves the neighbourhood", async () => {
  await button("Export").click();
  await page.getByRole("dialog").getByText("Everything", { exact: true }).click();
  await download();
  expect(await isFocusInside()).toBe(true);
  await page.keyboard.press("Escape");
  await expect.poll(() => overlay().count()).toBe(0);
  expect(graphOf()).toBe(VIEW.slice(1));
});

test("on a narrow screen Escape closes the dialog and leaves the drawer below it open", async () => {
  await page.setViewportSize({ width: 800, height: 800 });
  await button("Details").click();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Find a command" }).waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => overlay().count()).toBe(0);
  expect(await button("Details").getAttribute("aria-expanded")).toBe("true");
  await page.keyboard.press("Escape");
  await expect.poll(() => button("Details").getAttribute("aria-expanded")).toBe("false");
  expect(graphOf()).toBe(VIEW.slice(1));
});
