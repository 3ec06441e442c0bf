import type { Command } from "commander";
import { claimInWords, stanceInWords, timeInWords } from "../../derive/claim-words.ts";
import {
  type ComparedCount,
  type Comparison,
  compareEntities,
  type OwnNeighbour,
} from "../../features/exploration/comparison.ts";
import { counted } from "../../lib/count-words.ts";
import { claimAt, entityAt } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import { createWorkspace, type WorkspaceState } from "../../workspace/workspace.ts";
import { oneLine, type Row, type Terminal, textTable } from "../terminal.ts";
import { entitiesNamed } from "./path.ts";
import { DATASET_HELP, readOrComplain, refusal, subcommand } from "./subcommand.ts";

const EXAMPLES = `
Names may be ids, labels or aliases; case and diacritics do not count.

Examples:
  sourceline compare graph-data/kerman-attack Mossad AIVD
  sourceline compare graph-data/kerman-attack Iran Israel --json`;

/** `compare DATASET A B`: what two entities have in common, and what each has alone. */
export function compareCommand(terminal: Terminal): Command {
  return subcommand("compare", terminal)
    .summary("set two entities side by side")
    .description("Lists what joins two entities directly, whom both are joined to, whom only one is, and when.")
    .argument("<dataset>", DATASET_HELP)
    .argument("<a>", "the first")
    .argument("<b>", "the second")
    .option("--json", "print JSON instead of text")
    .addHelpText("after", EXAMPLES)
    .action(async (path: string, a: string, b: string, options: { readonly json?: boolean }) => {
      const read = await readOrComplain(terminal, path);
      if (read === undefined) return;
      const workspace = createWorkspace(read.dataset);
      const named = entitiesNamed(workspace, [a, b]);
      const refuse = refusal(terminal, "compare");
      if (!named.ok) return refuse(named.error);
      const [first = -1, second = -1] = named.value;
      const state = workspace.store.getState();
      if (first === second)
        return refuse(`"${nameOf(entityAt(state.knowledge, first))}" is named twice (name two entities)`);
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
  const list = (title: string, count: number, lines: readonly string[]) =>
    `\n${title}: ${count}\n${lines.map((line) => `  ${oneLine(line)}\n`).join("")}`;
  const own = (neighbours: readonly OwnNeighbour[]): readonly string[] =>
    neighbours.map(
      ({ entity, claims }) => `${label(entity)} (${claims.map((c) => claimAt(knowledge, c).id).join(", ")})`,
    );
  const countRows = (counts: readonly ComparedCount[], nameOf: (value: number) => string) =>
    textTable(counts.map((count): Row => [`  ${nameOf(count.value)}`, count.a, count.b]));
  const dated = (claims: readonly number[]) =>
    claims.map((c) => `${timeInWords(claimAt(knowledge, c))}: ${claimInWords(knowledge, derived, c)}`);
  return [
    `A: ${label(a)}, ${counted(totals.a, "claim")}\nB: ${label(b)}, ${counted(totals.b, "claim")}\n`,
    list(
      "Said of the two",
      direct.length,
      direct.map((c) => `${claimInWords(knowledge, derived, c)} (${claimAt(knowledge, c).id})`),
    ),
    list(
      "Joined to both",
      shared.length,
      shared.map(({ entity, claimsA, claimsB }) => `${label(entity)} (A ${claimsA.length}, B ${claimsB.length})`),
    ),
    list(`Joined to ${label(a)} only`, onlyA.length, own(onlyA)),
    list(`Joined to ${label(b)} only`, onlyB.length, own(onlyB)),
    `\nClaims by what is said (A, B)\n${countRows(byFamily, (value) => knowledge.dataset.vocabulary.predicateFamilies[value]?.label ?? "")}`,
    `\nClaims by how it is said (A, B)\n${countRows(byStance, (value) => stanceInWords(knowledge, value))}`,
    list(`Dated, ${label(a)} (${timelines.a.undated} undated)`, timelines.a.dated.length, dated(timelines.a.dated)),
    list(`Dated, ${label(b)} (${timelines.b.undated} undated)`, timelines.b.dated.length, dated(timelines.b.dated)),
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
