import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openFiles } from "../../../../src/formats/open-files.ts";
import type { Claim } from "../../../../src/model/dataset.ts";
import { issueLine } from "../../../../src/model/issue.ts";
import { type ReadCase, readText } from "./read-case.ts";

const PREFIXES = `@prefix ex: <https://ex.org/> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix dct: <http://purl.org/dc/terms/> .\n`;
const readTurtle = (text: string) => readText(PREFIXES + text, "given.ttl");
const readJsonLd = (value: unknown) => readText(JSON.stringify(value), "given.json");
const readRdfXml = (inner: string, above = "") =>
  readText(
    `${above}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#" xmlns:ex="https://ex.org/">${inner}</rdf:RDF>`,
    "given.xml",
  );

async function refusal(text: string, name: string): Promise<string> {
  const opened = await openFiles([{ name, bytes: new TextEncoder().encode(text) }]);
  return opened.ok ? expect.unreachable() : opened.error.map(issueLine).join("\n");
}

/** Lines by the ends of addresses, as entities here have no names. */
const short = ({ lines }: ReadCase) => lines.map((line) => line.replaceAll("https://ex.org/", "")).toSorted();
const titles = (file: ReadCase, claim: Claim | undefined) =>
  claim?.attributions.map(({ evidence }) =>
    evidence.map(({ source }) => {
      const found = file.dataset.sources.find(({ id }) => id === source);
      return found?.title ?? found?.address;
    }),
  );

describe("Names in several languages", () => {
  test("are chosen by the language of the page, then those in none; the others are aliases", async () => {
    const file = await readTurtle(
      `ex:a rdfs:label "Gezeitenmühle"@de, "Tide mill"@en-US, "طاحونة"@ar . ex:b rdfs:label "B"@de, "Bee" ; <http://www.w3.org/2004/02/skos/core#altLabel> "Buzz"@en . ex:c <http://xmlns.com/foaf/0.1/name> "Ann" ; <http://xmlns.com/foaf/0.1/title> "Dr" .`,
    );
    expect(file.dataset.entities.map(({ label, aliases }) => [label, ...aliases])).toEqual([
      ["Tide mill", "Gezeitenmühle", "طاحونة"],
      ["Bee", "B", "Buzz"],
      ["Ann"],
    ]);
    expect(file.warnings).toEqual(["The languages of 5 texts are not kept, but the texts are."]);
  });

  test("texts are kept by language, and one language is that of the whole file", async () => {
    const several = await readTurtle('ex:a rdfs:comment "Mill"@en, "Mühle"@de .');
    expect(several.fields).toEqual(["text comment (en)", "text comment (de)"]);
    const one = await readTurtle('ex:a rdfs:label "Mühle"@de ; rdfs:comment "Alt"@de .');
    expect([one.fields, one.dataset.dataset.language, one.warnings]).toEqual([["text comment"], "de", []]);
  });
});

describe("Lists", () => {
  test("are a claim for each member, with its place, or a field of values", async () => {
    const file = await readTurtle("ex:a ex:has ( ex:b ex:c ex:b ) ; ex:floors ( 1 2 ) ; ex:none () .");
    expect(short(file)).toEqual(["a -> b (has)", "a -> b (has)", "a -> c (has)"]);
    const places = file.claims.map((claim) => file.field(claim, "Place in list"));
    expect(places.toSorted()).toEqual([1, 2, 3]);
    expect(file.field(file.entity("https://ex.org/a"), "floors")).toEqual([1, 2]);
    expect(file.warnings[0]).toBe("https://ex.org/a: The list none is empty. It is left out.");
  });

  test("in lists say at which place of which", async () => {
    const file = await readTurtle("ex:a ex:has ( ex:b ( ex:c ex:d ) ) .");
    expect(file.claims.map((claim) => file.field(claim, "Place in list")).toSorted()).toEqual(["1", "2.1", "2.2"]);
  });

  test("that run in a circle, or share their parts, stay what they are", async () => {
    const circle = await readTurtle(
      "ex:a ex:has _:x . _:x rdf:first ex:b ; rdf:rest _:y . _:y rdf:first ex:c ; rdf:rest _:x .",
    );
    expect(circle.claims).toHaveLength(5);
    const cells = Array.from(
      { length: 40 },
      (_, at) => `_:a${at} rdf:first _:a${at + 1} ; rdf:rest ( _:a${at + 1} ) .`,
    );
    const shared = await readTurtle(`ex:a ex:has _:a0 . ${cells.join("\n")}`);
    expect(shared.claims.length).toBeLessThan(200);
  });
});

describe("Statements about triples", () => {
  test.each([
    ["annotations", "ex:a ex:owns ex:b {| prov:wasDerivedFrom ex:book |} {| dct:source ex:book |} ."],
    [
      "reified triples",
      "<< ex:a ex:owns ex:b >> prov:wasDerivedFrom ex:book . << ex:a ex:owns ex:b ~ ex:r >> dct:source ex:book .",
    ],
    [
      "reifiers",
      "ex:r rdf:reifies <<( ex:a ex:owns ex:b )>> ; dct:source ex:book . ex:q rdf:reifies <<( ex:a ex:owns ex:b )>> ; dct:source ex:book .",
    ],
    [
      "axioms of OWL",
      "@prefix owl: <http://www.w3.org/2002/07/owl#> . ex:a ex:owns ex:b . [] a owl:Axiom ; owl:annotatedSource ex:a ; owl:annotatedProperty ex:owns ; owl:annotatedTarget ex:b ; dct:source ex:book . << ex:a ex:owns ex:b >> dct:source ex:book .",
    ],
  ])("as %s are attributions of one claim", async (_, text) => {
    const file = await readTurtle(`${text} ex:book rdfs:label "The book" .`);
    expect(short(file)).toEqual(["a -> b (owns)"]);
    expect(titles(file, file.claims[0])).toEqual([["The book"], ["The book"]]);
  });

  test("name who says so, when, and where it can be read; a time of day is kept in words", async () => {
    const file = await readTurtle(
      `ex:a ex:owns ex:b {| prov:wasAttributedTo ex:ann ; dct:creator "Bea" ; prov:generatedAtTime "2020-05-01T12:00:00Z"^^xsd:dateTime ; dct:source [ dct:title "Register" ; dct:date "1904" ; <http://xmlns.com/foaf/0.1/page> <https://register.org/1> ] ; ex:certainty 0.8 |} .`,
    );
    const [claim] = file.claims.filter(({ attributions }) => attributions.length > 0);
    expect(claim?.attributions.map(({ saidAt, note }) => [saidAt, note])).toEqual([
      ["2020-05-01", "generatedAtTime: 2020-05-01T12:00:00Z\ncertainty: 0.8"],
      ["2020-05-01", "generatedAtTime: 2020-05-01T12:00:00Z\ncertainty: 0.8"],
    ]);
    expect(file.dataset.sources).toMatchObject([
      { title: "Register", address: "https://register.org/1", publishedAt: "1904" },
    ]);
    expect(file.entity("Bea").described).toBe(false);
  });

  test("that name nobody and no source say more of the claim, and make no attribution", async () => {
    const file = await readTurtle(
      'ex:a ex:owns ex:b {| ex:weight 0.5 ; ex:under ex:law |} . ex:law rdfs:label "Mill law" .',
    );
    const [claim] = file.claims;
    expect([claim && file.field(claim, "weight"), claim && file.field(claim, "under")]).toEqual([0.5, "Mill law"]);
    expect(claim?.attributions).toEqual([]);
  });

  test("of two times are two claims, and a denial is one", async () => {
    const file = await readTurtle(
      `ex:a ex:owns ex:b . << ex:a ex:owns ex:b >> ex:startDate "1990" ; ex:endDate "1995" . << ex:a ex:owns ex:b >> ex:startDate "2000" . ex:ann ex:denies << ex:a ex:owns ex:b >> . ex:bea ex:doubts <<( ex:a ex:owns ex:b )>> .`,
    );
    expect(file.claims.map(({ qualifiers }) => qualifiers.time).toSorted()).toEqual(["1990/1995", "2000/.."]);
    const [first] = file.claims.filter(({ qualifiers }) => qualifiers.time === "1990/1995");
    expect(first?.attributions.map(({ polarity }) => polarity)).toEqual(["denied"]);
    expect(first?.note).toBe("doubts: https://ex.org/bea");
  });

  test("about values are notes of what they are about, with their sources", async () => {
    const file = await readTurtle(
      '<< ex:a ex:height 5 >> dct:source ex:book ; dct:creator ex:ann . ex:book rdfs:label "Book" .',
    );
    const { note, mentions } = file.entity("https://ex.org/a");
    expect([note, mentions.length]).toEqual(["height: 5 (https://ex.org/ann; Book)", 1]);
  });

  test("about statements are left out, and that is said", async () => {
    const file = await readTurtle("<< << ex:a ex:owns ex:b >> ex:saidBy ex:c >> dct:source ex:book .");
    expect(file.warnings[0]).toMatch(/: A statement about another statement is left out\.$/);
  });
});

describe("A dump of one entity of Wikidata", () => {
  const WIKIDATA = `@prefix wikibase: <http://wikiba.se/ontology#> . @prefix schema: <http://schema.org/> . @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix geo: <http://www.opengis.net/ont/geosparql#> .
@prefix wd: <http://www.wikidata.org/entity/> . @prefix s: <http://www.wikidata.org/entity/statement/> . @prefix ref: <http://www.wikidata.org/reference/> . @prefix v: <http://www.wikidata.org/value/> . @prefix data: <https://www.wikidata.org/wiki/Special:EntityData/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> . @prefix wdtn: <http://www.wikidata.org/prop/direct-normalized/> . @prefix p: <http://www.wikidata.org/prop/> . @prefix ps: <http://www.wikidata.org/prop/statement/> . @prefix psv: <http://www.wikidata.org/prop/statement/value/> . @prefix pq: <http://www.wikidata.org/prop/qualifier/> . @prefix pqv: <http://www.wikidata.org/prop/qualifier/value/> . @prefix pr: <http://www.wikidata.org/prop/reference/> . @prefix wdno: <http://www.wikidata.org/prop/novalue/> .
data:Q1 a schema:Dataset ; schema:about wd:Q1 ; wikibase:statements 3 .
wd:Q1 a wikibase:Item ; rdfs:label "Mill"@en ; wdt:P127 wd:Q2 ; wdt:P571 "1904-01-01T00:00:00Z"^^xsd:dateTime ; wdt:P625 "Point(-1.25 53.5)"^^geo:wktLiteral ; wdtn:P227 <https://d-nb.info/1> ; p:P127 s:b, s:c ; p:P571 s:e ; p:P138 s:i ; p:P2048 s:h .
s:b wikibase:rank wikibase:NormalRank ; ps:P127 wd:Q2 ; pq:P580 "1990-01-01T00:00:00Z"^^xsd:dateTime ; pqv:P580 v:t ; prov:wasDerivedFrom ref:r, ref:q .
s:c wikibase:rank wikibase:DeprecatedRank ; ps:P127 wd:Q3 ; prov:wasDerivedFrom ref:r .
s:e wikibase:rank wikibase:NormalRank ; ps:P571 "1904-01-01T00:00:00Z"^^xsd:dateTime ; psv:P571 v:u ; prov:wasDerivedFrom ref:r .
s:h wikibase:rank wikibase:DeprecatedRank ; ps:P2048 "+12"^^xsd:decimal ; psv:P2048 v:q .
s:i a wdno:P138 ; wikibase:rank wikibase:NormalRank .
ref:r a wikibase:Reference ; pr:P248 wd:Q5 ; pr:P854 <https://register.org/1> ; pr:P813 "2020-02-03T00:00:00Z"^^xsd:dateTime .
ref:q a wikibase:Reference ; pr:P143 wd:Q6 .
v:t a wikibase:TimeValue ; wikibase:timeValue "1990-01-01T00:00:00Z"^^xsd:dateTime ; wikibase:timePrecision 9 .
v:u a wikibase:TimeValue ; wikibase:timeValue "1904-01-01T00:00:00Z"^^xsd:dateTime ; wikibase:timePrecision 9 .
v:q a wikibase:QuantityValue ; wikibase:quantityAmount "+12"^^xsd:decimal ; wikibase:quantityUnit wd:Q7 .
wd:Q2 rdfs:label "Umbel"@en . wd:Q3 rdfs:label "Vetch"@en . wd:Q5 rdfs:label "Register"@en . wd:Q6 rdfs:label "Wikipedia"@en . wd:Q7 rdfs:label "metre"@en .
wd:P127 a wikibase:Property ; rdfs:label "owned by"@en ; wikibase:claim p:P127 ; wikibase:directClaim wdt:P127 . p:P127 a owl:ObjectProperty . wdno:P127 a owl:Class ; owl:complementOf _:c . _:c a owl:Restriction ; owl:onProperty wdt:P127 .
<https://en.wikipedia.org/wiki/Mill> a schema:Article ; schema:about wd:Q1 ; schema:inLanguage "en" ; schema:isPartOf <https://en.wikipedia.org/> ; schema:name "Mill"@en .`;

  test("has its statements as claims, with rank, spell and a source for each reference", async () => {
    const file = await readTurtle(WIKIDATA);
    expect(file.names.toSorted()).toEqual(["Mill", "Register", "Umbel", "Vetch", "Wikipedia", "metre"]);
    expect(file.lines.toSorted()).toEqual(["Mill -> Umbel (owned by)", "Mill -> Vetch (owned by)"]);
    const [umbel] = file.between("Mill", "Umbel");
    const [vetch] = file.between("Mill", "Vetch");
    expect(umbel?.qualifiers.time).toBe("1990/..");
    expect(titles(file, umbel)).toEqual([["Register"], ["P143: Wikipedia"]]);
    expect(umbel?.attributions[0]?.note).toBe("P813: 2020-02-03");
    expect(vetch && [file.field(vetch, "rank"), vetch.status, vetch.attributions[0]?.polarity]).toEqual([
      "DeprecatedRank",
      "deprecated",
      "affirmed",
    ]);
  });

  test("has values as exactly as they are known, notes of those that are deprecated, and pages about it", async () => {
    const file = await readTurtle(WIKIDATA);
    const mill = file.entity("Mill");
    expect([file.field(mill, "P571"), file.field(mill, "P2048"), mill.place?.latitude]).toEqual([
      1904,
      undefined,
      53.5,
    ]);
    expect(mill.note).toBe("P2048: 12 metre (rank: DeprecatedRank)\nP138: no value");
    const mentioned = mill.mentions.map(({ source }) => file.dataset.sources.find(({ id }) => id === source)?.title);
    expect(mentioned).toEqual(["Mill (en)", "Register"]);
    expect(file.warnings).toEqual([
      "1 value that repeats another as an address is left out.",
      "1 value has references. They are kept as sources of the entity, without their other details.",
    ]);
  });
});

describe("JSON-LD", () => {
  test("has lists, languages, turned properties, graphs and types of its context", async () => {
    const file = await readJsonLd({
      "@context": [
        { ex: "https://ex.org/", id: "@id", has: { "@id": "ex:has", "@type": "@id", "@container": "@list" } },
        {
          name: { "@id": "http://www.w3.org/2000/01/rdf-schema#label", "@container": "@language" },
          of: { "@reverse": "ex:part", "@type": "@id" },
          when: { "@id": "ex:when", "@type": "http://www.w3.org/2001/XMLSchema#date" },
        },
      ],
      "@graph": [
        { id: "ex:a", name: { de: "Mühle", en: "Mill" }, has: ["ex:b", "ex:b"], of: "ex:c", when: "2020-01-02" },
        {
          id: "ex:g",
          "http://purl.org/dc/terms/source": "Gazette",
          "@graph": { id: "ex:b", "ex:likes": { id: "ex:c" } },
        },
      ],
    });
    expect(short(file)).toEqual(["Mill -> b (has)", "Mill -> b (has)", "b -> c (likes)", "c -> Mill (part)"]);
    expect(file.fields).toContain("edtf when");
    expect(
      titles(
        file,
        file.claims.find((claim) => file.field(claim, "Graph") === "https://ex.org/g"),
      ),
    ).toEqual([["Gazette"]]);
  });

  test.each([
    ["https://schema.org", /^@context: .* is defined at https:\/\/schema\.org, not in the file.*“@vocab”/],
    [["https://ex.org/one", { "@vocab": "https://ex.org/" }], /at https:\/\/ex\.org\/one/],
    [{ "@version": 1.1, "@import": "https://ex.org/two" }, /at https:\/\/ex\.org\/two/],
    [{ p: { "@id": "https://ex.org/p", "@context": "three.json" } }, /at three\.json/],
  ])("with the context %j is refused in words, and asks for nothing", async (context, words) => {
    const text = JSON.stringify({ "@context": context, "@id": "https://ex.org/a", p: { "@id": "b", p: "1" } });
    expect(await refusal(text, "given.json")).toMatch(words);
  });

  test("keeps keys without an address under their own names, and addresses that are relative", async () => {
    const file = await readJsonLd({
      "@id": "#a",
      name: "Ann",
      age: 7,
      weight: 0.30000000000000004,
      knows: { "@id": "b" },
    });
    expect(file.lines).toEqual(["Ann -> b (knows)"]);
    expect([file.field(file.entity("Ann"), "age"), file.field(file.entity("Ann"), "weight")]).toEqual([
      7, 0.30000000000000004,
    ]);
    expect(file.warnings[0]).toMatch(/^6 addresses are relative/);
  });

  test("says what has no meaning in it, and why it is none", async () => {
    const file = await readJsonLd({ "@id": "https://ex.org/a", "https://ex.org/p": 1, "@strange": 2 });
    expect(file.warnings).toEqual(["1 part has no meaning in JSON-LD and is left out: @strange."]);
    expect(await refusal('{"@context":{"a":"b:c","b":"a:d"},"@id":"x","a":1}', "x.jsonld")).toMatch(
      /cyclic IRI mapping/,
    );
  });

  test("names that mean something to JavaScript are names", async () => {
    const text =
      '{"@context":{"constructor":"https://ex.org/c","__proto__":{"@id":"https://ex.org/p"}},"@id":"__proto__","constructor":"w","toString":{"@id":"prototype"},"__proto__":{"polluted":true}}';
    const file = await readText(text, "given.jsonld");
    expect(file.lines).toEqual(["__proto__ -> prototype (toString)"]);
    expect(file.warnings[0]).toBe("1 part has no meaning in JSON-LD and is left out: __proto__.");
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe("RDF/XML", () => {
  test("has ontologies with short names for addresses, collections, containers and relative addresses", async () => {
    const file = await readRdfXml(
      '<ex:Mill rdf:about="#m"><rdfs:label>Mill</rdfs:label><ex:has rdf:parseType="Collection"><rdf:Description rdf:about="https://ex.org/a"/></ex:has><ex:of><rdf:Seq><rdf:li rdf:resource="https://ex.org/b"/></rdf:Seq></ex:of><ex:size rdf:datatype="&xsd;integer">3</ex:size><ex:at rdf:parseType="Resource"><ex:street>Lane</ex:street></ex:at></ex:Mill>',
      '<?xml version="1.0"?>\n<!-- made by hand -->\n<!DOCTYPE rdf:RDF [ <!ENTITY xsd "http://www.w3.org/2001/XMLSchema#"> ]>\n',
    );
    expect(short(file)).toEqual(["Mill -> _:3 (at)", "Mill -> a (has)", "Mill -> b (of)"].toSorted());
    expect([file.field(file.entity("Mill"), "size"), file.entity("Mill").origin?.id]).toEqual([3, "#m"]);
  });

  test.each([
    [
      "cut off",
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n<rdf:Description>',
      /^line 2: .*not valid XML/,
    ],
    ["of another kind", "<feed><title>x</title></feed>", /contains no graph/],
    [
      "against the rules",
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="a" rdf:ID="b"/></rdf:RDF>',
      /^line 1: .*not valid RDF\/XML \(Only one of rdf:about/,
    ],
    ["deep", `<rdf:RDF>${"<a>".repeat(2_000)}`, /nested more than 500 deep/],
    [
      "of endless entities",
      `<!DOCTYPE r [<!ENTITY a "${"x".repeat(9_000)}">]><rdf:RDF>${"&a;".repeat(9_000)}</rdf:RDF>`,
      /many times longer/,
    ],
    [
      "of entities in entities",
      '<!DOCTYPE r [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><rdf:RDF>&b;</rdf:RDF>',
      /contain one another/,
    ],
    ["of files elsewhere", '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///x">]><rdf:RDF>&a;</rdf:RDF>', /not valid XML/],
  ])("that is %s is refused in words", async (_, text, words) => {
    expect(await refusal(text, "given.rdf")).toMatch(words);
  });
});

describe("All of RDF", () => {
  test("places are read from well-known text on the earth, be it a thing's own or its geometry's", async () => {
    const file = await readTurtle(
      `@prefix geo: <http://www.opengis.net/ont/geosparql#> . ex:a geo:hasGeometry [ geo:asWKT "POINT(-1.25 53.5)"^^geo:wktLiteral ] . ex:b geo:asWKT "<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(53.5 -1.25)"^^geo:wktLiteral . ex:c geo:asWKT "<http://www.wikidata.org/entity/Q405> Point(1 2)"^^geo:wktLiteral .`,
    );
    const placeOf = (name: string) => file.entity(`https://ex.org/${name}`).place;
    expect([placeOf("a"), placeOf("b")].map((place) => [place?.latitude, place?.longitude])).toEqual([
      [53.5, -1.25],
      [53.5, -1.25],
    ]);
    expect(placeOf("c")).toBeNull();
  });

  test("an address that runs something is a name and no link", async () => {
    const file = await readTurtle("ex:a ex:page <javascript:alert(1)> {| dct:source <javascript:alert(2)> |} .");
    expect(file.dataset.sources.map(({ title, address }) => [title, address])).toEqual([
      ["javascript:alert(2)", undefined],
    ]);
  });

  test("deep nesting is read or refused in time", async () => {
    const nested = (open: string, close: string) => `ex:a ex:p ${open.repeat(2_000)}1${close.repeat(2_000)} .`;
    expect((await readTurtle(nested("( ", " )"))).dataset.entities).toHaveLength(1);
    expect((await readTurtle(nested("[ ex:p ", " ]"))).claims).toHaveLength(2_000);
    expect(await refusal(PREFIXES + nested("<<( ex:a ex:p ", " )>>"), "x.ttl")).toMatch(/not valid RDF/);
  });

  test("says the same in each of its languages", async () => {
    const name = fc.constantFrom("a", "b", "c", "__proto__", "constructor");
    const triple = fc.record({
      from: name,
      relation: fc.constantFrom("p", "q"),
      to: name,
      label: fc.string({ unit: "grapheme", minLength: 1 }),
    });
    const address = (part: string) => `https://ex.org/${part}`;
    const LABEL = "http://www.w3.org/2000/01/rdf-schema#label";
    const escaped = (text: string) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
    await fc.assert(
      fc.asyncProperty(fc.array(triple, { minLength: 1, maxLength: 6 }), async (triples) => {
        const inLines = triples.flatMap(({ from, relation, to, label }) => [
          `<${address(from)}> <${address(relation)}> <${address(to)}> .`,
          `<${address(from)}> <${LABEL}> ${JSON.stringify(label)} .`,
        ]);
        const inJson = triples.map(({ from, relation, to, label }) => ({
          "@id": address(from),
          [address(relation)]: { "@id": address(to) },
          [LABEL]: label,
        }));
        const inXml = triples.map(
          ({ from, relation, to, label }) =>
            `<rdf:Description rdf:about="${address(from)}"><ex:${relation} rdf:resource="${address(to)}"/><rdfs:label>${escaped(label)}</rdfs:label></rdf:Description>`,
        );
        const files = await Promise.all([
          readText(inLines.join("\n"), "x.nt"),
          readJsonLd(inJson),
          readRdfXml(inXml.join("")),
        ]);
        const said = files.map(({ dataset }) => [
          dataset.entities.map(({ id, label, aliases }) => [id, label, ...aliases]),
          dataset.claims.map(({ subject, predicate, object }) => [subject, predicate, object]).sort(),
        ]);
        expect(said[1]).toEqual(said[0]);
        expect(said[2]).toEqual(said[0]);
      }),
      { numRuns: 25, seed: 7 },
    );
  });
});
