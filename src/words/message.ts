import type { GetICUArgs } from "@schummar/icu-type-parser";
import { IntlMessageFormat } from "intl-messageformat";
import { inLanguage, isolated, type Language, language } from "./language.ts";
import { type Elements, elementsOf, type MessageSource, TYPE } from "./message-tree.ts";

declare const words: unique symbol;

/**
 * Text that a user reads: a message of the catalogue, or something of the user's own shown as it is (`verbatim`). A plain
 * string cannot take its place, so that no sentence gets onto the screen past the catalogue.
 */
export type Words = string & { readonly [words]: true };

/** What a placeholder takes: `{name}` a text, `{n, number}` and plurals a number, dates a `Date`. */
type Values<Text extends string> = GetICUArgs<
  Text,
  { ICUArgument: string; ICUNumberArgument: number; ICUDateArgument: Date }
>;

/** Values of which any may be something other than text: an element of the page that stands in the sentence. */
export type RichValues<Values, Part> = { readonly [Name in keyof Values]: Values[Name] | Part };

/** What is made of the marked parts of a message, as of `<b>…</b>`. */
export type Tags<Part> = Readonly<Record<string, (inside: readonly (string | Part)[]) => Part>>;

/** A message of the catalogue: called with its values, it is the text in the language of the page. */
export interface Message<Values> {
  (...values: keyof Values extends never ? [] : [values: Values]): Words;
  /** The message in parts, for sentences that hold links or emphasis. `lib/ui/rich.tsx` makes elements of it. */
  parts<Part>(values: RichValues<Values, Part>, tags?: Tags<Part>): readonly (string | Part)[];
}

export type Messages<English extends Readonly<Record<string, string>>> = {
  readonly [Key in keyof English]: Message<Values<English[Key]>>;
};

/**
 * Declares the messages of one capability, in English and in ICU MessageFormat. Another language takes their place by
 * `capability` and key. A message is parsed when it is first used; in the page, when it was built
 * (`scripts/vite-parsed-messages.ts`).
 * @param capability the name of the file in `words/en`, by which other languages know it.
 */
export function messages<const English extends Readonly<Record<string, string>>>(
  capability: string,
  english: English,
): Messages<English> {
  const made = Object.entries(english).map(([key, text]) => {
    declared.set(`${capability}.${key}`, text);
    return [key, message(capability, key, text)];
  });
  return Object.fromEntries(made) as Messages<English>;
}

/** Text that no catalogue has, shown as it is: names and sentences from the user's data, what the browser reports. */
export function verbatim(text: string): Words {
  return text as Words;
}

type Value = string | number | Date;

/** Every message that was declared, by capability and key: what a test reads to judge the catalogue as a whole. */
export const declared = new Map<string, string>();

function message(capability: string, key: string, english: MessageSource): Message<Record<string, Value>> {
  let madeFor: Language | null = null;
  let format: IntlMessageFormat | string = "";
  let choices: ReadonlySet<string> = new Set();
  const current = () => {
    if (madeFor !== language()) {
      madeFor = language();
      format = compile(inLanguage(capability, key, english), madeFor);
      choices = typeof format === "string" ? choices : choicesIn(format.getAst());
    }
    return format;
  };
  const say = (values?: Readonly<Record<string, Value>>) => {
    const compiled = current();
    if (typeof compiled === "string") return compiled as Words;
    return compiled.format(values && withNamesIsolated(values, choices)) as Words;
  };
  const parts = <Part>(values: Readonly<Record<string, Value | Part>>, tags: Tags<Part> = {}) => {
    const compiled = current();
    if (typeof compiled === "string") return [compiled];
    const made = compiled.format<Part>({ ...withNamesIsolated(values, choices), ...tags } as never);
    return (Array.isArray(made) ? made : [made]) as (string | Part)[];
  };
  return Object.assign(say, { parts });
}

/**
 * How numbers and dates can be written in a message besides as they are, as in `{n, number, plain}`. Named here, and not by
 * the skeletons of ICU (`::group-off`): the build leaves out their parser (`scripts/vite-common.ts`).
 */
export const STYLES = {
  number: {
    plain: { useGrouping: false },
    tenths: { maximumFractionDigits: 1 },
    hundredths: { maximumFractionDigits: 2 },
    twoDigits: { minimumIntegerDigits: 2 },
  },
  date: { month: { month: "long" } },
} as const;

// The library makes all of this anew for each message, which took longer than all else that a message needs.
const once = <Options, Formatter>(Made: new (tag: string | string[], options?: Options) => Formatter) => {
  const made = new Map<string, Formatter>();
  return (tag: string | string[], options?: Options): Formatter => {
    const key = `${tag} ${JSON.stringify(options)}`;
    const formatter = made.get(key) ?? new Made(tag, options);
    made.set(key, formatter);
    return formatter;
  };
};
const FORMATTERS = {
  getNumberFormat: once(Intl.NumberFormat),
  getDateTimeFormat: once(Intl.DateTimeFormat),
  getPluralRules: once(Intl.PluralRules),
};
IntlMessageFormat.resolveLocale = once(Intl.Locale as new (tag: string | string[]) => Intl.Locale);

/** Most messages are plain text, and need no parser. `'` only quotes where there is something to quote. */
export const HAS_SYNTAX = /[{}<]/;

function compile(message: MessageSource, { tag, literal }: Language): IntlMessageFormat | string {
  if (typeof message === "string" && !HAS_SYNTAX.test(message))
    return literal === undefined ? message : literal(message);
  const made = (source: string | Elements) => new IntlMessageFormat(source, tag, STYLES, { formatters: FORMATTERS });
  const format = made(typeof message === "string" ? message : elementsOf(message));
  return literal === undefined ? format : made(withLiterals(format.getAst(), literal) as Elements);
}

/** The placeholders that a message chooses by: their values are keys and not text. */
function choicesIn(node: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (node === null || typeof node !== "object") return found;
  const { type, value, options } = node as { type?: number; value?: unknown; options?: unknown };
  if (type === TYPE.select && options !== undefined) found.add(String(value));
  for (const each of Object.values(node)) choicesIn(each, found);
  return found;
}

/** Applies `literal` to all text of a parsed message that is not a placeholder. */
function withLiterals(node: unknown, literal: (text: string) => string): unknown {
  if (Array.isArray(node)) return node.map((each) => withLiterals(each, literal));
  if (node === null || typeof node !== "object") return node;
  const { type, value } = node as { type?: number; value?: unknown };
  if (type === TYPE.literal && typeof value === "string") return { ...node, value: literal(value) };
  return Object.fromEntries(Object.entries(node).map(([key, each]) => [key, withLiterals(each, literal)]));
}

function withNamesIsolated<Part>(
  values: Readonly<Record<string, Value | Part>>,
  choices: ReadonlySet<string>,
): Record<string, Value | Part> {
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === "string" && !choices.has(name) ? isolated(value) : value,
  ]);
  return Object.fromEntries(entries);
}
