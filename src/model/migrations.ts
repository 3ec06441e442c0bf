import { bug } from "../lib/result.ts";
import { isPlainObject } from "../lib/schema-walk.ts";
import { SCHEMA_VERSION } from "./dataset.ts";

/** A dataset file as far as every version of the format has it: an object that says its version. */
export type VersionedFile = Readonly<Record<string, unknown>> & { readonly schemaVersion: number };

/** One step of the format: takes a file of version `from` to version `from + 1`. */
export interface Migration {
  readonly from: number;
  /**
   * Pure. What it does not understand it leaves as it is, for the schema to report. It need not set `schemaVersion`.
   */
  readonly run: (file: VersionedFile) => Readonly<Record<string, unknown>>;
}

/** Every step there has been, oldest first. */
export const MIGRATIONS: readonly Migration[] = [
  // Version 2 has stories.
  { from: 1, run: (file) => ({ stories: [], ...file }) },
  // Version 3 declares whether there are quotations, which version 2 had no place for. The rest that it has is left out.
  {
    from: 2,
    run: (file) =>
      isPlainObject(file.dataset) ? { ...file, dataset: { ...file.dataset, declares: { quotations: false } } } : file,
  },
];

/**
 * A file of an older version, brought to the version `target` step by step; one of that version comes back as it is.
 * @throws when the steps leave a gap, or when the file is newer than `target`, which is the caller's to refuse.
 */
export function migrate(
  file: VersionedFile,
  migrations: readonly Migration[] = MIGRATIONS,
  target: number = SCHEMA_VERSION,
): VersionedFile {
  if (file.schemaVersion > target) bug(`migrate: the file is of version ${file.schemaVersion}, newer than ${target}.`);
  let migrated = file;
  while (migrated.schemaVersion < target) {
    const from = migrated.schemaVersion;
    const step =
      migrations.find((migration) => migration.from === from) ??
      bug(`migrate: no step leads on from version ${from}; add it to MIGRATIONS.`);
    migrated = { ...step.run(migrated), schemaVersion: from + 1 };
  }
  return migrated;
}
