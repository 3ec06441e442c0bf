import { nextTurn } from "../../lib/task.ts";
import { allOf, type BundlePart, type Database } from "./database.ts";
import { newId } from "./workspace-ids.ts";

// What is too large to be written or read at once goes in parts, and the page has its turns in between. Whatever names a
// bundle is written after all of its parts, so a bundle that was begun and not finished is in nobody's way.

/** What is known of a bundle that was written. */
export interface WrittenBundle {
  readonly bundle: string;
  readonly parts: number;
  /** Roughly. */
  readonly bytes: number;
}

/** How long parts are put without a pause, in milliseconds. */
const SLICE_MS = 6;
/** Parts that are read at once. */
const READ_AT_ONCE = 2;

/** Writes the parts of a new bundle. They are made as they are written. */
export async function writeBundle(database: Database, parts: Iterable<BundlePart>): Promise<WrittenBundle> {
  const bundle = newId();
  let count = 0;
  let bytes = 0;
  const iterator = parts[Symbol.iterator]();
  await nextTurn();
  for (let next = iterator.next(); !next.done; ) {
    const transaction = database.transaction("bundles", "readwrite");
    const sliceEnds = performance.now() + SLICE_MS;
    do {
      // Whether it was written, the transaction says.
      transaction.store.put(next.value, [bundle, count++]).catch(() => {});
      bytes += bytesOf(next.value);
      next = iterator.next();
    } while (!next.done && performance.now() < sliceEnds);
    await transaction.done;
    await nextTurn();
  }
  return { bundle, parts: count, bytes };
}

/** The parts of a bundle, in their order. */
export async function* readBundle(database: Database, bundle: string): AsyncGenerator<BundlePart, void> {
  for (let from = 0; ; from += READ_AT_ONCE) {
    const parts = await database.getAll("bundles", allOf(bundle, from), READ_AT_ONCE);
    yield* parts;
    if (parts.length < READ_AT_ONCE) return;
    await nextTurn();
  }
}

/** How many bytes a value takes, roughly. */
export function bytesOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== "object" || value === null) return 8;
  let sum = 0;
  for (const key in value) sum += key.length + bytesOf((value as Readonly<Record<string, unknown>>)[key]);
  return sum;
}
