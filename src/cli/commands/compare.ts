import type { Command } from "commander";
import { timeInWords } from "../../derive/claim-details.ts";
import { claimInWords, stanceInWords } from "../../derive/claim-words.ts";
import {
  type ComparedCount,
  type Comparison,
  compareEntities,
  type OwnNeighbour,
} from "../../features/exploration/comparison.ts";
import { oneLine, type Row, textTable } from "../../lib/text-lines.ts";
import { claimAt, entityAt } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import { cliWords as words } from "../../words/en/cli.ts";
import { cliHelpWords as help } from "../../words/en/cli-help.ts";
import type { Words } from "../../words/message.ts";
import { listText } from "../../words/numbers.ts";
import { createWorkspace, type WorkspaceState } from "../../workspace/workspace.ts";
import type { Terminal } from "../terminal.ts";
import { entitiesNamed } from "./path.ts";
import { readOrComplain, refusal, subcommand } from "./subcommand.ts";

/** `compare DATASET A B`: what two entities have in common, and what each has alone. */
export function compareCommand(terminal: Terminal): Command {
  return subcommand("compare", terminal)
    .summary(help.compare())
    .description(help.aboutCompare())
    .argument("<dataset>", help.dataset())
    .argument("<a>", help.first())
    .argument("<b>", help.second())
    .option("--json", help.json())
    .addHelpText("after", help.afterCompare())
    .action(async (path: string, a: string, b: string, options: { readonly json?: boolean }) => {
      const read = await readOrComplain(terminal, path);
      if (read === undefined) return;
      const workspace = createWorkspace(read.dataset);
      const named = entitiesNamed(workspace, [a, b]);
      const refuse = refusal(terminal, "compare");
      if (!named.ok) return refuse(named.error);
      const [first = -1, second = -1] = named.value;
      const state = workspace.store.getState();
      if (first === second) return refuse(words.sameCompared({ name: nameOf(entityAt(state.knowledge, first)) }));
      const comparison = compareEntities(state.knowledge, state.derived, first, second);
      const ends = [first, second] as const;
      terminal.print(
        options.json === true
          ? `${JSON.stringify(asJson(state, comparison, ends), null, 2)}\n`
          : asText(state, comparison, ends),
      );
    });
}

type Ends = readonly [a: number, b: number];

function asText({ knowledge, derived }: WorkspaceState, comparison: Comparison, [a, b]: Ends): string {
  const label = (e: number) => oneLine(nameOf(entityAt(knowledge, e)));
  const { direct, shared, onlyA, onlyB, totals, timelines, byFamily, byStance } = comparison;
  const list = (title: Words, lines: readonly string[]) =>
    `\n${title}\n${lines.map((line) => `  ${oneLine(line)}\n`).join("")}`;
  const own = (neighbours: readonly OwnNeighbour[]): readonly Words[] =>
    neighbours.map(({ entity, claims }) => {
      const ids = claims.map((c) => claimAt(knowledge, c).id);
      return words.ownNeighbour({ name: label(entity), claims: listText(ids, "comma") });
    });
  const countRows = (counts: readonly ComparedCount[], nameOf: (value: number) => string) =>
    textTable(counts.map((count): Row => [`  ${nameOf(count.value)}`, count.a, count.b]));
  const sentence = (c: number) => claimInWords(knowledge, derived, c);
  const timeline = (name: string, { dated, undated }: { dated: readonly number[]; undated: number }) =>
    list(
      words.datedClaims({ name, undated, count: dated.length }),
      dated.map((c) => words.datedClaim({ time: timeInWords(claimAt(knowledge, c)), claim: sentence(c) })),
    );
  return [
    `${words.comparedEntity({ letter: "A", name: label(a), claims: totals.a })}\n`,
    `${words.comparedEntity({ letter: "B", name: label(b), claims: totals.b })}\n`,
    list(
      words.claimsBetween({ count: direct.length }),
      direct.map((c) => words.claimWithId({ claim: sentence(c), id: claimAt(knowledge, c).id })),
    ),
    list(
      words.connectedToBoth({ count: shared.length }),
      shared.map(({ entity, claimsA, claimsB }) =>
        words.sharedNeighbour({ name: label(entity), a: claimsA.length, b: claimsB.length }),
      ),
    ),
    list(words.connectedToOne({ name: label(a), count: onlyA.length }), own(onlyA)),
    list(words.connectedToOne({ name: label(b), count: onlyB.length }), own(onlyB)),
    `\n${words.comparedRelations()}\n${countRows(byFamily, (value) => knowledge.dataset.vocabulary.predicateFamilies[value]?.label ?? "")}`,
    `\n${words.comparedCertainty()}\n${countRows(byStance, (value) => stanceInWords(knowledge, value))}`,
    timeline(label(a), timelines.a),
    timeline(label(b), timelines.b),
  ].join("");
}

function asJson({ knowledge }: WorkspaceState, comparison: Comparison, [a, b]: Ends): unknown {
  const { direct, shared, onlyA, onlyB, alone, totals, timelines, byFamily, byStance } = comparison;
  const entity = (e: number) => ({ id: entityAt(knowledge, e).id, label: nameOf(entityAt(knowledge, e)) });
  const ids = (claims: readonly number[]) => claims.map((c) => claimAt(knowledge, c).id);
  const own = ({ entity: e, claims }: OwnNeighbour) => ({ entity: entity(e), claims: ids(claims) });
  const { vocabulary } = knowledge.dataset;
  const count = (terms: readonly { readonly id: string }[]) => (one: ComparedCount) => ({
    id: terms[one.value]?.id ?? null,
    a: one.a,
    b: one.b,
  });
  const timeline = (side: "a" | "b") => ({ dated: ids(timelines[side].dated), undated: timelines[side].undated });
  return {
    a: { ...entity(a), claims: totals.a },
    b: { ...entity(b), claims: totals.b },
    direct: ids(direct),
    shared: shared.map(({ entity: e, claimsA, claimsB }) => ({ entity: entity(e), a: ids(claimsA), b: ids(claimsB) })),
    onlyA: onlyA.map(own),
    onlyB: onlyB.map(own),
    alone: { a: ids(alone.a), b: ids(alone.b) },
    byPredicateFamily: byFamily.map(count(vocabulary.predicateFamilies)),
    byStance: byStance.map(count(vocabulary.stances)),
    timelines: { a: timeline("a"), b: timeline("b") },
  };
}
