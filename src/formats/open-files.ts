import { decodedHead } from "../lib/decode-text.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { isZip } from "../lib/zip-directory.ts";
import type { Dataset } from "../model/dataset.ts";
import { saidToBeExtract } from "../model/extract.ts";
import type { Issue } from "../model/issue.ts";
import { type CountRecords, parseDataset } from "../model/parse-dataset.ts";
import { inIdOrder } from "../model/serialize-dataset.ts";
import { fileProblemWords } from "../words/en/file-problems.ts";
import { readerWords as words } from "../words/en/readers.ts";
import { listText, sizeText } from "../words/numbers.ts";
import { decodeFile } from "./decode-file.ts";
import { formats } from "./formats.ts";
import { isRecord } from "./is-record.ts";
import { openDataset } from "./open-dataset.ts";
import { createGraphBuilder } from "./readers/create-graph-builder.ts";
import { encodingOfInput } from "./readers/decode-input.ts";
import type { BuiltGraph } from "./readers/graph-builder.ts";
import type { Guess } from "./readers/guess.ts";
import type { FileHead, InputFile, ReadChoices, Reader, ReadReport, TextFile } from "./readers/reader.ts";
import { readers } from "./readers/readers.ts";
import { beginsAsJson, fileWithoutText, HEAD_LENGTH, type OnReading, textFile } from "./readers/text-file.ts";
import type { UnpackedFile } from "./unpack-files.ts";

/** Keys by which a dataset of ours is known, and a graph that we wrote. */
const OUR_KEYS = [
  "format",
  "schemaVersion",
  "entities",
  "claims",
  "vocabulary",
  "nodes",
  "edges",
  "attributes",
  "graph",
];
/** Bytes from which on a dataset of ours is read record by record: as one text and one tree it would fill a worker. */
const LARGE_BYTES = 250_000_000;
/** Bytes that other files may have. A text longer than this is more than an engine can hold as one string. */
const MOST_TEXT_BYTES = 512_000_000;

/** A dataset, and how it was read where the file was another program's. */
export interface OpenedFiles {
  readonly dataset: Dataset;
  /** Null for a file in a format of ours, which leaves nothing to guess. */
  readonly report: ReadReport | null;
  /** Whether a file in a format of ours was written in UTF-16, as we never write one. */
  readonly isUtf16: boolean;
  /** What was left out of the archive that a file in a format of ours came in; of others, their report says it. */
  readonly leftOut: readonly Issue[];
}

export interface OpenOptions {
  readonly choices?: ReadChoices;
  /** For showing progress. */
  readonly onRecord?: CountRecords;
  /** For showing progress before that. */
  readonly onReading?: OnReading;
}

/**
 * A dataset from a file in any format that can be read, or from several that belong together, packed by zip or gzip or not;
 * or everything that is wrong, never half a dataset. Our own formats come first. What nothing recognises is read as our native format, whose issues
 * describe best what is missing, if it looks like that; else the issue is "file/unknown-format".
 */
export async function openFiles(
  files: readonly InputFile[],
  { choices = {}, onRecord, onReading = async () => {} }: OpenOptions = {},
): Promise<Result<OpenedFiles, readonly Issue[]>> {
  const opening = { choices, onRecord, onReading };
  if (!files.some(isArchive)) return openUnpacked(files.map(onItsOwn), { ...opening, leftOut: [] });
  await onReading({ phase: "unpacking" });
  const { unpackFiles } = await import("./unpack-files.ts");
  const unpacked = unpackFiles(files, isOfBytes);
  if (!unpacked.ok) return unpacked;
  return openUnpacked(unpacked.value.files, { ...opening, leftOut: unpacked.value.leftOut });
}

interface Opening {
  readonly choices: ReadChoices;
  readonly onRecord: CountRecords | undefined;
  readonly onReading: OnReading;
  readonly leftOut: readonly Issue[];
}

async function openUnpacked(
  files: readonly UnpackedFile[],
  opening: Opening,
): Promise<Result<OpenedFiles, readonly Issue[]>> {
  const { choices } = opening;
  const [first] = files;
  if (first !== undefined && files.length === 1 && first.bytes.length >= LARGE_BYTES && beginsAsNative(first))
    return openLarge(first.bytes, opening);
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size > MOST_TEXT_BYTES) {
    const message = fileProblemWords.tooLarge({ size: sizeText(size), limit: sizeText(MOST_TEXT_BYTES) });
    return refusal("too-large", message, fileProblemWords.tooLargeHint());
  }
  if (first !== undefined && files.length === 1 && choices.format === undefined && beginsLikeOurs(first)) {
    const decoded = decodeFile(first.bytes);
    if (decoded.ok && isOurs(decoded.value.text)) {
      return openOwn(decoded.value.text, decoded.value.encoding === "UTF-16", opening);
    }
  }
  const decoded: DecodedFile[] = [];
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  let before = 0;
  for (const file of files) {
    const [start, { length }] = [before, file.bytes];
    before += length;
    const text = await decodedFile(file, choices.encoding, (at) =>
      opening.onReading(at.phase === "taking-in" ? { ...at, share: (start + at.share * length) / total } : at),
    );
    if (text.ok) decoded.push(text.value);
    else if (!file.isOneOfSeveral) return err([text.error]);
    else decoded.push({ file: null, path: file.path, guess: null, isOneOfSeveral: true });
  }
  const { known, unknown } = knownIn(decoded, choices);
  const texts = known.flatMap(({ file }) => file ?? []);
  const guesses = known.flatMap(({ guess }) => guess ?? []);
  if (unknown.length > 0) {
    const { archiveIssue, unknownInArchive } = await import("./unpack-files.ts");
    const names = unknown.map(({ path }) => path);
    if (texts.length === 0) return err([archiveIssue("nothing", names)]);
    const leftOut = [...opening.leftOut, ...names.map(unknownInArchive)];
    return openTexts(texts, guesses, known.some(isOneOfSeveral), { ...opening, leftOut });
  }
  return openTexts(texts, guesses, known.some(isOneOfSeveral), opening);
}

async function openTexts(
  texts: readonly TextFile[],
  guesses: readonly Guess[],
  isArchive: boolean,
  opening: Opening,
): Promise<Result<OpenedFiles, readonly Issue[]>> {
  const { choices } = opening;
  const [text] = texts;
  const isUtf16 = guesses.some(({ value }) => value === "utf-16");
  // Ours by what it says of itself, though its keys are in another order than we write them in.
  if (text !== undefined && texts.length === 1 && choices.format === undefined && saysItIsOurs(text)) {
    return openOwn(text.text, isUtf16, opening);
  }
  const reader = readerOf(texts, choices.format);
  if (reader !== undefined) return openForeign(reader, texts, guesses, opening);
  const [guess] = guesses;
  const decoded = text === undefined ? undefined : decodeFile(text.bytes);
  // Bytes of no encoding that are nothing else either are bytes of no encoding.
  if (guess !== undefined && decoded?.ok === false) return err([decoded.error]);
  const looksLikeOurs = text !== undefined && texts.length === 1 && beginsAsJson(text) && mayBeOurs(text.json());
  const json = looksLikeOurs ? text.json() : null;
  // Nothing of ours is nested as deep, and what is need not be told what else it lacks.
  if (json?.ok === false && json.error.some(({ code }) => code === "json/too-deep")) return json;
  if (looksLikeOurs) return openOwn(text.text, isUtf16, opening);
  if (texts.length > 1) {
    if (!isArchive) return refusal("not-together", words.notTogether(), words.notTogetherHint());
    const { archiveIssue } = await import("./unpack-files.ts");
    return err([
      archiveIssue(
        "several",
        texts.map(({ name }) => name),
      ),
    ]);
  }
  const known = listText([...formats.all, ...readers.all].map(({ title }) => title()));
  return refusal("unknown-format", words.unknownFormat(), words.unknownFormatHint({ known }));
}

function onItsOwn(file: InputFile): UnpackedFile {
  return { ...file, path: file.name, isOneOfSeveral: false };
}

/** Whether a file is packed, and is not the whole that a reader knows by its bytes. */
function isArchive(file: InputFile): boolean {
  const [first, second] = file.bytes;
  return ((first === 0x1f && second === 0x8b) || isZip(file.bytes)) && !isOfBytes(file);
}

/** A file with its text; null where it has none and was in an archive beside others. */
interface DecodedFile {
  readonly file: TextFile | null;
  readonly path: string;
  readonly guess: Guess | null;
  readonly isOneOfSeveral: boolean;
}

const isOneOfSeveral = (file: DecodedFile): boolean => file.isOneOfSeveral;

async function decodedFile(
  { name, bytes, path, isOneOfSeveral }: UnpackedFile,
  encoding: string | undefined,
  onReading: OnReading,
): Promise<Result<DecodedFile, Issue>> {
  const file = { name, bytes };
  if (isOfBytes(file)) return ok({ file: fileWithoutText(file, onReading), path, guess: null, isOneOfSeveral });
  const found = await encodingOfInput(file, encoding);
  if (!found.ok) return found;
  return ok({ file: textFile(file, found.value.encoding, onReading), path, guess: found.value.guess, isOneOfSeveral });
}

/** Of files of which some were in an archive beside others, those that can be read, and those that nobody may have meant. */
function knownIn(files: readonly DecodedFile[], { format }: ReadChoices) {
  const together = files.flatMap(({ file }) => file ?? []);
  const areWhole = together.length === files.length && readerOf(together, undefined) !== undefined;
  const isKnown = ({ file, isOneOfSeveral }: DecodedFile) =>
    areWhole ||
    !isOneOfSeveral ||
    (file !== null && (isOurs(file.text) || saysItIsOurs(file) || readerOf([file], format) !== undefined));
  const known = files.filter(isKnown);
  return { known, unknown: files.filter((file) => !known.includes(file)) };
}

/** Whether it begins as a format of ours does: what does not is never decoded as a whole to find out. */
function beginsLikeOurs({ bytes }: InputFile): boolean {
  const head = decodedHead(bytes, HEAD_LENGTH).replace(/^\uFEFF/, "");
  return formats.all.some(({ detect }) => detect(head));
}

/** Whether it begins as a dataset in our native format, in UTF-8. */
function beginsAsNative({ bytes }: InputFile): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD_LENGTH)).replace(/^\uFEFF/, "");
  return formats.all[0]?.detect(head) === true;
}

/** Whether a text is in a format of ours. Graphs of other programs look like ours, but for what we write into them. */
function isOurs(text: string): boolean {
  const head = text.slice(0, HEAD_LENGTH).replace(/^\uFEFF/, "");
  return formats.all.some(({ detect, hasEdges }) => detect(head) && (!hasEdges || /"sourceline"\s*:/.test(text)));
}

/** Whether JSON that no reader knows is worth the words of our own format: where it has our keys, or is no JSON at all. */
function mayBeOurs(json: Result<unknown, readonly Issue[]> | undefined): boolean {
  if (!json?.ok) return true;
  return isRecord(json.value) && OUR_KEYS.some((key) => Object.hasOwn(json.value as object, key));
}

function saysItIsOurs(file: TextFile): boolean {
  if (!beginsAsJson(file) || !file.text.includes('"sourceline-')) return false;
  const value = file.json();
  return value.ok && isRecord(value.value) && /^sourceline-/.test(String(value.value.format));
}

async function openOwn(
  text: string,
  isUtf16: boolean,
  { onRecord, onReading, leftOut }: Opening,
): Promise<Result<OpenedFiles, readonly Issue[]>> {
  await onReading({ phase: "parsing" });
  const opened = await openDataset(text, onRecord);
  return opened.ok ? ok({ dataset: opened.value, report: null, isUtf16, leftOut }) : opened;
}

async function openLarge(
  bytes: Uint8Array,
  { onRecord, onReading, leftOut }: Opening,
): Promise<Result<OpenedFiles, readonly Issue[]>> {
  const { readLargeJson } = await import("./read-large-json.ts");
  const read = await readLargeJson(bytes, ["entities", "claims"], (share) => onReading({ phase: "taking-in", share }));
  if (!read.ok) return read;
  const parsed = parseDataset(read.value, onRecord);
  return parsed.ok ? ok({ dataset: saidToBeExtract(parsed.value), report: null, isUtf16: false, leftOut }) : parsed;
}

/** Whether a file is no text and a reader knows it by its bytes. */
function isOfBytes({ name, bytes }: InputFile): boolean {
  const head: FileHead = { name: name.toLowerCase(), bytes, text: "", json: () => undefined };
  return readers.all.some(({ readsBytes, detect }) => readsBytes === true && detect(head));
}

/** The first reader that recognises all files, together, by what is in each or else by their names. */
function readerOf(files: readonly TextFile[], chosen: string | undefined): Reader | undefined {
  if (chosen !== undefined) {
    const reader = readers.get(chosen);
    // Nothing of the others would be read.
    return files.length === 1 || reader?.takesSeveral ? reader : undefined;
  }
  const heads = files.map(
    (file): FileHead => ({
      name: file.name.toLowerCase(),
      bytes: file.bytes,
      text: file.head,
      json: () => {
        const value = beginsAsJson(file) ? file.json() : null;
        return value?.ok ? value.value : undefined;
      },
    }),
  );
  const able = readers.all.filter(({ takesSeveral }) => files.length === 1 || takesSeveral);
  return (
    able.find(({ detectTogether }) => detectTogether?.(heads)) ??
    able.find(({ detect }) => heads.every(detect)) ??
    able.find(({ extensions }) => heads.every(({ name }) => extensions.some((each) => name.endsWith(each))))
  );
}

function openForeign(
  reader: Reader,
  files: readonly TextFile[],
  guesses: readonly Guess[],
  opening: Opening,
): Promise<Result<OpenedFiles, readonly Issue[]>> {
  // Nothing here waits for the files, so that they need not be in memory beside the dataset that is made of them.
  return readForeign(reader, files, opening).then((finish) =>
    finish.ok ? checkForeign(reader, finish.value(), guesses, opening) : finish,
  );
}

/** What makes a graph of everything that was in the files. */
async function readForeign(
  reader: Reader,
  files: readonly TextFile[],
  { choices, onReading }: Opening,
): Promise<Result<() => BuiltGraph, readonly Issue[]>> {
  const codec = await reader.load();
  const { finish, ...build } = createGraphBuilder(
    files[0]?.name ?? "",
    choices.weight,
    (share) => void onReading({ phase: "taking-in", share }),
  );
  const read = await codec.read(files, build, choices);
  return read.ok ? ok(finish) : read;
}

function checkForeign(
  reader: Reader,
  built: BuiltGraph,
  guesses: readonly Guess[],
  { onRecord, leftOut }: Opening,
): Result<OpenedFiles, readonly Issue[]> {
  if (built.dataset.entities.length === 0) {
    return err([
      ...built.warnings,
      { code: "reading/nothing", path: "", message: words.nothing({ format: reader.title() }), hint: null },
    ]);
  }
  const parsed = parseDataset(built.dataset, onRecord);
  if (!parsed.ok) return parsed;
  return ok({
    dataset: inIdOrder(parsed.value),
    isUtf16: false,
    leftOut: [],
    report: {
      format: reader.id,
      title: reader.title(),
      guesses: [...guesses, ...built.guesses],
      tables: built.tables,
      firstClaims: built.firstClaims,
      warnings: [...leftOut, ...built.warnings],
    },
  });
}

function refusal(rule: string, message: Issue["message"], hint: Issue["hint"]): Result<never, readonly Issue[]> {
  return err([{ code: `file/${rule}`, path: "", message, hint }]);
}
