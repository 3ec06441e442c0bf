import { readerWords as words } from "../../words/en/readers.ts";
import type { Columns } from "./csv-columns.ts";
import { numberColumns, plainNumber } from "./csv-numbers.ts";
import { placeOf, type Table, type TableRow } from "./csv-table.ts";
import type { FieldInput } from "./field-table.ts";
import type { EvidenceInput, GraphBuilder, Place } from "./graph-builder.ts";
import { htmlWords } from "./html-words.ts";
import { isWebAddress } from "./web-address.ts";

type Role = keyof Columns;

/** What the cells of a row say, asked for by what their columns mean. Null for what no cell states. */
export interface RowCells {
  readonly at: Place;
  cell(role: Role): string | null;
  /** A cell as plain words, whose links are references of the row. */
  words(role: Role): string | null;
  /** A name that is told apart by more than the spaces around it; null without such a column, empty in an empty cell. */
  name(role: Role): string | null;
  /** A cell as the field that it is kept as, whatever it means. */
  field(role: Role): FieldInput;
  /** What has no meaning of its own. */
  readonly fields: readonly FieldInput[];
  /** References: where its cells lead, and later those in the cells that are for them. */
  readonly cited: readonly EvidenceInput[];
  /** Adds the references in the cells that are for them. */
  cite(): void;
}

/** Reads the rows of a table one after the other, all in the same way. */
export function createRowReader(
  table: Table,
  columns: Columns,
  decimal: "." | "," | null,
  build: GraphBuilder,
): (row: TableRow) => RowCells {
  const { headings } = table;
  const keys = columnKeys(headings);
  const numbers = numberColumns(table, decimal);
  const spellings = new Map<string, string>();
  const used = new Set(Object.values(columns));
  // Shown as they are, whatever else they are good for.
  for (const role of ["weight", "latitude", "longitude"] as const) used.delete(columns[role] ?? -1);
  const fieldOf = (column: number, value: string | null): FieldInput => ({
    name: headings[column] || words.column({ column: String(column + 1) }),
    key: keys[column] ?? "",
    value,
  });

  return (row) => {
    const at = placeOf(row);
    const cited: EvidenceInput[] = [];
    const refuse = (address: string) => build.warn("refused-link", at, words.refusedLink({ address }));
    const inWords = (cell: string | null): string | null => {
      const html = cell === null ? null : htmlWords(cell);
      if (html === null) return cell;
      build.guess({ about: "html", value: "words", message: words.htmlCells() });
      cited.push(...html.addresses.map((address) => ({ address })));
      html.refused.forEach(refuse);
      return html.text;
    };
    const cell = (role: Role) => stated(row, columns[role]);

    // Where cells lead is reference of what the row says. Of a line, where a name at an end leads is not.
    for (const column of row.links?.keys() ?? []) {
      const address = column === columns.source || column === columns.address ? null : linkAt(row, column);
      if (address === null) continue;
      const isEnd = column === columns.from || column === columns.to;
      if (isEnd) build.warn("link-of-end", at, words.linkOfEnd({ name: row.cells[column] ?? "", address }));
      else if (isWebAddress(address)) cited.push({ address });
      else refuse(address);
    }
    const fields = headings.flatMap((_, column): readonly FieldInput[] => {
      const written = used.has(column) ? null : stated(row, column);
      if (written === null) return [];
      const value = numbers.has(column) ? plainNumber(written, decimal) : inWords(written);
      return [{ ...fieldOf(column, value), ...(column === columns.weight && { isWeight: true }) }];
    });
    return {
      at,
      cell,
      words: (role) => inWords(cell(role)),
      name(role) {
        const column = columns[role];
        return column === undefined ? null : oneSpelling(row.cells[column] ?? "", spellings, at, build);
      },
      field: (role) => fieldOf(columns[role] ?? -1, cell(role)),
      fields,
      cited,
      cite() {
        const known = cited.length;
        const title = inWords(cell("source"));
        // Of a title with a link in it, the link says where it is.
        const names = cited.length > known ? [] : partsOf(title);
        const addresses = partsOf(inWords(cell("address")));
        for (const column of [columns.source, columns.address]) {
          const link = linkAt(row, column);
          if (link === null) continue;
          if (isWebAddress(link)) addresses.push(link);
          else refuse(link);
        }
        const [name, ...otherNames] = names;
        const [link, ...otherLinks] = new Set(addresses);
        const isPair = name !== undefined && link !== undefined && otherNames.length + otherLinks.length === 0;
        if (isPair && !isWebAddress(name)) {
          // An address that is none is still what the row says.
          cited.push(...(isWebAddress(link) ? [{ title: name, address: link }] : [{ title: name }, { address: link }]));
        } else for (const part of new Set([...names, ...addresses])) cited.push({ address: part });
      },
    };
  };
}

/** What tells columns apart, also those of other tables: the heading, and its place among others that are the same. */
function columnKeys(headings: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  return headings.map((heading, column) => {
    const count = (counts.get(heading) ?? 0) + 1;
    counts.set(heading, count);
    return `column ${heading || column}${count === 1 ? "" : ` ${count}`}`;
  });
}

/** Where a cell leads; null where it leads nowhere, or says so itself: spreadsheets make a link of each address. */
function linkAt({ cells, links }: TableRow, column: number | undefined): string | null {
  const link = links?.get(column ?? -1);
  if (link === undefined || column === undefined) return null;
  const plain = (address: string) =>
    address
      .trim()
      .replace(/^(?:https?:\/\/|mailto:)/i, "")
      .replace(/\/$/, "")
      .toLowerCase();
  return plain(link) === plain(cells[column] ?? "") ? null : link;
}

/** Several web addresses in one cell, else the cell as it is. */
function partsOf(cell: string | null): string[] {
  if (cell === null) return [];
  return /^https?:\S+(?:[\s;|]+https?:\S+)+$/i.test(cell) ? cell.split(/[\s;|]+/) : [cell];
}

/** A name without the spaces around it; where two are told apart by these alone, they are one, and that is said. */
function oneSpelling(cell: string, spellings: Map<string, string>, at: Place, build: GraphBuilder): string {
  const name = cell.trim();
  const before = spellings.get(name);
  if (before === undefined) spellings.set(name, cell);
  else if (before !== cell && name !== "") {
    spellings.set(name, name);
    const written = cell === name ? before : cell;
    if (written !== name) build.warn("same-but-spaces", at, words.sameButSpaces({ written, name }));
  }
  return name;
}

function stated({ cells }: TableRow, column: number | undefined): string | null {
  return (column !== undefined && cells[column]?.trim()) || null;
}
