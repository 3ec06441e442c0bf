import { exportFormats } from "../../formats/export-formats.ts";
import type { FormatOptionValues, Loss } from "../../formats/format.ts";
import { looksIn, type PackedLooks } from "../../formats/looks.ts";
import { bug } from "../../lib/result.ts";
import type { NamedTask } from "../../lib/task.ts";
import type { Dataset } from "../../model/dataset.ts";
import { type DatasetSlice, SlicedDataset } from "../../model/dataset-slices.ts";
import { isExtract, leftBehindInWords } from "../../model/extract.ts";
import type { Words } from "../../words/message.ts";
import { datasetInScope, type ExportScope, hashOf, isAllOf } from "./export-scope.ts";

/** What to write and how. The long lists of the dataset come after it, in slices. */
export interface ExportRequest {
  readonly rest: Dataset;
  /** Null for all of the dataset. */
  readonly part: ExportPart | null;
  readonly formatId: string;
  readonly options: FormatOptionValues;
  /** The page that a format with `carriesPage` is written into. */
  readonly page: string | undefined;
  /** How the whole dataset is drawn, where the options ask for that. */
  readonly looks?: PackedLooks | undefined;
}

/** A part of a dataset: an `ExportScope` with its records by number. */
export interface ExportPart {
  readonly id: ExportScope["id"];
  readonly entities: Uint32Array;
  readonly claims: Uint32Array;
  readonly filter: string;
  /** sha-256 of the whole dataset, where it was worked out before. */
  readonly parentHash: string | null;
}

/** A written file, and what its reader should know. */
export interface ExportedFile {
  readonly blob: Blob;
  readonly losses: readonly Loss[];
  /** Entities that were not chosen but are named by what was. */
  readonly contextEntities: number;
  /** The stories, scenes and questions that a part is without, as a sentence. */
  readonly leftBehind: Words | null;
  /** sha-256 of the whole dataset, where only a part was written. */
  readonly parentHash: string | null;
}

/** How much of a file is written, from 0 to 1. */
export interface ExportProgress {
  readonly share: number;
}

/** Writes a dataset, or a part of one, in a format. */
export const exportFile: NamedTask<"export-file", ExportRequest, ExportedFile, ExportProgress, never, DatasetSlice> = {
  id: "export-file",
  async run({ rest, part, formatId, options, page, looks }, { more, pause, progress }) {
    const format = exportFormats.get(formatId) ?? bug(`exportFile: there is no format "${formatId}".`);
    const gathered = new SlicedDataset();
    for await (const slice of more) gathered.add(slice);
    const dataset = gathered.whole(rest);
    const codec = await format.load();
    const parentHash = part && (part.parentHash ?? hashOf(dataset));
    await pause();
    const exported =
      part && parentHash !== null ? datasetInScope(dataset, scopeOf(dataset, part), parentHash) : dataset;
    await pause();
    const { pieces, losses } = codec.write(exported, options, {
      page,
      looks: looks && looksIn(dataset, looks),
      reached: (share) => progress({ share }),
    });
    return {
      blob: new Blob([...pieces], { type: format.mediaType }),
      losses,
      contextEntities: part === null ? 0 : exported.entities.length - part.entities.length,
      leftBehind: part !== null && isExtract(exported) ? leftBehindInWords(exported) : null,
      parentHash,
    };
  },
};

/** A scope as a request names it. */
export function partOf(dataset: Dataset, scope: ExportScope, parentHash: string | null): ExportPart | null {
  if (isAllOf(dataset, scope)) return null;
  return {
    id: scope.id,
    entities: numbersOf(dataset.entities, scope.entities),
    claims: numbersOf(dataset.claims, scope.claims),
    filter: scope.filter,
    parentHash,
  };
}

function scopeOf({ entities, claims }: Dataset, part: ExportPart): ExportScope {
  return { ...part, entities: idsAt(entities, part.entities), claims: idsAt(claims, part.claims) };
}

function numbersOf<Id>(records: readonly { readonly id: Id }[], ids: ReadonlySet<Id>): Uint32Array {
  const numbers = new Uint32Array(ids.size);
  let count = 0;
  for (const [number, { id }] of records.entries()) if (ids.has(id)) numbers[count++] = number;
  return numbers.subarray(0, count);
}

function idsAt<Id>(records: readonly { readonly id: Id }[], numbers: Uint32Array): ReadonlySet<Id> {
  return new Set(Array.from(numbers, (number) => records[number]?.id ?? bug("idsAt: there is no such record.")));
}
