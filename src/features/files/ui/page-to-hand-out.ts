import { ONE_FILE_IDS, ONE_FILE_PAGE } from "../../../formats/one-file-ids.ts";
import { assemblePage, checkedPage } from "../../../formats/one-file-page.ts";
import { bug, err, type Result } from "../../../lib/result.ts";
import type { Issue } from "../../../model/issue.ts";
import { verbatim } from "../../../words/message.ts";

/** Set by the build of a one-file only: its page without style, scripts and dataset. */
const SHELL: string | undefined = import.meta.env.ONE_FILE_SHELL;

/**
 * The page that a one-file is written into. The site fetches it from beside itself. A one-file has nothing beside it and
 * needs no network: it puts the page together again from its own elements, which nothing changes while it is open.
 */
export function loadPageToHandOut(): Promise<Result<string, Issue>> {
  return SHELL === undefined ? fetchPage() : Promise.resolve(checkedPage(assemblePage(SHELL, partsOfThisPage())));
}

function partsOfThisPage() {
  const policy = document.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]')?.content;
  const textOf = (id: string) => document.getElementById(id)?.textContent;
  return {
    policy: policy ?? bug("partsOfThisPage: the page has no policy."),
    style: textOf(ONE_FILE_IDS.style) ?? bug("partsOfThisPage: the page has no style."),
    // Left out of a file whose dataset has none of them.
    letters: textOf(ONE_FILE_IDS.letters) ?? "",
    start: textOf(ONE_FILE_IDS.start) ?? bug("partsOfThisPage: the page has no first script."),
    program: textOf(ONE_FILE_IDS.program) ?? bug("partsOfThisPage: the page has no program."),
  };
}

async function fetchPage(): Promise<Result<string, Issue>> {
  try {
    const response = await fetch(`./${ONE_FILE_PAGE}`);
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return checkedPage(await response.text());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The page to put the graph into cannot be read: ${reason}.`;
    const hint = `Check the connection, or that ${ONE_FILE_PAGE} lies beside the page.`;
    return err({ code: "one-file/unreachable", path: ONE_FILE_PAGE, message: verbatim(message), hint: verbatim(hint) });
  }
}
