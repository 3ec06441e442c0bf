import { ONE_FILE_IDS } from "../formats/one-file-ids.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { textHash } from "../lib/text-hash.ts";
import type { Dataset } from "../model/dataset.ts";
import type { Issue } from "../model/issue.ts";
import { shellWords as words } from "../words/en/shell.ts";
import type { Words } from "../words/message.ts";

/** The link that the build puts into each page of the site: to the dataset that it opens, which is being fetched by then. */
const LINK = 'link[rel="preload"][as="fetch"]';

/** What that link says of a dataset which the build has checked: its hash, see scripts/site/datasets.ts. */
const CHECKED = "data-checked";

/**
 * The dataset that the page opens with: the one inside the page where it is a one-file, else the site's; or all that is wrong
 * with it. One that the build has checked is not checked again, so that what checks a dataset, and says what is wrong with
 * it, is loaded only where somebody changed the file since.
 *
 * It is not opened as a file is, in a worker and with lint: it was linted before it was published or written into the
 * page, its reader cannot fix its problems, and the graph would wait for another script.
 */
export async function openFirstDataset(): Promise<Result<Dataset, readonly Issue[]>> {
  const text = await readFirstDataset();
  if (!text.ok) return err([text.error]);
  if (document.querySelector(LINK)?.getAttribute(CHECKED) === String(textHash(text.value)))
    return ok(JSON.parse(text.value));
  // A page comes with a file of the native format: what reads others is not waited for.
  const [{ readJson }, { parseDataset }] = await Promise.all([
    import("../formats/read-json.ts"),
    import("../model/parse-dataset.ts"),
  ]);
  const json = readJson(text.value);
  return json.ok ? parseDataset(json.value) : json;
}

async function readFirstDataset(): Promise<Result<string, Issue>> {
  const inside = document.getElementById(ONE_FILE_IDS.dataset)?.textContent;
  if (inside === undefined || inside === null) return fetchFirstDataset();
  return (await import("../formats/one-file-page.ts")).unpackDataset(inside);
}

async function fetchFirstDataset(): Promise<Result<string, Issue>> {
  const address = document.querySelector(LINK)?.getAttribute("href") ?? "";
  try {
    const response = await fetch(address);
    if (response.ok) return ok(await response.text());
    return unreachable(address, words.serverAnswered({ status: String(response.status) }));
  } catch (error) {
    return unreachable(address, words.unreachable({ reason: error instanceof Error ? error.message : String(error) }));
  }
}

function unreachable(path: string, message: Words): Result<never, Issue> {
  return err({ code: "start/unreachable", path, message, hint: words.unreachableHint() });
}
