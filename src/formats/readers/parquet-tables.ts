import Papa from "papaparse";
import type { Result } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";
import { csv } from "./csv.ts";
import type { GraphBuilder } from "./graph-builder.ts";
import type { NamedTable } from "./graphrag.ts";
import { readForeignJson } from "./json-input.ts";
import type { Cell } from "./parquet-file.ts";
import type { ReadChoices } from "./reader.ts";

/** Tables of edges or entities: what columns mean is told by their headings and values, as in tables of text. */
export async function readTypedTables(
  tables: readonly NamedTable[],
  build: GraphBuilder,
  choices: ReadChoices,
): Promise<Result<null, readonly Issue[]>> {
  const files = tables.map(({ name, columns, rows }) => ({
    name,
    bytes: new Uint8Array(),
    text: Papa.unparse([columns, ...rows.map((row) => row.map(textOfCell))], { delimiter: "\t", newline: "\n" }),
    json: () => readForeignJson(""),
  }));
  const isOfText = (about: string) => about === "separator" || about === "decimal";
  return csv.read(
    files,
    { ...build, guess: (guess) => (isOfText(guess.about) ? undefined : build.guess(guess)) },
    { ...choices, separator: "\t", decimal: "." },
  );
}

function textOfCell(cell: Cell): string {
  if (cell === null) return "";
  return typeof cell === "object" ? cell.map(textOfCell).join("; ") : String(cell);
}
