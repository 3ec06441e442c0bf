import { bug } from "../lib/result.ts";
import type { Loss, Written } from "./format.ts";

/** Characters that are put together before they are one piece: a million, so that pieces are few and none is large. */
const PIECE = 1_000_000;
/** Records between two times that whoever waits is told how far it is. */
const RECORDS_PER_WORD = 500;

/** A text that grows piece by piece: of a large graph it may be longer than any string can be. */
export interface Pieces {
  put(text: string): void;
  /** Says that one more record was gone through. */
  record(): void;
  /** The text so far, cut where a piece was full. Empties it. */
  take(): readonly string[];
  /** All of it as a file. */
  written(losses: readonly Loss[]): Written;
}

/**
 * @param records how many times `record` will be called.
 * @param reached told the share of them now and then, from 0 to 1.
 */
export function createPieces(records: number, reached: (share: number) => void = () => {}): Pieces {
  let full: string[] = [];
  let held: string[] = [];
  let size = 0;
  let count = 0;
  const take = () => {
    const all = held.length === 0 ? full : [...full, held.join("")];
    full = [];
    held = [];
    size = 0;
    return all;
  };
  return {
    put(text) {
      held.push(text);
      size += text.length;
      if (size < PIECE) return;
      full.push(held.join(""));
      held = [];
      size = 0;
    },
    record() {
      count += 1;
      if (count % RECORDS_PER_WORD === 0) reached(Math.min(1, count / records));
    },
    take,
    written: (losses) => writtenIn(take(), losses),
  };
}

/** A file of pieces of text. */
function writtenIn(pieces: readonly string[], losses: readonly Loss[]): Written {
  return {
    pieces,
    losses,
    get text() {
      return pieces.join("");
    },
  };
}

/** A list, or an object by its entries, whose members are made one by one as they are written. */
export type Members =
  | { readonly is: "list"; readonly members: Iterable<unknown> }
  | { readonly is: "object"; readonly members: Iterable<readonly [string, unknown]> };

const LATE = Symbol("members that are made as they are written");

/** Stands for a list in what `putJson` writes. */
export const listOf = (members: Iterable<unknown>): unknown => ({ [LATE]: { is: "list", members } satisfies Members });

/** Stands for an object in what `putJson` writes; none of its values is undefined. */
export const objectOf = (members: Iterable<readonly [string, unknown]>): unknown => ({
  [LATE]: { is: "object", members } satisfies Members,
});

/** What becomes of each record, made when it is asked for; each counts as one that was gone through. */
export function* eachIn<Item, Made>(
  out: Pieces,
  records: Iterable<Item>,
  make: (record: Item) => Made,
): Generator<Made> {
  for (const record of records) {
    out.record();
    yield make(record);
  }
}

/** Puts a value as JSON, to the letter as `JSON.stringify(value, null, 2)` gives it. */
export function putJson(out: Pieces, value: unknown, lineEnd = "\n"): void {
  const late = membersIn(value);
  const inner = `${lineEnd}  `;
  if (late === null) {
    if (!isOuter(value)) {
      const text = JSON.stringify(value, null, 2) ?? bug("putJson: there is no such value in JSON.");
      out.put(lineEnd === "\n" ? text : text.replaceAll("\n", lineEnd));
      return;
    }
    const entries = Object.entries(value).filter(([, each]) => each !== undefined);
    putJson(out, objectOf(entries), lineEnd);
    return;
  }
  const [open, close] = late.is === "list" ? ["[", "]"] : ["{", "}"];
  let isFirst = true;
  for (const member of late.members) {
    out.put(`${isFirst ? open : ","}${inner}`);
    isFirst = false;
    if (late.is === "list") putJson(out, member, inner);
    else {
      const [key, each] = member as readonly [string, unknown];
      out.put(`${JSON.stringify(key)}: `);
      putJson(out, each, inner);
    }
  }
  out.put(isFirst ? `${open}${close}` : `${lineEnd}${close}`);
}

/** Whether an object has members somewhere within that are made late. */
function isOuter(value: unknown): value is object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).some((each) => membersIn(each) !== null || isOuter(each));
}

function membersIn(value: unknown): Members | null {
  return typeof value === "object" && value !== null && LATE in value ? (value as { [LATE]: Members })[LATE] : null;
}
