import * as v from "valibot";
import { viewWords as words } from "../../words/en/view.ts";
import { decodeItem, encodeItem, readChoice } from "../link-fragment.ts";
import { defineSlice } from "./slice.ts";

/** What a cell shows: how many claims it has, or how these divide by certainty. */
export const MATRIX_CELLS = ["claims", "certainty"] as const;
/** How rows and columns are ordered: the most claims first, by name, or so that what is of one type or community stands together. */
export const MATRIX_ORDERS = ["claims", "name", "type", "community"] as const;
/** What entities are gathered by, besides the categories of a dataset, whose ids begin otherwise. */
export const MATRIX_GROUPS = ["_family", "_kind", "_community", "_entity"] as const;

const schema = v.strictObject({
  /** One of MATRIX_GROUPS, or the id of a category of entities. */
  by: v.pipe(v.string(), v.nonEmpty()),
  cells: v.picklist(MATRIX_CELLS),
  order: v.picklist(MATRIX_ORDERS),
});

/** How the matrix gathers, shows and orders: `matrix.by=_kind&matrix.cells=certainty&matrix.order=name`. */
export const matrixSlice = defineSlice({
  schema,
  standard: { by: "_kind", cells: "claims", order: "claims" },
  history: "undo",
  sceneWords: words.matrix,
  write: ({ by, cells, order }) => [
    ["matrix.by", by === "_kind" ? "" : encodeItem(by)],
    ["matrix.cells", cells === "claims" ? "" : cells],
    ["matrix.order", order === "claims" ? "" : order],
  ],
  read: (parts) => {
    const by = decodeItem(parts.take("matrix.by") ?? "") || "_kind";
    const cells = readChoice(parts, "matrix.cells", MATRIX_CELLS);
    const order = readChoice(parts, "matrix.order", MATRIX_ORDERS);
    return by === "_kind" && cells === "claims" && order === "claims" ? undefined : { by, cells, order };
  },
});
