import type { Claim, DatasetInput } from "../../model/dataset.ts";
import type { Issue } from "../../model/issue.ts";
import type { Words } from "../../words/message.ts";
import type { FieldInput } from "./field-table.ts";
import type { Guess } from "./guess.ts";
import type { Place } from "./issue-list.ts";
import type { StanceInput } from "./stance-words.ts";
import type { TableReading } from "./table-reading.ts";

/** Something that a file lists. What is absent, the file does not state. */
export interface EntityInput {
  /** As the file has it. Two that are written alike are one entity. */
  readonly id: string;
  /** What it was called in the file that it first came from; null where that had no id. Absent: as it is called here. */
  readonly originId?: string | null;
  readonly label?: string | null | undefined;
  /** Other names. */
  readonly aliases?: readonly string[];
  readonly kinds?: readonly string[];
  /** What it is, in a sentence. */
  readonly gloss?: string | null;
  readonly fields?: Iterable<FieldInput>;
  /** y points up, as in layout space. */
  readonly position?: Position | null;
  /** WGS84 degrees. */
  readonly coordinates?: { readonly latitude: number; readonly longitude: number } | null;
  /** EDTF. */
  readonly time?: string | null;
  /** Where the file says that it is written about. */
  readonly sources?: readonly SourceInput[];
  /** What somebody wrote beside it. */
  readonly notes?: readonly string[];
  /** False where the file counts it and says nothing else of it. */
  readonly described?: false;
  readonly at: Place;
}

export type { Place };

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** A line that a file lists. */
export interface ClaimInput {
  readonly id?: string | null | undefined;
  /** As of an entity. */
  readonly originId?: string | null;
  /** Ids of entities; the empty text and what is absent is no end. */
  readonly from: string | null | undefined;
  readonly to: string | null | undefined;
  /** What kind of line it is. */
  readonly relation?: string | null | undefined;
  /** What is written on it: its kind, where few lines have a kind of their own, as in most files. */
  readonly label?: string | null | undefined;
  /** What it says, in a sentence. */
  readonly gloss?: string | null;
  readonly direction: NonNullable<Claim["direction"]>;
  readonly fields?: Iterable<FieldInput>;
  /** EDTF. */
  readonly time?: string | null;
  /** Id of the entity where it holds. */
  readonly place?: string | null;
  /** Whether the file keeps it for the record only, as what is no longer held to be true. */
  readonly isWithdrawn?: true;
  /** Whom the file names as saying so, and where. None: no source recorded. */
  readonly attributions?: readonly AttributionInput[];
  readonly notes?: readonly string[];
  readonly at: Place;
}

export interface AttributionInput {
  /** Id of an entity. */
  readonly holder?: string | null;
  readonly denied?: boolean;
  readonly stance?: StanceInput | null;
  /** EDTF. */
  readonly saidAt?: string | null;
  readonly sources?: readonly EvidenceInput[];
  readonly note?: string | null;
}

/** Where something is said. One without title or web address is none. */
export interface SourceInput {
  /** As the file has it. Absent: those of one title and address are one source. */
  readonly id?: string | null;
  readonly title?: string | null;
  readonly address?: string | null;
  readonly publisher?: string | null;
  /** EDTF. */
  readonly publishedAt?: string | null;
  /** When it was read at its address (EDTF). */
  readonly accessedAt?: string | null;
}

/** A source, and where in it something is said. */
export interface EvidenceInput extends SourceInput {
  readonly page?: string | null;
  /** In the words of the source. */
  readonly quotation?: string | null;
}

/** What a file says of itself. */
export interface HeadInput {
  readonly title?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly language?: string | null | undefined;
  readonly licence?: string | null | undefined;
}

/**
 * What every reader hands its findings to, in any order. What all foreign files have in common is decided here: nothing is
 * merged, summed, rounded or made up, and what is left out is said.
 */
export interface GraphBuilder {
  head(input: HeadInput): void;
  /**
   * Says how many entities and claims come next, where their number is known before they come, and which shares of all the
   * work they begin and end at; 0 and 1 unless set. It is then told how far it is.
   */
  expect(count: number, from?: number, to?: number): void;
  entity(input: EntityInput): void;
  claim(input: ClaimInput): void;
  /** Says something of the file; `rule` is the last part of the issue's code. */
  warn(rule: string, at: Place | null, message: Words): void;
  guess(guess: Guess): void;
  table(table: TableReading): void;
  /** Makes sure that an entity is there, listed or not, though no line may name it. What it is goes for one that is not listed. */
  name(id: string, at: Place, as?: Pick<EntityInput, "kinds" | "coordinates">): void;
  /**
   * What becomes of ends that are named and not listed: "marked" as not described, and said; or entities like any other,
   * where the format has no list of them; "named" where people write names there. "marked" unless set.
   */
  unlisted(policy: Unlisted): void;
}

export type Unlisted = "marked" | "entities" | "named";

/** The finished graph. */
export interface BuiltGraph {
  /** For `parseDataset`, which mints the ids. */
  readonly dataset: DatasetInput;
  /** Ids of its first claims, in the order of the file. */
  readonly firstClaims: readonly string[];
  readonly guesses: readonly Guess[];
  readonly tables: readonly TableReading[];
  readonly warnings: readonly Issue[];
}
