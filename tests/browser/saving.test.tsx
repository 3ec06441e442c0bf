import { useCallback } from "react";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { forgetFiles, recentFiles } from "../../src/app/keeping/recent-files.ts";
import { noteWorkspaceId, workspaceIdOf } from "../../src/app/keeping/workspace-ids.ts";
import { DropZone } from "../../src/app/open-file/DropZone.tsx";
import { useLeft } from "../../src/app/use-left.ts";
import { WayBack } from "../../src/app/WayBack.tsx";
import { writeEntity } from "../../src/features/details/record-commands.ts";
import { SaveChanges } from "../../src/features/files/ui/SaveChanges.tsx";
import { onNotice } from "../../src/lib/ui/notice.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { isUnsaved } from "../../src/model/document.ts";
import { parseDataset } from "../../src/model/parse-dataset.ts";
import { serializeDataset } from "../../src/model/serialize-dataset.ts";
import { runTask } from "../../src/product/tasks/run-task.ts";
import { discardChanges } from "../../src/workspace/document-commands.ts";
import { useFileOpening } from "../../src/workspace/ui/file-opening.ts";
import { TaskRunner, useWorkspaceState, WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { plainDataset } from "../fixtures/plain-dataset.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { recordDownloads } from "./support/record-downloads.ts";

// Files in the browser's private file system: real handles, of which only the choosers' answers are given here.

let workspace: Workspace;
let site: Dataset;
let said: string[];
let root: FileSystemDirectoryHandle;

beforeEach(async () => {
  site = plainDataset();
  workspace = createWorkspace(site);
  said = [];
  onTestFinished(onNotice((words) => said.push(words)));
  root = await navigator.storage.getDirectory();
  for await (const name of root.keys()) await root.removeEntry(name);
  await forgetFiles();
  onTestFinished(() => forgetFiles());
});

function Page() {
  const { chooseFile, save } = useFileOpening();
  const left = useLeft(workspace, site);
  const isSite = useWorkspaceState(({ document }) => document.opened === site);
  const onKey = useCallback(() => void save("into"), [save]);
  return (
    <main>
      <h1>The graph</h1>
      <button type="button" onClick={chooseFile}>
        Choose
      </button>
      <button type="button" onClick={onKey}>
        Press Ctrl+S
      </button>
      {!isSite && <WayBack isSite={isSite} left={left} />}
      <SaveChanges discard={discardChanges} />
    </main>
  );
}

const renderPage = () =>
  render(
    <WorkspaceProvider workspace={workspace}>
      <TaskRunner value={runTask}>
        <DropZone>
          <Page />
        </DropZone>
      </TaskRunner>
    </WorkspaceProvider>,
  );

/** Another program writes a file. */
async function put(name: string, text: string): Promise<FileSystemFileHandle> {
  const handle = await root.getFileHandle(name, { create: true });
  const writable = await handle.createWritable();
  await writable.write(text);
  await writable.close();
  return handle;
}

const textOf = async (handle: FileSystemFileHandle) => (await handle.getFile()).text();
const press = (name: string | RegExp) => page.getByRole("button", { name, exact: true }).click();
const dialog = page.getByRole("dialog");
const answer = (name: string) => dialog.getByRole("button", { name, exact: true }).click();
const titleNow = () => workspace.store.getState().document.dataset.dataset.title;
const isSaved = () => !isUnsaved(workspace.store.getState().document);

function choosing(chooser: "showOpenFilePicker" | "showSaveFilePicker", handle: FileSystemFileHandle | null) {
  const answered = handle === null ? new DOMException("called off", "AbortError") : null;
  const spy = vi.spyOn(window, chooser as "showOpenFilePicker");
  spy.mockImplementation((async () => {
    if (answered !== null) throw answered;
    return chooser === "showOpenFilePicker" ? [handle] : handle;
  }) as never);
  onTestFinished(() => spy.mockRestore());
}

async function open(name: string, text: string): Promise<FileSystemFileHandle> {
  const handle = await put(name, text);
  choosing("showOpenFilePicker", handle);
  await renderPage();
  await press("Choose");
  await answer("Open");
  await expect.element(dialog).not.toBeInTheDocument();
  return handle;
}

const rename = (label: string, id = "e.orm") =>
  expect(workspace.dispatch(writeEntity, { entity: id, label })).toBe(true);

test("saving writes the document into the file that it was opened from, and once more after the next change", async () => {
  const handle = await open("siege.kg.json", serializeDataset(smallDataset()));
  for (const label of ["Orm", "Duchy"]) {
    rename(label);
    expect(isSaved()).toBe(false);
    await press("Press Ctrl+S");
    await expect.poll(isSaved).toBe(true);
    expect(said.at(-1)).toBe("Saved in siege.kg.json.");
    expect(await textOf(handle)).toBe(serializeDataset(workspace.store.getState().document.dataset));
  }
  expect(await page.getByText("Your changes are saved to a file.").query()).not.toBeNull();
});

test("a file that something else changed is never written over unseen", async () => {
  const handle = await open("siege.kg.json", serializeDataset(smallDataset()));
  rename("Orm");
  await put("siege.kg.json", "of somebody else");
  await press("Save");
  await expect.element(dialog).toMatchTextContent(/was changed by something else.*It has 16 bytes now/);
  await answer("Cancel");
  expect(await textOf(handle)).toBe("of somebody else");
  // Seen by then, and changed again: it is said again.
  await press("Save");
  await expect.element(dialog).toMatchTextContent(/16 bytes/);
  await put("siege.kg.json", "of somebody else once more");
  await answer("Replace the file");
  await expect.element(dialog).toMatchTextContent(/26 bytes/);
  expect(await textOf(handle)).toBe("of somebody else once more");
  await answer("Replace the file");
  await expect.poll(isSaved).toBe(true);
  expect(parseDataset(JSON.parse(await textOf(handle))).ok).toBe(true);
});

test("of a file that is gone, or may not be written, it says so, and another one takes its place", async () => {
  const handle = await open("siege.kg.json", serializeDataset(smallDataset()));
  rename("Orm");
  const permission = vi.spyOn(FileSystemHandle.prototype, "queryPermission").mockResolvedValue("denied");
  const request = vi.spyOn(FileSystemHandle.prototype, "requestPermission").mockResolvedValue("denied");
  await press("Save");
  await expect.element(dialog).toMatchTextContent("did not allow this page to write");
  await answer("Cancel");
  for (const each of [permission, request]) each.mockRestore();
  await root.removeEntry("siege.kg.json");
  await press("Save");
  await expect.element(dialog).toMatchTextContent("no longer where it was");
  const other = await put("other.json", "");
  choosing("showSaveFilePicker", other);
  await answer("Save as…");
  await expect.poll(isSaved).toBe(true);
  expect(said.at(-1)).toBe("Saved in other.json.");
  rename("Duchy");
  await press("Save");
  await expect.poll(isSaved).toBe(true);
  expect(await textOf(other)).toContain('"Duchy"');
  await expect(handle.getFile()).rejects.toThrow();
});

test("into another program's format nothing is written: it says what that would lose", async () => {
  const text = "who,whom,how\nAlder,Birch,owns\nBirch,Cedar,rents\n";
  const handle = await open("owners.csv", text);
  const [first] = workspace.store.getState().document.dataset.entities;
  rename("Elder", first?.id);
  await press("Press Ctrl+S");
  await expect.element(dialog.getByRole("heading")).toMatchTextContent("owners.csv was not saved");
  await expect.element(dialog).toMatchTextContent(/cannot hold all of this dataset.*does not keep:/);
  choosing("showSaveFilePicker", null);
  await answer("Save as…");
  await expect.element(dialog).not.toBeInTheDocument();
  expect(isSaved()).toBe(false);
  expect(await textOf(handle)).toBe(text);
});

test("a browser without such choosers opens by its own and saves by downloads", async () => {
  for (const chooser of ["showOpenFilePicker", "showSaveFilePicker"] as const) {
    const kept = Object.getOwnPropertyDescriptor(window, chooser) as PropertyDescriptor;
    Reflect.deleteProperty(window, chooser);
    onTestFinished(() => void Object.defineProperty(window, chooser, kept));
  }
  const taken = recordDownloads();
  await renderPage();
  const clicked = vi.fn((event: Event) => event.preventDefault());
  document.querySelector('input[type="file"]')?.addEventListener("click", clicked);
  await press("Choose");
  await expect.poll(() => clicked.mock.calls.length).toBe(1);
  await press("Press Ctrl+S");
  await expect.poll(() => taken.names).toEqual(["harbour.kg.json"]);
  expect(said).toEqual(["harbour.kg.json is in your downloads."]);
});

test("one press leads back to what the page opened with, as it was left; what is in no file is asked about first", async () => {
  rename("The board", "e.board");
  const article = workspace.store.getState();
  const handle = await open("siege.kg.json", serializeDataset(smallDataset()));
  await press("Back to Harbour");
  expect(titleNow()).toBe("Harbour");
  const { document, view, history } = workspace.store.getState();
  expect({ document, view, history }).toEqual({
    document: article.document,
    view: article.view,
    history: article.history,
  });
  await expect.element(page.getByRole("button", { name: "Back to Harbour" })).not.toBeInTheDocument();

  await press("Choose");
  await answer("Choose a file…");
  await answer("Open");
  await expect.poll(titleNow).toBe("The Siege of Varn");
  rename("Orm");
  await press("Back to Harbour");
  await expect.element(dialog).toMatchTextContent("“The Siege of Varn” are not saved to a file. They will be lost.");
  await userEvent.keyboard("{Escape}");
  expect(titleNow()).toBe("The Siege of Varn");
  await press("Back to Harbour");
  await answer("Save and go back");
  await expect.poll(titleNow).toBe("Harbour");
  expect(await textOf(handle)).toContain('"Orm"');
});

test("a file that was opened is listed, opened again from the list, and removed from it", async () => {
  await open("siege.kg.json", serializeDataset(smallDataset()));
  await put("other.kg.json", serializeDataset(smallDataset()));
  await press("Choose");
  const row = dialog.getByRole("listitem");
  await expect.element(row).toMatchTextContent(/^siege\.kg\.json.*20\d\d.* kB/);
  await answer("Open siege.kg.json");
  await answer("Open");
  await expect.element(dialog).not.toBeInTheDocument();
  // Each file once, however often it was opened.
  await press("Choose");
  await expect.poll(() => row.elements().length).toBe(1);
  await root.removeEntry("siege.kg.json");
  await answer("Open siege.kg.json");
  await expect.element(dialog).toMatchTextContent("siege.kg.json is no longer where it was");
  await answer("Remove siege.kg.json from the list");
  await expect.element(dialog).toMatchTextContent("The list is empty.");
  await answer("Cancel");
  expect(await recentFiles()).toEqual([]);
});

test("a document that was brought back is saved into its file, unless that has changed meanwhile", async () => {
  const handle = await open("siege.kg.json", serializeDataset(smallDataset()));
  await expect.poll(async () => (await recentFiles()).length).toBe(1);
  // As the next visit brings it back.
  const again = smallDataset();
  noteWorkspaceId(again, workspaceIdOf(workspace.store.getState().document.opened));
  workspace.open(again);
  rename("Orm");
  await press("Press Ctrl+S");
  await expect.poll(isSaved).toBe(true);
  expect(await textOf(handle)).toContain('"Orm"');
  // A list that is asked for after a file is to be forgotten does not have it, however long that takes.
  const [file = null] = await recentFiles();
  void forgetFiles(file);
  expect(await recentFiles()).toEqual([]);
});
