import { decodeText } from "../lib/decode-text.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { gunzip, MOST_GROWTH, type UnpackFault, unzipEntry } from "../lib/unpack.ts";
import { isZip, readZipDirectory, type ZipEntry } from "../lib/zip-directory.ts";
import type { Issue } from "../model/issue.ts";
import { archiveWords as words } from "../words/en/archives.ts";
import { fileProblemWords } from "../words/en/file-problems.ts";
import type { Words } from "../words/message.ts";
import { listText } from "../words/numbers.ts";
import type { InputFile } from "./readers/reader.ts";

/** A file, or one out of an archive. */
export interface UnpackedFile extends InputFile {
  /** Its name, with its folders where it was in an archive. */
  readonly path: string;
  /** Whether it was one of several in a zip archive, so that it may be none that somebody meant. */
  readonly isOneOfSeveral: boolean;
}

export interface UnpackedFiles {
  readonly files: readonly UnpackedFile[];
  /** What was left out of archives. */
  readonly leftOut: readonly Issue[];
}

/** All that is unpacked at a time, in bytes: more text than this no reader holds. */
const MOST_BYTES = 400_000_000;
/** An archive may stand in another. */
const DEEPEST = 2;
/** A file larger than this is looked into before it is unpacked: it may be a picture. */
const LOOKED_INTO = 1_000_000;
const HEAD_LENGTH = 1_000;

/** What systems put into archives beside what somebody packed. */
const OF_SYSTEMS = /(?:^|\/)(?:__MACOSX\/.*|\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini)$/i;
/** What is written about data, and could be taken for a table. */
const ABOUT_DATA = /(?:^|\/)(?:read[-_ ]?me|licen[cs]e|copying|notice|changelog)(?:\.\w+)?$|\.(?:md|markdown|rst)$/i;

/**
 * Puts what is in archives in the place of each archive. What is no archive stays as it is.
 * @param isWhole whether something that looks like an archive is a file of its own, such as a workbook.
 */
export function unpackFiles(
  files: readonly InputFile[],
  isWhole: (file: InputFile) => boolean,
): Result<UnpackedFiles, readonly Issue[]> {
  const unpacked: UnpackedFile[] = [];
  const leftOut: Issue[] = [];
  let left = MOST_BYTES;

  /** @param path of the file within the archive, "" for one that is in none. */
  function add(file: InputFile, path: string, depth: number, isOneOfSeveral: boolean): Issue | null {
    const { name, bytes } = file;
    const [first, second] = bytes;
    const isGzip = first === 0x1f && second === 0x8b;
    if (isWhole(file) || !(isGzip || isZip(bytes))) {
      if (isTar(bytes)) return issue("other-archive", path, words.tar(), words.tooLargeHint());
      unpacked.push({ name, bytes, path: path || name, isOneOfSeveral });
      return null;
    }
    if (depth === DEEPEST) return issue("nested", path, words.nested(), words.encryptedHint());
    if (isGzip) {
      const inner = gunzip(bytes, left);
      if (!inner.ok) return faultIssue(inner.error, path, 0);
      left -= inner.value.length;
      return add({ name: nameInGzip(file), bytes: inner.value }, path, depth + 1, isOneOfSeveral);
    }
    const entries = readZipDirectory(bytes);
    if (entries === null) return faultIssue("damaged", path, 0);
    const office = officeKind(entries, path);
    if (office !== null) return office;
    const held = entries.filter(({ isFolder }) => !isFolder);
    const data = held.filter(({ name }) => !OF_SYSTEMS.test(name) && (held.length === 1 || !ABOUT_DATA.test(name)));
    if (held.length === 0) return issue("empty", path, words.empty(), null);
    const others = held.filter((entry) => !data.includes(entry)).map((entry) => entry.name);
    if (others.length > 0)
      leftOut.push(issue("left-out", path, words.notData({ count: others.length, names: shortList(others) }), null));
    const called = Map.groupBy(data, ({ name }) => baseName(name));
    for (const entry of data) {
      const base = baseName(entry.name);
      // Files called alike in two folders are told apart by these.
      const shown = called.get(base)?.length === 1 ? base : entry.name;
      const fault = addEntry(bytes, entry, shown, depth, isOneOfSeveral || data.length > 1);
      if (fault !== null) return fault;
    }
    return null;
  }

  function addEntry(
    archive: Uint8Array,
    entry: ZipEntry,
    shown: string,
    depth: number,
    isOneOfSeveral: boolean,
  ): Issue | null {
    const { name, method } = entry;
    if (entry.size > LOOKED_INTO && isOneOfSeveral) {
      const head = unzipEntry(archive, entry, left, HEAD_LENGTH);
      const isOther = head.ok && isOtherKind(head.value);
      if (isOther) {
        leftOut.push(issue("left-out", name, words.unknown(), null));
        return null;
      }
    }
    const inner = unzipEntry(archive, entry, left);
    if (!inner.ok) return faultIssue(inner.error, name, method);
    left -= inner.value.length;
    return add({ name: shown, bytes: inner.value }, name, depth + 1, isOneOfSeveral);
  }

  for (const file of files) {
    const fault = add(file, "", 0, false);
    if (fault !== null) return err([fault]);
  }
  return ok({ files: unpacked, leftOut });
}

/** The issue of an archive in which nothing was found that can be read, or too much. */
export function archiveIssue(kind: "nothing" | "several", names: readonly string[]): Issue {
  const values = { names: shortList(names) };
  return kind === "nothing"
    ? issue("nothing", "", words.nothing(values), null)
    : issue("several", "", words.severalKinds(values), words.severalHint());
}

/** The warning of a file in an archive that no reader recognises. */
export function unknownInArchive(name: string): Issue {
  return issue("left-out", name, words.unknown(), null);
}

function faultIssue(fault: UnpackFault, path: string, method: number): Issue {
  switch (fault) {
    case "encrypted":
      return issue("encrypted", path, words.encrypted(), words.encryptedHint());
    case "other-method":
      return issue("other-method", path, words.otherMethod({ method }), words.otherMethodHint());
    case "too-large":
      return issue("too-large", path, words.tooLarge({ most: MOST_BYTES / 1_000_000 }), words.tooLargeHint());
    case "bomb":
      return issue("bomb", path, words.bomb({ most: MOST_GROWTH }), null);
    default:
      return issue("damaged", path, words.damaged(), words.damagedHint());
  }
}

function issue(rule: string, path: string, message: Words, hint: Words | null): Issue {
  return { code: `archive/${rule}`, path, message, hint };
}

/** Documents of Office programs are zip archives too, and none that anybody packed. */
function officeKind(entries: readonly ZipEntry[], path: string): Issue | null {
  const names = new Set(entries.map(({ name }) => name));
  const refusal = (what: Words, hint: Words) => issue("document", path, fileProblemWords.otherKind({ what }), hint);
  if (names.has("word/document.xml")) return refusal(words.word(), fileProblemWords.jsonHint());
  if (names.has("ppt/presentation.xml")) return refusal(words.powerPoint(), fileProblemWords.jsonHint());
  if (entries[0]?.name === "mimetype" && names.has("content.xml") && names.has("META-INF/manifest.xml"))
    return refusal(words.openDocument(), words.openDocumentHint());
  return null;
}

function isOtherKind(head: Uint8Array): boolean {
  const decoded = decodeText(head);
  return !decoded.ok && decoded.error.kind === "known-other" && !isZip(head) && head[0] !== 0x1f;
}

/** "ustar" at its place in the header of a first file (POSIX pax). */
function isTar(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(257, 262)) === "ustar";
}

/** "a.csv.gz" holds "a.csv"; what is called otherwise may say in its header how it was called. */
function nameInGzip({ name, bytes }: InputFile): string {
  const outer = /^(.+)\.(?:gz|gzip)$/i.exec(name)?.[1];
  if (outer !== undefined) return outer;
  const flags = bytes[3] ?? 0;
  if ((flags & 8) === 0) return name;
  const start = 10 + ((flags & 4) === 0 ? 0 : 2 + (bytes[10] ?? 0) + 256 * (bytes[11] ?? 0));
  const end = bytes.indexOf(0, start);
  return end <= start ? name : baseName(new TextDecoder("windows-1252").decode(bytes.subarray(start, end)));
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

const MOST_NAMES = 10;

function shortList(names: readonly string[]): Words {
  const more = names.length - MOST_NAMES;
  const first = listText(names.slice(0, MOST_NAMES), "comma");
  return more > 0 ? words.moreNames({ names: first, count: more }) : first;
}
