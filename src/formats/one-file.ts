import { bug, err } from "../lib/result.ts";
import { serializeCompactly } from "../model/serialize-dataset.ts";
import { formatProblemWords } from "../words/en/format-problems.ts";
import { formatWords } from "../words/en/formats.ts";
import type { FormatCodec } from "./format.ts";
import { fillPage, packedDatasetOf, unpackDataset } from "./one-file-page.ts";
import { readJson } from "./read-json.ts";

/** The explorer and a dataset in one HTML file. The dataset stands in it packed, and is read back from there. */
export const oneFile: FormatCodec = {
  write(dataset, _options, { page } = {}) {
    if (page === undefined) return bug("oneFile.write: it needs the page to write into.");
    const title = formatWords.pageTitle({ title: dataset.dataset.title });
    const text = fillPage(page, title, serializeCompactly(dataset));
    return { text, pieces: [text], losses: [] };
  },

  async read(text) {
    const packed = packedDatasetOf(text);
    if (packed === null) {
      const [message, hint] = [formatProblemWords.noDatasetInPage(), formatProblemWords.openExported()];
      return err([{ code: "one-file/no-dataset", path: "", message, hint }]);
    }
    const json = await unpackDataset(packed);
    return json.ok ? readJson(json.value) : err([json.error]);
  },
};
