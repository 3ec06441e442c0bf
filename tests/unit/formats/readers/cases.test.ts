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
    warn: [/line 12: The edge id 0 is used twice, first at line 11.*made id/],
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
