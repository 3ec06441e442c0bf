import { ONE_FILE_IDS } from "../formats/one-file-ids.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Issue } from "../model/issue.ts";
import { shellWords as words } from "../words/en/shell.ts";
import type { Words } from "../words/message.ts";

/** The link that the build puts into each page of the site: to the dataset that it opens, which is being fetched by then. */
const LINK = 'link[rel="preload"][as="fetch"]';

/** The text of the dataset that the page opens with: the one inside the page where it is a one-file, else the site's. */
export async function readFirstDataset(): Promise<Result<string, Issue>> {
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
