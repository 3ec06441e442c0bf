import type { Result } from "../lib/result.ts";
import type { Claim, Dataset } from "../model/dataset.ts";
import type { Issue } from "../model/issue.ts";
import { formatWords as words } from "../words/en/formats.ts";
import type { Words } from "../words/message.ts";
import type { Looks } from "./looks.ts";

/** Something of the dataset at hand that a written text does not hold. */
export interface Loss {
  /** One of the losses that the format declares, in words. */
  readonly what: Words;
  /** How many records of this dataset it touches, at least 1. */
  readonly count: number;
}

/** A written file and what of the dataset is not in it. */
export interface WrittenFile {
  /** All of it, in order: the text of a large graph may be longer than a string can be. Bytes where the format is packed. */
  readonly pieces: readonly (string | Uint8Array<ArrayBuffer>)[];
  /** Empty: the dataset can be rebuilt from the file, to the letter. */
  readonly losses: readonly Loss[];
}

/** A written file that is text. */
export interface Written extends WrittenFile {
  readonly pieces: readonly string[];
  /** All pieces in one. */
  readonly text: string;
}

/** What a writer may be given beside a dataset. */
export interface WriteContext {
  /** The empty page that a format with `carriesPage` is written into; the others need none. */
  readonly page?: string | undefined;
  /** How the graph is drawn, for a format with `showsLooks` that is to hold it. */
  readonly looks?: Looks | undefined;
  /** Told which share of the work is done, from 0 to 1. */
  readonly reached?: ((share: number) => void) | undefined;
}

/** A choice that a writer offers. The first value is the default. */
export interface FormatOption {
  readonly id: string;
  readonly title: () => Words;
  readonly values: readonly { readonly id: string; readonly title: () => Words }[];
  /** The default of the command line, where it is another one. */
  readonly inScripts?: string;
}

/** Values of a format's options, by option id. An absent one means the option's first value. */
export type FormatOptionValues = Readonly<Record<string, string>>;

/** The working half of a format, in a file of its own, which is loaded only when it is used. */
export interface FormatWriter {
  /** Total: every dataset can be written. A text ends with a line end. */
  write(dataset: Dataset, options: FormatOptionValues, context?: WriteContext): WrittenFile;
}

/** The working half of a format of ours, which is read as well. */
export interface FormatCodec extends FormatWriter {
  write(dataset: Dataset, options: FormatOptionValues, context?: WriteContext): Written;
  /**
   * The one-file form of a dataset, still to be parsed, from a text in this format; issues say where the text is
   * broken or that it holds no records of ours. Absent where the format is for writing only.
   */
  read?(text: string): Result<unknown, readonly Issue[]> | Promise<Result<unknown, readonly Issue[]>>;
}

/** The working half of a format of another program. */
export interface ExchangeWriter extends FormatWriter {
  /** What it cannot hold. */
  readonly losses: readonly (() => Words)[];
}

/** A format to write: what a menu needs to know of it, and how to load its code. */
export interface ExportFormat {
  readonly id: string;
  readonly title: () => Words;
  /** With its dot, as in ".kg.json". */
  readonly extension: string;
  readonly mediaType: string;
  /** What it is good for, in a sentence or two. */
  readonly description: () => Words;
  readonly options: readonly FormatOption[];
  /** Whether the file holds the explorer beside the dataset; whoever writes it then brings the page of `one-file-page.ts`. */
  readonly carriesPage: boolean;
  /** Whether claims between two entities become edges, and claims with a value values of their entities; `edgesLine` counts. */
  readonly hasEdges: boolean;
  /** Whether it can hold how the graph is drawn; the option `LOOKS` then asks for that. */
  readonly showsLooks?: true;
  /** Whether the file is no text, so that there is nothing to copy or print. */
  readonly isPacked?: true;
  load(): Promise<FormatWriter>;
}

/** A format of ours: what is written in it opens again as the same dataset, but for its losses. */
export interface Format extends ExportFormat {
  /** What it cannot hold, with the options that lose most; empty for a format from which the dataset can always be rebuilt. */
  readonly losses: readonly (() => Words)[];
  /** Whether a text that begins like this is worth reading as this format; cheap, and may err. */
  detect(head: string): boolean;
  load(): Promise<FormatCodec>;
}

/** A loss as one line: what, and in how many records. */
export function lossLine({ what, count }: Loss): Words {
  return words.loss({ what, count });
}

/** What becomes of claims in a format that has edges: "301 claims (293 edges, 8 values on their entities)". */
export function edgesLine(claims: readonly Claim[]): Words {
  const values = claims.filter(({ object }) => object === null).length;
  return words.edges({ claims: claims.length, edges: claims.length - values, values });
}
