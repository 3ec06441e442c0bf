import { ONE_FILE_IDS, ONE_FILE_PAGE } from "../../../formats/one-file-ids.ts";
import { assemblePage, checkedPage } from "../../../formats/one-file-page.ts";
import { bug, err, type Result } from "../../../lib/result.ts";
import type { Issue } from "../../../model/issue.ts";
import { fileWords as words } from "../../../words/en/files.ts";
import type { Words } from "../../../words/message.ts";

/** Set by the build of a one-file only: its page without style, scripts and dataset. */
const SHELL: string | undefined = import.meta.env.ONE_FILE_SHELL;

/**
 * The page that standalone HTML is written into. The site fetches it from its own server. A standalone page has no
 * server and no network: it puts the page together again from its own elements, which nothing changes while it is open.
 */
export function loadStandalonePage(): Promise<Result<string, Issue>> {
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
    if (!response.ok) return unreachable(words.pageRefused({ status: String(response.status) }));
    return checkedPage(await response.text());
  } catch (error) {
    return unreachable(words.pageUnreachable({ reason: error instanceof Error ? error.message : String(error) }));
  }
}

function unreachable(message: Words): Result<never, Issue> {
  const hint = words.pageHint({ file: ONE_FILE_PAGE });
  return err({ code: "one-file/unreachable", path: ONE_FILE_PAGE, message, hint });
}
