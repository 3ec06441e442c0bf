import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { IntlMessageFormat } from "intl-messageformat";
import { beforeAll, describe, expect, test } from "vitest";
import type { Translation } from "../../../src/words/catalogue.ts";
import { declared, STYLES } from "../../../src/words/message.ts";

const WORDS = fileURLToPath(new URL("../../../src/words/", import.meta.url));
const files = readdirSync(`${WORDS}en`).map((name) => name.replace(/\.ts$/, ""));

/** Messages by "capability.key". Other tests may declare some of their own. */
let messages: readonly (readonly [key: string, text: string])[];

beforeAll(async () => {
  for (const file of files) await import(`../../../src/words/en/${file}.ts`);
  messages = [...declared].filter(([key]) => files.includes(key.split(".")[0] ?? ""));
});

/** What the interface used to say, and what sounds like it: docs/words.md has the terms that took its place. */
const BANNED: readonly RegExp[] = [
  /reading room/i,
  /text room/i,
  /by one account/i,
  /take them too/i,
  /be shown around/i,
  /make a picture/i,
  /what to take/i,
  /leave the neighbourhood/i,
  /from one to the other/i,
  /lost by/i,
  /whose word (?!do you take\?)/i,
  /left aside/i,
  /bring (?:it |them )?back/i,
  /fold(?:ed)? back/i,
  /fan out/i,
  /\bunseen\b/i,
  /said (?:among|of) (?:them|the two)/i,
  /one against the other/i,
  /\btaken over\b/i,
  /is no (?:JSON|control|number|dataset)/i,
  /serves the page to itself/i,
  /\bdimmed?\b/i,
  /\bthe stage\b/i,
  /\bfaults?\b/i,
  /\bone file to hand out\b/i,
  /\bhappenings?\b/i,
  /\baccording to a holder\b/i,
  /nobody and nothing/i,
  /\bhow it is said\b/i,
  /what is said\b/i,
  /what it is about/i,
];

describe("the catalogue", () => {
  test("has each file of words/en under its name, in its type too", () => {
    const capabilities = new Set(messages.map(([key]) => key.split(".")[0]));
    const type = readFileSync(`${WORDS}catalogue.ts`, "utf8");
    for (const file of files) {
      expect(capabilities).toContain(file);
      expect(type).toContain(`import("./en/${file}.ts")`);
    }
  });

  test("is one type, which another language has to fill message by message", () => {
    const sizes = { bytes: "{size, number} Byte", kilobytes: "{size, number} kB", megabytes: "{size, number} MB" };
    const whole: Pick<Translation, "sizes"> = { sizes };
    // @ts-expect-error a message is missing
    const part: Pick<Translation, "sizes"> = { sizes: { bytes: sizes.bytes, kilobytes: sizes.kilobytes } };
    expect(Object.keys(whole.sizes)).toContain("megabytes");
    expect(Object.keys(part.sizes)).not.toContain("megabytes");
  });

  test("has only messages that can be read: each parses, and each choice has an answer for everything else", () => {
    for (const [key, text] of messages) {
      const format = () => new IntlMessageFormat(text, "en-GB");
      expect(format, key).not.toThrow();
    }
  });

  test("writes numbers and dates in named styles, as the build leaves out what reads skeletons", () => {
    const { number, date } = IntlMessageFormat.formats;
    const known = [number, date, STYLES.number, STYLES.date].flatMap((styles) => Object.keys(styles ?? {}));
    const styleOf = /, (?:number|date|time), ([^}]+)\}/g;
    const unknown = messages.flatMap(([key, text]) =>
      [...text.matchAll(styleOf)].flatMap(([, style = ""]) =>
        known.includes(style.trim()) ? [] : [`${key}: ${style}`],
      ),
    );
    expect(unknown).toEqual([]);
  });

  test("says nothing in the words that it has given up", () => {
    const found = messages.flatMap(([key, text]) =>
      BANNED.flatMap((pattern) => (pattern.test(text) ? [`${key}: ${text}`] : [])),
    );
    expect(found).toEqual([]);
  });

  test("sets its quotation marks and apostrophes as print does", () => {
    const found = messages.filter(
      ([key, text]) => /\w'\w/.test(text) || (/"/.test(text) && !/json|format|cli|problem|check/.test(key)),
    );
    expect(found).toEqual([]);
  });
});
