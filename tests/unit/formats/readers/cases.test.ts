import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lintDataset } from "../../../../src/model/lint-dataset.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import { serializeDataset } from "../../../../src/model/serialize-dataset.ts";
import { CASES, type ReadCase, readCase } from "./read-case.ts";

interface Expected {
  readonly nodes: number | null;
  readonly edges: number | null;
  readonly directed: boolean | "mixed" | null;
  readonly must: readonly string[];
  readonly warn: readonly string[];
}

const expected: Record<string, Expected> = JSON.parse(readFileSync(new URL("expected.json", CASES), "utf8"));

/** What must hold of a file, each sentence of `expected.json` by its own lines, and how each of its warnings reads here. */
interface Facts {
  readonly warn: readonly RegExp[];
  readonly check: (file: ReadCase) => void;
}

const FACTS: Readonly<Record<string, Facts>> = {
  "gexf-12-edges-before-nodes.gexf": {
    warn: [],
    check({ names, fields, field, entity, lines, between }) {
      expect(new Set(names)).toEqual(new Set(["Almond Trust", "Bay Laurel Ltd", "Carob House", "Damson Quay"]));
      expect(fields).toEqual(expect.arrayContaining(["text Role", "integer Founded", "integer Since"]));
      expect(fields).toHaveLength(3);
      expect(field(entity("Almond Trust"), "Founded")).toBe(1987);
      expect(field(entity("Damson Quay"), "Founded")).toBe(1902);
      expect(field(entity("Bay Laurel Ltd"), "Founded")).toBeUndefined();
      expect(field(entity("Carob House"), "Founded")).toBeUndefined();
      expect(
        ["Almond Trust", "Bay Laurel Ltd", "Carob House", "Damson Quay"].map((name) => field(entity(name), "Role")),
      ).toEqual(["foundation", "company", "not recorded", "site"]);
      expect(between("Carob House", "Almond Trust").map((claim) => field(claim, "Since"))).toEqual([2019]);
      expect(new Set(lines)).toEqual(
        new Set([
          "Carob House -> Almond Trust (advises)",
          "Almond Trust -> Bay Laurel Ltd",
          "Bay Laurel Ltd -> Damson Quay (rents from)",
        ]),
      );
    },
  },
  "gexf-12-wrong-viz-namespace-loose-attvalues.gexf": {
    warn: [/url is used but not declared.*kept as text/],
    check({ entity, field, fields, place, names, between, dataset }) {
      const inn = entity("Elder Inn");
      expect([field(inn, "Kind"), field(inn, "Beds"), field(inn, "Colour"), field(inn, "Size")]).toEqual([
        "house",
        12,
        "#33669980",
        8,
      ]);
      expect(fields).toContain("integer Beds");
      const mill = entity("Fennel Mill");
      expect([field(mill, "Kind"), field(mill, "url"), field(mill, "Colour")]).toEqual([
        "mill",
        "https://example.org/fennel",
        "#CC3300",
      ]);
      expect(place("Elder Inn")).toEqual([12.5, -40]);
      expect(place("Fennel Mill")).toEqual([-7.25, 40]);
      expect(entity("c").label).toBeUndefined();
      expect(names).toContain("c");
      expect(place("c")).toBeUndefined();
      expect(entity("d").label).toBe("R&amp;D <b>Yard</b>");
      expect(between("Elder Inn", "Fennel Mill").map((claim) => field(claim, "Weight"))).toEqual([3]);
      expect(dataset.claims.filter((claim) => field(claim, "Weight") !== undefined)).toHaveLength(1);
    },
  },
  "gexf-12-repeated-edge-ids-zero-weight.gexf": {
    warn: [/line 12: The edge id 0 is used twice, first at line 11.*new id/],
    check({ lines, dataset, field }) {
      expect(new Set(lines)).toEqual(
        new Set([
          "Gorse -- Hazel (first)",
          "Hazel -- Iris (second)",
          "Iris -- Gorse (third)",
          "Gorse -- Hazel (fourth)",
          "Hazel -- Gorse (fifth)",
          "Iris -> Juniper (sixth)",
          "Juniper <-> Gorse (seventh)",
          "Juniper -- Juniper (eighth)",
        ]),
      );
      const weights = dataset.claims.map((claim) => [claim.predicate, field(claim, "Weight")]);
      expect(weights).toEqual(
        expect.arrayContaining([
          ["first", 0],
          ["second", 2.5],
          ["fourth", 1],
          ["fifth", undefined],
        ]),
      );
      expect(dataset.claims.find(({ predicate }) => predicate === "third")?.id).toBe("c.c-a");
      expect(new Set(dataset.claims.map(({ id }) => id)).size).toBe(8);
    },
  },
  "gexf-12-empty-end-undeclared-node.gexf": {
    warn: [
      /line 12: Edge e3 has an empty source. It is left out/,
      /line 13: Edge e4 has no target. It is left out/,
      /line 11: n9 is named by edge e2 but not described/,
    ],
    check({ names, entity, lines }) {
      expect(new Set(names)).toEqual(new Set(["Kelp Society", "Lichen Fund", "Moss Bureau", "n9"]));
      expect(entity("n9").described).toBe(false);
      expect(new Set(lines)).toEqual(
        new Set(["Kelp Society -> Lichen Fund", "Lichen Fund -> n9", "Moss Bureau -> Kelp Society"]),
      );
      expect(entity("Moss Bureau").described).toBeUndefined();
    },
  },
  "graphml-yed-nested-groups.graphml": {
    warn: [],
    check({ names, entity, field, lines, between, place, dataset }) {
      expect(new Set(names)).toEqual(new Set(["Coast council", "Aster\noffice", "Birch", "Cedar & Sons", "n2"]));
      expect(entity("n2").label).toBeUndefined();
      expect(field(entity("n0::n0"), "description")).toBe("keeps the <old> ledger");
      expect(new Set(lines)).toEqual(
        new Set([
          "Aster\noffice -> Birch (reports to)",
          "Cedar & Sons -> Aster\noffice (supplies)",
          "Cedar & Sons -> Coast council",
        ]),
      );
      expect(between("Cedar & Sons", "Aster\noffice").map((claim) => field(claim, "url"))).toEqual([
        "https://example.org/e0",
      ]);
      for (const id of ["n0::n0", "n0::n1"]) expect(field(entity(id), "Container")).toBe("n0");
      expect([place("n0::n0"), place("n0::n1"), place("n1"), place("n2")]).toEqual([
        [140, -105],
        [240, -105],
        [415, -315],
        [15, -315],
      ]);
      expect(field(entity("n0::n0"), "Colour")).toBe("#FFCC00");
      expect(new Set(dataset.vocabulary.fields?.map(({ label }) => label))).toEqual(
        new Set(["description", "Container", "Colour", "url"]),
      );
    },
  },
  "graphml-neo4j-apoc-undeclared-labels.graphml": {
    warn: [/title is used but not declared/, /since is used but not declared/],
    check({ names, entity, field, fields, kind, lines, between }) {
      expect(new Set(names)).toEqual(new Set(["Tern Freight", "Northport", "U. Example", "Ledger of 2003", "n16"]));
      expect(kind(entity("Tern Freight"))).toBe("Company");
      expect(field(entity("Tern Freight"), "Types")).toEqual(["Company", "Shipper"]);
      expect(["Northport", "U. Example", "Ledger of 2003", "n16"].map((name) => kind(entity(name)))).toEqual([
        "Port",
        "Person",
        "Document",
        "Not stated",
      ]);
      expect(field(entity("Tern Freight"), "founded")).toBe(1994);
      expect(field(entity("Tern Freight"), "tags")).toEqual(["coal", "grain"]);
      expect(new Set(lines)).toEqual(
        new Set([
          "Tern Freight -> Northport (CALLS_AT)",
          "U. Example -> Tern Freight (WORKS_FOR)",
          "Tern Freight -> Ledger of 2003 (NAMED_IN)",
          "U. Example -> Tern Freight (OWNS)",
        ]),
      );
      expect(between("Tern Freight", "Northport").map((claim) => field(claim, "since"))).toEqual(["2001-05-01"]);
      expect(fields).toContain("edtf since");
    },
  },
  "csv-gephi-semicolon-bom-decimal-comma.csv": {
    warn: [
      /row 5: “Cedar ” and “Cedar” are read as one entity/,
      /row 6: .*no target. Fir is kept, but no edge is made/,
      /id 1 is used twice/,
    ],
    check({ report, names, lines, between, field, fields, warnings }) {
      const guessed = report.guesses.map(({ about, value }) => `${about} ${value}`);
      expect(guessed).toEqual(
        expect.arrayContaining(["encoding utf-8", "separator ;", "decimal ,", "ends from=Source,to=Target"]),
      );
      expect(new Set(names)).toEqual(new Set(["Alder", "Birch", "Cedar", "Elm", "Fir"]));
      expect(lines.some((line) => line.includes("Fir"))).toBe(false);
      expect(new Set(lines)).toEqual(
        new Set([
          "Alder -> Birch (supplies)",
          "Birch -- Cedar (shares an office; since spring)",
          "Cedar -> Alder (owns\na part of)",
          "Cedar -> Elm (visits)",
          "Alder -> Birch (lends to)",
        ]),
      );
      const weight = (from: string, to: string) => between(from, to).map((claim) => field(claim, "Weight"));
      expect(new Set(weight("Alder", "Birch"))).toEqual(new Set([1.5, 3]));
      expect([weight("Birch", "Cedar"), weight("Cedar", "Alder"), weight("Cedar", "Elm")]).toEqual([
        [2.25],
        [10],
        [0.5],
      ]);
      expect(fields).toEqual(["number Weight"]);
      expect(warnings).toHaveLength(3);
    },
  },
  "csv-excel-unicode-text-utf16le.txt": {
    warn: [],
    check({ report, names, lines, dataset, field, fields }) {
      const guessed = report.guesses.map(({ about, value }) => `${about} ${value}`);
      expect(guessed).toEqual(
        expect.arrayContaining(["encoding utf-16", "separator \t", "ends from=Источник,to=Получатель"]),
      );
      expect(new Set(names)).toEqual(new Set(["Ясень", "Берёза", "Вяз", "Граб"]));
      expect(new Set(lines)).toEqual(
        new Set([
          "Ясень -> Берёза (снабжает)",
          "Берёза -> Вяз (арендует у)",
          'Вяз -- Граб (сосед, "старый")',
          "Граб -> Ясень (пишет)",
        ]),
      );
      expect(fields).toEqual(["integer Вес"]);
      expect(dataset.claims.map((claim) => field(claim, "Вес")).sort()).toEqual([1, 1, 2, 3]);
    },
  },
  "csv-nodes-leading-zero-ids.csv": {
    warn: [/row 8: The id 007 is described twice, first at row 2/],
    check({ dataset, entity, kind }) {
      expect(new Set(dataset.entities.map(({ origin }) => origin?.id))).toEqual(
        new Set(["007", "7", "0010", "1E5", "45670945678901234567", "03-05"]),
      );
      expect([entity("007").label, entity("007").aliases]).toEqual(["Kestrel", ["Kestrel House"]]);
      expect(entity("7").label).toBe("Linnet");
      expect(kind(entity("03-05"))).toBe("person");
    },
  },
  "csv-edges-leading-zero-ids.csv": {
    warn: [],
    check({ lines, entity }) {
      expect(new Set(lines)).toEqual(
        new Set([
          "007 -> 7 (supplies)",
          "0010 -> 1E5 (leases)",
          "45670945678901234567 -- 03-05 (met)",
          "99 -> 007 (writes to)",
        ]),
      );
      expect(entity("007").id).not.toBe(entity("7").id);
    },
  },
  "csv-nodes-leading-zero-ids.csv + csv-edges-leading-zero-ids.csv": {
    warn: [/99 is named by an edge but not described/, /id 007 is described twice/],
    check({ lines, entity }) {
      expect(new Set(lines)).toEqual(
        new Set([
          "Kestrel -> Linnet (supplies)",
          "Magpie -> Nightjar (leases)",
          "Oriole -- Plover (met)",
          "99 -> Kestrel (writes to)",
        ]),
      );
      expect(entity("99").described).toBe(false);
      expect([entity("7").label, entity("007").label, entity("007").aliases]).toEqual([
        "Linnet",
        "Kestrel",
        ["Kestrel House"],
      ]);
    },
  },
  "csv-matrix-empty-name-isolated.csv": {
    warn: [/row and a column without a name are left out, with 4 values that are not zero \(3, 1, 3, 1\)/],
    check({ report, names, dataset, lines, between, field }) {
      expect(report.guesses).toContainEqual(expect.objectContaining({ about: "table", value: "matrix" }));
      expect(new Set(names)).toEqual(new Set(["Ash", "Beech", "Cypress", "Dogwood"]));
      expect(new Set(lines)).toEqual(
        new Set(["Ash -> Beech", "Beech -> Cypress", "Cypress -> Ash", "Cypress -> Beech"]),
      );
      const weight = (from: string, to: string) => between(from, to).map((claim) => field(claim, "Weight"));
      expect([
        weight("Ash", "Beech"),
        weight("Beech", "Cypress"),
        weight("Cypress", "Ash"),
        weight("Cypress", "Beech"),
      ]).toEqual([[2.5], [1.1], [1.4], [1.1]]);
      expect(dataset.claims.every(({ direction }) => direction === "directed")).toBe(true);
    },
  },
  "csv-details-with-html-links.csv": {
    warn: [/row 5: This is not a web address, so it is not made a link/],
    check({ names, lines, between, field, fields, dataset }) {
      expect(new Set(names)).toEqual(
        new Set(["Harbour Board", "Rowan Supply", "S. Example", "Spruce Works", "Thistle Press"]),
      );
      const contracts = between("Harbour Board", "Rowan Supply");
      expect(contracts).toHaveLength(2);
      const first = contracts.find((claim) => field(claim, "contract_size") === 3000);
      const second = contracts.find((claim) => field(claim, "contract_size") === 840);
      if (first === undefined || second === undefined) throw new Error("a contract is missing");
      expect(field(first, "detail")).toBe("Rowan Supply was given a 3 million contract without tender");
      expect(field(second, "detail")).toBe('A second one, worth 840,000, came in "spring" and was enlarged');
      const addressOf = new Map(dataset.sources.map(({ id, address }) => [id, address]));
      const cited = (claim: (typeof contracts)[number]) =>
        claim.attributions.flatMap(({ evidence }) => evidence.map(({ source }) => addressOf.get(source)));
      expect(cited(first)).toEqual(["https://example.org/tenders/12"]);
      expect(cited(second)).toEqual(["https://example.org/tenders/19", "https://example.org/tenders/20"]);
      expect(dataset.sources).toHaveLength(3);
      expect(JSON.stringify(dataset)).not.toMatch(/javascript:|<img|<a /);
      expect(between("Spruce Works", "Thistle Press").map((claim) => field(claim, "detail"))).toEqual([
        "prints for it & for 2 < 3 others",
      ]);
      const size = (from: string, to: string) => between(from, to).map((claim) => field(claim, "contract_size"));
      expect(size("Rowan Supply", "S. Example")).toEqual([undefined]);
      expect(size("Harbour Board", "Spruce Works")).toEqual([0]);
      expect(size("Spruce Works", "Thistle Press")).toEqual([2.5]);
      expect(size("Thistle Press", "S. Example")).toEqual([undefined]);
      expect(fields).toContain("number contract_size");
      expect(lines.filter((line) => line.endsWith("(contract)"))).toHaveLength(3);
      expect(new Set(dataset.vocabulary.predicates.map(({ label }) => label))).toEqual(
        new Set(["contract", "member", "job", "family"]),
      );
      expect(dataset.vocabulary.predicates.every(({ inverse }) => inverse === undefined)).toBe(true);
      expect(dataset.claims.every(({ gloss }) => gloss === undefined)).toBe(true);
    },
  },
  "csv-weights-strength-or-distance.csv": {
    warn: [],
    check({ dataset, fields, field }) {
      expect(fields).toEqual(["integer Weight"]);
      expect(dataset.claims.map((claim) => field(claim, "Weight")).sort()).toEqual([2, 2, 5, 8, 8]);
      // Whether much of it means near or far, nobody says: the reader is asked.
      expect(dataset.vocabulary.fields?.[0]?.meaning).toBeUndefined();
    },
  },
  "nodelink-d3-positions-as-ends.json": {
    warn: [/link 5: Source 4 is beyond the 4 nodes. The link is left out/],
    check({ report, names, dataset, field, lines }) {
      expect(names.filter((name) => name === "Acorn")).toHaveLength(2);
      const group = (id: string | null) => {
        const entity = dataset.entities.find((each) => each.id === id);
        return entity && `${entity.label} ${field(entity, "group")}`;
      };
      expect(
        new Set(
          dataset.claims.map((claim) => `${group(claim.subject)} > ${group(claim.object)} ${field(claim, "value")}`),
        ),
      ).toEqual(
        new Set([
          "Acorn 1 > Bramble 1 4",
          "Bramble 1 > Clover 2 1",
          "Clover 2 > Acorn 3 2",
          "Acorn 3 > Acorn 1 undefined",
        ]),
      );
      expect(field(dataset.entities.find(({ label }) => label === "Bramble") ?? expect.unreachable(), "index")).toBe(1);
      expect(report.guesses).toContainEqual(expect.objectContaining({ about: "direction", value: "directed" }));
      expect(lines).toHaveLength(4);
    },
  },
  "nodelink-networkx-number-ids-edges-key.json": {
    warn: [],
    check({ names, lines, between, field, entity, dataset }) {
      expect(new Set(names)).toEqual(new Set(["Dahlia", "Erica", "Freesia", "Gentian"]));
      expect(new Set(lines)).toEqual(
        new Set(["Erica -- Freesia (leases)", "Erica -- Freesia (writes to)", "Dahlia -- Erica", "Gentian -- Dahlia"]),
      );
      expect(
        between("Erica", "Freesia")
          .map((claim) => field(claim, "key"))
          .sort(),
      ).toEqual([0, 1]);
      expect(entity("Gentian").origin?.id).toBe("[3,4]");
      expect(dataset.dataset.title).toBe("three offices");
    },
  },
  "nodelink-rtl-bidi-labels.json": {
    warn: [],
    check({ dataset, entity, lines }) {
      const source = JSON.parse(readFileSync(new URL("files/nodelink-rtl-bidi-labels.json", CASES), "utf8"));
      for (const { id, label } of source.nodes) expect(entity(id).label).toBe(label);
      expect(new Set(dataset.vocabulary.predicates.map(({ label }) => label))).toEqual(
        new Set(source.links.map((link: { label: string }) => link.label)),
      );
      expect(serializeDataset(dataset)).toContain("bill\u202Efdp.exe");
      expect(lines).toHaveLength(5);
    },
  },
  "cytoscape-flat-elements-no-edge-ids.json": {
    warn: [/missing is named by edge e9 but not described/],
    check({ names, entity, lines, between, field, place, dataset }) {
      expect(new Set(names)).toEqual(new Set(["Heath", "Ivy", "North shore", "Jasmine", "missing"]));
      expect(entity("missing").described).toBe(false);
      expect(new Set(lines)).toEqual(
        new Set(["Heath -> Ivy (supplies)", "Ivy -> Jasmine", "Jasmine -> Heath", "Jasmine -> missing"]),
      );
      expect(between("Ivy", "Jasmine").map((claim) => field(claim, "weight"))).toEqual([2]);
      expect([entity("Ivy").origin?.id, between("Jasmine", "Heath")[0]?.origin?.id]).toEqual(["2", "2"]);
      expect(field(entity("Jasmine"), "Container")).toBe("shore");
      expect([place("Heath"), place("Ivy")]).toEqual([
        [10, -20],
        [-30, -5],
      ]);
      expect(field(entity("Ivy"), "Classes")).toEqual(["site", "old"]);
      expect(JSON.stringify(dataset)).not.toContain("selector");
    },
  },
  "obsidian-canvas-group-turned-arrow.canvas": {
    warn: [/ffff is named by edge e4 but not described/],
    check({ names, entity, lines, field, place, dataset }) {
      expect(new Set(names)).toEqual(
        new Set(["Harbour", "Vervain office", "Wolf Example", "https://example.org/notice", "ffff"]),
      );
      expect(entity("ffff").described).toBe(false);
      expect(field(entity("Vervain office"), "text")).toBe("**Vervain** office\n\nopened in 1994");
      expect(field(entity("Wolf Example"), "file")).toBe("People/Wolf Example.md");
      expect(new Set(lines)).toEqual(
        new Set([
          "Vervain office -> Wolf Example (employs)",
          "https://example.org/notice -> Wolf Example",
          "https://example.org/notice -- Harbour",
          "Vervain office -> ffff",
        ]),
      );
      expect(["Vervain office", "Wolf Example"].map((name) => field(entity(name), "Container"))).toEqual([
        "6e93",
        "6e93",
      ]);
      expect(field(entity("https://example.org/notice"), "Container")).toBeUndefined();
      expect([place("Harbour"), place("Vervain office")]).toEqual([
        [100, -50],
        [-50, 20],
      ]);
      expect(dataset.claims).toHaveLength(4);
    },
  },
  "kumu-blueprint-labels-and-ids-as-ends.json": {
    warn: [
      /connection 5: The end Aconite fits several entities \(e1 and e2\)/,
      /connection 4: Dodder is named by an edge but not described/,
      /The loop R1 is not read/,
    ],
    check({ report, names, entity, lines, dataset, field, kind }) {
      expect(names.filter((name) => name === "Aconite")).toHaveLength(2);
      expect(new Set(names)).toEqual(new Set(["Aconite", "Bryony", "Comfrey", "Dodder"]));
      expect(entity("Dodder").described).toBe(false);
      expect(new Set(lines)).toEqual(
        new Set(["Aconite -> Bryony (likes)", "Bryony <-> Aconite", "Bryony -> Comfrey (owes)", "Comfrey -- Dodder"]),
      );
      const kindOf = (id: string | null) =>
        kind(dataset.entities.find((each) => each.id === id) ?? expect.unreachable());
      const likes = dataset.claims.find(({ predicate }) => predicate === "likes");
      const mutual = dataset.claims.find(({ direction }) => direction === "both-ways");
      expect([kindOf(likes?.subject ?? null), kindOf(mutual?.object ?? null)]).toEqual(["office", "person"]);
      expect(report.guesses).toContainEqual(expect.objectContaining({ about: "direction", value: "directed" }));
      expect(field(entity("e1"), "tags")).toEqual(["north", "old"]);
      expect(mutual && field(mutual, "tags")).toEqual(["since spring", "friends"]);
      expect(field(entity("Bryony"), "Net worth")).toBe("12 000");
      expect(field(entity("Bryony"), "description")).toBe("**keeps** the log\n\nof the quay");
    },
  },
  "neo4j-apoc-export-lines.json": {
    warn: [/line 7: 3 is named by relationship 2 but not described/],
    check({ names, entity, lines, between, field, kind, dataset }) {
      expect(new Set(names)).toEqual(new Set(["Yew Shipping", "Zelkova", "Pier 4", "3"]));
      expect(new Set(lines)).toEqual(
        new Set(["Yew Shipping -> Zelkova (OWNS)", "Zelkova -> Pier 4 (BERTHED_AT)", "3 -> Zelkova (OWNS)"]),
      );
      expect(between("Yew Shipping", "Zelkova").map((claim) => field(claim, "since"))).toEqual([1993]);
      expect(new Set(dataset.claims.map(({ origin }) => origin?.id))).toEqual(new Set(["0", "1", "2"]));
      expect([kind(entity("3")), entity("3").described]).toEqual(["Person", false]);
      expect([kind(entity("Zelkova")), field(entity("Zelkova"), "Types")]).toEqual(["Vessel", ["Vessel", "Tug"]]);
      expect(field(entity("Yew Shipping"), "version")).toBe("1.8.0");
      expect(entity("Zelkova").place).toEqual({ latitude: 51.5, longitude: -0.25, basis: "source" });
    },
  },
  "stix21-bundle-outside-reference-opinion.json": {
    warn: [
      /relationship--00000000-0000-4000-8000-000000000009.*no source/,
      /threat-actor threat-actor--00000000-0000-4000-8000-000000000099 is named but is not in the bundle/,
    ],
    check({ names, entity, kind, lines, between, field, dataset }) {
      const actor = "threat-actor--00000000-0000-4000-8000-000000000099";
      expect(new Set(names)).toEqual(
        new Set(["Harbour Watch", "Second Reader", "Lantern", "Pier relay", "Northport", actor]),
      );
      expect([kind(entity(actor)), entity(actor).described]).toEqual(["threat-actor", false]);
      expect(new Set(lines)).toEqual(
        new Set([
          "Lantern -> Pier relay (uses)",
          "Pier relay -> Northport (located-at)",
          `Lantern -> ${actor} (attributed-to)`,
          "Pier relay -> Second Reader (sighted by)",
        ]),
      );
      const [uses] = between("Lantern", "Pier relay");
      if (uses === undefined) return expect.unreachable();
      const sourceOf = (id: string) => dataset.sources.find((each) => each.id === id);
      const held = (claim: typeof uses) =>
        claim.attributions.map(({ holder, polarity, evidence, note }) => ({
          holder: dataset.entities.find(({ id }) => id === holder)?.label,
          polarity,
          sources: evidence.map(({ source }) => sourceOf(source)?.title),
          note,
        }));
      expect(held(uses)).toEqual([
        { holder: "Harbour Watch", polarity: "affirmed", sources: ["Harbour bulletin 12", "Note 7"], note: null },
        {
          holder: "Second Reader",
          polarity: "denied",
          sources: [],
          note: "strongly-disagree: the relay was sold before",
        },
      ]);
      expect(dataset.sources.find(({ title }) => title === "Harbour bulletin 12")?.address).toBe(
        "https://example.org/bulletin/12",
      );
      expect([uses.qualifiers.time, field(uses, "confidence")]).toEqual(["2020-03-01/2020-05-01", 30]);
      expect(between("Pier relay", "Northport").map(held)).toEqual([
        [{ holder: "Second Reader", polarity: "affirmed", sources: [], note: null }],
      ]);
      expect(between("Lantern", actor).map(held)).toEqual([[]]);
      const [sighting] = between("Pier relay", "Second Reader");
      if (sighting === undefined) return expect.unreachable();
      expect([sighting.qualifiers.time, field(sighting, "count")]).toEqual(["2020-03-05", 2]);
      expect(entity("Lantern").mentions.map(({ source }) => sourceOf(source)?.title)).toEqual(["Note 7"]);
    },
  },
  "pajek-relations-quoted-labels.net": {
    warn: [],
    check({ names, entity, lines, between, field, place, dataset }) {
      expect(new Set(names)).toEqual(
        new Set(["Bureau of Sedge, Rush & Reed", "Teal Office", "Umbrel", "4", "Wrack", "6"]),
      );
      expect([entity("4").described, entity("6").described, entity("Wrack").described]).toEqual([
        false,
        false,
        undefined,
      ]);
      const bureau = "Bureau of Sedge, Rush & Reed";
      expect(new Set(lines)).toEqual(
        new Set([
          `${bureau} -> Teal Office (supplies)`,
          "Teal Office -> Umbrel (supplies)",
          `${bureau} -> Teal Office (main path of goods)`,
          `Umbrel -> ${bureau} (main path of goods)`,
          `Teal Office -> ${bureau} (writes to)`,
          "Teal Office -> Umbrel (writes to)",
          "4 -- Wrack",
          "6 -- 6",
        ]),
      );
      const weights = (from: string, to: string) =>
        between(from, to).map((claim) => [claim.predicate, field(claim, "Weight")]);
      expect(weights(bureau, "Teal Office")).toEqual(
        expect.arrayContaining([
          ["supplies", 3],
          ["main-path-of-goods", 1],
        ]),
      );
      expect(weights("Teal Office", "Umbrel")).toEqual(
        expect.arrayContaining([
          ["supplies", -1],
          ["writes-to", undefined],
        ]),
      );
      expect([weights("Umbrel", bureau)[0]?.[1], weights("4", "Wrack")[0]?.[1]]).toEqual([undefined, 2]);
      expect(dataset.dataset.title).toBe("Reed Bank.net [draft]");
      expect([place(bureau), place("Teal Office")]).toEqual([
        [0.1, -0.9],
        [0.2, -0.1],
      ]);
    },
  },
  "dot-html-labels-chains-subgraphs.dot": {
    warn: [/Ports are not kept: n, w/, /line 16: The graph is strict. A repeated edge between a1 and b 2 is left out/],
    check({ entity, dataset, between, lines, kind, field }) {
      expect(new Set(dataset.entities.map(({ origin }) => origin?.id))).toEqual(
        new Set(["a1", "b 2", "c3", "NODE", "d4", "根", "constructor"]),
      );
      expect([entity("a1").label, entity("b 2").label]).toEqual(["Alder & Co", "Birch\nyard"]);
      expect(["c3", "NODE", "d4", "根", "constructor"].map((id) => entity(id).label)).toEqual(Array(5).fill(undefined));
      const supplies = between("Alder & Co", "Birch\nyard");
      expect(supplies.map(({ predicate, label }) => [predicate, label])).toEqual([["path", "supplies"]]);
      expect(new Set(lines)).toEqual(
        new Set([
          "Alder & Co -> Birch\nyard (path)",
          "c3 -> d4 (road)",
          "NODE -> d4 (road)",
          "d4 -> Birch\nyard (road)",
          "根 -> constructor (path)",
          "d4 -> d4 (path)",
        ]),
      );
      expect(new Set(dataset.entities.map(kind))).toEqual(new Set(["site"]));
      expect(["a1", "b 2", "根", "c3", "NODE", "d4"].map((id) => field(entity(id), "Container"))).toEqual([
        "Old quarter",
        "Old quarter",
        "cluster_new",
        undefined,
        undefined,
        undefined,
      ]);
    },
  },
  "rdf-reified-statements-two-sources.ttl": {
    warn: [],
    check({ names, between, lines, entity, field, dataset }) {
      expect(new Set(names)).toEqual(
        new Set(["Tide mill", "Umbel Group", "Vetch Lines", "Northport", "the editor of the Gazette"]),
      );
      expect(new Set(lines)).toEqual(
        new Set([
          "Tide mill -> Umbel Group (ownedBy)",
          "Tide mill -> Vetch Lines (ownedBy)",
          "Tide mill -> Northport (locatedIn)",
        ]),
      );
      const held = (to: string) =>
        between("Tide mill", to).flatMap(({ attributions }) =>
          attributions.map(({ holder, evidence, note }) => ({
            holder: dataset.entities.find(({ id }) => id === holder)?.label ?? null,
            sources: evidence.map(({ source }) => dataset.sources.find(({ id }) => id === source)?.address),
            note,
          })),
        );
      expect(held("Umbel Group")).toEqual([
        {
          holder: "the editor of the Gazette",
          sources: ["https://example.org/gazette/14"],
          note: "certainty: probable",
        },
        { holder: null, sources: ["https://example.org/letters/2"], note: null },
      ]);
      expect(held("Vetch Lines")).toEqual([
        { holder: null, sources: ["https://example.org/register/4411"], note: null },
      ]);
      expect(held("Northport")).toEqual([]);
      expect(field(entity("Tide mill"), "founded")).toBe(1904);
    },
  },
};

const byDirection = ({ dataset }: ReadCase) => {
  const found = new Set(dataset.claims.map(({ direction }) => direction));
  if (found.size === 0) return null;
  return found.size > 1 ? "mixed" : found.has("directed");
};

describe("Each file of the field", () => {
  test("has its facts here", () => {
    const files = readdirSync(new URL("files/", CASES)).filter((name) => !/^text-annotate/.test(name));
    expect(files.filter((name) => !(name in FACTS))).toEqual([]);
  });

  test.each(Object.entries(FACTS))("%s is read as its format says", async (names, { warn, check }) => {
    const wanted = expected[names];
    if (wanted === undefined) throw new Error(`${names} is not in expected.json`);
    const file = await readCase(names);
    expect({
      nodes: file.dataset.entities.length,
      edges: file.dataset.claims.length,
      directed: byDirection(file),
    }).toEqual({
      nodes: wanted.nodes,
      edges: wanted.edges,
      directed: wanted.directed,
    });
    for (const pattern of warn) expect(file.warnings).toContainEqual(expect.stringMatching(pattern));
    if (wanted.warn.length === 0) expect(file.warnings).toEqual([]);
    check(file);
    const again = parseDataset(JSON.parse(serializeDataset(file.dataset)));
    expect(again).toEqual({ ok: true, value: file.dataset });
    expect(lintDataset(file.dataset)).toEqual([]);
    expect((await readCase(names)).dataset).toEqual(file.dataset);
  });
});
