import "@citation-js/plugin-bibtex";
import { plugins } from "@citation-js/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDataset } from "../../../../src/cli/read-dataset.ts";
import { extractSubgraph } from "../../../../src/features/files/subgraph.ts";
import {
  type CitedView,
  citeSource,
  citeView,
  htmlCitation,
  plainCitation,
} from "../../../../src/features/sharing/citations.ts";
import { escapeBibtex } from "../../../../src/formats/citing/bibtex.ts";
import { accessDay, citedDate } from "../../../../src/formats/citing/cited-date.ts";
import { initialsOf, readPersonalName } from "../../../../src/formats/citing/cited-name.ts";
import type { Dataset, Source } from "../../../../src/model/dataset.ts";
import { entityWith, type SourceInput, smallDataset } from "../../../fixtures/small-dataset.ts";

const read = await readDataset("graph-data/kerman-attack");
if (!read.ok) throw new Error("the article's dataset cannot be read");
const article = read.value.dataset;

const LINK = "https://example.org/graph/?a=1#v=1&sel=e.iran&at=e.x:1.25:3.5";
const VIEW: CitedView = { shown: null, link: LINK, accessed: "2026-11-25" };

const firstSource = (dataset: Dataset): Source => {
  const [source] = dataset.sources;
  if (source === undefined) throw new Error("the dataset has no source");
  return source;
};

/** The small dataset with another record of its source, and authors of the given names and kinds. */
function datasetWith(
  record: Partial<SourceInput>,
  authors: readonly (readonly [label: string, kind: "human" | "realm"])[] = [["Ilse Marn", "human"]],
): Dataset {
  const { entities, sources } = smallDataset();
  const writers = authors.map(([label, kind], at) => entityWith({ id: `e.writer-${at}`, label, kind }));
  return smallDataset({
    entities: [...entities, ...writers],
    sources: sources.map((source) => ({ ...source, authors: writers.map(({ id }) => id), publisher: null, ...record })),
  });
}

function cited(...given: Parameters<typeof datasetWith>) {
  const dataset = datasetWith(...given);
  const { apa, chicago, bibtex } = citeSource(dataset, firstSource(dataset));
  return { apa: plainCitation(apa), chicago: plainCitation(chicago), bibtex };
}

/** What another program reads from an entry: CSL, its commands turned back into the signs that they stand for. */
function readBack(bibtex: string): Record<string, unknown>[] {
  return plugins.input.chain(bibtex);
}

describe("the article's own record", () => {
  const source = firstSource(article);
  const { apa, chicago, bibtex } = citeSource(article, source);

  test("is cited as APA has it: author, date as far as it is known, title in italics, and no address, as none is recorded", () => {
    expect(plainCitation(apa)).toBe(
      "Mahmoudian, A. (2024, January). Kerman Terrorist Attack Highlights Iranian Intelligence Failures.",
    );
    expect(apa.filter(({ isItalic }) => isItalic).map(({ text }) => text)).toEqual([`${source.title}.`]);
  });

  test("is cited as Chicago has it, the title of an article in quotation marks", () => {
    expect(plainCitation(chicago)).toBe(
      "Mahmoudian, Arman. “Kerman Terrorist Attack Highlights Iranian Intelligence Failures.” January 2024.",
    );
  });

  test("is an entry that another program reads as the same record", () => {
    expect(bibtex).toContain("month = jan,");
    expect(readBack(bibtex)).toMatchObject([
      {
        "citation-key": "kerman-attack-main",
        author: [{ family: "Mahmoudian", given: "Arman" }],
        title: source.title,
        issued: { "date-parts": [[2024, 1]] },
      },
    ]);
    expect(bibtex).not.toMatch(/url|publisher|howpublished/);
  });
});

describe("a view", () => {
  test("is cited as a data set without author or date, with its version, the day of access and the link", () => {
    const { apa, chicago } = citeView(article, VIEW);
    expect(plainCitation(apa)).toBe(
      `${article.dataset.title} (Version 1.0.0) [Data set]. (n.d.). Sourceline. Retrieved November 25, 2026, from ${LINK}`,
    );
    expect(plainCitation(chicago)).toBe(
      `${article.dataset.title}. Version 1.0.0. Data set. Sourceline. Accessed November 25, 2026. ${LINK}.`,
    );
    expect(apa[0]).toEqual({ text: article.dataset.title, isItalic: true });
  });

  test("says in words what of the data set it shows", () => {
    const { apa, chicago, bibtex } = citeView(article, { ...VIEW, shown: "stance: only alleged" });
    expect(plainCitation(apa)).toContain("[Data set; view: stance: only alleged].");
    expect(plainCitation(chicago)).toContain("Data set; view: stance: only alleged. Sourceline.");
    expect(bibtex).toContain("View: stance: only alleged");
  });

  test("of an extract says so in its title, of what it is one, by which rule, and how much of it", () => {
    const whole = smallDataset();
    const part = extractSubgraph(whole, {
      entities: new Set(whole.entities.slice(0, 2).map(({ id }) => id)),
      claims: new Set(),
      filter: "around Orm",
      parentHash: "0".repeat(64),
    });
    const size = `${part.entities.length} of 11 entities, 0 of 14 claims`;
    const { apa, chicago, bibtex } = citeView(part, VIEW);
    const said = `extract of The Siege of Varn (siege-of-varn 1.0.0): around Orm; ${size}`;
    expect(plainCitation(apa)).toContain(`Extract: around Orm (Version 1.0.0) [Data set; ${said}].`);
    expect(plainCitation(chicago)).toContain(`Data set; ${said}. Sourceline.`);
    expect(bibtex).toContain("{siege-of-varn-extract-around-orm-1.0.0,");
    expect(bibtex).toContain("Extract of The Siege of Varn");
  });

  test("that no link opens for others is cited without one, and without a site that nobody finds it at", () => {
    const { apa, chicago, bibtex } = citeView(article, { ...VIEW, link: null });
    expect(plainCitation(apa)).toBe(`${article.dataset.title} (Version 1.0.0) [Data set]. (n.d.).`);
    expect(plainCitation(chicago)).toBe(`${article.dataset.title}. Version 1.0.0. Data set. n.d.`);
    expect(bibtex).not.toMatch(/url|Sourceline/);
  });

  test("is an entry that another program reads: title, link, day of access, licence", () => {
    expect(readBack(citeView(article, VIEW).bibtex)).toMatchObject([
      {
        "citation-key": "kerman-attack-1.0.0",
        title: article.dataset.title,
        URL: LINK,
        accessed: { "date-parts": [[2026, 11, 25]] },
        note: "Licence: CC-BY-4.0",
      },
    ]);
  });
});

describe("authors", () => {
  test.each([
    ["Arman Mahmoudian", "Mahmoudian, A.", "Mahmoudian, Arman"],
    ["Martin Luther King Jr.", "King, M. L., Jr.", "King, Martin Luther, Jr."],
    ["Charles de Gaulle", "de Gaulle, C.", "de Gaulle, Charles"],
    ["Jean-Paul Sartre", "Sartre, J.-P.", "Sartre, Jean-Paul"],
    ["J.R.R. Tolkien", "Tolkien, J. R. R.", "Tolkien, J.R.R."],
    ["Mahmoudian, Arman", "Mahmoudian, A.", "Mahmoudian, Arman"],
    ["Élodie Ångström", "Ångström, É.", "Ångström, Élodie"],
    ["Plato", "Plato", "Plato"],
    // Which of the words is the family name is nobody's statement.
    ["سليم خان", "سليم خان", "سليم خان"],
    ["毛泽东", "毛泽东", "毛泽东"],
  ])("%s is %s in APA and %s in Chicago", (label, apa, chicago) => {
    const both = cited({ title: "A Text", publishedAt: "1999" }, [[label, "human"]]);
    const ended = (name: string) => (name.endsWith(".") ? name : `${name}.`);
    expect(both.apa).toBe(`${ended(apa)} (1999). A Text.`);
    expect(both.chicago).toBe(`${ended(chicago)} “A Text.” 1999.`);
  });

  test("that are no persons are kept whole, and not named again as their own publisher", () => {
    const both = cited({ title: "A Text", publishedAt: "1999", publisher: "Ministry of War" }, [
      ["Ministry of War", "realm"],
    ]);
    expect(both.apa).toBe("Ministry of War. (1999). A Text.");
    expect(both.chicago).toBe("Ministry of War. “A Text.” Ministry of War, 1999.");
    expect(readBack(both.bibtex)).toMatchObject([{ author: [{ family: "Ministry of War" }] }]);
  });

  test("of a work without any leave the first place to its title", () => {
    const both = cited({ title: "Who Fought?", publishedAt: null }, []);
    expect(both.apa).toBe("Who Fought? (n.d.).");
    expect(both.chicago).toBe("“Who Fought?” n.d.");
    expect(both.bibtex).not.toMatch(/author|year/);
  });

  const persons = (count: number) =>
    Array.from({ length: count }, (_, at) => [`Ann Marn${"abcdefghijklmnopqrstuvwxyz"[at]}`, "human"] as const);

  test("two are joined, each style in its way", () => {
    const both = cited({ title: "A Text", publishedAt: "1999" }, persons(2));
    expect(both.apa).toMatch(/^Marna, A\., & Marnb, A\. \(1999\)/);
    expect(both.chicago).toMatch(/^Marna, Ann, and Ann Marnb\. “/);
  });

  test.each([
    [20, /^(?:Marn., A\., ){19}& Marnt, A\. \(/],
    [21, /^(?:Marn., A\., ){19}\. \. \. Marnu, A\. \(/],
  ])("%i are listed as APA has it", (count, expected) => {
    expect(cited({ title: "A Text" }, persons(count)).apa).toMatch(expected);
  });

  test.each([
    [10, /^Marna, Ann, (?:Ann Marn., ){8}and Ann Marnj\. “/],
    [11, /^Marna, Ann, (?:Ann Marn., ){6}et al\. “/],
  ])("%i are listed as Chicago has it", (count, expected) => {
    expect(cited({ title: "A Text" }, persons(count)).chicago).toMatch(expected);
  });

  test("are all in the entry, whatever their names hold", () => {
    const names = ["Ann And", "King, Martin, Jr.", "Rand and Co", "A {B} C"] as const;
    const { bibtex } = cited(
      { title: "A Text" },
      names.map((name) => [name, "human"] as const),
    );
    const [entry] = readBack(bibtex) as [{ author: unknown[] }];
    expect(entry.author).toHaveLength(names.length);
  });

  test("keep every letter of their names, in whatever order", () => {
    const word = fc.stringMatching(/^[A-Za-zÀ-ž'.-]{1,8}$/u).filter((text) => /\p{L}/u.test(text));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
        const name = readPersonalName(words.join(" "));
        const parts = name.kind === "whole" ? [name.name] : [name.given, name.family, name.suffix];
        expect(parts.join(" ").split(" ").filter(Boolean).toSorted()).toEqual([...words].toSorted());
        if (name.kind === "person") expect(initialsOf(name.given)).not.toBe("");
      }),
    );
  });
});

describe("dates", () => {
  test.each([
    [null, "n.d.", "n.d."],
    ["nonsense", "n.d.", "n.d."],
    ["2024", "2024", "2024"],
    ["2024-01", "2024, January", "January 2024"],
    ["2024-01-03", "2024, January 3", "January 3, 2024"],
    ["2014~", "ca. 2014", "[ca. 2014]"],
    ["2014-05~", "ca. 2014, May", "[ca. May 2014]"],
    ["2014?", "[2014?]", "[2014?]"],
    ["2014%", "[ca. 2014?]", "[ca. 2014?]"],
    ["1998/2001", "1998–2001", "1998–2001"],
    ["2001-03/2001-05", "2001", "2001"],
    ["199X", "in the 1990s", "in the 1990s"],
    ["2014/..", "from 2014", "from 2014"],
    ["-0043", "44 BCE", "44 BCE"],
  ])("%s is %s in APA and %s in Chicago", (edtf, apa, chicago) => {
    expect(citedDate(edtf)).toMatchObject({ apa, chicago });
  });

  test("go into an entry as numbers only where they are plain", () => {
    expect(citedDate("2024-01-03")).toMatchObject({ year: "2024", month: 1, day: 3 });
    expect(citedDate("2014-05~")).toMatchObject({ year: "ca. May 2014", month: null, day: null });
    expect(citedDate(null)).toMatchObject({ year: null, month: null, day: null });
  });

  test("of access are written out", () => expect(accessDay("2026-02-03")).toBe("February 3, 2026"));
});

describe("a title", () => {
  test("in quotation marks keeps its own inside as single ones, and a question mark for its full stop", () => {
    expect(cited({ title: "What Is “Truth”?", publishedAt: "1999" }).chicago).toBe(
      "Marn, Ilse. “What Is ‘Truth’?” 1999.",
    );
  });

  test("of a book is in italics in both styles, and its publisher in the place of one", () => {
    const dataset = datasetWith({ kind: "book", title: "A Book", publishedAt: "1999", publisher: "Varn Press" });
    const { chicago, bibtex } = citeSource(dataset, firstSource(dataset));
    expect(plainCitation(chicago)).toBe("Marn, Ilse. A Book. Varn Press, 1999.");
    expect(chicago.find(({ isItalic }) => isItalic)?.text).toBe("A Book.");
    expect(bibtex).toMatch(/^@book\{/);
    expect(readBack(bibtex)).toMatchObject([{ type: "book", publisher: "Varn Press" }]);
  });

  test("cannot become markup in what is copied as HTML", () => {
    const dataset = datasetWith({ title: "<img src=x onerror=alert(1)> & <i>" });
    expect(htmlCitation(citeSource(dataset, firstSource(dataset)).apa)).toContain(
      "<i>&lt;img src=x onerror=alert(1)&gt; &amp; &lt;i&gt;.</i>",
    );
  });

  const SIGNS = [..."\\{}~^<>|&%$#_@\"'`,-?!=", "--", "---", "``", "''", "?`", "\\}", "\\{", "%\n", "é", "سليم", "𐎠"];
  const hostile = fc
    .array(fc.oneof(fc.constantFrom(...SIGNS), fc.string({ unit: "grapheme", maxLength: 3 })), { maxLength: 12 })
    .map((parts) => parts.join(" ".repeat(parts.length % 2)));

  test("of whatever signs leaves its entry whole: braces in pairs, one entry, the fields after it read", () => {
    fc.assert(
      fc.property(hostile, hostile, (title, publisher) => {
        const dataset = datasetWith({ title: `T${title}`, publisher: `P${publisher}`, publishedAt: "1999" });
        const { bibtex } = citeSource(dataset, firstSource(dataset));
        expect(depthOf(bibtex)).toEqual({ end: 0, least: 0 });
        const entries = readBack(bibtex);
        expect(entries).toHaveLength(1);
        expect(entries[0]).toMatchObject({
          author: [{ family: "Marn", given: "Ilse" }],
          issued: { "date-parts": [[1999]] },
        });
      }),
      { numRuns: 300 },
    );
  });

  test("is read back by another program sign by sign", () => {
    const plain = fc
      .array(fc.constantFrom(..."\\{}~^<>|&%$#_@,?!=Aéسж", "word", " "), { minLength: 1, maxLength: 14 })
      .map((parts) => `T${parts.join("")}T`.replaceAll(/\s+/g, " "));
    fc.assert(
      fc.property(plain, (title) => {
        const dataset = datasetWith({ title });
        const [entry] = readBack(citeSource(dataset, firstSource(dataset)).bibtex);
        expect(entry?.title).toBe(title);
      }),
      { numRuns: 300 },
    );
  });

  test("in a view's entry cannot reach its link, nor can a link with braces end it", () => {
    fc.assert(
      fc.property(hostile, fc.webUrl({ withFragments: true, withQueryParameters: true }), (words, link) => {
        const braced = `${link}${link.includes("#") ? "" : "#"}{\\`;
        const { bibtex } = citeView(article, { ...VIEW, shown: words, link: braced });
        expect(depthOf(bibtex)).toEqual({ end: 0, least: 0 });
        expect(bibtex).toContain(braced.replaceAll(/[\\{}]/g, encodeURIComponent));
      }),
    );
  });
});

test("signs that would join in TeX are kept apart", () => {
  expect(escapeBibtex("a--b")).toBe("a-{}-b");
  expect(escapeBibtex("``x''")).toBe("`{}`x'{}'");
  expect(escapeBibtex("?`")).toBe("?{}`");
});

/** Braces as BibTeX counts them: a backslash before one changes nothing. */
function depthOf(bibtex: string): { readonly end: number; readonly least: number } {
  let [end, least] = [0, 0];
  for (const sign of bibtex) {
    if (sign === "{") end++;
    else if (sign === "}") end--;
    least = Math.min(least, end);
  }
  return { end, least };
}
