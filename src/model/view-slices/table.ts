import * as v from "valibot";
import { linkWords } from "../../words/en/links.ts";
import { viewWords as words } from "../../words/en/view.ts";
import { decodeItem, decodeList, encodeItem, encodeList, readChoice, shorten } from "../link-fragment.ts";
import { defineSlice } from "./slice.ts";

/** What the table has a row of each, in the order in which it offers them. */
export const TABLES = ["entities", "claims", "attributions", "sources"] as const;
export type TableId = (typeof TABLES)[number];

const text = v.pipe(v.string(), v.nonEmpty());
const perTable = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(
    v.strictObject(
      Object.fromEntries(TABLES.map((id) => [id, v.exactOptional(schema)])) as Record<
        TableId,
        v.ExactOptionalSchema<Schema, undefined>
      >,
    ),
    v.readonly(),
  );

const schema = v.strictObject({
  of: v.picklist(TABLES),
  /** By what each table is sorted; one that is absent is in the order of the dataset. */
  sorts: perTable(v.strictObject({ by: text, isDown: v.boolean() })),
  /** The ids of the columns that each table shows; one that is absent shows the usual ones. */
  columns: perTable(v.pipe(v.array(text), v.nonEmpty(), v.readonly())),
});
export type TableSetting = v.InferOutput<typeof schema>;

const DOWN = ":down";

/**
 * Which table is open, how each is sorted and which columns it has:
 * `table=claims&table.sort.claims=date:down&table.columns.claims=subject,verb,object`.
 */
export const tableSlice = defineSlice({
  schema,
  standard: { of: "entities", sorts: {}, columns: {} },
  history: "navigation",
  sceneWords: words.table,
  write: ({ of, sorts, columns }) => [
    ["table", of === "entities" ? "" : of],
    ...TABLES.flatMap((id) => {
      const { [id]: sort } = sorts;
      return sort === undefined
        ? []
        : [[`table.sort.${id}`, `${encodeItem(sort.by)}${sort.isDown ? DOWN : ""}`] as const];
    }),
    ...TABLES.flatMap((id) => {
      const { [id]: chosen } = columns;
      return chosen === undefined ? [] : [[`table.columns.${id}`, encodeList(chosen)] as const];
    }),
  ],
  read: (parts) => {
    const of = readChoice(parts, "table", TABLES);
    const sorts: { [Id in TableId]?: { by: string; isDown: boolean } } = {};
    const columns: { [Id in TableId]?: readonly string[] } = {};
    const known = (key: string, id: string) => {
      const table = TABLES.find((each) => each === id);
      if (table === undefined)
        parts.report("bad-table", `${key}.${id}`, linkWords.unknownKey({ key: shorten(`${key}.${id}`) }));
      return table;
    };
    for (const [id, written] of parts.takeUnder("table.sort")) {
      const table = known("table.sort", id);
      const isDown = written.endsWith(DOWN);
      const by = decodeItem(isDown ? written.slice(0, -DOWN.length) : written);
      if (table !== undefined && by !== "") sorts[table] = { by, isDown };
    }
    for (const [id, written] of parts.takeUnder("table.columns")) {
      const table = known("table.columns", id);
      const chosen = decodeList(written);
      if (table !== undefined && chosen.length > 0) columns[table] = chosen;
    }
    const isStandard = of === "entities" && Object.keys(sorts).length + Object.keys(columns).length === 0;
    return isStandard ? undefined : { of, sorts, columns };
  },
});
