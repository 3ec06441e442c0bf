import * as v from "valibot";
import { err, ok, type Result } from "../lib/result.ts";
import { isPlainObject } from "../lib/schema-walk.ts";
import { datasetProblemWords as words } from "../words/en/dataset-problems.ts";
import type { Dataset } from "./dataset.ts";
import { faultAt, schemaFaults } from "./dataset-faults.ts";
import { slug } from "./field-schemas.ts";
import type { Issue } from "./issue.ts";
import { text } from "./plain-schemas.ts";
import { jsonText } from "./serialize-dataset.ts";
import { specificationOf, type ViewState, viewSpecificationSchema } from "./view-state.ts";

/** The version of view files that this build writes and reads. */
const VIEW_FILE_VERSION = 1;
/** How the names of view files end. */
export const VIEW_FILE_EXTENSION = ".view.json";

const viewFileSchema = v.strictObject({
  format: v.literal("sourceline-view"),
  schemaVersion: v.literal(VIEW_FILE_VERSION),
  /** What the view was saved over. */
  dataset: v.strictObject({ id: slug<"dataset">(), version: v.exactOptional(text) }),
  /** What of the view differs from the default. */
  view: viewSpecificationSchema,
});
/** A view that stands in a file by itself, whatever its size. */
export type ViewFile = v.InferOutput<typeof viewFileSchema>;

/** A view as the text of a file. It holds the view exactly, where a link rounds numbers. */
export function serializeView({ dataset: { id, version } }: Dataset, view: ViewState): string {
  const { format, schemaVersion } = viewFileSchema.entries;
  return jsonText({
    format: format.literal,
    schemaVersion: schemaVersion.literal,
    dataset: { id, ...(version !== undefined && { version }) },
    view: specificationOf(view),
  });
}

/** Whether a value says of itself that it is a view file, of whatever version. */
export function isViewFile(input: unknown): boolean {
  return isPlainObject(input) && input.format === viewFileSchema.entries.format.literal;
}

/**
 * Reads a view file: all of it, or everything that is wrong with it. Whether a dataset has what the view names is for
 * `fitView` to say.
 * @param input a value as JSON.parse returns it.
 */
export function parseViewFile(input: unknown): Result<ViewFile, readonly Issue[]> {
  const parsed = v.safeParse(viewFileSchema, input);
  if (parsed.success) return ok(parsed.output);
  const version = isPlainObject(input) ? input.schemaVersion : null;
  if (typeof version !== "number" || version <= VIEW_FILE_VERSION)
    return err(schemaFaults(viewFileSchema, parsed.issues, []));
  const message = words.newerView({ version: String(version), known: String(VIEW_FILE_VERSION) });
  return err([faultAt(["view"], "newer-version", message, words.openWithNewer())]);
}
