import type { Command } from "commander";
import { facetTables } from "../../derive/facets.ts";
import { contestedMask } from "../../features/contested/contested.ts";
import { type Row, textTable } from "../../lib/text-lines.ts";
import type { Dataset, Field } from "../../model/dataset.ts";
import { DIRECTION, directionOf } from "../../model/direction.ts";
import { isExtract, leftBehindInWords } from "../../model/extract.ts";
import { fieldColumn, statedCount } from "../../model/field-columns.ts";
import { issueLine } from "../../model/issue.ts";
import { entityAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import { statedVersion } from "../../model/stated-version.ts";
import { firstDayOfYear, yearOfDay } from "../../model/when.ts";
import { dateText } from "../../words/dates.ts";
import { cliWords as words } from "../../words/en/cli.ts";
import { cliHelpWords as help } from "../../words/en/cli-help.ts";
import type { Words } from "../../words/message.ts";
import { exactNumberText } from "../../words/numbers.ts";
import { createWorkspace } from "../../workspace/workspace.ts";
import type { ReadDataset } from "../read-dataset.ts";
import type { Terminal } from "../terminal.ts";
import { type ReadOptions, readChoices, withReadOptions } from "./read-options.ts";
import { readOrComplain, refusal, subcommand } from "./subcommand.ts";

/** A term with how many entities or claims bear it. */
interface Count {
  readonly id: string;
  readonly label: string;
  readonly count: number;
}

/** What `--json` prints. Lists of terms are in the dataset's order, terms that nothing bears included. */
export interface DatasetStats {
  readonly entities: number;
  readonly claims: number;
  readonly attributions: number;
  readonly sources: number;
  /** Whether claims have a direction: all, none, or some; null where there is none to ask. */
  readonly directed: boolean | "mixed" | null;
  /** What was left out or changed of a file of another program, a line each, with its place. */
  readonly warnings: readonly string[];
  /** What was assumed of it. */
  readonly assumed: readonly string[];
  readonly dataset: { readonly id: string; readonly title: string; readonly version: string | null };
  readonly derivedFrom: Dataset["derivedFrom"];
  readonly totals: {
    readonly entities: number;
    readonly claims: number;
    readonly attributions: number;
    /** Locators, of attributions and of links. */
    readonly evidence: number;
    readonly links: number;
    readonly sources: number;
    /** Claims without a date. */
    readonly undated: number;
    /** Affirmed by one holder and denied by another, or contradicted by another claim. */
    readonly contested: number;
  };
  /** Entities by family and by kind. */
  readonly families: readonly Count[];
  readonly kinds: readonly (Count & { readonly family: string })[];
  /** Claims by family of their predicate, by stance and by holder; a claim with two holders counts for both. */
  readonly predicateFamilies: readonly Count[];
  readonly stances: readonly Count[];
  readonly holders: readonly Count[];
  /** The dataset's own fields: how many entities or claims state a value, and of numbers the least and the greatest. */
  readonly fields: readonly (Count & { readonly of: Field["of"]; readonly range: readonly [number, number] | null })[];
  /** Claims by the year in which they begin or may begin, ascending; null for an open beginning. */
  readonly years: readonly { readonly year: number | null; readonly claims: number }[];
  /** Entities with the most claims, at most ten. */
  readonly topEntities: readonly { readonly id: string; readonly label: string; readonly claims: number }[];
}

const TOP = 10;

/** `stats DATASET`: what is in it, in numbers. */
export function statsCommand(terminal: Terminal): Command {
  return withReadOptions(subcommand("stats", terminal))
    .summary(help.stats())
    .description(help.aboutStats())
    .argument("<files...>", help.files())
    .option("--json", help.json())
    .addHelpText("after", help.afterStats())
    .action(async (paths: readonly string[], options: ReadOptions & { readonly json?: boolean }) => {
      const choices = readChoices(options);
      if (!choices.ok) return refusal(terminal, "stats")(choices.error);
      const read = await readOrComplain(terminal, paths, choices.value);
      if (read === undefined) return;
      const { dataset } = read;
      const stats = countDataset(read);
      const leftBehind = isExtract(dataset) ? leftBehindInWords(dataset) : null;
      terminal.print(options.json === true ? `${JSON.stringify(stats, null, 2)}\n` : statsText(stats, leftBehind));
    });
}

function countDataset({ dataset, report }: Pick<ReadDataset, "dataset" | "report">): DatasetStats {
  const { knowledge, derived } = createWorkspace(dataset).store.getState();
  const countsOf = (facetId: string): readonly Count[] => {
    const values = facetTables(knowledge).find(({ facet }) => facet.id === facetId)?.values ?? [];
    return values.map(({ id, label }, at) => ({ id, label, count: derived.facetCounts[facetId]?.total[at] ?? 0 }));
  };
  const familyOfKind = new Map<string, string>(dataset.vocabulary.entityKinds.map(({ id, family }) => [id, family]));
  const kinds = countsOf("kind").map((kind) => ({ ...kind, family: familyOfKind.get(kind.id) ?? "" }));
  const attributions = dataset.claims.flatMap((claim) => claim.attributions);
  return {
    entities: dataset.entities.length,
    claims: dataset.claims.length,
    attributions: attributions.length,
    sources: dataset.sources.length,
    directed: directedOf(dataset),
    warnings: report?.warnings.map(issueLine) ?? [],
    assumed: report?.guesses.map(({ message }) => message) ?? [],
    dataset: { id: dataset.dataset.id, title: dataset.dataset.title, version: dataset.dataset.version ?? null },
    derivedFrom: dataset.derivedFrom,
    totals: {
      entities: dataset.entities.length,
      claims: dataset.claims.length,
      attributions: attributions.length,
      evidence: [...attributions, ...dataset.links].reduce((sum, { evidence }) => sum + evidence.length, 0),
      links: dataset.links.length,
      sources: dataset.sources.length,
      undated: dataset.claims.filter(({ qualifiers }) => qualifiers.time === null).length,
      contested: contestedMask(knowledge).reduce((sum, is) => sum + is, 0),
    },
    families: dataset.vocabulary.families.map(({ id, label }) => ({
      id,
      label,
      count: kinds.reduce((sum, kind) => sum + (kind.family === id ? kind.count : 0), 0),
    })),
    kinds,
    predicateFamilies: countsOf("predicate-family"),
    stances: countsOf("stance"),
    holders: countsOf("holder"),
    fields: (dataset.vocabulary.fields ?? []).map((field) => countField(knowledge, field)),
    years: countYears(knowledge),
    topEntities: topEntities(knowledge),
  };
}

function directedOf({ claims, vocabulary }: Dataset): DatasetStats["directed"] {
  const predicates = new Map(vocabulary.predicates.map((each) => [each.id, each]));
  const between = claims.filter(({ object }) => object !== null);
  const found = new Set(
    between.map((claim) => directionOf(claim, predicates.get(claim.predicate)) === DIRECTION.directed),
  );
  const [only] = found;
  return found.size > 1 ? "mixed" : (only ?? null);
}

function countField(knowledge: KnowledgeGraph, field: Field): DatasetStats["fields"][number] {
  const { id, label, of } = field;
  const column = fieldColumn(knowledge, field);
  const numbers = column.kind === "number" ? [...column.values].filter((value) => !Number.isNaN(value)) : [];
  const range = numbers.reduce<readonly [number, number] | null>(
    (ends, value) => [Math.min(ends?.[0] ?? value, value), Math.max(ends?.[1] ?? value, value)],
    null,
  );
  return { id, label, count: statedCount(knowledge, field), of, range };
}

function countYears({ claimEarliest }: KnowledgeGraph): DatasetStats["years"] {
  const counts = new Map<number | null, number>();
  for (const day of claimEarliest) {
    if (Number.isNaN(day)) continue;
    const year = Number.isFinite(day) ? yearOfDay(day) : null;
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => (a ?? -Infinity) - (b ?? -Infinity))
    .map(([year, claims]) => ({ year, claims }));
}

function topEntities(knowledge: KnowledgeGraph): DatasetStats["topEntities"] {
  return Array.from(knowledge.entityClaimCount, (claims, e) => ({ e, claims }))
    .filter(({ claims }) => claims > 0)
    .sort((a, b) => b.claims - a.claims || a.e - b.e)
    .slice(0, TOP)
    .map(({ e, claims }) => ({ id: entityAt(knowledge, e).id, label: nameOf(entityAt(knowledge, e)), claims }));
}

/** @param leftBehind what of the whole an extract is without, as a sentence. */
function statsText(stats: DatasetStats, leftBehind: Words | null): string {
  const { dataset, derivedFrom, totals } = stats;
  const table = (title: Words, rows: readonly Row[]) => (rows.length === 0 ? "" : `\n${title}\n${textTable(rows)}`);
  const labelled = (counts: readonly Count[]) =>
    counts.filter(({ count }) => count > 0).map(({ label, count }): Row => [`  ${label}`, count]);
  const { evidence: passages, undated, contested, ...others } = totals;
  const head = [
    words.datasetTitle({ ...dataset, version: dataset.version ?? "none" }),
    ...(derivedFrom === null ? [] : [words.partOf({ ...derivedFrom, version: statedVersion(derivedFrom) })]),
    ...(leftBehind === null ? [] : [leftBehind]),
    words.totals({ ...others, passages }),
    words.undatedAndContested({ undated, contested }),
  ];
  return [
    ...head.map((line) => `${line}\n`),
    table(
      words.byEntityType(),
      stats.families.flatMap((family) => [
        ...(family.count > 0 ? [[family.label, family.count] as const] : []),
        ...labelled(stats.kinds.filter((kind) => kind.family === family.id)),
      ]),
    ),
    table(words.byRelationType(), labelled(stats.predicateFamilies)),
    table(words.byCertainty(), labelled(stats.stances)),
    table(words.byAttribution(), labelled(stats.holders)),
    table(
      words.fields(),
      stats.fields.map(({ label, count, of, range }): Row => [`  ${label}`, count, fieldText(of, range)]),
    ),
    table(
      words.byYear(),
      stats.years.map(({ year, claims }): Row => {
        const text = year === null ? words.openYear() : dateText(firstDayOfYear(year), "year");
        return [`  ${text}`, claims];
      }),
    ),
    table(
      words.mostClaims(),
      stats.topEntities.map(({ id, label, claims }): Row => [`  ${label}`, claims, id]),
    ),
  ].join("");
}

function fieldText(of: Field["of"], range: readonly [number, number] | null): Words {
  if (range === null) return words.ofRecords({ of });
  const [least, greatest] = range;
  return words.ofRecordsInRange({ of, least: exactNumberText(least), greatest: exactNumberText(greatest) });
}
