import { readFileSync } from "node:fs";
import fc from "fast-check";
import { MultiDirectedGraph } from "graphology";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { edgesLine, lossLine } from "../../../src/formats/format.ts";
import { formats } from "../../../src/formats/formats.ts";
import { assemblePage } from "../../../src/formats/one-file-page.ts";
import { openDataset } from "../../../src/formats/open-dataset.ts";
import {
  type Attribution,
  type Claim,
  type Dataset,
  datasetSchema,
  type Entity,
  type Evidence,
} from "../../../src/model/dataset.ts";
import { serializeDataset } from "../../../src/model/serialize-dataset.ts";
import { anyCharacter } from "../../fixtures/any-character.ts";
import { arbitraryDataset } from "../../fixtures/arbitrary-dataset.ts";
import { ONE_FILE_PARTS, ONE_FILE_SHELL } from "../../fixtures/one-file-shell.ts";
import { claimWith, entityWith, smallDataset as freshDataset } from "../../fixtures/small-dataset.ts";

/** For the formats that are written into a page. */
const PAGE = assemblePage(ONE_FILE_SHELL, ONE_FILE_PARTS);

/** As a file holds it: a file knows no -0. */
const smallDataset = (): Dataset => JSON.parse(JSON.stringify(freshDataset()));

const all = formats.all.map((format) => ({ id: format.id, format }));
/** Every format with every combination of its options' values. */
const variants = formats.all.flatMap((format) => {
  let choices: Record<string, string>[] = [{}];
  for (const option of format.options) {
    choices = choices.flatMap((choice) => option.values.map(({ id }) => ({ ...choice, [option.id]: id })));
  }
  return choices.map((options) => ({ name: [format.id, ...Object.values(options)].join(" "), format, options }));
});

/** A dataset whose edges say of each attribution whose word it is, how firmly, and in which sentence, and no more. */
function withFlatEdges(dataset: Dataset): Dataset {
  const wholeOf = ({ start: _, end: __, ...evidence }: Evidence) => {
    const segments = dataset.sources.findLast(({ id }) => id === evidence.source)?.segments;
    const whole = segments?.findLast((segment) => segment.at === evidence.at);
    return whole === undefined ? evidence : { ...evidence, start: whole.start, end: whole.end };
  };
  const placeOf = ({ page: _, address: __, quotation: ___, ...place }: Evidence) => place;
  const commas = <Item extends Entity | Claim>(record: Item): Item =>
    record.fields === undefined
      ? record
      : {
          ...record,
          fields: Object.fromEntries(
            Object.entries(record.fields).map(([id, value]) => [
              id,
              typeof value === "object"
                ? value.map((each) => (typeof each === "string" ? each.split(";").join(",") : each))
                : value,
            ]),
          ),
        };
  return {
    ...dataset,
    entities: dataset.entities.map((entity) => ({
      ...commas(entity),
      aliases: entity.aliases.map((alias) => alias.split(";").join(",")),
    })),
    claims: dataset.claims.map((claim) => {
      if (claim.object === null) return claim;
      const bare = { via: [], saidAt: null, label: null, note: null };
      const { length } = claim.attributions;
      const flat = ({ origin: _, ...attribution }: Attribution) => {
        const places = attribution.evidence.map(wholeOf);
        const isAlone = length === 1 && places.length === 1;
        return { ...attribution, ...bare, evidence: isAlone ? places : places.map(placeOf) };
      };
      return { ...commas(claim), attributions: claim.attributions.map(flat) };
    }),
  };
}

/** What is left of a dataset in the formats that lose something. */
const REMAINS: Readonly<Record<string, (dataset: Dataset) => Dataset>> = {
  "node-link edges flat": withFlatEdges,
  "node-link links flat": withFlatEdges,
};

async function reopened(text: string): Promise<Dataset> {
  const opened = await openDataset(text);
  if (!opened.ok) throw new Error(opened.error.map((issue) => `${issue.path}: ${issue.message}`).join("\n"));
  return opened.value;
}

/** The small dataset with other words in it: quotes, line ends, markup, other scripts. */
const awkward = fc
  .tuple(
    fc.string({ unit: anyCharacter, minLength: 1 }),
    fc.constantFrom("<script>alert(1)</script>", '"', "\u2028", "𐎠", "="),
  )
  .map(([words, mark]) => {
    const dataset = smallDataset();
    return {
      ...dataset,
      dataset: { ...dataset.dataset, title: `${mark}${words}` },
      entities: dataset.entities.map((entity) => ({ ...entity, label: `${words}${mark}`, aliases: [mark, words] })),
      claims: dataset.claims.map((claim) => ({ ...claim, gloss: `${mark}${words}`, note: words })),
    };
  });

/** The small dataset with one more entity, called so as well. */
const aliased = (alias: string): Dataset => {
  const dataset = smallDataset();
  const entities = [...dataset.entities, entityWith({ id: "e.zeno", aliases: ["Zeno", alias] })];
  // Without claims, so that nothing else is lost.
  return { ...dataset, entities, claims: [], links: [], questions: [], stories: [] };
};

const anyDataset = arbitraryDataset.map((input) => v.parse(datasetSchema, input));

describe.each(all)("$id", ({ format }) => {
  test("declares what a menu needs", () => {
    expect(format.extension).toMatch(/^\.[a-z.-]+$/);
    expect(format.mediaType).toMatch(/^[a-z]+\/[a-z.+-]+$/);
    expect(format.title()).not.toBe("");
    expect(format.description()).toMatch(/\.$/);
    for (const option of format.options) expect(option.values.length).toBeGreaterThan(1);
  });

  test("writes only losses that it declares, each with a count", async () => {
    const { losses, text } = (await format.load()).write(smallDataset(), {}, { page: PAGE });
    for (const loss of losses) {
      expect(format.losses.map((declared) => declared())).toContain(loss.what);
      expect(loss.count).toBeGreaterThan(0);
    }
    expect(text.endsWith("\n")).toBe(true);
  });

  test("its detector knows what its writer wrote, and no other format's", async () => {
    for (const other of formats.all) {
      const { text } = (await other.load()).write(smallDataset(), {}, { page: PAGE });
      expect(format.detect(text.slice(0, 1_000))).toBe(other.id === format.id);
    }
  });
});

describe.each(variants)("$name", ({ format, options, name }) => {
  test("writes the golden file, with the golden losses", async () => {
    const { text, losses } = (await format.load()).write(smallDataset(), options, { page: PAGE });
    const golden = `../../fixtures/golden/small.${name.replaceAll(" ", "-")}`;
    await expect(text).toMatchFileSnapshot(`${golden}${format.carriesPage ? format.extension : ".json"}`);
    await expect(`${losses.map(lossLine).join("\n") || "no losses"}\n`).toMatchFileSnapshot(`${golden}.losses.txt`);
  });

  const remains = REMAINS[name] ?? ((dataset: Dataset) => dataset);

  test("reads back what it wrote, but for the losses it declares", async () => {
    const dataset = smallDataset();
    const { text, losses } = (await format.load()).write(dataset, options, { page: PAGE });
    expect(losses.length > 0).toBe(name in REMAINS);
    expect(await reopened(text)).toEqual(remains(dataset));
    expect(serializeDataset(await reopened(text))).toBe(serializeDataset(remains(dataset)));
  });

  test.each([
    ["any words", awkward],
    ["any dataset", anyDataset],
    ["semicolons in aliases", fc.constantFrom("a; b", ";", "; ").map(aliased)],
  ])("reads back %s, and says that it loses nothing only where that is so", async (_, datasets) => {
    const { write } = await format.load();
    await fc.assert(
      fc.asyncProperty(datasets, async (dataset) => {
        const { text, losses } = write(dataset, options, { page: PAGE });
        expect(serializeDataset(await reopened(text))).toBe(serializeDataset(remains(dataset)));
        expect(losses.length === 0).toBe(serializeDataset(remains(dataset)) === serializeDataset(dataset));
      }),
      { numRuns: 25 },
    );
  });
});

test("the native file comes out byte for byte as it went in", async () => {
  const { write } = await (formats.get("kg-json") ?? expect.unreachable()).load();
  const first = write(smallDataset(), {}).text;
  expect(write(await reopened(first), {}).text).toBe(first);
});

test("a file with a byte order mark opens", async () => {
  expect((await openDataset(`\uFEFF${serializeDataset(smallDataset())}`)).ok).toBe(true);
});

describe("graphology", () => {
  const write = async (dataset: Dataset) =>
    (await (formats.get("graphology") ?? expect.unreachable()).load()).write(dataset, {}).text;

  test("graphology takes the file, with entity ids as nodes and claim ids as edges", async () => {
    const dataset = smallDataset();
    const graph = MultiDirectedGraph.from(JSON.parse(await write(dataset)));
    expect(graph.nodes()).toEqual(dataset.entities.map(({ id }) => id));
    expect(graph.edges()).toEqual(dataset.claims.filter(({ object }) => object !== null).map(({ id }) => id));
    expect(graph.source("c.0009")).toBe("e.hanno");
    expect(graph.target("c.0009")).toBe("e.grey-company");
  });

  test("what graphology exports again is the same dataset", async () => {
    const dataset = smallDataset();
    const graph = MultiDirectedGraph.from(JSON.parse(await write(dataset)));
    expect(await reopened(JSON.stringify(graph.export()))).toEqual(dataset);
  });

  test("a claim taken out of the graph is out of the dataset", async () => {
    const graph = MultiDirectedGraph.from(JSON.parse(await write(smallDataset())));
    graph.dropEdge("c.0001");
    const dataset = await reopened(JSON.stringify(graph.export()));
    expect(dataset.claims.map(({ id }) => id)).not.toContain("c.0001");
    expect(dataset.claims).toHaveLength(smallDataset().claims.length - 1);
  });
});

test.each(["graphology", "node-link-edges", "node-link-links"])(
  "a file that an earlier version wrote still opens, without a loss: %s",
  async (name) => {
    const text = readFileSync(new URL(`../../fixtures/earlier/${name}.json`, import.meta.url), "utf8");
    expect(serializeDataset(await reopened(text))).toBe(serializeDataset(smallDataset()));
  },
);

test.each([
  [["a", "b"], 0, "2 claims (2 edges)"],
  [["a"], 1, "2 claims (1 edge, 1 value on its entity)"],
  [[], 2, "2 claims (0 edges, 2 values on their entities)"],
])("claims that become edges %j beside %i values are announced as %s", (edges, values, line) => {
  const value = { amount: 3, unit: "dead", qualifier: null };
  const claims = [
    ...edges.map(() => claimWith()),
    ...Array.from({ length: values }, () => claimWith({ object: null, value })),
  ];
  expect(edgesLine(claims)).toBe(line);
});

describe("what is no dataset", () => {
  const faults = async (text: string) => {
    const opened = await openDataset(text);
    if (opened.ok) return expect.unreachable();
    return opened.error.map(({ code, path, message }) => `${code} ${path} ${message}`);
  };

  test.each([
    ["a graph of somebody else", '{"nodes":[],"edges":[],"directed":true}'],
    ["a graphology graph of somebody else", '{"options":{},"attributes":{},"nodes":[],"edges":[]}'],
    ["a node-link graph of somebody else", '{"directed":true,"graph":{},"nodes":[{"id":1}],"links":[]}'],
    ["a graphology graph without nodes", '{"options":{}}'],
    ["a node-link graph without edges", '{"directed":true,"nodes":[]}'],
    ["a list", "[]"],
    ["a number", "7"],
    ["nothing at all", ""],
    ["a page", "<!doctype html><p>Not found"],
    ["an object with a prototype for a key", '{"__proto__":{"format":"sourceline-kg"}}'],
  ])("%s is refused in words", async (_, text) => {
    const found = await faults(text);
    expect(found.length).toBeGreaterThan(0);
    for (const line of found) expect(line).not.toMatch(/undefined|\[object/);
  });

  test("a node whose record was taken out is named", async () => {
    const { write } = await (formats.get("graphology") ?? expect.unreachable()).load();
    const graph = JSON.parse(write(smallDataset(), {}).text);
    delete graph.nodes[3].attributes.record;
    expect((await faults(JSON.stringify(graph))).join()).toContain("nodes[3].attributes.record");
  });
});
