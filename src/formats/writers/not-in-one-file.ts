import { bug } from "../../lib/result.ts";
import type { FormatWriter } from "../format.ts";

// Stands in the one file for the writers that would make it too large: `scripts/one-file-page.ts` puts it there. The dialog
// offers none of them.

const leftOut: FormatWriter = { write: () => bug("not-in-one-file: the dialog offered a format that is left out.") };

export {
  leftOut as csvTables,
  leftOut as cytoscape,
  leftOut as gexf,
  leftOut as graphml,
  leftOut as jsonGraphFormat,
  leftOut as turtle,
};
