import { shownText } from "../../model/field-schemas.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { listText } from "../../words/numbers.ts";
import { type Columns, columnsOf, directionIn, readingOf } from "./csv-columns.ts";
import { type DateOrder, dateOrderOf, orderedDate } from "./csv-dates.ts";
import type { FoundTable } from "./csv-found-table.ts";
import { createRowReader, type RowCells } from "./csv-row.ts";
import { createStatements, saidInRow } from "./csv-said.ts";
import type { Table, TableRow } from "./csv-table.ts";
import type { FieldInput } from "./field-table.ts";
import type { ClaimInput, GraphBuilder, Place } from "./graph-builder.ts";
import type { ReadChoices, TableChoices } from "./reader.ts";
import { SAID_ROLES } from "./table-reading.ts";
import { isDate, spellText } from "./times.ts";

/** A table with a record in each row. */
type RecordTable = FoundTable & { readonly kind: "lines" | "entities" };

/** What a row says of a line or an entity in the same way. */
interface Stated {
  readonly cells: RowCells;
  readonly fields: readonly FieldInput[];
  readonly time: string | null;
  readonly coordinates: ReturnType<typeof coordinatesOf>;
  /** A date as EDTF has it, where it is clear; else as written. */
  date(role: DateRole): string | null;
}

const ROWS_AT_ONCE = 200;
const DATES = ["time", "start", "end", "said", "published", "accessed"] as const;
type DateRole = (typeof DATES)[number];

/**
 * Reads tables with a record in each row, those of entities before those of lines: an end of a line may be the name of
 * an entity.
 * @param hasEntities whether there are tables of entities, so that a name beside an empty end is listed already.
 */
export function createRecordReader(
  hasEntities: boolean,
  choices: ReadChoices,
  build: GraphBuilder,
): (table: RecordTable) => Promise<void> {
  const names = createNames(build);

  return async ({ name: fileName, reached, table, kind, decimal, chosen }) => {
    const columns = columnsOf(table, kind, chosen.columns);
    build.table(readingOf(fileName, table, kind, columns));
    const cellsOf = createRowReader(table, columns, decimal, build);
    if (kind === "lines") guessEnds(table, columns, chosen, choices, build);
    const times = createTimeReader(table, columns, choices, build);
    const lines = kind === "lines" ? createLineReader(table, columns) : null;
    for (const [index, row] of table.rows.entries()) {
      if (index % ROWS_AT_ONCE === 0) await reached(index / table.rows.length);
      const cells = cellsOf(row);
      const read = times.read(cells);
      const coordinates = coordinatesOf(cells.cell("latitude"), cells.cell("longitude"));
      cells.cite();
      const stated = { cells, coordinates, ...read, fields: [...cells.fields, ...read.fields] };
      if (lines === null) readEntity(stated, table, columns);
      else lines.read(stated, row);
    }
    lines?.close();
    times.close();
  };

  function readEntity({ cells, fields, time, coordinates, date }: Stated, { headings }: Table, columns: Columns): void {
    const kind = cells.cell("kind");
    const hasLabel = columns.label !== columns.id;
    const id = cells.name("id") ?? "";
    names.list(id, hasLabel ? cells.cell("label") : null);
    const label = hasLabel ? cells.words("label") : null;
    const gloss = cells.words("gloss");
    build.entity({
      id,
      label,
      aliases: (cells.cell("alias") ?? "").split(/[;|\n]/).map((alias) => alias.trim()),
      kinds: kind === null ? [] : /:LABEL$/.test(headings[columns.kind ?? -1] ?? "") ? kind.split(";") : [kind],
      gloss,
      fields,
      time,
      coordinates,
      sources: cells.cited.map((source) => ({
        ...source,
        publisher: cells.cell("publisher"),
        publishedAt: date("published"),
        accessedAt: date("accessed"),
      })),
      at: cells.at,
    });
  }

  function createLineReader({ headings }: Table, columns: Columns) {
    const says = new Set(SAID_ROLES.map((role) => columns[role]));
    const canJoin = SAID_ROLES.some((role) => columns[role] !== undefined) && choices.attributions !== "apart";
    const statements = createStatements();
    const places = new Map<string, string>();
    return {
      read({ cells, fields, time, coordinates, date }: Stated, row: TableRow): void {
        const { at, cell } = cells;
        const endIn = (role: "from" | "to" | "holder") => names.idOf(cells.name(role), at);
        const [from, to] = [endIn("from"), endIn("to")];
        if (!hasEntities && (from === "") !== (to === "")) {
          const kept = from || to || "";
          build.name(kept, at);
          build.warn("no-end", at, words.endWithoutOther({ end: from === "" ? "from" : "to", name: kept }));
          return;
        }
        const place = cells.name("place") || null;
        const ofPlace: (string | undefined)[] = [];
        if (place !== null) {
          build.name(place, at, { kinds: [words.placeKind()], coordinates });
          const where = JSON.stringify(coordinates);
          if (coordinates !== null && (places.get(place) ?? where) === where) {
            places.set(place, where);
            // The place has them; of a place that stands elsewhere in another row, the row keeps its own.
            ofPlace.push(cells.field("latitude").key, cells.field("longitude").key);
          }
        }
        const relation = cells.words("relation");
        const label = cells.words("label");
        const said = saidInRow(cells, endIn("holder") || null, date, build);
        const claim: ClaimInput = {
          id: cell("id"),
          from,
          to,
          relation,
          label,
          direction: directionOf(cell("direction"), at, choices, build),
          time,
          place,
          fields: [...fields.filter(({ key }) => !ofPlace.includes(key)), ...said.fields],
          at,
        };
        // By all headings, since a row may be cut off after its last cell that states something.
        const cellOf = (_: string, column: number) => (says.has(column) ? "" : (row.cells[column] ?? "").trim());
        statements.add(claim, said.attribution, canJoin ? JSON.stringify(headings.map(cellOf)) : null);
      },
      close(): void {
        for (const claim of statements.claims) build.claim(claim);
        const count = statements.together();
        if (count > 0)
          build.guess({ about: "attributions", value: "together", message: words.saidTogether({ count }) });
      },
    };
  }
}

/** The entities of tables of entities, by their ids and names. */
function createNames(build: GraphBuilder) {
  const ids = new Set<string>();
  /** Several where a name is that of several. */
  const byName = new Map<string, Set<string>>();
  return {
    list(id: string, name: string | null): void {
      ids.add(id);
      if (name !== null) byName.set(name, (byName.get(name) ?? new Set()).add(id));
    },
    /** An end as an id: where it is none, the id of the one entity that is called so, which is said. */
    idOf(name: string | null, at: Place): string | null {
      const called = name === null || ids.has(name) ? [] : [...(byName.get(name) ?? [])];
      const [id] = called;
      if (name === null || id === undefined) return name;
      if (called.length > 1) {
        build.warn("several-called", at, words.severalCalled({ name, ids: listText(called) }));
        return name;
      }
      build.warn("called", at, words.calledSo({ name, id }));
      return id;
    },
  };
}

/** Reads the dates of rows. Of what is in no date, the row keeps its cells as fields. */
function createTimeReader(table: Table, columns: Columns, choices: ReadChoices, build: GraphBuilder) {
  const order = orderOfDates(table, columns, choices, build);
  let timesOfDay = false;
  return {
    read({ cell, field, at }: RowCells) {
      const fields: FieldInput[] = [];
      const dates = new Map<DateRole, string>();
      for (const role of DATES) {
        const written = cell(role);
        if (written === null) continue;
        const { date, isWhole } = orderedDate(written, order);
        dates.set(role, date);
        if (isWhole) continue;
        timesOfDay = true;
        fields.push(field(role));
      }
      const date = (role: DateRole) => dates.get(role) ?? null;
      const [start, end] = [date("start"), date("end")];
      const spell = start || end ? spellText(start, end) : null;
      const time = date("time") ?? (spell === null || isDate(spell) ? spell : null);
      if (spell !== null && time !== spell) {
        // As written, each under its own heading.
        const ends = (["start", "end"] as const).filter((role) => dates.has(role));
        fields.push(...ends.map(field));
        if (time === null) {
          const odd = ends.find((role) => !isDate(date(role) ?? ""));
          // Of two dates, the second is the earlier one.
          const example = shownText(odd === undefined ? spell : (cell(odd) ?? ""));
          build.warn("unread-time", at, words.unreadTimes({ count: 1, example, days: "no" }));
        }
      }
      return { fields, time, date };
    },
    close(): void {
      if (timesOfDay) build.warn("times-of-day", null, words.timesOfDay());
    },
  };
}

/** In which order dates are read; null where that is not known, so that they stay text. */
function orderOfDates(
  { rows }: Table,
  columns: Columns,
  { dates: chosen }: ReadChoices,
  build: GraphBuilder,
): DateOrder | null {
  if (chosen !== undefined) return chosen === "unclear" ? null : chosen;
  const roles = DATES.flatMap((role) => columns[role] ?? []);
  const order = dateOrderOf(rows.flatMap(({ cells }) => roles.map((column) => cells[column] ?? "")));
  if (order === null) return null;
  const message = order === "unclear" ? words.unclearDates() : words.dateOrder({ order });
  build.guess({ about: "dates", value: order, message });
  if (order === "unclear") build.warn("unclear-dates", null, message);
  return order === "unclear" ? null : order;
}

function coordinatesOf(latitude: string | null, longitude: string | null) {
  if (latitude === null || longitude === null) return null;
  // No degree has thousands, so that a comma can be nothing else.
  const number = (cell: string) => Number(cell.replace(",", "."));
  const at = { latitude: number(latitude), longitude: number(longitude) };
  return Math.abs(at.latitude) <= 90 && Math.abs(at.longitude) <= 180 ? at : null;
}

function guessEnds(
  { headings }: Table,
  columns: Columns,
  { columns: chosen }: TableChoices,
  choices: ReadChoices,
  build: GraphBuilder,
): void {
  const [from, to] = [headings[columns.from ?? 0] ?? "", headings[columns.to ?? 1] ?? ""];
  if (chosen?.from === undefined || chosen.to === undefined) {
    build.guess({ about: "ends", value: `from=${from},to=${to}`, message: words.endColumns({ from, to }) });
  }
  if (columns.direction === undefined && choices.direction === undefined) {
    build.guess({ about: "direction", value: "directed", message: words.assumedDirected() });
  }
}

function directionOf(
  cell: string | null,
  at: Place,
  choices: ReadChoices,
  build: GraphBuilder,
): ClaimInput["direction"] {
  const standard = choices.direction ?? "directed";
  if (cell === null) return standard;
  const direction = directionIn(cell);
  if (direction === null)
    build.warn("unknown-direction", at, words.unknownDirection({ word: cell, direction: standard }));
  return direction ?? standard;
}
