import { bug, err } from "../lib/result.ts";
import { serializeCompactly } from "../model/serialize-dataset.ts";
import type { FormatCodec } from "./format.ts";
import { datasetTextOf, fillPage } from "./one-file-page.ts";
import { readJson } from "./read-json.ts";

/** The explorer and a dataset in one HTML file. The dataset stands in it as JSON, and is read back from there. */
export const oneFile: FormatCodec = {
  write(dataset, _options, page) {
    if (page === undefined) return bug("oneFile.write: it needs the page to write into.");
    const title = `${dataset.dataset.title} – Sourceline`;
    return { text: fillPage(page, title, serializeCompactly(dataset)), losses: [] };
  },

  read(text) {
    const json = datasetTextOf(text);
    if (json !== null && json !== "") return readJson(json);
    const message = json === "" ? "This page waits for a dataset: it holds none." : "This page holds no dataset.";
    const hint = "Open a file that was saved here or written by sourceline bundle.";
    return err([{ code: "one-file/no-dataset", path: "", message, hint }]);
  },
};
