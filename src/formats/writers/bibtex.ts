import { exportLossWords as words } from "../../words/en/export-losses.ts";
import { bibtexOfSource } from "../citing/cited-source.ts";
import type { ExchangeWriter } from "../format.ts";
import { createPieces, eachIn } from "../pieces.ts";
import { sourceLosses } from "./exchange-losses.ts";

/** The sources as entries that BibTeX and biblatex read, in UTF-8. */
export const bibtex: ExchangeWriter = {
  losses: [words.claimsAndEntities],

  write(dataset, _, { reached } = {}) {
    const out = createPieces(dataset.sources.length, reached);
    for (const entry of eachIn(out, dataset.sources, (source) => bibtexOfSource(dataset, source)))
      out.put(`${entry}\n\n`);
    return out.written(sourceLosses(dataset));
  },
};
