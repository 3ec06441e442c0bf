import { ONE_FILE_IDS } from "../formats/one-file-ids.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Issue } from "../model/issue.ts";
import { shellWords as words } from "../words/en/shell.ts";
import type { Words } from "../words/message.ts";

/** The dataset that the site opens with, beside the page wherever that is served. */
const FIRST_DATASET = "./datasets/kerman-attack.kg.json";

/** The text of the dataset that the page opens with: the one inside the page where it is a one-file, else the site's. */
export async function readFirstDataset(): Promise<Result<string, Issue>> {
  const inside = document.getElementById(ONE_FILE_IDS.dataset)?.textContent;
  if (inside === undefined || inside === null) return fetchFirstDataset();
  return (await import("../formats/one-file-page.ts")).unpackDataset(inside);
}

async function fetchFirstDataset(): Promise<Result<string, Issue>> {
  try {
    const response = await fetch(FIRST_DATASET);
    if (response.ok) return ok(await response.text());
    return unreachable(words.serverAnswered({ status: String(response.status) }));
  } catch (error) {
    return unreachable(words.unreachable({ reason: error instanceof Error ? error.message : String(error) }));
  }
}

function unreachable(message: Words): Result<never, Issue> {
  return err({ code: "start/unreachable", path: FIRST_DATASET, message, hint: words.unreachableHint() });
}
