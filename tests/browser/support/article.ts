import type { Dataset } from "../../../src/model/dataset.ts";
import { parseDataset } from "../../../src/model/parse-dataset.ts";

/** The dataset of the article, as the site serves it. */
export async function loadArticle(): Promise<Dataset> {
  const response = await fetch("/datasets/kerman-attack.kg.json");
  const parsed = parseDataset(await response.json());
  if (!parsed.ok) throw new Error("The article's dataset cannot be read.");
  return parsed.value;
}
