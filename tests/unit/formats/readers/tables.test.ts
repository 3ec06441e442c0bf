import { describe, expect, test } from "vitest";
import { openFiles } from "../../../../src/formats/open-files.ts";
import { withHeadings } from "../../../../src/formats/readers/csv-table.ts";
import type { ReadChoices, TableChoices } from "../../../../src/formats/readers/reader.ts";
import { readAll, readText } from "./read-case.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("a table of what somebody says", () => {
  const OWNERS = `Owner,Company,Stake,Since,According to,Certainty,Source,URL,Accessed,Page,Quote
Alder,Birch,51,2019-03-01,Port Gazette,confirmed,Issue 4,https://example.org/4,2024-05-01,12,"Alder controls Birch."
Alder,Birch,51,2019-03-01,Harbour Watch,alleged,Bulletin 12,,,3,
Dogwood,Cedar,25,May 2022,Cedar,denied,Letter,,,,
Elm,Dogwood,,2021,,,,,,,
`;

  test("becomes claims with holder, certainty, source, page and quotation", async () => {
    const file = await readText(OWNERS, "a.csv");
    const [owns, denied, plain] = file.claims;
    expect(file.claims).toHaveLength(3);
    expect(owns?.qualifiers.time).toBe("2019-03-01/..");
    expect(owns?.attributions).toMatchObject([
      {
        holder: "e.port-gazette",
        stance: "confirmed",
        evidence: [{ source: "s.issue-4", page: "12", quotation: "Alder controls Birch." }],
      },
      { holder: "e.harbour-watch", stance: "alleged", evidence: [{ source: "s.bulletin-12", page: "3" }] },
    ]);
    expect(denied?.attributions).toMatchObject([{ holder: "e.cedar", polarity: "denied" }]);
    expect(denied?.qualifiers.time).toBe("2022-05/..");
    expect(plain?.attributions).toEqual([]);
    expect(file.entity("Alder").label).toBe("Alder");
    expect(file.dataset.sources.find(({ title }) => title === "Issue 4")).toMatchObject({
      address: "https://example.org/4",
      accessedAt: "2024-05-01",
    });
    expect(file.dataset.dataset.declares.quotations).toBe(true);
    expect(file.dataset.vocabulary.stances.map(({ label, pattern }) => [label, pattern])).toEqual([
      ["confirmed", "solid"],
      ["alleged", "short-dash"],
    ]);
    expect(file.warnings).toEqual([]);
  });

  test("keeps rows apart that say the same, where that is chosen, and says when it does not", async () => {
    const together = await readText(OWNERS, "a.csv");
    expect(together.report.guesses.map(({ about }) => about)).toContain("attributions");
    expect((await readText(OWNERS, "a.csv", { attributions: "apart" })).claims).toHaveLength(4);
  });

  test.each([
    ["that are alike in all stay two", "from,to,source\nA,B,Ledger\nA,B,Ledger\n", 2],
    ["without a source stay two", "from,to,source\nA,B,\nA,B,\n", 2],
    ["that differ in anything else stay two", "from,to,sum,source\nA,B,1,Ledger\nA,B,2,Letter\n", 2],
    ["with ids of their own stay two", "id,from,to,source\n1,A,B,Ledger\n2,A,B,Letter\n", 2],
    ["that differ in their source are one", "from,to,source\nA,B,Ledger\nA,B,Letter\n", 1],
  ])("rows %s", async (_, text, count) => {
    expect((await readText(text, "a.csv")).claims).toHaveLength(count);
  });

  test("keeps a certainty that is not understood, and a bare yes, as a field", async () => {
    const text = "from,to,stance,according to\nA,B,yes,\nB,C,no,Ann\nC,D,alleged,Ann\nD,E,perchance,Ann\n";
    const file = await readText(text, "a.csv");
    const stances = file.claims.map(({ attributions: [each] }) => each && [each.polarity, each.stance]);
    expect(stances).toEqual([undefined, ["denied", undefined], ["affirmed", "alleged"], ["affirmed", undefined]]);
    expect(file.claims.map((claim) => file.field(claim, "stance"))).toEqual(["yes", undefined, undefined, "perchance"]);
    expect(file.warnings).toEqual([expect.stringMatching(/“yes” is kept/), expect.stringMatching(/“perchance” is no/)]);
  });

  test("keeps a page without one source as a field, and says so", async () => {
    const file = await readText("from,to,source,page\nA,B,,12\nB,C,Ledger,3\n", "a.csv");
    expect(file.claims.map((claim) => file.field(claim, "page"))).toEqual([12, undefined]);
    expect(file.warnings).toEqual([expect.stringMatching(/page needs one source/)]);
  });

  test("has the place of a claim as an entity, with its coordinates", async () => {
    const text = `Date,Witness,Person,Seen with,Place,Latitude,Longitude,Quotation,Source
12 March 1987,M. Keeper,J. Doe,R. Roe,Pier,54.61,-1.06,"Both, at nine.",Report
about April 1987,A. Porter,J. Doe,L. Lane,Pier,54.61,-1.06,,Report
`;
    const file = await readText(text, "a.csv");
    expect(file.lines).toEqual(["J. Doe -> R. Roe", "J. Doe -> L. Lane"].sort());
    expect(file.entity("Pier")).toMatchObject({ place: { latitude: 54.61, longitude: -1.06, basis: "source" } });
    expect(file.kind(file.entity("Pier"))).toBe("Place");
    expect(file.claims.map(({ qualifiers: { time, place } }) => [time, place])).toEqual(
      expect.arrayContaining([
        ["1987-03-12", "e.pier"],
        ["1987-04~", "e.pier"],
      ]),
    );
    expect(file.fields).toEqual([]);
  });

  test("is not taken to run from its sources", async () => {
    const file = await readText(
      "Source,Owner,Company,Date\nLedger 4,Ash,Beech,2019\nLedger 5,Beech,Cedar,2020\n",
      "a.csv",
    );
    expect(file.lines).toEqual(["Ash -> Beech", "Beech -> Cedar"]);
    expect(file.dataset.sources.map(({ title }) => title)).toEqual(["Ledger 4", "Ledger 5"]);
  });
});

test("a table may have more rows than a function takes arguments", () => {
  const rows = Array.from({ length: 200_000 }, (_, row) => ({ cells: ["a", "b"], row, within: undefined }));
  const table = withHeadings({ name: "a.csv", rows, separator: "," }, undefined, () => false, String);
  expect(table.rows).toHaveLength(rows.length - (table.hasNoHeadings ? 0 : 1));
});

describe("dates of a table", () => {
  const date = async (cell: string, choices: ReadChoices = {}) =>
    (await readText(`from,to,date\nA,B,${cell}\n`, "a.csv", choices)).claims[0]?.qualifiers.time;

  test.each([
    ["12 March 2020", "2020-03-12"],
    ['"March 12, 2020"', "2020-03-12"],
    ["12. März 2020", "2020-03-12"],
    ["12 марта 2020", "2020-03-12"],
    ["sept. 2020", "2020-09"],
    ["2020/3/12", "2020-03-12"],
    ["2019–2021", "2019/2021"],
    ["c. 1900", "1900~"],
    ["2020-03-12 14:05", "2020-03-12"],
    ["31 February 2020", null],
    ["spring 5", null],
  ])("%s is %s", async (cell, expected) => {
    expect(await date(cell)).toBe(expected);
  });

  test.each([
    ["day", "2024-04-03"],
    ["month", "2024-03-04"],
    ["unclear", null],
  ] as const)("that are not clear are read with the %s first where that is chosen", async (dates, expected) => {
    expect(await date("03/04/2024", { dates })).toBe(expected);
  });

  test("with a time of day keep it in a field", async () => {
    const file = await readText("from,to,sent\nA,B,13/04/2024 09:12\n", "a.csv");
    expect(file.claims[0]?.qualifiers.time).toBe("2024-04-13");
    expect(file.field(file.claims[0] as never, "sent")).toBe("13/04/2024 09:12");
    expect(file.warnings).toEqual([expect.stringMatching(/time of day/)]);
  });
});

describe("what was chosen for a table", () => {
  const read = (tables: Readonly<Record<string, TableChoices>>) =>
    openFiles(
      [
        { name: "people.csv", bytes: bytes("Code,Who,Town\n1,Ann,Bath\n2,Bob,Bath\n") },
        { name: "calls.csv", bytes: bytes("Caller,Called,Code\n1,2,x\n2,1,y\n") },
      ],
      { choices: { tables: new Map(Object.entries(tables)) } },
    );

  test("holds for that table and not for another with the same heading", async () => {
    const opened = await read({
      "people.csv": { kind: "entities", columns: { id: "Code", label: 1 } },
      "calls.csv": { columns: { from: "Caller", to: "Called" } },
    });
    if (!opened.ok) throw new Error(opened.error[0]?.message);
    const { dataset, report } = opened.value;
    expect(dataset.entities.map(({ label }) => label)).toEqual(["Ann", "Bob"]);
    expect(dataset.claims).toHaveLength(2);
    expect(report?.tables.map(({ name, kind }) => [name, kind])).toEqual([
      ["people.csv", "entities"],
      ["calls.csv", "lines"],
    ]);
  });

  test.each([
    [{ "else.csv": {} }, /no table “else.csv”/],
    [{ "calls.csv": { columns: { from: "Who" } } }, /no column “Who”/],
  ])("and is not there is said", async (tables, message) => {
    const opened = await read(tables);
    expect(opened.ok ? "" : opened.error[0]?.message).toMatch(message);
  });

  test("can be that its first row is data, or what it is about", async () => {
    const text = "Ash,Beech\nCedar,Dogwood\n";
    expect((await readText(text, "a.csv", { table: { headings: "none", kind: "lines" } })).lines).toEqual([
      "Ash -> Beech",
      "Cedar -> Dogwood",
    ]);
    expect((await readText(text, "a.csv", { table: { kind: "entities" } })).names).toEqual(["Cedar"]);
  });
});

describe("a weight", () => {
  const TEXT = "from,to,weight\nA,B,2\n";

  test("means what is chosen, and nothing else", async () => {
    const meaning = async (choices: ReadChoices) =>
      (await readText(TEXT, "a.csv", choices)).dataset.vocabulary.fields?.[0]?.meaning;
    expect(await meaning({ weight: "distance" })).toBe("distance");
    expect(await meaning({})).toBeUndefined();
  });

  test("in another column than one called so is chosen as a column is", async () => {
    const file = await readText("from,to,sum\nA,B,2\n", "a.csv", {
      weight: "nearness",
      table: { columns: { weight: "sum" } },
    });
    expect(file.dataset.vocabulary.fields?.[0]).toMatchObject({ label: "sum", meaning: "nearness" });
  });
});

describe("a table of entities", () => {
  test("has other names, a description, coordinates and sources", async () => {
    const text = `id,name,aliases,description,lat,lon,source
1,Alder,Elder; Alnus,A small firm.,"54,5","-1,25",Register
`;
    const file = await readText(text, "a.csv");
    expect(file.entity("Alder")).toMatchObject({
      aliases: ["Elder", "Alnus"],
      gloss: "A small firm.",
      place: { latitude: 54.5, longitude: -1.25 },
      mentions: [{ source: "s.register" }],
    });
  });

  test("has no version that nobody stated", async () => {
    const file = await readText("id,name\n1,Alder\n2,Birch\n", "a.csv");
    expect(file.dataset.dataset.version).toBeUndefined();
  });
});

describe("what people write in tables", () => {
  test("rows are cut off after their last cell, and are still one claim", async () => {
    const file = await readText("From,To,Said by,Source,Page\nA,B,Cy,Parish book,3\nA,B,Di,Letter\n", "a.csv");
    expect(file.claims.map(({ attributions }) => attributions.length)).toEqual([2]);
  });

  test.each([
    ["Person A,Relation,Person B\nAnn,sister of,Bo\nAnn,works for,Eve\n", "Ann -> Bo (sister of)"],
    ["Источник,Цель,Связь\nОсень,Вяз,снабжает\nВяз,Граб,арендует\n", "Осень -> Вяз (снабжает)"],
    ["来源,目标,关系\n甲,乙,控股\n乙,丙,供货\n", "甲 -> 乙 (控股)"],
    ["Origen,Destino,Relación\nAliso,Abedul,posee\nAbedul,Fresno,debe\n", "Aliso -> Abedul (posee)"],
  ])("headings say what a column is: %j", async (text, line) => {
    expect((await readText(text, "a.csv")).lines).toContain(line);
  });

  test.each([
    ["1er mars 2019", "2019-03-01"],
    ["12 de marzo de 2019", "2019-03-12"],
    ["2019年3月1日", "2019-03-01"],
    ["2019年3月", "2019-03"],
  ])("a date is written as %s", async (written, date) => {
    const file = await readText(`from,to,date\nA,B,${written}\n`, "a.csv");
    expect(file.claims[0]?.qualifiers.time).toBe(date);
  });

  test("a start that is no date stays as written, under its heading and with its row", async () => {
    const file = await readText("from,to,start,end\nA,B,2020-02-30,\nB,C,2019,2020\n", "a.csv");
    const [odd] = file.claims;
    expect(odd?.qualifiers.time).toBeNull();
    expect(odd && file.field(odd, "start")).toBe("2020-02-30");
    expect(file.warnings).toEqual(["row 2: 1 time is not understood, such as “2020-02-30”. It is kept as text."]);
  });

  test("a certainty need be known for half of the rows only", async () => {
    const file = await readText(
      "from,to,according to,certainty,source\nA,B,X,certain,I\nA,B,Y,disputed,J\nA,B,Z,disproved,K\n",
      "a.csv",
    );
    expect(file.claims).toHaveLength(1);
    expect(file.claims[0]?.attributions.map(({ polarity }) => polarity)).toEqual(["affirmed", "affirmed", "denied"]);
  });

  test("headings of an import into Neo4j have types, which are no part of their names", async () => {
    const text = ":START_ID,:END_ID,:TYPE,since:date,weight:float\np1,p2,KNOWS,2001-05-01,1.5\np2,p1,KNOWS,,2\n";
    const file = await readText(text, "a.csv");
    expect(file.lines).toContain("p1 -> p2 (KNOWS)");
    expect(file.claims[0]?.qualifiers.time).toBe("2001-05-01/..");
    expect(file.fields).toEqual(["number weight"]);
  });

  test("all that Neo4j holds is in one table, entities above and edges below", async () => {
    const file = await readText(
      '"_id","_labels","name","_start","_end","_type","since"\n"0",":Person","Ann",,,,\n"1",":Person:Clerk","Bo",,,,\n,,,"0","1","KNOWS","2001"\n,,,"1",,"KNOWS",\n',
      "all.csv",
    );
    expect(file.lines).toEqual(["Ann -> Bo (KNOWS)"]);
    expect([file.kind(file.entity("Ann")), file.kind(file.entity("Bo"))]).toEqual(["Person", "Person"]);
    expect(file.field(file.entity("Bo"), "Types")).toEqual(["Person", "Clerk"]);
    expect(file.claims[0]?.qualifiers.time).toBe("2001/..");
    expect(file.warnings).toEqual(["row 5: An edge has an empty target. It is left out."]);
  });

  test("neighbours stand behind a name, and the first row is one of them", async () => {
    const file = await readText("Alder,Birch,Cedar\nBirch,Cedar\nCedar,Alder,Dogwood,Elm\n", "a.csv");
    expect(file.lines).toEqual(["Alder -> Birch", "Birch -> Cedar", "Cedar -> Alder"]);
  });

  test("a decimal comma in one column makes points between thousands of those in another", async () => {
    const file = await readText("from;to;sum;share\nA;B;1.234;2,5\nB;C;12.000;3,25\n", "a.csv");
    expect(file.claims.map((claim) => file.field(claim, "sum"))).toEqual([1234, 12000]);
  });

  test("edges may name entities by what they are called, which is said", async () => {
    const bytesIn = (name: string, text: string) => ({ name, bytes: bytes(text) });
    const file = await readAll(
      [
        bytesIn("nodes.csv", "id,label\n1,Ash\n2,Birch\n3,Birch\n"),
        bytesIn("edges.csv", "source,target\n1,Ash\nBirch,Ash\n"),
      ],
      {},
    );
    expect(file.lines.toSorted()).toEqual(["Ash -> Ash", "Birch -> Ash"]);
    expect(file.dataset.entities).toHaveLength(4);
    expect(file.warnings).toEqual([
      "edges.csv, row 2: Ash is not an id, but the name of 1. It is read as 1.",
      "edges.csv, row 3: Birch is not an id, but the name of several entities: 2 and 3. It is kept as an entity of its own.",
      "edges.csv, row 3: Ash is not an id, but the name of 1. It is read as 1.",
      "edges.csv, row 3: Birch is named by an edge but not described in the file. It is marked as such.",
    ]);
  });

  test("a note below the table and a blank row is no entity", async () => {
    const text = "Payer,Payee,Sum\nA,B,1\n\nC,,2\nNot a note here,,\n\nNote: all sums in euros,,\n";
    const file = await readText(text, "a.csv");
    expect(file.names.toSorted()).toEqual(["A", "B", "C", "Not a note here"]);
    expect(file.warnings[0]).toBe("row 7: This row below the table is left out: Note: all sums in euros");
  });

  test.each([
    ["Person,Organisation,Role,From,To\nAnn,Alder,director,2001,2005\nBo,Alder,clerk,2003,\n", "2001/2005"],
    ["Id,Person 1,Person 2,Date\n1,Ann,Bo,2001\n2,Cy,Di,2002\n", "2001"],
    ["from,to,weight,date\n2001,2002,1,2003\n2002,2003,4,2004\n", "2003"],
  ])("From and To may be a spell, beside the ends: %j", async (text, time) => {
    const file = await readText(text, "a.csv");
    expect(file.claims.map(({ qualifiers }) => qualifiers.time)).toContain(time);
    expect(file.claims).toHaveLength(2);
  });

  test("people with From and To are no edges", async () => {
    const file = await readText("Name,Country,From,To\nAnn,NL,2001,2005\nBo,DE,2003,\n", "a.csv");
    expect(file.names.toSorted()).toEqual(["Ann", "Bo"]);
    expect(file.entity("Bo").time).toBe("2003/..");
  });

  test("a document that has a page or a quotation is a source", async () => {
    const file = await readText(
      'source,target,quote,page number,document\nA,B,"A met B",12,Report 1\nB,C,,,Report 2\n',
      "a.csv",
    );
    expect(file.claims[0]?.attributions[0]?.evidence).toEqual([
      { source: "s.report-1", page: "12", quotation: "A met B" },
    ]);
    expect((await readText("source,target,document\nA,B,Report 1\n", "a.csv")).dataset.sources).toEqual([]);
  });

  test("numbers with points and a comma are numbers in cells divided by commas, too", async () => {
    const file = await readText('from,to,sum\nA,B,"1.234,50"\nB,C,"12,5"\n', "a.csv");
    expect(file.claims.map((claim) => file.field(claim, "sum"))).toEqual([1234.5, 12.5]);
  });

  test("an address that is none stays what the row says, beside those that are links", async () => {
    const file = await readText(
      "from,to,url\nA,B,https://example.org/1\nB,C,https://example.org/2\nC,A,javascript:alert(1)\n",
      "a.csv",
    );
    expect(file.dataset.sources.map(({ title, address }) => address ?? title).toSorted()).toEqual([
      "https://example.org/1",
      "https://example.org/2",
      "javascript:alert(1)",
    ]);
  });

  test("totals of a matrix are nobody, if they are totals", async () => {
    const matrix = (total: number) => `,Ash,Beech,Total\nAsh,0,3,3\nBeech,1,0,${total}\nTotal,1,3,4\n`;
    const file = await readText(matrix(1), "a.csv");
    expect(file.lines).toEqual(["Ash -> Beech", "Beech -> Ash"]);
    expect(file.warnings).toEqual([
      "row 4: This row has the totals of the columns. It is left out.",
      "The column “Total” has the totals of the rows. It is left out.",
    ]);
    expect((await readText(matrix(2), "a.csv")).names).toContain("Total");
  });

  test("headings are known with a unit, and over two lines", async () => {
    const file = await readText('"From\n(payer)","To\n(payee)",Amount (EUR),Date (UTC)\nA,B,10,2020-01-02\n', "a.csv");
    expect(file.claims[0]?.qualifiers.time).toBe("2020-01-02");
    expect(file.fields).toEqual(["integer Amount (EUR)"]);
    expect(file.report.guesses.map(({ message }) => String(message))).toContain(
      "Edges run from “From (payer)” to “To (payee)”.",
    );
  });

  test.each(["Owner ID,Company ID", "Владелец,Компания", "Gesellschafter,Gesellschaft", "Buyer,Seller", "股东,公司"])(
    "%s are ends, below a title",
    async (heads) => {
      const file = await readText(`Report,2024\n${heads},Sum\nAnn,Alder,1\nBo,Birch,2\n`, "a.csv");
      expect(file.lines).toEqual(["Ann -> Alder", "Bo -> Birch"]);
    },
  );

  test("a source is one, though its row says less, or it was accessed again", async () => {
    const file = await readText(
      `from,to,source,url,publisher,accessed
A,B,Ledger,,,2024-01-02
B,C,Ledger,,,2024-01-01
C,D,Ledger,,,
D,E,Issue 4,https://example.org/4,Press,
E,F,Issue 4,https://example.org/4,,
F,G,Issue 4,https://example.org/5,,
`,
      "a.csv",
    );
    expect(
      file.dataset.sources.map(({ title, address, publisher, accessedAt }) => [title, address, publisher, accessedAt]),
    ).toEqual([
      ["Issue 4", "https://example.org/4", "Press", undefined],
      ["Issue 4", "https://example.org/5", null, undefined],
      ["Ledger", undefined, null, "2024-01-02"],
    ]);
    expect(file.warnings).toEqual(["1 source was accessed on several dates, such as “Ledger”. The latest is kept."]);
  });

  test.each([
    ["Typ", "Ungerichtet", "Gerichtet"],
    ["Type", "Non dirigé", "Dirigé"],
    ["Тип", "Ненаправленное", "Направленное"],
    ["类型", "无向", "有向"],
  ])("%s says %s or %s", async (heading, undirected, directed) => {
    const file = await readText(`source,target,${heading}\nA,B,${undirected}\nB,C,${directed}\n`, "a.csv");
    expect(file.lines).toEqual(["A -- B", "B -> C"]);
  });

  test("an end before its start is said with both", async () => {
    const file = await readText("from,to,start,end\nA,B,2020-05-01,2019-01-01\n", "a.csv");
    expect(file.warnings).toEqual([
      "row 2: 1 time is not understood, such as “2020-05-01/2019-01-01”. It is kept as text.",
    ]);
  });

  test("a number where a date belongs may be a day as spreadsheets count them", async () => {
    const file = await readText("from,to,date\nA,B,43525\n", "a.csv");
    expect(file.warnings[0]).toMatch(/^row 2: 1 time is not understood, such as “43525”\. .* show the cells as dates/);
  });
});
