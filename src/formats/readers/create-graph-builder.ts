import type { Field } from "../../model/dataset.ts";
import { shownText } from "../../model/field-schemas.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { buildDataset } from "./built-dataset.ts";
import { collectGraph } from "./collected-graph.ts";
import { createFieldTable } from "./field-table.ts";
import { claimFromFlatValues, entityFromFlatValues } from "./flat-values.ts";
import type { BuiltGraph, GraphBuilder, HeadInput, Unlisted } from "./graph-builder.ts";
import type { Guess } from "./guess.ts";
import { createIssueList } from "./issue-list.ts";
import type { TableReading } from "./table-reading.ts";
import { createTerms } from "./terms.ts";

/** Records after which it is told how far it is. */
const RECORDS_PER_REPORT = 200;
/** Claims of a file that are looked at to see whether it was understood. */
const FIRST_CLAIMS = 5;

/**
 * @param name of the file: what the dataset is called where the file does not say.
 * @param weight what weights were chosen to mean.
 * @param onShare told what share of what was expected has come.
 */
export function createGraphBuilder(
  name: string,
  weight?: Field["meaning"],
  onShare: (share: number) => void = () => {},
): GraphBuilder & { finish(): BuiltGraph } {
  let awaited = { count: 0, from: 0, to: 1 };
  let come = 0;
  const oneMore = () => {
    const { count, from, to } = awaited;
    come += 1;
    if (come % RECORDS_PER_REPORT === 0 && come <= count) onShare(from + ((to - from) * come) / count);
  };
  const issues = createIssueList();
  const guesses: Guess[] = [];
  const tables: TableReading[] = [];
  const table = createFieldTable();
  const graph = collectGraph(table, issues.add);
  let unlisted: Unlisted = "marked";
  let head: HeadInput = {};

  const guess = (guess: Guess): void => {
    if (!guesses.some(({ about, value }) => about === guess.about && value === guess.value)) guesses.push(guess);
  };

  return {
    entity(input) {
      oneMore();
      graph.entity(entityFromFlatValues(input));
    },
    claim(input) {
      oneMore();
      graph.claim(claimFromFlatValues(input));
    },
    expect(count, from = 0, to = 1) {
      awaited = { count, from, to };
      come = 0;
    },
    name: graph.name,
    warn: issues.add,
    guess,
    head(input) {
      head = { ...input, ...head };
    },
    table(table) {
      tables.push(table);
    },
    unlisted(policy) {
      unlisted = policy;
    },
    finish() {
      const collected = graph.close(unlisted);
      const { entities, claims, bareLabels, unread } = collected;
      const terms = createTerms(
        entities.map(({ kinds }) => kinds),
        bareLabels,
        claims.length,
      );
      if (terms.manyKinds) {
        for (const held of entities) {
          if (held.kinds.length < 2) continue;
          const kinds = { name: words.kindsField(), key: "kinds", value: held.kinds, type: "text" } as const;
          held.values = { ...held.values, ...table.hold("entity", [kinds]) };
        }
      }
      const { fields, mixed, hasWeight } = table.close(weight);
      if (hasWeight && weight === undefined) guess({ about: "weight", value: "", message: words.weightUnknown() });
      for (const { label, type, others, total, example } of mixed) {
        const values = { field: label, type, others, total, example: shownText(example) };
        issues.add("mixed-field", null, words.mixedField(values));
      }
      const [first] = unread;
      if (first !== undefined) {
        const days = /^[2-5]\d{4}$/.test(first.text) ? "yes" : "no";
        const values = { count: unread.length, example: shownText(first.text), days };
        issues.add("unread-time", first.at, words.unreadTimes(values));
      }
      const title = head.title || withoutEnding(name);
      const dataset = buildDataset(collected, { ...head, title }, terms, table, fields, issues.add);
      const firstClaims = claims.slice(0, FIRST_CLAIMS).map(({ id }) => id);
      return { dataset, firstClaims, guesses, tables, warnings: issues.all() };
    },
  };
}

function withoutEnding(name: string): string {
  return name.replace(/(?:\.[A-Za-z0-9]{1,8}){1,2}$/, "") || name || words.untitled();
}
