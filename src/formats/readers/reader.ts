import type { Result } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";
import type { Words } from "../../words/message.ts";
import type { GraphBuilder } from "./graph-builder.ts";
import type { Guess } from "./guess.ts";
import type { ColumnRole, TableKind, TableReading } from "./table-reading.ts";

/** A file as somebody gave it to us. */
export interface InputFile {
  /** What it is called, without folders: readers go by its ending where its text does not say what it is. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file whose bytes were read as text, but for one of a reader that `readsBytes`, whose text is empty. */
export interface TextFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** How the text begins. */
  readonly head: string;
  /** All of it, decoded when it is first asked for. */
  readonly text: string;
  /**
   * The text piece by piece, so that it is never in memory as a whole; in between, others have their turn and are told how
   * far it is. A reader that goes through it several times says which pass this is, from 0, and how many there are; one
   * without numbers is quick, and not told.
   */
  pieces(pass?: number, passes?: number): AsyncIterable<string>;
  /**
   * Says what share of it was read, from 0 to 1, where a reader goes through all of it on its own, every few milliseconds;
   * to be waited for where that is possible, so that others have their turn.
   */
  reached(share: number): Promise<void>;
  /** The text as JSON, read in one step when it is first asked for; a reader then says by its builder how far it is. */
  json(): Result<unknown, readonly Issue[]>;
}

/** What detectors see of a file. */
export interface FileHead {
  /** In lower case. */
  readonly name: string;
  /** All of it. */
  readonly bytes: Uint8Array;
  /** How the text begins: enough to see of what kind it is. */
  readonly text: string;
  /** The whole file where it is a JSON object or list; else undefined. */
  json(): unknown;
}

/**
 * What columns mean: each the heading of one, or its number from 0; null where no column means that, absent where it is
 * guessed.
 */
export type ColumnChoices = { readonly [Role in ColumnRole]?: string | number | null };

/** What was chosen for a table. */
export interface TableChoices {
  readonly kind?: TableKind;
  /** Whether its first row is one of headings, or states something like the others. */
  readonly headings?: "first" | "none";
  readonly columns?: ColumnChoices;
}

/** What somebody chose in place of what would be guessed. What is absent is guessed. */
export interface ReadChoices {
  /** The id of a reader; absent: the first that recognises the file. */
  readonly format?: string;
  /** As `TextDecoder` calls it. */
  readonly encoding?: string;
  readonly separator?: string;
  readonly decimal?: "." | ",";
  readonly direction?: "directed" | "undirected";
  /** Which comes first in dates such as 03/04/2020; "unclear": they stay text. */
  readonly dates?: "day" | "month" | "unclear";
  /** Whether much weight means near, or far, or neither. */
  readonly weight?: "nearness" | "distance" | "neither";
  /** Whether rows that say the same, and differ in who says it or where, are one claim or a claim each. */
  readonly attributions?: "together" | "apart";
  /** For every table that has nothing chosen for itself. */
  readonly table?: TableChoices;
  /** For tables by their names. */
  readonly tables?: ReadonlyMap<string, TableChoices>;
}

/** The working half of a reader, in a file of its own, which is loaded only when it is used. */
export interface ReaderCodec {
  /**
   * Hands everything in the files to the builder, or says why they cannot be read. Never throws, whatever the text.
   * @param files one, but for a reader with `takesSeveral`.
   */
  read(
    files: readonly TextFile[],
    build: GraphBuilder,
    choices: ReadChoices,
  ): Result<null, readonly Issue[]> | Promise<Result<null, readonly Issue[]>>;
}

/** A foreign format: what a list needs to know of it, and how to load its code. */
export interface Reader {
  readonly id: string;
  readonly title: () => Words;
  /** With their dots, the usual first. */
  readonly extensions: readonly string[];
  /** Whether several files may belong together, such as a table of entities and one of lines. */
  readonly takesSeveral?: true;
  /** Whether its files are no text: they are recognised and read by their bytes. */
  readonly readsBytes?: true;
  /** Whether a file that begins like this is worth reading; cheap, and may err. */
  detect(head: FileHead): boolean;
  /** Whether several files, of which others may recognise one, are one whole to this reader; asked before `detect`. */
  detectTogether?(heads: readonly FileHead[]): boolean;
  load(): Promise<ReaderCodec>;
}

/** How a foreign file was read. */
export interface ReadReport {
  /** The id of the reader. */
  readonly format: string;
  readonly title: Words;
  readonly guesses: readonly Guess[];
  /** The lists of edges or entities; none for a file that is no table. */
  readonly tables: readonly TableReading[];
  /** Ids of its first claims, in the order of the file. */
  readonly firstClaims: readonly string[];
  /** What was left out, changed or not understood; the path says where: a line, a row, an item of a list. */
  readonly warnings: readonly Issue[];
}
