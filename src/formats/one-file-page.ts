import { packText, unpackText } from "../lib/packed-text.ts";
import { bug, err, ok, type Result } from "../lib/result.ts";
import type { Issue } from "../model/issue.ts";
import { formatProblemWords as words } from "../words/en/format-problems.ts";
import { sizeText } from "../words/numbers.ts";
import { ONE_FILE_IDS } from "./one-file-ids.ts";

// The page of a one-file is the explorer in a single HTML file, complete but for its dataset. The build puts it together
// and hands it to whoever writes such files; a one-file puts it together again out of itself. Its parts are told apart
// by the ids of their elements.

/** Bytes of a dataset that is unpacked: about the longest text that an engine can hold. A small file can unpack to any size. */
const MOST_BYTES = 512_000_000;

/** What the shell of the page is filled with. */
export interface PageParts {
  /** Content of the Content-Security-Policy. */
  readonly policy: string;
  /** The style sheet of the first paint, fonts for Latin letters included. */
  readonly style: string;
  /** Faces for Latin letters beyond those of Western Europe; most files do without. May be empty. */
  readonly letters: string;
  /** The script that unpacks and starts the program. */
  readonly start: string;
  /** The rest of the style sheet, a NUL, and the source of the program: gzipped, as dense text. */
  readonly program: string;
}

/** The text of an element without attributes beyond its id and type, cut out of a page. */
interface Slot {
  readonly open: string;
  readonly close: string;
}

/** Where the dataset stands: its JSON as `packText` packs it, in which there is nothing that HTML could take for markup. */
const DATASET_SLOT: Slot = {
  open: `<script type="text/plain" id="${ONE_FILE_IDS.dataset}">`,
  close: "</script>",
};
const LETTERS_SLOT: Slot = { open: `<style id="${ONE_FILE_IDS.letters}">`, close: "</style>" };
const TITLE_SLOT: Slot = { open: "<title>", close: "</title>" };

/** What a shell holds in place of its styles, scripts and dataset, in the order in which they stand in it. */
export const SHELL_HEAD =
  `<style id="${ONE_FILE_IDS.style}">%style%</style>\n` +
  `    ${LETTERS_SLOT.open}%letters%${LETTERS_SLOT.close}\n` +
  `    <script id="${ONE_FILE_IDS.start}">%start%</script>`;
export const SHELL_BODY =
  `${DATASET_SLOT.open}${DATASET_SLOT.close}\n` +
  `    <script type="text/plain" id="${ONE_FILE_IDS.program}">%program%</script>`;

/** Fills a shell with its parts. What a part holds is not looked at again. */
export function assemblePage(shell: string, parts: PageParts): string {
  return shell.replace(/%(policy|style|letters|start|program)%/g, (_, part: keyof PageParts) => parts[part]);
}

/** The page as it is, or why it is none: many a host answers with another page where a file is missing. */
export function checkedPage(text: string): Result<string, Issue> {
  if ([DATASET_SLOT, LETTERS_SLOT, TITLE_SLOT].every((slot) => text.split(slot.open).length === 2)) return ok(text);
  return err({ code: "one-file/no-page", path: "", message: words.notThePage(), hint: words.buildAgain() });
}

/**
 * A page with a title and a dataset in it.
 * @param title as it is; markup in it is escaped here.
 * @param dataset JSON, which is packed here.
 */
export function fillPage(page: string, title: string, dataset: string): string {
  const letters = contentOf(page, LETTERS_SLOT) ?? bug("fillPage: this page has no place for letters.");
  const withLetters =
    letters !== "" && needsLetters(letters, dataset + title) ? page : replaceSlot(page, LETTERS_SLOT, "");
  const titled = replaceSlot(
    withLetters,
    TITLE_SLOT,
    TITLE_SLOT.open + title.replaceAll("&", "&amp;").replaceAll("<", "&lt;") + TITLE_SLOT.close,
  );
  return replaceSlot(titled, DATASET_SLOT, DATASET_SLOT.open + packText(dataset) + DATASET_SLOT.close);
}

/** The dataset in a one-file, packed as it stands there; null where the text is none, "" where it waits for one. */
export function packedDatasetOf(text: string): string | null {
  return contentOf(text, DATASET_SLOT);
}

/** The JSON of a dataset that stood packed in a one-file, or why there is none. */
export async function unpackDataset(packed: string): Promise<Result<string, Issue>> {
  if (packed === "")
    return err({ code: "one-file/no-dataset", path: "", message: words.emptyPage(), hint: words.openExported() });
  const text = await unpackText(packed, MOST_BYTES);
  if (text.ok) return text;
  return text.error === "too-long"
    ? err({
        code: "one-file/too-large",
        path: "",
        message: words.tooLarge({ limit: sizeText(MOST_BYTES) }),
        hint: words.exportPart(),
      })
    : err({ code: "one-file/damaged", path: "", message: words.damaged(), hint: words.getAgain() });
}

function contentOf(text: string, { open, close }: Slot): string | null {
  const start = text.indexOf(open);
  const end = start === -1 ? -1 : text.indexOf(close, start + open.length);
  return end === -1 ? null : text.slice(start + open.length, end);
}

/** A page with the whole element of a slot replaced. */
function replaceSlot(page: string, slot: Slot, element: string): string {
  const start = page.indexOf(slot.open);
  const content = contentOf(page, slot) ?? bug(`replaceSlot: this page has no ${slot.open}.`);
  return page.slice(0, start) + element + page.slice(start + slot.open.length + content.length + slot.close.length);
}

/** Whether a text has a letter in one of the ranges that the faces of a style sheet say they are for. */
function needsLetters(sheet: string, text: string): boolean {
  const ranges = new Set([...sheet.matchAll(/unicode-range:\s*([^;}]+)/g)].flatMap(([, list = ""]) => list.split(",")));
  const characters = [...ranges].map((range) => {
    const [from, to] = range.trim().replace(/^U\+/i, "").split("-");
    return to === undefined ? `\\u{${from}}` : `\\u{${from}}-\\u{${to}}`;
  });
  return characters.length === 0 || new RegExp(`[${characters.join("")}]`, "u").test(text);
}
