import { ONE_FILE_IDS } from "../formats/one-file-ids.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Issue } from "../model/issue.ts";
import { verbatim } from "../words/message.ts";

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
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return ok(await response.text());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const hint = "Check the connection, or that the folder datasets/ lies beside the page.";
    return err({
      code: "start/unreachable",
      path: FIRST_DATASET,
      message: verbatim(`It cannot be read: ${reason}.`),
      hint: verbatim(hint),
    });
  }
}
