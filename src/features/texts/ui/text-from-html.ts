/** Elements that begin and end a paragraph. */
const BLOCKS = new Set(
  (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure " +
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody " +
    "td tfoot th thead tr ul"
  ).split(" "),
);
/** Elements whose text is not seen by a reader of the page, or is not part of its text. */
const UNREAD = new Set(
  "audio button canvas embed head iframe input math noscript object script select style svg template textarea video".split(
    " ",
  ),
);

/** Nodes that are walked, and characters that are parsed, before the page may draw again. */
const NODES_PER_SLICE = 10_000;
const CHARACTERS_PER_SLICE = 200_000;

/**
 * The text of a page, a paragraph for each block, site furniture and all. The markup is parsed into a document that
 * nothing shows, in which no script runs and nothing is loaded; not one of its nodes enters ours.
 */
export async function textFromHtml(markup: string): Promise<string> {
  const page = await parseInSlices(markup);
  const parts: string[] = [];
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    UNREAD.has(node.nodeName.toLowerCase()) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  // A block ends where the next node is no longer inside: its end is noted when walking past it.
  const open: Element[] = [];
  let visited = 0;
  for (let node: Node | null = walker.currentNode; node !== null; node = walker.nextNode()) {
    while (open.length > 0 && !open.at(-1)?.contains(node)) {
      open.pop();
      parts.push("\n\n");
    }
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.nodeValue ?? "";
      const isPreformatted = open.some(({ localName }) => localName === "pre");
      parts.push(isPreformatted ? text : text.replace(/[ \t\n\r\f]+/g, " "));
    } else {
      const element = node as Element;
      if (element.localName === "br") parts.push("\n");
      else if (BLOCKS.has(element.localName)) {
        open.push(element);
        parts.push("\n\n");
      }
    }
    if (++visited % NODES_PER_SLICE === 0) await nextTask();
  }
  return parts.join("");
}

/** What DOMParser does, but a long page does not hold up ours: a document without a window is written piece by piece. */
async function parseInSlices(markup: string): Promise<Document> {
  const page = document.implementation.createHTMLDocument();
  page.open();
  for (let start = 0; start < markup.length; start += CHARACTERS_PER_SLICE) {
    if (start > 0) await nextTask();
    page.write(markup.slice(start, start + CHARACTERS_PER_SLICE));
  }
  page.close();
  return page;
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
