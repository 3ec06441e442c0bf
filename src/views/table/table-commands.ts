import * as v from "valibot";
import { TABLES } from "../../model/view-slices/table.ts";
import { tableWords as words } from "../../words/en/table.ts";
import { defineCommand } from "../../workspace/command.ts";

const table = v.picklist(TABLES);
const text = v.pipe(v.string(), v.nonEmpty());
const ids = v.array(v.string());

/** Shows the rows of another table. */
export const openTable = defineCommand({
  id: "table.open",
  title: words.setTable,
  payload: table,
  run: ({ view }, of) => (view.table.of === of ? view : { ...view, table: { ...view.table, of } }),
});

/** Sorts a table by a column; null puts it into the order of the dataset. */
export const sortTable = defineCommand({
  id: "table.sort",
  title: words.sortBy,
  payload: v.strictObject({ of: table, sort: v.nullable(v.strictObject({ by: text, isDown: v.boolean() })) }),
  run: ({ view }, { of, sort }) => {
    const { [of]: _, ...others } = view.table.sorts;
    return { ...view, table: { ...view.table, sorts: sort === null ? others : { ...others, [of]: sort } } };
  },
});

/** Shows these columns of a table; null for the usual ones. */
export const chooseColumns = defineCommand({
  id: "table.columns",
  title: words.chooseColumns,
  payload: v.strictObject({ of: table, columns: v.nullable(v.pipe(v.array(text), v.minLength(1))) }),
  run: ({ view }, { of, columns }) => {
    const { [of]: _, ...others } = view.table.columns;
    return { ...view, table: { ...view.table, columns: columns === null ? others : { ...others, [of]: columns } } };
  },
});

/** Selects what a link of a cell names, and shows the table that has its row. */
export const goToRows = defineCommand({
  id: "table.go",
  title: words.goTo,
  payload: v.strictObject({ of: table, entities: ids, claims: ids }),
  run: ({ view }, { of, entities, claims }) => ({
    ...view,
    table: view.table.of === of ? view.table : { ...view.table, of },
    selection: { entities, claims },
  }),
});
