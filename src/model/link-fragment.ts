import { linkWords as words } from "../words/en/links.ts";
import type { Words } from "../words/message.ts";
import { listText } from "../words/numbers.ts";
import type { Issue } from "./issue.ts";

/** The version of links that this build writes. What a later version adds is skipped with an issue. */
const LINK_VERSION = "1";
/** Longest fragment that mail, chat and servers let pass, and that the page writes into its own address. In code units. */
export const LONG_FRAGMENT = 8 * 1024;
/** No more of a fragment is read, and none that is longer is handed out. In code units. */
export const LONGEST_FRAGMENT = 32 * 1024;
/** Longest piece of a link that an issue quotes. */
const LONGEST_QUOTE = 60;

/** A key of a link with its value, which is escaped as far as it needs to be. */
export type LinkPart = readonly [key: string, value: string];

/** The parts of a link that is being read. What is taken is no longer there. */
export interface LinkParts {
  /** The value of a key; undefined where the link does not have it. */
  take(key: string): string | undefined;
  /** All keys that begin with this prefix and a dot, without both, as in "kind" of "hide.kind". */
  takeUnder(prefix: string): readonly LinkPart[];
  readonly report: Report;
}

/** Reports what of a link cannot be read, at its key. */
export type Report = (code: string, path: string, message: Words, hint?: Words | null) => void;

/** A fragment, without "#", of the parts whose value is not empty; empty where there is none. */
export function writeFragment(parts: readonly LinkPart[]): string {
  const said = parts.filter(([, value]) => value !== "");
  return said.length === 0 ? "" : [["v", LINK_VERSION], ...said].map((part) => part.join("=")).join("&");
}

/**
 * Takes a fragment, without "#", apart. Never throws.
 * @param read takes what it knows; what is left afterwards is reported.
 * @param issues where problems are added.
 */
export function readFragment<Read>(fragment: string, issues: Issue[], read: (parts: LinkParts) => Read): Read {
  const report: Report = (code, path, message, hint = null) =>
    issues.push({ code: `share-link/${code}`, path: shorten(path), message, hint });
  const values = new Map<string, string>();
  for (const part of withinLimit(fragment, report).split("&")) {
    if (part === "") continue;
    const at = part.indexOf("=");
    const key = decodePercent(at < 0 ? part : part.slice(0, at));
    const value = at < 0 ? "" : decodePercent(part.slice(at + 1));
    if (key === null || value === null)
      report("broken-escape", part, words.brokenEscape({ part: shorten(part) }), words.copyAgain());
    else if (values.has(key)) report("repeated-key", key, words.repeatedKey({ key: shorten(key) }));
    else values.set(key, value);
  }
  const take = (key: string): string | undefined => {
    const value = values.get(key);
    values.delete(key);
    return value;
  };
  const version = take("v") ?? LINK_VERSION;
  if (version !== LINK_VERSION)
    report("other-version", "v", words.otherVersion({ version: shorten(version), known: LINK_VERSION }));
  const outcome = read({
    take,
    takeUnder: (prefix) => {
      const found = [...values].filter(([key]) => key.startsWith(`${prefix}.`));
      return found.map(([key]) => [key.slice(prefix.length + 1), take(key) ?? ""]);
    },
    report,
  });
  for (const key of values.keys()) report("unknown-key", key, words.unknownKey({ key: shorten(key) }));
  return outcome;
}

function withinLimit(fragment: string, report: Report): string {
  if (fragment.length <= LONGEST_FRAGMENT) return fragment;
  report("too-long", "", words.tooLong({ length: fragment.length, most: LONGEST_FRAGMENT }));
  const read = fragment.slice(0, LONGEST_FRAGMENT + 1);
  return read.slice(0, Math.max(0, read.lastIndexOf(","), read.lastIndexOf("&")));
}

/** A value that holds one list. Empty items cannot be told from none and are left out. */
export function encodeList(items: readonly string[], separator = ","): string {
  return items
    .filter((item) => item !== "")
    .map(encodeItem)
    .join(separator);
}

export function decodeList(text = "", separator = ","): readonly string[] {
  return text.split(separator).filter(Boolean).map(decodeItem);
}

/**
 * Escapes what could be taken for a separator, twice: a mail program that escapes a whole link once more, its commas
 * included, then does no harm to ordinary ids, which need no escape at all.
 */
export function encodeItem(item: string): string {
  // The ids of datasets need none, and of 100,000 that is found out twice as fast as they are escaped.
  return /^[\w.-]*$/.test(item) ? item : encodeURIComponent(encodeURIComponent(item.toWellFormed()));
}

export function decodeItem(text: string): string {
  return decodePercent(text) ?? text;
}

function decodePercent(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Whether a key that takes only one value has it. Another value is reported. */
export function readSwitch({ take, report }: LinkParts, key: string, on: string): boolean {
  const value = take(key);
  if (value !== undefined && value !== on)
    report("bad-switch", key, words.unknownSwitch({ value: shorten(value), key, only: on }));
  return value === on;
}

/** The one of several values that a key has, the first where it is not there. Another value is reported. */
export function readChoice<const Word extends string>(
  { take, report }: LinkParts,
  key: string,
  choices: readonly [usual: Word, ...others: Word[]],
): Word {
  const [usual] = choices;
  const value = take(key) ?? usual;
  const chosen = choices.find((choice) => choice === value);
  if (chosen !== undefined) return chosen;
  report(
    `bad-${key}`,
    key,
    words.unknownChoice({
      value: shorten(value),
      key,
      choices: listText(
        choices.map((choice) => `“${choice}”`),
        "or",
      ),
    }),
  );
  return usual;
}

/** A number of a link; null where the text is none. */
export function readNumber(text: string | undefined): number | null {
  const number = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text ?? "") ? Number(text) + 0 : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

/** A piece of a link as an issue quotes it. */
export function shorten(text: string): string {
  return text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE)}…`;
}
