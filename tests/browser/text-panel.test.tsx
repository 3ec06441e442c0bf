import { StrictMode } from "react";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { DropZone } from "../../src/app/open-file/DropZone.tsx";
import { DetailsPanel } from "../../src/features/details/ui/DetailsPanel.tsx";
import { toggleValues } from "../../src/features/filters/filter-commands.ts";
import { indexPassages } from "../../src/features/texts/passage-index.ts";
import { openTextPanel } from "../../src/features/texts/text-commands.ts";
import { TextPanel } from "../../src/features/texts/ui/TextPanel.tsx";
import { textFromHtml } from "../../src/features/texts/ui/text-from-html.ts";
import type { Source } from "../../src/model/dataset.ts";
import { runTask } from "../../src/product/tasks/run-task.ts";
import { leavePanel } from "../../src/workspace/panel-commands.ts";
import { select } from "../../src/workspace/selection-commands.ts";
import { TaskRunner, useWorkspaceState, WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import * as hostile from "../fixtures/hostile-files.ts";
import { SMALL_TEXT, smallDataset } from "../fixtures/small-dataset.ts";
import { faultsIn } from "./support/faults.ts";
import { settled } from "./support/settled.ts";

let workspace: Workspace;

beforeEach(() => {
  workspace = createWorkspace(smallDataset());
});

/** As much of the page as the text needs: the zone that takes files, and the panel on the right. */
function Panel() {
  const kind = useWorkspaceState((state) => state.view.room.kind);
  return (
    <DropZone>
      <main style={{ width: 420, height: 700, background: "var(--panel)" }}>
        <h1 style={{ position: "absolute", opacity: 0 }}>Panel</h1>
        {kind === "text" ? <TextPanel /> : <DetailsPanel />}
      </main>
    </DropZone>
  );
}

async function renderPanel(at: string | null = null) {
  workspace.dispatch(openTextPanel, { source: "s.letter", at });
  return render(
    <StrictMode>
      <WorkspaceProvider workspace={workspace}>
        <TaskRunner value={runTask}>
          <Panel />
        </TaskRunner>
      </WorkspaceProvider>
    </StrictMode>,
  );
}

const panel = page.getByTestId("text-panel");
const status = panel.getByRole("status");
const sentence = (name: RegExp) => panel.getByRole("button", { name });
const at = (locator: string) => panel.element().querySelector<HTMLElement>(`[data-at="${locator}"]`);
const view = () => workspace.store.getState().view;

function drop(...files: readonly File[]): void {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  for (const type of ["dragenter", "dragover", "drop"])
    panel.element().dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
}
const dropText = (text: string, name = "letter.txt") => drop(new File([text], name));

async function openCopy(text = SMALL_TEXT, name?: string) {
  dropText(text, name);
  await expect.element(status).toMatchTextContent(/^(Exact|All|Incomplete)/);
}

async function expectNothingSerious() {
  await settled();
  expect(await faultsIn(document.body, { only: "serious" })).toEqual([]);
}

/** The article on a site: its furniture, its markup, its scripts. */
const PAGE = `<!doctype html><html><head><title>Varn Quarterly</title><script>globalThis.pwned = 1</script>
<style>p { color: red }</style></head><body onload="globalThis.pwned = 1">
<nav><ul><li><a href="/">Home</a><li>Relics</ul></nav>
<article>
${SMALL_TEXT.split("\n\n")
  .map((text, i) =>
    i === 0
      ? `<h1>${text}</h1>`
      : `<p>\n  ${text.replaceAll("Orm", "<b>Or&shy;m</b>").replaceAll(". ", ".\n  ")}\n</p>`,
  )
  .join('\n<aside>Advert<br>isement</aside><img src="x" onerror="globalThis.pwned = 1">\n')}
</article><footer>© Varn <button>Share</button></footer></body></html>`;

describe("dropped anywhere on the page", () => {
  const dialog = page.getByRole("dialog");
  function dropOnPage(...files: readonly File[]): void {
    const dataTransfer = new DataTransfer();
    for (const file of files) dataTransfer.items.add(file);
    for (const type of ["dragenter", "dragover", "drop"])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }

  test.each([
    ["a copy of the text", "letter.txt", SMALL_TEXT, /^Exact copy/],
    ["a page with the text", "letter.html", PAGE, /^(?:Exact copy|All 8 sentences)/],
    ["a part of the text", "part.md", SMALL_TEXT.split("\n\n").slice(0, 5).join("\n\n"), /^Incomplete/],
  ])("%s opens as the text that its hashes tell", async (_, name, text, state) => {
    await renderPanel();
    workspace.dispatch(leavePanel);
    dropOnPage(new File([text], name));
    await expect.element(status).toMatchTextContent(state);
    expect(view().room).toEqual({ kind: "text", source: "s.letter", at: null });
    await expect.element(dialog).not.toBeInTheDocument();
  });

  test("a text of nothing in the graph is refused, and nothing opens", async () => {
    await renderPanel();
    workspace.dispatch(leavePanel);
    dropOnPage(new File(["Once upon a time."], "a.txt"));
    await expect.element(dialog).toBeVisible();
    await expect.element(dialog).toMatchTextContent("a.txt");
    expect(view().room).toEqual({ kind: "reading" });
  });
});
/** No bar beside it and not in the face of texts, nor within anything that is a quotation. */
function expectNoQuotation(words: Element) {
  expect(words.closest("blockquote, q")).toBeNull();
  expect(getComputedStyle(words).fontFamily).not.toMatch(/serif 4|source serif/i);
  for (const each of [words, words.parentElement as Element])
    expect(getComputedStyle(each).borderInlineStartWidth).toBe("0px");
}

describe("without a copy", () => {
  test("the digests and the locators stand in its place, with the number of claims of each", async () => {
    await renderPanel();
    const digest = panel.getByText("Paragraph 1 is about The siege, and who fought.", { exact: true });
    await expect.element(digest).toBeVisible();
    expectNoQuotation(digest.element());
    await expect.element(sentence(/^Paragraph 1, sentence 2, 2 claims\.$/)).toMatchTextContent("1.22 claims");
    await expect
      .element(sentence(/^Paragraph 1, sentence 3, no claims\. Not coded: the weather bears on nothing\.$/))
      .toMatchTextContent("1.3no claims");
    await expectNothingSerious();
  });

  test("pressing a locator selects its claims and their ends, and lists them", async () => {
    await renderPanel();
    await sentence(/^Paragraph 1, sentence 2/).click();
    expect(view().selection).toEqual({ entities: ["e.orm", "e.siege-of-varn"], claims: ["c.0003", "c.0005"] });
    const claims = panel.getByRole("region", { name: "Paragraph 1, sentence 2, 2 claims" });
    await expect.element(claims).toMatchTextContent("fights in the siege");
    await expectNothingSerious();
  });

  test("a sentence without claims says why when it is focused", async () => {
    await renderPanel();
    at("1.3")?.focus();
    await expect
      .element(panel)
      .toMatchTextContent("Paragraph 1, sentence 3, no claims · Not coded: the weather bears on");
  });

  test("Back leads to the record of what is selected", async () => {
    await renderPanel();
    await sentence(/^Paragraph 2, sentence 1/).click();
    await panel.getByRole("button", { name: "Back" }).click();
    await expect.element(page.getByTestId("details-panel")).toBeVisible();
    expect(view().selection.claims).toEqual(["c.0006"]);
  });
});

describe("opening a copy", () => {
  test("the very text is exact, and each sentence is named by its place and its claims", async () => {
    await renderPanel();
    await openCopy();
    await expect.element(status).toHaveTextContent("Exact copy");
    const words = "Orm’s men fought in the siege — nearly 300 people died.";
    await expect.element(sentence(/^Paragraph 1, sentence 2, 2 claims\. Orm’s men/)).toMatchTextContent(words);
    await expectNothingSerious();
  });

  test("a page with furniture and scripts is read without running any of it", async () => {
    await renderPanel();
    await openCopy(PAGE, "page.html");
    await expect.element(status).toHaveTextContent("All 8 sentences were found");
    await expect.element(panel).toMatchTextContent("8 match in another place");
    expect("pwned" in globalThis).toBe(false);
    expect(panel.element().querySelector("img, script, article, nav")).toBeNull();
    await expect.element(panel).not.toMatchTextContent("Relics");
    await panel.getByRole("button", { name: "Show 2 paragraphs that are not from this source" }).click();
    await expect.element(panel).toMatchTextContent("Relics");
    await expect.element(panel).not.toMatchTextContent("Share");
  });

  test("Markdown is read, and so is what is pasted", async () => {
    await renderPanel();
    await openCopy(`# ${SMALL_TEXT}`.replaceAll("Orm", "*Orm*"), "letter.md");
    await expect.element(status).toHaveTextContent("Exact copy");
    await panel.getByRole("button", { name: "Remove your copy" }).click();
    await panel.getByRole("button", { name: "Paste text" }).click();
    await panel.getByRole("textbox", { name: "Text of your copy" }).fill(SMALL_TEXT);
    await panel.getByRole("button", { name: "Open pasted text" }).click();
    await expect.element(status).toHaveTextContent("Exact copy");
  });

  test("what is loose and what is not found is said, in the whole and passage by passage", async () => {
    await renderPanel();
    await openCopy(SMALL_TEXT.replace("Orm’s", "Orm's").replace("The weather was fine", "The weather was foul"));
    await expect.element(status).toHaveTextContent("Incomplete: 7 of 8 sentences found");
    await expect.element(panel).toMatchTextContent("1 matches except for quotation marks, dashes or capitals");
    await expect
      .element(sentence(/^Paragraph 1, sentence 2, 2 claims\. Matches your copy except for/))
      .toBeInTheDocument();
    at("1.2")?.click();
    await expect
      .element(panel)
      .toMatchTextContent("· Matches your copy except for quotation marks, dashes or capitals.");
    await expect.element(panel).toMatchTextContent("Not found in your copy 1");
    await sentence(/^Paragraph 1, sentence 3.*Not found in your copy/).click();
    await expect.element(panel).toMatchTextContent("· Not found in your copy.");
  });

  test("windows-1252 is read and said to be it", async () => {
    await renderPanel();
    const bytes = Uint8Array.from(
      "Orm’s men fought in the siege — nearly 300 people died. The weather was fine.",
      (sign) => ({ "’": 0x92, "—": 0x97 })[sign] ?? sign.charCodeAt(0),
    );
    drop(new File([bytes], "letter.txt"));
    await expect.element(status).toHaveTextContent("Incomplete: 2 of 8 sentences found");
    await expect.element(panel).toMatchTextContent("was read as windows-1252");
  });

  test("the copy stays while the panel is left and entered again, and is forgotten on a press", async () => {
    await renderPanel();
    await openCopy();
    await panel.getByRole("button", { name: "Back" }).click();
    await page.getByRole("button", { name: "Open source text" }).click();
    await expect.element(status).toHaveTextContent("Exact copy");
    await panel.getByRole("button", { name: "Remove your copy" }).click();
    await expect.element(status).toBeEmptyDOMElement();
    expect(document.body.textContent).not.toContain("The weather was fine");
  });

  test("is there in a story of the same dataset as well", async () => {
    const { unmount } = await renderPanel();
    await openCopy();
    await unmount();
    const { knowledge, document: held } = workspace.store.getState();
    const { session } = workspace;
    workspace = createWorkspace(knowledge.dataset, view(), { knowledge, document: held, session, mayEdit: false });
    await renderPanel();
    await expect.element(status).toHaveTextContent("Exact copy");
  });

  test("opening another dataset forgets the copy, even one of the same source", async () => {
    await renderPanel();
    await openCopy();
    workspace.open(smallDataset(), view());
    await expect.element(status).toBeEmptyDOMElement();
    expect(document.body.textContent).not.toContain("The weather was fine");
  });
});

describe("a file that is of no use", () => {
  test.each([
    ["an empty file", () => new File([], "a.txt"), "The file is empty."],
    ["a PDF", () => hostile.pdfFile(), "This is a PDF document. Only plain text, Markdown and HTML can be read."],
    ["a picture", () => hostile.pngFile(), "This is a PNG image. Only"],
    ["a program", () => hostile.binaryFile(), "It contains no text."],
    ["a wrong text", () => new File(["Once upon a time."], "a.txt"), "none of its 8 sentences was found."],
    [
      "a page with nothing in it",
      () => new File(["<html><script>1</script>"], "a.html"),
      "none of its 8 sentences was found.",
    ],
    ["50 MB of HTML", () => new File([new Uint8Array(50_000_000).fill(0x61)], "a.html"), "50 MB. The limit is 10 MB"],
  ])("%s is refused in words, and nothing is marked", async (_, file, words) => {
    await renderPanel();
    drop(file());
    await expect.element(status).toMatchTextContent(words);
    await expect.element(sentence(/^Paragraph 1, sentence 2, 2 claims\.$/)).toBeVisible();
    await expectNothingSerious();
  });

  test("a refusal leaves the copy that is open", async () => {
    await renderPanel();
    await openCopy();
    dropText("Once upon a time.");
    await expect.element(status).toMatchTextContent("none of its 8 sentences was found");
    await expect.element(panel).toMatchTextContent("The weather was fine.");
  });

  test("several files are one too many", async () => {
    await renderPanel();
    drop(new File(["a"], "a.txt"), new File(["b"], "b.txt"));
    await expect.element(status).toHaveTextContent("Only one text can be opened at a time.");
  });

  test("a file dropped on the panel is not taken for a dataset, one beside it is", async () => {
    await renderPanel();
    await openCopy();
    await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(hostile.emptyFile());
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    await expect.element(page.getByRole("dialog")).toMatchTextContent("The file is empty.");
  });

  test("10 MB of HTML are read while the page goes on drawing", { timeout: 60_000 }, async () => {
    await renderPanel();
    let frames = 0;
    let isDone = false;
    const count = () => {
      frames++;
      if (!isDone) requestAnimationFrame(count);
    };
    const filler = "<p>Some words of a page that is far too long. <i>And more</i> of them, on and on.</p>\n";
    dropText(`${filler.repeat(Math.floor(9_900_000 / filler.length))}${PAGE}`, "page.html");
    requestAnimationFrame(count);
    await expect.element(status, { timeout: 50_000 }).toHaveTextContent("All 8 sentences were found");
    isDone = true;
    expect(frames).toBeGreaterThan(30);
  });

  test("reading can be cancelled, and the worker ends", async () => {
    await renderPanel();
    const ask = vi.spyOn(Worker.prototype, "postMessage");
    const end = vi.spyOn(Worker.prototype, "terminate");
    onTestFinished(() => {
      ask.mockRestore();
      end.mockRestore();
    });
    dropText("Once upon a time there was a long text. ".repeat(200_000));
    await panel.getByRole("button", { name: "Cancel" }).click();
    await expect.element(status).toBeEmptyDOMElement();
    // On a slow machine the text has been read, and is being checked by a second one.
    const readers = ask.mock.contexts.filter((_, at) => /-text$/.test(ask.mock.calls[at]?.[0].id));
    expect(readers).not.toEqual([]);
    await expect.poll(() => end.mock.contexts).toEqual(expect.arrayContaining(readers));
  });
});

describe("from the edge to the passage", () => {
  test("a claim's card shows the sentence and leads to it in the text, where its passage is marked", async () => {
    await renderPanel();
    await openCopy();
    await panel.getByRole("button", { name: "Back" }).click();
    workspace.dispatch(select, { entities: [], claims: ["c.0014"] });
    const card = page.getByTestId("details-panel");
    await expect.element(card.getByText("The League should now", { exact: false })).toBeVisible();
    // The sentence itself stands first, as a quotation; after it our own words, which look like none.
    const [digest, sentenceItself] = [
      card.getByText("Paragraph 3 is about Shelter, the pass, a plea.", { exact: true }).element(),
      card.element().querySelector("blockquote"),
    ];
    expect(sentenceItself?.parentElement?.firstElementChild).toBe(sentenceItself);
    expect(sentenceItself?.textContent).toBe("The League should now shield Orm, the last letter urges.");
    expect(digest.parentElement).toBe(sentenceItself?.parentElement);
    expect(sentenceItself?.compareDocumentPosition(digest)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(getComputedStyle(sentenceItself as Element).fontFamily).toMatch(/^"?Source Serif/);
    expectNoQuotation(digest);
    await expect.element(card).toMatchTextContent("Matches your copy exactly.");
    await card.getByRole("button", { name: "Show in source text" }).click();
    expect(view().room).toEqual({ kind: "text", source: "s.letter", at: "3.3" });
    await expect.element(panel.getByText("should now shield Orm", { exact: true })).toBeInViewport();
    await expect.poll(() => document.activeElement).toBe(at("3.3"));
  });

  test("a line clicked on the graph scrolls the text to its sentence and marks it", async () => {
    await renderPanel("1.1");
    await openCopy();
    workspace.dispatch(select, { entities: [], claims: ["c.0013"] });
    const mark = panel.getByText("quarrelled with Orm", { exact: true });
    await expect.element(mark).toBeInViewport();
    expect(mark.element().localName).toBe("mark");
    expect(panel.element().querySelectorAll("mark")).toHaveLength(1);
    await expect.element(sentence(/^Paragraph 3, sentence 2/)).toHaveAttribute("aria-expanded", "true");
  });
});

describe("from the passage to the edge", () => {
  test("pressing a sentence selects its claims and their ends, and marks each of their passages", async () => {
    await renderPanel();
    await openCopy();
    // By its first line: the middle of the box around a sentence may lie outside of it.
    const { left, top } = at("1.2")?.getClientRects()[0] ?? { left: 0, top: 0 };
    document.elementFromPoint(left + 4, top + 8)?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    expect(view().selection).toEqual({ entities: ["e.orm", "e.siege-of-varn"], claims: ["c.0003", "c.0005"] });
    await expect
      .poll(() => Array.from(panel.element().querySelectorAll("mark"), (mark) => mark.textContent))
      .toEqual(["Orm’s men fought", "nearly 300 people died"]);
  });

  test("a sentence is walked to with arrow keys and chosen with Enter or Space", async () => {
    await renderPanel();
    await openCopy();
    at("0.1")?.focus();
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{ArrowRight}{ArrowRight}");
    expect(document.activeElement).toBe(at("1.2"));
    await userEvent.keyboard("{Enter}");
    expect(view().selection.claims).toEqual(["c.0003", "c.0005"]);
    await userEvent.keyboard("{End}{ArrowUp} ");
    expect(view().selection.claims).toEqual(["c.0012", "c.0013"]);
    await userEvent.keyboard("{Home}{ArrowUp}");
    expect(document.activeElement).toBe(at("0.1"));
  });

  test("pressing the open sentence again folds its claims away and selects nothing else", async () => {
    await renderPanel();
    await openCopy();
    const claims = panel.getByRole("region", { name: /^Paragraph 1, sentence 2/ });
    at("1.2")?.focus();
    await userEvent.keyboard("{Enter}");
    await expect.element(claims).toBeVisible();
    const { selection } = view();
    const steps = workspace.store.getState().history.past.length;
    await userEvent.keyboard("{Enter}");
    await expect.element(claims).not.toBeInTheDocument();
    await expect.element(sentence(/^Paragraph 1, sentence 2/)).toHaveAttribute("aria-expanded", "false");
    expect(view().selection).toEqual(selection);
    expect(workspace.store.getState().history.past).toHaveLength(steps);
    expect(document.activeElement).toBe(at("1.2"));
    await userEvent.keyboard("{Enter}");
    await expect.element(claims).toBeVisible();
  });

  test("Tab leads to one sentence only", async () => {
    await renderPanel("2.1");
    await openCopy();
    const stops = Array.from(panel.element().querySelectorAll<HTMLElement>("[data-at]")).filter(
      (each) => each.tabIndex === 0,
    );
    expect(stops.map(({ dataset }) => dataset.at)).toEqual(["2.1"]);
  });

  test("words selected with the mouse across sentences select the claims of all of them", async () => {
    await renderPanel();
    await openCopy();
    const [from, to] = [at("2.1"), at("2.2")] as [HTMLElement, HTMLElement];
    const selection = getSelection();
    const press = (type: string, target: Element, x: number) =>
      target.dispatchEvent(new MouseEvent(type, { bubbles: true, clientX: x, clientY: x }));
    press("mousedown", from, 10);
    selection?.setBaseAndExtent(from.lastChild ?? from, 3, to.lastChild ?? to, 4);
    press("mouseup", to, 90);
    press("click", to, 90);
    expect(view().selection.claims).toEqual(["c.0006", "c.0007", "c.0008"]);
    expect(view().room).toMatchObject({ at: "2.1" });
  });

  test("each sentence is drawn by the firmest stance that the lens accepts, and bare where it accepts none", async () => {
    await renderPanel();
    await openCopy();
    await expect.poll(() => at("3.1")?.dataset.pattern).toBe("dash-dot");
    workspace.dispatch(toggleValues, { facet: "stance", values: ["rumour"] });
    await expect.poll(() => at("3.1")?.dataset.pattern).toBe("dots");
    workspace.dispatch(toggleValues, { facet: "stance", values: ["guess"] });
    await expect.poll(() => at("3.1")?.dataset.pattern).toBeUndefined();
    await expect.element(sentence(/^Paragraph 3, sentence 1, 3 hidden claims\./)).toBeInTheDocument();
  });

  test("every sentence can be reached by its name, in the source's order", async () => {
    await renderPanel();
    await openCopy();
    const { knowledge } = workspace.store.getState();
    const index = indexPassages(knowledge, knowledge.dataset.sources[0] as Source);
    const shown = Array.from(panel.element().querySelectorAll<HTMLElement>("[data-at]"), ({ dataset }) => dataset.at);
    expect(shown).toEqual(index.sentences.map((record) => record.at));
  });
});

describe("the text of a page", () => {
  test.each([
    ["blocks are paragraphs", "<div>One<p>two</p>three</div>four", "One|two|three|four"],
    ["inline markup joins", "<p>O<b>n</b>e <i>two</i></p>", "One two"],
    ["white space is one space", "<p>One\n\n\n  two\u00a0three</p>", "One two three"],
    ["a break is a line end, two are a paragraph's", "<p>one<br>two<br><br>three</p>", "one two|three"],
    ["cells and items stand alone", "<table><tr><td>a<td>b</table><ul><li>c<li>d</ul>", "a|b|c|d"],
    ["preformatted text keeps its lines", "<pre>a\n\nb</pre>", "a|b"],
    ["what is not seen is not read", "<p>a<script>b</script><style>c</style><template>d</template>e</p>", "ae"],
    ["references are resolved", "<p>Orm&rsquo;s &lt;men&gt; &#x1f40e;</p>", "Orm’s <men> 🐎"],
    ["broken markup is read as browsers do", "<p>a<b>b</p>c</i>", "ab|c"],
  ])("%s", async (_, markup, text) => {
    const { normaliseText } = await import("../../src/features/texts/normalise-text.ts");
    expect(normaliseText(await textFromHtml(markup)).replaceAll("\n\n", "|")).toBe(text);
  });
});
