import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { exportFormats } from "../../../../src/formats/export-formats.ts";
import { openFiles } from "../../../../src/formats/open-files.ts";
import type { Claim, Dataset, Entity, Source } from "../../../../src/model/dataset.ts";
import { nameOf } from "../../../../src/model/name-of.ts";
import { exportLossWords } from "../../../../src/words/en/export-losses.ts";
import { CASES } from "../readers/read-case.ts";

// A file of another program, read and written again in its own format, keeps all that was read of it.

const HOSTILE = new URL("../../../fixtures/hostile/", import.meta.url);

/** Writers of what a reader reads, where they are not called as it is. */
const WRITERS: Readonly<Record<string, string>> = { "node-link-graph": "node-link", "graphology-graph": "graphology" };
/** Readers of formats that we do not write. */
const UNWRITTEN = new Set(["dot", "pajek", "kumu", "canvas", "neo4j", "stix"]);

/** Of a few lines each, in formats that no case is in. */
const TEXTS: Readonly<Record<string, string>> = {
  "a.jgf.json": JSON.stringify({
    graph: {
      label: "Harbours",
      nodes: { n1: { label: "Alder", metadata: { Kind: "firm", x: 1, y: -2 } }, n2: { label: "Birch" } },
      edges: [{ source: "n1", target: "n2", relation: "supplies", directed: false, metadata: { Weight: 2.5 } }],
    },
  }),
  "a.jsonld": JSON.stringify({
    "@context": { "@vocab": "https://example.org/terms#" },
    "@graph": [
      { "@id": "https://example.org/a", "@type": "Firm", name: "Alder", founded: 1904, owns: { "@id": "_:b" } },
      { "@id": "_:b", "@type": "Ship", name: "Birch", note: "=1+1" },
    ],
  }),
  "a.trig": `@prefix : <https://example.org/> . @prefix prov: <http://www.w3.org/ns/prov#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    :log { :alder :supplies :birch . } :log prov:wasAttributedTo :editor ; prov:wasDerivedFrom <https://example.org/p/1> .
    :alder rdfs:label "Alder" . :birch rdfs:label "Birch" ; :founded 1904 . :editor rdfs:label "the editor" .`,
};

const cases = [
  ...[CASES, HOSTILE].flatMap((folder) =>
    readdirSync(new URL("files/", folder)).map((name) => ({ name, bytes: read(new URL(`files/${name}`, folder)) })),
  ),
  ...Object.entries(TEXTS).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) })),
];

function read(url: URL): Uint8Array {
  return new Uint8Array(readFileSync(url));
}

/** All that can be asked of a dataset that was read, by the names that people see, a line for each record. */
function facts({ dataset, vocabulary, entities, claims, sources, layouts }: Dataset): readonly string[] {
  const kinds = new Map<string, string>(vocabulary.entityKinds.map(({ id, label }) => [id, label]));
  const relations = new Map<string, string>(vocabulary.predicates.map(({ id, label }) => [id, label ?? id]));
  const columns = new Map<string, string>(
    (vocabulary.fields ?? []).map(({ id, label, type, list }) => [id, `${list ? "list of " : ""}${type} ${label}`]),
  );
  const names = new Map<string | null, string>(entities.map((entity) => [entity.id, nameOf(entity)]));
  const titles = new Map<string, string>(sources.map((source) => [source.id, titleOf(source)]));
  const titleOfPassage = ({ source }: { readonly source: string }) => titles.get(source);
  const fieldsOf = ({ fields = {} }: Entity | Claim) =>
    Object.entries(fields)
      .map(([id, value]) => `${columns.get(id)}: ${JSON.stringify(value)}`)
      // A colour is one, whichever letters it is written in.
      .map((text) => (text.startsWith("colour ") ? text.toLowerCase() : text))
      .sort();
  const lines: readonly unknown[] = [
    [dataset.title, dataset.description, dataset.licence],
    ...sources.map(titleOf),
    ...entities.map((entity) => {
      const { id, label, kind, aliases, gloss, time, note, place, mentions, described, origin } = entity;
      const position = layouts[0]?.positions[id];
      return [
        ...[label, kinds.get(kind), aliases, gloss, time, note, place, described, origin?.id, position],
        ...[mentions.map(titleOfPassage), fieldsOf(entity)],
      ];
    }),
    ...claims.map((claim) => [
      ...[names.get(claim.subject), relations.get(claim.predicate), names.get(claim.object), claim.label],
      ...[claim.direction, claim.qualifiers.time, claim.gloss, claim.note, claim.status, claim.origin, fieldsOf(claim)],
      claim.attributions.map(({ holder, polarity, stance, saidAt, note, evidence }) => [
        ...[names.get(holder), polarity, stance, saidAt, note],
        ...evidence.map((passage) => [titleOfPassage(passage), passage.page, passage.quotation]),
      ]),
    ]),
  ];
  return lines.map((line) => JSON.stringify(line)).sort();
}

const titleOf = ({ title, address, publishedAt, publisher }: Source) =>
  JSON.stringify([title, address, publishedAt, publisher]);

describe("read and written again in its own format, a file keeps all it had", () => {
  test.each(cases)("$name", async ({ name, bytes }) => {
    const opened = await openFiles([{ name, bytes }]);
    // What is refused, and a file of ours.
    if (!opened.ok || opened.value.report === null) return;
    const { dataset, report } = opened.value;
    if (UNWRITTEN.has(report.format)) return;
    const format = exportFormats.get(name.endsWith(".trig") ? "trig" : (WRITERS[report.format] ?? report.format));
    if (format === undefined) return expect.unreachable(report.format);
    const { pieces, losses } = (await format.load()).write(dataset, {});
    const again = await openFiles([
      { name: `again${format.extension}`, bytes: new Uint8Array(await new Blob([...pieces]).arrayBuffer()) },
    ]);
    if (!again.ok) return expect.unreachable(JSON.stringify(again.error));
    // What no text can hold is declared.
    const isReplaced = losses.some(({ what }) => what === exportLossWords.controls());
    const told = (lines: readonly string[]) =>
      isReplaced ? lines.map((line) => line.replaceAll(/\\u0000/g, "\uFFFD")) : lines;
    expect(facts(again.value.dataset)).toEqual(told(facts(dataset)));
  });
});
