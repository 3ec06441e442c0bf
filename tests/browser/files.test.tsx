import { lazy, StrictMode, Suspense, useRef, useState } from "react";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { cdp, page, server, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { DropZone } from "../../src/app/open-file/DropZone.tsx";
import { setTimeWindow } from "../../src/features/filters/filter-commands.ts";
import { Button } from "../../src/lib/ui/Button.tsx";
import { DIRECTION } from "../../src/model/direction.ts";
import { parseDataset } from "../../src/model/parse-dataset.ts";
import { serializeDataset } from "../../src/model/serialize-dataset.ts";
import { runTask } from "../../src/product/tasks/run-task.ts";
import { looksForFile } from "../../src/views/graph/looks-for-file.ts";
import { setCamera } from "../../src/workspace/camera-commands.ts";
import { focusOn, select } from "../../src/workspace/selection-commands.ts";
import { useFileOpening } from "../../src/workspace/ui/file-opening.ts";
import { TaskRunner, WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import * as hostile from "../fixtures/hostile-files.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { holdClipboard, pasted, permitCopying } from "./support/clipboard.ts";
import { faultsIn } from "./support/faults.ts";
import { recordDownloads } from "./support/record-downloads.ts";
import { settled } from "./support/settled.ts";

const ExportDialog = lazy(async () => ({
  default: (await import("../../src/features/files/ui/ExportDialog.tsx")).ExportDialog,
}));

let workspace: Workspace;

beforeEach(() => {
  workspace = createWorkspace(smallDataset());
});

/** As much of the app as files need: the page that takes drops, and the two buttons. */
function Page() {
  const stage = useRef<HTMLElement>(null);
  const [isExporting, setIsExporting] = useState(false);
  return (
    <DropZone focusAfterOpening={stage}>
      <main ref={stage} tabIndex={-1}>
        <h1>The graph</h1>
        <OpenButton />
        <Button onClick={() => setIsExporting(true)}>Export</Button>
      </main>
      {isExporting && (
        <Suspense>
          <ExportDialog
            onClose={() => setIsExporting(false)}
            looksOf={({ knowledge, view }) => looksForFile(knowledge, view, "light")}
          />
        </Suspense>
      )}
    </DropZone>
  );
}

function OpenButton() {
  const { chooseFile, howRead } = useFileOpening();
  return (
    <>
      <Button onClick={chooseFile}>Open a file…</Button>
      <Button onClick={() => howRead()?.()}>How this file was read</Button>
    </>
  );
}

const renderPage = () =>
  render(
    <StrictMode>
      <WorkspaceProvider workspace={workspace}>
        <TaskRunner value={runTask}>
          <Page />
        </TaskRunner>
      </WorkspaceProvider>
    </StrictMode>,
  );

function drag(type: "dragenter" | "dragover" | "drop" | "dragleave", files: readonly File[]): DragEvent {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
  return event;
}

const drop = (...files: readonly File[]) => {
  drag("dragenter", files);
  drag("dragover", files);
  return drag("drop", files);
};

const dialog = page.getByRole("dialog");
const heading = dialog.getByRole("heading", { level: 2 });
const button = (name: string) => dialog.getByRole("button", { name, exact: true });
const radio = (name: RegExp) => dialog.getByRole("radio", { name });
/** By the keyboard: the dialog moves as its texts come, and a click may hit what stood there a moment before. */
async function choose(name: RegExp) {
  await expect.element(radio(name)).toBeInTheDocument();
  (radio(name).element() as HTMLElement).focus();
  await userEvent.keyboard(" ");
  await expect.element(radio(name)).toBeChecked();
}
const status = page.getByRole("status");

async function expectNothingSerious() {
  await settled();
  expect(await faultsIn(document.body, { only: "serious" })).toEqual([]);
}

async function downloadedText(): Promise<string> {
  const { blobs } = recordDownloads();
  await button("Download").click();
  await expect.poll(() => blobs.length).toBe(1);
  return (blobs[0] as Blob).text();
}

describe("opening a file", () => {
  test("a dropped dataset is shown before it replaces the graph, and opens on a press", async () => {
    await renderPage();
    const before = workspace.store.getState();
    drop(
      hostile.datasetFile("other.kg.json", (input) => ({
        ...input,
        dataset: { ...input.dataset, title: "Another siege" },
        claims: input.claims.map((claim) => (claim.id === "c.0013" ? { ...claim, attributions: [] } : claim)),
      })),
    );
    await expect.element(heading).toMatchTextContent("Another siege");
    await expect.element(dialog).toMatchTextContent("11 entities, 14 claims");
    await expect.element(dialog).toMatchTextContent("Without attribution1 claim");
    await expect.element(dialog).toMatchTextContent("The Siege of Varn, Varn Quarterly, 1 May 1999");
    await expect.element(dialog).toMatchTextContent("CC-BY-4.0");
    expect(workspace.store.getState()).toBe(before);
    await button("Open").click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(workspace.store.getState().knowledge.dataset.dataset.title).toBe("Another siege");
    expect(workspace.store.getState().history.past).toEqual([]);
  });

  test("a screen reader is told how it goes, and focus ends on the stage", async () => {
    await renderPage();
    drop(hostile.datasetFile());
    await expect.element(status.first()).toMatchTextContent("small.kg.json is ready to open.");
    await button("Open").click();
    await expect.element(page.getByRole("main")).toHaveFocus();
    const { lastChange } = workspace.store.getState();
    expect(lastChange).toMatchObject({ kind: "opened", title: "The Siege of Varn" });
  });

  test("says before it is opened that positions were computed, of all entities or of those that have none", async () => {
    await renderPage();
    const { layouts, entities } = smallDataset();
    const [layout] = layouts;
    const fileWith = (positions: object) =>
      new File([JSON.stringify({ ...smallDataset(), layouts: [{ ...layout, positions }] })], "some.kg.json");
    const all = Object.fromEntries(entities.map(({ id }, at) => [id, layout?.positions[id] ?? [at, at]]));
    const { "e.orm": _, ...others } = all;
    for (const [positions, said] of [
      [{}, "Positionscomputed, since the file has none"],
      [others, "Positionscomputed for 1 of 11 entities; the others stay where the file has them"],
    ] as const) {
      drop(fileWith(positions));
      await expect.element(dialog).toMatchTextContent(said);
      await button("Cancel").click();
    }
    drop(fileWith(all));
    await expect.element(dialog).toMatchTextContent("Contents11 entities");
    expect(dialog.element().textContent).not.toContain("Positions");
  });

  test("cancelling the preview leaves everything as it was, focus included", async () => {
    await renderPage();
    const before = workspace.store.getState();
    const opener = page.getByRole("button", { name: "Open a file…" });
    opener.element().focus();
    drop(hostile.datasetFile());
    await expect.element(button("Open")).toHaveFocus();
    await userEvent.keyboard("{Escape}");
    await expect.element(dialog).not.toBeInTheDocument();
    expect(workspace.store.getState()).toBe(before);
    await expect.element(opener).toHaveFocus();
  });

  test("the button opens what the browser's file chooser gives", async () => {
    // As in a frame, where the page gets no hold of files.
    const denied = vi.spyOn(window, "showOpenFilePicker").mockRejectedValue(new DOMException("", "SecurityError"));
    onTestFinished(() => denied.mockRestore());
    await renderPage();
    const chooser = document.querySelector<HTMLInputElement>('input[type="file"]');
    const clicked = vi.fn((event: Event) => event.preventDefault());
    chooser?.addEventListener("click", clicked);
    await page.getByRole("button", { name: "Open a file…" }).click();
    await expect.poll(() => clicked.mock.calls.length).toBe(1);
    const given = new DataTransfer();
    given.items.add(hostile.datasetFile());
    if (chooser) chooser.files = given.files;
    chooser?.dispatchEvent(new Event("change", { bubbles: true }));
    await expect.element(heading).toMatchTextContent("The Siege of Varn");
  });

  test("while a file is dragged over the page it says where to drop it, and no longer once it has left", async () => {
    await renderPage();
    const words = page.getByText("Drop to open");
    await expect.element(words).not.toBeInTheDocument();
    drag("dragenter", [hostile.datasetFile()]);
    await expect.element(words).toBeVisible();
    drag("dragleave", [hostile.datasetFile()]);
    await expect.element(words).not.toBeInTheDocument();
  });

  test("the browser never leaves the page for a dropped file, and a drag of text is none of ours", async () => {
    await renderPage();
    expect(drop(hostile.pngFile()).defaultPrevented).toBe(true);
    const text = new DataTransfer();
    text.setData("text/plain", "hello");
    const event = new DragEvent("drop", { dataTransfer: text, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  });

  test.each([
    ["graphology", [/graphology JSON/]],
    ["node-link", [/Node-link JSON/, /Included beside the plain values/]],
  ])("a file in the %s format, with its full records, opens as well as the native one", async (_, choices) => {
    await renderPage();
    await page.getByRole("button", { name: "Export", exact: true }).click();
    for (const name of choices) {
      await expect.element(radio(name)).toBeInTheDocument();
      (radio(name).element() as HTMLElement).click();
    }
    const text = await downloadedText();
    await button("Close").click();
    drop(new File([text], "graph.json"));
    await button("Open").click();
    await expect.element(dialog).not.toBeInTheDocument();
    const { dataset } = workspace.store.getState().knowledge;
    expect(serializeDataset(dataset)).toBe(serializeDataset(smallDataset()));
  });

  test("what lint finds is shown as notes, and keeps nothing from being opened", async () => {
    await renderPage();
    drop(hostile.datasetFile("notes.kg.json", (input) => ({ ...input, entities: input.entities.toReversed() })));
    await expect
      .element(dialog.getByRole("region", { name: "1 note" }))
      .toMatchTextContent("ids must be in ascending order");
    await expect.element(button("Open")).toBeEnabled();
  });
});

/** Two edges, one of which leads nowhere; it does not say whether they are directed. */
const GEXF = `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
<graph>
<nodes><node id="a" label="Alder &amp;lt;b&amp;gt;"/><node id="b" label="Birch"/></nodes>
<edges>
<edge id="e1" source="a" target="b" label="owns"/>
<edge id="e2" source="a" target=""/>
</edges>
</graph>
</gexf>
`;
const gexfFile = () => new File([GEXF], "owners.gexf");
/** One byte per letter, which nothing in the file says. */
const unmarkedFile = (text: string) =>
  new File([Uint8Array.from(text.replace(' encoding="UTF-8"', ""), (sign) => sign.charCodeAt(0))], "owners.gexf");

describe("a file of another program", () => {
  test("shows what it was taken for, its first claims in words and what was left out and where, and opens", async () => {
    await renderPage();
    drop(gexfFile());
    await expect.element(dialog).toMatchTextContent("Read asGEXF");
    await expect.element(dialog).toMatchTextContent("2 entities, 1 claim");
    await expect.element(dialog).toMatchTextContent("Without attribution1 claim");
    // Its edges are no more directed than it says, and its texts are no markup.
    await expect.element(dialog).toMatchTextContent("First claim of 1Alder &lt;b&gt; – owns – Birch");
    await expect.element(dialog).toMatchTextContent(/Left out or changed.*1 note.*e2 has an empty target.*line 7/s);
    expect(workspace.store.getState().knowledge.dataset.entities).toHaveLength(smallDataset().entities.length);
    await expectNothingSerious();
    await button("Open").click();
    await expect.element(dialog).not.toBeInTheDocument();
    const { dataset } = workspace.store.getState().knowledge;
    expect(dataset.entities.map(({ label }) => label).sort()).toEqual(["Alder &lt;b&gt;", "Birch"]);
    expect(dataset.claims).toHaveLength(1);
  });

  test("says how it was read as long as it is open", async () => {
    await renderPage();
    const how = page.getByRole("button", { name: "How this file was read" });
    await how.click();
    await expect.element(dialog).not.toBeInTheDocument();
    drop(gexfFile());
    await button("Open").click();
    await expect.element(dialog).not.toBeInTheDocument();
    await how.click();
    await expect.element(heading).toMatchTextContent("How owners.gexf was read");
    await expect.element(dialog).toMatchTextContent(/Read as GEXF.*directed.*e2 has an empty target.*line 7/s);
    await expectNothingSerious();
    await button("Close").first().click();
    await expect.element(dialog).not.toBeInTheDocument();
    workspace.open(smallDataset());
    await how.click();
    await expect.element(dialog).not.toBeInTheDocument();
  });

  test("is read anew where something else is chosen than was assumed, and what comes of it stands below", async () => {
    await renderPage();
    drop(gexfFile());
    const direction = dialog.getByRole("combobox", { name: /whether its edges are directed/ });
    await expect.element(direction).toHaveValue("undirected");
    (direction.element() as HTMLElement).focus();
    const said: string[] = [];
    const [region] = dialog.getByRole("status").elements();
    // What is inside of something busy is not read out.
    new MutationObserver(() => {
      if (region?.closest("[aria-busy='true']") === null) said.push(region.textContent);
    }).observe(region as Element, { childList: true, characterData: true, subtree: true });
    await direction.selectOptions("directed");
    await expect.element(dialog).toMatchTextContent("Alder &lt;b&gt; → owns → Birch");
    expect(said[0]).toBe("Reading again…");
    await expect.element(direction).toHaveFocus();
    await button("Open").click();
    await expect.element(dialog).not.toBeInTheDocument();
    const { knowledge } = workspace.store.getState();
    expect([...knowledge.claimDirection]).toEqual([DIRECTION.directed]);
  });

  test("that is a table shows what each column was taken for, and is read as one says", async () => {
    await renderPage();
    drop(new File(["who,whom,how,seen\nAlder,Birch,owns,2019\nBirch,Cedar,rents,2020\n"], "owners.csv"));
    const column = (heading: string) => dialog.getByRole("combobox", { name: `What the column “${heading}” means` });
    await expect.element(column("who")).toHaveValue("from");
    await expect.element(column("whom")).toHaveValue("to");
    await expect.element(column("how")).toHaveValue("");
    await expect.element(dialog).toMatchTextContent("Alder → Birch");
    await expect.element(dialog).toMatchTextContent("Edges run from “who” to “whom”.");
    await column("how").selectOptions("relation");
    await expect.element(dialog).toMatchTextContent("Alder → owns → Birch");
    // Chosen is not assumed.
    await expect.element(dialog).not.toMatchTextContent("Edges run from");
    await column("seen").selectOptions("time");
    await expect.element(dialog).toMatchTextContent("Alder → owns → Birch · 2019");
    // Cut at another sign it has no such columns, and what was chosen for them is forgotten.
    const separator = dialog.getByRole("combobox", { name: /separator/ });
    await separator.selectOptions(";");
    await expect.element(column("who,whom,how,seen")).toBeInTheDocument();
    await separator.selectOptions(",");
    await expect.element(column("how")).toHaveValue("");
    await column("how").selectOptions("relation");
    await expect.element(dialog).toMatchTextContent("Alder → owns → Birch");
    await column("seen").selectOptions("time");
    await expect.element(dialog).toMatchTextContent("Alder → owns → Birch · 2019");
    // Turned round: what one column means, no other does.
    await column("who").selectOptions("to");
    await column("whom").selectOptions("from");
    await expect.element(dialog).toMatchTextContent("Birch → owns → Alder · 2019");
    await expectNothingSerious();
    await button("Open").click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(workspace.store.getState().knowledge.dataset.claims.map(({ qualifiers }) => qualifiers.time)).toEqual([
      "2019",
      "2020",
    ]);
  });

  test("with headings whose meaning was chosen once is read that way from then on, of which no word is kept", async () => {
    onTestFinished(() => localStorage.clear());
    const table = () => new File(["who,whom,secret heading\nAlder,Birch,owns\nBirch,Cedar,rents\n"], "owners.csv");
    await renderPage();
    drop(table());
    await dialog.getByRole("combobox", { name: /secret heading/ }).selectOptions("relation");
    await expect.element(dialog).toMatchTextContent("Alder → owns → Birch");
    await button("Open").click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(JSON.stringify(localStorage)).not.toMatch(/secret|Alder/);
    drop(table());
    await expect.element(dialog).toMatchTextContent("Alder → owns → Birch");
    await expect.element(dialog.getByRole("combobox", { name: /secret heading/ })).toHaveValue("relation");
  });

  test("comes as cells that are pasted, unless they are pasted into a field", async () => {
    await renderPage();
    const field = document.body.appendChild(document.createElement("input"));
    onTestFinished(() => field.remove());
    const paste = (target: Element, text: string) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
    };
    const cells = "from\tto\tdate\nAlder\tBirch\t2019\n";
    paste(field, cells);
    paste(document.body, "a sentence");
    await expect.element(dialog).not.toBeInTheDocument();
    paste(document.body, cells);
    await expect.element(dialog).toMatchTextContent("cells.tsv");
    await expect.element(dialog).toMatchTextContent("Alder → Birch · 2019");
  });

  test("of several that belong together is one dataset", async () => {
    await renderPage();
    drop(
      new File(["id,label\n007,Alder\n7,Birch\n"], "nodes.csv"),
      new File(["source,target\n007,7\n7,99\n"], "edges.csv"),
    );
    await expect.element(dialog).toMatchTextContent("Filenodes.csv and edges.csv");
    await expect.element(dialog).toMatchTextContent("3 entities, 2 claims");
    await expect.element(dialog).toMatchTextContent(/99 is named by .* not described/);
    await button("Open").click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(workspace.store.getState().knowledge.dataset.entities).toHaveLength(3);
  });

  test("in another encoding than it was taken for gets its letters back by choosing that", async () => {
    await renderPage();
    drop(unmarkedFile(GEXF.replace("Birch", "\u00c4")));
    await expect.element(dialog).toMatchTextContent("owns – Ä");
    await dialog.getByRole("combobox", { name: /its encoding/ }).selectOptions("windows-1251");
    await expect.element(dialog).toMatchTextContent("owns – Д");
  });

  test("that makes no sense as it was chosen says why, and can be put right", async () => {
    await renderPage();
    drop(unmarkedFile(GEXF.replace("Birch", "B\u00fcrch")));
    const encoding = dialog.getByRole("combobox", { name: /its encoding/ });
    await expect.element(dialog).toMatchTextContent("owns – Bürch");
    await encoding.selectOptions("utf-16be");
    await expect.element(button("Open")).toBeDisabled();
    await encoding.selectOptions("windows-1252");
    await expect.element(button("Open")).toBeEnabled();
    await expect.element(dialog).toMatchTextContent("owns – Bürch");
    await encoding.selectOptions("utf-16be");
    await button("Go back to how it was read before").click();
    await expect.element(encoding).toHaveValue("windows-1252");
    await expect.element(button("Open")).toBeEnabled();
    await expect.element(dialog).toMatchTextContent("owns – Bürch");
  });

  test("that is a table of what somebody says shows that in words, and what is unclear is chosen", async () => {
    await renderPage();
    drop(
      new File(
        [
          "Owner,Company,Weight,Date,According to,Certainty,Source,Page\n" +
            "Beech,Ash,2,03/04/2024,Port Gazette,alleged,Ledger 4,12\nBeech,Ash,2,03/04/2024,Ann,denied,Letter,\n",
        ],
        "owners.csv",
      ),
    );
    await expect
      .element(dialog)
      .toMatchTextContent(
        "Beech → Ash · alleged, attributed to Port Gazette · Ledger 4, page 12 · denied by Ann · Letter",
      );
    await dialog.getByRole("combobox", { name: /day or the month/ }).selectOptions("day");
    await expect.element(dialog).toMatchTextContent("Beech → Ash · 3 April 2024 · alleged");
    await dialog.getByRole("combobox", { name: /high weight/ }).selectOptions("distance");
    await dialog.getByRole("combobox", { name: /attributions of one claim/ }).selectOptions("apart");
    await expect.element(dialog).toMatchTextContent("4 entities, 2 claims");
    await button("Open").click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(workspace.store.getState().knowledge.dataset.vocabulary.fields?.[0]?.meaning).toBe("distance");
  });

  test("can be read as another format, and what makes no sense is taken back", async () => {
    await renderPage();
    drop(new File(["from,to\nAlder,Birch\n"], "owners.csv"));
    const format = dialog.getByRole("combobox", { name: "Read as" });
    await expect.element(format).toHaveValue("csv");
    await format.selectOptions("gexf");
    await expect.element(dialog).toMatchTextContent("The file cannot be read this way.");
    await expect.element(button("Open")).toBeDisabled();
    await button("Go back to how it was read before").click();
    await expect.element(format).toHaveValue("csv");
    await expect.element(dialog).toMatchTextContent("Alder → Birch");
  });

  test("that is one of several tables has columns of its own, and is read that way from then on", async () => {
    onTestFinished(() => localStorage.clear());
    const tables = () => [
      new File(["Code,Town\n1,Bath\n2,York\n"], "towns.csv"),
      new File(["Caller,Called,Code\n1,2,x\n2,1,y\n"], "calls.csv"),
    ];
    await renderPage();
    drop(...tables());
    const column = (heading: string, of: string) =>
      dialog.getByRole("combobox", { name: `What the column “${heading}” of ${of} means` });
    await expect.element(column("Code", "calls.csv")).toHaveValue("");
    await column("Town", "towns.csv").selectOptions("label");
    await expect.element(dialog).toMatchTextContent("Bath → York");
    await column("Code", "calls.csv").selectOptions("relation");
    await expect.element(dialog).toMatchTextContent("Bath → x → York");
    await expect.element(column("Town", "towns.csv")).toHaveValue("label");
    await expectNothingSerious();
    await button("Open").click();
    await expect.element(dialog).not.toBeInTheDocument();
    drop(...tables());
    await expect.element(dialog).toMatchTextContent("Bath → x → York");
  });
});

describe("a file that cannot be opened", () => {
  const cases: readonly (readonly [what: string, files: () => readonly File[], says: readonly string[]])[] = [
    ["an empty file", () => [hostile.emptyFile()], ["empty.json cannot be opened", "The file is empty."]],
    ["broken JSON", () => [hostile.trailingCommaFile()], ["Line 4, column 3: There is a comma before “}”."]],
    ["a file that was cut off", () => [hostile.truncatedFile()], [", column ", ": The file ends too early."]],
    ["JSON of another program", () => [hostile.foreignJsonFile()], ["The format of this file is not recognised"]],
    ["a list", () => [hostile.jsonListFile()], ["The format of this file is not recognised"]],
    [
      "a newer version",
      () => [hostile.newerVersionFile()],
      ["version 99", "Open it with a newer version of Sourceline."],
    ],
    ["a picture", () => [hostile.pngFile()], ["a PNG image, not a dataset"]],
    ["a PDF", () => [hostile.pdfFile()], ["a PDF document, not a dataset"]],
    ["a program", () => [hostile.binaryFile()], ["contains no text"]],
    ["Latin-1", () => [hostile.latin1File()], ["not written in UTF-8: line 2", "save it with the encoding UTF-8"]],
    ["brackets without end", () => [hostile.deepFile()], ["nested more than 500 deep"]],
    ["more than 512 MB", () => [hostile.tooLargeFile()], ["too large: 512 MB"]],
    [
      "files that do not belong together",
      () => [hostile.datasetFile("a.json"), hostile.foreignJsonFile()],
      ["do not belong together"],
    ],
  ];

  test.each(cases)("%s is refused in words, and nothing is imported", async (_, files, says) => {
    workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
    await renderPage();
    const before = workspace.store.getState();
    drop(...files());
    for (const words of says) await expect.element(dialog).toMatchTextContent(words);
    expect(workspace.store.getState()).toBe(before);
    await button("Close").last().click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(workspace.store.getState()).toBe(before);
  });

  test("40 problems are counted, the first 20 shown, and the rest on a press", async () => {
    await renderPage();
    drop(hostile.faultyFile(40));
    const list = dialog.getByRole("region", { name: "40 problems" });
    await expect.element(list).toMatchTextContent("40 problems, first 20 shown");
    await expect.element(list).toMatchTextContent("claims[14].predicate");
    await expect.element(list).not.toMatchTextContent("claims[53].predicate");
    await dialog.getByRole("button", { name: "Show all 40" }).click();
    await expect.element(list).toMatchTextContent("claims[53].predicate");
    await expectNothingSerious();
  });

  test("of twenty thousand faults the page shows and holds a few", async () => {
    await renderPage();
    drop(hostile.faultyFile(20_000));
    await expect.element(dialog.getByRole("region", { name: "20,000 problems" })).toBeVisible();
    while (document.querySelectorAll("[role=dialog] code").length < 1_000) {
      await dialog.getByRole("button", { name: /^Show/ }).click();
    }
    await expect.element(dialog).toMatchTextContent("19,000 more problems are not listed.");
  });

  test("the next file can be dropped while a refusal is still open", async () => {
    await renderPage();
    drop(hostile.emptyFile());
    await expect.element(heading).toMatchTextContent("empty.json cannot be opened");
    drop(hostile.datasetFile());
    await expect.element(heading).toMatchTextContent("The Siege of Varn");
    await expect.element(button("Open")).toBeVisible();
  });

  test("a folder is refused in words", async () => {
    await renderPage();
    const frame = window.frameElement?.getBoundingClientRect();
    const at = { x: (frame?.x ?? 0) + 40, y: (frame?.y ?? 0) + 40 };
    // Only the browser itself can drag a folder; a script cannot make one up.
    const data = { items: [], files: [`${server.config.root}/src`], dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"] as const)
      await cdp().send("Input.dispatchDragEvent", { type, ...at, data });
    await expect.element(dialog).toMatchTextContent("This is a folder, not a file.");
  });
});

describe("a file that must be handled with care", () => {
  test("markup in a label is shown as the text that it is", async () => {
    await renderPage();
    drop(hostile.scriptFile());
    await expect.element(heading).toMatchTextContent(hostile.SCRIPT_LABEL);
    expect(document.querySelector("[role=dialog] :is(script, img)")).toBeNull();
    await button("Open").click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(workspace.store.getState().knowledge.dataset.entities[0]?.label).toBe(hostile.SCRIPT_LABEL);
    expect("pwned" in globalThis).toBe(false);
  });

  test("keys that name a prototype change no prototype", async () => {
    await renderPage();
    const before = workspace.store.getState();
    drop(hostile.prototypeFile());
    await expect.element(dialog).toMatchTextContent("The format has no key “__proto__” here");
    expect("pwned" in {}).toBe(false);
    expect(workspace.store.getState()).toBe(before);
  });

  test.each([
    ["with a mark, little end first", {}],
    ["with a mark, big end first", { isBigEndian: true }],
    ["without a mark", { mark: false }],
  ])("UTF-16 %s is read, and said to be it", async (_, kind) => {
    await renderPage();
    drop(hostile.utf16File(kind));
    await expect.element(heading).toMatchTextContent("The Siege of Varn");
    await expect.element(dialog).toMatchTextContent("The file is written in UTF-16");
    await button("Open").click();
    const label = () => workspace.store.getState().knowledge.dataset.entities.find(({ id }) => id === "e.salim")?.label;
    expect(label()).toBe("سليم");
  });

  test("a file of 100 MB is read while the page goes on drawing, and opens", { timeout: 60_000 }, async () => {
    await renderPage();
    drop(hostile.hugeFile(100));
    let frames = 0;
    let isDone = false;
    const count = () => {
      frames++;
      if (!isDone) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    await expect.element(heading).toMatchTextContent("Reading huge.kg.json (100 MB)…");
    await expect.element(button("Open"), { timeout: 50_000 }).toBeVisible();
    isDone = true;
    expect(frames).toBeGreaterThan(10);
    await button("Open").click();
    expect(serializeDataset(workspace.store.getState().knowledge.dataset)).toBe(serializeDataset(smallDataset()));
  });

  test("reading a large file can be cancelled, and the reading worker ends", async () => {
    const end = vi.spyOn(Worker.prototype, "terminate");
    onTestFinished(() => end.mockRestore());
    await renderPage();
    const before = workspace.store.getState();
    drop(hostile.hugeFile(200));
    await button("Cancel").click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(end).toHaveBeenCalled();
    expect(workspace.store.getState()).toBe(before);
  });
});

describe("exporting", () => {
  const openExport = () => page.getByRole("button", { name: "Export", exact: true }).click();

  test("the native file comes back identical when dropped on the page", async () => {
    await renderPage();
    await openExport();
    const saved = await downloadedText();
    expect(saved).toBe(serializeDataset(workspace.store.getState().knowledge.dataset));
    await button("Close").click();

    workspace.open(smallDataset({ claims: [], links: [], questions: [] }));
    drop(new File([saved], "siege-of-varn.kg.json"));
    await button("Open").click();
    await expect.element(dialog).not.toBeInTheDocument();
    await openExport();
    expect(await downloadedText()).toBe(saved);
  });

  test("with nothing selected and nothing hidden all of it is offered, and the selection is not", async () => {
    await renderPage();
    await openExport();
    await expect.element(radio(/Everything.*11 entities, 14 claims/)).toBeChecked();
    await expect.element(radio(/^Selection/)).toBeDisabled();
    await expect.element(dialog).toMatchTextContent("Nothing is selected.");
    await expect.element(dialog).toMatchTextContent("siege-of-varn.kg.json");
    await expectNothingSerious();
  });

  test("what is selected is offered first, with its rule, its context and a name that says so", async () => {
    workspace.dispatch(select, { entities: ["e.hanno", "e.grey-company"], claims: [] });
    await renderPage();
    await openExport();
    await expect.element(radio(/^Selection 2 entities, 3 claims/)).toBeChecked();
    await expect.element(dialog).toMatchTextContent("Selected: Hanno and Grey Company");
    await expect.element(dialog).toMatchTextContent("the file also includes 2 entities");
    await expect.element(dialog).toMatchTextContent("Left behind: 1 of 1 story and 1 of 1 question.");
    await expect.element(dialog).toMatchTextContent("siege-of-varn-extract-selected-hanno-and-grey-company.kg.json");
    const read = parseDataset(JSON.parse(await downloadedText()));
    const part = read.ok ? read.value : undefined;
    expect(part?.claims.map(({ id }) => id)).toEqual(["c.0009", "c.0010", "c.0011"]);
    expect(part?.derivedFrom?.filter).toBe("selected: Hanno and Grey Company");
  });

  test("what one sees is offered first where a focus or a filter is on, whatever is selected", async () => {
    workspace.dispatch(select, { entities: ["e.hanno"], claims: [] });
    workspace.dispatch(setTimeWindow, { from: "1206", to: null });
    await renderPage();
    await openExport();
    await expect.element(radio(/Visible/)).toBeChecked();
    await expect.element(dialog).toMatchTextContent("Possibly in range: from 1206");
    await expect.element(dialog).toMatchTextContent("siege-of-varn-extract-possibly-in-range-from-1206.kg.json");
  });

  test("an entity by itself is offered with its claims; without them there is a warning, and a way back", async () => {
    workspace.dispatch(select, { entities: ["e.hanno"], claims: [] });
    await renderPage();
    await openExport();
    const alert = dialog.getByRole("alert");
    await expect.element(radio(/^Selection with its claims/)).toBeChecked();
    await expect.element(alert).not.toBeInTheDocument();
    await choose(/^Selection 1 entity, 0 claims/);
    await expect.element(alert).toMatchTextContent("This has no claims: the entity would stand alone.");
    await expectNothingSerious();
    await dialog.getByRole("button", { name: /^Include the \d claims$/ }).click();
    await expect.element(radio(/^Selection with its claims/)).toBeChecked();
    await expect.element(alert).not.toBeInTheDocument();
  });

  test("a part comes back as an extract, with what stayed behind and without a note", async () => {
    workspace.dispatch(focusOn, { entities: ["e.hanno"], hops: 1 });
    await renderPage();
    await openExport();
    const saved = await downloadedText();
    await button("Close").click();
    drop(new File([saved], "part.kg.json"));
    await expect.element(dialog).toMatchTextContent("Extract: 1 hop around Hanno");
    await expect.element(dialog).toMatchTextContent("Left behind1 of 1 story and 1 of 1 question");
    await expect.element(dialog).not.toMatchTextContent("note");
    await button("Open").click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(workspace.store.getState().knowledge.dataset.dataset.title).toBe("Extract: 1 hop around Hanno");
  });

  test("a saved file bears its name and its kind, and that is announced", async () => {
    const { blobs, names } = recordDownloads();
    await renderPage();
    await openExport();
    await choose(/graphology JSON/);
    await button("Download").click();
    await expect.poll(() => names).toEqual(["siege-of-varn.graphology.json"]);
    expect(blobs[0]?.type).toBe("application/json");
    const status = dialog.getByRole("status");
    await expect.element(status).toMatchTextContent("siege-of-varn.graphology.json is in your downloads.");
  });

  test("a press counts although the camera comes to rest between its going down and its coming up", async () => {
    const { names } = recordDownloads();
    await renderPage();
    await openExport();
    await expect.element(dialog).toMatchTextContent("kB");
    const download = button("Download").element() as HTMLButtonElement;
    const pointer = { bubbles: true, pointerId: 1, pointerType: "mouse", isPrimary: true, button: 0 };
    download.dispatchEvent(new PointerEvent("pointerdown", { ...pointer, buttons: 1 }));
    workspace.dispatch(setCamera, { x: 1, y: 2, ratio: 30 });
    await new Promise((resolve) => requestAnimationFrame(resolve));
    download.dispatchEvent(new PointerEvent("pointerup", pointer));
    download.click();
    await expect.poll(() => names).toEqual(["siege-of-varn.kg.json"]);
  });

  test("a press waits for a file that is still being written, and takes the newest choice", async () => {
    const { names, blobs } = recordDownloads();
    await renderPage();
    await openExport();
    (radio(/graphology JSON/).element() as HTMLElement).click();
    await expect.element(dialog).toMatchTextContent("Writing…");
    (button("Download").element() as HTMLElement).click();
    expect(names).toEqual([]);
    (radio(/Node-link JSON/).element() as HTMLElement).click();
    await expect.poll(() => names).toEqual(["siege-of-varn.node-link.json"]);
    expect(JSON.parse((await blobs[0]?.text()) ?? "")).toHaveProperty("edges");
    // Saving all of it marks the stories as saved: the focus stays where it was pressed.
    button("Download").element().focus();
    await choose(/Sourceline dataset/);
    await button("Download").click();
    await expect.poll(() => names).toHaveLength(2);
    await expect.element(button("Download")).toHaveFocus();
  });

  test("closing the dialog calls off a press that still waits, and the page goes on", async () => {
    const { names } = recordDownloads();
    await renderPage();
    await openExport();
    (radio(/graphology JSON/).element() as HTMLElement).click();
    await expect.element(dialog).toMatchTextContent("Writing…");
    (button("Download").element() as HTMLElement).click();
    (button("Close").element() as HTMLElement).click();
    await expect.element(dialog).not.toBeInTheDocument();
    await openExport();
    await expect.element(dialog).toMatchTextContent("kB");
    expect(names).toEqual([]);
  });

  test("an option of a format changes what is written", async () => {
    await renderPage();
    await openExport();
    await choose(/Node-link JSON/);
    await choose(/links, for d3/);
    const graph: { links?: unknown[]; edges?: unknown[] } = JSON.parse(await downloadedText());
    expect([graph.links?.length, graph.edges]).toEqual([13, undefined]);
  });

  test("a format with edges says what claims become, and of which records it holds less than the graph", async () => {
    await renderPage();
    await openExport();
    await expect.element(radio(/Sourceline dataset/)).toBeChecked();
    await expect.element(dialog).not.toMatchTextContent("13 edges");
    await choose(/Node-link JSON/);
    await expect.element(dialog).toMatchTextContent("14 claims (13 edges, 1 value on its entity)");
    await expect
      .element(dialog.getByRole("listitem").first())
      .toMatchTextContent(/a passage begins and ends \(13 records\)$/);
    const flat: { edges: Record<string, unknown>[] } = JSON.parse(await downloadedText());
    expect(flat.edges[0]).not.toHaveProperty("record");
    await dialog.getByText(/Included beside the plain values/).click();
    await expect.element(dialog).toMatchTextContent("This format keeps everything");
    const nested: { edges: Record<string, unknown>[] } = JSON.parse(await downloadedText());
    expect(nested.edges[0]).toHaveProperty("record.id", "c.0001");
    await expectNothingSerious();
  });

  test("what is selected becomes as many edges as it has claims between two", async () => {
    workspace.dispatch(select, { entities: ["e.siege-of-varn", "e.varn"], claims: [] });
    await renderPage();
    await openExport();
    await choose(/graphology JSON/);
    await expect.element(dialog).toMatchTextContent("2 claims (1 edge, 1 value on its entity)");
  });

  test("the copied text is the file's, and a browser that forbids copying is named as such", async () => {
    await renderPage();
    await openExport();
    await expect.element(button("Copy")).toBeEnabled();
    await holdClipboard();
    await permitCopying("granted");
    onTestFinished(() => permitCopying("granted"));
    await button("Copy").click();
    await expect.element(dialog.getByRole("status")).toMatchTextContent(/^Copied \([\d.]+ kB\)\.$/);
    expect(await pasted()).toBe(serializeDataset(smallDataset()));
    await permitCopying("denied");
    await button("Copy").click();
    await expect.element(dialog.getByRole("status")).toMatchTextContent("Your browser did not allow copying");
  });

  test("Escape closes the dialog and focus goes back to the button", async () => {
    await renderPage();
    await openExport();
    await expect.element(heading).toMatchTextContent("Export");
    await userEvent.keyboard("{Escape}");
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(page.getByRole("button", { name: "Export", exact: true })).toHaveFocus();
  });
});

describe("opening a story by itself", () => {
  const storyFile = (change: (story: Record<string, unknown>) => object = (story) => story) => {
    const [story] = smallDataset().stories;
    return new File([JSON.stringify(change({ ...story }))], "three.json", { type: "application/json" });
  };
  const stories = () => workspace.store.getState().knowledge.dataset.stories;

  test("adds it to the graph that is open, which stays, and undo takes it out again", async () => {
    await renderPage();
    const { knowledge } = workspace.store.getState();
    drop(storyFile((story) => ({ ...story, id: "sent-to-me", title: "Sent to me" })));
    await expect.element(heading).toHaveTextContent("Sent to me");
    await expect.element(dialog.getByText("A story with 2 scenes")).toBeVisible();
    expect(stories()).toHaveLength(1);
    await expectNothingSerious();
    await button("Add story").click();
    expect(stories().map(({ id }) => id)).toEqual(["three-accounts", "sent-to-me"]);
    expect(workspace.store.getState().view.room).toEqual({ kind: "stories", story: "sent-to-me", scene: null });
    expect(workspace.store.getState().document.opened).toBe(knowledge.dataset);
    workspace.undo();
    expect(stories()).toEqual(knowledge.dataset.stories);
  });

  test("asks what to do where its id is taken: keep both, or replace", async () => {
    await renderPage();
    drop(storyFile((story) => ({ ...story, title: "Another" })));
    await expect.element(dialog.getByText(/already has a story with the same id \(three-accounts\)/)).toBeVisible();
    await button("Add story").click();
    expect(stories().map(({ id }) => id)).toEqual(["three-accounts", "three-accounts-2"]);
    drop(storyFile((story) => ({ ...story, title: "Another" })));
    await dialog.getByText("Replace the existing story").click();
    await button("Add story").click();
    expect(stories().map(({ id, title }) => [id, title])).toEqual([
      ["three-accounts", "Another"],
      ["three-accounts-2", "Another"],
    ]);
  });

  test("names the claims that the graph lacks, and adds the story all the same", async () => {
    await renderPage();
    drop(
      storyFile((story) => ({
        ...story,
        id: "of-another-graph",
        scenes: (story.scenes as object[]).map((scene) => ({ ...scene, cites: ["c.9999"] })),
      })),
    );
    await expect.element(dialog.getByText(/The dataset has no claim “c\.9999”\./).first()).toBeVisible();
    await button("Add story").click();
    expect(stories()).toHaveLength(2);
  });

  test("refuses a broken one with every fault and its place, and nothing is imported", async () => {
    await renderPage();
    drop(storyFile((story) => ({ ...story, title: "", scenes: [{ id: "one", schemaVersion: 1 }] })));
    await expect.element(heading).toHaveTextContent("three.json cannot be opened");
    await expect.element(dialog.getByText("scenes[0].caption", { exact: true })).toBeVisible();
    expect(stories()).toHaveLength(1);
  });
});
